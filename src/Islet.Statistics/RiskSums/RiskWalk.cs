using System.Runtime.InteropServices;

namespace Islet.Statistics;

/// <summary>One time of one stratum at which events happen, in positions of the walk.</summary>
/// <param name="First">The first of the rows whose event it is; they stand together.</param>
/// <param name="End">The last row of this time: who stands up to here, in this stratum, has joined the risk set.</param>
internal readonly record struct EventTime(int First, int Events, int End);

/// <summary>
/// Who joins and who leaves the risk sets on the way back in time, stratum after stratum: at each time first who enters only then (and so is not at risk
/// of it), then the events, then the censored.
/// </summary>
/// <param name="Item">A row's number where it joins; the number of rows more where it leaves again.</param>
/// <param name="Starts">Positions at which a stratum begins.</param>
internal sealed record RiskWalk(int[] Item, EventTime[] Times, int[] Starts)
{
    /// <summary>Doubles of working memory that <see cref="Of"/> takes.</summary>
    public static int Scratch(int rows) => checked(4 * rows);

    public static RiskWalk Of(ReadOnlySpan<Observation> rows, IReadOnlyList<int>? stratum, TimeTies ties, Span<double> scratch)
    {
        var late = false;
        foreach (ref readonly var row in rows)
            late |= !double.IsNegativeInfinity(row.Entry);
        return late || stratum is not null ? General(rows, stratum, TimeGrid.Of(rows, ties)) : Right(rows, ties, scratch);
    }

    // One stratum, everybody at risk from the start: what the sort leaves is read once, from its end.
    private static RiskWalk Right(ReadOnlySpan<Observation> rows, TimeTies ties, Span<double> scratch)
    {
        var n = rows.Length;
        var times = scratch[..n];
        var happened = MemoryMarshal.Cast<double, bool>(scratch.Slice(3 * n, n))[..n];
        for (var i = 0; i < n; i++)
            (times[i], happened[i]) = (rows[i].Time, rows[i].Event);
        var sorted = TimeOrder.Sort(times, happened, MemoryMarshal.Cast<double, ulong>(scratch.Slice(n, 2 * n)));
        var (item, found) = (new int[n], new EventTime[Count(sorted, n, ties)]);
        for (int first = 0, next = 0, count = 0; first < n; first = next)
        {
            var events = 0;
            do
            {
                item[next] = sorted.Row(n - 1 - next);
                if (sorted.Marked(n - 1 - next)) // already in front but where a tolerance joins times
                    (item[first + events], item[next], events) = (item[next], item[first + events], events + 1);
                next++;
            } while (next < n && sorted.Same(n - 1 - next, n - next, ties.Tolerance));
            if (events > 0)
                found[count++] = new(first, events, next - 1);
        }
        return new(item, found, [0]);
    }

    private static int Count(SortedTimes sorted, int n, TimeTies ties)
    {
        var (count, any) = (0, false);
        for (var i = n - 1; i >= 0; i--)
        {
            any |= sorted.Marked(i);
            if (i > 0 && sorted.Same(i - 1, i, ties.Tolerance))
                continue;
            (count, any) = (count + (any ? 1 : 0), false);
        }
        return count;
    }

    private static RiskWalk General(ReadOnlySpan<Observation> rows, IReadOnlyList<int>? stratum, TimeGrid grid)
    {
        var n = rows.Length;
        var (keys, of) = (new double[grid.Entry is null ? n : 2 * n], Dense(stratum, n));
        for (var i = 0; i < keys.Length; i++)
        {
            var (row, kind) = i < n ? (i, rows[i].Event ? 1 : 2) : (i - n, 0);
            var back = grid.Times.Length - (i < n ? grid.At[row] : grid.Entry![row]); // a whole number below 2⁵³, so exact
            keys[i] = (of[row] * (double)(grid.Times.Length + 2) + back) * 3 + kind;
        }
        var item = TimeOrder.Ascending(keys);
        var (times, starts) = (new List<EventTime>(), new List<int>());
        for (int first = 0, next = 0; first < item.Length; first = next)
        {
            var (time, events, firstEvent) = (Math.Floor(keys[item[first]] / 3), 0, first);
            for (; next < item.Length && Math.Floor(keys[item[next]] / 3) == time; next++)
                if (item[next] >= n)
                    firstEvent = next + 1;
                else if (rows[item[next]].Event)
                    events++;
            if (first == 0 || of[item[first] % n] != of[item[first - 1] % n])
                starts.Add(first);
            if (events > 0)
                times.Add(new(firstEvent, events, next - 1));
        }
        return new(item, [.. times], [.. starts]);
    }

    // Labels of strata as 0, 1, 2, …
    private static int[] Dense(IReadOnlyList<int>? stratum, int rows)
    {
        var of = new int[rows];
        if (stratum is null)
            return of;
        var known = new Dictionary<int, int>();
        foreach (var label in stratum.Distinct().Order())
            known.Add(label, known.Count);
        for (var i = 0; i < rows; i++)
            of[i] = known[stratum[i]];
        return of;
    }
}
