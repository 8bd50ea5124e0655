using Islet.Course;

namespace Islet.Tests.Board;

/// <summary>What a view tells of a decision on record.</summary>
public class DecisionRecordsTests
{
    [Theory]
    [InlineData(null, "their wish", "A: their wish|B: their wish")] // one reason for all
    [InlineData("the trial|not available", "their wish", "A: the trial|B: not available")]
    [InlineData("|not available", null, "A: |B: not available")] // an empty one keeps its place, and shifts nothing
    [InlineData("|not available", "their wish", "A: their wish|B: not available")]
    [InlineData("the trial", null, "A: the trial|B: ")]
    public void A_reason_stands_beside_the_departure_in_whose_place_it_was_given(string? reasons, string? forAll, string expected)
    {
        var course = BoardCourses.Pancreatic((Day.Parse("2020-06-10"), new BoardDecision { Plan = "Everolimus", DepartedFrom = ["A", "B"], DepartureReasons = reasons?.Split('|'), DepartureReason = forAll }));
        Assert.Equal(expected, string.Join('|', BoardCourses.Summary(course).Decisions.Single().Departures.Select(d => $"{d.Statement}: {d.Reason}")));
    }
}
