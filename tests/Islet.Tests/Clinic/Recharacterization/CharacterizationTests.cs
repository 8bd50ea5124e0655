using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Examined;

namespace Islet.Tests.Clinic;

public class CharacterizationTests
{
    [Fact] // Mollazadegan et al. 2025, figure 1: biopsy, dual PET, panel, offered at inclusion and at each later progression
    public void The_bundle_of_the_paper_is_put_together_from_its_examinations()
    {
        var all = Characterizations.Of(Seen([
            Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Sstr("P1", "2016-03-20", "positive"),
            Progressed("2018-04-20", "radiological"), Biopsy("S2", "2018-05-02", 18), Fdg("P2", "2018-05-10", "positive"), Sstr("P3", "2018-05-11", "negative"), .. Panel("2018-05-02"),
            Progressed("2019-05-01", "radiological", "clinical"), Biopsy("S3", "2019-05-20", 40), Fdg("P4", "2019-05-22", "positive"), Sstr("P5", "2019-05-23", "positive")]));
        Assert.Equal([0, 1, 2], all.Select(c => c.Number));
        Assert.Equal([Occasion.Diagnosis, Occasion.Progression, Occasion.Progression], all.Select(c => c.Occasion));
        Assert.Equal(["S1", "S2", "S3"], all.Select(c => c.Tissue.Examination!.Name));
        Assert.Equal([null, "P2", "P4"], all.Select(c => c.FdgPet.Examination?.Name));
        Assert.Equal(["P1", "P3", "P5"], all.Select(c => c.SstrPet.Examination?.Name));
        Assert.Equal([PartState.NotRecorded, PartState.Done, PartState.NotRecorded], all.Select(c => c.Panel.State));
        Assert.All(all, c => Assert.False(c.IsDeclared));
        Assert.Equal(12, all[1].Panel.From.Count);
    }

    [Theory]
    [InlineData(45, 1), InlineData(46, 2)] // CharacterizationWindows.TissueDays
    public void Tissue_within_the_window_of_the_diagnosis_is_no_characterization_of_its_own(int days, int characterizations) =>
        Assert.Equal(characterizations, Characterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Biopsy("S2", After("2016-03-01", days), 9))).Count);

    [Theory]
    [InlineData(90, "P1"), InlineData(91, null), InlineData(-90, "P1"), InlineData(-91, null)] // CharacterizationWindows.PetDays, before and after
    public void A_PET_belongs_to_the_anchor_within_its_window(int days, string? expected) =>
        Assert.Equal(expected, Characterizations.Of(Seen(Diagnosed("2016-03-01"), Sstr("P1", After("2016-03-01", days), "positive")))[0].SstrPet.Examination?.Name);

    [Theory]
    [InlineData(90, 1), InlineData(91, 0)] // CharacterizationWindows.HormoneDays
    public void A_hormone_result_belongs_to_the_anchor_within_its_window(int days, int results) => Assert.Equal(results, Characterizations.Of(
        Seen(Diagnosed("2016-03-01"), On(After("2016-03-01", days), new Laboratory { Analyte = "gastrin", Reading = LaboratoryReading.Normal })))[0].Panel.From.Count);

    [Theory]
    [InlineData(31, 2), InlineData(32, 1)] // CharacterizationWindows.DualPetDays
    public void Two_tracers_make_a_characterization_without_tissue_when_they_lie_together(int apart, int characterizations) => Assert.Equal(characterizations,
        Characterizations.Of(Seen(Diagnosed("2016-03-01"), Fdg("P1", "2018-01-01", "positive"), Sstr("P2", After("2018-01-01", apart), "positive"))).Count);

    [Fact]
    public void A_reader_may_pair_scans_that_lie_further_apart() => Assert.Equal(2, Characterizations.Of(
        Seen(Diagnosed("2016-03-01"), Fdg("P1", "2018-01-01", "positive"), Sstr("P2", "2018-02-20", "positive", pairedWith: "P1"))).Count);

    [Fact]
    public void One_tracer_alone_is_follow_up_and_no_characterization() =>
        Assert.Single(Characterizations.Of(Seen(Diagnosed("2016-03-01"), Sstr("P1", "2018-01-01", "positive"), Sstr("P2", "2019-01-01", "positive"))));

    [Theory]
    [InlineData(90, Occasion.Progression), InlineData(91, Occasion.Other)] // CharacterizationWindows.ProgressionDays
    public void Progression_shortly_before_is_the_occasion(int days, Occasion occasion) => Assert.Equal(occasion, Characterizations.Of(
        Seen(Diagnosed("2016-03-01"), Progressed(After("2018-05-02", -days), "radiological"), Biopsy("S2", "2018-05-02", 18)))[1].Occasion);

    [Theory] // Mollazadegan et al. 2025, 2.1: biochemical and clinical indicators were not used in isolation
    [InlineData("biochemical"), InlineData("clinical")]
    public void Blood_or_symptoms_alone_never_are_progression(string ground) => Assert.Equal(Occasion.Other, Characterizations.Of(
        Seen(Diagnosed("2016-03-01"), Progressed("2018-05-01", ground), Biopsy("S2", "2018-05-02", 18)))[1].Occasion);

    [Fact]
    public void An_examination_belongs_to_the_nearest_characterization_only()
    {
        var all = Characterizations.Of(Seen(Diagnosed("2018-01-01"), Biopsy("S1", "2018-01-01", 8), Biopsy("S2", "2018-05-01", 9), Sstr("P1", "2018-03-03", "positive")));
        Assert.Equal([null, "P1"], all.Select(c => c.SstrPet.Examination?.Name)); // 61 days from the one, 59 from the other
    }

    [Fact] // Mollazadegan et al. 2025, note to table 2
    public void A_biopsy_that_failed_is_inadequate_with_its_reason_and_a_better_one_nearby_speaks_in_its_place()
    {
        var failed = Characterizations.Of(Seen(Diagnosed("2016-03-01"), Failed("S2", "2018-05-02", InadequateBecause.LesionNotVisible)))[1].Tissue;
        Assert.Equal((PartState.Inadequate, InadequateBecause.LesionNotVisible), (failed.State, failed.InadequateBecause));
        var repeated = Characterizations.Of(Seen(Diagnosed("2016-03-01"), Failed("S2", "2018-05-02"), Biopsy("S3", "2018-05-20", 18)));
        Assert.Equal(2, repeated.Count);
        Assert.Equal((PartState.Done, "S3"), (repeated[1].Tissue.State, repeated[1].Tissue.Examination!.Name));
        Assert.Equal("S2", Assert.Single(repeated[1].AlsoExamined).Name);
    }

    [Fact]
    public void Tissue_whose_report_is_not_known_yet_is_pending_and_nothing_of_it_is_used()
    {
        var all = Characterizations.Of(Seen("2018-05-05", Diagnosed("2016-03-01"), Biopsy("S2", "2018-05-02", 18, reported: "2018-05-12")));
        Assert.Equal(PartState.Pending, all[1].Tissue.State);
        Assert.Null(all[1].Tissue.InadequateBecause);
    }

    [Fact]
    public void What_a_person_says_was_not_done_is_not_merely_not_recorded()
    {
        var findings = new[] { Diagnosed("2016-03-01"), Biopsy("S2", "2018-05-02", 18) };
        Assert.Equal(PartState.NotRecorded, Characterizations.Of(Seen(findings))[1].FdgPet.State);
        var said = On("2018-06-01", new Judgement { About = "fdg_pet_result", Value = "not_done" });
        Assert.Equal(PartState.NotDone, Characterizations.Of(Seen("2018-06-15", [.. findings, said]))[1].FdgPet.State);
    }

    [Fact]
    public void A_person_declares_what_belongs_together()
    {
        var declared = On("2018-05-15", new Characterization { Occasion = Occasion.Inclusion, SpecimenName = "S9", Studies = ["P2"], StatedBy = StatedBy.Clinician });
        var all = Characterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S9", "2018-01-05", 18), Biopsy("S8", "2018-05-14", 4), Fdg("P2", "2018-05-10", "positive"), Sstr("P3", "2018-05-11", "negative"), declared));
        Assert.Equal([Occasion.Diagnosis, Occasion.Inclusion], all.Select(c => c.Occasion));
        Assert.True(all[1].IsDeclared);
        Assert.Equal("S9", all[1].Tissue.Examination!.Name);
        Assert.Equal(("P2", null), (all[1].FdgPet.Examination?.Name, all[1].SstrPet.Examination?.Name));
        Assert.Equal(PartState.NotDone, all[1].SstrPet.State);
        Assert.Equal(["P3", "S8"], all[1].AlsoExamined.Select(e => e.Name).Order());
    }

    [Fact]
    public void A_declaration_for_the_diagnosis_takes_its_place() => Assert.Equal([0, 1], Characterizations.Of(
        Seen(Diagnosed("2016-03-01"), On("2016-03-20", new Characterization { Occasion = Occasion.Diagnosis }), Biopsy("S1", "2016-03-01", 8), Biopsy("S2", "2018-05-02", 18))).Select(c => c.Number));

    [Fact]
    public void The_first_re_characterization_keeps_its_number_where_the_diagnosis_is_not_in_view() =>
        Assert.Equal(1, Characterizations.Of(Seen(On("2018-05-15", new Characterization { Occasion = Occasion.Inclusion })))[0].Number);

    [Fact]
    public void Tissue_from_before_the_diagnosis_is_that_of_the_diagnosis() =>
        Assert.Equal("S1", Assert.Single(Characterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2015-10-01", 8)))).Tissue.Examination!.Name);

    [Fact]
    public void While_it_is_open_which_tumour_is_meant_there_is_none() => Assert.Empty(Characterizations.Of(Seen(Diagnosed("2016-03-01"),
        On("2016-03-01", new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.Nen }), On("2016-03-01", new TumourEntity { Tumour = "T2", Organ = "duodenum", Family = TumourFamily.Nen }))));

    [Fact]
    public void A_course_of_offsets_is_characterized_as_one_of_days_is()
    {
        Finding At(string offset, Content content) => On(offset, content);
        var course = new DiseaseCourse(1, "some patient", Axis.OffsetFrom("diagnosis"), null, true,
            [At("+0 mo", new Diagnosis()), At("+0 mo", new Specimen { SpecimenName = "S1", Ki67Percent = Ki67Index.FromPercent(8) }), At("+26 mo", new Specimen { SpecimenName = "S2", Ki67Percent = Ki67Index.FromPercent(18) })]);
        Assert.Equal(["S1", "S2"], Characterizations.Of(new(course, View.Latest(course, default))).Select(c => c.Tissue.Examination!.Name));
    }

    private static string After(string day, int days) => Day.On(Day.Parse(day).First.AddDays(days)).ToString();
}
