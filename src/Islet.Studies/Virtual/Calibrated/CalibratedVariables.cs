using System.Globalization;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>Reads a variable of a calibrated profile; which kind it is follows from its keys.</summary>
internal static class CalibratedVariables
{
    private const double LongestMonths = 1200;
    private const double LargestNumber = 1_000_000;
    private const double LargestRatio = 1000;
    private static readonly string[] Units = ["days", "months", "years"];

    public static Variable Read(ProfileSection s, string name, int patients, CalibratedNames names)
    {
        var keys = s.Keys.ToHashSet(StringComparer.Ordinal);
        Variable variable = keys switch
        {
            _ when keys.Contains("when") => Derived(s, name, names),
            _ when keys.Contains("each") || keys.Contains("each_number") => Listed(s, name, patients),
            _ when keys.Contains("percentiles") => Number(s, name, names),
            _ when keys.Contains("months") => Time(s, name, names),
            _ => Counted(s, name, names),
        };
        var (kind, words) = variable switch
        {
            CountedVariable counted => (NameKind.Words, counted.Words),
            DerivedVariable derived => (NameKind.Words, derived.Words),
            ListedVariable { Numbers: null } listed => (NameKind.Words, listed.Words.Distinct()),
            ListedVariable { Unit: null } or NumberVariable { Unit: null } => (NameKind.Number, ["recorded"]),
            ListedVariable or NumberVariable => (NameKind.Length, ["recorded"]),
            _ => (NameKind.Time, ["event", "censored", "none"]),
        };
        names.Add(name, kind, words);
        return variable;
    }

    private static CountedVariable Counted(ProfileSection s, string name, CalibratedNames names)
    {
        var (given, within) = (names.GivenIfGiven(s, "if"), names.DivisionIfGiven(s, "within"));
        var counts = Divided(s, "counts", within, names, Counts);
        HashSet<string> words = [.. counts.Values.SelectMany(c => c.Select(w => w.Word))];
        var joint = s.ListIfGiven("joint", j => new JointCount(
            j.NameIfGiven("word", words) ?? Lacking(j, "word"), names.GivenIfGiven(j, "if") ?? new([]), j.Whole("patients", 0, int.MaxValue)));
        return new(name, given, within, counts, joint);

        static string Lacking(ProfileSection j, string key)
        {
            j.Lacks(key, "one of the words that are counted");
            return "";
        }
    }

    /// <summary>-1 is the rest.</summary>
    private static IReadOnlyList<(string Word, int Patients)> Counts(ProfileSection s, string key) => s.Section(key, c => c.Keys.ToList().ConvertAll(word =>
        (Word: word, Patients: c.NodeIfGiven(word) is TextNode { Text: "rest" } ? -1 : c.Whole(word, 0, int.MaxValue))));

    private static DerivedVariable Derived(ProfileSection s, string name, CalibratedNames names)
    {
        var when = s.Section("when", w => w.Keys.ToList().ConvertAll(word => (word, (IReadOnlyList<Given>)(w.NodeIfGiven(word) is ListNode list
            ? [.. list.Items.Select(item => names.Given(w, item, word))] : w.NodeIfGiven(word) is { } node ? [names.Given(w, node, word)] : []))));
        return new(name, when, s.NodeIfGiven("otherwise") is null ? null : s.Text("otherwise"));
    }

    private static ListedVariable Listed(ProfileSection s, string name, int patients)
    {
        var numbers = s.NodeIfGiven("each") is null;
        var key = numbers ? "each_number" : "each";
        List<TextNode> items = [.. s.NodeIfGiven(key) is ListNode list ? list.Items.OfType<TextNode>() : []];
        if (items.Count != patients && s.NodeIfGiven(key) is { } node)
            s.Wrong(node, key, string.Create(CultureInfo.InvariantCulture, $"a list of {patients} entries, one a patient; {items.Count} stand there"));
        var values = new List<double?>();
        foreach (var item in items)
        {
            values.Add(numbers ? item.Number<double>() : null);
            if (numbers && values[^1] is null && item.Text is not CountedVariable.Missing)
                s.Wrong(item, key, "a number, or missing");
        }
        return new(name, [.. items.Select(i => i.Text)], numbers ? values : null, s.NameIfGiven("unit", Units));
    }

    private static NumberVariable Number(ProfileSection s, string name, CalibratedNames names)
    {
        var (given, within) = (names.GivenIfGiven(s, "if"), names.DivisionIfGiven(s, "within"));
        return new(name, given, within, Divided(s, "percentiles", within, names, (p, key) => p.Quantiles(key, 0, LargestNumber)), (int)(s.NumberIfGiven("decimals", 0, 6) ?? 0), s.NameIfGiven("unit", Units),
            s.NodeIfGiven("follows") is null ? null : names.Name(s, "follows"));
    }

    private static TimeVariable Time(ProfileSection s, string name, CalibratedNames names)
    {
        var (given, within) = (names.GivenIfGiven(s, "if"), names.DivisionIfGiven(s, "within"));
        var curve = Divided(s, "months", within, names, (p, key) => p.Quantiles(key, 0, LongestMonths));
        var censored = s.NodeIfGiven("censored_at") is null ? null : Divided(s, "censored_at", within, names, (p, key) => p.Quantiles(key, 0, LongestMonths));
        var events = censored is null ? null : Divided(s, "events", within, names, (p, key) => p.Whole(key, 0, int.MaxValue));
        return new(name, given, within, curve, censored, events, names.SumIfGiven(s, "at_least"), names.SumIfGiven(s, "at_most"),
            names.GivenIfGiven(s, "event_if"), names.GivenIfGiven(s, "censored_if"),
            s.ListIfGiven("bounds", b => new TimeBound(names.GivenIfGiven(b, "if") ?? new([]), b.NumberIfGiven("from", 0, LongestMonths) ?? 0, b.NumberIfGiven("to", 0, LongestMonths) ?? LongestMonths)),
            [.. s.ListIfGiven("medians", m => Aim(m, 0.5, LongestMonths, names)), .. s.ListIfGiven("shares", m => Aim(m, null, 1, names))],
            s.ListIfGiven("ratios", m => new RatioAim(names.GivenIfGiven(m, "if"), m.List("terms", t => Term(t, names)), Weight(m))), (int)(s.NumberIfGiven("tries", 0, 5_000_000) ?? 40_000),
            s.NumberIfGiven("slack", 0, 100) ?? 0);
    }

    private static SurvivalAim Aim(ProfileSection s, double? share, double highest, CalibratedNames names) => new(
        names.GivenIfGiven(s, "if"), s.Number("months", 0, LongestMonths), share ?? s.Number("share", 0.001, 0.999), names.SumIfGiven(s, "after"), Weight(s),
        s.NumberIfGiven("low", 0, highest), s.NumberIfGiven("high", 0, highest));

    private static RatioTerm Term(ProfileSection s, CalibratedNames names) => new(
        names.GivenIfGiven(s, "with"), s.NodeIfGiven("number") is null ? null : names.Name(s, "number"), s.Number("ratio", 1 / LargestRatio, LargestRatio),
        s.NumberIfGiven("low", 0, LargestRatio), s.NumberIfGiven("high", 0, LargestRatio));

    private static double Weight(ProfileSection s) => s.NumberIfGiven("weight", 0.001, 1000) ?? 1;

    /// <summary>One entry under the empty name, or one for each word of a division.</summary>
    private static Dictionary<string, T> Divided<T>(ProfileSection s, string key, string? within, CalibratedNames names, Func<ProfileSection, string, T> read)
    {
        if (within is null)
            return new(StringComparer.Ordinal) { [""] = read(s, key) };
        return s.Section(key, apart =>
        {
            var all = new Dictionary<string, T>(StringComparer.Ordinal);
            foreach (var word in apart.Keys.ToList())
            {
                if (!names.WordsOf(within).Contains(word) && apart.NodeIfGiven(word) is { } node)
                    apart.Wrong(node, word, $"a word of '{within}': {string.Join(", ", names.WordsOf(within))}");
                all.TryAdd(word, read(apart, word));
            }
            return all;
        });
    }
}
