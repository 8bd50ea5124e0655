using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>By what, how soon, and whether of another tumour.</summary>
public class ProgressionAidTests
{
    [Fact]
    public void New_lesions_and_growth_are_told_apart()
    {
        Assert.Equal(ProgressionMechanism.NewLesion, Mechanism(Series.Of("50, 50").WithNew("TP1", NewLesionCertainty.Unequivocal)));
        Assert.Equal(ProgressionMechanism.Growth, Mechanism(Series.Of("50, 60")));
        Assert.Equal(ProgressionMechanism.Growth, Mechanism(Series.Of("50, 50").WithNonTarget("TP1", NonTargetState.UnequivocalProgression)));
        Assert.Equal(ProgressionMechanism.NewLesionAndGrowth, Mechanism(Series.Of("50, 60").WithNew("TP1", NewLesionCertainty.Unequivocal)));
        Assert.Null(Mechanism(Series.Of("50, 50").WithNew("TP1", NewLesionCertainty.Equivocal)));
        Assert.Equal(ProgressionMechanism.Reappearance, ProgressionMechanisms.Of(HandMade.At(ResponseCategory.PD, new ProgressionShown(ProgressionCause.Reappearance, null, []))));
        Assert.Equal(ProgressionMechanism.NotTold, ProgressionMechanisms.Of(HandMade.At(ResponseCategory.PD)));
    }

    [Fact] // Brabander 2017: 51 of 54 by new lesions
    public void The_cohort_counts_each_patient_at_the_first_progression()
    {
        ResponseSeries[] patients =
        [
            .. Enumerable.Repeat(Series.Of("50, 50, 70").WithNew("TP1", NewLesionCertainty.Unequivocal), 51), .. Enumerable.Repeat(Series.Of("50, 60, 50"), 3), Series.Of("50, 50, 50"),
        ];
        var counts = ProgressionMechanisms.Count(patients.Select(Recist)).ToDictionary(c => c.Mechanism, c => c.Count);
        Assert.Equal(ProgressionMechanisms.Published, (counts[ProgressionMechanism.NewLesion], counts.Values.Sum()));
        Assert.Equal(3, counts[ProgressionMechanism.Growth]);
    }

    [Theory]
    [InlineData("50, 60", Answer.No, Answer.Yes)]
    [InlineData("50, 50, 60", Answer.No, Answer.No)] // stable first
    [InlineData("50, -, 60", Answer.No, Answer.Yes)] // the first that could be evaluated
    [InlineData("50, -", Answer.Yes, Answer.Yes)]
    [InlineData("50, -", Answer.No, Answer.Unknown)]
    [InlineData("50, -", Answer.Unknown, Answer.Unknown)]
    public void Progression_is_immediate_at_or_before_the_first_evaluation(string sizes, Answer early, Answer expected) =>
        Assert.Equal(expected, ImmediateProgression.Of(Recist(Series.Of(sizes)), Known(early)).Answer);

    [Theory]
    [InlineData("pancreas", Answer.Yes, Answer.Yes)]
    [InlineData("Pancreatic tail", Answer.Yes, Answer.Yes)]
    [InlineData("pancreas", Answer.Unknown, Answer.Unknown)]
    [InlineData(null, Answer.Yes, Answer.Unknown)]
    public void A_new_pancreatic_lesion_in_MEN1_is_a_question(string? organ, Answer men1, Answer expected)
    {
        var reading = Assert.Single(NewPrimaries.Of(Timeline.Of(WithNew(organ)), Known(men1)));
        Assert.Equal(("TP1", "N1", expected), (reading.TimePoint, reading.Lesion, reading.Question.Answer));
    }

    [Theory]
    [InlineData("liver", Answer.Yes), InlineData("pancreas", Answer.No), InlineData(null, Answer.No), InlineData("liver", Answer.Unknown)]
    public void Elsewhere_or_without_MEN1_nothing_is_asked(string? organ, Answer men1) => Assert.Empty(NewPrimaries.Of(Timeline.Of(WithNew(organ)), Known(men1)));

    [Fact]
    public void What_turned_out_benign_is_no_new_primary() =>
        Assert.Empty(NewPrimaries.Of(Timeline.Of(Series.Of("50, 50").WithNew("TP1", NewLesionCertainty.NotMalignant, "pancreas")), Truth.Yes));

    [Theory]
    [InlineData("known_syndrome=men1 men1_germline=not_tested", Answer.Yes, "")]
    [InlineData("known_syndrome=none men1_germline=pathogenic", Answer.Yes, "")]
    [InlineData("known_syndrome=none men1_germline=negative", Answer.No, "")]
    [InlineData("known_syndrome=none", Answer.Unknown, "men1_germline")]
    [InlineData("men1_germline=negative", Answer.Unknown, "known_syndrome")]
    [InlineData("men1_germline=pathogenic", Answer.Yes, "")]
    public void MEN1_is_known_by_its_syndrome_or_its_gene(string facts, Answer expected, string missing)
    {
        var men1 = NewPrimaries.Men1(Recorded.Reader(facts));
        Assert.Equal((expected, missing), (men1.Answer, Recorded.Missing(men1.Missing)));
    }

    [Theory]
    [InlineData("30, 29", Answer.Yes, Answer.No)] // exactly 1 mm
    [InlineData("30, 29.1", Answer.No, Answer.No)]
    [InlineData("30, 28", Answer.Yes, Answer.Yes)] // exactly 2 mm
    [InlineData("30, 28.1", Answer.Yes, Answer.No)]
    [InlineData("30, 30", Answer.No, Answer.No)]
    [InlineData("30, -", Answer.Unknown, Answer.Unknown)]
    public void A_clear_reduction_is_told_at_1_and_at_2_mm(string sizes, Answer one, Answer two)
    {
        var reading = Lenient(Series.Of(sizes, "40, 40"));
        Assert.Equal((one, two), (reading.AtOneMm, reading.AtTwoMm));
    }

    [Fact]
    public void Shrinkage_beside_progression_is_no_response_and_beside_what_was_not_seen_unknown()
    {
        Assert.Equal(Answer.No, Lenient(Series.Of("30, 20").WithNew("TP1", NewLesionCertainty.Unequivocal)).AtOneMm);
        Assert.Equal(Answer.Unknown, Lenient(Series.Of("30, 20", "40, -")).AtOneMm);
    }

    private static ResponseSeries WithNew(string? organ) =>
        Series.Of("50, 50").At("TP1", t => t with { NewLesions = [new() { Id = "N1", Organ = organ, Certainty = NewLesionCertainty.Unequivocal }] });

    private static Truth Known(Answer answer) => answer switch { Answer.Yes => Truth.Yes, Answer.No => Truth.No, _ => default };

    private static ProgressionMechanism? Mechanism(ResponseSeries series) => ProgressionMechanisms.Of(Recist(series).TimePoints[0]);

    private static LenientReading Lenient(ResponseSeries series) => LenientResponse.Of(Timeline.Of(series), Recist(series))[0];

    private static ResponseAssessment Recist(ResponseSeries series) => Recist11.Criterion.Assess(series, ResponseOptions.Default);
}
