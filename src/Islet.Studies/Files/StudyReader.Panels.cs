using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private const int MostPanels = 12;

    private readonly HashSet<string> survivalNames = new(StringComparer.Ordinal);

    /// <summary>By which panels and results call a survival analysis; each once.</summary>
    private string? SurvivalName(YamlFields section)
    {
        var name = section.OptionalId("name");
        if (name is not null && !survivalNames.Add(name))
            problems.FileTwice(section["name"]!);
        return name;
    }

    private PanelWish? Panels(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "title", "panels") is not { } figure)
            return null;
        var name = figure.Id("name", "the figure's file is called so");
        NoteFile(figure["name"], name);
        figure.Required("panels", "names of survival analyses, in the order of their letters");
        var panels = figure.List("panels", "a list of names of survival analyses");
        foreach (var panel in panels.Where(p => p is not TextNode { Text: var text } || !survivalNames.Contains(text)))
            problems.Unknown(panel, "name of a survival analysis", survivalNames);
        if (panels.Count > MostPanels)
            problems.Value(figure["panels"]!, Numbers.Text($"at most {MostPanels} panels"));
        return name is null ? null : new(name, figure.Text("title"), [.. panels.OfType<TextNode>().Select(p => p.Text)]);
    }
}
