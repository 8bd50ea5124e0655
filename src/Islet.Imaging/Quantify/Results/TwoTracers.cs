using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>How receptor and FDG PET of one patient are held against each other (pet-quantification 8).</summary>
/// <param name="Shift">mm, added to a place of the FDG image to find it in the receptor image; null: both have one frame of reference.</param>
/// <param name="SstImage">SUV, so that what is seen on FDG only can be measured there; null: such lesions are not read.</param>
/// <param name="FdgImage">The same of the other tracer.</param>
/// <param name="Rules">What an uptake means, from outside.</param>
public sealed record TracerPlan(Point? Shift, VoxelImage? SstImage, VoxelImage? FdgImage, UptakeRules Rules);

/// <summary>One lesion on both tracers. Numbers of the tracer on which it was not found are those of the same place.</summary>
/// <param name="Sst">Null: not among the lesions of the receptor PET.</param>
/// <param name="SstThere">Numbers on the receptor PET; null: not found there, and no image to measure in.</param>
/// <param name="Krenning">Proposed from the receptor uptake; null: no liver, or nothing measured.</param>
/// <param name="SstPositive">Krenning 2 and more, in the liver above the liver (pet-quantification 8.2); null: cannot be told.</param>
/// <param name="FdgPositive">Found on FDG; else above 1.5 × what lies around it, in the liver above 1.1 × the liver's mean (pet-quantification 8.2; the margins are those of the Krenning proposal, ours).</param>
/// <param name="Near">Ids of lesions that would also match and are paired already; the reader corrects.</param>
public sealed record TracerPair(
    string Id, MeasuredLesion? Sst, MeasuredLesion? Fdg, LesionNumbers? SstThere, LesionNumbers? FdgThere, int? Krenning, bool? SstPositive, bool? FdgPositive, double? DistanceMm, double? Overlap, IReadOnlyList<string> Near)
{
    public OrganClass? Organ => Sst?.Organ ?? Fdg?.Organ;
}

/// <summary>The lesions of a receptor and an FDG PET, paired.</summary>
/// <param name="DaysApart">Null: a day is not known.</param>
/// <param name="Flags">W_PET_DAYS and the like.</param>
public sealed record TwoTracers(IReadOnlyList<TracerPair> Pairs, int? DaysApart, Point Shift, IReadOnlyList<Problem> Flags)
{
    /// <summary>Days within which both scans of the first study lay (Chan et al. 2017, doi:10.7150/thno.18068).</summary>
    public const int MostDays = 31;

    /// <exception cref="RefusedException">E_PET_TRACER: the two are not one of each tracer. E_PET_MODALITY: one is a SPECT. E_PET_FRAME: they have no common place, and no shift was stated.</exception>
    public static TwoTracers Of(Quantification sst, Quantification fdg, TracerPlan plan)
    {
        if ((sst.Scan.Kind, fdg.Scan.Kind) is not (TracerKind.Sst, TracerKind.Fdg))
            throw new RefusedException("E_PET_TRACER", "SST.json, FDG.json", $"{SnakeCase.Of(sst.Scan.Kind)} and {SnakeCase.Of(fdg.Scan.Kind)}", "sst and fdg, in this order", "Give the result of the receptor PET first, then that of the FDG PET.");
        if (sst.Scan.Modality is not null || fdg.Scan.Modality is not null)
            throw new RefusedException("E_PET_MODALITY", "SST.json, FDG.json", "a SPECT", "two PETs", "Take the receptor PET: the windows, margins and scores of two tracers are those of PET.");
        var one = sst.Scan.FrameOfReference is { } frame && frame == fdg.Scan.FrameOfReference;
        if (plan.Shift is null && !one)
            throw new RefusedException("E_PET_FRAME", "SST.json, FDG.json", "two frames of reference", "one, or a stated shift", "Register the two scans and state the shift (--shift x,y,z in mm), or pair the lesions by hand.");
        var shift = plan.Shift ?? default;
        var matches = LesionMatch.Of(sst.Grid, sst.Lesions, fdg.Grid, fdg.Lesions, shift);
        var reading = new PairReading(sst, fdg, plan, shift);
        List<TracerPair> pairs =
        [
            .. sst.Lesions.Select(l => reading.OfSst(l, matches.FirstOrDefault(m => m.A.Number == l.Number))),
            .. fdg.Lesions.Where(l => matches.All(m => m.B.Number != l.Number)).Select(reading.OfFdgOnly),
        ];
        int? days = sst.Scan.Day is { } a && fdg.Scan.Day is { } b ? Math.Abs(a.DayNumber - b.DayNumber) : null;
        return new([.. pairs.Select((p, i) => p with { Id = FormattableString.Invariant($"P{i + 1}") })], days, shift, [.. Flagged(days, sst, fdg)]);
    }

    private static IEnumerable<Problem> Flagged(int? days, Quantification sst, Quantification fdg)
    {
        if (days is null)
            yield return new("W_PET_DAYS", "SST.json, FDG.json", "a scan without its day", "both days", "Look whether the scans lie within 31 days.");
        else if (days > MostDays)
            yield return new("W_PET_DAYS", "SST.json, FDG.json", FormattableString.Invariant($"{days} days between the scans"), FormattableString.Invariant($"at most {MostDays} days"), "The tumour may have changed in between; the score of two tracers was made on scans within 31 days.");
        if (sst.IsProposal || fdg.IsProposal)
            yield return new("W_PET_PROPOSAL", "SST.json, FDG.json", "lesions that nobody accepted", "lesions accepted by a reader", "Decide on the candidates first; until then pairs and volumes are proposals.");
    }
}
