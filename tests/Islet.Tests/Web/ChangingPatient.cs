using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Web;

/// <summary>A made-up patient after figure 2 of the Uppsala paper: G1 at diagnosis, G2 and secreting six years later, a second characterization without tissue; four drugs.</summary>
internal static class ChangingPatient
{
    public const string Key = "CHANGE-1";

    private static readonly string[] Panel = ["insulin", "proinsulin", "c_peptide", "glucagon", "calcitonin", "gastrin", "pancreatic_polypeptide", "vip", "acth"];

    public static NewCourse Course { get; } = new(new(Key, Axis.Calendar, "Uppsala"),
    [
        New(When.Unknown, new Person { Sex = Sex.Female, Birth = Day.Parse("1961") }, "person"),
        On("2014-03-04", new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
        On("2014-03-04", new Diagnosis { AgeYears = 53 }, "diagnosis"),
        On("2014-03-04", Tissue("S1", "2", Grade.G1, "primary", "P1", "resection"), "s1"),
        On("2020-06-20", Tissue("S2", "15-18", Grade.G2, "distant_metastasis", "L1", "core_biopsy"), "s2"),
        On("2023-06-15", new Specimen { SpecimenName = "S3", SpecimenType = "core_biopsy", SpecimenSite = "distant_metastasis", Adequate = false, InadequateBecause = InadequateBecause.NoTumourInSpecimen, StatedBy = StatedBy.Pathologist }, "s3"),
        .. Pet("2014-03-20", "P0", "SSTR-PET", null, ("L1", true)), .. Pet("2014-03-22", "F0", "FDG-PET", "P0", ("L1", false)),
        .. Pet("2020-06-10", "P1", "SSTR-PET", null, ("L1", true), ("L2", false)), .. Pet("2020-06-12", "F1", "FDG-PET", "P1", ("L1", false), ("L2", true)),
        .. Panel.Select(h => On("2014-03-21", Hormone(h, raised: false), "h0-" + h)), .. Panel.Select(h => On("2020-06-22", Hormone(h, raised: h is "gastrin"), "h1-" + h)),
        On("2014-03-25", new Judgement { About = "functional_syndrome", Value = "none", StatedBy = StatedBy.Clinician }, "syndrome"),
        On("2020-06-30", new Judgement { About = "secreted_hormones", Value = "gastrin", StatedBy = StatedBy.Clinician }, "secreted"),
        On("2014-08", new Treatment { Course = "A", Drugs = ["lanreotide"], Purpose = "tumour" }, "a"),
        On("2017-03-20", new ProgressionJudgement { Progressive = true, Grounds = ["radiological"] }, "pd1"),
        On("2017-06-20", new Treatment { Course = "B", Drugs = ["everolimus"], Purpose = "tumour" }, "b"),
        On("2020-05", new TreatmentStop { Course = "B", Reason = "progression" }, "b-stop"),
        On("2020-04-20", new ProgressionJudgement { Progressive = true, Grounds = ["radiological"] }, "pd2"),
        On("2020-07-30", new Treatment { Course = "C", Drugs = ["capecitabine", "temozolomide"], Purpose = "tumour" }, "c"),
        On("2020-04-20", new ReportedOutcome { Line = 2, Regimen = "RAD001", BestResponse = BestResponse.SD, Endpoint = "pfs", Months = 33.9m, Event = true }, "stated"),
        On("2020-07-05", new BoardDecision { Plan = "CAPTEM", TherapyChanged = true, ChangeMatters = true, BecauseOf = ["ki67"] }, "board"),
        On("2014-04-20", new Procedure { Name = "distal pancreatectomy", Margin = ResectionMargin.R0 }, "surgery"),
        On("2023-12-03", new VitalStatus { Alive = false, Cause = CauseOfDeath.Tumour }, "death"),
    ]);

    private static Specimen Tissue(string name, string ki67, Grade grade, string site, string lesion, string type) => new()
    {
        SpecimenName = name, Ki67Percent = Ki67Index.FromReport(ki67), ReportedGrade = grade, WhoEdition = "2017", SpecimenSite = site, Lesion = lesion, SpecimenType = type,
        Reader = "R1", Differentiation = Differentiation.Well, MitosesPer2Mm2 = 1, StatedBy = StatedBy.Pathologist,
    };

    private static IEnumerable<NewFinding> Pet(string day, string name, string modality, string? paired, params (string Lesion, bool Positive)[] lesions) =>
    [
        On(day, new ImagingStudy
        {
            Study = name, Modality = modality, PairedWith = paired, TumourPresent = true, StatedBy = StatedBy.Radiologist,
            SstrPetResult = modality is "SSTR-PET" ? "positive" : null, FdgPetResult = modality is "FDG-PET" ? lesions.Any(l => l.Positive) ? "positive" : "negative" : null,
        }, name),
        .. lesions.Select(l => On(day, new LesionRead { Lesion = l.Lesion, Study = name, Organ = "liver", Status = LesionStatus.Present, TracerPositive = l.Positive, StatedBy = StatedBy.Radiologist }, name + l.Lesion)),
    ];

    private static Laboratory Hormone(string name, bool raised) => new() { Analyte = name, Value = raised ? 300 : 10, Upper = 60, Unit = "pmol/L", TumourRelated = raised ? true : null, StatedBy = StatedBy.Clinician };

    private static NewFinding On(string day, Content content, string origin) => New(Day.Parse(day), content, origin);

    private static NewFinding New(When happened, Content content, string origin) => new(happened, Reported.WhenItHappened, content, origin);
}
