using System.Collections.Concurrent;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>The coded remarks of the statistics on the results of a study, immortal time among them: only the study knows when a group or a condition was known.</summary>
internal sealed class ResultRemarks(StudyPlan plan, IReadOnlyList<SubjectRow> cohort)
{
    private const string Treatment = "G."; // the section of the vocabulary

    private readonly ConcurrentDictionary<FactSet, int> knownLate = new(); // patients, by the facts that a group or condition rests on: many results ask of the same

    /// <summary>What can only be seen of a line of therapy that has begun, or of a life that is followed.</summary>
    private static readonly FactSet Outcomes = FactSet.Of(Fact.BestResponse, Fact.StopReason, Fact.VitalStatus, Fact.CauseOfDeath, Fact.ProgressedOnSsa,
        Fact.LineBestResponse, Fact.LineProgressed, Fact.InvestigationalDrugEver,
        Fact.LineBestResponseWithClinicalPd, Fact.LineEarlyClinicalPd, Fact.LineStoppedForToxicity, Fact.LineFatalToxicity, Fact.ChemotherapyEver, Fact.PrrtEver, Fact.WhyNeverChemotherapy);

    /// <summary>Of survival in groups, or of everybody's.</summary>
    public IReadOnlyList<Remark> Of(SurvivalAnalysis analysis, IReadOnlyList<GroupCurve> curves, EndpointSample sample, int unknown) =>
    [
        .. ImmortalTime(analysis.By is { } by ? [by] : [], analysis.Endpoint), .. Remarks.CompleteCases(sample.Rows.Count - unknown, unknown),
        .. curves.Skip(analysis.By is null ? 0 : 1).SelectMany(c => c.Curve.Remarks(c.Level ?? "")), .. Remarks.Times(sample.Observations, sample.Ties),
    ];

    /// <summary>Of a model that was fitted.</summary>
    public IReadOnlyList<Remark> Of(CoxResult cox, CoxSample sample, TimeTies ties) =>
    [
        .. cox.Model?.Remarks ?? [], .. cox.Proportionality?.Remarks ?? [], .. ImmortalTime([.. cox.Analysis.Terms.Select(t => t.Group).OfType<Group>()], cox.Analysis.Endpoint),
        .. sample.Covariates.OfType<FactorCovariate>().SelectMany(f => Remarks.Levels(f.Name, f.Levels, f.Codes, i => sample.Observations[i].Event)),
        .. Remarks.CompleteCases(cox.Patients, cox.LeftOut.Sum(l => l.Patients)), .. Remarks.Times(sample.Observations, ties),
    ];

    /// <summary>Groups and conditions of the cohort that rest on what came, or became known, after the clock of an endpoint started.</summary>
    public IReadOnlyList<Remark> ImmortalTime(IReadOnlyList<Group> groups, Endpoint endpoint) => [.. LooksAhead(groups, endpoint), .. Each(groups, (of, facts, at) => at is null ? Late(of, facts) : [])];

    /// <summary>Those among them that ask for what can only come after it.</summary>
    public IReadOnlyList<Remark> LooksAhead(IReadOnlyList<Group> groups, Endpoint endpoint) => [.. Each(groups, (of, facts, at) => Ahead(of, facts, at, endpoint.Start(plan.Study)))];

    private IEnumerable<Remark> Each(IReadOnlyList<Group> groups, Func<string, FactSet, StudyEvent?, IEnumerable<Remark>> look) =>
        [.. groups.SelectMany(g => look($"the group “{g.Label}”", g.Facts, g.At)), .. plan.Study.Cohort.SelectMany(step => look($"the condition “{step.Keep.Text}”", step.Keep.Facts, step.At))];

    private IEnumerable<Remark> Ahead(string of, FactSet facts, StudyEvent? at, TimeZero start)
    {
        var clock = new StudyEvent(EventKind.TimeZero).In(plan.Study with { TimeZero = start });
        if (at is { Kind: EventKind.Line, Number: var line } && line > (clock.Kind is EventKind.Line ? clock.Number : 0))
            yield return new(RemarkKind.ImmortalTime, of, cohort.Count, $"{of} is read at the {StudyWords.EventName(at.Value)}, after {StudyWords.TimeZeroName(start)}: " +
                "who is told apart, or kept, by it had to live until then, and nobody who died before is there (immortal time). Start the clock there");
        Fact[] after = [.. facts.Where(fact => ComesAfter(fact, at, start))];
        if (after.Length > 0)
            yield return new(RemarkKind.ImmortalTime, of, cohort.Count, $"{of} asks for {string.Join(", ", after.Select(f => f.Name))}, which {(after.Length == 1 ? "comes" : "come")} after {StudyWords.TimeZeroName(start)}: " +
                "only what had happened by then counts, and who is told apart by what came later had to live to see it (immortal time). Start the clock there");
    }

    private IEnumerable<Remark> Late(string of, FactSet facts)
    {
        var recorded = facts.SelectMany(f => f.IsDerived ? f.Reads : FactSet.Of(f)).Aggregate(default(FactSet), (all, f) => all | FactSet.Of(f));
        if (knownLate.GetOrAdd(recorded, KnownLate) is > 0 and var later)
            yield return Remarks.Immortal(of, later, string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"{of} rests on values that became known, or changed, more than {MarkedValues.LateDays} days after {StudyWords.TimeZeroName(plan.Study.TimeZero)} in {later} of {cohort.Count} patients"));
    }

    private int KnownLate(FactSet recorded) => cohort.Count(r => r.Delays.Any(late => late.Days > MarkedValues.LateDays && recorded.Contains(plan.Marked[late.Fact])));

    /// <summary>Treatment where the clock starts before it; the sequence of lines at the first of them; the outcome of treatment, and of life, always.</summary>
    private static bool ComesAfter(Fact fact, StudyEvent? at, TimeZero start) => Outcomes.Contains(fact)
        || (fact == Fact.SequenceClass && at is not { Kind: EventKind.Line, Number: > 1 })
        || (at is null && start is TimeZero.Diagnosis && (fact.Group.StartsWith(Treatment, StringComparison.Ordinal) || fact == Fact.LineCategory || fact == Fact.LineNumber));
}
