using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>A fact that an entry made known, changed or ended.</summary>
public sealed record FactChange(Fact Fact, string Before, string Now);

/// <summary>What was entered together, and what it did to what is known today.</summary>
/// <param name="Entered">With their places in the course, from 1.</param>
public sealed record EntryChanges(IReadOnlyList<(int Number, Finding Finding)> Entered, IReadOnlyList<FactChange> Facts)
{
    /// <returns>Null where the batch is not of this course.</returns>
    public static EntryChanges? Of(DiseaseCourse course, long batch, DateOnly today)
    {
        (int Number, Finding Finding)[] entered = [.. course.Findings.Select((f, i) => (i + 1, f)).Where(f => f.f.Recorded.Batch == batch)];
        if (entered.Length == 0)
            return null;
        var (before, after) = (Until(course, batch - 1, today), Until(course, batch, today));
        return new(entered, [.. Fact.All.Where(Snapshot.Decides).Select(fact => (Fact: fact, Before: before[fact], Now: after[fact])).Where(f => !Equals(f.Before.Value, f.Now.Value))
            .Select(f => new FactChange(f.Fact, Said(f.Fact, f.Before, course.Axis), Said(f.Fact, f.Now, course.Axis)))]);
    }

    private static Snapshot Until(DiseaseCourse course, long batch, DateOnly today)
    {
        var known = course with { Findings = [.. course.Findings.Where(f => f.Recorded.Batch <= batch)] };
        return new(known, View.Latest(known, today));
    }

    private static string Said(Fact fact, FactState state, Axis axis) => state.Value is { } value ? FactWords.WithUnit(fact, value, state) : T($"unknown: {FactWords.Reason(state, axis)}");
}
