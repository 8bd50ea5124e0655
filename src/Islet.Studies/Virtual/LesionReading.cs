using Islet.Course;

namespace Islet.Studies;

/// <summary>The lesions of one study, each in a finding of its own: sizes on CT and MRI, uptake on PET.</summary>
internal static class LesionReading
{
    private const int Measurable = 10; // mm; 15 for the short axis of a node (RECIST 1.1, Eisenhauer et al., Eur J Cancer 2009;45:228–247)
    private const int MeasurableNode = 15;
    private const int TooSmall = 5;
    private const double SphereOverCube = 0.5235987755982988; // π/6, written out: see Dice

    public static void Write(Clerk clerk, Story story, Uptake uptake, Scan scan, Report told, IReadOnlyList<Shown> shown, Lesions lesions, Dice dice)
    {
        var (quantified, second) = (dice.Chance(0.08), dice.Chance(0.12));
        foreach (var lesion in shown)
        {
            var read = scan.Modality switch
            {
                Scan.SstrPet => Receptors(Named(scan, lesion), lesion, uptake, quantified),
                Scan.FdgPet => Glucose(Named(scan, lesion), lesion, uptake, scan, quantified),
                _ => Sized(Named(scan, lesion), lesion, scan, RoleOf(story, lesions, lesion.Lesion, scan.Day), dice),
            };
            clerk.Write($"lesion/{scan.Name}/{lesion.Lesion.Name}", told, read);
            if (second && scan is { Modality: Scan.FdgPet, PairedWith: not null } && lesion.Fdg)
                Again(clerk, $"lesion/{scan.Name}/{lesion.Lesion.Name}", told, read, dice);
        }
        if (!scan.IsPet)
            Gone(clerk, scan, told, lesions);
    }

    /// <summary>A lesion that was treated away is looked for once and not found.</summary>
    private static void Gone(Clerk clerk, Scan scan, Report told, Lesions lesions)
    {
        foreach (var lesion in lesions.All.Where(l => l.Organ is "liver" && l.Gone is { } gone && gone <= scan.Day && gone.AddDays(300) > scan.Day))
            clerk.Write($"lesion/{scan.Name}/{lesion.Name}", told, Named(scan, new(lesion, 0, false, false, 0, 0)) with { Status = LesionStatus.Absent });
    }

    private static LesionRead Named(Scan scan, Shown shown) => new()
    {
        Lesion = shown.Lesion.Name,
        Tumour = "T1",
        StatedBy = scan.IsPet ? StatedBy.NuclearMedicine : StatedBy.Radiologist,
        Study = scan.Name,
        Reader = scan.PairedWith is null ? null : "R1",
        Organ = shown.Lesion.Organ,
        Part = shown.Lesion.Part,
        Role = shown.Lesion.Since > scan.ComparedWith ? LesionRole.New : null,
    };

    private static LesionRead Sized(LesionRead read, Shown shown, Scan scan, LesionRole role, Dice dice)
    {
        var (hidden, unsure) = (dice.Chance(0.008), dice.Chance(0.008));
        read = read with { Role = role, Status = hidden ? LesionStatus.NotEvaluable : unsure ? LesionStatus.Equivocal : shown.Mm < 3 ? LesionStatus.Absent : shown.Mm < TooSmall ? LesionStatus.TooSmall : LesionStatus.Present };
        if (read.Status is not LesionStatus.Present)
            return read;
        var target = role is LesionRole.Target;
        return read with
        {
            LongestMm = shown.Lesion.IsNode ? Math.Round(shown.Mm * 1.4m) : shown.Mm,
            ShortAxisMm = shown.Lesion.IsNode ? shown.Mm : null,
            ViableMm = target && scan.Modality is "MRI" && shown.Lesion.Organ is "liver" ? Math.Round(shown.Mm * 0.8m) : null,
            AttenuationHu = target && scan.Modality is "CT" ? dice.Between(60, 120) : null,
        };
    }

    private static LesionRead Receptors(LesionRead read, Shown shown, Uptake uptake, bool quantified)
    {
        var krenning = uptake.Krenning(shown);
        read = read with { Status = LesionStatus.Present, TracerPositive = shown.Sstr, KrenningScore = krenning, SuvMax = shown.Sstr ? shown.SstrSuv : null };
        if (!quantified || !shown.Sstr)
            return read;
        var (mean, ml) = (Amount.Of(shown.SstrSuv * 0.55m, 1), Volume(shown.Mm));
        return read with
        {
            KrenningVaries = shown.Lesion.Pliancy > 1.05,
            SuvPeak = Amount.Of(shown.SstrSuv * 0.82m, 1),
            SuvMean = mean,
            VolumeMl = ml,
            TotalLesionActivityG = Amount.Of(ml * mean, 1),
        };
    }

    private static LesionRead Glucose(LesionRead read, Shown shown, Uptake uptake, Scan scan, bool quantified) => read with
    {
        Status = LesionStatus.Present,
        TracerPositive = shown.Fdg,
        FdgVsSst = scan.PairedWith is null ? null : uptake.Against(shown),
        SuvMax = shown.Fdg ? shown.FdgSuv : null,
        SulPeak = quantified && shown.Fdg ? Amount.Of(shown.FdgSuv * 0.62m, 1) : null,
        VolumeMl = quantified && shown.Fdg ? Volume(shown.Mm) : null,
    };

    /// <summary>The second reader of a pair; where they call the uptake differently, a consensus.</summary>
    private static void Again(Clerk clerk, string record, Report told, LesionRead first, Dice dice)
    {
        var other = first.FdgVsSst is FdgAgainstSst.Less && dice.Chance(0.25) ? FdgAgainstSst.Equal : first.FdgVsSst;
        clerk.Write(record + "/R2", told, first with { Read = ReadRole.Second, Reader = "R2", FdgVsSst = other });
        if (other != first.FdgVsSst)
            clerk.Write(record + "/consensus", told, first with { Read = ReadRole.Consensus, Reader = null });
    }

    private static LesionRole RoleOf(Story story, Lesions lesions, Lesion lesion, DateOnly day)
    {
        if (story.Turns.Any(t => t.NewLesion && t.Seen?.Day == lesion.Since))
            return day < lesion.Since.AddDays(60) ? LesionRole.New : LesionRole.NonTarget;
        var ofOrgan = lesions.All.Where(l => l.Organ == lesion.Organ && l.Since == lesion.Since).TakeWhile(l => l != lesion).Count();
        return ofOrgan < 2 && lesion.Organ is not "bone" && lesion.Mm >= (lesion.IsNode ? MeasurableNode : Measurable) ? LesionRole.Target : LesionRole.NonTarget;
    }

    /// <summary>Of a sphere, mL.</summary>
    public static decimal Volume(int mm) => Amount.Of(SphereOverCube * mm * mm * mm / 1000, 1);
}
