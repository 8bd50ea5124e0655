using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

public class GuidelineCheckTests
{
    public static TheoryData<string> Folders => [.. GuidelineFiles.Shipped.Select(f => f.Folder)];

    [Theory, MemberData(nameof(Folders))]
    public void A_shipped_guideline_is_in_order(string folder)
    {
        var report = GuidelineCheck.Of(GuidelineFiles.Shipped.Single(f => f.Folder == folder));
        Assert.Empty(report.Problems);
        Assert.All(report.Reach, r => Assert.True(r.BothWays));
    }

    [Fact]
    public void The_worked_patients_of_NANETS_2020_come_with_it() => Assert.Equal(15, GuidelineExamples.Of(StatementBase.Nanets2020).Count);

    [Fact]
    public void The_guideline_of_the_authoring_page_is_in_order()
    {
        Assert.Equal(["examples.yaml", "first.yaml", "guideline.yaml", "options.yaml"], AuthoringPage.Files.Keys.Order());
        var report = GuidelineCheck.Of(AuthoringPage.Guideline(AuthoringPage.Files));
        Assert.Empty(report.Problems);
        Assert.Equal((2, 2), (report.Guideline!.Statements.Count, report.Examples.Count));
    }

    [Theory] // one thing wrong in the guideline of the page
    [InlineData("first.yaml", "G12 and MET and symptom_burden = none", "G12 and MET and differentiation = poor", "E_GUIDELINE_NEVER")]
    [InlineData("first.yaml", "G12 and MET and symptom_burden = none", "net_grade = G1 and mitoses_per_2mm2 > 20", "E_GUIDELINE_NEVER")]
    [InlineData("first.yaml", "condition: G12 and MET and symptom_burden = none", "scope: any\n  condition: MET or not MET", "W_GUIDELINE_ALWAYS")]
    [InlineData("first.yaml", "check: recorded(ki67_percent)", "check: progressive_disease = false", "E_GUIDELINE_CHECK_NEVER")]
    [InlineData("first.yaml", "check: recorded(ki67_percent)", "check: recorded(disease_status)", "W_GUIDELINE_CHECK_ALWAYS")]
    [InlineData("first.yaml", "emphasis: tumor_volume = low", "emphasis: symptom_burden = significant", "E_GUIDELINE_EMPHASIS_NEVER")]
    [InlineData("first.yaml", "tension: [MINE2026-FIRST-02]", "tension: [MINE2026-FIRST-01]", "E_GUIDELINE_TENSION")]
    [InlineData("first.yaml", "  tension: [MINE2026-FIRST-01]\n", "", "W_GUIDELINE_TENSION_ONE_SIDED")]
    [InlineData("first.yaml", "beware: [C-OBS]", "beware: [C-OBSERVE]", "E_GUIDELINE_BEWARE")]
    [InlineData("first.yaml", "beware: [C-OBS]", "figures: [EV9999]", "E_GUIDELINE_FIGURE")]
    [InlineData("first.yaml", "every_min_months: 3", "every_min_months: 9", "E_GUIDELINE_SCHEDULE")]
    [InlineData("first.yaml", "every_min_months: 3, ", "", "E_GUIDELINE_SCHEDULE")]
    [InlineData("first.yaml", "every_min_months: 3, every_max_months: 6, ", "at_months: [6, 3], ", "E_GUIDELINE_SCHEDULE")]
    [InlineData("first.yaml", "every_min_months: 3, every_max_months: 6, ", "", "W_GUIDELINE_SCHEDULE_EMPTY")]
    [InlineData("first.yaml", "options: { observe: against, ssa: for }", "options: { ssa: for, wait: for }", "E_GUIDELINE_OPTION")]
    [InlineData("examples.yaml", "applies: [MINE2026-FIRST-01]", "applies: [MINE2026-FIRST-02]", "E_GUIDELINE_EXAMPLE")]
    [InlineData("examples.yaml", "applies: [MINE2026-FIRST-01]", "does_not_apply: [MINE2026-FIRST-01]", "E_GUIDELINE_EXAMPLE")]
    [InlineData("examples.yaml", "[progressive_disease]", "[progressive_disease, tumor_volume]", "E_GUIDELINE_EXAMPLE")]
    [InlineData("examples.yaml", "MINE2026-FIRST-02: [progressive_disease]", "MINE2026-FIRST-01: [progressive_disease]", "E_GUIDELINE_EXAMPLE")]
    [InlineData("examples.yaml", "not_met", "met", "E_GUIDELINE_EXAMPLE")]
    [InlineData("examples.yaml", "net_grade: G2", "net_grade: G1", "E_GUIDELINE_EXAMPLE")]
    [InlineData("examples.yaml", "derived: { net_grade: G2 }", "emphasis: { MINE2026-FIRST-01: true }", "E_GUIDELINE_EXAMPLE")]
    [InlineData("examples.yaml", "applies: [MINE2026-FIRST-01]", "applies: [MINE2026-FIRST-09]", "E_GUIDELINE_EXAMPLE_STATEMENT")]
    [InlineData("examples.yaml", "ki67_percent: 8", "ki67: 8", "E_GUIDELINE_FACT")]
    [InlineData("examples.yaml", "ki67_percent: 8", "net_grade: G2", "E_GUIDELINE_FACT")]
    [InlineData("examples.yaml", "ki67_percent: 8", "ki67_percent: 800", "E_GUIDELINE_VALUE")]
    [InlineData("examples.yaml", "id: growing", "id: silent", "E_GUIDELINE_ID_TWICE")]
    [InlineData("examples.yaml", "not_met", "missed", "E_GUIDELINE_VALUE")]
    [InlineData("examples.yaml", "title: The same", "tilte: The same", "E_GUIDELINE_KEY")]
    [InlineData("first.yaml", "symptom_burden = none", "symptom_burdn = none", "E_CONDITION_FACT")]
    [InlineData("guideline.yaml", "topics: [first]", "topics: [first, second]", "E_GUIDELINE_FILE")]
    [InlineData("first.yaml", "anchor: observation start", "anchor: moon landing", "E_GUIDELINE_ANCHOR")]
    [InlineData("first.yaml", "modality: cross-sectional imaging", "modality: moon landing", "E_GUIDELINE_MODALITY")]
    [InlineData("options.yaml", "option: ssa", "option: observe", "E_GUIDELINE_OPTION_TWICE")]
    [InlineData("guideline.yaml", "guideline: my-guideline", "guideline: your-guideline", "W_GUIDELINE_FOLDER")]
    [InlineData("guideline.yaml", "guideline: my-guideline", "guideline: nanets-2020", "W_GUIDELINE_KEY_SHIPPED")]
    [InlineData("first.yaml", "votes: 7 of 11", "votes: 11 of 7", "E_GUIDELINE_VOTES")]
    [InlineData("first.yaml", "votes: 7 of 11", "votes: 11 of the 7", "E_GUIDELINE_VOTES")]
    [InlineData("first.yaml", "votes: 7 of 11", "votes: ≥101 %", "E_GUIDELINE_VOTES")]
    [InlineData("first.yaml", "says: Without", "says: It is the Recommended  treatment for this patient. Without", "W_GUIDELINE_WORDING")]
    [InlineData("first.yaml", "section: First", "caution: Recommended treatment for this patient\n  section: First", "W_GUIDELINE_WORDING")]
    [InlineData("guideline.yaml", "  NET:", "  IN_SCOPE: gerd = true\n  NET:", "E_CONDITION_MACRO_NAME")]
    public void What_is_wrong_is_said_with_file_line_and_column(string file, string right, string wrong, string code)
    {
        var problem = Assert.Single(AuthoringPage.With(file, right, wrong).Problems.DistinctBy(p => p.Code), p => p.Code == code);
        Assert.Matches("^[a-z]+\\.yaml, line [0-9]+, column [0-9]+", problem.Where);
        Assert.Contains($"`{code}`", AuthoringPage.Text, StringComparison.Ordinal);
    }

    [Fact] // the place is that of the key
    public void The_problem_stands_where_the_condition_stands() =>
        Assert.Equal("first.yaml, line 5, column 14", AuthoringPage.With("first.yaml", "G12 and MET and symptom_burden = none", "MET and not MET").Problems[0].Where);

    [Fact]
    public void Opposite_stances_on_the_same_patients_and_option_are_a_contradiction_unless_in_tension()
    {
        const string other = "- id: MINE2026-FIRST-03\n  topic: No observation\n  condition: G12 and MET and symptom_burden = none\n  stance: NotRecommended\n  says: Do not wait.\n  options: { observe: against }\n  section: s\n  lines: 9\n";
        Assert.Equal("W_GUIDELINE_CONTRADICTION", Assert.Single(AuthoringPage.With("first.yaml", "- id: MINE2026-FIRST-02", other + "- id: MINE2026-FIRST-02").Problems).Code);
        Assert.DoesNotContain(AuthoringPage.With("first.yaml", "- id: MINE2026-FIRST-02", other.Replace("  section: s", "  tension: [MINE2026-FIRST-01]\n  section: s", StringComparison.Ordinal) + "- id: MINE2026-FIRST-02").Problems,
            p => p.Code == "W_GUIDELINE_CONTRADICTION");
    }

    [Fact]
    public void A_file_of_statements_that_no_topic_names_is_told()
    {
        var files = new Dictionary<string, string>(AuthoringPage.Files) { ["second.yaml"] = AuthoringPage.Files["first.yaml"].Replace("FIRST-", "SECOND-", StringComparison.Ordinal) };
        Assert.Equal("W_GUIDELINE_TOPIC_UNUSED", Assert.Single(GuidelineCheck.Of(AuthoringPage.Guideline(files)).Problems).Code);
    }

    [Fact] // as a statement on the work-up of all may be
    public void A_statement_for_everybody_within_the_scope_is_no_problem_and_is_remarked()
    {
        var report = AuthoringPage.With("first.yaml", "G12 and MET and symptom_burden = none", "primary_site != lung");
        Assert.DoesNotContain(report.Problems, p => p.Code == "W_GUIDELINE_ALWAYS");
        Assert.Equal("MINE2026-FIRST-01", Assert.Single(report.Reach, r => r.ForEverybody).Statement.Id);
    }

    [Fact]
    public void An_option_of_which_no_statement_speaks_is_remarked()
    {
        var report = AuthoringPage.With("first.yaml", "options: { observe: against, ssa: for }", "options: { observe: against }");
        Assert.Empty(report.Problems);
        Assert.Equal(("ssa", "options.yaml, line 4, column 11"), Assert.Single(report.Unspoken.Select(o => (o.Option.Key, o.Where))));
    }

    [Fact]
    public void Two_sides_of_one_question_may_stand_in_tension_and_are_named_apart()
    {
        var report = AuthoringPage.With("first.yaml", "progressive_disease = true", "symptom_burden = significant");
        Assert.Equal(("MINE2026-FIRST-01", "MINE2026-FIRST-02"), Assert.Single(report.NeverTogether.Select(p => (p.Item1.Id, p.Item2.Id))));
    }
}
