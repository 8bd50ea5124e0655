using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>A trait of two records, side by side.</summary>
/// <param name="A">Null: this record does not say.</param>
/// <param name="Weight">What the trait weighs; null: it was not compared.</param>
public sealed record MatchLine(string Label, string? A, string? B, Evidence? Weight);

/// <summary>What two records say, line by line, as a person compares them.</summary>
public static class MatchSide
{
    public static IReadOnlyList<MatchLine> Lines(ProbableMatch match, IReadOnlyDictionary<long, MatchRecord> records)
    {
        MatchLine Line(string label, Func<PersonTraits, string?> told, params MatchTrait[] traits) =>
            new(label, told(match.A), told(match.B), match.Evidence.Where(e => traits.Contains(e.Trait)).Select(e => (Evidence?)e).FirstOrDefault());
        return
        [
            Line(T("Centre"), r => r.Center),
            Line(T("Sex"), r => r.Sex is { } sex ? FactWords.Word(sex.ToString().ToLowerInvariant()) : null, MatchTrait.Sex),
            Line(T("Born"), r => r.Birth is { } birth ? Locale.Current.Write(birth) : null, MatchTrait.Birth),
            Line(T("Age at diagnosis"), r => r.AgeYears is { } age ? T($"{age:0.#} years") : null, MatchTrait.Age),
            Line(T("Primary site"), r => r.Organs.Count == 0 ? null : string.Join(", ", r.Organs.Select(FactWords.Word)), MatchTrait.PrimarySite),
            Line(T("Diagnosed"), r => Day(r.Diagnosed, r.Axis), MatchTrait.Diagnosis),
            Line(T("Died"), r => Day(r.Died, r.Axis), MatchTrait.Death),
            Line(T("Last seen alive"), r => Day(r.SeenAlive, r.Axis)),
            Line(T("Exact days of tissue, scans, treatment"), r => r.Axis.Kind is AxisKind.Calendar ? Numbers.Count(r.Days.Count) : T($"{Numbers.Count(r.Offsets.Count)}, without a calendar"),
                MatchTrait.SharedDays, MatchTrait.SharedOffsets),
            Line(T("Findings"), r => Numbers.Count(records[r.Patient].Findings)),
        ];
    }

    /// <summary>The day or days that both have, for the eye.</summary>
    public static string? SharedDays(ProbableMatch match) => match.A.Days.Intersect(match.B.Days).ToList() is { Count: > 0 } days
        ? string.Join(", ", days.Take(6).Select(d => Numbers.Day(DateOnly.FromDayNumber(d)))) + (days.Count > 6 ? T($" and {Numbers.Count(days.Count - 6)} more") : "")
        : null;

    /// <summary>+12.3: bits that speak for one person; −5.6: against.</summary>
    public static string Bits(double bits) => bits.ToString("+0.0;−0.0", Locale.Current.Numbers);

    private static string? Day(When when, Axis axis) => when.IsKnown ? Numbers.When(when, axis) : null;
}
