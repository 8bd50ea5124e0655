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

    private LandmarkAnalysis? Landmark(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "label", "endpoint", "line", "at", "compare", "figure") is not { } section)
            return null;
        var (name, endpoint, line) = (Name(section, TableKind.Landmarks), Waited(section), section.Whole("line", 1, MostLines) ?? 1);
        var contrast = section.RequiredChoice("compare", "which responses are compared", ("response_against_stable", LandmarkContrast.ResponseAgainstStable), ("progression_against_stable", LandmarkContrast.ProgressionAgainstStable),
            ("progression_against_none", LandmarkContrast.ProgressionAgainstNone));
        decimal? months = section.Required("at", "months from the start of the line to the landmark") is { } at ? section.Number(at, 0, LongestTime) : null;
        if (months == 0)
            problems.Value(section["at"]!, "months after the start of the line, as 3 or 6: compared from the start, responders are favoured, for they had to live long enough to respond");
        var figure = FigureName(section);
        return name is null || endpoint is null || months is not > 0 ? null
            : new(name, section.Text("label") ?? $"{endpoint.Label} by response", endpoint, line, months.Value, contrast) { Figure = figure };
    }
}
