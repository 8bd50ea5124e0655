using System.Collections.Concurrent;
using Islet.Course;

namespace Islet.Board;

/// <summary>What is to be done in a registry, as it was counted for a day. Never changed: what is recorded later makes a new one.</summary>
public sealed class Worklist
{
    private static readonly WorkKind[] Kinds = Enum.GetValues<WorkKind>();

    private readonly WorkRow[] rows;
    private readonly ConcurrentDictionary<(WorkKind?, WorkOwner?, WorkOrder), int[]> orders = []; // of the few kinds and owners there are, made when first asked for
    private readonly ConcurrentDictionary<(string?, WorkOwner?), WorkCount[]> counts = [];

    public Worklist(DateOnly today, IEnumerable<WorkRow> rows) => (Today, this.rows) = (today, [.. rows]);

    public DateOnly Today { get; }

    /// <summary>Patients of whom anything is to be done, in the order of their numbers.</summary>
    public IReadOnlyList<WorkRow> Rows => rows;

    /// <summary>The last day of the week in which <see cref="Today"/> lies, a Sunday (ISO 8601).</summary>
    public DateOnly WeekEnds => WeekEndOf(Today);

    public IReadOnlyList<string> Centers => field ??= [.. rows.Select(r => r.Center).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The list after these patients were counted anew.</summary>
    /// <param name="touched">All of them, those included of whom nothing is to be done now.</param>
    public Worklist With(IReadOnlyCollection<long> touched, IEnumerable<WorkRow> now)
    {
        var gone = touched.ToHashSet();
        return new(Today, rows.Where(r => !gone.Contains(r.Patient)).Concat(now).OrderBy(r => r.Patient));
    }

    public WorkPage Page(WorkFilter filter, int number)
    {
        var order = orders.GetOrAdd((filter.Kind, filter.Owner, filter.Order), _ => OrderOf(filter));
        if (filter.Center is null)
            return new([.. order.Skip((number - 1) * WorkPage.Size).Take(WorkPage.Size).Select(i => Shown(rows[i], filter))], order.Length, number);
        var (page, total) = (new List<WorkRow>(WorkPage.Size), 0);
        foreach (var i in order)
        {
            if (rows[i].Center == filter.Center && total++ >= (number - 1) * WorkPage.Size && page.Count < WorkPage.Size)
                page.Add(Shown(rows[i], filter));
        }
        return new(page, total, number);
    }

    /// <summary>How much there is of a kind, of one centre and one owner where they are chosen.</summary>
    public WorkCount Count(WorkKind kind, WorkFilter filter) => counts.GetOrAdd((filter.Center, filter.Owner), _ => CountsOf(filter))[(int)kind];

    /// <summary>Boards of this week, and earlier ones without a decision, by their day.</summary>
    public IReadOnlyList<(WorkRow Row, BoardAhead Board)> Boards(string? center) => [.. rows.Where(r => center is null || r.Center == center)
        .SelectMany(r => r.Items.OfType<BoardAhead>().Where(IsThisWeek).Select(b => (r, b))).OrderBy(x => x.b.Day).ThenBy(x => x.r.Patient)];

    public bool IsThisWeek(BoardAhead board) => board.Day <= WeekEnds;

    public static DateOnly WeekEndOf(DateOnly day) => day.AddDays((7 - (int)day.DayOfWeek) % 7);

    private static WorkRow Shown(WorkRow row, WorkFilter filter) => filter is { Kind: null, Owner: null } ? row : row with { Items = [.. row.Items.Where(filter.Includes)] };

    private int[] OrderOf(WorkFilter filter)
    {
        List<(long Key, int Row)> asked = [];
        for (var i = 0; i < rows.Length; i++)
        {
            var first = long.MaxValue;
            foreach (var item in rows[i].Items)
                if (filter.Includes(item))
                    first = Math.Min(first, PlaceOf(item, filter.Order));
            if (first < long.MaxValue)
                asked.Add((first, i));
        }
        asked.Sort();
        return [.. asked.Select(a => a.Row)];
    }

    private long PlaceOf(WorkItem item, WorkOrder order) => item switch
    {
        BoardAhead board when order is WorkOrder.Nearest && IsThisWeek(board) => board.Day!.Value.DayNumber,
        { Due: null } => long.MaxValue - 1,
        { Due: { } due } when order is WorkOrder.Nearest => int.MaxValue + (long)Math.Abs(due.DayNumber - Today.DayNumber),
        { Due: { } due } => due.DayNumber,
    };

    private WorkCount[] CountsOf(WorkFilter filter)
    {
        var found = new WorkCount[Kinds.Length];
        Span<int> own = stackalloc int[Kinds.Length];
        foreach (var row in rows)
        {
            if (filter.Center is not null && row.Center != filter.Center)
                continue;
            own.Clear();
            foreach (var item in row.Items)
                own[(int)item.Kind] += filter.Owner is null || item.Owner == filter.Owner ? 1 : 0;
            for (var kind = 0; kind < own.Length; kind++)
                found[kind] = new(found[kind].Items + own[kind], found[kind].Patients + Math.Min(1, own[kind]));
        }
        return found;
    }
}
