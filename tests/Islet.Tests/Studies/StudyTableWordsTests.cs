using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

public class StudyTableWordsTests
{
    [Theory]
    [InlineData("1960-01-01", "50 (45–55)"), InlineData("1959-01-01", "50.0 (45.0–55.5)")] // 40, 50 and 60 years, or 61
    public void Quartiles_of_one_row_have_the_same_decimals(string oldest, string said) =>
        Assert.Equal(said, Rows("baseline", [Aged(1, "1980-01-01"), Aged(2, "1970-01-01"), Aged(3, oldest)]).Single(r => r.Cells[0] == "Age at diagnosis, years, median (quartiles)").Cells[1]);

    [Fact]
    public void A_share_of_nobody_is_none_and_a_share_that_is_nobody_is_0()
    {
        var row = Rows("baseline", [Aged(1, "1980-01-01"), Aged(2, "1970-01-01")], CohortGroups.Find("age")!.Group).Single(r => r.Cells[0] == "Female");
        Assert.Equal("2 (100.0)", row.Cells[1]);
        Assert.Contains("–", row.Cells);
    }

    [Fact]
    public void A_test_statistic_is_told_by_two_decimals()
    {
        var table = StudyTables.Of(Run(Asked([], CohortGroups.Find("sex")!.Group), Enumerable.Range(1, 8).Select(i => Dated(i, "2020-01-01", $"2023-0{i}-01", alive: false,
            On("1980-01-01", new Person { Sex = i % 2 == 0 ? Sex.Female : Sex.Male }))))).Single(t => t.Name == "survival");
        Assert.Contains(table.Notes, note => System.Text.RegularExpressions.Regex.IsMatch(note, @"χ² = \d+\.\d\d, 1 df"));
    }

    [Fact]
    public void Before_the_first_event_a_curve_has_no_limits()
    {
        var cells = Rows("survival", Enumerable.Range(1, 12).Select(i => Dated(i, "2020-01-01", i < 3 ? "2021-06-01" : "2023-01-01", alive: i > 2)))[0].Cells;
        Assert.Equal("100.0 (–)", cells[4]); // at 12 months
        Assert.Matches("^83\\.3 \\(.+–.+\\)$", cells[5]); // at 24
    }

    [Theory]
    [InlineData("WHO grade not G2", "Remaining: WHO grade G2"), InlineData("Centre not A or B", "Remaining: Centre A or B"), InlineData("not met: ki67_percent > 5", "Remaining: ki67_percent > 5")]
    [InlineData("primary elsewhere, or not known", "Remaining without “primary elsewhere, or not known”")]
    public void Who_remains_is_said_without_a_double_negative(string otherwise, string said) => Assert.Contains(said,
        StudyTables.Of(Run(Asked([new(Condition.Parse("net_grade = G2", Macros.None).Value!, otherwise)]), [Dated(1, "2020-01-01", "2023-01-01", alive: true)])).Single(t => t.Name == "flow").Rows.Select(row => row.Cells[0]));

    [Fact]
    public void A_fact_is_called_as_people_call_it() => Assert.Equal(["Age at diagnosis", "Ki-67 index", "Mitoses per 2 mm²", "Reported grade"],
        new[] { Fact.AgeAtDiagnosisYears, Fact.Ki67Percent, Fact.MitosesPer2mm2, Fact.ReportedGrade }.Select(f => CohortStudy.Per10(f).Label));

    private static IReadOnlyList<TableRow> Rows(string table, IEnumerable<DiseaseCourse> courses, Group? by = null) => StudyTables.Of(Run(Asked([], by), courses)).Single(t => t.Name == table).Rows;

    private static DiseaseCourse Aged(long number, string born) => Dated(number, "2020-01-01", "2023-01-01", alive: true, On(born, new Person { Sex = Sex.Female, Birth = Day.Parse(born) }));

    private static Study Asked(IReadOnlyList<CohortStep> cohort, Group? by = null) =>
        Read(new CohortStudy("made", "Made", null, TimeZero.Diagnosis, CohortStudy.EndpointOf(EndpointEvent.Death), cohort, by, []).Text(), "made.yaml");
}
