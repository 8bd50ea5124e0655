using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a form does with a contradiction that it would make.</summary>
public enum AtEntry
{
    /// <summary>Saved, and told: two reports may well disagree, and both are true as written.</summary>
    Told,

    /// <summary>Saved on a person's word that it is meant so: a typing error is by far the likelier reason.</summary>
    Asked,

    /// <summary>Not saved: numbers or days of one report that can be true of nobody.</summary>
    Refused,
}

/// <summary>The contradictions that findings bring into a course (facts.md 1.1: statements stand beside each other, and a person decides).</summary>
public static class NewContradictions
{
    /// <param name="before">The course without them.</param>
    /// <param name="after">The same findings in the same places, and the new ones behind them.</param>
    public static IReadOnlyList<Inconsistency> Of(DiseaseCourse before, DiseaseCourse after)
    {
        var roots = Roots(after.Findings);
        var kept = after.Findings.Take(before.Findings.Count).ToList();
        var replaced = after.Findings.Skip(kept.Count).Select(f => f.Supersedes).OfType<FindingId>().ToHashSet();
        // A contradiction that stands without what was entered is not made by it, even where it was told of another number of findings before.
        var others = Succession.Of(kept) is var succession
            ? kept.Select((f, i) => (f, i)).Where(x => succession.IsInForce(x.f) && !replaced.Contains(x.f.Id)).Select(x => new Stated(x.i, x.f.Happened, x.f.Content)).ToList() : [];
        var known = ConsistencyRules.Check(before).Concat(ConsistencyRules.Check(others)).Select(found => Signature(found, roots)).ToHashSet(StringComparer.Ordinal);
        return [.. ConsistencyRules.Check(after).Where(found => !known.Contains(Signature(found, roots)))];
    }

    /// <summary>By the rule's code.</summary>
    public static AtEntry Of(string code) => code switch
    {
        MeasureRules.LimitsCode or MeasureRules.NegativeCode or MeasureRules.NodesCode or TreatmentRules.OrderCode => AtEntry.Refused,
        MeasureRules.AxesCode or TreatmentRules.NameCode or BirthRules.BeforeCode or BirthRules.AgeCode or DeathRules.AfterCode or DeathRules.TwiceCode => AtEntry.Asked,
        _ => AtEntry.Told,
    };

    /// <summary>Of each finding the place of the first version, so that a correction says what its forerunner said.</summary>
    private static int[] Roots(IReadOnlyList<Finding> findings)
    {
        var (roots, places) = (new int[findings.Count], new Dictionary<FindingId, int>());
        for (var i = 0; i < findings.Count; i++)
        {
            roots[i] = findings[i].Supersedes is { } older && places.TryGetValue(older, out var first) ? first : i;
            places[findings[i].Id] = roots[i];
        }
        return roots;
    }

    private static string Signature(Inconsistency found, int[] roots) =>
        string.Join('\n', found.Mentions.Select(m => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{roots[m.Number]} {m.Member} {m.Found}")).Prepend(found.Code));
}
