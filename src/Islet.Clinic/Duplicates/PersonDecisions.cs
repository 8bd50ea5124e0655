using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// A person's decision whether two records are one person, as findings: never a merge. Course, facts.md 1.5: what is decided wrongly is withdrawn, and both stay in
/// the history.
/// </summary>
public static class PersonDecisions
{
    /// <summary>The decision, to be added to <paramref name="yielding"/>. One person: that record is left out in favour of the other.</summary>
    /// <exception cref="RefusedException">E_MATCH_SELF, E_MATCH_DECIDED, E_MATCH_YIELDS, E_MATCH_BASIS.</exception>
    public static NewFinding Decide(DiseaseCourse yielding, DiseaseCourse other, bool same, string? basis)
    {
        if (yielding.Patient == other.Patient)
            throw Refused("E_MATCH_SELF", yielding, other, "one record twice", "two records", "Name the two records that are to be compared.");
        if (InForce(yielding, other.Key).Concat(InForce(other, yielding.Key)).Any())
            throw Refused("E_MATCH_DECIDED", yielding, other, "a decision about these two that stands", "no decision yet", "Undo that decision first, then decide anew.");
        if (same && (PersonTraits.Of(yielding).Yields || PersonTraits.Of(other).Yields))
            throw Refused("E_MATCH_YIELDS", yielding, other, "a record that already yields to a third one", "two records that stand for themselves",
                "Decide about the record to which it yields, or undo that decision.");
        if (string.IsNullOrWhiteSpace(basis))
            throw Refused("E_MATCH_BASIS", yielding, other, "no basis", "on what the decision rests", "Say it in a few words, without a name or a number of a person: \"chart review\".");
        return new(When.Unknown, Reported.WhenItHappened, new PersonMatch { Other = other.Key, Same = same, Basis = basis.Trim(), StatedBy = StatedBy.Clinician });
    }

    /// <summary>Withdrawals of all decisions that stand on <paramref name="course"/> about the other record; none: nothing stands there.</summary>
    public static IReadOnlyList<NewFinding> Undo(DiseaseCourse course, string otherKey) =>
        [.. InForce(course, otherKey).Select(f => new NewFinding(f.Happened, f.Reported, f.Content, Supersedes: f.Id, Why: Why.Withdrawal))];

    /// <summary>E_MATCH_UNDECIDED, for a pair about which nothing stands.</summary>
    public static RefusedException Undecided(DiseaseCourse a, DiseaseCourse b) =>
        Refused("E_MATCH_UNDECIDED", a, b, "no decision about these two", "a decision that stands", "The list of decisions shows the pairs that were decided.");

    /// <summary>The decisions that stand on a record, with the finding that holds each.</summary>
    public static IReadOnlyList<Finding> InForce(DiseaseCourse course)
    {
        if (!course.Findings.Any(f => f.Content is PersonMatch))
            return [];
        var succession = Succession.Of(course.Findings);
        return [.. course.Findings.Where(f => f.Content is PersonMatch && succession.IsInForce(f))];
    }

    private static IEnumerable<Finding> InForce(DiseaseCourse course, string other) => InForce(course).Where(f => ((PersonMatch)f.Content).Other == other);

    private static RefusedException Refused(string code, DiseaseCourse a, DiseaseCourse b, string found, string expected, string remedy) =>
        new(code, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"patients P{a.Patient} and P{b.Patient}"), found, expected, remedy);
}
