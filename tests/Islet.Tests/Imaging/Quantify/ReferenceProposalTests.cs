using Islet.Imaging;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Quantify;

public class ReferenceProposalTests
{
    [Theory]
    [InlineData(TracerKind.Sst, 1.98, false), InlineData(TracerKind.Sst, 2.02, true), InlineData(TracerKind.Sst, 11.98, true), InlineData(TracerKind.Sst, 12.02, false)]
    [InlineData(TracerKind.Fdg, 1.28, false), InlineData(TracerKind.Fdg, 1.32, true), InlineData(TracerKind.Fdg, 2.98, true), InlineData(TracerKind.Fdg, 3.02, false)]
    public void A_liver_whose_mean_is_unusual_is_flagged(TracerKind tracer, double suv, bool usual)
    {
        var grid = Bodies.Grid(20, 20, 20);
        var image = new VoxelImage(grid, [.. Enumerable.Repeat((float)suv, (int)grid.Length)]);
        var liver = ReferenceProposal.At(image, ReferenceOrgan.Liver, grid.Centre(10, 10, 10), 30, tracer, accepted: true)!;
        Assert.Equal(usual ? [] : ["W_PET_LIVER_MEAN"], liver.Flags.Select(f => f.Code));
        Assert.Equal(Shape.Sphere(grid, grid.Centre(10, 10, 10), 15), liver.Region);
    }

    [Theory]
    [InlineData(0.24, false), InlineData(0.26, true)]
    public void A_liver_that_is_uneven_is_flagged(double cov, bool flagged)
    {
        var grid = Bodies.Grid(20, 20, 20);
        var image = new VoxelImage(grid, [.. Enumerable.Range(0, (int)grid.Length).Select(i => (float)(6 * (1 + (i % 2 == 0 ? cov : -cov))))]);
        Assert.Equal(flagged, ReferenceProposal.At(image, ReferenceOrgan.Liver, grid.Centre(10, 10, 10.5), 30, TracerKind.Sst, accepted: false)!.Flags.Any(f => f.Code == "W_PET_LIVER_UNEVEN"));
    }

    [Fact]
    public void The_proposed_liver_lies_right_of_the_midline_1_cm_within_the_organ_and_away_from_lesions()
    {
        var (organ, lesion) = (Bodies.At(-50, 0, 120, 60, 5), Bodies.At(-60, 10, 125, 12, 30));
        var image = Bodies.Image(Bodies.Grid(), [organ, lesion, Bodies.At(75, 20, 130, 25, 20)], 0.05);
        var list = CandidateSearch.Find(image, new(TracerKind.Sst));
        var liver = list.Proposals.Single(p => p.Organ is ReferenceOrgan.Liver);
        Assert.True(liver.Centre.X < 0 && (liver.Centre - organ.Centre).Length < 60 - 15 - 6 && (liver.Centre - lesion.Centre).Length > 12 + 15);
        Assert.InRange(liver.Statistics.Mean, 4.85, 5.1);
        var spleen = list.Proposals.Single(p => p.Organ is ReferenceOrgan.Spleen);
        Assert.Equal(30, spleen.DiameterMm);
        Assert.InRange(spleen.Statistics.Mean, 19.5, 20.2);
    }

    [Fact]
    public void A_blood_pool_is_proposed_only_within_an_aorta_that_is_given()
    {
        var image = Bodies.Image(Bodies.Grid(mm: 2), [Bodies.At(0, 0, 60, 10, 5)]);
        var aorta = Shape.Cylinder(image.Grid, new(10, 30, 60), 18, 60);
        Assert.DoesNotContain(CandidateSearch.Find(image, new(TracerKind.Sst)).Proposals, p => p.Organ is ReferenceOrgan.BloodPool);
        var pool = CandidateSearch.Find(image, new(TracerKind.Sst) { Aorta = aorta }).Proposals.Single(p => p.Organ is ReferenceOrgan.BloodPool);
        Assert.True(pool.Region.Except(aorta).IsEmpty);
        Assert.InRange(pool.Ml(image.Grid), 1.2, 1.9); // π/4 × 1 × 1 × 2 = 1.57
        var thin = CandidateSearch.Find(image, new(TracerKind.Sst) { Aorta = Shape.Cylinder(image.Grid, new(10, 30, 60), 8, 60) });
        Assert.DoesNotContain(thin.Proposals, p => p.Organ is ReferenceOrgan.BloodPool);
        Assert.Contains(thin.Remarks, r => r.Code == "W_PET_NO_BLOOD_POOL");
    }
}
