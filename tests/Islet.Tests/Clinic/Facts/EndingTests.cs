using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Facts;

public class EndingTests
{
    private static readonly Finding Burden = Said.Judged("2024-01-10", Fact.TumorVolume, "low");

    [Fact] // facts.md 1.7
    public void An_event_after_a_value_returns_it_to_unknown_and_names_itself()
    {
        var pd = Said.Progression("2024-03-01");
        var state = Said.Known(Fact.TumorVolume, Burden, pd);
        Assert.Equal((UnknownReason.Invalidated, pd, FactValue.Of("low")), (state.Reason!.Value, state.By!, state.Former!));
        Assert.Equal([Burden], state.From);
    }

    [Theory]
    [InlineData("2024-01-10", true), InlineData("2024-01-11", false)] // not after the value; the day after it
    [InlineData("2024-05-31", false), InlineData("2024-06-01", true)] // the day before the view; on it: a line that starts on time zero keeps its baseline
    public void Only_what_came_certainly_between_value_and_view_ends_it(string day, bool known) => Assert.Equal(known, Said.Known(Fact.TumorVolume, Burden, Said.Progression(day)).IsKnown);

    [Fact]
    public void An_event_of_unclear_order_only_leaves_a_mark()
    {
        var state = Said.Known(Fact.TumorVolume, Burden, Said.Progression("2024-01"));
        Assert.True(state.IsKnown);
        Assert.NotNull(state.PerhapsEndedBy);
    }

    [Fact]
    public void Of_several_events_the_earliest_is_named() =>
        Assert.Equal("2024-02-01", Said.Known(Fact.TumorVolume, Burden, Said.Progression("2024-03-01"), Said.Progression("2024-02-01")).By!.Happened.ToString());

    [Theory]
    [InlineData(null, false), InlineData("undetermined", false), InlineData("T1", false), InlineData("T2", true)]
    public void An_undetermined_progression_ends_for_all_tumours_and_one_of_another_tumour_for_none(string? tumour, bool known) => Assert.Equal(known, Said.Known(Fact.TumorVolume, Burden,
        Said.On("2020-01-01", new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.Nen }, "t1"),
        Said.On("2020-01-02", new TumourEntity { Tumour = "T2", Organ = "skin", Family = TumourFamily.Other }, "t2"), Said.Progression("2024-03-01", tumour: tumour)).IsKnown);

    [Theory] // facts.md 3.4: metastatic ends with a curative procedure only, every other extent with any operation or progression
    [InlineData("metastatic", null, true), InlineData("metastatic", "palliative", true), InlineData("metastatic", "curative", false), InlineData("localized", "palliative", false)]
    public void What_ends_an_extent_hangs_on_the_extent(string extent, string? intent, bool known) => Assert.Equal(known, Said.Known(Fact.DiseaseStatus, Said.Judged("2024-01-10", Fact.DiseaseStatus, extent),
        Said.On("2024-03-01", new Procedure { Name = "distal_pancreatectomy", Intent = intent }, "op")).IsKnown);

    [Theory]
    [InlineData(2, true), InlineData(3, false)]
    public void Fitness_ends_with_an_adverse_event_of_grade_3(int grade, bool known) => Assert.Equal(known,
        Said.Known(Fact.FitPatient, Said.Judged("2024-05-10", Fact.FitPatient, "true"), Said.On("2024-05-20", new AdverseEvent { Term = "Fatigue", Grade = grade }, "ae")).IsKnown);

    [Theory]
    [InlineData(1, true), InlineData(2, false)]
    public void Fitness_ends_when_the_performance_status_is_worse_than_it_was(int later, bool known) => Assert.Equal(known, Said.Known(Fact.FitPatient,
        Said.On("2024-05-01", new ClinicalStatus { EcogPs = 1 }, "e1"), Said.Judged("2024-05-10", Fact.FitPatient, "true"), Said.On("2024-05-20", new ClinicalStatus { EcogPs = later }, "e2")).IsKnown);

    [Fact] // facts.md 3.7: dropping a negative PET would let an old scintigraphy speak
    public void Nothing_ends_a_receptor_result() => Assert.True(Said.Known(Fact.SstrPetResult,
        Said.On("2020-01-10", new ImagingStudy { Modality = "SSTR-PET", SstrPetResult = "negative", TumourPresent = true }, "i"), Said.Drug("2022-01-01", "everolimus"), Said.Progression("2023-01-01")).IsKnown);

    [Fact]
    public void A_new_line_ends_progression_and_an_observation_begun_by_the_board_does_too()
    {
        Assert.Equal(UnknownReason.Invalidated, Said.Known(Fact.ProgressiveDisease, Said.Progression("2024-04-01"), Said.Drug("2024-04-20", "everolimus")).Reason);
        Assert.Equal(UnknownReason.Invalidated, Said.Known(Fact.ProgressiveDisease, Said.Progression("2024-04-01"), Said.On("2024-04-20", new BoardDecision { Observation = true }, "b")).Reason);
    }

    [Theory] // facts.md 3.4: radiology leads; blood or symptoms alone never count
    [InlineData("radiological", true), InlineData("biochemical", false), InlineData("clinical", false), InlineData(null, true)]
    public void Progression_without_imaging_is_none(string? grounds, bool known) => Assert.Equal(known, Said.Known(Fact.ProgressiveDisease, Said.Progression("2024-05-01", grounds)).IsKnown);
}
