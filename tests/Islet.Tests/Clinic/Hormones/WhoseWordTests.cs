using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Clinic;

/// <summary>Who may say that a hormone is the tumour's: one answer for the panel, the facts and the check (facts.md 3.5, 3.11 and 1.8).</summary>
public class WhoseWordTests
{
    public static TheoryData<StatedBy> Sources { get; } = [.. Enum.GetValues<StatedBy>()];

    [Theory, MemberData(nameof(Sources))]
    public void A_raised_hormone_is_the_tumours_by_the_word_of_a_judge_or_of_an_import(StatedBy by)
    {
        var counts = Counts(by);
        var raised = new Laboratory { Analyte = "vip", Value = 20, Upper = 10, TumourRelated = true, StatedBy = by };
        var panel = HormonePanel.Of([SomeCourse.On("2024-05-01", raised)], [], Axis.Calendar, SomeCourse.Facts(""), SomeCourse.Day("2024-04-01"), SomeCourse.Day("2024-06-01"));
        Assert.Equal(counts ? "yes" : "?", SomeCourse.Say(panel.Results.Single().Secreted));
        Assert.Equal(counts ? FactValue.True : null, Said.Known(Fact.HormoneElevated, Said.On("2024-05-01", raised)).Value);
        var secreted = Said.Known(Fact.SecretedHormones, Said.On("2024-05-01", raised));
        Assert.Equal(counts ? FactValue.Of(["vip"]) : null, secreted.Value);
        Assert.True(counts || secreted.Reason is UnknownReason.SetIncomplete);
    }

    [Theory, MemberData(nameof(Sources))] // a laboratory's word is no denial either
    public void A_raised_hormone_is_not_the_tumours_by_the_same_words(StatedBy by) => Assert.Equal(Counts(by) ? FactValue.Of([]) : null, Said.Known(
        Fact.SecretedHormones, Said.On("2024-05-01", new Laboratory { Analyte = "vip", Value = 20, Upper = 10, TumourRelated = false, StatedBy = by })).Value);

    [Theory, MemberData(nameof(Sources))]
    public void A_normal_hormone_agrees_with_its_syndrome_where_such_a_word_calls_it_the_tumours(StatedBy by) => Assert.Equal(!Counts(by), ConsistencyRules.Check(
        [new(0, default, new Judgement { About = "functional_syndrome", Value = "vipoma" }), new(1, default, new Laboratory { Analyte = "vip", Value = 5, Upper = 10, TumourRelated = true, StatedBy = by })])
        .Any(i => i.Code == "W_SYNDROME_HORMONE"));

    private static bool Counts(StatedBy by) => by is StatedBy.Clinician or StatedBy.Board or StatedBy.Import;
}
