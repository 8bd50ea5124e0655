using FsCheck;
using FsCheck.Fluent;
using Islet.Board;
using Islet.Clinic;
using static Islet.Tests.Board.WorkCourses;

namespace Islet.Tests.Board;

/// <summary>Who was in a similar state on the day of a board, and how they are told of.</summary>
public class SimilarPatientsTests
{
    private static readonly LandmarkState Here = new("net_g2", "1", "positive", "pancreas", "low_g2");

    [Fact]
    public void Every_criterion_that_is_asked_has_to_hold_and_one_left_out_need_not()
    {
        Landmark[] all = [One(1, Here), One(2, Here with { Receptors = "negative" }), One(3, Here with { Lines = null })];
        Assert.Equal([1], Members(all, LandmarkState.All));
        Assert.Equal([1, 2], Members(all, [SimilarBy.Class, SimilarBy.Lines]));
        Assert.Equal([1, 2, 3], Members(all, [SimilarBy.Class]));
    }

    [Fact]
    public void What_is_unknown_of_the_patient_is_asked_of_nobody()
    {
        var similar = SimilarPatients.Of([One(1, Here)], Here with { Receptors = null }, LandmarkState.All, except: 9);
        Assert.DoesNotContain(SimilarBy.Receptors, similar.Criteria);
        Assert.Single(similar.Members);
        Assert.Empty(SimilarPatients.Of([One(1, default)], default, LandmarkState.All, except: 9).Members); // nothing known: nobody is similar
    }

    [Fact]
    public void The_patient_is_not_their_own_example_and_nobody_counts_twice()
    {
        Landmark[] all = [One(1, Here, "2020-01-01"), One(1, Here, "2021-01-01"), One(2, Here)];
        var similar = SimilarPatients.Of(all, Here, LandmarkState.All, except: 2);
        Assert.Equal(Day("2020-01-01"), Assert.Single(similar.Members).Day); // the first such day
    }

    [Theory]
    [InlineData(9, false), InlineData(10, true)]
    public void A_curve_is_drawn_from_ten_patients_on(int patients, bool drawn) =>
        Assert.Equal(drawn, SimilarPatients.Of([.. Enumerable.Range(1, patients).Select(i => One(i, Here))], Here, LandmarkState.All, except: 99).Curve is not null);

    [Fact]
    public void Who_has_no_outcome_is_in_no_curve_and_is_counted()
    {
        var similar = SimilarPatients.Of([.. Enumerable.Range(1, 9).Select(i => One(i, Here)), One(10, Here) with { After = new(null, null, null, null, TimeToEvent.None(NoOutcome.VitalStatusNotRecorded)) }], Here, LandmarkState.All, except: 99);
        Assert.Equal((10, 1), (similar.Members.Count, similar.WithoutOutcome));
        Assert.Null(similar.Curve);
    }

    [Theory]
    [InlineData(0, true), InlineData(1, false), InlineData(4, false), InlineData(5, true)]
    public void Under_five_are_told_only_to_whom_may_see_single_patients(int patients, bool told)
    {
        var similar = SimilarPatients.Of([.. Enumerable.Range(1, patients).Select(i => One(i, Here))], Here, LandmarkState.All, except: 99);
        Assert.Equal(told, similar.MayBeTold(singlePatients: false));
        Assert.True(similar.MayBeTold(singlePatients: true));
    }

    [Fact]
    public void What_began_next_is_counted_most_first_and_none_on_record_last() => Assert.Equal([("prrt", 2), ("everolimus", 1), (null, 3)],
        SimilarPatients.Of([.. new[] { null, null, null, "everolimus", "prrt", "prrt" }.Select((next, i) => One(i + 1, Here, next: next))], Here, LandmarkState.All, except: 99).Next);

    [Fact]
    public void A_criterion_less_never_loses_a_patient() => Prop.ForAll(Cohorts(), all => LandmarkState.All.All(by =>
    {
        List<SimilarBy> fewer = [.. LandmarkState.All.Where(b => b != by)];
        return Members(all, LandmarkState.All).All(Members(all, fewer).Contains);
    })).QuickCheckThrowOnFailure();

    private static Arbitrary<Landmark[]> Cohorts() => (
        from words in Gen.Choose(0, 31).ArrayOf()
        select words.Select((w, i) => One(i + 1, new(Word(w, 0), Word(w, 1), Word(w, 2), Word(w, 3), Word(w, 4)))).ToArray()).ToArbitrary();

    private static string? Word(int bits, int at) => (bits >> at & 1) == 0 ? Here[LandmarkState.All[at]] : at % 2 == 0 ? "other" : null;

    private static IReadOnlyList<long> Members(IReadOnlyList<Landmark> all, IReadOnlyCollection<SimilarBy> criteria) => [.. SimilarPatients.Of(all, Here, criteria, except: 99).Members.Select(m => m.Patient)];

    private static Landmark One(long patient, LandmarkState state, string day = "2022-06-01", string? next = "prrt") =>
        new(patient, $"K{patient}", "Uppsala", Day(day), state, new("question", "plan", null, null, null), new(next, next is null ? null : 14, null, 300, new(400 + patient, patient % 2 == 0)));
}
