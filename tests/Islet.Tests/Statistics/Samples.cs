using FsCheck;
using FsCheck.Fluent;
using Islet.Statistics;

namespace Islet.Tests.Statistics;

/// <summary>Random survival data: days, with ties and censoring, never empty of events.</summary>
internal static class Samples
{
    public sealed record Subject(int Day, bool Event, int Group, int X, int Y);

    public static Arbitrary<List<Subject>> Tied { get; } = Subjects(Gen.Choose(1, 25));

    public static Arbitrary<List<Subject>> Distinct { get; } = Arb.From(
        Subjects(Gen.Choose(1, 25)).Generator.Select(list => list.Select((s, i) => s with { Day = (i * 7919 % list.Count) + 1 }).ToList()));

    public static Observation[] Observations(IEnumerable<Subject> subjects) => [.. subjects.Select(s => new Observation(s.Day, s.Event))];

    public static GroupedSurvival Groups(IReadOnlyList<Subject> subjects, IReadOnlyList<int>? stratum = null) =>
        new(Observations(subjects), [.. subjects.Select(s => s.Group)], ["a", "b"], stratum);

    public static CoxSample Model(IReadOnlyList<Subject> subjects) => new(Observations(subjects),
        [new NumericCovariate("x", [.. subjects.Select(s => (double)s.X)]), new FactorCovariate("g", ["a", "b"], [.. subjects.Select(s => s.Group)])]);

    public static bool Near(double a, double b, double tolerance = 1e-9) => Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(b));

    public static void Holds(Arbitrary<List<Subject>> samples, Func<List<Subject>, bool> law) =>
        Prop.ForAll(samples, law).QuickCheckThrowOnFailure();

    // A first event in each group, so that every law has something to speak of.
    private static Arbitrary<List<Subject>> Subjects(Gen<int> day) => Arb.From(
        (from d in day from e in Gen.Choose(0, 2) from g in Gen.Choose(0, 1) from x in Gen.Choose(-4, 4) from y in Gen.Choose(0, 9) select new Subject(d, e > 0, g, x, y))
        .ListOf().Where(l => l.Count >= 6).Select(l => l.Append(new Subject(3, true, 0, 1, 2)).Append(new Subject(4, true, 1, -1, 3)).Append(new Subject(26, false, 1, 2, 0))
            .Append(new Subject(26, false, 0, -2, 0)).ToList()));
}
