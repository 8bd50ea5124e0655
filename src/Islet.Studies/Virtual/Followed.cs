namespace Islet.Studies;

/// <summary>A lesion as it is followed under one line: what all readers share of it.</summary>
/// <param name="Slender">Largest perpendicular diameter over the longest; of a node the short axis over the long one.</param>
/// <param name="Hu">Density in the portal-venous phase before treatment.</param>
/// <param name="Viable">Share of the diameter that takes up contrast in the arterial phase.</param>
/// <param name="Treated">It was treated on the spot before the line.</param>
internal sealed record Followed(Lesion Lesion, double Slender, double Hu, double Viable, bool Treated)
{
    public const double Visible = 2; // mm: what is smaller is gone [H]
    private const double NormalNode = 10;

    public string Name => Lesion.Name;

    public bool IsNode => Lesion.IsNode;

    /// <summary>
    /// 10 mm, of a node 15 mm across, twice the slice where that is above 5 mm; no bone, and nothing that was treated on the spot and has not grown since.
    /// Eisenhauer et al., Eur J Cancer 2009;45:228–247, section 3.1.
    /// </summary>
    public bool IsMeasurable(decimal mm, decimal sliceMm) =>
        Lesion.Organ is not "bone" && !Treated && mm >= Math.Max(IsNode ? 15 : 10, sliceMm > 5 ? 2 * sliceMm : 0);

    /// <summary>Those that the baseline of a line shows; a node below 10 mm is normal and no disease.</summary>
    public static IReadOnlyList<Followed> At(DateOnly baseline, Lesions lesions, Func<string, Dice> diceFor)
    {
        var treated = lesions.Locoregional.Where(l => l.Turn.Day < baseline).Select(l => l.Lesion.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. lesions.All.Where(l => l.IsThereOn(baseline) && l.MmOn(baseline, lesions.Burden) >= (l.IsNode ? NormalNode : Visible))
                .Select(l => Of(l, treated.Contains(l.Name), diceFor("response/" + l.Name))),
        ];
    }

    /// <summary>The shape of a lesion is its own, and stays.</summary>
    private static Followed Of(Lesion lesion, bool treated, Dice dice) => new(lesion, 0.65 + (0.3 * dice.Uniform()), 70 + (45 * dice.Uniform()), 0.75 + (0.2 * dice.Uniform()), treated);

    /// <summary>The largest first, no more than five, no more than two of an organ; nodes everywhere are one organ. Section 3.2 of the same.</summary>
    /// <param name="ofLiver">How many of the liver; more than two is against the rule.</param>
    public static IReadOnlyList<Followed> Targets(IEnumerable<(Followed Lesion, decimal Mm)> measured, decimal sliceMm, int ofLiver = 2)
    {
        List<Followed> targets = [];
        foreach (var (lesion, _) in measured.Where(m => m.Lesion.IsMeasurable(m.Mm, sliceMm)).OrderByDescending(m => m.Mm).ThenBy(m => m.Lesion.Name, StringComparer.Ordinal))
        {
            if (targets.Count < 5 && targets.Count(t => t.Lesion.Organ == lesion.Lesion.Organ) < (lesion.Lesion.Organ is "liver" ? ofLiver : 2))
                targets.Add(lesion);
        }
        return targets;
    }
}
