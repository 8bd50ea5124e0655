using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>Tables in a layout of their own, as a study file writes them.</summary>
public class LayoutFileTests
{
    /// <summary>Every key once.</summary>
    internal const string Text = """
        study: layouts
        title: Layouts
        time_zero: diagnosis
        endpoints:
          os: { event: death, unit: months }
        layout:
          - name: table-1
            caption: At diagnosis.
            before_counts: "n = "
            columns:
              - at: time_zero
              - { title: Again, at: recharacterization 2 }
            rows:
              - { label: Patients, count: all }
              - heading: Who
                at: diagnosis
                rows:
                  - { label: Age, median: age_years, as: "{median} years ({least} to {most})" }
                  - { label: Men, count: sex = male, of: all }
                  - heading: Grade
                    fact: net_grade
                    of: primary_site = pancreas
                    levels: [G1, G2, G3]
              - label: male/female/NA
                at: recharacterization 1
                counts: { male: sex = male, female: sex = female, NA: rest }
            notes: [A note.]
        tables: [layout]
        """;

    [Fact]
    public void Rows_carry_their_words_their_depth_and_the_event_of_their_heading()
    {
        var table = Assert.Single(StudyCohorts.Read(Text).Layouts);
        Assert.Equal(("table-1", "At diagnosis.", "n = ", "A note."), (table.Id, table.Caption, table.Before, Assert.Single(table.Notes)));
        Assert.Equal([new("", new(EventKind.TimeZero)), new("Again", new(EventKind.Recharacterization, 2))], table.Columns);
        Assert.Equal(["0 Patients", "0 Who", "1 Age", "1 Men", "1 Grade", "0 male/female/NA"], table.Rows.Select(r => $"{r.Depth} {r.Label}"));
        StudyEvent diagnosis = new(EventKind.Diagnosis), first = new(EventKind.Recharacterization, 1);
        Assert.Equal([null, diagnosis, diagnosis, diagnosis, first], table.Rows.Where(r => r.Ask is not null).Select(r => r.Ask!.At));
        var grade = table.Rows[4].Ask!;
        Assert.Equal((true, true, "primary_site = pancreas"), (grade.InRows, grade.ShowsOf, grade.Of?.Text));
        Assert.Equal(["G1", "G2", "G3"], grade.Counts!.Levels.Select(l => l.Name));
        Assert.Equal("NA", table.Rows[5].Ask!.Rest);
    }

    // Each mistake replaces a piece of the text; the place is that of the mistake.
    [Theory]
    [InlineData("name: table-1", "name: Table 1", "E_STUDY_ID", 7, 11)]
    [InlineData("name: table-1", "name: flow", "E_STUDY_FILE_TWICE", 7, 11)]
    [InlineData("name: table-1", "name: cox-1", "E_STUDY_FILE_TWICE", 7, 11)]
    [InlineData("caption: At diagnosis.", "captoin: At diagnosis.", "E_STUDY_KEY", 8, 5)]
    [InlineData("- at: time_zero", "- at: inclusion", "E_STUDY_VALUE", 11, 13)]
    [InlineData("at: recharacterization 2", "at: recharacterization 0", "E_STUDY_VALUE", 12, 29)]
    [InlineData("at: recharacterization 2", "at: recharacterization", "E_STUDY_VALUE", 12, 29)]
    [InlineData("at: recharacterization 2", "at: [diagnosis]", "E_STUDY_VALUE", 12, 29)]
    [InlineData("count: all }", "count: everybody }", "E_CONDITION_FACT", 14, 35)]
    [InlineData("{ label: Patients, count: all }", "{ label: Patients }", "E_STUDY_KEY_MISSING", 14, 9)]
    [InlineData("{ label: Patients, count: all }", "{ count: all }", "E_STUDY_KEY_MISSING", 14, 9)]
    [InlineData("{ label: Patients, count: all }", "{ label: Patients, count: all, median: age_years }", "E_STUDY_KEY_MISSING", 14, 9)]
    [InlineData("{ label: Patients, count: all }", "{ label: Patients, count: all, fact: sex }", "E_STUDY_VALUE", 14, 46)]
    [InlineData("{ label: Patients, count: all }", "{ label: Patients, heading: Who, count: all }", "E_STUDY_VALUE", 14, 37)]
    [InlineData("{ label: Patients, count: all }", "{ heading: Patients, count: all }", "E_STUDY_VALUE", 14, 37)]
    [InlineData("{ label: Patients, count: all }", "{ heading: Patients, of: sex = male }", "E_STUDY_VALUE", 14, 34)]
    [InlineData("{ label: Patients, count: all }", "Patients", "E_STUDY_FORM", 14, 9)]
    [InlineData("median: age_years", "median: sex", "E_STUDY_FACT_USE", 18, 35)]
    [InlineData("median: age_years", "median: age_yaers", "E_STUDY_FACT", 18, 35)]
    [InlineData("as: \"{median}", "as: \"{mean}", "E_STUDY_VALUE", 18, 50)]
    [InlineData("as: \"{median}", "as: \"{median", "E_STUDY_VALUE", 18, 50)]
    [InlineData("as: \"{median} years ({least} to {most})\"", "as: years", "E_STUDY_VALUE", 18, 50)]
    [InlineData("count: sex = male, of: all", "count: sex = mael, of: all", "E_CONDITION_VALUE", 19, 40)]
    [InlineData("of: primary_site = pancreas", "of: primary_sight = pancreas", "E_CONDITION_FACT", 22, 17)]
    [InlineData("fact: net_grade", "fact: ki67_percent", "E_STUDY_FACT_USE", 21, 19)]
    [InlineData("levels: [G1, G2, G3]", "levels: [G1, G2, G4]", "E_STUDY_LEVEL", 23, 30)]
    [InlineData("levels: [G1, G2, G3]", "levels: [G1, G2, G1]", "E_STUDY_LEVEL_TWICE", 23, 30)]
    [InlineData("levels: [G1, G2, G3]", "levels: G1", "E_STUDY_FORM", 23, 21)]
    [InlineData("female: sex = female, NA: rest", "female: rest, NA: rest", "E_STUDY_VALUE", 26, 45)]
    [InlineData("female: sex = female, NA: rest", "NA: rest, female: sex = female", "E_STUDY_VALUE", 26, 41)]
    [InlineData("notes: [A note.]", "notes: A note.", "E_STUDY_FORM", 27, 12)]
    [InlineData("tables: [layout]", "tables: [layout, table-1]", "E_STUDY_VALUE", 28, 18)]
    public void A_mistake_is_found_at_its_line_and_column(string piece, string mistake, string code, int line, int column)
    {
        Assert.Contains(piece, Text, StringComparison.Ordinal);
        var problems = Study.Parse(Text.Replace(piece, mistake, StringComparison.Ordinal)).Problems;
        Assert.Contains(problems, p => p.Code == code && p.Where == $"study.yaml, line {line}, column {column}");
        Assert.All(problems, p => Assert.True(p.Refuses() && p.Found.Length > 0 && p.Expected.Length > 0 && p.Remedy.Length > 0));
    }

    [Fact]
    public void Two_tables_of_one_name_and_a_table_without_its_section_are_refused()
    {
        var twice = Text.Replace("tables: [layout]", "  - { name: table-1, caption: Again, columns: [{ at: diagnosis }], rows: [{ label: All, count: all }] }\ntables: [layout]", StringComparison.Ordinal);
        Assert.Equal("E_STUDY_FILE_TWICE", Assert.Single(Study.Parse(twice).Problems).Code);
        var without = StudyCohorts.ShippedText.Replace("tables: [flow,", "tables: [layout, flow,", StringComparison.Ordinal);
        Assert.Equal("E_STUDY_TABLE", Assert.Single(Study.Parse(without).Problems).Code);
    }

    [Fact] // every prefix of the file, and the file with each of its lines left out
    public void A_damaged_file_gives_problems_and_never_an_exception()
    {
        for (var length = 0; length < Text.Length; length++)
            Study.Parse(Text[..length]);
        var lines = Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            Study.Parse(string.Join('\n', lines.Where((_, at) => at != i)));
        Assert.NotNull(Study.Parse(Text).Value);
    }
}
