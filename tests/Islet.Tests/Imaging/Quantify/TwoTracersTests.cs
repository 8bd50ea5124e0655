using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Quantify;
using Islet.Web;

namespace Islet.Tests.Imaging.Quantify;

public class TwoTracersTests
{
    private static readonly UptakeRules Rules = ClinicalUptake.Rules();

    private static readonly ImageGrid Grid = Made.Grid();

    private static readonly Point LiverAt = new(-80, 0, 60), A = new(0, 0, 60), B = new(60, 0, 60), C = new(0, 0, 120), D = new(60, 0, 120);

    // A on both, B on the receptor only, C on FDG only (no receptor uptake), D on FDG, receptor uptake as the liver's.
    private static readonly VoxelImage Sst = Made.Image(Grid, 0.5f, (LiverAt, 26, 6), (A, 10, 15), (B, 10, 12), (D, 10, 6)), Fdg = Made.Image(Grid, 0.5f, (LiverAt, 26, 2), (A, 10, 7), (C, 10, 8), (D, 10, 9));

    private static readonly ReferenceRegion Liver = Made.Reference(Sst, ReferenceOrgan.Liver, LiverAt, 30);

    private static readonly Quantification Receptor = Made.Result(Sst, [Made.Lesion(Sst, 1, A, 10), Made.Lesion(Sst, 2, B, 10)], Liver), Glucose = OfFdg(Made.Result(Fdg, [Made.Lesion(Fdg, 1, A, 10), Made.Lesion(Fdg, 2, C, 10), Made.Lesion(Fdg, 3, D, 10)]));

    [Fact]
    public void Lesions_are_paired_and_each_is_read_on_both_tracers()
    {
        var read = TwoTracers.Of(Receptor, Glucose, new(null, Sst, Fdg, Rules));
        Assert.Equal([("L1", "L1"), ("L2", null), (null, "L2"), (null, "L3")], read.Pairs.Select(p => (p.Sst?.Id, p.Fdg?.Id)));
        Assert.Equal([3, 3, 0, 2], read.Pairs.Select(p => p.Krenning));
        Assert.Equal([true, true, false, null], read.Pairs.Select(p => p.SstPositive)); // the last takes up as much as the liver, and nobody said where it lies
        Assert.Equal([true, null, true, true], read.Pairs.Select(p => p.FdgPositive)); // nor of the second whether the liver is what FDG is held against
        var placed = Receptor with { Lesions = [.. Receptor.Lesions.Select(l => l with { Organ = OrganClass.Bone })] };
        Assert.False(TwoTracers.Of(placed, Glucose, new(null, Sst, Fdg, Rules)).Pairs[1].FdgPositive);
        Assert.Equal(0.5, read.Pairs[2].SstThere!.SuvMax, 1e-6);
        Assert.Empty(read.Flags);
        Assert.Equal(0, read.DaysApart);
    }

    [Fact]
    public void What_takes_up_the_tracer_beside_a_place_is_not_its_background()
    {
        var fdg = Made.Image(Grid, 0.5f, (LiverAt, 26, 2), (B, 6, 1.2f), (new(60, 0, 80), 9, 40)); // the bladder, say
        var glucose = OfFdg(Made.Result(fdg, [Made.Lesion(fdg, 1, new(60, 0, 80), 9)]) with { Lesions = [], LeftOut = [new(1, Islet.Imaging.Quantify.LeftOutReason.Hint)], Details = [], SecondMeasures = [] });
        var placed = Receptor with { Lesions = [.. Receptor.Lesions.Select(l => l with { Organ = OrganClass.Bone })] };
        Assert.True(TwoTracers.Of(placed, glucose, new(null, Sst, fdg, Rules)).Pairs[1].FdgPositive); // 1.2 above 1.5 × 0.5; the shell with the bladder in it has a mean above 0.8
        Assert.InRange(RegionStatistics.Of(fdg, Shape.Dilate(Grid, placed.Lesions[1].Region, 20).Except(Shape.Dilate(Grid, placed.Lesions[1].Region, 10)))!.Mean, 0.81, 40);
    }

    [Fact]
    public void Discordant_volume_is_FDG_volume_without_receptor_uptake_by_either_rule()
    {
        var read = TwoTracers.Of(Receptor, Glucose, new(null, Sst, Fdg, Rules));
        var one = Glucose.Lesions[0].Numbers.Ml;
        var (krenning, zidan) = (NegativeVolume.Of(read, k => k <= 1), NegativeVolume.Of(read, k => k <= 2));
        Assert.Equal((one, 3 * one), (krenning.Ml, krenning.MtvMl));
        Assert.Equal(1 / 3.0, krenning.Fraction!.Value, 1e-12);
        Assert.Equal(2 * one, zidan.Ml);
        var unread = NegativeVolume.Of(TwoTracers.Of(Receptor, Glucose, new(null, null, null, Rules)), k => k <= 1);
        Assert.Equal((0.0, 2 * one, (double?)null), (unread.Ml, unread.UnreadMl, unread.Fraction)); // not measured is not negative
    }

    [Fact]
    public void In_the_liver_only_what_is_above_the_liver_is_positive()
    {
        Assert.Equal((false, true, true, null), (Rules.SstPositive(2, OrganClass.Liver), Rules.SstPositive(3, OrganClass.Liver), Rules.SstPositive(2, OrganClass.Bone), Rules.SstPositive(null, null)));
        Assert.Equal((false, null, true), (Rules.SstPositive(1, null), Rules.SstPositive(2, null), Rules.SstPositive(3, null))); // whether 2 is above background hangs on the organ, which nobody named
    }

    [Theory] // liver 2, around 0.5: 1.1 × liver is 2.2, 1.5 × background 0.75
    [InlineData(2.2, OrganClass.Liver, false), InlineData(2.201, OrganClass.Liver, true), InlineData(0.75, OrganClass.Bone, false), InlineData(0.751, OrganClass.Bone, true), InlineData(0.75, null, false), InlineData(0.751, null, null), InlineData(2.2, null, null), InlineData(2.201, null, true)]
    public void Uptake_of_FDG_that_nobody_marked_is_positive_above_what_it_is_held_against(double suvMax, OrganClass? organ, bool? positive)
    {
        Assert.Equal(positive, Rules.FdgPositive(new(suvMax, organ, 2, 0.5)));
        Assert.Null(Rules.FdgPositive(new(suvMax, organ, null, null)));
    }

    [Theory]
    [InlineData(14.9, true), InlineData(15.0, true), InlineData(15.1, false)]
    public void Centroids_up_to_15_mm_apart_are_one_lesion(double apart, bool one)
    {
        var shift = new Point(apart, 0, 0);
        var match = LesionMatch.Of(Grid, Made.Lesion(Sst, 1, A, 4), Grid, Made.Lesion(Fdg, 1, A, 4), shift);
        Assert.Equal((apart, one), (Math.Round(match.DistanceMm, 9), match.IsOne));
    }

    [Fact]
    public void An_overlap_of_a_fifth_of_the_smaller_joins_what_is_farther_apart()
    {
        var (large, small) = (Made.Lesion(Sst, 1, A, 30), Made.Lesion(Fdg, 1, new(24, 0, 60), 5));
        var match = LesionMatch.Of(Grid, large, Grid, small, default);
        Assert.True(match is { DistanceMm: > 15, Overlap: 1, IsOne: true });
        Assert.False(LesionMatch.Of(Grid, large, Grid, Made.Lesion(Fdg, 1, new(48, 0, 60), 5), default).IsOne);
        Assert.False(new LesionMatch(large, small, 16, 0.19).IsOne);
        Assert.True(new LesionMatch(large, small, 16, 0.2).IsOne);
    }

    [Fact]
    public void A_lesion_is_paired_once_and_the_other_is_told()
    {
        var twice = OfFdg(Made.Result(Fdg, [Made.Lesion(Fdg, 1, A, 10), Made.Lesion(Fdg, 2, new(10, 0, 60), 4)]));
        var read = TwoTracers.Of(Receptor, twice, new(null, Sst, Fdg, Rules));
        Assert.Equal(["L1"], read.Pairs.Single(p => p is { Sst: null }).Near);
        Assert.Equal(3, read.Pairs.Count);
    }

    [Fact]
    public void Two_frames_of_reference_need_a_stated_shift()
    {
        var other = Glucose with { Scan = Glucose.Scan with { FrameOfReference = "1.2.8" } };
        Assert.Equal("E_PET_FRAME", Assert.Throws<RefusedException>(() => TwoTracers.Of(Receptor, other, new(null, Sst, Fdg, Rules))).Problem.Code);
        Assert.Equal("E_PET_FRAME", Assert.Throws<RefusedException>(() => TwoTracers.Of(Receptor with { Scan = Receptor.Scan with { FrameOfReference = null } }, Glucose with { Scan = Glucose.Scan with { FrameOfReference = null } }, new(null, null, null, Rules))).Problem.Code);
        Assert.NotNull(TwoTracers.Of(Receptor, other, new(default(Point), Sst, Fdg, Rules)).Pairs[0].Fdg);
        Assert.Equal("E_PET_TRACER", Assert.Throws<RefusedException>(() => TwoTracers.Of(Glucose, Receptor, new(null, Sst, Fdg, Rules))).Problem.Code);
    }

    [Theory, InlineData(31, 0), InlineData(32, 1), InlineData(-31, 0), InlineData(-32, 1)]
    public void More_than_31_days_are_flagged(int days, int flags) => Assert.Equal(flags, TwoTracers.Of(Receptor, Glucose with { Scan = Glucose.Scan with { Day = Receptor.Scan.Day!.Value.AddDays(days) } }, new(null, Sst, Fdg, Rules)).Flags.Count(f => f.Code == "W_PET_DAYS"));

    private static Quantification OfFdg(Quantification result) => result with { Scan = result.Scan with { Kind = TracerKind.Fdg } };
}
