using System.Text;
using System.Text.Json;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies.Comparison;

public class PaperComparisonTests
{
    private const string Cohort = """ "study":{"id":"s","sha256":"0"},"program":{"version":"1"},"synthetic":0,"cohort":{"before_outcome":9} """;

    [Theory] // printed 18 of 21 (85.7 %)
    [InlineData(18, 21, ComparedAs.Equal, "18 of 21 (85.7 %)")]
    [InlineData(17, 21, ComparedAs.Different, "17 of 21 (81.0 %)")]
    [InlineData(18, 20, ComparedAs.Different, "18 of 20 (90.0 %)")]
    public void A_count_is_equal_or_not_and_of_as_many(int n, int of, ComparedAs verdict, string found)
    {
        var cell = Compared($$"""{"N":{{of}},"counts":[{"n":{{n}}}]}""", "count", """{"value":"18","of":"21","percent":"85.7"}""", "here.counts[0]");
        Assert.Equal((verdict, found), (cell.As, cell.Found));
    }

    [Theory] // printed 11.6 (10.5–12.7): an estimate on the limit's rounding is inside
    [InlineData(11.6, 10.5, 12.7, ComparedAs.Equal)]
    [InlineData(11.649, 10.451, 12.749, ComparedAs.Equal)]
    [InlineData(11.6, 10.4, 12.7, ComparedAs.Inside)]
    [InlineData(10.45, 9, 13, ComparedAs.Inside)]
    [InlineData(10.449, 9, 13, ComparedAs.Outside)]
    [InlineData(12.75, 9, 13, ComparedAs.Inside)]
    [InlineData(12.751, 9, 13, ComparedAs.Outside)]
    public void An_estimate_lies_inside_the_printed_limits_or_not(double estimate, double lower, double upper, ComparedAs verdict) =>
        Assert.Equal(verdict, Compared(Invariant($$"""{"estimate":{{estimate}},"lower":{{lower}},"upper":{{upper}}}"""), "median", Median).As);

    [Fact]
    public void A_median_that_is_not_reached_lies_outside() => Assert.Equal((ComparedAs.Outside, "NR"), Compared("""{"estimate":null,"lower":10,"upper":null}""", "median", Median) is var c ? (c.As, c.Found) : default);

    [Theory, InlineData("null", ComparedAs.Equal), InlineData("40", ComparedAs.Different)]
    public void A_median_printed_in_words_is_one_that_is_not_reached(string estimate, ComparedAs verdict) =>
        Assert.Equal(verdict, Compared($$"""{"estimate":{{estimate}},"lower":10,"upper":null}""", "median", """{"text":"not reached"}""").As);

    [Theory]
    [InlineData(10, 2, 31, ComparedAs.Equal)]
    [InlineData(10, 2, 30, ComparedAs.Inside)]
    [InlineData(32, 2, 40, ComparedAs.Outside)]
    public void A_median_with_its_range_is_equal_when_all_three_are(double median, double least, double most, ComparedAs verdict) => Assert.Equal(verdict,
        Compared(Invariant($$"""{"N":9,"n":9,"median":{{median}},"minimum":{{least}},"maximum":{{most}}}"""), "median", """{"value":"10","lower":"2","upper":"31","interval":"range"}""").As);

    [Theory]
    [InlineData("<0.001", 0.0004, ComparedAs.Equal)]
    [InlineData("<0.001", 0.002, ComparedAs.Inside)]
    [InlineData("<0.001", 0.06, ComparedAs.Outside)]
    [InlineData("0.032", 0.0318, ComparedAs.Equal)]
    [InlineData("0.032", 0.0499, ComparedAs.Inside)]
    [InlineData("0.032", 0.05, ComparedAs.Outside)]
    [InlineData("0.050", 0.051, ComparedAs.Inside)]
    public void A_P_is_on_the_printed_side_or_not(string printed, double p, ComparedAs verdict) => Assert.Equal(verdict, Compared(Invariant($$"""{"p":{{p}}}"""), "p", $$"""{"value":"{{printed}}"}""").As);

    [Theory, InlineData(0.141, ComparedAs.Equal), InlineData(0.15, ComparedAs.Different)] // without limits only the printed digits count
    public void A_rate_is_printed_in_per_cent(double surv, ComparedAs verdict) => Assert.Equal(verdict, Compared(Invariant($$"""{"surv":{{surv}}}"""), "rate", """{"value":"14"}""", more: ""","scale":100""").As);

    [Fact]
    public void A_rate_may_be_a_count_of_a_count() => Assert.Equal((ComparedAs.Equal, "32.8"),
        Compared("""{"a":127,"b":387}""", "rate", """{"value":"32.8"}""", "here.a", ""","found_of":"here.b" """) is var c ? (c.As, c.Found) : default);

    [Theory, InlineData(12, ComparedAs.Equal), InlineData(13, ComparedAs.Different)] // where a paper prints 12 and not of how many, only 12 is compared, whoever they are of
    public void A_count_of_an_address_without_a_printed_whole_is_compared_alone(int found, ComparedAs verdict) =>
        Assert.Equal(verdict, Compared(Invariant($$"""{"a":{{found}},"b":40}"""), "count", """{"value":"12"}""", "here.a", ""","found_of":"here.b" """).As);

    [Fact] // Panzuto et al. 2024, table 4: the interval of male sex is not log-symmetric and does not go with its P
    public void A_misprint_that_the_audit_finds_explains()
    {
        var cell = Compared("""{"hr":2.3,"lower":1.5,"upper":3.4,"p":0.001}""", "ratio", """{"value":"1.58","lower":"1.04","upper":"2.04","interval":"ci95","p":"0.032"}""");
        Assert.Equal(ComparedAs.Outside, cell.As);
        Assert.Equal("W_AUDIT_ASYMMETRIC: the estimate 1.58 is not the middle of its limits, which is 1.451 to 1.462; lower 1.22 or upper 2.40 would fit.", cell.Why[0]);
        Assert.True(cell.IsExplained);
        Assert.Equal("2.30 (1.50–3.40), p = 0.001", cell.Found);
    }

    [Fact]
    public void A_contradiction_shows_both_values()
    {
        var paper = Paper("count", """{"value":"17"}""", "here", ""","contradiction":{"says":"12 (abstract)","chosen":"17 is taken."}""");
        var comparison = PaperComparison.Of(Root("16"), paper);
        Assert.Equal(["The paper also says 12 (abstract). 17 is taken."], comparison.Cells[0].Why);
        Assert.Equal((1, 0, 1), (comparison.Counts.Of, comparison.Counts.Fit, comparison.Counts.Explained));
        Assert.Empty(comparison.Unexplained);
    }

    [Fact]
    public void What_is_not_there_is_absent_and_what_is_not_compared_is_in_no_count()
    {
        Assert.Equal(ComparedAs.Absent, Compared("1", "count", """{"value":"1"}""", "nowhere").As);
        var (paper, problems) = Read(File(""" "kind":"count","printed":{"text":"n/a"},"not_compared":"Not printed." """));
        Assert.Empty(problems);
        var comparison = PaperComparison.Of(Root("1"), paper!);
        Assert.Equal((0, 1), (comparison.Counts.Of, comparison.NotCompared));
    }

    [Theory]
    [InlineData("""{"a":[1,2]}""", "here.a", "E_PUBLISHED_ADDRESS")] // a list is no number
    [InlineData("""[{"x":1,"n":1},{"x":1,"n":2}]""", "here[x=1].n", "E_PUBLISHED_ADDRESS")] // two
    [InlineData("""{"a":1}""", "here", "E_PUBLISHED_ADDRESS")] // no estimate in it
    public void An_address_that_names_no_one_number_is_refused(string here, string address, string code) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => Compared(here, "count", """{"value":"1"}""", address)).Problem.Code);

    [Fact]
    public void Results_of_another_study_are_refused()
    {
        Assert.Equal("E_COMPARE_STUDY", Assert.Throws<RefusedException>(() => PaperComparison.Of(JsonDocument.Parse($$"""{{{Cohort.Replace("\"s\"", "\"t\"", StringComparison.Ordinal)}}}""").RootElement, Paper("count", """{"value":"1"}""", "here"))).Problem.Code);
        Assert.Equal("E_RESULTS_FILE", Assert.Throws<RefusedException>(() => PaperComparison.Of(JsonDocument.Parse("{}").RootElement, Paper("count", """{"value":"1"}""", "here"))).Problem.Code);
    }

    [Fact] // parts that do not add, of the Uppsala table of treatment lines
    public void Sums_are_audited()
    {
        var (paper, _) = Read(File(""" "kind":"count","printed":{"value":"1"},"found":"here" """, ""","sums":[{"table":"Table 1","row":"Lines","parts":["3","4","6","7"],"whole":"21"}]"""));
        Assert.Equal("W_AUDIT_PARTS Table 1, Lines: 21 is printed, the parts add to 20", PaperComparison.Of(Root("1"), paper!).Audit.Single() is var m ? $"{m.Code} {m.Place}: {m.Text}" : "");
    }

    [Theory] // all problems at once, each where it stands
    [InlineData(""" "kind":"median","printed":{"value":11.6},"found":"here" """, "E_PUBLISHED_VALUE cells[0].printed.value")]
    [InlineData(""" "kind":"median","printed":{"value":"11,6"},"found":"here" """, "E_PUBLISHED_VALUE cells[0].printed.value")]
    [InlineData(""" "kind":"median","printed":{"value":"11.6","lower":"10.5"},"found":"here" """, "E_PUBLISHED_VALUE cells[0].printed")]
    [InlineData(""" "kind":"mean","printed":{"value":"11.6"},"found":"here" """, "E_PUBLISHED_VALUE cells[0].kind")]
    [InlineData(""" "kind":"count","printed":{"value":"1.5"},"found":"here" """, "E_PUBLISHED_VALUE cells[0].printed")]
    [InlineData(""" "kind":"count","printed":{"value":"1"},"found":"here[" """, "E_PUBLISHED_ADDRESS cells[0].found")]
    [InlineData(""" "kind":"count","printed":{"value":"1"} """, "E_PUBLISHED_VALUE cells[0]")]
    [InlineData(""" "kind":"count","printed":{"value":"1"},"found":"here","why":"x" """, "E_PUBLISHED_KEY cells[0].why")]
    [InlineData(""" "kind":"p","printed":{"value":"1.2"},"found":"here" """, "E_PUBLISHED_VALUE cells[0].printed.value")]
    [InlineData(""" "printed":{},"found":"here" """, "E_PUBLISHED_KEY cells[0]")]
    [InlineData(""" "kind":"count","printed":{},"found":"here" """, "E_PUBLISHED_VALUE cells[0].printed")]
    public void A_published_file_is_read_strictly(string cell, string problem) => Assert.Equal(problem, Read(File(cell)).Problems.Select(p => $"{p.Code} {p.Where}").FirstOrDefault());

    [Fact]
    public void A_cell_stands_once_and_a_file_is_JSON_of_this_schema()
    {
        const string Cell = """{"table":"T","row":"r","kind":"count","printed":{"value":"1"},"found":"here"}""";
        Assert.Equal(["E_PUBLISHED_TWICE"], Read(File("").Replace("""{"table":"T","row":"r",}""", $"{Cell},{Cell}", StringComparison.Ordinal)).Problems.Select(p => p.Code));
        Assert.Equal(["E_PUBLISHED_FILE"], Read("{").Problems.Select(p => p.Code));
        Assert.Equal(["E_PUBLISHED_VALUE"], Read(File(""" "kind":"count","printed":{"value":"1"},"found":"here" """).Replace("published/1", "published/2", StringComparison.Ordinal)).Problems.Select(p => p.Code));
    }

    private const string Median = """{"value":"11.6","lower":"10.5","upper":"12.7","interval":"ci95"}""";

    private static ComparedCell Compared(string here, string kind, string printed, string address = "here", string more = "") =>
        PaperComparison.Of(Root(here), Paper(kind, printed, address, more)).Cells[0];

    private static JsonElement Root(string here) => JsonDocument.Parse($$"""{{{Cohort}},"here":{{here}}}""").RootElement;

    private static PublishedPaper Paper(string kind, string printed, string address, string more = "")
    {
        var (paper, problems) = Read(File($$""" "kind":"{{kind}}","printed":{{printed}},"found":"{{address}}"{{more}} """));
        Assert.Empty(problems);
        return paper!;
    }

    private static string File(string cell, string more = "") =>
        $$$"""{"schema":"islet-published/1","study":"s","paper":{"title":"t","citation":"c","doi":"d"}{{{more}}},"cells":[{"table":"T","row":"r",{{{cell}}}}]}""";

    private static Parsed<PublishedPaper> Read(string json) => PublishedFile.Read(Encoding.UTF8.GetBytes(json), "paper.json");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
