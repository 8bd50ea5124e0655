using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using D = Islet.Clinic.LineDifference;

namespace Islet.Tests.Clinic.Outcomes;

public class StatedLinesTests
{
    private static readonly Finding[] Derived =
        [Closed(), Drug("a", "2020-01-01", "lanreotide"), Pd("p", "2020-12-31"), Drug("b", "2021-01-31", "everolimus"), Pd("q", "2021-07-30")];

    [Fact]
    public void A_source_that_agrees_differs_in_nothing()
    {
        var lines = Beside([.. Derived, Line(1, "2020-01-01", "lanreotide"), Progressed(1, "2020-12-31"), Pfs(1, 12.0m), Line(2, "2021-01", "everolimus+lanreotide")]);
        Assert.All(lines, line => Assert.Empty(line.Differences));
        Assert.Equal([D.Response], lines[0].Open); // nobody computed a response here
        Assert.Equal([D.Response, D.Progression, D.ProgressionFreeSurvival], lines[1].Open);
    }

    [Fact]
    public void Each_difference_is_named()
    {
        var lines = Beside([.. Derived, Line(1, "2020-02-01", "octreotide"), Progressed(1, "2020-11-30"), Pfs(1, 9m), Line(3, "2022-01-01", "temozolomide")]);
        Assert.Equal([D.Start, D.Drugs, D.Progression, D.ProgressionFreeSurvival], lines[0].Differences);
        Assert.Equal([D.NotStated], lines[1].Differences);
        Assert.Equal([D.NotDerived], lines[2].Differences);
    }

    [Theory] // 365 days are 11.992 months: half the last printed digit, and a day, are no difference
    [InlineData("12", true), InlineData("12.0", true), InlineData("12.1", false), InlineData("11.9", false), InlineData("11.91", false), InlineData("11.97", true)]
    public void Months_that_were_rounded_are_no_difference(string months, bool same) =>
        Assert.Equal(same, !Beside([.. Derived, Pfs(1, decimal.Parse(months, System.Globalization.CultureInfo.InvariantCulture))])[0].Differences.Contains(D.ProgressionFreeSurvival));

    [Fact]
    public void A_response_is_compared_with_the_one_that_the_criteria_give()
    {
        var snapshot = At(Late, [.. Derived, Found("r", "2020-06-01", new ReportedOutcome { Line = 1, BestResponse = BestResponse.PR })]);
        var beside = StatedLines.Beside(snapshot, TherapyLines.Of(snapshot), PfsCensoring.LastFollowUp, new Dictionary<int, BestResponse> { [1] = BestResponse.SD });
        Assert.Equal([D.Response], beside[0].Differences);
    }

    [Fact]
    public void What_an_open_history_does_not_derive_is_open_and_not_different()
    {
        var beside = Beside([Drug("a", "2020-01-01", "lanreotide"), Line(1, "2020-01-01", "lanreotide"), Line(2, "2021-01-01", "everolimus")]);
        Assert.Empty(beside[1].Differences);
        Assert.Equal([D.NotDerived], beside[1].Open);
    }

    [Fact]
    public void A_source_that_contradicts_itself_is_told_and_not_compared()
    {
        var line = Beside([.. Derived, Line(1, "2020-01-01", "lanreotide"), Line(1, "2020-03-01", "octreotide", "again")])[0];
        Assert.Equal(["drugs", "start"], line.Stated!.Contradicting);
        Assert.Empty(line.Differences);
    }

    [Fact]
    public void A_source_that_numbers_no_lines_misses_none() => Assert.All(Beside(Derived), line => Assert.Empty(line.Differences));

    private static IReadOnlyList<LineBeside> Beside(Finding[] findings)
    {
        var snapshot = At(Late, findings);
        return StatedLines.Beside(snapshot, TherapyLines.Of(snapshot), PfsCensoring.LastFollowUp);
    }

    private static Finding Line(int number, string on, string drugs, string id = "line") => Found(id + number, on, new ReportedOutcome { Line = number, Drugs = drugs.Split('+') });

    private static Finding Progressed(int line, string on) => Found("prog" + line, on, new ReportedOutcome { Line = line, Progression = true });

    private static Finding Pfs(int line, decimal months) => Found("pfs" + line, "2020-01-01", new ReportedOutcome { Line = line, Endpoint = "pfs", Months = months });
}
