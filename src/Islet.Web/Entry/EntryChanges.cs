using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>A fact, or a line of what the tumour is now, that an entry made known, changed or ended.</summary>
public sealed record FactChange(string Label, string Before, string Now);

/// <summary>What was entered together, and what it did to what is known today.</summary>
/// <param name="Entered">With their places in the course, from 1.</param>
/// <param name="Contradicts">What cannot be true together since then, and could before.</param>
public sealed record EntryChanges(IReadOnlyList<(int Number, Finding Finding)> Entered, IReadOnlyList<FactChange> Facts, IReadOnlyList<Inconsistency> Contradicts)
{
    /// <returns>Null where the batch is not of this course.</returns>
    public static EntryChanges? Of(DiseaseCourse course, long batch, DateOnly today)
    {
        (int Number, Finding Finding)[] entered = [.. course.Findings.Select((f, i) => (i + 1, f)).Where(f => f.f.Recorded.Batch == batch)];
        if (entered.Length == 0)
            return null;
        var (before, after) = (Until(course, batch - 1, today), Until(course, batch, today));
        var facts = Fact.All.Where(Snapshot.Decides).Select(fact => (Fact: fact, Before: before.Snapshot[fact], Now: after.Snapshot[fact])).Where(f => !Equals(f.Before.Value, f.Now.Value))
            .Select(f => new FactChange(FactWords.Label(f.Fact), Said(f.Fact, f.Before, course.Axis), Said(f.Fact, f.Now, course.Axis)));
        return new(entered, [.. Lines(before, after), .. facts], NewContradictions.Of(Known(course, batch - 1), Known(course, batch)));
    }

    /// <summary>Grade, function, receptors, stage, extent and lines, as the patient's page says them first.</summary>
    private static IEnumerable<FactChange> Lines(PatientSheet before, PatientSheet after)
    {
        var was = TumourNow.Of(before).ToDictionary(line => line.Label, line => line.Value, StringComparer.Ordinal);
        return TumourNow.Of(after).Where(line => was.TryGetValue(line.Label, out var old) && old != line.Value).Select(line => new FactChange(line.Label, was[line.Label], line.Value));
    }

    private static PatientSheet Until(DiseaseCourse course, long batch, DateOnly today)
    {
        var known = Known(course, batch);
        return PatientSheet.Of(known, View.Latest(known, today));
    }

    private static DiseaseCourse Known(DiseaseCourse course, long batch) => course with { Findings = [.. course.Findings.Where(f => f.Recorded.Batch <= batch)] };

    private static string Said(Fact fact, FactState state, Axis axis) => state.Value is { } value ? FactWords.WithUnit(fact, value, state) : T($"unknown: {FactWords.Reason(fact, state, axis)}");
}
