using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Examined;

namespace Islet.Tests.Clinic;

public class BiopsyTests
{
    private static Finding[] Scans { get; } =
    [
        Sstr("P1", "2016-03-05", "positive"), Lesion("L1", "P1", "2016-03-05", true, mm: 20), Lesion("L2", "P1", "2016-03-05", true, mm: 30), Lesion("L3", "P1", "2016-03-05", true, mm: 10), Lesion("L5", "P1", "2016-03-05", true),
        Fdg("P2", "2016-03-06", "positive"), Lesion("L1", "P2", "2016-03-06", false), Lesion("L2", "P2", "2016-03-06", true), Lesion("L3", "P2", "2016-03-06", false),
        Fdg("P3", "2018-05-10", "positive"), Lesion("L1", "P3", "2018-05-10", true, suvMax: 9), Lesion("L2", "P3", "2018-05-10", true, suvMax: 14), Lesion("L3", "P3", "2018-05-10", false),
        Lesion("L4", "P3", "2018-05-10", true, LesionRole.New, suvMax: 6), Lesion("L5", "P3", "2018-05-10", null, status: LesionStatus.Absent),
    ];

    [Fact] // Mollazadegan et al. 2025, section 2.4
    public void A_receptor_positive_lesion_that_turned_FDG_avid_comes_before_new_ones_and_these_before_the_rest()
    {
        var targets = BiopsyTargets.Of(Seen(Scans)).Targets;
        Assert.Equal(["L1", "L4", "L2", "L3"], targets.Select(t => t.Lesion));
        Assert.Equal([1, 2, 3, 4], targets.Select(t => t.Rank));
        Assert.Equal([TargetReason.TurnedFdgAvid], targets[0].Reasons);
        Assert.Equal([TargetReason.New, TargetReason.FdgAvid], targets[1].Reasons);
        Assert.Equal([TargetReason.FdgAvid], targets[2].Reasons);
        Assert.Empty(targets[3].Reasons);
    }

    [Theory]
    [InlineData(50, 60, true), InlineData(50, 59.9, false)] // a fifth
    [InlineData(20, 25, true), InlineData(20, 24.9, false)] // 5 mm
    public void A_lesion_grows_by_a_fifth_and_five_millimetres(double before, double now, bool grows)
    {
        var target = Assert.Single(BiopsyTargets.Of(Seen(
            On("2016-03-05", new ImagingStudy { Study = "C1", Modality = "CT" }), Lesion("L1", "C1", "2016-03-05", null, mm: (decimal)before),
            On("2017-03-05", new ImagingStudy { Study = "C2", Modality = "CT" }), Lesion("L1", "C2", "2017-03-05", null, mm: (decimal)now))).Targets);
        Assert.Equal(grows, target.Reasons.Contains(TargetReason.Growing));
    }

    [Fact]
    public void What_was_tried_before_and_what_speaks_against_a_biopsy_is_shown_and_moves_no_rank()
    {
        var plan = BiopsyTargets.Of(Seen([.. Scans, Failed("S9", "2018-05-12", InadequateBecause.LesionNotReached, lesion: "L1"), On("2018-05-13", new Judgement { About = "biopsy_risk_acceptable", Value = "false", StatedBy = StatedBy.Board })]));
        Assert.Equal("L1", plan.Targets[0].Lesion);
        Assert.Single(plan.Targets[0].Failed);
        Assert.NotEmpty(plan.Cautions);
    }

    [Theory] // an equivocal lesion is worth a needle; one that was read as benign is not, whatever it was called before
    [InlineData(LesionStatus.Equivocal, true), InlineData(LesionStatus.NotMalignant, false), InlineData(LesionStatus.Absent, false), InlineData(LesionStatus.Present, true)]
    public void What_was_last_read_as_not_malignant_is_no_target(LesionStatus last, bool isTarget) => Assert.Equal(isTarget, Targets(
        Lesion("D2", "C1", "2023-11-25", null, LesionRole.New, mm: 6, status: LesionStatus.Equivocal), Lesion("D2", "C2", "2024-04-01", null, LesionRole.New, mm: 6, status: last)).Any());

    [Fact]
    public void A_study_that_does_not_show_the_place_takes_no_reading_back() => Assert.Empty(Targets(
        Lesion("D2", "C1", "2023-11-25", null, status: LesionStatus.NotMalignant), Lesion("D2", "C2", "2024-04-01", null, status: LesionStatus.NotEvaluable)));

    [Theory] // C1 is the tissue of 2020-06-01, after the progression of 2020-05-20
    [InlineData("2020-05-20", true), InlineData("2020-05-19", false), InlineData("2021-01-01", true)]
    public void New_is_what_the_last_characterization_found_or_what_came_after_it(string seen, bool isNew)
    {
        var target = Assert.Single(Targets(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 5), Progressed("2020-05-20", "radiological"), Biopsy("S2", "2020-06-01", 8),
            Lesion("L9", "C1", seen, null, LesionRole.New), Lesion("L9", "C2", "2022-01-01", null, LesionRole.New)));
        Assert.Equal(isNew ? [new(TargetReason.New, When.Parse(seen))] : [], target.Because);
    }

    [Theory] // said negative on the PET before, positive on that of the last characterization
    [InlineData(false, "2020-06-01", true), InlineData(false, "2022-01-01", true), InlineData(null, "2020-06-01", false), InlineData(true, "2020-06-01", false)]
    public void A_lesion_gained_since_the_last_characterization_is_new(bool? before, string seen, bool isNew)
    {
        var target = Assert.Single(Targets([Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 5), Fdg("P1", "2016-03-05", "positive"), .. before is { } said ? new[] { Lesion("L9", "P1", "2016-03-05", said, status: said ? LesionStatus.Present : null) } : [],
            Biopsy("S2", "2020-06-01", 8), Fdg("P2", seen, "positive"), Lesion("L9", "P2", seen, true, suvMax: 6)]));
        Assert.Equal(isNew ? [TargetReason.New, TargetReason.FdgAvid] : [TargetReason.FdgAvid], target.Reasons);
    }

    [Theory] // the sphere of the volume: 20 mm are 4.19 mL, 25 mm 8.18 mL; +20 % of 50 mm (65.4 mL) is 113.1 mL
    [InlineData(4.189, 8.19, "REL42", "68Ga-DOTATOC", true), InlineData(4.189, 8.17, "REL42", "68Ga-DOTATOC", false), InlineData(65.45, 113.2, "REL42", "68Ga-DOTATOC", true), InlineData(65.45, 113, "REL42", "68Ga-DOTATOC", false)]
    [InlineData(4.189, 80, "FIX_4", "68Ga-DOTATOC", false), InlineData(4.189, 80, "REL42", "64Cu-DOTATATE", false), InlineData(4.189, 80, null, "68Ga-DOTATOC", false)]
    public void A_lesion_grows_by_its_volume_as_by_its_diameter_where_volumes_compare(double before, double now, string? method, string tracer, bool grows)
    {
        ImagingStudy Pet(string name, string? drawn, string substance) => new() { Study = name, Modality = "SSTR-PET", Tracer = substance, Segmentation = drawn, SstrPetResult = "positive", TumourPresent = true };
        LesionRead Read(string study, double ml) => new() { Lesion = "L1", Study = study, Organ = "liver", Status = LesionStatus.Present, TracerPositive = true, VolumeMl = (decimal)ml };
        var target = Assert.Single(Targets(On("2016-03-05", Pet("P1", "REL42", "68Ga-DOTATOC")), On("2016-03-05", Read("P1", before)), On("2017-03-05", Pet("P2", method, tracer)), On("2017-03-05", Read("P2", now))));
        Assert.Equal(grows ? [new(TargetReason.Growing, When.Parse("2017-03-05"))] : [], target.Because);
    }

    private static IReadOnlyList<BiopsyTarget> Targets(params Finding[] findings) => BiopsyTargets.Of(Seen(findings)).Targets;

    [Fact]
    public void What_was_removed_is_no_target() => Assert.DoesNotContain("L1", BiopsyTargets.Of(
        Seen([.. Scans, On("2018-06-01", new Procedure { Name = "resection", Lesions = ["L1"] })])).Targets.Select(t => t.Lesion));

    [Fact] // Mollazadegan et al. 2025, section 3.1: bleeding, anaemia and pain, grade 3
    public void The_worst_event_of_a_biopsy_speaks_and_no_event_on_record_is_not_none()
    {
        Finding Event(string term, int? grade) => On("2018-05-02", new AdverseEvent { Term = term, Grade = grade, CtcaeVersion = "5.0", SpecimenName = "S2" });
        var safety = BiopsySafety.Of(Seen(Biopsy("S1", "2016-03-01", 8), Biopsy("S2", "2018-05-02", 18), Event("hepatic hemorrhage", 3), Event("anemia", 2), Event("abdominal pain", null)));
        Assert.Equal([null, 3], safety.Select(s => s.WorstGrade));
        Assert.Equal(["5.0"], safety[1].Versions);
        Assert.Equal(3, safety[1].Events.Count);
    }
}
