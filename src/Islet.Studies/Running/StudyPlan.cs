using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A study at a data lock: reads one course after the other, on as many threads as there are, and then counts.</summary>
public sealed class StudyPlan
{
    private readonly AxisPoint cutOff;
    private readonly LayoutAsk[][] asks; // of each layout, headings left out
    private readonly int dataset; // position of that whose courses it reads

    public StudyPlan(Study study, DataLock dataLock)
        : this(study, [dataLock], 0)
    {
    }

    /// <summary>Over several registries, each with its lock, in the order of the study's datasets.</summary>
    public StudyPlan(Study study, IReadOnlyList<DataLock> locks)
        : this(study, locks, 0)
    {
    }

    private StudyPlan(Study study, IReadOnlyList<DataLock> locks, int dataset)
    {
        (Study, Locks, this.dataset, Lock) = (study, locks, dataset, locks[dataset]);
        cutOff = AxisPoint.Of(CutOff);
        asks = [.. study.Layouts.Select(table => table.Rows.Select(r => r.Ask).OfType<LayoutAsk>().ToArray())];
        Facts = [.. (study.Baseline?.Rows ?? []).Select(r => r.Fact).Concat(study.Models.SelectMany(m => m.Terms).Concat(study.Further.SelectMany(f => f.Terms)).Select(t => t.Fact)).OfType<Fact>().Distinct()];
        var told = study.Layouts.SelectMany(t => t.Rows.Select(r => r.Ask).OfType<LayoutAsk>().Where(ask => t.Columns.Any(c => (ask.At ?? c.At).In(study) == Zero)));
        var used = study.Cohort.Aggregate(default(FactSet), (facts, step) => facts | step.Keep.Facts) | study.Groups.Where(g => g.At is null).Aggregate(default(FactSet), (facts, group) => facts | group.Facts)
            | told.Aggregate(default(FactSet), (facts, ask) => facts | ask.Facts);
        Marked = [.. (used | FactSet.Of([.. Facts])).SelectMany(fact => fact.IsDerived ? fact.Reads : FactSet.Of(fact)).Distinct()
            .Where(fact => !ChemotherapyFacts.IsOne(fact) && !LineFacts.IsOne(fact) && fact != Fact.Dataset)]; // those are of no day, and carry no mark of one
        Variants = [.. study.Further.OfType<SensitivityAnalysis>().SelectMany(s => s.Variants).Select(v => new StudyPlan(v.Study, locks, dataset))];
        Parts = [.. study.Survival.SelectMany(s => s.Within).Concat(study.Models.SelectMany(m => m.Within)).Concat(study.Further.SelectMany(f => f.Parts)).Distinct()];
    }

    public Study Study { get; }

    /// <summary>Of the registry whose courses it reads.</summary>
    public DataLock Lock { get; }

    /// <summary>One for each dataset, or that of the one registry.</summary>
    public IReadOnlyList<DataLock> Locks { get; }

    /// <summary>The same study, to read the courses of one of its datasets; what it reads is counted by any of them.</summary>
    public StudyPlan For(int dataset) => new(Study, Locks, dataset);

    private string? DatasetId => Study.Datasets.Count > 0 ? Study.Datasets[dataset].Id : null;

    /// <summary>The day on which follow-up ends on a calendar.</summary>
    public DateOnly CutOff => Study.CutOff ?? Lock.Day;

    /// <summary>The event at which facts are read where no other is named.</summary>
    private StudyEvent Zero => new StudyEvent(EventKind.TimeZero).In(Study);

    /// <summary>The facts whose values are described or modelled, in the order of <see cref="SubjectRow.Values"/>.</summary>
    internal IReadOnlyList<Fact> Facts { get; }

    /// <summary>The parts of the cohort that analyses are about, in the order of <see cref="SubjectRow.Parts"/>.</summary>
    internal IReadOnlyList<Within> Parts { get; }

    /// <summary>The study's variants, each read and counted as a study of its own.</summary>
    internal IReadOnlyList<StudyPlan> Variants { get; }

    /// <summary>All recorded facts that the study looks at, in the vocabulary's order: their marks are counted.</summary>
    internal IReadOnlyList<Fact> Marked { get; }

    /// <summary>One patient. Pure, and safe on any number of threads.</summary>
    public SubjectRow Read(DiseaseCourse course)
    {
        var events = new CourseEvents(course, End(course), DatasetId); // read once for all that end follow-up on the same day
        var row = Read(course, events);
        return Variants.Count == 0 ? row : row with { Variants = [.. Variants.Select(v => v.CutOff == CutOff ? v.Read(course, events) : v.Read(course))] };
    }

    private AxisPoint? End(DiseaseCourse course) => course.Axis.Kind is AxisKind.Calendar ? cutOff : null;

    private SubjectRow Read(DiseaseCourse course, CourseEvents events)
    {
        var end = End(course);
        var (zero, outcome) = events.Zero(Study.TimeZero);
        var from = Study.TimeZero;
        foreach (var other in Study.ElseZero.TakeWhile(_ => zero is null))
            if (events.Zero(other) is { Start: { } day } found)
                (zero, outcome, from) = (day, found.Survival, other);
        var row = new SubjectRow(course.Patient, course.Synthetic, course.Axis.Kind) { Key = course.Key, Fingerprint = RegistryFingerprint.Of(course), Consents = PatientConsents.Of(course), HasLaterLine = Study.TimeZero.IsTreatment() && events.HasLaterLine, Dataset = dataset };
        if (zero is not { } start)
            return row with { Left = new(Leaving.NoTimeZero, 0, default, outcome.Excluded) };
        if (end is { } last && start > last)
            return row with { Left = new(Leaving.AfterCutOff, 0, default, null) };
        return Leaves(events, StudyEvent.Of(from)) is { } left ? row with { Left = left } : Kept(row, events, from, outcome);
    }

    /// <summary>Counts, estimates and tests. The order of the rows does not matter.</summary>
    public StudyResults Run(IReadOnlyList<SubjectRow> rows) => Fingerprinted(rows, StudyRun.Of(this, WhoMayBeCounted.Of(Study, rows), [.. Variants.Select((variant, i) => variant.Run([.. rows.Select(r => r.Variants[i])]))]));

    private static StudyResults Fingerprinted(IReadOnlyList<SubjectRow> rows, StudyResults results) =>
        results with { RegistrySha256 = results.Datasets.Count > 0 ? PooledDatasets.Fingerprint(results.Datasets) : RegistryFingerprint.Of(rows.Select(r => r.Fingerprint)) };

    /// <summary>The patients analysed for the first endpoint, by the registry's number.</summary>
    /// <param name="rows">Of all patients, as <see cref="Run"/> takes them.</param>
    /// <param name="by">A group of the study; null: they are not told apart.</param>
    public IReadOnlyList<StudyMember> Members(IReadOnlyList<SubjectRow> rows, Group? by)
    {
        var group = StudyRun.Group(Study, by);
        return [.. WhoMayBeCounted.Of(Study, rows).Where(r => r.Left is null && r.Outcomes[0].Excluded is null).OrderBy(r => r.Patient)
            .Select(r => new StudyMember(r.Patient, group is { } g ? r.Levels[g] : 0, Study.Endpoints[0].TimeOf(r.Outcomes[0].Days), r.Outcomes[0].Event))];
    }

    private Departure? Leaves(CourseEvents events, StudyEvent zero)
    {
        for (var step = 0; step < Study.Cohort.Count; step++)
        {
            var (keep, at) = (Study.Cohort[step].Keep, Study.Cohort[step].At?.In(Study) ?? zero);
            if (events.FactsAt(at) is not { } facts)
                return new(events.IsKnownNotToHaveHad(at) ? Leaving.ConditionNo : Leaving.ConditionUnknown, step, events.IsKnownNotToHaveHad(at) ? default : keep.Facts, null);
            var (truth, then) = (keep.Read(facts), events.At(at)!);
            if (truth.Answer is not Answer.Yes)
                return new(truth.Answer is Answer.No ? Leaving.ConditionNo : Leaving.ConditionUnknown, step, truth.Missing, null,
                    truth.Missing.Any(fact => Snapshot.Decides(fact) && then[fact].Reason is UnknownReason.Unresolved) && then.OpenTissue.Count > 0);
        }
        return null;
    }

    private SubjectRow Kept(SubjectRow row, CourseEvents events, TimeZero zero, TimeToEvent outcome)
    {
        var at = StudyEvent.Of(zero);
        var facts = events.FactsAt(at)!;
        var (outcomes, levels, values) = (new TimeToEvent[Study.Endpoints.Count], new int[Study.Groups.Count], new FactValue?[Facts.Count]);
        for (var i = 0; i < outcomes.Length; i++)
            outcomes[i] = events.Outcome(Study.Endpoints[i], zero, outcome);
        for (var i = 0; i < levels.Length; i++)
            levels[i] = Then(Study.Groups[i].At) is { } then ? Study.Groups[i].Read(then, DatasetId) : Group.Unknown;
        for (var i = 0; i < values.Length; i++)
            values[i] = facts(Facts[i]).Value;
        FactReader? Then(StudyEvent? at) => at is { } other ? events.FactsAt(other.In(Study)) : facts;
        var marks = MarksOf(events.At(at)!, out var delays);
        return row with // of very many patients: in arrays that are no longer than what they hold
        {
            Outcomes = outcomes, Levels = levels, Values = values, Marks = marks, Delays = delays,
            Parts = (Answer[])[.. Parts.Select(part => Then(part.At) is { } then ? part.Keep.Read(then).Answer : Answer.Unknown)],
            Layouts = (IReadOnlyList<CellReading>?[][])[.. Study.Layouts.Select((table, i) => LayoutCount.Read(Study, table, asks[i], events, DatasetId))],
            Reads = (IReadOnlyList<IReadOnlyList<int>?>[])[.. Study.Agreements.Select(table => AgreementCount.Read(table, events.AtEnd))],
            Trajectories = (PatientTrajectory[])[.. Study.Trajectories.Select(wish => PatientTrajectory.Read(wish, events, events.At(at)!))],
            Responses = Study.Responses.Count == 0 ? row.Responses : Study.Responses.Select(wish => wish.Line).Distinct().ToDictionary(line => line, line => PatientResponse.Of(events.AtEnd, line)),
            Further = (FurtherReading?[])[.. Study.Further.Select(analysis => analysis.Read(new(Study, events, zero, events.At(at)!.View.Effective, outcome)))],
        };
    }

    private static int? Delay(FactState state, Snapshot snapshot) => snapshot.Course.Axis.Kind is AxisKind.Calendar && state.From.Max(f => f.KnownFrom(snapshot.Course.Axis)) is { } known
        ? (int)AxisPoint.DaysBetween(snapshot.View.Effective, known) : null;

    private static Snapshot Soon(Snapshot snapshot)
    {
        var day = DateOnly.FromDayNumber((int)snapshot.View.Effective.Days);
        return new(snapshot.Course, View.At(day, day.AddDays(MarkedValues.LateDays)));
    }

    private Marks MarksOf(Snapshot snapshot, out IReadOnlyList<(int Fact, int Days)> delays)
    {
        var (marks, later) = (default(Marks), new List<(int, int)>());
        Snapshot? soon = null; // what was known by the time that a report may take
        for (var i = 0; i < Marked.Count; i++)
        {
            var state = snapshot[Marked[i]];
            if (!state.IsKnown)
                continue;
            var fact = FactSet.Of(Marked[i]);
            if (state.KnownAfterEffective && Delay(state, snapshot) is { } days && (days <= MarkedValues.LateDays || (soon ??= Soon(snapshot))[Marked[i]].Value != state.Value))
                later.Add((i, days)); // a later reading that says the same as the first one tells nothing new
            marks = new(
                marks.Known | fact,
                state.KnownAfterEffective ? marks.KnownLater | fact : marks.KnownLater,
                state.IsStale ? marks.Stale | fact : marks.Stale,
                state.From is [{ Content.PlacedAtOrigin: true }, ..] ? marks.Placed | fact : marks.Placed);
        }
        delays = later;
        return marks;
    }
}
