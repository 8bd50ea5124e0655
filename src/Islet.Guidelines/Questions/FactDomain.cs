using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>
/// The values of one fact that some questions tell apart, each by an example: of a number every threshold and every region between two, of an enum every
/// value, of a set every mixture of the members that the questions know. Which values go together in a patient is not asked.
/// </summary>
public sealed class FactDomain
{
    private const int MostClasses = 10; // of members of one set; a condition that names more is told apart by its first ones

    /// <summary>Of numbers that count things: half a line or half a cycle is no answer.</summary>
    private static readonly string[] Counted = ["years", "cells", "high-power fields", "lines", "line", "cycles", "features", "ECOG grade", "NCI grade", "CTCAE grade", "characterization"];

    /// <summary>Where a derived fact changes with a number: the WHO limits, as <see cref="Who2022"/> draws them.</summary>
    private static readonly Dictionary<Fact, decimal[]> Derived = new() { [Fact.Ki67Percent] = [3, 20], [Fact.MitosesPer2mm2] = [2, 20] };

    private FactDomain(Fact fact, IReadOnlyList<FactValue> values, bool isShortened) => (Fact, Values, IsShortened) = (fact, values, isShortened);

    public Fact Fact { get; }

    public IReadOnlyList<FactValue> Values { get; }

    private HashSet<decimal> Limits { get; init; } = [];

    /// <summary>Some of the values as an answer; null where there are none.</summary>
    public Reply? Reply(Func<int, bool> isMeant)
    {
        int[] meant = [.. Enumerable.Range(0, Values.Count).Where(isMeant)];
        return meant.Length == 0 ? null : new(Fact, [.. meant.Select(i => Values[i])]) { Bands = Fact.Type is FactType.Number ? [.. Bands(meant)] : [] };
    }

    private IEnumerable<NumberBand> Bands(int[] meant)
    {
        for (var (first, i) = (0, 0); i < meant.Length; i++)
        {
            if (i + 1 < meant.Length && meant[i + 1] == meant[i] + 1)
                continue;
            var (from, to) = (Limit(meant[first], -1), Limit(meant[i], 1));
            yield return new(from, from is not null && from == Number(meant[first]), to, to is not null && to == Number(meant[i]));
            first = i + 1;
        }
    }

    /// <summary>The limit that stands at this value, or the next one in the direction of <paramref name="step"/>.</summary>
    private decimal? Limit(int at, int step) => at < 0 || at >= Values.Count ? null : Limits.Contains(Number(at)) ? Number(at) : Limit(at + step, step);

    private decimal Number(int at) => ((FactValue.Number)Values[at]).Value;

    /// <summary>There are more mixtures of a set's members than are listed.</summary>
    public bool IsShortened { get; }

    public static FactDomain Of(Fact fact, IReadOnlyList<Atom> atoms) => fact.Type switch
    {
        FactType.Bool => new(fact, [FactValue.True, FactValue.False], false),
        FactType.Enum => new(fact, [.. fact.Values.Select(FactValue.Of)], false),
        FactType.Number => Numbers(fact, atoms),
        FactType.Set => Sets(fact, atoms),
        FactType.Text => new(fact, Texts(fact, atoms), false),
    };

    private static FactDomain Numbers(Fact fact, IReadOnlyList<Atom> atoms)
    {
        var isDerivedFrom = atoms.Any(a => a.Fact.IsDerived && a.Fact.Reads.Contains(fact));
        decimal[] limits = [.. atoms.Where(a => a.Fact == fact).SelectMany(LimitsOf).Concat(isDerivedFrom ? Derived.GetValueOrDefault(fact, []) : [])
            .Where(n => n >= 0 && (fact.Max is not { } max || n <= max)).Distinct().Order()];
        var whole = Counted.Contains(fact.Unit, StringComparer.Ordinal);
        List<decimal> numbers = [];
        for (var i = 0; i < limits.Length; i++)
        {
            if (Between(i == 0 ? -1 : limits[i - 1], limits[i], whole) is { } between)
                numbers.Add(between);
            numbers.Add(limits[i]);
        }
        var last = limits is [.., var end] ? end : -1;
        if (fact.Max is null || last < fact.Max)
            numbers.Add(fact.Max is { } top && !whole ? last + (top - last) / 2 : last + 1);
        return new(fact, [.. numbers.Where(n => !whole || decimal.IsInteger(n)).Select(FactValue.Of)], false) { Limits = [.. limits] };
    }

    private static decimal? Between(decimal low, decimal high, bool whole) => (low, high) switch
    {
        (_, <= 0) => null,
        (< 0, _) => whole ? decimal.Ceiling(high) - 1 : high / 2,
        _ when whole => decimal.Floor(low) + 1 < high ? decimal.Floor(low) + 1 : null,
        _ => low + (high - low) / 2,
    };

    private static IEnumerable<decimal> LimitsOf(Atom atom) => atom switch
    {
        Comparison { Value: FactValue.Number n } => [n.Value],
        OneOf { Values: var list } => list.Values.OfType<FactValue.Number>().Select(n => n.Value),
        _ => [],
    };

    /// <summary>Members that no question tells apart stand for each other; how many of them are there matters only where a derived fact counts.</summary>
    private static FactDomain Sets(Fact fact, IReadOnlyList<Atom> atoms)
    {
        Atom[] own = [.. atoms.Where(a => a.Fact == fact)];
        Fact[] derived = [.. atoms.Select(a => a.Fact).Where(f => f.IsDerived && f.Reads.Contains(fact)).Distinct()];
        var counts = derived.Any(f => f.Type is FactType.Number);
        List<string[]> classes = [.. fact.Values.GroupBy(member => Signature(fact, member, own, derived), StringComparer.Ordinal).Select(alike => alike.ToArray())];
        List<string[]> mixtures = [[]];
        foreach (var members in classes.Take(MostClasses))
        {
            int[] sizes = [.. Enumerable.Range(0, (counts ? members.Length : 1) + 1)];
            mixtures = [.. sizes.SelectMany(size => mixtures.Select(m => (string[])[.. m, .. members[..size]]))];
        }
        return new(fact, [.. mixtures.Select(m => FactValue.Of(m)).Distinct()], classes.Count > MostClasses);
    }

    private static string Signature(Fact fact, string member, IEnumerable<Atom> own, IEnumerable<Fact> derived)
    {
        var reader = DerivedFacts.Over(Possible.Of(new Dictionary<Fact, FactValue> { [fact] = FactValue.Of([member]) }));
        return string.Join(';', [.. own.Select(a => a is Empty ? "" : a.Read(reader).Answer.ToString()), .. derived.Select(f => reader(f).Value?.ToString() ?? "")]);
    }

    private static List<FactValue> Texts(Fact fact, IReadOnlyList<Atom> atoms) =>
        [.. atoms.Where(a => a.Fact == fact).SelectMany(a => a switch { Comparison c => [c.Value], OneOf o => o.Values.Values, _ => Array.Empty<FactValue>() }).Distinct(), FactValue.Of("other")];
}
