using Islet.Registry;

namespace Islet.Web;

/// <summary>How far a count has come.</summary>
/// <param name="For">The day for which it is made.</param>
public sealed record CountProgress(DateOnly For, int Done, int Total);

/// <summary>The worklist and the decisions of boards as they are known now.</summary>
/// <param name="At">The position of the log up to which they are counted.</param>
/// <param name="IsWhole">False: the first count runs, and only those counted so far are in it.</param>
/// <param name="Counting">A count that runs now: the first one, that of a new day, or that of many changed patients; null: none.</param>
public sealed record WorkState(Position At, Worklist List, DecisionIndex Decisions, bool IsWhole, CountProgress? Counting)
{
    /// <summary>On whom boards decided this week, by day.</summary>
    public IReadOnlyList<DecidedBoard> Decided { get; init; } = [];

    public static WorkState Nothing(DateOnly today) => new(new(0, null, 0), new(today, []), new([]), false, null);

    /// <summary>After these patients were counted anew.</summary>
    public WorkState With(Position at, IReadOnlyCollection<long> touched, IReadOnlyList<PatientOutlook> now) => this with
    {
        Decided = Ordered(Decided.Where(d => !touched.Contains(d.Patient)).Concat(now.SelectMany(o => o.Decided))),
        At = at, List = List.With(touched, now.Select(o => o.Work).OfType<WorkRow>()), Decisions = Decisions.With(touched, now.SelectMany(o => o.Decisions)),
    };

    public static WorkState Of(Position at, DateOnly today, IEnumerable<PatientOutlook?> counted, bool isWhole)
    {
        List<PatientOutlook> known = [.. counted.OfType<PatientOutlook>()];
        return new(at, new(today, known.Select(o => o.Work).OfType<WorkRow>()), new(known.SelectMany(o => o.Decisions)), isWhole, null) { Decided = Ordered(known.SelectMany(o => o.Decided)) };
    }

    private static IReadOnlyList<DecidedBoard> Ordered(IEnumerable<DecidedBoard> decided) => [.. decided.OrderByDescending(d => d.Day).ThenBy(d => d.Patient)];
}
