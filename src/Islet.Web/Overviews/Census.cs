using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Web;

/// <summary>What the census keeps of one course.</summary>
/// <param name="Problems">What its findings say against each other; none of most.</param>
public sealed record Counted(PatientRow Row, IReadOnlyList<Inconsistency> Problems, CohortMark Mark)
{
    public static Counted Of(DiseaseCourse course, DateOnly today)
    {
        var snapshot = new Snapshot(course, View.Latest(course, today));
        return new(PatientRow.Of(snapshot), ConsistencyRules.Check(course), CohortMark.Of(snapshot));
    }
}

/// <summary>Everything that lists and counts read, as it was at one position of the log on one day. Never changed: a later batch makes a new one.</summary>
public sealed class Census
{
    private readonly PatientRow[] rows;
    private readonly CohortMark[] marks; // of the rows
    private readonly Lazy<CohortIndex> cohort;
    private readonly int[] placeByKey; // of each row: its place in the order of keys, the tie-breaker of every order
    private readonly Lazy<Overview> overview;
    private readonly Lazy<int[]>[] orders;
    private readonly Lazy<Census> forResearchers;
    private readonly Lazy<int>[] knowns; // rows that have a value: an order turned round turns these only

    private Census(Position at, DateOnly today, (PatientRow[] Rows, CohortMark[] Marks) patients, int[] placeByKey, IReadOnlyDictionary<long, IReadOnlyList<Inconsistency>> problems)
    {
        (rows, marks) = patients;
        Problems = problems;
        (At, Today, this.placeByKey) = (at, today, placeByKey);
        cohort = new(() => CohortIndex.Of(rows, marks));
        overview = new(() => Overview.Of(rows));
        forResearchers = new(Nameless);
        orders = [.. PatientColumn.All.Select(column => new Lazy<int[]>(() => OrderBy(column)))];
        knowns = [.. PatientColumn.All.Select(column => new Lazy<int>(() => Known(column)))];
    }

    public Position At { get; }

    public DateOnly Today { get; }

    /// <summary>In the order of the registry's numbers.</summary>
    public IReadOnlyList<PatientRow> Rows => rows;

    public Overview Overview => overview.Value;

    /// <summary>What the cohort explorer counts by, in the order of <see cref="Rows"/>.</summary>
    public CohortIndex Cohort => cohort.Value;

    /// <summary>By the number of the patient; who has none is not in it.</summary>
    public IReadOnlyDictionary<long, IReadOnlyList<Inconsistency>> Problems { get; }

    /// <summary>
    /// With numbers in place of the centre's names, and in their order; problems without what they quote of the sources. Made once, when first asked for.
    /// </summary>
    public Census ForResearchers => forResearchers.Value;

    public static Census Of(Position at, DateOnly today, IReadOnlyList<Counted> patients)
    {
        PatientRow[] all = [.. patients.Select(p => p.Row)];
        return new(at, today, (all, [.. patients.Select(p => p.Mark)]), PlacesByKey(all), patients.Where(p => p.Problems.Count > 0).ToDictionary(p => p.Row.Patient, p => p.Problems));
    }

    /// <summary>The census after later batches, which touched these patients only.</summary>
    /// <param name="erased">Who has no course any more.</param>
    public Census With(Position at, IReadOnlyList<Counted> changed, params IReadOnlyCollection<long> erased)
    {
        var byNumber = new SortedList<long, (PatientRow Row, CohortMark Mark)>(rows.Length + changed.Count);
        for (var i = 0; i < rows.Length; i++)
            byNumber.Add(rows[i].Patient, (rows[i], marks[i]));
        var problems = Problems.ToDictionary();
        foreach (var (row, found, mark) in changed)
        {
            byNumber[row.Patient] = (row, mark);
            problems.Remove(row.Patient);
            if (found.Count > 0)
                problems.Add(row.Patient, found);
        }
        foreach (var patient in erased)
        {
            byNumber.Remove(patient);
            problems.Remove(patient);
        }
        PatientRow[] next = [.. byNumber.Values.Select(p => p.Row)];
        return new(at, Today, (next, [.. byNumber.Values.Select(p => p.Mark)]), next.Length == rows.Length && erased.Count == 0 ? placeByKey : PlacesByKey(next), problems); // a key never changes
    }

    /// <summary>The rows, smallest value first; those without a value are last in either direction.</summary>
    public PatientOrder InOrder(PatientColumn column, bool descending) => new(rows, orders[column.Index].Value, descending ? knowns[column.Index].Value : 0);

    private Census Nameless()
    {
        PatientRow[] numbered = [.. rows.Select(row => row with { Key = PseudonymousCourse.NameOf(row.Patient) })];
        return new(At, Today, (numbered, marks), [.. Enumerable.Range(0, numbered.Length)],
            Problems.ToDictionary(p => p.Key, p => (IReadOnlyList<Inconsistency>)[.. p.Value.Select(Unquoted)]));
    }

    private static Inconsistency Unquoted(Inconsistency found) => found with { Mentions = [.. found.Mentions.Select(m => m with { Found = "" })] };

    private int Known(PatientColumn column)
    {
        var order = orders[column.Index].Value;
        var known = order.Length;
        while (known > 0 && column.Value(rows[order[known - 1]]) is null)
            known--;
        return known;
    }

    /// <summary>One number a row, rank of its value before rank of its key: sorting numbers needs no comparison of texts.</summary>
    private int[] OrderBy(PatientColumn column)
    {
        var order = new int[rows.Length];
        if (column == PatientColumn.Key)
        {
            for (var i = 0; i < rows.Length; i++)
                order[placeByKey[i]] = i;
            return order;
        }
        var values = rows.Select(column.Value).OfType<IComparable>().Distinct().ToArray();
        Array.Sort(values, Comparer<IComparable>.Create((a, b) => a is string text ? string.CompareOrdinal(text, (string)b) : a.CompareTo(b)));
        var rankOf = values.Select((value, rank) => (value, rank)).ToDictionary(v => v.value, v => v.rank);
        var ranks = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            ranks[i] = ((long)(column.Value(rows[i]) is { } value ? rankOf[value] : int.MaxValue) << 32) | (uint)placeByKey[i];
            order[i] = i;
        }
        Array.Sort(ranks, order);
        return order;
    }

    private static int[] PlacesByKey(PatientRow[] rows)
    {
        var order = Enumerable.Range(0, rows.Length).ToArray();
        Array.Sort(order, (a, b) => NaturalOrder.Compare(rows[a].Key, rows[b].Key));
        var places = new int[rows.Length];
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place;
        return places;
    }
}

/// <summary>P2 before P10: runs of digits compare as numbers, everything else by its characters.</summary>
internal static class NaturalOrder
{
    public static int Compare(string a, string b)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var x = Digits(a, ref i);
                var y = Digits(b, ref j);
                var byNumber = x.Length != y.Length ? x.Length - y.Length : x.SequenceCompareTo(y);
                if (byNumber != 0)
                    return byNumber;
            }
            else if (a[i] != b[j])
            {
                return a[i] - b[j];
            }
            else
            {
                (i, j) = (i + 1, j + 1);
            }
        }
        return a.Length - i != b.Length - j ? a.Length - i - (b.Length - j) : string.CompareOrdinal(a, b);
    }

    private static ReadOnlySpan<char> Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
