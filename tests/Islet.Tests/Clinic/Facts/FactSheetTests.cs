using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Facts;

public class FactSheetTests
{
    private static readonly DateOnly Today = new(2024, 6, 1);

    private static QuestionBlock Block(string key) => Questions.Blocks.Single(b => b.Key == key);

    [Fact]
    public void Every_fact_that_findings_state_stands_once_known_unknown_or_open()
    {
        var sheet = FactSheet.Of(Said.At("2024-06-01", Said.Judged("2024-05-01", Fact.TumorVolume, "low"), Said.Judged("2024-05-02", Fact.GrowthRate, "cannot_say")));
        Assert.Equal([Fact.TumorVolume], sheet.Known.Select(e => e.Fact));
        Assert.Equal(StatedBy.Clinician, sheet.Known[0].Owner);
        Assert.Equal([Fact.GrowthRate], sheet.Unknown.Select(e => e.Fact));
        Assert.Equal(Fact.All.Count(Snapshot.Decides), sheet.Known.Count + sheet.Unknown.Count + sheet.Open.Count);
    }

    [Fact]
    public void The_last_answers_come_with_their_age()
    {
        var line = FactSheet.Of(Said.At("2024-06-01", Said.Judged("2024-05-01", Fact.WorseningLabs, "true"))).Questions.Single(q => q.Block.Key == "7").Lines.Single(l => l.Question.Facts.Contains(Fact.WorseningLabs));
        Assert.Equal(31, line.Last[0].State.AgeDays);
    }

    public static TheoryData<string> Keyed => [.. Questions.Blocks.Where(b => b.HasNone).Select(b => b.Key)];

    [Theory, MemberData(nameof(Keyed))]
    public void One_keystroke_answers_every_line_of_a_block_asked_none(string key)
    {
        var course = Said.At("2024-06-01").Course;
        var none = Block(key).None(new(course, View.AsOf(Today)), Today, StatedBy.Clinician, []);
        var entered = none.Select((f, i) => Said.On("2024-06-01", f.Content, $"n{i}")).ToArray();
        var after = Said.At("2024-06-01", entered);
        foreach (var fact in Block(key).Lines.SelectMany(l => l.Facts))
            Assert.Contains(after[fact].Value?.ToString(), (string[])["false", "{}", "0", "none", "not_done", "not_tested"]);
        Assert.All(none, f => Assert.Equal(StatedBy.Clinician, f.Content.StatedBy));
    }

    [Fact]
    public void None_overwrites_no_line_that_was_answered()
    {
        var snapshot = Said.At("2024-06-01", Said.On("2019-01-01", new ClinicalStatus { Diabetes = true }));
        var status = Assert.IsType<ClinicalStatus>(Assert.Single(Block("3").None(snapshot, Today, StatedBy.Clinician, [Block("3").Lines[1]])).Content);
        Assert.Equal((null, null, false), (status.Diabetes, status.LungDisease, status.Hypertension)); // a yes on record; a line held by the form; an open one
    }

    [Fact]
    public void A_result_on_record_is_not_called_not_done() => Assert.DoesNotContain(
        Block("8").None(Said.At("2024-06-01", Said.On("2023-01-01", new ImagingStudy { Modality = "SSTR-PET", SstrPetResult = "negative", TumourPresent = true })), Today, StatedBy.Clinician, []),
        f => f.Content is Judgement { About: "sstr_pet_result" });

    [Theory]
    [InlineData("J"), InlineData("D"), InlineData("R")]
    public void Judgements_declarations_and_readings_have_no_none(string key) =>
        Assert.Throws<InvalidOperationException>(() => Block(key).None(Said.At("2024-06-01"), Today, StatedBy.Board, []));

    [Fact]
    public void Not_done_takes_the_facts_own_word_where_it_has_one()
    {
        static string? Word(NewFinding f) => ((Judgement)f.Content).Value;
        Assert.Equal("not_tested", Word(Block("8").Lines.Single(l => l.Facts.Contains(Fact.Men1Germline)).NotDone(Today, StatedBy.Clinician)));
        Assert.Equal("not_done", Word(Block("3").Lines[0].NotDone(Today, StatedBy.Clinician)));
        Assert.Equal("cannot_say", Word(Block("3").Lines[0].CannotSay(Today, StatedBy.Clinician)));
    }

    public static TheoryData<string, string, Content> Made => new()
    {
        { "sstr_pet_result", "not_done", new ImagingStudy { Modality = "SSTR-PET", SstrPetResult = "negative", TumourPresent = false } },
        { "sstr_pet_result", "not_done", new ImagingStudy { Modality = "SSTR-PET" } },
        { "fdg_pet_result", "not_done", new ImagingStudy { Modality = "FDG-PET", TumourPresent = false } },
        { "srs_result", "not_done", new ImagingStudy { Modality = "SRS" } },
        { "men1_germline", "not_tested", new Molecular { Sample = Molecular.Germline, Men1Germline = "word of another list" } },
        { "specimen_type", "none", new Specimen { SpecimenName = "S1", Adequate = false } },
    };

    [Theory, MemberData(nameof(Made))]
    public void Not_done_is_never_known_beside_a_study_of_that_kind(string about, string word, Content made)
    {
        var fact = Fact.Find(about)!;
        var said = Said.Judged("2024-05-01", fact, word);
        Assert.Equal(word, Said.Known(fact, said).Value?.ToString());
        var study = Said.On("2024-04-01", made, "made");
        var both = Said.Known(fact, study, said);
        Assert.NotEqual(word, both.Value?.ToString());
        Assert.NotEqual(UnknownReason.NotDone, both.Reason);
        Assert.DoesNotContain(Block("8").None(Said.At("2024-06-01", study), Today, StatedBy.Clinician, []), f => f.Content is Judgement j && j.About == about);
        Assert.Contains(ConsistencyRules.Check(Said.At("2024-06-01", study, said).Course), i => i.Code == "W_NOT_DONE_RESULT");
        Assert.DoesNotContain(ConsistencyRules.Check(Said.At("2024-06-01", Said.On("2024-05-02", made, "made"), said).Course), i => i.Code == "W_NOT_DONE_RESULT");
    }

    [Fact]
    public void A_result_outranks_a_later_not_done() => Assert.Equal("positive", Said.Known(Fact.SstrPetResult,
        Said.On("2023-01-01", new ImagingStudy { Modality = "SSTR-PET", SstrPetResult = "positive" }), Said.Judged("2024-05-01", Fact.SstrPetResult, "not_done")).Value?.ToString());
}
