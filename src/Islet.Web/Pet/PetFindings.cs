using Islet.Course;
using Islet.Imaging.Quantify;
using Islet.Imaging.Readings;

namespace Islet.Web;

/// <summary>What the reader says when signing, and the images do not.</summary>
/// <param name="DaysSinceSsa">Since the last injection of a depot somatostatin analogue; null: not known.</param>
/// <param name="Reader">Code as R1, never a name; null: the course's own read.</param>
internal sealed record PetSigning(int? DaysSinceSsa, string? Reader);

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
        var study = before?.Study ?? NameOf(course, succession, day, sheet.Kind) ?? LesionTable.FreeName("I", course.Findings.Select(f => f.Content switch { ImagingStudy s => s.Study, LesionRead l => l.Study, _ => null }).OfType<string>());
        var tumour = course.Findings.Where(f => f.Content is LesionRead or ImagingStudy).Select(f => f.Content.Tumour).LastOrDefault(t => t is not null);
        List<LesionRead> lesions =
        [
            .. sheet.Reading.Accepted.Select(s => LesionOf(sheet, signing, s, study, Kept(s.Lesion!)) with { Tumour = tumour }),
            .. sheet.Reading.Unseen.Where(l => !sheet.Reading.Accepted.Any(a => a.Lesion == l)).Select(l => Kept(l) with
            {
                Study = study, Reader = signing.Reader, Organ = OrganOf(course, l), TracerPositive = false, StatedBy = StatedBy.NuclearMedicine, Tumour = tumour,
                Status = null, KrenningScore = null, SuvMax = null, SuvPeak = null, SuvMean = null, SulPeak = null, VolumeMl = null, TotalLesionActivityG = null, Segmentation = null,
            }),
        ];
        List<(string Lesion, Content Content)> now = [("", StudyOf(sheet, signing, study, Standing("") as ImagingStudy ?? new(), ResultOf(lesions)) with { Tumour = tumour }), .. lesions.Select(l => (l.Lesion, (Content)l))];
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

        Content? Standing(string lesion) => before?.Findings.GetValueOrDefault(lesion) is { } id && Head(course, id) is { IsWithdrawal: false } standing ? standing.Content : null;

        // What a board or a data manager added to a signed lesion (its role, say) is theirs, and stays.
        LesionRead Kept(string lesion) => Standing(lesion) as LesionRead ?? new() { Lesion = lesion };
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
    private static string? NameOf(DiseaseCourse course, Succession succession, When day, TracerKind kind) => course.Findings
        .Where(f => f.Content is ImagingStudy { Study: not null } s && s.Modality == Modality(kind) && f.Happened == day && succession.IsInForce(f)).Select(f => ((ImagingStudy)f.Content).Study).LastOrDefault();

    private static string? OrganOf(DiseaseCourse course, string lesion) => course.Findings.Select(f => f.Content as LesionRead).LastOrDefault(r => r?.Lesion == lesion && r.Organ is not null)?.Organ;

    /// <summary>What stands in the place of a finding by now.</summary>
    internal static Finding? Head(DiseaseCourse course, string id)
    {
        var head = course.Findings.FirstOrDefault(f => f.Id.ToString() == id);
        while (head is not null && course.Findings.FirstOrDefault(f => f.Supersedes == head.Id) is { } newer)
            head = newer;
        return head;
    }

    /// <param name="kept">What stands in the course: what no reading of images says stays as it is.</param>
    /// <param name="result">Whether tumour takes up the tracer; null: cannot be told.</param>
    private static ImagingStudy StudyOf(PetSheet sheet, PetSigning signing, string study, ImagingStudy kept, string? result)
    {
        var (pet, reading) = (sheet.Image.Pet, sheet.Reading);
        var made = ScanConditions.Of(pet, sheet.Kind, ssa: null); // scanner and reconstruction in the words by which two PETs are compared
        var liver = reading.Reference(ReferenceOrgan.Liver);
        var blood = reading.Reference(ReferenceOrgan.BloodPool);
        List<ReadSpot> accepted = [.. reading.Accepted];
        var sul = pet.Suv.SulJanmahasatian;
        return kept with
        {
            Study = study, Reader = signing.Reader, Modality = Modality(sheet.Kind), Tracer = PetWords.Tracer(sheet.Image), DaysSinceSsa = signing.DaysSinceSsa, StatedBy = StatedBy.NuclearMedicine,
            TumourPresent = accepted.Count > 0 ? true : null, SuvMax = accepted.Count > 0 ? Round(accepted.Max(s => s.Numbers.SuvMax)) : null, KrenningScore = accepted.Max(s => s.Krenning),
            SstrPetResult = sheet.Kind is TracerKind.Sst ? result : null, FdgPetResult = sheet.Kind is TracerKind.Fdg ? result : null,
            Scanner = made.Scanner, Reconstruction = made.Reconstruction,
            UptakeMinutes = pet.Suv.Elapsed is { } elapsed ? Math.Round((decimal)elapsed.TotalMinutes, 1) : null, ActivityMbq = pet.Suv.DoseBq is { } dose ? Math.Round((decimal)(dose / 1e6), 1) : null,
            SliceMm = Round(pet.Image.Grid.SliceMm), Segmentation = sheet.Basis.Method.Id, LiverSuvMean = Round(liver?.Mean),
            LiverSulMean = Round(liver?.Mean * sul), LiverSulSd = Round(liver?.Sd * sul), BloodPoolSulMean = Round(blood?.Mean * sul), BloodPoolSulSd = Round(blood?.Sd * sul),
        };
    }

    /// <summary>Positive: a lesion that takes up the tracer. Negative: none does, of all that there are. A lesion of which it is not known leaves it open.</summary>
    private static string? ResultOf(IReadOnlyList<LesionRead> lesions) => lesions.Any(l => l.TracerPositive is true) ? "positive" : lesions.All(l => l.TracerPositive is false) ? "negative" : null;

    private static LesionRead LesionOf(PetSheet sheet, PetSigning signing, ReadSpot spot, string study, LesionRead kept)
    {
        var (organ, counts) = (PetWords.Organ(spot.Organ, sheet.Pets.Course), sheet.Totals.Counts(spot));
        var n = spot.Numbers;
        return kept with
        {
            Lesion = spot.Lesion!, Study = study, Reader = signing.Reader, Organ = organ, Status = LesionStatus.Present, StatedBy = StatedBy.NuclearMedicine, KrenningScore = spot.Krenning,
            TracerPositive = sheet.TakesUp(spot),
            Segmentation = spot.Method == sheet.Basis.Method.Id ? null : spot.Method ?? "drawn",
            SuvMax = Round(n.SuvMax), SuvPeak = spot.PeakIsAnothers ? null : Round(n.SuvPeakAtMax), SuvMean = spot.Leak ? null : Round(n.SuvMean), SulPeak = spot.PeakIsAnothers ? null : Round(n.SuvPeakAtMax * sheet.Image.Pet.Suv.SulJanmahasatian),
            VolumeMl = counts ? Round(n.Ml) : null, TotalLesionActivityG = counts ? Round(n.TlaG) : null, // what is in no sum on the page is in none of the course
        };
    }

    private static decimal Round(double x) => Math.Round((decimal)x, Digits);

    private static decimal? Round(double? x) => x is { } value ? Round(value) : null;
}
