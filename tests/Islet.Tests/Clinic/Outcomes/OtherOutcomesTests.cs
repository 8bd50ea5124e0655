using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;

namespace Islet.Tests.Clinic.Outcomes;

public class OtherOutcomesTests
{
    private static readonly Finding[] Treated = [Drug("a", "2020-01-01", "lanreotide"), Pd("p", "2020-12-31"), Drug("b", "2021-01-31", "everolimus"), Seen("v", "2022-01-31", alive: false)];

    [Fact]
    public void Time_to_next_treatment_ends_with_the_next_line() => Assert.Equal(new TimeToEvent(396, true), Ttnt(1, DeathBeforeNextLine.Event, Treated).Time);

    [Theory]
    [InlineData(DeathBeforeNextLine.Event, true), InlineData(DeathBeforeNextLine.Censored, false)]
    public void What_a_death_before_another_line_is_has_a_name(DeathBeforeNextLine convention, bool isEvent)
    {
        var outcome = Ttnt(2, convention, Treated);
        Assert.Equal((new TimeToEvent(365, isEvent), true, convention), (outcome.Time, outcome.Died, outcome.Convention));
    }

    [Fact]
    public void Who_is_alive_without_another_line_is_censored_when_last_seen() => Assert.Equal(new TimeToEvent(366, false),
        Ttnt(1, DeathBeforeNextLine.Event, Treated[0], Seen("v", "2021-01-01", alive: true)).Time);

    [Fact]
    public void Survival_counts_from_the_start_of_any_line()
    {
        var snapshot = At(Late, Treated);
        var (first, second) = (SurvivalOrigins.FromLine(snapshot, TherapyLines.Of(snapshot), 1), SurvivalOrigins.FromLine(snapshot, TherapyLines.Of(snapshot), 2));
        Assert.Equal((new TimeToEvent(761, true), 1, SurvivalOrigin.LineStart), (first.Time, first.Line, first.Origin));
        Assert.Equal(new TimeToEvent(365, true), second.Time);
        Assert.Equal(NoOutcome.NoSuchLine, SurvivalOrigins.FromLine(snapshot, TherapyLines.Of(snapshot), 3).Time.Excluded);
    }

    [Fact] // S000-28
    public void Survival_from_inclusion_starts_at_the_characterization_at_inclusion()
    {
        var inclusion = Found("c", "2021-01-31", new Characterization { Occasion = Occasion.Inclusion });
        Assert.Equal(new TimeToEvent(365, true), SurvivalOrigins.FromInclusion(At(Late, [inclusion, Found("d", "2019-01-31", new Characterization { Occasion = Occasion.Diagnosis }), .. Treated])).Time);
        Assert.Equal(NoOutcome.StartNotRecorded, SurvivalOrigins.FromInclusion(At(Late, Treated)).Time.Excluded);
    }

    [Fact] // S004-20: the paper names no origin; the date of advanced disease is an assumption
    public void Survival_from_advanced_disease_starts_with_the_first_word_that_says_so()
    {
        Finding[] course = [Extent("2021-01-31", "metastatic"), Found("s", "2021-03-01", new Staging { System = "AJCC", M = "M1" }), Seen("v", "2022-01-31", alive: false)];
        Assert.Equal(new TimeToEvent(365, true), SurvivalOrigins.FromAdvancedDisease(At(Late, course)).Time);
        Assert.Equal(NoOutcome.StartUncertain, SurvivalOrigins.FromAdvancedDisease(At(Late, [.. course, Found("m", "2021-01", new Staging { System = "AJCC", M = "M1" })])).Time.Excluded);
    }

    [Fact]
    public void Survival_from_diagnosis_is_the_one_that_studies_use()
    {
        Finding[] course = [Found("d", "2021-01-31", new Diagnosis()), Seen("v", "2022-01-31", alive: false)];
        Assert.Equal(OverallSurvival.FromDiagnosis(Of(course)), SurvivalOrigins.FromDiagnosis(At(Late, course)).Time);
    }

    [Fact]
    public void A_start_that_is_not_known_to_the_day_gives_no_survival()
    {
        Assert.Equal(NoOutcome.StartNotRecorded, OverallSurvival.From(Of(Treated), When.Unknown).Excluded);
        Assert.Equal(NoOutcome.StartUncertain, OverallSurvival.From(Of(Treated), When.Parse("2020-01")).Excluded);
    }

    private static NextTreatment Ttnt(int line, DeathBeforeNextLine convention, params Finding[] findings)
    {
        var snapshot = At(Late, findings);
        return TimeToNextTreatment.OfLine(snapshot, TherapyLines.Of(snapshot), line, convention);
    }
}
