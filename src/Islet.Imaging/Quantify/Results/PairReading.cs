namespace Islet.Imaging.Quantify;

/// <summary>What two tracers say of one lesion.</summary>
internal sealed class PairReading(Quantification sst, Quantification fdg, TracerPlan plan, Point shift)
{
    private const double AroundFromMm = 10, AroundToMm = 20; // the shell of REL_BG

    private readonly Point back = -1 * shift;

    public TracerPair OfSst(MeasuredLesion lesion, LesionMatch? match)
    {
        var krenning = Krenning(lesion.Numbers.SuvMax, sst.Details.First(d => d.Number == lesion.Number).Background);
        var there = match?.B.Numbers ?? (plan.FdgImage is { } image ? LesionNumbers.Of(image, Place.Mapped(sst.Grid, lesion.Region, fdg.Grid, back)) : null);
        var organ = lesion.Organ ?? match?.B.Organ;
        return new("", lesion, match?.B, lesion.Numbers, there, krenning, plan.Rules.SstPositive(krenning, organ), match is not null ? true : FdgPositive(lesion, there), match?.DistanceMm, match?.Overlap,
            match is null ? [.. fdg.Lesions.Where(f => LesionMatch.Of(sst.Grid, lesion, fdg.Grid, f, shift).IsOne).Select(f => f.Id)] : []);
    }

    /// <summary>A lesion that the receptor PET does not show: it must be read there all the same (pet-quantification 8.5).</summary>
    public TracerPair OfFdgOnly(MeasuredLesion lesion)
    {
        var region = plan.SstImage is null ? Region.Empty : Place.Mapped(fdg.Grid, lesion.Region, sst.Grid, shift);
        var there = plan.SstImage is { } image ? LesionNumbers.Of(image, region) : null;
        var krenning = there is null ? null : Krenning(there.SuvMax, Around(plan.SstImage!, region));
        return new("", null, lesion, there, lesion.Numbers, krenning, plan.Rules.SstPositive(krenning, lesion.Organ), true, null, null,
            [.. sst.Lesions.Where(s => LesionMatch.Of(sst.Grid, s, fdg.Grid, lesion, shift).IsOne).Select(s => s.Id)]);
    }

    private int? Krenning(double suvMax, double? around) => plan.Rules.Krenning(suvMax, KrenningTissue.Of(sst, around));

    /// <summary>Of a lesion that was not found on FDG.</summary>
    private bool? FdgPositive(MeasuredLesion lesion, LesionNumbers? there)
    {
        if (there is null)
            return null;
        var around = lesion.Organ is OrganClass.Liver ? null : fdg.Reference(ReferenceOrgan.BloodPool)?.Statistics.Mean ?? Around(plan.FdgImage!, Place.Mapped(sst.Grid, lesion.Region, fdg.Grid, back));
        return plan.Rules.FdgPositive(new(there.SuvMax, lesion.Organ, fdg.Reference(ReferenceOrgan.Liver)?.Statistics.Mean, around));
    }

    private static double? Around(VoxelImage suv, Region region) => RegionStatistics.Of(suv, Shape.Dilate(suv.Grid, region, AroundToMm).Except(Shape.Dilate(suv.Grid, region, AroundFromMm)))?.Mean;
}
