using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a hormone panel lacks.</summary>
/// <param name="Missing">Of the fixed list.</param>
/// <param name="ConditionalMissing">Asked for by what the patient has, and not measured.</param>
/// <param name="Undetermined">Conditional ones whose condition is not known.</param>
/// <param name="CgaMissing">Figure 1 of the study adds chromogranin A, its Methods do not: told apart, and not counted in <paramref name="PercentComplete"/>.</param>
/// <param name="PercentComplete">Measured of those required, the fixed list and the conditional ones whose condition holds; unrounded.</param>
public sealed record HormonePanelGaps(
    IReadOnlyList<string> Missing, IReadOnlyList<string> ConditionalMissing, IReadOnlyList<string> Undetermined, bool CgaMissing, decimal PercentComplete);

/// <summary>Completeness of the hormone panel of a re-characterization: Mollazadegan et al. 2025, section 2.3 and figure 1.</summary>
/// <param name="Gaps">Null: nobody says what was measured.</param>
/// <param name="Missing">The facts that <paramref name="Gaps"/>, or an undetermined hormone, waits for.</param>
public sealed record HormonePanelCheck(HormonePanelGaps? Gaps, FactSet Missing)
{
    public static HormonePanelCheck Of(FactReader facts) => facts(Fact.HormonesMeasured).Value is FactValue.Words { Members: var measured }
        ? Of(measured, [.. Hormone.Conditional.Select(c => (c.Hormone, c.Condition(facts)))])
        : new(null, [Fact.HormonesMeasured]);

    /// <param name="conditional">The conditional hormones, and whether the patient's panel needs them.</param>
    internal static HormonePanelCheck Of(IReadOnlyList<string> measured, IReadOnlyList<(string Hormone, Truth Holds)> conditional)
    {
        List<string> called = [.. conditional.Where(c => c.Holds.Answer is Answer.Yes).Select(c => c.Hormone)];
        List<string> missing = [.. Hormone.Mandatory.Except(measured)], conditionalMissing = [.. called.Except(measured)];
        var required = Hormone.Mandatory.Count + called.Count;
        return new(new(missing, conditionalMissing, [.. conditional.Where(c => c.Holds.Answer is Answer.Unknown).Select(c => c.Hormone)],
            !measured.Contains(Hormone.ChromograninA, StringComparer.Ordinal), 100m * (required - missing.Count - conditionalMissing.Count) / required),
            conditional.Aggregate(default(FactSet), (waits, c) => waits | c.Holds.Missing));
    }
}
