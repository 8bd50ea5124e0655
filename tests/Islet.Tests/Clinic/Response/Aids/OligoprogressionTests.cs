using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class OligoprogressionTests
{
    private static readonly string[] FiveStable = ["30, 30", "30, 30", "30, 30", "30, 30", "30, 30"];

    [Theory]
    [InlineData(1, Answer.Yes), InlineData(Oligoprogression.MostLesions, Answer.Yes), InlineData(Oligoprogression.MostLesions + 1, Answer.No), InlineData(0, Answer.No)]
    public void Few_lesions_that_grow_are_suspected_and_more_are_not(int growing, Answer expected)
    {
        var reading = Read(Series.Of([.. Enumerable.Repeat("30, 36", growing), .. FiveStable]));
        Assert.Equal((growing, 5, expected), (reading.Growing.Count, reading.Controlled.Count, reading.Suspected));
    }

    [Theory]
    [InlineData("25, 30", true), InlineData("25, 29.9", false), InlineData("20, 24.9", false), InlineData("50, 59", false)]
    public void A_lesion_progresses_by_20_percent_and_5_mm(string one, bool progresses) => Assert.Equal(progresses, Read(Series.Of([one, .. FiveStable])).Growing.Count == 1);

    [Theory]
    [InlineData(NewLesionCertainty.Unequivocal, Answer.Yes)]
    [InlineData(NewLesionCertainty.Equivocal, Answer.Unknown)]
    [InlineData(NewLesionCertainty.NotMalignant, Answer.No)]
    public void A_new_lesion_counts_as_sure_as_it_is(NewLesionCertainty certainty, Answer expected) =>
        Assert.Equal(expected, Read(Series.Of(FiveStable).WithNew("TP1", certainty)).Suspected);

    [Theory]
    [InlineData(NonTargetState.UnequivocalProgression, Answer.Yes)]
    [InlineData(NonTargetState.Worsened, Answer.No)]
    [InlineData(NonTargetState.NotEvaluated, Answer.Unknown)]
    public void A_non_target_counts_where_its_progression_is_unequivocal(NonTargetState state, Answer expected) =>
        Assert.Equal(expected, Read(Series.Of(FiveStable).WithNonTarget("TP1", state)).Suspected);

    [Fact]
    public void A_lesion_that_was_not_evaluated_leaves_open_what_it_could_still_decide()
    {
        Assert.Equal(Answer.Unknown, Read(Series.Of(["30, -", .. FiveStable])).Suspected); // none or one
        Assert.Equal(Answer.Yes, Read(Series.Of(["30, -", "30, 36", .. FiveStable])).Suspected); // one or two
        Assert.Equal(Answer.Unknown, Read(Series.Of(["30, -", "30, 36", "30, 36", "30, 36", .. FiveStable])).Suspected); // three or four
        Assert.Equal(Answer.No, Read(Series.Of(["30, -", "30, 36", "30, 36", "30, 36", "30, 36", .. FiveStable])).Suspected); // four or five
    }

    [Theory]
    [InlineData("30, 36", "30, 36", Answer.No), InlineData("30, 36", "30, -", Answer.Unknown), InlineData("30, 36", "30, 30", Answer.Yes)]
    public void Where_every_lesion_progresses_it_is_simply_progression(string one, string other, Answer expected) => Assert.Equal(expected, Read(Series.Of(one, other)).Suspected);

    [Fact]
    public void No_lesion_taken_from_the_record_turns_unknown_into_no()
    {
        var series = Series.Of(["30, 36", .. FiveStable]).WithNew("TP1", NewLesionCertainty.Equivocal);
        foreach (var lesion in series.Lesions)
        {
            var without = Read(series.At("TP1", t => t with { Targets = t.Targets.Where(r => r.Key != lesion.Id).ToDictionary() }));
            Assert.Contains(lesion.Id, without.Open);
            Assert.NotEqual(Answer.No, without.Suspected);
        }
    }

    [Fact]
    public void The_category_stands_beside_it_unchanged() => Assert.Equal(ResponseCategory.SD, Read(Series.Of(["30, 36", .. FiveStable])).Recist);

    private static OligoprogressionReading Read(ResponseSeries series) =>
        Oligoprogression.Of(Timeline.Of(series), Recist11.Criterion.Assess(series, ResponseOptions.Default))[0];
}
