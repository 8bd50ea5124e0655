using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>The events of one course that a study can ask for, and the facts of the patient at each: true then, from all that is known at the data lock.</summary>
/// <param name="end">The cut-off on a calendar: what comes after it is no event of the study; null: no calendar, and all of the course counts.</param>
/// <param name="dataset">Name of the registry that the course is of, in a study of several; null: of one.</param>
internal sealed class CourseEvents(DiseaseCourse course, AxisPoint? end, string? dataset = null)
{
    private readonly List<(StudyEvent Event, Snapshot? Snapshot, FactReader? Facts)> asked = []; // two or three: looked through faster than a table is made
    private readonly List<(StudyEvent Event, int? Line)> numbered = [];
    private readonly List<(StudyEvent Event, SurvivalFrom From)> lived = [];
    private readonly List<(Endpoint Endpoint, StudyEvent From, (TimeToEvent Time, int Part) Ended)> ended = [];
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
        asked.Add((happens, read, read is null ? null : Reader(read, happens, happens.Kind is EventKind.Recharacterization ? happens.Number : 0)));
        return (read, asked[^1].Facts);
    }

    /// <param name="number">Of the characterization; 0 at diagnosis.</param>
    private FactReader Reader(Snapshot snapshot, StudyEvent happens, int number)
    {
        var begun = LineOf(happens);
        FactReader? treated = null, whole = null; // of the line that begins on that day, and of all treatment
        FactReader? own = null; // a comparison of all characterizations: made only where a fact of theirs is asked
        return fact => fact == Fact.Dataset && dataset is not null ? Possible.Only(FactValue.Of(dataset)) : ChemotherapyFacts.IsOne(fact) ? (treated ??= Once(ChemotherapyFacts.Over(AtEnd, begun is { } n ? Lines.Lines[n - 1] : null, snapshot.View.Effective)))(fact)
            : LineFacts.IsOne(fact) && begun is { } line ? (whole ??= Once(LineFacts.Over(AtEnd, line)))(fact) : CharacterizationFacts.IsOne(fact)
            ? (own ??= CharacterizationFacts.Over(changes ??= Recharacterizations.Of(AtEnd), number) ?? Possible.NotRecorded)(fact)
            : snapshot.Reader(fact);
    }

    /// <summary>Each fact is worked out once, however many rows and groups ask for it.</summary>
    private static FactReader Once(FactReader read)
    {
        List<(Fact Fact, Possible Answer)> told = [];
        return fact =>
        {
            foreach (var (known, answer) in told)
                if (known == fact)
                    return answer;
            told.Add((fact, read(fact)));
            return told[^1].Answer;
        };
    }

    /// <summary>Nobody but a person who closed the history can say that there was no such line.</summary>
    public bool IsKnownNotToHaveHad(StudyEvent happens) => happens.Kind is EventKind.Line && !Lines.IsLeast && Lines.Lacks(happens.Number) is NoOutcome.NoSuchLine;

    /// <summary>When the study's clock starts, and how long the patient was followed from there; a start that is null has its reason in the outcome.</summary>
    public (AxisPoint? Start, TimeToEvent Survival) Zero(TimeZero zero)
    {
        var fromDiagnosis = OverallSurvival.FromDiagnosis(course, end, out var diagnosed);
        if (zero is TimeZero.Diagnosis)
            return (diagnosed, fromDiagnosis);
        if (fromDiagnosis.Excluded is NoOutcome.IndexTumourOpen)
            return (null, fromDiagnosis);
        if (StudyEvent.Of(zero) is { Kind: EventKind.Line or EventKind.Chemotherapy } begun)
            return Line(FromLine(begun));
        if (zero is TimeZero.AdvancedDisease)
            return Line(SurvivalOrigins.FromAdvancedDisease(AtEnd));
        return Characterized(1) switch
        {
            null => (null, TimeToEvent.None(NoOutcome.StartNotRecorded)),
            { Happened: var when } when when.First != when.Last => (null, TimeToEvent.None(NoOutcome.StartUncertain)),
            var first => (first.At, OverallSurvival.From(course, first.Happened, end)),
        };
    }

    /// <summary>How long the patient was without the event of an endpoint.</summary>
    /// <param name="survival">From the same start to death.</param>
    public TimeToEvent Outcome(Endpoint endpoint, TimeZero zero, TimeToEvent survival) => Ended(endpoint, zero, survival).Time;

    /// <summary>The same from any event of the course.</summary>
    public TimeToEvent Outcome(Endpoint endpoint, StudyEvent from) => Ended(endpoint, from).Time;

    /// <summary>By which of its two parts a composite endpoint ended: 1 what it waits for, 2 death before it; 0 neither.</summary>
    /// <param name="survival">From the same start to death.</param>
    public (TimeToEvent Time, int Part) Ended(Endpoint endpoint, TimeZero zero, TimeToEvent survival) =>
        endpoint.Event is EndpointEvent.Death or EndpointEvent.TumourDeath && (endpoint.From is null || endpoint.From == zero) ? Dead(endpoint, survival) : Ended(endpoint, StudyEvent.Of(endpoint.From ?? zero));

    private (TimeToEvent Time, int Part) Ended(Endpoint endpoint, StudyEvent from)
    {
        foreach (var (known, since, found) in ended)
            if (ReferenceEquals(known, endpoint) && since == from)
                return found;
        ended.Add((endpoint, from, EndedAt(endpoint, from)));
        return ended[^1].Ended;
    }

    private (TimeToEvent Time, int Part) EndedAt(Endpoint endpoint, StudyEvent from)
    {
        if (from.Kind is EventKind.Diagnosis && endpoint.Event is EndpointEvent.Death or EndpointEvent.TumourDeath)
            return Dead(endpoint, OverallSurvival.FromDiagnosis(course, end));
        var isLine = from.Kind is EventKind.Line or EventKind.Chemotherapy or EventKind.PlatinumAgain or EventKind.Prrt;
        var line = isLine ? FromLine(from) : null;
        if (isLine && line!.Line is not > 0)
            return (line.Time, 0); // no such line, or none that can be numbered
        var start = line?.Start ?? StartOf(from);
        switch (endpoint.Event)
        {
            case EndpointEvent.Death or EndpointEvent.TumourDeath:
                return Dead(endpoint, line is null ? OverallSurvival.From(course, start, end) : Line(line).Survival);
            case EndpointEvent.Progression:
                var free = endpoint.ProgressionOn is null ? ProgressionFreeSurvival.From(AtEnd, start, endpoint.Censoring) : ProgressionFreeSurvival.TimeToSecondProgression(AtEnd, Lines, endpoint.Censoring);
                return (free.Time, free.End switch { PfsEnd.Progression => 1, PfsEnd.Death => 2, PfsEnd.None or PfsEnd.Censored => 0 });
            case EndpointEvent.NextTreatment:
                var next = TimeToNextTreatment.OfLine(AtEnd, Lines, Begun(line, from), endpoint.Death);
                return (next.Time, !next.Time.Event ? 0 : next.Died ? 2 : 1);
            case EndpointEvent.TreatmentFailure:
                var failed = TimeToTreatmentFailure.Of(AtEnd, Lines, Begun(line, from));
                return (failed.Time, failed.End switch { TreatmentFailureEnd.Stop or TreatmentFailureEnd.NextLine => 1, TreatmentFailureEnd.Death => 2, TreatmentFailureEnd.None or TreatmentFailureEnd.Running => 0 });
            default:
                throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint.Event, "No such event.");
        }
    }

    private static int Begun(SurvivalFrom? line, StudyEvent from) => line?.Line ?? throw new ArgumentException("No line began at this event.", nameof(from));

    /// <summary>Death of any cause; or of the tumour, another cause being censored, and one that nobody states no outcome: unknown is not "of something else".</summary>
    private (TimeToEvent Time, int Part) Dead(Endpoint endpoint, TimeToEvent survival)
    {
        var time = endpoint.Event is EndpointEvent.Death || survival is not { Excluded: null, Event: true } ? survival : AtEnd[Fact.CauseOfDeath].Value switch
        {
            FactValue.Word { Value: "tumour" } => survival,
            FactValue.Word { Value: "treatment" or "other" } => survival with { Event = false },
            _ => TimeToEvent.None(NoOutcome.CauseNotRecorded),
        };
        return (time, time is { Excluded: null, Event: true } ? 1 : 0);
    }

    /// <summary>A treatment of this patient is counted as a line for what came after it began; no clock starts with it.</summary>
    public bool HasLaterLine => TherapyLines.HasLaterLine(AtEnd);

    private TherapyLines Lines => TherapyLines.AsBegun(AtEnd);

    private When StartOf(StudyEvent happens) => happens.Kind switch
    {
        EventKind.Recharacterization => Characterized(happens.Number)?.Happened ?? When.Unknown,
        EventKind.AdvancedDisease => SurvivalOrigins.FromAdvancedDisease(AtEnd).Start,
        EventKind.Diagnosis => SurvivalOrigins.FromDiagnosis(AtEnd).Start,
        _ => DayOf(happens) is { } day ? When.At(Offset.FromDays(day.Days)) : When.Unknown,
    };

    /// <summary>Number of the line that begins with an event, among those that were lines on the day they began; null: with none.</summary>
    private int? LineOf(StudyEvent happens)
    {
        foreach (var (known, line) in numbered)
            if (known == happens)
                return line;
        numbered.Add((happens, NumberOf(happens)));
        return numbered[^1].Line;
    }

    private int? NumberOf(StudyEvent happens) => happens.Kind switch
    {
        EventKind.Line => happens.Number <= Lines.Lines.Count ? happens.Number : null,
        EventKind.Chemotherapy => ChemotherapyLines.Nth(Lines, happens.Number)?.Number,
        EventKind.PlatinumAgain => PlatinumReintroduction.Of(Lines)?.Again.Number,
        EventKind.Prrt => ChemotherapyLines.FirstPrrt(Lines)?.Number,
        _ => null,
    };

    /// <summary>Overall survival from it, or why there is none: a line that is not there has the reason that a line after the last would have.</summary>
    private SurvivalFrom FromLine(StudyEvent happens)
    {
        foreach (var (known, from) in lived)
            if (known == happens)
                return from;
        lived.Add((happens, LineOf(happens) is { } number ? SurvivalOrigins.FromLine(AtEnd, Lines, number) : SurvivalOrigins.FromLine(AtEnd, Lines, Lines.Lines.Count + 1) with { Line = null }));
        return lived[^1].From;
    }

    /// <summary>A line whose first treatment is dated to the month starts no clock.</summary>
    private static (AxisPoint? Start, TimeToEvent Survival) Line(SurvivalFrom from) =>
        from.Start is { First: { } first, Last: { } last } && first == last ? (first, from.Time) : (null, from.Time.Excluded is null ? TimeToEvent.None(NoOutcome.StartUncertain) : from.Time);

    private AxisPoint? DayOf(StudyEvent happens) => happens.Kind switch
    {
        EventKind.Recharacterization => Characterized(happens.Number)?.At,
        EventKind.Line or EventKind.Chemotherapy or EventKind.PlatinumAgain or EventKind.Prrt => Line(FromLine(happens)).Start,
        EventKind.AdvancedDisease => Line(SurvivalOrigins.FromAdvancedDisease(AtEnd)).Start,
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
