using Islet.Guidelines;

namespace Islet.Tests.Cli;

/// <summary>What people and programs write wrong is told with a code, and is never a fault of ours.</summary>
public sealed class OddInputTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory]
    [InlineData("evaluate", "E_FACTS_FILE"), InlineData("plan", "E_FACTS_FILE"), InlineData("anchors", "E_ANCHORS_FILE"), InlineData("classify", "E_FACTS_FILE")]
    [InlineData("facts", "E_FACTS_FILE"), InlineData("assess", "E_RESPONSE_FILE"), InlineData("batch", "E_STATS_FILE")]
    public async Task Text_that_is_no_Unicode_and_a_name_twice_are_refused_with_their_place(string command, string code)
    {
        var (file, good) = (terminal.Path("odd.json"), Written("good.json", """{"facts":{"primary_site":"pancreas"}}"""));
        string[] call = command switch
        {
            "evaluate" => ["guideline", "evaluate", file],
            "anchors" => ["plan", good, "--anchors", file],
            "assess" => ["response", "assess", file],
            "batch" => ["stats", "batch", file],
            _ => [command, file],
        };
        foreach (var (bytes, says) in new (byte[], string)[]
        {
            ([.. "{\"facts\":\n{\"primary_site\":\""u8, 0xE4, .. "\"}}"u8], "UTF-8"), ("{\"facts\":\n{\"primary_site\":\"\\ud800\"}}"u8.ToArray(), "surrogate"),
            ("{\"facts\":\n{\"primary_site\":\"pancreas\",\"primary_site\":\"pancreas\"}}"u8.ToArray(), "primary_site"),
        })
        {
            await File.WriteAllBytesAsync(file, bytes);
            var run = await terminal.IsletAsync([.. call, "--json"]);
            var error = run.Json.GetProperty("error");
            Assert.Equal((3, code), (run.Exit, error.GetProperty("code").GetString()));
            Assert.Contains("odd.json, line 2, column", error.GetProperty("where").GetString()!, StringComparison.Ordinal);
            Assert.Contains(says, run.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("plan", "f.json", "--horizon", "abc"), InlineData("plan", "f.json", "--horizon", "0"), InlineData("plan", "f.json", "--horizon", "601"), InlineData("plan", "f.json", "--horizon", "99999999999")]
    [InlineData("study", "run", "s.yaml", "--out", "x", "--width", "abc"), InlineData("sample", "uppsala", "x", "--patients", "abc"), InlineData("virtual", "p.yaml", "--seed", "1", "--patients", "abc")]
    [InlineData("virtual", "p.yaml", "--seed", "abc"), InlineData("demo", "--port", "abc"), InlineData("demo", "--port", "70000"), InlineData("export", "tables", "x", "--deidentify", "--age-limit", "abc"), InlineData("export", "tables", "x", "--deidentify", "--k", "abc")]
    [InlineData("guideline", "check", ""), InlineData("plan", "f.json", "--anchors", ""), InlineData("plan", "f.json", "--ics", " "), InlineData("classify", ""), InlineData("response", "assess", "")]
    [InlineData("guideline", "list", "--stance", "abc"), InlineData("plan", "f.json", "--as-of", "abc")]
    public async Task Words_that_are_off_end_with_2_and_an_error_in_JSON(params string[] call)
    {
        var words = await terminal.IsletAsync(call);
        Assert.Equal((2, ""), (words.Exit, words.Output));
        Assert.Contains("--help", words.Errors, StringComparison.Ordinal);
        var json = await terminal.IsletAsync([.. call, "--json"]);
        Assert.Equal((2, "E_USAGE"), (json.Exit, json.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_calendar_file_that_cannot_be_written_is_named()
    {
        var facts = Written("f.json", """{"facts":{"primary_site":"pancreas"}}""");
        foreach (var path in new[] { terminal.Path("no/such/dir/x.ics"), terminal.Folder })
        {
            var error = (await terminal.IsletAsync("plan", facts, "--ics", path, "--json")).Json.GetProperty("error");
            Assert.Equal(("E_PLAN_CALENDAR", $"--ics {path}"), (error.GetProperty("code").GetString(), error.GetProperty("where").GetString()));
        }
    }

    [Theory]
    [InlineData("colonoscopy"), InlineData("foo"), InlineData("blood pressure"), InlineData("chest X-ray"), InlineData("bone scan"), InlineData("")]
    public async Task An_examination_that_nobody_knows_is_refused_and_never_counts(string modality)
    {
        var run = await PlanAsync(modality);
        var error = run.Json.GetProperty("error");
        Assert.Equal((3, "E_ANCHORS_MODALITY", "done[0].modality"), (run.Exit, error.GetProperty("code").GetString(), error.GetProperty("where").GetString()));
        Assert.Contains("ultrasound", error.GetProperty("expected").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CT", true), InlineData("mri", true), InlineData("SSTR-PET", true), InlineData("imaging", true)]
    [InlineData("ultrasound", false), InlineData("US", false), InlineData("endosonography", false), InlineData("EUS", false), InlineData("visit", false), InlineData("laboratories", false)]
    public async Task Only_imaging_marks_imaging_as_done(string modality, bool counts)
    {
        var plan = (await PlanAsync(modality)).Json;
        Assert.Equal(counts, plan.GetProperty("done").EnumerateArray().Any(w => w.GetProperty("statement").GetString() == "NANETS2020-SM-18"));
    }

    [Fact]
    public async Task A_misspelt_examination_is_told_the_nearest() => Assert.Contains("Did you mean MRI?", (await PlanAsync("MRT")).Errors, StringComparison.Ordinal);

    [Fact]
    public async Task A_resection_that_the_facts_place_elsewhere_is_told_and_the_given_day_taken()
    {
        var facts = Written("f.json", """{"facts":{"primary_site":"pancreas","months_since_resection":24}}""");
        foreach (var (day, odd) in new[] { ("2022-05-01", false), ("2022-05-14", false), ("2022-06-01", true), ("2021-05-01", true) })
        {
            var run = await terminal.IsletAsync("plan", facts, "--anchors", Written("a.json", $$"""{"resection":"{{day}}"}"""), "--as-of", "2024-05-01", "--json");
            Assert.Equal((0, odd), (run.Exit, run.Errors.Contains("W_ANCHORS_FACTS", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("""{"facts":{"differentiation":"wel"}}""", "E_FACTS_VALUE", "Did you mean well?"), InlineData("""{"facts":{"differentiation":"wel"}}""", "E_FACTS_VALUE", "'wel'")]
    [InlineData("""{"facts":{"differentiation":"Anna Andersson"}}""", "E_FACTS_VALUE", "a text of 14 characters")]
    [InlineData("""{"vignettes":[{"id":"A","facts":{}},{"id":"B","facts":{}},{"id":"A","facts":{}}]}""", "E_FACTS_TWICE", "the id of vignettes[0]")]
    [InlineData("""{"facts":{},"vignettes":[]}""", "E_FACTS_FILE", "both")]
    [InlineData("""{"fact":{}}""", "E_FACTS_FILE", "'fact'")]
    public async Task A_file_of_facts_that_means_two_things_or_none_is_refused(string file, string code, string says)
    {
        var run = await terminal.IsletAsync("guideline", "evaluate", Written("f.json", file));
        Assert.Equal((3, ""), (run.Exit, run.Output));
        Assert.Contains(code, run.Errors, StringComparison.Ordinal);
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_read_beside_the_facts_is_told_and_the_rest_answered()
    {
        var run = await terminal.IsletAsync("guideline", "evaluate", Written("f.json", """{"facts":{},"titel":"a"}"""), "--as-of", "2024-01-01", "--json");
        Assert.Equal((0, 1), (run.Exit, run.Json.GetProperty("results").GetArrayLength()));
        Assert.Contains("W_FACTS_MEMBER  titel", run.Errors, StringComparison.Ordinal);
        Assert.Contains("W_FACTS_UNDATED  --as-of", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_is_supposed_once()
    {
        var facts = Written("f.json", """{"facts":{}}""");
        var twice = await terminal.IsletAsync("guideline", "evaluate", facts, "--if", "ki67_percent=25", "--if", "ki67_percent=2", "--json");
        Assert.Equal((3, "E_SUPPOSE_TWICE"), (twice.Exit, twice.Json.GetProperty("problems")[0].GetProperty("code").GetString()));
        Assert.Equal(0, (await terminal.IsletAsync("guideline", "evaluate", facts, "--if", "ki67_percent=25", "--if", "who_edition=2022")).Exit);
    }

    [Fact]
    public async Task A_topic_that_no_statement_has_is_refused()
    {
        var none = await terminal.IsletAsync("guideline", "list", "--topic", "ZZZ", "--json");
        Assert.Equal((3, "E_GUIDELINE_TOPIC"), (none.Exit, none.Json.GetProperty("error").GetProperty("code").GetString()));
        Assert.Equal(0, (await terminal.IsletAsync("guideline", "list", "--topic", "sys")).Exit);
    }

    [Fact]
    public async Task A_table_fits_a_page_and_breaks_no_word()
    {
        var list = await terminal.IsletAsync("guideline", "list", "--guideline", StatementBase.Nanets2020.Key);
        Assert.All(list.Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 160));
        var plan = await PlanAsync("CT", json: false);
        Assert.All(plan.Output.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 160));
        Assert.Contains("2024-01-15", plan.Output, StringComparison.Ordinal);
    }

    private string Written(string name, string text)
    {
        File.WriteAllText(terminal.Path(name), text);
        return terminal.Path(name);
    }

    private async Task<Terminal.Run> PlanAsync(string modality, bool json = true) => await terminal.IsletAsync(["plan",
        Written("facts.json", """{"facts":{"primary_site":"pancreas","differentiation":"well","disease_status":"metastatic","current_treatment":"none","prior_prrt":true}}"""),
        "--anchors", Written("anchors.json", $$"""{"last_prrt_cycle":"2024-01-15","done":[{"modality":"{{modality}}","date":"2024-04-01"}]}"""), "--as-of", "2024-05-01", .. json ? ["--json"] : Array.Empty<string>()]);
}
