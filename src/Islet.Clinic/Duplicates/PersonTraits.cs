using System.Globalization;
using Islet.Course;

namespace Islet.Clinic;

/// <summary>What record linkage reads off a course, which holds no identity: the traits that two records of one person would share.</summary>
/// <remarks>Only what is in force: a finding that was replaced or withdrawn says nothing of the person.</remarks>
public sealed class PersonTraits
{
    /// <summary>Farther than any life is long: what a source gives beyond is held to it.</summary>
    internal const int FarthestTenths = 500_000;

    private PersonTraits(DiseaseCourse course, Content[] said) => (Course, PlainKey, Sex, Birth, AgeYears, Organs) = (
        (course.Patient, course.Key, course.Center, course.Axis, course.Synthetic),
        Plain(course.Key),
        Only(said.OfType<Person>().Select(p => p.Sex)),
        Only(said.OfType<Person>().Select(p => p.Birth)),
        Only(said.OfType<Diagnosis>().Select(d => d.AgeYears)),
        [.. said.OfType<TumourEntity>().Select(t => t.Organ).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    private (long Patient, string Key, string? Center, Axis Axis, bool Synthetic) Course { get; }

    public long Patient => Course.Patient;

    public string Key => Course.Key;

    public string? Center => Course.Center;

    public Axis Axis => Course.Axis;

    public bool Synthetic => Course.Synthetic;

    /// <summary>By <see cref="Plain"/>.</summary>
    public string PlainKey { get; }

    public Sex? Sex { get; }

    /// <summary>Null also where two statements disagree.</summary>
    public Day? Birth { get; }

    /// <summary>At diagnosis, as stated.</summary>
    public decimal? AgeYears { get; }

    public IReadOnlyList<string> Organs { get; }

    /// <summary>The first day of a diagnosis.</summary>
    public When Diagnosed { get; private init; }

    public When Died { get; private init; }

    /// <summary>The last day on which the patient was seen alive.</summary>
    public When SeenAlive { get; private init; }

    /// <summary>
    /// Exact days of tissue, scans, treatment starts, procedures and doses, ascending: as day numbers of the calendar. Empty for a course without one.
    /// </summary>
    public IReadOnlyList<int> Days { get; private init; } = [];

    /// <summary>The same, and death, in tenths of a month after <see cref="Zero"/>; zero itself is left out, for everybody has it.</summary>
    public IReadOnlyList<int> Offsets { get; private init; } = [];

    /// <summary>What <see cref="Offsets"/> count from; null: they cannot be counted.</summary>
    public string? Zero { get; private init; }

    /// <summary>Decisions in force that stand on this record.</summary>
    public IReadOnlyList<PersonMatch> Decisions { get; private init; } = [];

    /// <summary>A record that a person decided to be another's yields to it everywhere.</summary>
    public bool Yields => Decisions.Any(d => d.Same);

    public static PersonTraits Of(DiseaseCourse course)
    {
        var succession = Succession.Of(course.Findings);
        Finding[] said = [.. course.Findings.Where(succession.IsInForce)];
        var diagnosed = said.Where(f => f.Content is Diagnosis && f.Happened.IsKnown).OrderBy(f => f.Happened.First).Select(f => f.Happened).FirstOrDefault();
        var died = said.Where(f => f.Content is VitalStatus { Alive: false } && f.Happened.IsKnown).Select(f => f.Happened).FirstOrDefault();
        AxisPoint[] events = [.. said.Where(f => IsEvent(f.Content) && !f.Content.PlacedAtOrigin && IsExact(f.Happened)).Select(f => f.Happened.First!.Value).Distinct().Order()];
        var zero = ZeroOf(course.Axis, diagnosed);
        return new(course, [.. said.Select(f => f.Content)])
        {
            Diagnosed = diagnosed,
            Died = died,
            SeenAlive = said.Where(f => f.Content is VitalStatus { Alive: true } && f.Happened.IsKnown).OrderByDescending(f => f.Happened.First).Select(f => f.Happened).FirstOrDefault(),
            Days = course.Axis.Kind is AxisKind.Calendar ? [.. events.Select(e => (int)e.Days)] : [],
            Zero = zero?.Name,
            Offsets = zero is not { } from ? []
                : [.. events.Concat(IsExact(died) ? [died.First!.Value] : []).Select(e => Tenths(AxisPoint.DaysBetween(from.At, e))).Where(tenths => tenths != 0).Distinct().Order()],
            Decisions = [.. said.Select(f => f.Content).OfType<PersonMatch>()],
        };
    }

    /// <summary>True where a day or an offset is written that two records would write alike.</summary>
    internal static bool IsExact(When when) => when.Day?.IsExact is true || when.Offset is not null;

    private static bool IsEvent(Content content) => content is Specimen or ImagingStudy or Treatment or Procedure or Injection;

    /// <summary>A course of offsets counts from its origin; any other, with an exact day of diagnosis, from that.</summary>
    private static (string Name, AxisPoint At)? ZeroOf(Axis axis, When diagnosed) => axis.Kind is AxisKind.Offset ? (axis.Origin!, AxisPoint.Of(Offset.Zero))
        : diagnosed.Day?.IsExact is true ? ("diagnosis", diagnosed.First!.Value) : null;

    private static int Tenths(decimal days) =>
        (int)Math.Clamp(Math.Round(days / Offset.DaysPerMonth * 10, MidpointRounding.AwayFromZero), -FarthestTenths, FarthestTenths);

    /// <summary>A pseudonym in capitals, without what people leave out or add: hyphens, spaces, leading zeros.</summary>
    public static string Plain(string key)
    {
        var plain = new System.Text.StringBuilder(key.Length);
        var afterDigit = false;
        foreach (var c in key.ToUpperInvariant())
        {
            if (char.IsLetterOrDigit(c) && (c != '0' || afterDigit))
                plain.Append(c);
            afterDigit = char.IsDigit(c) && (afterDigit || c != '0');
        }
        return plain.ToString();
    }

    private static T? Only<T>(IEnumerable<T?> values)
        where T : struct => values.OfType<T>().Distinct().ToList() is [var one] ? one : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"P{Patient}");
}
