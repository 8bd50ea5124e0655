using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>The events of one course that a study can ask for, and the facts of the patient at each: true then, from all that is known at the data lock.</summary>
/// <param name="end">The cut-off on a calendar: what comes after it is no event of the study; null: no calendar, and all of the course counts.</param>
internal sealed class CourseEvents(DiseaseCourse course, AxisPoint? end)
{
    private readonly List<(StudyEvent Event, Snapshot? Snapshot, FactReader? Facts)> asked = []; // two or three: looked through faster than a table is made
    private IReadOnlyList<TumourCharacterization>? characterizations;
    private Recharacterizations? changes;
    private Snapshot? atEnd;

    /// <summary>The patient on the last day of the study.</summary>
    public Snapshot AtEnd => atEnd ??= new(course, new View(end ?? Last, Knowledge.Lock));

    /// <summary>The patient on the day of an event; null: there is no such event by the cut-off, or its day is not known.</summary>
    public Snapshot? At(StudyEvent happens) => Known(happens).Snapshot;

    /// <summary>The facts of the patient on that day, and those of the characterization of which it is the day; null: the patient had no such event.</summary>
    public FactReader? FactsAt(StudyEvent happens) => Known(happens).Facts;

    private (Snapshot? Snapshot, FactReader? Facts) Known(StudyEvent happens)
    {
        foreach (var (known, snapshot, facts) in asked)
            if (known == happens)
                return (snapshot, facts);
        var read = DayOf(happens) is { } day && !(day > end) ? new Snapshot(course, new View(day, Knowledge.Lock)) : null;
        asked.Add((happens, read, read is null ? null : Reader(read, happens.Kind is EventKind.Recharacterization ? happens.Number : 0)));
        return (read, asked[^1].Facts);
    }

    /// <param name="number">Of the characterization; 0 at diagnosis.</param>
    private FactReader Reader(Snapshot snapshot, int number)
    {
        FactReader? own = null; // a comparison of all characterizations: made only where a fact of theirs is asked
        return fact => CharacterizationFacts.IsOne(fact)
            ? (own ??= CharacterizationFacts.Over(changes ??= Recharacterizations.Of(AtEnd), number) ?? Possible.NotRecorded)(fact)
            : snapshot.Reader(fact);
    }

    /// <summary>When the study's clock starts, and how long the patient was followed from there; a start that is null has its reason in the outcome.</summary>
    public (AxisPoint? Start, TimeToEvent Survival) Zero(TimeZero zero)
    {
        var fromDiagnosis = OverallSurvival.FromDiagnosis(course, end, out var diagnosed);
        if (zero is TimeZero.Diagnosis)
            return (diagnosed, fromDiagnosis);
        if (fromDiagnosis.Excluded is NoOutcome.IndexTumourOpen)
            return (null, fromDiagnosis);
        if (zero.Line() is { } number)
            return Line(SurvivalOrigins.FromLine(AtEnd, Lines, number));
        return Characterized(1) switch
        {
            null => (null, TimeToEvent.None(NoOutcome.StartNotRecorded)),
            { Happened: var when } when when.First != when.Last => (null, TimeToEvent.None(NoOutcome.StartUncertain)),
            var first => (first.At, OverallSurvival.From(course, first.Happened, end)),
        };
    }

    /// <summary>How long the patient was without the event of an endpoint.</summary>
    /// <param name="survival">From the same start to death.</param>
    public TimeToEvent Outcome(Endpoint endpoint, TimeZero zero, TimeToEvent survival) => endpoint.Event switch
    {
        EndpointEvent.Death => survival,
        EndpointEvent.Progression => ProgressionFreeSurvival.From(AtEnd, StartOf(zero), endpoint.Censoring).Time,
        EndpointEvent.NextTreatment => TimeToNextTreatment.OfLine(AtEnd, Lines, zero.Line() ?? throw new ArgumentException("No line began at this time zero.", nameof(zero)), endpoint.Death).Time,
    };

    /// <summary>A treatment of this patient is counted as a line for what came after it began; no clock starts with it.</summary>
    public bool HasLaterLine => TherapyLines.HasLaterLine(AtEnd);

    private TherapyLines Lines => TherapyLines.AsBegun(AtEnd);

    private When StartOf(TimeZero zero) => zero switch
    {
        TimeZero.Recharacterization => Characterized(1)?.Happened ?? When.Unknown,
        _ when zero.Line() is { } number => SurvivalOrigins.FromLine(AtEnd, Lines, number).Start,
        _ => SurvivalOrigins.FromDiagnosis(AtEnd).Start,
    };

    /// <summary>A line whose first treatment is dated to the month starts no clock.</summary>
    private static (AxisPoint? Start, TimeToEvent Survival) Line(SurvivalFrom from) =>
        from.Start is { First: { } first, Last: { } last } && first == last ? (first, from.Time) : (null, from.Time.Excluded is null ? TimeToEvent.None(NoOutcome.StartUncertain) : from.Time);

    private AxisPoint? DayOf(StudyEvent happens) => happens.Kind switch
    {
        EventKind.Recharacterization => Characterized(happens.Number)?.At,
        EventKind.Line => Line(SurvivalOrigins.FromLine(AtEnd, Lines, happens.Number)).Start,
        EventKind.Workup => Characterized(0)?.Closed,
        _ => OverallSurvival.FromDiagnosis(course, end, out var diagnosed) is var _ ? diagnosed : null,
    };

    /// <summary>By its number, as the paper counts: 0 at diagnosis, 1 the first re-characterization.</summary>
    private TumourCharacterization? Characterized(int number)
    {
        characterizations ??= Clinic.Characterizations.Of(AtEnd);
        foreach (var one in characterizations)
            if (one.Number == number)
                return one;
        return null;
    }

    private AxisPoint Last => course.Findings.Max(f => f.Happened.Last) ?? AxisPoint.Of(Offset.Zero);
}
