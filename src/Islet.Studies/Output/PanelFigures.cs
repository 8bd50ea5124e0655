using Islet.Figures;

namespace Islet.Studies;

/// <summary>Several survival analyses as lettered panels. What every panel says below itself is said once, below them all.</summary>
internal static class PanelFigures
{
    public static StudyFigure Of(StudyResults results, PanelWish wish)
    {
        List<KaplanMeierFigure> panels = [.. wish.Of.Select(name => StudyFigures.Curves(results, results.Survival.Single(s => s.Analysis.Id == name)))];
        var figure = new KaplanMeierPanels(wish.Title ?? "", [.. panels.Select(p => p with { Footnotes = [] })]) { Footnotes = [.. Notes(panels)] };
        return new(wish.Name, wish.Title ?? string.Join("; ", panels.Select((p, i) => $"{KaplanMeierPanels.Letter(i)}. {p.Title}")), figure.ToSvg);
    }

    /// <summary>Each sentence once, with the letters of the panels that it is about where it is not about all.</summary>
    private static IEnumerable<string> Notes(List<KaplanMeierFigure> panels) =>
        from note in panels.SelectMany(p => p.Footnotes).Distinct(StringComparer.Ordinal)
        let letters = panels.Index().Where(p => p.Item.Footnotes.Contains(note)).Select(p => KaplanMeierPanels.Letter(p.Index)).ToList()
        orderby letters.Count == panels.Count descending, letters[0]
        select letters.Count == panels.Count ? note : $"{string.Join(", ", letters)}: {note}";
}
