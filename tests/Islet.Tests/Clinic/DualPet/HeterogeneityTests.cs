using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class HeterogeneityTests
{
    [Theory] // Graf et al. 2020: more than 50 % of the target lesions; v varies, e even, ? nobody said, n no target
    [InlineData("v", "yes"), InlineData("ve", "no"), InlineData("vve", "yes"), InlineData("vvee", "no"), InlineData("e", "no"), InlineData("", "?"), InlineData("nn", "?")]
    [InlineData("v?", "?"), InlineData("vv?", "yes"), InlineData("ee?", "no"), InlineData("?", "?"), InlineData("e?", "no"), InlineData("venn", "no")]
    public void More_than_half_of_the_target_lesions(string lesions, string expected)
    {
        var graf = Heterogeneity.Graf(Study(lesions.Select((c, i) => Lesion($"L{i}") with
        {
            Role = c == 'n' ? LesionRole.NonTarget : LesionRole.Target,
            KrenningVaries = c switch { 'v' or 'n' => true, 'e' => false, _ => null },
        })));
        Assert.Equal(expected, SomeCourse.Say(graf.Heterogeneous));
        Assert.Equal(lesions.Count(c => c != 'n'), graf.Targets);
    }

    [Theory] // our margin: a second class of 20 %
    [InlineData("0.8", "0.2", true), InlineData("0.81", "0.19", false), InlineData("1", "0", false)]
    public void A_second_class_proposes_variation_from_20_percent(string first, string second, bool expected) => Assert.Equal(expected,
        Heterogeneity.ProposesVariation(new Dictionary<int, decimal> { [3] = Number(first), [1] = Number(second) }));

    [Fact] // by hand: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and Σ(x − 5)² = 32, over n − 1 = 7
    public void Spread_between_lesions()
    {
        var spread = Heterogeneity.Between(Study(new[] { 2m, 4, 4, 4, 5, 5, 7, 9 }.Select((suv, i) => Lesion($"L{i}") with { SuvMean = suv, KrenningScore = i < 2 ? 2 : 3, VolumeMl = i < 2 ? 15 : 5 })
            .Append(Lesion("unmeasured"))));
        Assert.Equal((8, 5.0, Math.Sqrt(32.0 / 7)), (spread.Lesions, spread.MeanSuv, spread.StandardDeviationSuv));
        Assert.Equal(Math.Sqrt(32.0 / 7) / 5, spread.CoefficientOfVariation!.Value, 12);
        Assert.Equal((2m, 9m, 2m / 9), (spread.LowestSuvMean, spread.HighestSuvMean, spread.LowestToHighest));
        Assert.Equal(["unmeasured"], spread.Unmeasured);
        Assert.Equal([new(2, 2, 0.25m, 0.5m), new(3, 6, 0.75m, 0.5m)], spread.ByKrenning);
    }

    [Fact]
    public void One_lesion_has_no_spread_and_none_has_nothing()
    {
        Assert.Null(Heterogeneity.Between(Study([Lesion("L") with { SuvMean = 5 }])).StandardDeviationSuv);
        Assert.True(Heterogeneity.Between(Study([])) is { Lesions: 0, MeanSuv: null, LowestSuvMean: null, LowestToHighest: null });
    }

    [Theory] // section 7 of the specification, both sides of every margin; liver 10, spleen 20, background 1
    [InlineData("1.5", new[] { 0 }), InlineData("1.51", new[] { 1 }), InlineData("6.69", new[] { 1 }), InlineData("6.7", new[] { 2 }), InlineData("11", new[] { 2 }), InlineData("11.01", new[] { 3 })]
    [InlineData("20", new[] { 3 }), InlineData("20.01", new[] { 4 })]
    public void A_proposed_Krenning_score(string suv, int[] expected) => Assert.Equal(expected, ModifiedKrenning.Propose(Number(suv), new(10, 20, 30, 1)));

    [Theory] // around a lesion of the liver the background is the liver: 1.5 × it would make a 0 of 1.3 × liver
    [InlineData("6.69", new[] { 0 }), InlineData("6.7", new[] { 2 }), InlineData("11", new[] { 2 }), InlineData("13", new[] { 3 }), InlineData("15", new[] { 3 }), InlineData("20.01", new[] { 4 })]
    public void The_liver_is_asked_before_the_background(string suv, int[] expected) => Assert.Equal(expected, ModifiedKrenning.Propose(Number(suv), new(10, 20, 30, 10)));

    [Fact]
    public void Margins_of_a_proposal_can_be_changed() => Assert.Equal([2], ModifiedKrenning.Propose(12, new(10, 20, 30, 1), new(EqualToLiver: 1.2m)));

    [Fact] // spleen absent: kidney; without both 4 is not proposed; without a background 0 and 1 stay open; without a liver nothing is
    public void A_missing_reference_leaves_a_score_open()
    {
        Assert.Equal([3], ModifiedKrenning.Propose(25, new(10, null, 30, 1)));
        Assert.Equal([4], ModifiedKrenning.Propose(31, new(10, null, 30, 1)));
        Assert.Equal([3], ModifiedKrenning.Propose(90, new(10, null, null, 1)));
        Assert.Equal([0, 1], ModifiedKrenning.Propose(3, new(10, 20, 30, null)));
        Assert.Empty(ModifiedKrenning.Propose(3, new(null, 20, 30, 1)));
        Assert.Empty(ModifiedKrenning.Propose(1, new(null, 20, 30, 1)));
    }

    [Theory] // above background; in the liver above the liver
    [InlineData(1, null, false), InlineData(2, "bone", true), InlineData(2, "liver", false), InlineData(3, "liver", true), InlineData(2, null, null), InlineData(null, "bone", null)]
    public void Positive_by_score(int? score, string? organ, bool? expected) => Assert.Equal(expected, ModifiedKrenning.IsPositive(score, organ));

    [Theory] // PRRT usually asks for uptake above the liver in all target lesions
    [InlineData("33", "yes", 3, 3), InlineData("342", "no", 4, 2), InlineData("3?", "?", 3, 3), InlineData("2?", "no", 2, 2), InlineData("?", "?", null, null), InlineData("", "?", null, null)]
    public void A_patients_scores(string lesions, string above, int? highest, int? lowest)
    {
        var scores = KrenningScores.Of(Study(lesions.Select((c, i) => Lesion($"L{i}") with { Role = LesionRole.Target, KrenningScore = c == '?' ? null : c - '0', LongestMm = i == 0 ? 19.9m : 20 })));
        Assert.Equal((above, highest, lowest), (SomeCourse.Say(scores.AllTargetsAboveLiver), scores.Highest, scores.Lowest));
        Assert.Equal(lesions.Length > 0 ? ["L0"] : [], scores.Small);
    }

    private static PetStudy Study(IEnumerable<LesionRead> lesions)
    {
        var findings = lesions.Select(l => SomeCourse.On("2020-01-10", l)).Prepend(SomeCourse.On("2020-01-10", new ImagingStudy { Study = "P", Modality = "SSTR-PET" }));
        return PetStudies.Of(SomeCourse.Seen("2020-01-10", [.. findings])).Single();
    }

    private static LesionRead Lesion(string name) => new() { Lesion = name, Study = "P", Status = LesionStatus.Present };

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
