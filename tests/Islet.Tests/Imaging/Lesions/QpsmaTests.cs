using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Lesions;

/// <summary>qPSMA (Gafita et al., PMC6735278) as pet-quantification 5.2 has it: bone SUV 3, soft tissue 4.30/liver mean × (liver mean + SD).</summary>
public class QpsmaTests
{
    private static readonly SegmentationMethod Method = SegmentationMethod.ParseAny("QPSMA");

    /// <summary>Mean 5, SD 0.8.</summary>
    private static readonly RegionStatistics Liver = Of(4.2f, 5.8f);

    [Theory] // 4.30/5 × 5.8 = 4.988
    [InlineData(OrganClass.Bone, 3), InlineData(OrganClass.LymphNode, 4.988), InlineData(OrganClass.Liver, 4.988), InlineData(OrganClass.Peritoneum, 4.988), InlineData(OrganClass.Primary, 4.988), InlineData(OrganClass.Other, 4.988)]
    public void Bone_and_soft_tissue_have_a_threshold_each(OrganClass organ, double suv) => Assert.Equal(suv, Method.For(organ).Threshold(20, Liver, () => null), 1e-6);

    [Fact] // 4.30 × (1 + SD/mean): a gain on the image, which the liver shares, moves the threshold of soft tissue by nothing
    public void The_threshold_of_soft_tissue_hangs_on_the_livers_evenness_alone() => Assert.Equal(Method.For(OrganClass.LymphNode).Threshold(20, Liver, () => null), Method.For(OrganClass.LymphNode).Threshold(20, Of(8.4f, 11.6f), () => null), 1e-6);

    [Fact]
    public void A_lesion_of_unknown_organ_is_refused_and_not_guessed()
    {
        Assert.Equal("E_PET_CLASS", Assert.Throws<RefusedException>(() => Method.For(null)).Problem.Code);
        Assert.Equal("E_PET_CLASS", Assert.Throws<RefusedException>(() => Method.Threshold(20, Liver, () => null)).Problem.Code);
        Assert.Equal("E_PET_CLASS", Assert.Throws<RefusedException>(() => SegmentationMethod.Parse("QPSMA")).Problem.Code);
        var suv = new VoxelImage(new() { Slices = 2, Rows = 2, Columns = 2, Origin = new(0, 0, 0), ColumnMm = 4, RowMm = 4, SliceMm = 4 }, new float[8]);
        Assert.Equal("E_PET_CLASS", Assert.Throws<RefusedException>(() => CandidateSearch.Find(suv, new(TracerKind.Sst) { Method = Method })).Problem.Code);
        Assert.Equal("E_PET_CLASS", Assert.Throws<RefusedException>(() => CandidateSearch.Find(suv, new(TracerKind.Sst) { SecondMethod = Method })).Problem.Code);
        Assert.Same(SegmentationMethod.Default, SegmentationMethod.Default.For(null));
    }

    [Fact]
    public void Soft_tissue_needs_a_liver_and_bone_does_not()
    {
        Assert.Equal("E_PET_LIVER", Assert.Throws<RefusedException>(() => Method.For(OrganClass.Other).Threshold(20, null, () => null)).Problem.Code);
        Assert.Equal(3, Method.For(OrganClass.Bone).Threshold(20, null, () => null));
        Assert.Equal((true, false, false), (Method.For(OrganClass.Other).NeedsLiver, Method.For(OrganClass.Bone).NeedsLiver, Method.NeedsLiver));
    }

    [Theory]
    [InlineData("Ga-68 DOTATATE", false), InlineData("F-18 FDG", false), InlineData(null, false), InlineData("Ga-68 PSMA-11", true), InlineData("F-18 PSMA-1007", true), InlineData("Piflufolastat F18", true)]
    public void It_is_for_ligands_of_PSMA_and_for_others_only_where_the_analogue_is_asked_for(string? tracer, bool fits)
    {
        var refused = Record.Exception(() => Method.RefuseTracer(tracer));
        Assert.Equal(fits ? null : "E_PET_METHOD", (refused as RefusedException)?.Problem.Code);
        SegmentationMethod.ParseAny("QPSMA:ANALOGUE").RefuseTracer(tracer);
        SegmentationMethod.Parse("GRAD").RefuseTracer(tracer);
    }

    [Theory, InlineData("QPSMA"), InlineData("QPSMA:ANALOGUE"), InlineData("GRAD"), InlineData("REL_BG:0.41"), InlineData("LIVMAX_1.1")]
    public void A_method_is_written_as_it_is_read(string id) => Assert.Equal(id, SegmentationMethod.ParseAny(id).Id);

    private static RegionStatistics Of(params float[] values)
    {
        var grid = new ImageGrid { Slices = 1, Rows = 1, Columns = values.Length, Origin = new(0, 0, 0), ColumnMm = 4, RowMm = 4, SliceMm = 4 };
        return RegionStatistics.Of(new(grid, values), Region.Of([new Run(0, 0, 0, values.Length - 1)]))!;
    }
}
