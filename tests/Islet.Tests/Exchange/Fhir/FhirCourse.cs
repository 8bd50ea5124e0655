using Islet.Course;

namespace Islet.Tests.Exchange;

/// <summary>A made-up course in which everything is said that FHIR can be told.</summary>
internal static class FhirCourse
{
    private static readonly DateTimeOffset Recorded = new(2024, 2, 3, 10, 20, 30, TimeSpan.Zero);

    public static DiseaseCourse Full { get; } = Of(Axis.Calendar,
        ("2019-03-10", null, new Person { Sex = Sex.Female, Birth = Day.Parse("1960-05-04") }),
        ("2019-03-10", null, new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.Nen }),
        ("2019-03-10", "2019-03-20", new Specimen { Tumour = "T1", SpecimenName = "S1", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(15), MitosesPer2Mm2 = 3, ReportedGrade = Grade.G2, WhoEdition = "2019", LargestDiameterMm = 31, StatedBy = StatedBy.Pathologist }),
        ("2019-03-12", null, new Staging { Tumour = "T1", System = "UICC", Edition = "8", T = "T2", N = "N1", M = "M1", Stage = "IV" }),
        ("2019-03-05", null, new ImagingStudy { Study = "P1", Modality = "SSTR-PET", SstrPetResult = "positive", LiverMetastases = true }),
        ("2019-03-05", null, new LesionRead { Lesion = "L1", Study = "C1", Organ = "liver", LongestMm = 22.5m, SuvMax = 18 }),
        ("2019-03-11", null, new Laboratory { Analyte = "chromogranin_a", Value = 310, Unit = "µg/L", Upper = 100, Reading = LaboratoryReading.Raised }),
        ("2019-03-11", null, new Laboratory { Analyte = "chromogranin_a", Value = 12, Unit = "nmol/l", Comparator = Comparator.Above }),
        ("2019-03-11", null, new Laboratory { Analyte = "insulin", Value = 60, Unit = "pmol/L" }),
        ("2019-03-11", null, new Laboratory { Analyte = "gastrin", Reading = LaboratoryReading.Normal }),
        ("2019-03-11", null, new ClinicalStatus { EcogPs = 1, WeightKg = 71, HeightCm = 168, SymptomBurden = "none" }),
        ("2019-04", null, new Treatment { Course = "A", Drugs = ["lanreotide"], DoseMg = 120, Purpose = "tumour" }),
        ("2020-02-01", null, new TreatmentStop { Course = "A", Reason = "progression" }),
        ("2020-02-02", null, new ProgressionJudgement { Progressive = true }),
        ("2020-03-01", null, new Treatment { Course = "B", Drugs = ["capecitabine", "temozolomide"] }),
        ("2020-09-01", null, new TreatmentStop { Course = "B", Reason = "toxicity" }),
        ("2021-01-10", null, new Treatment { Course = "C", Drugs = ["lutetium oxodotreotide"] }),
        ("2021-01-10", null, new Injection { Course = "C", ActivityGbq = 7.4m, Cycle = 1 }),
        ("2021-03-10", null, new Injection { Course = "C", ActivityGbq = 7.3m, Cycle = 2 }),
        ("2019-06-01", null, new Procedure { Name = "resection", Intent = "palliative", Target = ["primary"], Margin = ResectionMargin.R1 }),
        ("2021-01-05", null, new BoardDecision { Question = "PRRT?", Plan = "Four cycles.", Followed = ["NANETS2020-SYS-02"], Done = true }));

    public static DiseaseCourse OnOffsets { get; } = Of(Axis.OffsetFrom("diagnosis"), ("+0 mo", null, new Diagnosis { AgeYears = 48 }), ("+9.4 mo", null, new ClinicalStatus { EcogPs = 2 }));

    public static DiseaseCourse Of(Axis axis, params ReadOnlySpan<(string Happened, string? Reported, Content Content)> said)
    {
        List<Finding> findings = [];
        foreach (var (happened, reported, content) in said)
            findings.Add(new(new((UInt128)(findings.Count + 1)), When.Parse(happened), reported is null ? Reported.WhenItHappened : Reported.On(When.Parse(reported)), new(1, Recorded, "a person", "made by hand"), content));
        return new(12, "CENTRE-KEY", axis, "Uppsala", Synthetic: true, findings);
    }
}
