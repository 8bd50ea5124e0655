using Islet.Figures;

namespace Islet.Tests.Figures;

/// <summary>Courses that the tests draw; no patient of them lived.</summary>
internal static class CourseExamples
{
    /// <summary>One patient, five specimens in nine years: another lesion, a core without tumour, a range, a late review.</summary>
    public static Ki67Figure OnePatient { get; } = new("Ki-67 over the course",
        TimelineAxis.Calendar("Calendar time", new(2014, 3, 4), new(2014, 1, 1), new(2023, 12, 31)),
    [
        new("Patient",
        [
            new(0, "2") { Percent = (2, 2), When = "2014-03-04", Grade = "G1", Lesion = "primary", Specimen = "resection", Reader = "A. B." },
            new(1150, "8") { Percent = (8, 8), When = "2017-04-27", Grade = "G2", Lesion = "liver S6", Specimen = "core biopsy", Reader = "A. B.", Compared = Ki67Likeness.Other, Remarks = ["other lesion", "other specimen kind"] },
            new(2250, "no tumour in the specimen") { When = "2020-05-01", Lesion = "liver S6", Specimen = "core biopsy" },
            new(2300, "15-18") { Percent = (15, 18), When = "2020-06-20", Grade = "G2", Lesion = "liver S6", Specimen = "core biopsy", Reader = "A. B." },
            new(3390, "70") { Percent = (70, 70), When = "2023-06-15", Grade = "G3", Specimen = "core biopsy", Reader = "C. D.", Compared = Ki67Likeness.NotStated, Remarks = ["lesion not stated"] },
        ]),
    ]) { Footnotes = ["Synthetic data: this patient never lived."] };

    private static readonly int?[][] Trajectories =
    [
        [5, 18, 40], [2, 9, null], [8, null, 14], [12, 25, null], [1, 6, null], [16, 16, 33], [3, 10, 12], [10, 30, null], [20, 70, null], [7, 24, null],
        [4, 21, null], [15, 13, 10], [9, 22, null], [11, null, null], [6, 8, 17], [19, 55, null], [2, 12, null], [14, null, null], [5, 15, 19], [8, 28, null], [3, null, null],
    ];

    /// <summary>A cohort of 21 on three occasions, as in figure 3 of the Uppsala paper; the numbers are invented.</summary>
    public static Ki67Figure Cohort { get; } = new("Ki-67 at diagnosis and at re-characterization",
        TimelineAxis.Occasions("Characterization", ["Primary diagnosis", "First re-characterization", "Second re-characterization"], ["Diagnosis", "First", "Second"]),
        [.. Trajectories.Select((values, i) => new Ki67Line($"Patient {i + 1}", [.. values.Select((v, at) => (v, at)).Where(p => p.v is not null || p.at == 1).Select(p => Reading(p.v, p.at, i))]))]);

    /// <summary>Everything that a course timeline can show.</summary>
    public static TimelineFigure Timeline { get; } = new("Course of the disease",
        TimelineAxis.Calendar("Calendar time", new(2014, 3, 4), new(2013, 11, 1), new(2024, 3, 1)),
    [
        new("Characterization", [new TimelinePoint(0, "C0 at diagnosis", Mark.Diamond), new TimelinePoint(1150, "C1", Mark.Diamond), new TimelinePoint(2300, "C2 meets i, iii", Mark.Diamond) { Until = 2329, When = "2020-06" }]) { Through = true, Series = 4 },
        new("Ki-67", [new TimelinePoint(0, "2 %, G1"), new TimelinePoint(1150, "8 %, G2"), new TimelinePoint(2300, "15-18 %, G2", Mark.Ring), new TimelinePoint(3390, "70 %, G3", Mark.Ring)]) { Series = 1 },
        new("PET", [new TimelinePoint(20, "SSTR +", Mark.Square), new TimelinePoint(1160, "NETPET P1", Mark.Square), new TimelinePoint(2290, "NETPET P2b", Mark.Square), new TimelinePoint(3380, "FDG +, SSTR −", Mark.Square)]) { Series = 2 },
        new("Hormones raised", [new TimelinePoint(2305, "gastrin, VIP", Mark.Triangle)]) { Series = 3 },
        new("Procedures", [new TimelinePoint(60, "distal pancreatectomy, R0", Mark.Tick), new TimelinePoint(1300, "bland embolization", Mark.Tick) { Until = 1664, When = "2017" }]) { Series = 5 },
        new("Response", [new TimelinePoint(1100, "PD", Mark.Flag), new TimelinePoint(1400, "SD", Mark.OpenFlag), new TimelinePoint(2260, "PD", Mark.Flag), new TimelinePoint(2500, "PR", Mark.OpenFlag), new TimelinePoint(3350, "PD", Mark.Flag)]) { Series = 1 },
        new("Lines of therapy",
        [
            new TimelineBar(150, 2270, "lanreotide") { Number = "1", BegunBy = 180, When = "2014-08 to 2020-05-21" },
            new TimelineBar(1180, 1420, "PRRT × 4") { Number = "2" },
            new TimelineBar(2340, 3360, "capecitabine + temozolomide") { Number = "3", EndedFrom = 3000, When = "2020-07-30 to 2023" },
            new TimelineBar(3400, null, "FOLFOX") { Number = "4" },
        ]) { Series = 0 },
        new("Status", [new TimelinePoint(3560, "died", Mark.Cross)]) { Series = 4 },
    ]) { Footnotes = ["Synthetic data: this patient never lived."] };

    /// <summary>The patient of figure 2 of the Uppsala paper, in words and values.</summary>
    public static CasePanel Case { get; } = new("Liver-metastasized pancreatic NET at two re-characterizations",
        [new("First re-characterization", "at inclusion"), new("Second re-characterization", "1 year later, at progression")],
    [
        new("FDG PET", [new("positive", "liver metastases") { Sign = CaseSign.Positive }, new("positive", "new hypermetabolic liver lesion; earlier lesions smaller, less uptake") { Sign = CaseSign.Positive }], CaseChange.Changed, "gain of an FDG-positive lesion"),
        new("SSTR PET", [new("negative", "the FDG-positive lesions") { Sign = CaseSign.Negative }, new("positive", "known lesions and the new one") { Sign = CaseSign.Positive }], CaseChange.Changed, "gain of DOTATOC-positive lesions"),
        new("Ki-67", [new("18 %", "core needle, liver metastasis") { Ki67Percent = 18 }, new("40 %", "core needle, liver") { Ki67Percent = 40 }], CaseChange.Changed, "18 to 40 %, 2.2-fold; whether the same lesion is not stated"),
        new("Grade", [new("NET G2"), new("NET G3")], CaseChange.Changed, "G2 to G3 (WHO 2017)"),
        new("Hormones", [new("panel not given", "") { Sign = CaseSign.NotDone }, new("panel not given") { Sign = CaseSign.NotDone }], CaseChange.Undecided, "no panel on either day"),
        new("Functioning", [new("non-functioning"), new("non-functioning")], CaseChange.Unchanged),
    ])
    {
        Conclusion = "Meets the Uppsala definition: limbs ii and iii.",
        Footnotes = ["After figure 2 of the Uppsala paper, 2025. Scale of Ki-67: square root, ticks at 3 and 20 %."],
    };

    private static Ki67Mark Reading(int? value, int at, int patient) => value is { } percent
        ? Ki67Mark.Of(at, percent) with { Compared = at == 0 ? Ki67Likeness.Same : (patient % 3) switch { 0 => Ki67Likeness.NotStated, 1 => Ki67Likeness.Same, _ => Ki67Likeness.Other } }
        : Ki67Mark.Without(at, "no tumour tissue");
}
