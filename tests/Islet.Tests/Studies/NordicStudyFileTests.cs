using Islet.Statistics;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>Columns of groups, survival in cells, screens and tables of models, as a study file writes them.</summary>
public class NordicStudyFileTests
{
    private const string Text = """
        study: cells
        title: Cells
        time_zero: chemotherapy 1
        time_zero_else: [advanced_disease, diagnosis]
        endpoints:
          os: { event: death, unit: months, from: chemotherapy 1 }
        groups:
          sex: { fact: sex, levels: [male, female] }
          alp: { fact: alp_raised, levels: ["false", "true"] }
        models:
          - { name: m, label: M, method: cox, endpoint: os, terms: [sex, alp], select: { rule: univariable-p, relevant: [sex], collinear: [[sex, alp]] } }
        model_tables:
          - { name: t, caption: T., models: [m], unadjusted: true }
        layout:
          - name: l
            caption: L.
            percent: known
            percent_from: 4
            medians: spss
            unknown: notes
            columns:
              - { title: Men, at: chemotherapy 2, group: sex, level: male }
              - { title: Missing, missing: [Men] }
            rows:
              - { label: Survival, time: os, in: [Men], as: "{median} ({lower}–{upper})" }
              - { label: Alive, survival: { endpoint: os, time: 36 }, as: "{percent}%" }
              - { label: Raised, count: alp_raised = true, missing: alp_raised = false, as: "{n} ({percent1}%)" }
        tables: [layout, cox]
        """;

    [Fact]
    public void The_file_is_read_as_it_is_written()
    {
        var study = StudyCohorts.Read(Text);
        Assert.Equal([TimeZero.AdvancedDisease, TimeZero.Diagnosis], study.ElseZero);
        var layout = Assert.Single(study.Layouts);
        Assert.Equal((LayoutPercent.Known, 4, MedianForm.Spss, true), (layout.Percent, layout.PercentFrom, layout.Median, layout.TellsBelow));
        Assert.Equal((new StudyEvent(EventKind.Chemotherapy, 2), "sex", 0), (layout.Columns[0].At, layout.Columns[0].By?.Id, layout.Columns[0].Level));
        Assert.Equal([0], layout.Columns[1].Missing);
        Assert.Equal(36, layout.Rows[1].Ask!.AtTime);
        var screen = Assert.Single(study.Models).Screen!;
        Assert.Equal((0.1, ScreenTest.Wald, "sex"), (screen.Below, screen.Test, Assert.Single(screen.Relevant)));
        Assert.Equal(["m"], Assert.Single(study.ModelTables).Models.Select(m => m.Id));
    }

    [Theory]
    [InlineData("time_zero_else: [advanced_disease, diagnosis]", "time_zero_else: [death]", "E_STUDY_VALUE", 4, 18)]
    [InlineData("rule: univariable-p, relevant: [sex]", "rule: univariable-p, relevant: [age]", "E_STUDY_REFERENCE", 11, 114)]
    [InlineData("collinear: [[sex, alp]]", "collinear: [[sex]]", "E_STUDY_FORM", 11, 132)]
    [InlineData("rule: univariable-p, relevant", "rule: univariable-p, below: 2, relevant", "E_STUDY_VALUE", 11, 110)]
    [InlineData("models: [m]", "models: [n]", "E_STUDY_REFERENCE", 13, 38)]
    [InlineData("level: male", "level: man", "E_STUDY_REFERENCE", 22, 62)]
    [InlineData("group: sex, level: male", "level: male", "E_STUDY_VALUE", 22, 50)]
    [InlineData("missing: [Men]", "missing: [Women]", "E_STUDY_REFERENCE", 23, 37)]
    [InlineData("time: os, in: [Men]", "time: pfs, in: [Men]", "E_STUDY_REFERENCE", 25, 34)]
    [InlineData("time: os, in: [Men]", "time: os, in: [Women]", "E_STUDY_REFERENCE", 25, 43)]
    [InlineData("survival: { endpoint: os, time: 36 }", "survival: { endpoint: os }", "E_STUDY_KEY_MISSING", 26, 35)]
    [InlineData("{percent1}%", "{percent2}%", "E_STUDY_VALUE", 27, 85)]
    [InlineData("at: chemotherapy 2", "at: chemotherapy 0", "E_STUDY_VALUE", 22, 27)]
    [InlineData("percent: known", "percent: some", "E_STUDY_VALUE", 17, 14)]
    public void A_mistake_is_found_at_its_line_and_column(string piece, string mistake, string code, int line, int column)
    {
        Assert.Contains(piece, Text, StringComparison.Ordinal);
        var problems = Study.Parse(Text.Replace(piece, mistake, StringComparison.Ordinal)).Problems;
        Assert.Contains((code, $"study.yaml, line {line}, column {column}"), problems.Select(p => (p.Code, p.Where)));
    }
}
