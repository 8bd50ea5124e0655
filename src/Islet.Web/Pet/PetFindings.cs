using Islet.Clinic;
using Islet.Course;
using Islet.Imaging.Quantify;
using Islet.Imaging.Readings;

namespace Islet.Web;

/// <summary>What the reader says when signing, and the images do not.</summary>
/// <param name="DaysSinceSsa">Since the last injection of a depot somatostatin analogue; null: not known.</param>
/// <param name="Reader">Code as R1, never a name; null: the course's own read.</param>
internal sealed record PetSigning(TracerKind Kind, int? DaysSinceSsa, string? Reader);

/// <summary>The findings that a reading becomes: one of the study, one of each lesion. Pure.</summary>
internal static class PetFindings
{
    private const int Digits = 3; // of SUV, mL and g: more than any reader tells apart

    public static string Modality(TracerKind kind) => kind is TracerKind.Fdg ? "FDG-PET" : "SSTR-PET";

    /// <summary>New findings, corrections of those that an earlier signing recorded, and withdrawals of what is no lesion any more. Empty: nothing differs.</summary>
    /// <exception cref="RefusedException">E_PET_DAY, E_PET_TICK, E_PET_UNDECIDED.</exception>
    public static (string Study, IReadOnlyList<(string Lesion, NewFinding Finding)> Findings) Of(PetSheet sheet, PetSigning signing, DateOnly today)
    {
        Refuse(sheet);
        When day = Day.Parse(sheet.Series.Day!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var course = sheet.Pets.Course;
        var (before, succession) = (sheet.Progress.Signature, Succession.Of(course.Findings));
        var study = before?.Study ?? NameOf(course, succession, day, signing) ?? LesionTable.FreeName("I", course.Findings.Select(f => f.Content switch { ImagingStudy s => s.Study, LesionRead l => l.Study, _ => null }).OfType<string>());
        var tumour = course.Findings.Where(f => f.Content is LesionRead or ImagingStudy).Select(f => f.Content.Tumour).LastOrDefault(t => t is not null);
        List<(string Lesion, Content Content)> now =
        [
            ("", StudyOf(sheet, signing, study) with { Tumour = tumour }),
            .. sheet.Reading.Accepted.Select(s => (s.Lesion!, (Content)(LesionOf(sheet, signing, s, study) with { Tumour = tumour }))),
            .. sheet.Reading.Unseen.Where(l => !sheet.Reading.Accepted.Any(a => a.Lesion == l)).Select(l => (l, (Content)new LesionRead
            {
                Lesion = l, Study = study, Reader = signing.Reader, Organ = OrganOf(course, l), TracerPositive = false, StatedBy = StatedBy.NuclearMedicine, Tumour = tumour,
            })),
        ];
        List<(string, NewFinding)> findings = [];
        foreach (var (lesion, content) in now)
        {
            var old = before?.Findings.GetValueOrDefault(lesion) is { } id ? Head(course, id) : null;
            if (old is { IsWithdrawal: false } && FindingKinds.Write(old.Content) == FindingKinds.Write(content))
                continue;
            findings.Add((lesion, old is { IsWithdrawal: false } ? new NewFinding(day, Reported.On(Today(today)), content, Supersedes: old.Id, Why: Why.Correction) : new NewFinding(day, Reported.On(Today(today)), content)));
        }
        foreach (var (lesion, id) in before?.Findings ?? new Dictionary<string, string>())
            if (!now.Exists(n => n.Lesion == lesion) && Head(course, id) is { IsWithdrawal: false } gone)
                findings.Add((lesion, new NewFinding(gone.Happened, gone.Reported, gone.Content, Supersedes: gone.Id, Why: Why.Withdrawal)));
        return (study, findings);
    }

    private static Day Today(DateOnly today) => Day.Parse(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static void Refuse(PetSheet sheet)
    {
        if (sheet.Series.Day is null)
            throw new RefusedException("E_PET_DAY", T("the series"), T("images without the day of the scan"), T("a day in every file"), T("Export the series again, with its dates."));
        if (sheet.ToTick is [var first, ..])
            throw new RefusedException("E_PET_TICK", first.Code, T("a warning about the SUV that nobody has stood by"), T("a reader's tick at each of these warnings"), T("Look at the warnings above the images, and tick those that you stand by."));
        if (sheet.LacksLiver)
            throw new RefusedException("E_PET_LIVER", T("the reference regions"), T("no healthy liver"), T("the liver that the course's method needs"), T("Accept a region of the liver, or choose a method that does not need it."));
        if (sheet.Undecided.Count > 0)
            throw new RefusedException("E_PET_UNDECIDED", T("the list of uptake"), T(sheet.Undecided.Count, "{0} place with uptake that nobody has decided on", "{0} places with uptake that nobody has decided on"), T("each of them accepted or rejected"),
                T("Accept or reject what is still open. Nothing was recorded."));
    }

    /// <summary>A study of this day and kind is on record already, from a report: the lesions are its.</summary>
    private static string? NameOf(DiseaseCourse course, Succession succession, When day, PetSigning signing) => course.Findings
        .Where(f => f.Content is ImagingStudy { Study: not null } s && s.Modality == Modality(signing.Kind) && f.Happened == day && succession.IsInForce(f)).Select(f => ((ImagingStudy)f.Content).Study).LastOrDefault();

    private static string? OrganOf(DiseaseCourse course, string lesion) => course.Findings.Select(f => f.Content as LesionRead).LastOrDefault(r => r?.Lesion == lesion && r.Organ is not null)?.Organ;

    /// <summary>What stands in the place of a finding by now.</summary>
    private static Finding? Head(DiseaseCourse course, string id)
    {
        var head = course.Findings.FirstOrDefault(f => f.Id.ToString() == id);
        while (head is not null && course.Findings.FirstOrDefault(f => f.Supersedes == head.Id) is { } newer)
            head = newer;
        return head;
    }

    private static ImagingStudy StudyOf(PetSheet sheet, PetSigning signing, string study)
    {
        var (pet, reading) = (sheet.Image.Pet, sheet.Reading);
        var made = ScanConditions.Of(pet, signing.Kind, ssa: null); // scanner and reconstruction in the words by which two PETs are compared
        var liver = reading.Reference(ReferenceOrgan.Liver);
        var blood = reading.Reference(ReferenceOrgan.BloodPool);
        List<ReadSpot> accepted = [.. reading.Accepted];
        var sul = pet.Suv.SulJanmahasatian;
        var result = accepted.Count > 0 ? "positive" : "negative";
        return new()
        {
            Study = study, Reader = signing.Reader, Modality = Modality(signing.Kind), Tracer = PetWords.Tracer(sheet.Image), DaysSinceSsa = signing.DaysSinceSsa, StatedBy = StatedBy.NuclearMedicine,
            TumourPresent = accepted.Count > 0 ? true : null, SuvMax = accepted.Count > 0 ? Round(accepted.Max(s => s.Numbers.SuvMax)) : null, KrenningScore = accepted.Max(s => s.Krenning),
            SstrPetResult = signing.Kind is TracerKind.Sst ? result : null, FdgPetResult = signing.Kind is TracerKind.Fdg ? result : null,
            Scanner = made.Scanner, Reconstruction = made.Reconstruction,
            UptakeMinutes = pet.Suv.Elapsed is { } elapsed ? Math.Round((decimal)elapsed.TotalMinutes, 1) : null, ActivityMbq = pet.Suv.DoseBq is { } dose ? Math.Round((decimal)(dose / 1e6), 1) : null,
            SliceMm = Round(pet.Image.Grid.SliceMm), Segmentation = sheet.Basis.Method.Id, LiverSuvMean = Round(liver?.Mean),
            LiverSulMean = Round(liver?.Mean * sul), LiverSulSd = Round(liver?.Sd * sul), BloodPoolSulMean = Round(blood?.Mean * sul), BloodPoolSulSd = Round(blood?.Sd * sul),
        };
    }

    private static LesionRead LesionOf(PetSheet sheet, PetSigning signing, ReadSpot spot, string study)
    {
        var organ = PetWords.Organ(spot.Organ, sheet.Pets.Course);
        var n = spot.Numbers;
        return new()
        {
            Lesion = spot.Lesion!, Study = study, Reader = signing.Reader, Organ = organ, Status = LesionStatus.Present, StatedBy = StatedBy.NuclearMedicine, KrenningScore = spot.Krenning,
            TracerPositive = ModifiedKrenning.IsPositive(spot.Krenning, organ) ?? (spot.Method is null ? (bool?)null : true), // a sphere of a lesion that another image shows need not take up anything
            SuvMax = Round(n.SuvMax), SuvPeak = Round(n.SuvPeakAtMax), SuvMean = spot.Leak ? null : Round(n.SuvMean), SulPeak = Round(n.SuvPeakAtMax * sheet.Image.Pet.Suv.SulJanmahasatian),
            VolumeMl = spot.Leak ? null : Round(n.Ml), TotalLesionActivityG = spot.Leak ? null : Round(n.TlaG),
        };
    }

    private static decimal Round(double x) => Math.Round((decimal)x, Digits);

    private static decimal? Round(double? x) => x is { } value ? Round(value) : null;
}
