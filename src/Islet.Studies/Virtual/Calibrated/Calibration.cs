using System.Globalization;
using Islet.Course;

namespace Islet.Studies;

/// <summary>
/// Gives the times of a pool to patients: first so that every bound holds, then exchanging two at a time wherever that brings medians and hazard ratios nearer to the
/// printed ones. All else stays as the dice have it.
/// </summary>
internal sealed class Calibration
{
    private const int Repairs = 3_000_000;
    private const double Near = 0.0025; // a twentieth of a standard error, squared

    private readonly TimeVariable time;
    private readonly Individuals people;
    private readonly Dice dice;
    private readonly Slot[] slots;
    private readonly int[] patientAt;
    private readonly (int Min, int Max, bool? Event)[] limits;
    private readonly string?[] stratumOf;

    private Calibration(TimeVariable time, Individuals people, ulong seed)
    {
        (this.time, this.people, dice) = (time, people, Dice.For(seed, 0, "calibrated/" + time.Name));
        stratumOf = [.. Enumerable.Range(0, people.Count).Select(StratumOf)];
        var pool = time.Curve.Keys.SelectMany(stratum => TimePool.Of(time, stratum, stratumOf.Count(s => s == stratum), dice)).ToList();
        slots = [.. pool.OrderBy(s => s.Days).ThenByDescending(s => s.Event)];
        limits = [.. Enumerable.Range(0, people.Count).Select(LimitsOf)];
        patientAt = new int[slots.Length];
        foreach (var stratum in time.Curve.Keys)
        {
            List<int> members = [.. Enumerable.Range(0, people.Count).Where(i => stratumOf[i] == stratum)];
            Quota.Shuffle(members, dice);
            foreach (var (s, i) in Enumerable.Range(0, slots.Length).Where(s => slots[s].Stratum == stratum).Zip(members))
                patientAt[s] = i;
        }
    }

    /// <param name="missed">Aims that stay more than one standard error away.</param>
    public static Duration?[] Of(TimeVariable time, Individuals people, ulong seed, List<Problem> missed)
    {
        var search = new Calibration(time, people, seed);
        search.Repair();
        search.Approach(missed);
        var column = new Duration?[people.Count];
        foreach (var (s, slot) in search.slots.Index())
            column[search.patientAt[s]] = new(slot.Days, slot.Event);
        return column;
    }

    private string? StratumOf(int i) => time.If?.Holds(people, i) is false ? null
        : time.Within is null ? "" : time.Curve.ContainsKey(people.WordOf(time.Within, i)) ? people.WordOf(time.Within, i) : null;

    private (int, int, bool?) LimitsOf(int i)
    {
        var (min, max) = (Math.Max(1, time.AtLeast?.LeastOf(people, i) ?? 1), time.AtMost?.DaysOf(people, i) ?? int.MaxValue);
        foreach (var bound in time.Bounds.Where(b => b.If.Holds(people, i)))
            (min, max) = (Math.Max(min, bound.From > 0 ? Individuals.DaysOf(bound.From) : 1), Math.Min(max, Individuals.DaysOf(bound.To)));
        return (min, max, time.EventIf?.Holds(people, i) is true ? true : time.CensoredIf?.Holds(people, i) is true ? false : null);
    }

    private long Wrong(int i, int slot)
    {
        var ((min, max, event_), at) = (limits[i], slots[slot]);
        return Math.Max(0, min - (long)at.Days) + Math.Max(0, at.Days - (long)max) + (event_ is { } must && must != at.Event ? 1000 : 0);
    }

    /// <summary>Only who breaks a bound is moved, with somebody of the same division, and never for the worse.</summary>
    private void Repair()
    {
        List<int> wrong = [.. Enumerable.Range(0, slots.Length).Where(s => Wrong(patientAt[s], s) > 0)];
        for (var tries = 0; wrong.Count > 0 && tries < Repairs; tries++)
        {
            var k = dice.Between(0, wrong.Count - 1);
            var (a, b) = (wrong[k], dice.Between(0, slots.Length - 1));
            var before = Wrong(patientAt[a], a) + Wrong(patientAt[b], b);
            if (slots[a].Stratum == slots[b].Stratum && Wrong(patientAt[a], b) + Wrong(patientAt[b], a) is var then && then <= before)
            {
                Swap(a, b);
                if (before > 0 && (then == 0 || Wrong(patientAt[a], a) == 0 || Wrong(patientAt[b], b) > 0 && !wrong.Contains(b)))
                    wrong = [.. Enumerable.Range(0, slots.Length).Where(s => Wrong(patientAt[s], s) > 0)];
            }
        }
        if (wrong.Count > 0)
        {
            throw new RefusedException("E_PROFILE_UNREACHABLE", $"variables.{time.Name}", string.Create(CultureInfo.InvariantCulture, $"{wrong.Count} patients whose bounds no time of the curve fits"),
                "a curve with a time for everybody", "Widen the bounds, or lengthen the curve.");
        }
    }

    /// <remarks>With slack the search leaves a place that is only nearer than its neighbours: threshold accepting, Dueck &amp; Scheuer, J Comput Phys 1990;90:161–175.</remarks>
    private void Approach(List<Problem> missed)
    {
        var aims = Aims.Of(time, people);
        var off = aims.Select(a => a.Off(slots, patientAt)).ToArray();
        var then = new double[aims.Count];
        for (var tries = 0; tries < time.Tries && slots.Length > 1 && off.Any(o => o > Near); tries++)
        {
            var (a, b) = (dice.Between(0, slots.Length - 1), dice.Between(0, slots.Length - 1));
            var (i, j) = (patientAt[a], patientAt[b]);
            if (slots[a].Stratum != slots[b].Stratum || slots[a] == slots[b] || Wrong(i, b) + Wrong(j, a) > 0)
                continue;
            Swap(a, b);
            var better = 0.0;
            foreach (var (k, aim) in aims.Index())
            {
                then[k] = aim.Tells(i, j) ? aim.Off(slots, patientAt) : off[k];
                better += (off[k] - then[k]) * aim.Weight;
            }
            if (better <= -time.Slack * (time.Tries - tries) / time.Tries)
                Swap(a, b);
            else
                then.CopyTo(off, 0);
        }
        foreach (var (aim, o) in aims.Zip(off).Where(x => x.Second > 1))
        {
            missed.Add(new("W_PROFILE_AIM", $"variables.{time.Name}, {aim.Name}", string.Create(CultureInfo.InvariantCulture, $"a sum of {o:0.0} squared standard errors"),
                "at most 1", "Printed numbers may exclude each other: leave one out, weigh it, or move a count on which it rests."));
        }
    }

    private void Swap(int a, int b) => (patientAt[a], patientAt[b]) = (patientAt[b], patientAt[a]);
}
