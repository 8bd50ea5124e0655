using System.Text.Json;
using Islet.Cli;
using Islet.Cli.Exchange;
using Islet.Course;

namespace Islet.Tests.Cli;

public sealed class IsletCommandTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Wrong_words_end_with_2_and_say_where_help_is()
    {
        foreach (var args in new[] { new[] { "nothing" }, ["patient", "show"], ["import", "spreadsheet", "x"], ["patient", "show", "P1", "--as-of", "yesterday"], ["check", "--registry", ""] })
        {
            var run = await terminal.IsletAsync(args);
            Assert.Equal((ExitCode.Usage, ""), (run.Exit, run.Output));
            Assert.Contains("--help", run.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refusal_ends_with_3_in_words_and_in_JSON()
    {
        var words = await terminal.IsletAsync("patient", "list", "--registry", terminal.Registry);
        Assert.Equal((ExitCode.Refused, ""), (words.Exit, words.Output));
        Assert.Contains("E_REGISTRY_MISSING", words.Errors, StringComparison.Ordinal);
        var json = await terminal.IsletAsync("patient", "list", "--registry", terminal.Registry, "--json");
        Assert.Equal((ExitCode.Refused, "E_REGISTRY_MISSING"), (json.Exit, json.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task An_import_twice_is_an_import_once()
    {
        var study = terminal.Study();
        var first = await terminal.IsletAsync("import", "cbioportal", study, "--registry", terminal.Registry, "--json");
        Assert.Equal((ExitCode.ProblemsFound, 3), (first.Exit, first.Json.GetProperty("patients").GetInt32()));
        var stored = first.Json.GetProperty("findings").GetInt32();
        var second = await terminal.IsletAsync("import", "cbioportal", study, "--registry", terminal.Registry, "--json");
        Assert.Equal((0, stored), (second.Json.GetProperty("findings").GetInt32(), second.Json.GetProperty("unchanged").GetInt32()));
    }

    [Fact]
    public async Task A_changed_source_supersedes_and_the_history_keeps_both()
    {
        await terminal.IsletAsync("import", "cbioportal", terminal.Study(), "--registry", terminal.Registry);
        var again = await terminal.IsletAsync("import", "cbioportal", terminal.Study(months: "10.1"), "--registry", terminal.Registry, "--json");
        Assert.Equal(1, again.Json.GetProperty("findings").GetInt32());
        var history = (await terminal.IsletAsync("patient", "history", "P1", "--registry", terminal.Registry, "--json")).Json.GetProperty("findings").EnumerateArray();
        Assert.Equal(["+9.4 mo superseded", "+10.1 mo visible"], history.Where(f => f.GetProperty("kind").GetString() == "VitalStatus")
            .Select(f => $"{f.GetProperty("happened").GetString()} {f.GetProperty("visibility").GetString()}"));
    }

    [Fact]
    public async Task A_dry_run_and_a_refused_import_leave_no_registry()
    {
        var dry = await terminal.IsletAsync("import", "cbioportal", terminal.Study(), "--registry", terminal.Registry, "--dry-run", "--json");
        Assert.Equal(ExitCode.ProblemsFound, dry.Exit);
        Assert.True(dry.Json.GetProperty("findings").GetInt32() > 0);
        var refused = await terminal.IsletAsync("import", "cbioportal", terminal.Study(months: "-3"), "--registry", terminal.Registry, "--json");
        Assert.Equal((ExitCode.Refused, 0), (refused.Exit, refused.Json.GetProperty("findings").GetInt32()));
        Assert.Contains(refused.Json.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString()!.StartsWith("E_", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(terminal.Folder, "registry.db*"));
    }

    [Fact]
    public void A_registry_that_another_process_made_meanwhile_is_left_as_it_is()
    {
        using (var draft = new DraftRegistry(terminal.Registry))
        {
            File.WriteAllText(draft.Path, "ours");
            File.WriteAllText(terminal.Registry, "theirs");
            Assert.False(draft.TryPublish());
        }
        Assert.Equal("theirs", File.ReadAllText(Assert.Single(Directory.GetFiles(terminal.Folder))));
    }

    [Fact]
    public async Task First_imports_at_the_same_moment_lose_nothing()
    {
        var (study, other) = (terminal.Study(), Directory.CreateDirectory(terminal.Path("other")).FullName);
        foreach (var file in Directory.GetFiles(study))
            File.WriteAllText(Path.Combine(other, Path.GetFileName(file)), File.ReadAllText(file).Replace("SECRET", "OTHER", StringComparison.Ordinal).Replace("S-", "O-", StringComparison.Ordinal));
        var refused = Directory.CreateDirectory(terminal.Path("refused")).FullName;
        foreach (var file in Directory.GetFiles(study))
            File.WriteAllText(Path.Combine(refused, Path.GetFileName(file)), File.ReadAllText(file).Replace("9.4", "-9.4", StringComparison.Ordinal));
        var exits = await Task.WhenAll(new[] { study, other, refused }.Select(async folder =>
            (await Task.Run(() => terminal.IsletAsync("import", "cbioportal", folder, "--registry", terminal.Registry, "--json"))).Exit));
        Assert.Equal([ExitCode.ProblemsFound, ExitCode.ProblemsFound, ExitCode.Refused], exits);
        Assert.Equal(6, (await terminal.IsletAsync("patient", "list", "--registry", terminal.Registry, "--json")).Json.GetProperty("patients").GetArrayLength());
    }

    [Fact]
    public async Task A_stopped_import_says_so_and_leaves_no_registry()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await IsletCommand.RunAsync(["import", "cbioportal", terminal.Study(), "--registry", terminal.Registry, "--json"], output, errors, stopped.Token);
        Assert.Equal((ExitCode.Stopped, "E_STOPPED"), (exit, JsonDocument.Parse(output.ToString()).RootElement.GetProperty("error").GetProperty("code").GetString()));
        Assert.Empty(Directory.GetFiles(terminal.Folder));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_told_by_the_registrys_own_name()
    {
        var run = await terminal.IsletAsync("import", "cbioportal", terminal.Study(), "--registry", terminal.Path("nowhere/registry.db"), "--json");
        var error = run.Json.GetProperty("error");
        Assert.Equal((ExitCode.Refused, "E_REGISTRY_ACCESS", "registry.db"), (run.Exit, error.GetProperty("code").GetString(), error.GetProperty("where").GetString()));
    }

    [Fact]
    public async Task Checks_find_the_contradiction_and_name_no_patient()
    {
        var import = await terminal.IsletAsync("import", "cbioportal", terminal.Study(), "--registry", terminal.Registry);
        var check = await terminal.IsletAsync("check", "--registry", terminal.Registry, "--json");
        var problem = Assert.Single(check.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal((ExitCode.ProblemsFound, "W_SPREAD_ABSENT"), (check.Exit, problem.GetProperty("code").GetString()));
        Assert.DoesNotContain("SECRET", import.Output + import.Errors + check.Output + check.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_is_shown_with_what_is_known_and_from_where()
    {
        await terminal.IsletAsync("import", "cbioportal", terminal.Study(), "--registry", terminal.Registry);
        foreach (var name in new[] { "SECRET-1", "P1" })
        {
            var facts = (await terminal.IsletAsync("patient", "show", name, "--registry", terminal.Registry, "--json")).Json.GetProperty("facts");
            Assert.Equal("G3", facts.GetProperty("reported_grade").GetProperty("value").GetString());
            Assert.Single(facts.GetProperty("reported_grade").GetProperty("from").EnumerateArray());
            Assert.False(facts.TryGetProperty(Fact.Ki67Percent.Name, out _));
        }
        var list = (await terminal.IsletAsync("patient", "list", "--registry", terminal.Registry, "--json")).Json.GetProperty("patients");
        Assert.Equal(["G3", "G1", "G2"], list.EnumerateArray().Select(p => p.GetProperty("grade").GetString()));
    }

    [Fact]
    public async Task A_day_is_refused_of_a_course_that_has_no_calendar()
    {
        await terminal.IsletAsync("import", "cbioportal", terminal.Study(), "--registry", terminal.Registry);
        var run = await terminal.IsletAsync("patient", "show", "P1", "--registry", terminal.Registry, "--as-of", "2020-01-01", "--json");
        Assert.Equal((ExitCode.Refused, "E_NO_CALENDAR"), (run.Exit, run.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Words_for_people_are_tables_with_units()
    {
        await terminal.IsletAsync("import", "cbioportal", terminal.Study(), "--registry", terminal.Registry);
        var shown = await terminal.IsletAsync("patient", "show", "P1", "--registry", terminal.Registry);
        Golden.Matches(shown.Output.ReplaceLineEndings("\n"), "tests", "Islet.Tests", "Cli", "Golden", "patient-show.txt");
    }

    [Fact]
    public async Task Problems_of_one_kind_share_one_remedy_where_a_person_reads_them()
    {
        using var read = new StringWriter();
        var one = new Problem("W_ONE", "line 1", "a", "b", "Mend it.");
        await ProblemWriter.WriteAsync([one, one with { Where = "line 2" }, one with { Where = "line 3", Remedy = "Ask." }], read);
        Assert.Equal(["W_ONE  line 1", "    found     a", "    expected  b", "    remedy    Mend it.", "W_ONE  line 2", "    found     a", "    expected and remedy as above", "W_ONE  line 3", "    found     a", "    expected  b", "    remedy    Ask."],
            read.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void No_number_is_folded_however_wide_a_table_is()
    {
        using var read = new StringWriter();
        var table = Islet.Cli.Terminal.Table([.. Enumerable.Range(0, 40).Select(i => $"a column of some width, {i}")]);
        table.Add([.. Enumerable.Range(0, 40).Select(i => (object)(1000 + i))]);
        read.WriteTable(table);
        Assert.All(Enumerable.Range(1000, 40), number => Assert.Contains($" {number} ", read.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_history_says_what_a_view_of_the_day_sees()
    {
        var profile = Repository.File("demo", "profiles", "pancreatic-net.yaml");
        await terminal.IsletAsync("virtual", profile, "--seed", "1", "--patients", "3", "--registry", terminal.Registry);
        foreach (var (day, seen) in new[] { ("1900-01-01", false), ("2100-01-01", true) })
        {
            var history = await terminal.IsletAsync("patient", "history", "P1", "--as-of", day, "--registry", terminal.Registry, "--json");
            Assert.Equal(seen, history.Json.GetProperty("findings").EnumerateArray().Any(f => f.GetProperty("kind").GetString() == "Tumour" && f.GetProperty("visibility").GetString() == "visible"));
        }
    }

    [Theory]
    [InlineData("abc", "E_SURVIVAL_TIME"), InlineData("99999", "E_SURVIVAL_TIME"), InlineData("-3", "E_SURVIVAL_NEGATIVE"), InlineData("9,4", "E_DECIMAL_COMMA")]
    public async Task A_time_that_would_falsify_survival_refuses_the_import(string months, string code)
    {
        var run = await terminal.IsletAsync("import", "cbioportal", terminal.Study(months), "--registry", terminal.Registry, "--json");
        Assert.Equal(ExitCode.Refused, run.Exit);
        Assert.Contains(run.Json.GetProperty("problems").EnumerateArray(), p => p.GetProperty("code").GetString() == code);
    }

    [Fact]
    public async Task A_list_as_of_a_day_before_anything_knows_nothing()
    {
        await terminal.IsletAsync("virtual", Repository.File("demo", "profiles", "pancreatic-net.yaml"), "--seed", "1", "--patients", "5", "--registry", terminal.Registry);
        var run = await terminal.IsletAsync("patient", "list", "--as-of", "1950-01-01", "--registry", terminal.Registry, "--json");
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.All(run.Json.GetProperty("patients").EnumerateArray(), p => Assert.Null(p.GetProperty("grade").GetString()));
    }
}
