using Islet.Course;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>Seven made-up courses for the tables of the Uppsala study, small enough to work them out by hand.</summary>
internal static class UppsalaCohort
{
    private static readonly string[] Panel = [.. Fact.HormonesMeasured.Values];

    //     born, sex     diagnosed   stage Ki-67  heredity    hormones    lines before                again            Ki-67   FDG (SUVmax)        SSTR
    // 1   1955 male     2018-02-01  IV    8      none        -           temozolomide, everolimus    2020-03-01       25      - then + (9), new   + then +
    // 2   1960 female   2019-01-01  IV    5      not said    VIP, new    lanreotide                  2019-12-01       9       - then -            + then +
    // 3   1948 male     2016-05-01  III   2      none        gastrinoma  none                        2018-05-01       failed  - then not said     + then +
    //                                                                                               2019-09-01       14      + (10)              +
    // 4   1970 female   2017-03-03  IV    8      MEN1        PTHrp       streptozocin, PRRT,         2018-04-04       15      + then + (6)        + then +
    //                                                                    sunitinib; ablation         2019-08-08       33      + (13)              -
    // 5   as 2, characterized again without progression
    // 6   as 2, never characterized again
    // 7   as 2, performance status not said
    public static IReadOnlyList<DiseaseCourse> Seven => [One, Two(2), Three, Four, Two(5, progressed: false), Two(6, again: false), Two(7, ecog: null)];

    private static DiseaseCourse One => Dated(1, "2018-02-01", "2021-11-01", alive: false,
    [
        .. Patient(Sex.Male, "1955-01-01", "2018-02-01", "IV", "none"), .. Tissue("S0", "2018-02-01", 8), .. Hormones("2018-02-01", "none"),
        .. Pet("F", "2018-02-01", positive: false), .. Pet("D", "2018-02-11", positive: true),
        .. Drug("A", "temozolomide", "2018-03-01", "2019-01-01"), .. Drug("B", "everolimus", "2019-01-15", "2020-02-20"),
        .. Seen("2020-03-01"), On("2020-03-01", new Characterization { Occasion = Occasion.Inclusion }), .. Tissue("S1", "2020-03-01", 25, lesion: "L2"), .. Hormones("2020-03-01", "none"),
        .. Pet("F", "2020-03-01", positive: true, suvMax: 9, "L2", LesionRole.New), .. Pet("D", "2020-03-11", positive: true),
        On("2020-03-21", new BoardDecision { TherapyChanged = true }),
    ]);

    private static DiseaseCourse Two(long number, bool progressed = true, bool again = true, int? ecog = 1) => Dated(number, "2019-01-01", "2023-05-01", alive: true,
    [
        .. Patient(Sex.Female, "1960-01-01", "2019-01-01", "IV", null), .. Tissue("S0", "2019-01-01", 5), .. Hormones("2019-01-01", "none"),
        .. Pet("F", "2019-01-01", positive: false), .. Pet("D", "2019-01-11", positive: true),
        .. Drug("A", "lanreotide", "2019-02-01", null),
        .. again ? [.. Seen("2019-12-01", ecog), .. Tissue("S1", "2019-12-01", 9, lesion: "L1"), .. Hormones("2019-12-01", "none", "vip"),
            .. Pet("F", "2019-12-01", positive: false), .. Pet("D", "2019-12-11", positive: true), On("2019-12-21", new BoardDecision { TherapyChanged = false })] : Array.Empty<NewFinding>(),
        .. progressed ? [Progressed("2019-11-20")] : Array.Empty<NewFinding>(),
    ]);

    private static DiseaseCourse Three => Dated(3, "2016-05-01", "2020-01-01", alive: false,
    [
        .. Patient(Sex.Male, "1948-01-01", "2016-05-01", "III", "none"),
        On("2016-05-01", new Specimen { SpecimenName = "S0", Adequate = true, SpecimenType = "resection", SpecimenSite = "primary", Organ = "pancreas", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(2), MitosesPer2Mm2 = 1 }),
        On("2016-05-01", new Procedure { Name = "resection", Target = ["primary"] }),
        .. Hormones("2016-05-01", "gastrinoma", "gastrin"), .. Pet("F", "2016-05-01", positive: false), .. Pet("D", "2016-05-11", positive: true),
        Progressed("2018-04-20"), .. Seen("2018-05-01"),
        On("2018-05-01", new Specimen { SpecimenName = "S1", Adequate = false, InadequateBecause = InadequateBecause.NoTumourInSpecimen, SpecimenType = "core_biopsy", SpecimenSite = "distant_metastasis", Organ = "liver" }),
        .. Hormones("2018-05-01", "gastrinoma", "gastrin"), .. Pet("D", "2018-05-11", positive: true),
        Progressed("2019-08-20"), .. Tissue("S2", "2019-09-01", 14, lesion: "L1"), .. Hormones("2019-09-01", "gastrinoma", "gastrin"),
        .. Pet("F", "2019-09-01", positive: true, suvMax: 10), .. Pet("D", "2019-09-11", positive: true), On("2019-09-21", new BoardDecision { TherapyChanged = false }),
    ]);

    private static DiseaseCourse Four => Dated(4, "2017-03-03", "2022-01-01", alive: true,
    [
        .. Patient(Sex.Female, "1970-01-01", "2017-03-03", "IV", "men1"), .. Tissue("S0", "2017-03-03", 8), .. Hormones("2017-03-03", "pthrp", "pthrp"),
        .. Pet("F", "2017-03-03", positive: true, suvMax: 5), .. Pet("D", "2017-03-13", positive: true), .. Ct("2017-03-03", 20),
        .. Drug("A", "streptozocin", "2017-04-01", "2017-08-01"), On("2017-06-01", new Procedure { Name = "radiofrequency ablation", Target = ["liver_metastases"], Lesions = ["L9"] }),
        .. Drug("B", "177Lu-DOTATATE", "2017-08-15", "2018-01-01"), .. Drug("C", "sunitinib", "2018-01-10", "2018-04-01"),
        .. Seen("2018-04-04"), .. Tissue("S1", "2018-04-04", 15, lesion: "L1"), .. Hormones("2018-04-04", "pthrp", "pthrp"),
        .. Pet("F", "2018-04-04", positive: true, suvMax: 6), .. Pet("D", "2018-04-14", positive: true), .. Ct("2018-04-04", 30),
        Progressed("2019-07-20"), .. Tissue("S2", "2019-08-08", 33, lesion: "L1", type: "resection"), .. Hormones("2019-08-08", "pthrp", "pthrp"),
        .. Pet("F", "2019-08-08", positive: true, suvMax: 13), .. Pet("D", "2019-08-18", positive: false), .. Ct("2019-08-08", 40), On("2019-08-28", new BoardDecision { TherapyChanged = true }),
    ]);

    private static NewFinding[] Patient(Sex sex, string born, string diagnosed, string stage, string? heredity) =>
    [
        On(diagnosed, new Person { Sex = sex, Birth = Day.Parse(born) }),
        On(diagnosed, new Staging { System = "AJCC", Edition = "8", Stage = stage }),
        .. heredity is null ? Array.Empty<NewFinding>() : [On(diagnosed, new Judgement { About = "known_syndrome", Value = heredity, StatedBy = StatedBy.Genetics })],
        On(diagnosed, new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" }),
    ];

    private static NewFinding[] Tissue(string name, string day, decimal ki67, string? lesion = null, string type = "core_biopsy") =>
    [
        On(day, new Specimen
        {
            SpecimenName = name, Adequate = true, SpecimenType = type, SpecimenSite = "distant_metastasis", Organ = "liver", Lesion = lesion,
            Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(ki67), MitosesPer2Mm2 = 1,
        }),
        On(day, new Judgement { About = Judgement.GoverningSpecimen, Value = name, StatedBy = StatedBy.Board }),
    ];

    /// <summary>The whole panel five days later, symptoms asked and none, and the syndrome as a clinician says it after eight.</summary>
    private static NewFinding[] Hormones(string day, string syndrome, string? raised = null)
    {
        var (five, eight) = (After(day, 5), After(day, 8));
        return
        [
            .. Panel.Select(hormone => On(five, new Laboratory
            {
                Analyte = hormone, Reading = hormone == raised ? LaboratoryReading.Raised : LaboratoryReading.Normal, TumourRelated = hormone == raised ? true : null, StatedBy = StatedBy.Clinician,
            })),
            On(five, new ClinicalStatus { SyndromicSymptoms = [], Asked = ["syndromic_symptoms"], OnPpi = false, AtrophicGastritis = false, RenalInsufficiency = false }),
            On(eight, new Judgement { About = "functional_syndrome", Value = syndrome, StatedBy = StatedBy.Clinician }),
        ];
    }

    /// <summary>F: FDG, D: receptors, with one lesion in the liver.</summary>
    private static NewFinding[] Pet(string tracer, string day, bool positive, decimal? suvMax = null, string lesion = "L1", LesionRole? role = null) =>
    [
        On(day, new ImagingStudy
        {
            Study = tracer + day, Modality = tracer is "F" ? "FDG-PET" : "SSTR-PET", Tracer = tracer is "F" ? "18F-FDG" : "68Ga-DOTATOC", TumourPresent = true, SuvMax = suvMax,
            FdgPetResult = tracer is "F" ? positive ? "positive" : "negative" : null, SstrPetResult = tracer is "D" ? positive ? "positive" : "negative" : null,
        }),
        On(day, new LesionRead { Lesion = lesion, Study = tracer + day, Organ = "liver", Status = LesionStatus.Present, TracerPositive = positive, Role = role }),
    ];

    private static NewFinding[] Ct(string day, decimal mm) =>
        [On(day, new ImagingStudy { Study = "C" + day, Modality = "CT", TumourPresent = true }), On(day, new LesionRead { Lesion = "L1", Study = "C" + day, Organ = "liver", Status = LesionStatus.Present, LongestMm = mm })];

    /// <summary>Until progression, if it was stopped.</summary>
    private static NewFinding[] Drug(string course, string drug, string begun, string? stopped) =>
    [
        On(begun, new Treatment { Course = course, Drugs = [drug], Purpose = "tumour" }),
        .. stopped is null ? Array.Empty<NewFinding>() : [On(stopped, new TreatmentStop { Course = course, Reason = "progression" }), Progressed(stopped)],
    ];

    private static NewFinding Progressed(string day) => On(day, new ProgressionJudgement { Progressive = true, Grounds = ["radiological"], StatedBy = StatedBy.Board });

    private static NewFinding[] Seen(string day, int? ecog = 1) => [On(day, new ClinicalStatus { EcogPs = ecog, SymptomBurden = "none" })];

    private static string After(string day, int days) => Day.Parse(day).First.AddDays(days).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
