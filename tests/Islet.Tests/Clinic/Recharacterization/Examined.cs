using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>Courses made of examinations, for characterizations.</summary>
internal static class Examined
{
    private static readonly Recording Entered = new(1, new(2039, 12, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "some report");

    public static Finding On(string day, Content content, string? reported = null, Finding? reviews = null)
    {
        var finding = new NewFinding(When.Parse(day), reported is null ? Reported.WhenItHappened : Reported.Parse(reported), content,
            Supersedes: reviews?.Id, Why: reviews is null ? null : Why.Review);
        return new(FindingId.OfImport(finding), finding.Happened, finding.Reported, Entered, content, Supersedes: finding.Supersedes, Why: finding.Why);
    }

    public static Finding Diagnosed(string day) => On(day, new Diagnosis { Histology = "neuroendocrine tumour of the pancreas" });

    public static Finding Biopsy(string name, string day, decimal ki67, string? lesion = null, string? reported = null) => On(day, new Specimen
    {
        SpecimenName = name,
        Adequate = true,
        SpecimenType = "core_biopsy",
        SpecimenSite = "distant_metastasis",
        Organ = "liver",
        Lesion = lesion,
        Differentiation = Differentiation.Well,
        Ki67Percent = Ki67Index.FromPercent(ki67),
    }, reported);

    public static Finding Failed(string name, string day, InadequateBecause? because = InadequateBecause.NoTumourInSpecimen, string? lesion = null) =>
        On(day, new Specimen { SpecimenName = name, Adequate = false, InadequateBecause = because, SpecimenType = "core_biopsy", Lesion = lesion });

    public static Finding Fdg(string name, string day, string result, decimal? suvMax = null) => On(day, new ImagingStudy
    {
        Study = name,
        Modality = "FDG-PET",
        Tracer = "18F-FDG",
        TumourPresent = true,
        FdgPetResult = result,
        SuvMax = suvMax,
    });

    public static Finding Sstr(string name, string day, string result, string? pairedWith = null) => On(day, new ImagingStudy
    {
        Study = name,
        Modality = "SSTR-PET",
        Tracer = "68Ga-DOTATOC",
        TumourPresent = true,
        SstrPetResult = result,
        PairedWith = pairedWith,
    });

    public static Finding Lesion(string name, string study, string day, bool? positive, LesionRole? role = null, decimal? mm = null, decimal? suvMax = null,
        LesionStatus? status = LesionStatus.Present) => On(day, new LesionRead
        {
            Lesion = name,
            Study = study,
            Organ = "liver",
            Role = role,
            Status = status,
            TracerPositive = positive,
            LongestMm = mm,
            SuvMax = suvMax,
        });

    /// <summary>The whole fixed list, normal but for those named, which a clinician calls the tumour's.</summary>
    public static Finding[] Panel(string day, params string[] raised) => [.. Fact.HormonesMeasured.Values.Select(hormone => On(day, new Laboratory
    {
        Analyte = hormone,
        Reading = raised.Contains(hormone) ? LaboratoryReading.Raised : LaboratoryReading.Normal,
        TumourRelated = raised.Contains(hormone) ? true : null,
        StatedBy = StatedBy.Clinician,
    }))];

    public static Finding Progressed(string day, params string[] grounds) => On(day, new ProgressionJudgement { Progressive = true, Grounds = grounds, StatedBy = StatedBy.Board });

    public static Snapshot Seen(string day, params Finding[] findings) => new(Course(findings), View.AsOf(Day.Parse(day).First));

    /// <summary>All that ever was recorded, as on the last day.</summary>
    public static Snapshot Seen(params Finding[] findings) => Seen("2039-12-31", findings);

    public static DiseaseCourse Course(params Finding[] findings) => new(1, "some patient", Axis.Calendar, null, true, findings);

    /// <summary>Mollazadegan et al. 2025, figure 2; days and lesion names are ours.</summary>
    public static Finding[] Figure2 { get; } =
    [
        Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 12),
        Progressed("2018-04-20", "radiological"), Biopsy("S2", "2018-05-02", 18),
        Fdg("P1", "2018-05-10", "positive"), Lesion("L1", "P1", "2018-05-10", true), Lesion("L2", "P1", "2018-05-10", true),
        Sstr("P2", "2018-05-11", "negative"), Lesion("L1", "P2", "2018-05-11", false), Lesion("L2", "P2", "2018-05-11", false),
        Progressed("2019-05-01", "radiological"), Biopsy("S3", "2019-05-03", 40),
        Fdg("P3", "2019-05-10", "positive"), Lesion("L1", "P3", "2019-05-10", true), Lesion("L2", "P3", "2019-05-10", true), Lesion("L3", "P3", "2019-05-10", true, LesionRole.New),
        Sstr("P4", "2019-05-11", "positive"), Lesion("L1", "P4", "2019-05-11", true), Lesion("L2", "P4", "2019-05-11", true), Lesion("L3", "P4", "2019-05-11", true, LesionRole.New),
    ];
}
