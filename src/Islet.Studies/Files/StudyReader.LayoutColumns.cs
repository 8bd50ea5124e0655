using Islet.Yaml;

namespace Islet.Studies;

/// <summary>Columns of a layout: an event, perhaps one level of a group at it, or the missing of other columns.</summary>
internal sealed partial class StudyReader
{
    private const int MostPercentFrom = 1000;

    private List<LayoutColumn> Columns(IReadOnlyList<YamlNode> nodes)
    {
        var columns = new List<LayoutColumn>();
        foreach (var node in nodes)
        {
            if (YamlFields.Of(node, problems, "title", "at", "group", "level", "missing") is not { } column)
                continue;
            var title = column.Text("title") ?? "";
            if (column["missing"] is not null)
                columns.Add(Missing(column, title, columns));
            else if (column.Required("at", "the event at which the patients are described") is { } at && Event(at) is { } happens && OfGroup(column) is var (group, level))
                columns.Add(new(title, happens) { By = group, Level = level });
        }
        return columns;
    }

    private LayoutColumn Missing(YamlFields column, string title, List<LayoutColumn> before)
    {
        Stray(column, "beside missing", "at", "group", "level");
        layoutColumns = before;
        return new(title, new(EventKind.TimeZero)) { Missing = [.. column.List("missing", "a list of titles of columns before it").Select(Titled).OfType<int>()] };
    }

    /// <summary>Null where a problem was noted.</summary>
    private (Group? Group, int Level)? OfGroup(YamlFields column)
    {
        if (column["group"] is not { } named)
        {
            Stray(column, "without group", "level");
            return (null, 0);
        }
        var group = Named(named, "group", groups);
        if (column.Required("level", "one of the group's levels") is not TextNode text || group is null)
            return null;
        var level = group.Levels.Select(l => l.Name).ToList().IndexOf(text.Text);
        if (level < 0)
            problems.Unknown(text, "level", group.Levels.Select(l => l.Name));
        return level < 0 ? null : (group, level);
    }

    /// <summary>Position of the column of that title; null where it was noted that there is none.</summary>
    private int? Titled(YamlNode node)
    {
        var at = node is TextNode text ? layoutColumns.ToList().FindIndex(c => c.Title == text.Text && c.Missing.Count == 0) : -1;
        if (at < 0)
            problems.Unknown(node, "column", layoutColumns.Where(c => c.Missing.Count == 0).Select(c => c.Title));
        return at < 0 ? null : at;
    }

    private LayoutAsk? SurvivalAt(YamlNode node, LayoutAsk ask)
    {
        if (YamlFields.Of(node, problems, "endpoint", "time") is not { } of)
            return null;
        var endpoint = of.Required("endpoint", "the name of an endpoint") is { } waited ? Named(waited, "endpoint", endpoints) : null;
        var time = of.Required("time", "a time in the endpoint's unit") is { } at ? of.Number(at, 0, LongestTime) : null;
        return endpoint is null || time is null ? null : ask with { Time = endpoint, AtTime = (double)time };
    }
}
