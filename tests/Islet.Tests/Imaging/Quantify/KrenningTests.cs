using Islet.Imaging;
using Islet.Imaging.Quantify;
using Islet.Web;

namespace Islet.Tests.Imaging.Quantify;

/// <summary>Margins of pet-quantification 7: liver mean 6, spleen SUVmax 30, blood pool 1.5, so 2.25, 4.02, 6.6 and 30 part the scores.</summary>
public class KrenningTests
{
    private static readonly KrenningTissue Whole = new(6, 30, null, 1.5);

    private static readonly UptakeRules Usual = ClinicalUptake.Rules();

    [Theory]
    [InlineData(0.1, 0), InlineData(2.25, 0), InlineData(2.2501, 1), InlineData(4.0199, 1), InlineData(4.0201, 2), InlineData(6, 2), InlineData(6.5999, 2), InlineData(6.6001, 3), InlineData(30, 3), InlineData(30.001, 4)]
    public void Each_margin_has_two_sides(double suvMax, int score) => Assert.Equal(score, Score(suvMax, Whole));

    [Fact]
    public void Without_spleen_4_is_not_proposed_and_a_kidney_takes_its_place()
    {
        Assert.Equal(3, Score(100, Whole with { SpleenMax = null }));
        Assert.Equal(4, Score(100, Whole with { SpleenMax = null, KidneyMax = 99 }));
        Assert.Equal(3, Score(99, Whole with { SpleenMax = null, KidneyMax = 99 }));
    }

    [Fact]
    public void Without_liver_nothing_is_proposed_and_without_background_no_0()
    {
        Assert.Null(Score(100, Whole with { LiverMean = null }));
        Assert.Equal(1, Score(0.1, Whole with { Background = null }));
    }

    [Fact]
    public void What_is_as_hot_as_the_liver_is_not_0_though_the_background_is_the_liver() => Assert.Equal(3, Score(8, Whole with { Background = 6 }));

    [Theory] // 1.5 × background is 9 here: a lesion of 1.3 × liver is above it, and lies below 9
    [InlineData(4.01, 0), InlineData(4.02, 2), InlineData(7.8, 3), InlineData(8.99, 3), InlineData(9.01, 3)]
    public void Around_a_lesion_of_the_liver_the_liver_is_asked_first(double suvMax, int score) => Assert.Equal(score, Score(suvMax, Whole with { Background = 6 }));

    [Fact]
    public void No_image_gives_a_SUV_that_breaks_the_rule()
    {
        Assert.Equal(4, Score(1e300, Whole));
        Assert.Null(Score(double.NaN, Whole));
        Assert.Equal(0, Score(double.NegativeInfinity, Whole));
    }

    [Fact]
    public void The_margins_are_told_in_words() => Assert.Equal("0 to 1.5 × background, 1 below 0.67, 2 to 1.1 × liver, 4 above 1.0 × spleen SUVmax", Usual.Margins);

    [Fact]
    public void Margins_can_be_changed() => Assert.Equal(2, ClinicalUptake.Rules(new(EqualToLiver: 1.2m)).Krenning(7, Whole));

    [Fact]
    public void More_uptake_never_lowers_the_score_and_one_factor_on_everything_changes_none()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var (tissue, a, k) = (new KrenningTissue(0.5 + (10 * random.NextDouble()), random.Next(3) == 0 ? null : 40 * random.NextDouble(), null, 8 * random.NextDouble()), 50 * random.NextDouble(), 0.1 + (5 * random.NextDouble()));
            var score = Score(a, tissue);
            Assert.True(Score(a * (1 + random.NextDouble()), tissue) >= score);
            Assert.Equal(score, Score(a * k, new(tissue.LiverMean * k, tissue.SpleenMax * k, null, tissue.Background * k)));
        }
    }

    [Fact]
    public void A_patient_has_the_highest_the_lowest_and_the_targets_scores()
    {
        var suv = Made.Image(Made.Grid(), 0.5f, (new(-80, 0, 60), 26, 6), (new(0, 0, 60), 14, 9), (new(60, 0, 60), 10, 3), (new(0, 0, 120), 10, 31), (new(80, 0, 120), 22, 30));
        var result = Made.Result(suv, [Made.Lesion(suv, 1, new(0, 0, 60), 14), Made.Lesion(suv, 2, new(60, 0, 60), 10), Made.Lesion(suv, 3, new(0, 0, 120), 10)],
            Made.Reference(suv, ReferenceOrgan.Liver, new(-80, 0, 60), 30), Made.Reference(suv, ReferenceOrgan.Spleen, new(80, 0, 120), 20));
        var read = KrenningReading.Of(result, ClinicalUptake.Rules(), new HashSet<int> { 1, 2 });
        Assert.Equal([3, 1, 4], read.Lesions.Select(l => l.Score));
        Assert.Equal((4, 1, 3, 1), (read.Highest, read.Lowest, read.TargetsHighest, read.TargetsLowest));
        Assert.Equal([false, false, false], read.Lesions.Select(l => l.Below2Cm)); // 4.19 mL is the ball of 2 cm
        var unlike = InterLesional.Of(result, read);
        Assert.Equal((3, 3, 31), (unlike.Lesions, unlike.Lowest, unlike.Highest));
        Assert.Equal(Math.Sqrt(((9 - (43 / 3.0)) * (9 - (43 / 3.0)) + (3 - (43 / 3.0)) * (3 - (43 / 3.0)) + (31 - (43 / 3.0)) * (31 - (43 / 3.0))) / 3), unlike.Sd!.Value, 1e-6);
        Assert.Equal(3 / 31.0, unlike.LowestOverHighest!.Value, 1e-6);
        Assert.Equal(1, unlike.ByKrenning.Sum(k => k.VolumeShare), 1e-9);
        Assert.Equal(1, unlike.ByKrenning.Sum(k => k.LesionShare), 1e-9);
        Assert.Equal("no region of healthy liver", KrenningReading.Of(result with { References = [] }, ClinicalUptake.Rules(), new HashSet<int>()).Without);
        Assert.Null(KrenningReading.Of(result with { Scan = result.Scan with { Kind = TracerKind.Fdg } }, ClinicalUptake.Rules(), new HashSet<int>()).Highest);
    }

    [Fact]
    public void Ratios_are_over_mean_and_maximum()
    {
        var suv = Made.Image(Made.Grid(), 1, (new(0, 0, 60), 14, 9), (new(-80, 0, 60), 26, 6));
        var ratios = LesionRatios.Of(Made.Lesion(suv, 1, new(0, 0, 60), 14).Numbers, Made.Reference(suv, ReferenceOrgan.Liver, new(-80, 0, 60), 30))!;
        Assert.Equal((1.5, 1.5, 1.5, 1.5), (ratios.MaxOverMean, ratios.MeanOverMean, ratios.MaxOverMax, ratios.MeanOverMax));
        Assert.Null(LesionRatios.Of(Made.Lesion(suv, 1, new(0, 0, 60), 14).Numbers, null));
    }

    [Fact]
    public void A_target_that_is_half_faint_is_variable_and_one_of_one_uptake_is_not()
    {
        var grid = Made.Grid(60, 60, 80);
        var suv = Made.Image(grid, 0.5f, (new(-60, -10, 100), 30, 9), (new(60, -10, 100), 30, 9));
        var cold = Shape.Sphere(grid, new(60, -10, 100), 30);
        var half = Region.Of(cold.All().Where(v => grid.Centre(v).Z < 100));
        var values = new float[grid.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)suv[i / grid.SliceLength, i / grid.Columns % grid.Rows, i % grid.Columns];
        foreach (var v in half.All())
            values[(((v.Z * grid.Rows) + v.Y) * grid.Columns) + v.X] = 3;
        var read = GrafAid.Of(new(grid, values), [("even", Shape.Sphere(grid, new(-60, -10, 100), 24)), ("half", Shape.Sphere(grid, new(60, -10, 100), 24))], Whole, ClinicalUptake.Rules());
        Assert.Equal([false, true], read.Targets.Select(t => t.Variable));
        Assert.All(read.Targets, t => Assert.Equal(1, t.Shares.Sum(), 1e-9));
        Assert.Equal((0.5, false), (read.VariableShare, read.Heterogeneous)); // more than half is asked
        Assert.True(GrafAid.Of(new(grid, values), [("half", Shape.Sphere(grid, new(60, -10, 100), 24))], Whole, ClinicalUptake.Rules()).Heterogeneous);
        Assert.Null(GrafAid.Of(suv, [], Whole, ClinicalUptake.Rules()).Heterogeneous);
    }

    private static int? Score(double suvMax, KrenningTissue tissue) => Usual.Krenning(suvMax, tissue);
}
