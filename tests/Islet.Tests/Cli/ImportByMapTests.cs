using System.Text.Json;
using Islet.Cli;

namespace Islet.Tests.Cli;

/// <summary>A centre's own sheet, imported, grown, corrected and shortened. Synthetic.</summary>
public sealed class ImportByMapTests : IDisposable
{
    private const string Map = """
        islet_map: 1
        title: three synthetic patients
        version: 2
        source: uppsala-nen
        synthetic: true
        file: {kind: csv, delimiter: ";", decimal: comma, dates: day-month-year}
        patient: {column: ID}
        lists:
          sex: {K: female, M: male}
        findings:
          - kind: Person
            set: {sex: {column: Kön, list: sex}}
          - kind: Specimen
            when: {column: Biopsi}
            reported: unknown
            set: {ki67_percent: {column: Ki67}, largest_diameter_mm: {column: Storlek, unit: cm}}
        """;

    private const string Head = "ID;Kön;Biopsi;Ki67;Storlek";

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_sheet_is_imported_once_however_often()
    {
        var first = await ImportAsync(Rows("SECRET-1;K;17.5.2019;3;1,5", "SECRET-2;M;05/2020;12;"));
        Assert.True(first.Exit is ExitCode.Done, first.Errors);
        Assert.Equal((2, 4, 0), Counts(first));
        var second = await ImportAsync(Rows("SECRET-2;M;05/2020;12;", "SECRET-1;K;17.5.2019;3;1,5"));
        Assert.Equal((2, 0, 4), Counts(second));
    }

    [Fact]
    public async Task A_dry_run_shows_what_is_new_changed_and_gone_and_names_nobody()
    {
        await ImportAsync(Rows("SECRET-1;K;17.5.2019;3;1,5", "SECRET-2;M;05/2020;12;", "SECRET-3;M;2020;2;"));
        var grown = Rows("SECRET-1;K;17.5.2019;4;1,5", "SECRET-2;M;05/2020;12;", "SECRET-4;K;2021;30;");
        var dry = await ImportAsync(grown, "--dry-run");
        Assert.Equal(["P1 Specimen ki67_percent 3 4", "new patient Person", "new patient Specimen"], dry.Json.GetProperty("difference").EnumerateArray().Select(Line));
        var gone = Assert.Single(dry.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal(("W_IMPORT_GONE", "patient P3", "no record any more for 1 Person, 1 Specimen"),
            (gone.GetProperty("code").GetString(), gone.GetProperty("where").GetString(), gone.GetProperty("found").GetString()));
        Assert.Equal((3, 3, 3), Counts(dry));
        var words = await terminal.IsletAsync(Words(grown, "--dry-run"));
        Assert.Contains("ki67_percent", words.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", words.Output + words.Errors + dry.Output, StringComparison.Ordinal);
        Assert.Equal((3, 3, 3), Counts(await ImportAsync(grown)));
        Assert.Equal(4, (await terminal.IsletAsync("patient", "list", "--registry", terminal.Registry, "--json")).Json.GetProperty("patients").GetArrayLength());
    }

    [Fact]
    public async Task A_refused_row_refuses_all_and_keep_going_takes_the_others_and_calls_nobody_gone()
    {
        await ImportAsync(Rows("SECRET-1;K;17.5.2019;3;", "SECRET-2;M;2020;12;"));
        var bad = Rows("SECRET-1;K;17.5.2019;4;", "SECRET-2;M;2020;13;", "Anna Svensson;K;2020;1;");
        var refused = await ImportAsync(bad);
        Assert.Equal((ExitCode.Refused, 0), (refused.Exit, refused.Json.GetProperty("findings").GetInt32()));
        var taken = await ImportAsync(bad, "--keep-going");
        Assert.Equal((ExitCode.ProblemsFound, 2), (taken.Exit, taken.Json.GetProperty("findings").GetInt32()));
        Assert.Equal(["E_IDENTIFIER"], taken.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_wrong_map_is_refused_with_all_its_problems_and_leaves_no_registry()
    {
        var run = await ImportAsync(Rows("SECRET-1;K;2019;3;"), map: Map.Replace("ki67_percent", "ki67", StringComparison.Ordinal).Replace("list: sex", "list: kon", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Refused, run.Exit);
        Assert.Equal(["E_MAP_LIST", "E_MAP_MEMBER"], run.Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()));
        Assert.Empty(Directory.GetFiles(terminal.Folder, "registry.db*"));
    }

    [Theory]
    [InlineData("import", "csv", "sheet.csv")]
    [InlineData("import", "cbioportal", "study", "--map", "map.yaml")]
    [InlineData("import", "csv", "sheet.csv", "--map", "map.yaml", "--origin", "diagnosis")]
    public async Task Words_that_do_not_go_together_end_with_2(params string[] args) => Assert.Equal(ExitCode.Usage, (await terminal.IsletAsync(args)).Exit);

    [Theory]
    [InlineData("csv", "nowhere.yaml", "E_MAP_FILE")]
    [InlineData("xlsx", "map.yaml", "E_MAP_FILE_KIND")]
    public async Task A_map_that_is_not_there_or_for_another_kind_is_refused(string kind, string map, string code)
    {
        await File.WriteAllTextAsync(terminal.Path("map.yaml"), Map);
        var run = await terminal.IsletAsync("import", kind, Rows("A;K;2019;3;"), "--map", terminal.Path(map), "--registry", terminal.Registry, "--json");
        Assert.Equal((ExitCode.Refused, code), (run.Exit, run.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact] // the number is the Swedish tax agency's test number
    public async Task People_of_a_sheet_go_to_the_key_file_and_nobody_is_named()
    {
        await File.WriteAllTextAsync(terminal.Path("password"), "correct horse battery staple\n");
        string[] keys = ["--keys", terminal.Path("centre.keys"), "--keys-password-file", terminal.Path("password")];
        Assert.Equal(ExitCode.Done, (await terminal.IsletAsync(["keys", "create", .. keys, "--prefix", "UPP-"])).Exit);
        var (sheet, map) = (Rows("19121212-1212;K;17.5.2019;3;1,5"), Map.Replace("patient: {column: ID}", "patient: {identity: {number: {column: ID, country: SE}}}", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Refused, (await ImportAsync(sheet, map: map)).Exit);
        var first = await terminal.IsletAsync([.. Words(sheet, map: map), .. keys, "--json"]);
        Assert.True(first.Exit is ExitCode.Done, first.Output + first.Errors);
        Assert.Equal((1, 0, 2), Counts(await terminal.IsletAsync([.. Words(sheet, map: map), .. keys, "--json"])));
        string[] others = ["--keys", terminal.Path("other.keys"), "--keys-password-file", terminal.Path("password")];
        await terminal.IsletAsync(["keys", "create", .. others, "--prefix", "UPP-"]);
        var twice = await terminal.IsletAsync([.. Words(sheet, map: map), .. others, "--json"]);
        Assert.Equal((ExitCode.Refused, "E_IDENTITY_OTHER_KEYS"), (twice.Exit, twice.Json.GetProperty("problems")[0].GetProperty("code").GetString())); // nobody twice
        Assert.DoesNotContain("1212", first.Output + first.Errors + (await terminal.IsletAsync("patient", "list", "--registry", terminal.Registry)).Output, StringComparison.Ordinal);
    }

    private Task<Terminal.Run> ImportAsync(string sheet, string? more = null, string map = Map) => terminal.IsletAsync([.. Words(sheet, more, map), "--json"]);

    private string[] Words(string sheet, string? more = null, string map = Map)
    {
        File.WriteAllText(terminal.Path("map.yaml"), map);
        return [.. new[] { "import", "csv", sheet, "--map", terminal.Path("map.yaml"), "--registry", terminal.Registry, more }.OfType<string>()];
    }

    private string Rows(params string[] rows)
    {
        File.WriteAllLines(terminal.Path("sheet.csv"), [Head, .. rows]);
        return terminal.Path("sheet.csv");
    }

    private static (int, int, int) Counts(Terminal.Run run) =>
        (run.Json.GetProperty("patients").GetInt32(), run.Json.GetProperty("findings").GetInt32(), run.Json.GetProperty("unchanged").GetInt32());

    private static string Line(JsonElement change) => string.Join(' ', new[] { change.GetProperty("patient").GetString(), change.GetProperty("kind").GetString() }
        .Concat(change.GetProperty("changes").EnumerateArray().Select(m => $"{m.GetProperty("member").GetString()} {m.GetProperty("old").GetString()} {m.GetProperty("new").GetString()}")));
}
