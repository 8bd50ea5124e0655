using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private const int MostLines = 20;

    private ResponseFigureWish? Response(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "kind", "line", "title") is not { } figure)
            return null;
        var name = figure.Id("name", "the figure's file is called so");
        NoteFile(figure["name"], name);
        var kind = figure.RequiredChoice("kind", "what is drawn", ("waterfall", ResponseFigureKind.Waterfall), ("spider", ResponseFigureKind.Spider), ("swimmer", ResponseFigureKind.Swimmer),
            ("criteria_agreement", ResponseFigureKind.CriteriaAgreement));
        var line = figure.Whole("line", 1, MostLines) ?? 1;
        return name is null ? null : new(name, kind, line, figure.Text("title"));
    }
}
