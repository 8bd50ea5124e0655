using System.Text.Json;
using Islet.Cli;
using Islet.Guidelines;
using StatementBase = Islet.Guidelines.StatementBase;

namespace Islet.Tests.Cli;

/// <summary><c>islet guideline</c> by the contract of the command line.</summary>
public sealed class GuidelineCommandTests : IDisposable
{
    private static readonly string Vignettes = Repository.File("tests", "Islet.Tests", "Course", "Conditions", "Fixtures", "vignettes.json");

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact] // fifteen patients worked out by hand: outcome, exact missing facts, checks, emphasis, derived facts
    public async Task The_worked_patients_are_answered_as_by_hand()
    {
        var run = await terminal.IsletAsync("guideline", "evaluate", Vignettes, "--json");
        Assert.Equal((ExitCode.Done, ""), (run.Exit, run.Errors));
        var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Vignettes)).RootElement.GetProperty("vignettes").EnumerateArray().ToList();
        Assert.All(expected.Zip(run.Json.GetProperty("results").EnumerateArray(), (v, r) => (Vignette: v, Result: r)), patient =>
        {
            var (v, result) = patient;
            Assert.Equal(v.GetProperty("id").GetString(), result.GetProperty("id").GetString());
            Assert.Equal(StatementBase.Nanets2020.Statements.Select(s => s.Id), result.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
            var statements = result.GetProperty("statements").EnumerateArray().ToDictionary(s => s.GetProperty("id").GetString()!);
            Assert.All(v.GetProperty("must_apply").EnumerateArray(), s => Assert.Equal("applies", Outcome(s.GetString()!)));
            Assert.All(v.GetProperty("must_not_apply").EnumerateArray(), s => Assert.Equal("does_not_apply", Outcome(s.GetString()!)));
            Assert.All(v.GetProperty("must_be_undecided").EnumerateArray(), s =>
            {
                Assert.Equal("undecided", Outcome(s.GetProperty("id").GetString()!));
                Assert.Equal(Sorted(s.GetProperty("missing")), Sorted(statements[s.GetProperty("id").GetString()!].GetProperty("missing")));
            });
            Assert.All(v.GetProperty("checks").EnumerateObject(), c => Assert.Equal(c.Value.GetString(), statements[c.Name].GetProperty("check").GetString()));
            Assert.All(v.GetProperty("emphasis").EnumerateObject(), e => Assert.Equal(e.Value.ValueKind is JsonValueKind.True, statements[e.Name].GetProperty("emphasis").ValueKind is JsonValueKind.True));
            Assert.All(v.GetProperty("derived").EnumerateObject(), d => Assert.Equal(d.Value.ToString(), result.GetProperty("derived").GetProperty(d.Name).ToString()));

            string? Outcome(string id) => statements[id].GetProperty("outcome").GetString();
        });
        Assert.Equal(IntendedPurpose.Text, run.Json.GetProperty("purpose").GetString());
    }

    [Fact]
    public async Task Derived_facts_are_a_value_a_list_or_null()
    {
        var result = (await EvaluateAsync("""{"differentiation":"well","mitoses_per_2mm2":5,"hereditary_features":[],"sstr_pet_result":null}""")).Json.GetProperty("results")[0];
        var derived = result.GetProperty("derived");
        Assert.Equal(["G2", "G3"], derived.GetProperty("net_grade").EnumerateArray().Select(g => g.GetString()));
        Assert.Equal((1, "G2"), (derived.GetProperty("men1_feature_count").GetInt32(), derived.GetProperty("grade_by_mitoses").GetString()));
        Assert.All(["sstr_status", "grade_by_ki67", "hereditary_suspicion", "index_grades_discrepant"], name => Assert.Equal(JsonValueKind.Null, derived.GetProperty(name).ValueKind));
        Assert.Equal(JsonValueKind.Null, result.GetProperty("id").ValueKind);
        var statement = result.GetProperty("statements")[0];
        Assert.Equal(["id", "outcome", "missing", "check", "emphasis", "tension"], statement.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public async Task Both_sides_of_a_tension_name_the_other()
    {
        const string facts = """{"primary_site":"pancreas","differentiation":"well","ki67_percent":2,"mitoses_per_2mm2":1,"disease_status":"metastatic","symptom_burden":"none","systemic_lines_started":0,"sstr_pet_result":"positive"}""";
        var statements = (await EvaluateAsync(facts)).Json.GetProperty("results")[0].GetProperty("statements").EnumerateArray().ToDictionary(s => s.GetProperty("id").GetString()!);
        Assert.Contains("NANETS2020-SYS-03", statements["NANETS2020-SYS-02"].GetProperty("tension").EnumerateArray().Select(t => t.GetString()));
        Assert.Contains("NANETS2020-SYS-02", statements["NANETS2020-SYS-03"].GetProperty("tension").EnumerateArray().Select(t => t.GetString()));
        Assert.DoesNotContain("NANETS2020-BULK-02", statements["NANETS2020-SYS-03"].GetProperty("tension").EnumerateArray().Select(t => t.GetString())); // it is undecided
    }

    [Theory] // place, code; a text of the file is never repeated
    [InlineData("""{"facts":{"ki67_percent":101}}""", "E_FACTS_VALUE", "facts.ki67_percent"), InlineData("""{"facts":{"ki67":3}}""", "E_FACTS_NAME", "facts.ki67")]
    [InlineData("""{"facts":{"net_grade":"G2"}}""", "E_FACTS_NAME", "facts.net_grade"), InlineData("""{"facts":{},"ki67_percent":3}""", "E_FACTS_NAME", "ki67_percent")]
    [InlineData("""{"vignettes":[{"facts":{}},{"facts":{"differentiation":"Anna"}}]}""", "E_FACTS_VALUE", "vignettes[1].facts.differentiation")]
    public async Task A_value_that_no_fact_can_have_refuses_the_file(string file, string code, string where)
    {
        var run = await FileAsync(file);
        var problem = Assert.Single(run.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal((ExitCode.Refused, code, where), (run.Exit, problem.GetProperty("code").GetString(), problem.GetProperty("where").GetString()));
        Assert.DoesNotContain("Anna", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json"), InlineData("[]"), InlineData("{}"), InlineData("""{"facts":[]}"""), InlineData("""{"vignettes":{}}"""), InlineData("""{"vignettes":[{"id":"a"}]}"""), InlineData("""{"facts":{"age_years":1,"age_years":2}}""")]
    public async Task A_file_of_another_form_is_refused(string file)
    {
        var run = await FileAsync(file);
        Assert.Equal((ExitCode.Refused, "E_FACTS_FILE"), (run.Exit, run.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact] // what somebody expects of a patient is not read
    public async Task Other_names_in_the_file_are_passed_over() =>
        Assert.Equal(ExitCode.Done, (await FileAsync("""{"id":7,"title":"a","note":null,"must_apply":["X"],"facts":{}}""")).Exit);

    [Fact]
    public async Task A_supposition_says_what_would_change()
    {
        await File.WriteAllTextAsync(terminal.Path("f.json"), """{"facts":{"primary_site":"pancreas","differentiation":"well","disease_status":"metastatic","mitoses_per_2mm2":1,"ki67_percent":2,"symptom_burden":"none"}}""");
        var run = await terminal.IsletAsync("guideline", "evaluate", terminal.Path("f.json"), "--if", "ki67_percent=25", "--json");
        var result = run.Json.GetProperty("results")[0];
        Assert.Equal(["ki67_percent = 25"], result.GetProperty("suppositions").EnumerateArray().Select(s => s.GetString()));
        var change = Assert.Single(result.GetProperty("changes").EnumerateArray(), c => c.GetProperty("id").GetString() == "NANETS2020-SYS-02");
        Assert.Equal(("applies", "does_not_apply"), (change.GetProperty("before").GetProperty("outcome").GetString(), change.GetProperty("after").GetProperty("outcome").GetString()));
        var words = await terminal.IsletAsync("guideline", "evaluate", terminal.Path("f.json"), "--if", "ki67_percent=25", "--if", "symptom_burden=unknown");
        Assert.Contains("would cease to apply:", words.Output, StringComparison.Ordinal);
        Assert.Contains("If Ki-67 index were 25 and symptom burden were unknown:", words.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ki67_percent=130", "E_SUPPOSE_VALUE"), InlineData("ki=1", "E_SUPPOSE_FACT"), InlineData("net_grade=G2", "E_SUPPOSE_DERIVED"), InlineData("fit", "E_SUPPOSE_FORM")]
    public async Task A_supposition_that_cannot_be_is_refused(string supposition, string code)
    {
        var run = await terminal.IsletAsync("guideline", "evaluate", Vignettes, "--if", supposition, "--json");
        Assert.Equal((ExitCode.Refused, code), (run.Exit, Assert.Single(run.Json.GetProperty("problems").EnumerateArray()).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_person_reads_what_applies_what_is_open_and_how_many_do_not()
    {
        await File.WriteAllTextAsync(terminal.Path("f.json"), """{"facts":{"primary_site":"pancreas","differentiation":"well","disease_status":"metastatic","ki67_percent":2,"mitoses_per_2mm2":1}}""");
        var (few, all) = (await terminal.IsletAsync("guideline", "evaluate", terminal.Path("f.json")), await terminal.IsletAsync("guideline", "evaluate", terminal.Path("f.json"), "--all"));
        Assert.Matches("[0-9]+ statements apply:", few.Output);
        Assert.Matches("SYS-02 +significant majority +Observation +symptom burden", few.Output);
        Assert.Contains("do not apply; --all lists them.", few.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("NEC-01", few.Output, StringComparison.Ordinal);
        Assert.Contains("NEC-01", all.Output, StringComparison.Ordinal);
        Assert.EndsWith("The board decides.", few.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_of_the_registry_is_read_from_the_findings()
    {
        await terminal.IsletAsync("import", "cbioportal", terminal.Study(), "--registry", terminal.Registry);
        var run = await terminal.IsletAsync("guideline", "evaluate", "P1", "--registry", terminal.Registry, "--json");
        Assert.Equal((ExitCode.Done, "P1"), (run.Exit, run.Json.GetProperty("results")[0].GetProperty("id").GetString()));
        Assert.Contains("cautions", run.Json.GetProperty("results")[0].GetProperty("statements")[0].EnumerateObject().Select(m => m.Name));
        Assert.DoesNotContain("SECRET", run.Output, StringComparison.Ordinal);
        var words = await terminal.IsletAsync("guideline", "evaluate", "SECRET-1", "--registry", terminal.Registry, "--if", "primary_site=lung");
        Assert.Equal((ExitCode.Done, ""), (words.Exit, words.Errors));
        Assert.Equal((ExitCode.Refused, "E_PATIENT_UNKNOWN"), Refusal(await terminal.IsletAsync("guideline", "evaluate", "nobody", "--registry", terminal.Registry, "--json")));
    }

    [Theory]
    [InlineData("SYS-02"), InlineData("NANETS2020-SYS-02"), InlineData("nanets2020-sys-02")]
    public async Task A_statement_is_shown_whole(string id)
    {
        var shown = await terminal.IsletAsync("guideline", "show", id);
        Assert.All(["Asymptomatic metastatic pNET", "significant majority (≥75 %)", "SYS-03", "G12 and MET and symptom_burden = none", "NET and net_grade in {G1, G2}", "tumor_volume = low", "lines 418-424", "Pancreas 2020"],
            text => Assert.Contains(text, shown.Output, StringComparison.Ordinal));
        var json = (await terminal.IsletAsync("guideline", "show", id, "--json")).Json.GetProperty("statement");
        Assert.Equal("primary_site in {pancreas, occult} and ((differentiation = well and net_grade in {G1, G2}) and disease_status = metastatic and symptom_burden = none)", json.GetProperty("condition").GetProperty("opened").GetString());
        Assert.Equal((3, 4), (json.GetProperty("schedule")[0].GetProperty("every_min_months").GetInt32(), json.GetProperty("schedule")[0].GetProperty("every_max_months").GetInt32()));
    }

    [Theory]
    [InlineData("SYS-2", "SYS-02"), InlineData("NANETS2020-SYS-002", "NANETS2020-SYS-02"), InlineData("quite something else", "islet guideline list")]
    public async Task An_unknown_statement_is_refused_with_the_nearest(string id, string remedy)
    {
        var run = await terminal.IsletAsync("guideline", "show", id, "--json");
        Assert.Equal((ExitCode.Refused, "E_STATEMENT_UNKNOWN"), Refusal(run));
        Assert.Contains(remedy, run.Json.GetProperty("error").GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_guideline_is_refused() =>
        Assert.Equal((ExitCode.Refused, "E_GUIDELINE_UNKNOWN"), Refusal(await terminal.IsletAsync("guideline", "evaluate", Vignettes, "--guideline", "nanets", "--json")));

    [Theory]
    [InlineData(232, ""), InlineData(5, "--strength Consensus"), InlineData(11, "--stance NoConsensus"), InlineData(11, "--topic SYS"), InlineData(1, "--search Asymptomatic safely"), InlineData(0, "--search nothingofthiskind")]
    public async Task The_list_is_narrowed(int count, string filter)
    {
        string[] words = filter.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        var json = (await terminal.IsletAsync(["guideline", "list", "--guideline", "nanets-2020", .. words, "--json"])).Json;
        Assert.Equal(count, json.GetProperty("guidelines")[0].GetProperty("statements").GetArrayLength());
        Assert.Equal(ExitCode.Done, (await terminal.IsletAsync(["guideline", "list", "--guideline", "nanets-2020", .. words])).Exit);
    }

    [Fact]
    public async Task What_has_been_overtaken_is_listed() => Assert.Equal(StatementBase.Nanets2020.Statements.Where(s => s.Superseded is not null).Select(s => s.Id),
        (await terminal.IsletAsync("guideline", "list", "--guideline", "nanets-2020", "--superseded", "--json")).Json.GetProperty("guidelines")[0].GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("id").GetString()));

    private static (int, string?) Refusal(Terminal.Run run) => (run.Exit, run.Json.GetProperty("error").GetProperty("code").GetString());

    private static IEnumerable<string?> Sorted(JsonElement texts) => texts.EnumerateArray().Select(t => t.GetString()).Order(StringComparer.Ordinal);

    private Task<Terminal.Run> EvaluateAsync(string facts) => FileAsync($$"""{"facts":{{facts}}}""");

    private async Task<Terminal.Run> FileAsync(string text)
    {
        await File.WriteAllTextAsync(terminal.Path("f.json"), text);
        return await terminal.IsletAsync("guideline", "evaluate", terminal.Path("f.json"), "--json");
    }
}
