using Islet.Figures;

namespace Islet.Studies;

/// <summary>Several survival analyses as lettered panels. What every panel says below itself is said once, below them all.</summary>
internal static class PanelFigures
{
    public static StudyFigure Of(StudyResults results, PanelWish wish)
    {
        List<KaplanMeierFigure> panels = [.. wish.Of.Select(name => StudyFigures.Curves(results, results.Survival.Single(s => s.Analysis.Id == name)))];
        List<string> shared = [.. panels[0].Footnotes.Where(note => panels.TrueForAll(p => p.Footnotes.Contains(note)))];
        var figure = new KaplanMeierPanels(wish.Title ?? "", [.. panels.Select(p => p with { Footnotes = [.. p.Footnotes.Except(shared)] })]) { Footnotes = shared };
        return new(wish.Name, wish.Title ?? string.Join("; ", panels.Select((p, i) => $"{KaplanMeierPanels.Letter(i)}. {p.Title}")), figure.ToSvg);
    }
}
