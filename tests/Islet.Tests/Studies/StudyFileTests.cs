using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class StudyFileTests
{
    [Fact]
    public void The_shipped_study_is_in_order()
    {
        var study = StudyCohorts.Shipped;
        Assert.Equal("overall-survival-by-grade", study.Id);
        Assert.Equal(["G1", "G2", "G3"], study.Groups[0].Levels.Select(l => l.Name));
        Assert.Equal("m_category in {M1, M1a, M1b, M1c}", study.Groups[1].Levels[1].Condition.Text);
        Assert.Equal([TableKind.Flow, TableKind.Baseline, TableKind.Survival, TableKind.Cox], study.Tables);
        Assert.Equal(64, study.Source.Sha256.Length);
    }

    // Each mistake replaces one line of the shipped study; the place is where the mistake stands.
    [Theory]
    [InlineData("study: overall-survival-by-grade", "study: Overall Survival", "E_STUDY_ID", 8)]
    [InlineData("title: Overall survival by WHO grade in", "titel: Overall survival by WHO grade in", "E_STUDY_KEY_MISSING", 1)]
    [InlineData("title: Overall survival by WHO grade in", "titel: Overall survival by WHO grade in", "E_STUDY_KEY", 1)]
    [InlineData("time_zero: diagnosis ", "time_zero: surgery ", "E_STUDY_VALUE", 12)]
    [InlineData("# cut_off: 2024-12-31 ", "cut_off: 31.12.2024 ", "E_STUDY_VALUE", 10)]
    [InlineData("  - keep: primary_site = pancreas", "  - keep: primary_sit = pancreas", "E_CONDITION_FACT", 11)]
    [InlineData("  - keep: primary_site = pancreas", "  - keep: primary_site = pancraes", "E_CONDITION_VALUE", 26)]
    [InlineData("  - keep: primary_site = pancreas", "  - keep: \"primary_site == pancreas\"", "E_CONDITION_SYNTAX", 26)]
    [InlineData("  - keep: primary_site = pancreas", "  - keep: [primary_site, pancreas]", "E_STUDY_FORM", 11)]
    [InlineData("    otherwise: primary tumour", "    or_else: primary tumour", "E_STUDY_KEY", 5)]
    [InlineData("    event: death", "    event: relapse", "E_STUDY_VALUE", 12)]
    [InlineData("    unit: months", "    unit: fortnights", "E_STUDY_VALUE", 11)]
    [InlineData("    unit: months", "    event: death", "E_STUDY_KEY_TWICE", 5)]
    [InlineData("    fact: reported_grade", "    fact: reported_grad", "E_STUDY_FACT", 11)]
    [InlineData("    fact: reported_grade", "    fact: ki67_percent", "E_STUDY_FACT_USE", 11)]
    [InlineData("    levels: [G1, G2, G3]", "    levels: [G1, G2, G4]", "E_STUDY_LEVEL", 22)]
    [InlineData("    levels: [G1, G2, G3]", "    levels: [G1, G2, G1]", "E_STUDY_LEVEL_TWICE", 22)]
    [InlineData("    levels: [G1, G2, G3]", "    levels: [G1]", "E_STUDY_FORM", 13)]
    [InlineData("      M1: [M1, M1a, M1b, M1c]", "      M1: [M0, M1a, M1b, M1c]", "E_STUDY_LEVEL_TWICE", 12)]
    [InlineData("    - sex", "    - hereditary_features", "E_STUDY_FACT_USE", 7)]
    [InlineData("  - endpoint: os", "  - endpoint: pfs", "E_STUDY_REFERENCE", 15)]
    [InlineData("    by: grade", "    by: stage", "E_STUDY_REFERENCE", 9)]
    [InlineData("    times: [12, 24, 36, 60, 120]", "    times: [12, \"24,5\", 36]", "E_STUDY_VALUE", 17)]
    [InlineData("    interval: log ", "    interval: logarithmic ", "E_STUDY_VALUE", 15)]
    [InlineData("    tests: [log-rank]", "    tests: [chi-square]", "E_STUDY_VALUE", 13)]
    [InlineData("      - { group: grade, reference: G1 }", "      - { group: grade, reference: G4 }", "E_STUDY_REFERENCE", 36)]
    [InlineData("      - { group: grade, reference: G1 }", "      - sex", "E_STUDY_FACT_USE", 9)]
    [InlineData("    ties: efron", "    ties: effron", "E_STUDY_VALUE", 11)]
    [InlineData("    figure: hazard-ratios", "    figure: overall-survival-by-grade", "E_STUDY_FILE_TWICE", 13)]
    [InlineData("tables: [flow, baseline, survival, cox]", "tables: [flow, swimmer]", "E_STUDY_VALUE", 16)]
    public void A_mistake_is_found_at_its_line_and_column(string line, string mistake, string code, int column)
    {
        var (text, number) = Replaced(line, mistake);
        var problems = Study.Parse(text).Problems;
        var where = code == "E_STUDY_KEY_MISSING" ? "study.yaml, line 4, column 1" : $"study.yaml, line {number}, column {column}";
        Assert.Contains(problems, p => p.Code == code && p.Where == where);
        Assert.All(problems, p => Assert.True(p.Refuses() && p.Found.Length > 0 && p.Expected.Length > 0 && p.Remedy.Length > 0));
    }

    [Fact]
    public void All_mistakes_are_found_in_one_go_and_in_the_order_of_the_file()
    {
        var text = ShippedWith(("event: death", "event: recovery"), ("levels: [G1, G2, G3]", "levels: [G1, G7]"), ("ties: efron", "tise: efron"), ("keep: primary_site", "keep: primary_sight"));
        Assert.Equal(["E_CONDITION_FACT", "E_STUDY_VALUE", "E_STUDY_LEVEL", "E_STUDY_KEY"], Study.Parse(text).Problems.Select(p => p.Code));
    }

    [Fact] // a group that has a problem of its own is not also reported as missing wherever it is named
    public void One_mistake_is_one_problem() => Assert.Single(Study.Parse(ShippedWith(("levels: [G1, G2, G3]", "levels: [G1, G2, G4]"))).Problems);

    [Theory]
    [InlineData("keep: >-\n      primary_site = pancreas\n      and reported_grad = G1\n    otherwise", 16, 11)]
    [InlineData("keep: |\n      primary_site = pancreas\n      and reported_grad = G1\n    otherwise", 16, 11)]
    [InlineData("keep: primary_site = pancreas\n      and reported_grad = G1\n    otherwise", 15, 11)]
    [InlineData("keep: \"primary_site = pancreas\n      and reported_grad = G1\"\n    otherwise", 15, 11)]
    public void A_condition_over_several_lines_keeps_its_places(string step, int line, int column)
    {
        var problem = Assert.Single(Study.Parse(ShippedWith(("keep: primary_site = pancreas\n    otherwise", step))).Problems);
        Assert.Equal($"study.yaml, line {line}, column {column}", problem.Where);
    }

    [Theory]
    [InlineData(""), InlineData("# nothing"), InlineData("just words"), InlineData("[a, b]"), InlineData("a: b: c"), InlineData("\ta: 1"), InlineData("a: {b: [c"), InlineData("a: &x 1\nb: *x")]
    [InlineData("a: !!int 3"), InlineData("study: x\n---\nstudy: y"), InlineData("? [a, b]\n: c"), InlineData("a: \"unended"), InlineData("%YAML 9.9\n---\na: 1"), InlineData("- - - - - - - - - - - - - - - - - a")]
    [InlineData("study:\ntitle:\ntime_zero:\nendpoints:\ngroups:\nsurvival:\nmodels:\ntables:\ncohort:\nbaseline:\n")]
    public void What_is_no_study_is_refused_with_a_place(string text) =>
        Assert.All(Assert.IsAssignableFrom<IReadOnlyList<Problem>>(NotEmpty(Study.Parse(text).Problems)), p => Assert.Contains("line ", p.Where, StringComparison.Ordinal));

    [Fact]
    public void A_binary_file_a_huge_one_and_another_encoding_are_refused()
    {
        Assert.Equal("E_STUDY_TEXT", Assert.Single(Study.Read([0x89, 0x50, 0x4E, 0x47, 0, 0], "a.yaml").Problems).Code);
        Assert.Equal("E_STUDY_TEXT", Assert.Single(Study.Read([.. "title: "u8, 0xDC, .. "berleben"u8], "a.yaml").Problems).Code);
        Assert.Equal("E_STUDY_TEXT", Assert.Single(Study.Read(new byte[2 << 20], "a.yaml").Problems).Code);
    }

    [Fact] // every prefix of the file, and the file with each of its lines left out
    public void A_damaged_file_gives_problems_and_never_an_exception()
    {
        var text = StudyCohorts.ShippedText;
        for (var length = 0; length < text.Length; length += 7)
            Study.Parse(text[..length]);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            Study.Parse(string.Join('\n', lines.Where((_, at) => at != i)));
        Assert.NotNull(Study.Parse(text).Value);
    }

    private static IReadOnlyList<Problem> NotEmpty(IReadOnlyList<Problem> problems)
    {
        Assert.NotEmpty(problems);
        return problems;
    }

    private static string ShippedWith(params (string Text, string By)[] changes) => changes.Aggregate(StudyCohorts.ShippedText, (text, change) =>
    {
        Assert.Contains(change.Text, text, StringComparison.Ordinal);
        return text.Replace(change.Text, change.By, StringComparison.Ordinal);
    });

    private static (string Text, int Line) Replaced(string line, string mistake)
    {
        var lines = StudyCohorts.ShippedText.Split('\n');
        var at = Array.FindIndex(lines, l => l.StartsWith(line, StringComparison.Ordinal));
        Assert.True(at >= 0, $"The shipped study has no line that begins with '{line}'.");
        lines[at] = mistake + lines[at][line.Length..];
        return (string.Join('\n', lines), at + 1);
    }
}
