using System.Globalization;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private const string Everybody = "all", Others = "rest", Nth = "recharacterization", Line = "line";
    private const int MostEvents = 99;

    private static readonly string[] Kinds = ["count", "counts", "median", "time", "survival"];

    private IReadOnlyList<LayoutColumn> layoutColumns = []; // of the table that is being read: rows name them

    private LayoutTable? Layout(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "caption", "columns", "rows", "before_counts", "percent", "percent_from", "medians", "unknown", "notes") is not { } table)
            return null;
        var name = table.Id("name", "the table's files are called so");
        NoteTable(table["name"], name);
        var caption = table.RequiredText("caption", "what is printed above the table");
        table.Required("columns", "a list of events, each with at");
        var columns = Columns(table.List("columns", "a list of columns, each with at"));
        layoutColumns = columns;
        table.Required("rows", "a list of headings and rows");
        List<LayoutRow> rows = [.. table.List("rows", "a list of headings and rows").SelectMany(row => Row(row, 0, null))];
        var (before, notes) = (table["before_counts"] is TextNode { Text: { Length: > 0 } text } ? text : "", table.Texts("notes", "a list of sentences"));
        var percent = Percent(table) ?? LayoutPercent.None;
        var below = table.Choice("unknown", ("cells", false), ("notes", true));
        var median = table.Choice("medians", ("r", MedianForm.R), ("spss", MedianForm.Spss));
        var from = table.Whole("percent_from", 0, MostPercentFrom) ?? 0;
        return name is null || caption is null ? null : new(name, caption, columns, rows, before, notes) { Percent = percent, PercentFrom = from, Median = median, TellsBelow = below };
    }

    private static LayoutPercent? Percent(YamlFields of) =>
        of["percent"] is { } node ? of.Choice(node, ("none", LayoutPercent.None), ("known", LayoutPercent.Known), ("all", LayoutPercent.All)) : null;

    private StudyEvent? Event(YamlNode node)
    {
        switch ((node as TextNode)?.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["diagnosis"]:
                return new(EventKind.Diagnosis);
            case ["workup"]:
                return new(EventKind.Workup);
            case ["time_zero"]:
                return new(EventKind.TimeZero);
            case ["advanced_disease"]:
                return new(EventKind.AdvancedDisease);
            case ["platinum_again"]:
                return new(EventKind.PlatinumAgain);
            case ["prrt"]:
                return new(EventKind.Prrt);
            case [Line, var line] when Ordinal(line) is { } n:
                return new(EventKind.Line, n);
            case ["chemotherapy", var line] when Ordinal(line) is { } n:
                return new(EventKind.Chemotherapy, n);
            case [Nth, var number] when Ordinal(number) is { } n:
                return new(EventKind.Recharacterization, n);
            default:
                problems.Value(node, "diagnosis, workup, time_zero, advanced_disease, platinum_again, prrt, or recharacterization, line or chemotherapy with a number: line 2");
                return null;
        }
    }

    private static int? Ordinal(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= MostEvents ? n : null;

    /// <param name="above">The event that the headings above name.</param>
    private IReadOnlyList<LayoutRow> Row(YamlNode node, int depth, StudyEvent? above)
    {
        if (YamlFields.Of(node, problems, "heading", "label", "rows", "at", "of", "count", "counts", "levels", "fact", "median", "time", "survival", "missing", "in", "percent", "as") is not { } row)
            return [];
        var at = row["at"] is { } named ? Event(named) : above;
        if (row["heading"] is not null && row["label"] is null)
            return Block(row, row.Text("heading"), depth, at);
        if (row["heading"] is { } both)
            problems.Value(both, "a heading or a label");
        var label = row.RequiredText("label", "the words of the row, or heading");
        Stray(row, "beside a label", "rows", "levels");
        var ask = Ask(row, at);
        return label is null || ask is null ? [] : [new(label, depth, ask)];
    }

    /// <summary>A heading with rows below it, or one with a count for each of its levels.</summary>
    private IReadOnlyList<LayoutRow> Block(YamlFields row, string? label, int depth, StudyEvent? at)
    {
        Stray(row, "beside a heading", "count", "counts", "median", "time", "survival", "as");
        if (label is null)
            return [];
        if (row["levels"] is null)
        {
            Stray(row, "beside a heading without levels", "of", "fact", "missing", "in", "percent");
            return [new(label, depth, null), .. row.List("rows", "a list of headings and rows").SelectMany(below => Row(below, depth + 1, at))];
        }
        Stray(row, "beside levels", "rows");
        return Asked(row, at) is { } ask && Counts(row, "levels") is var (counts, rest) ? [new(label, depth, ask with { Counts = counts, Rest = rest, InRows = true })] : [];
    }

    private LayoutAsk? Ask(YamlFields row, StudyEvent? at)
    {
        string[] kinds = [.. Kinds.Where(key => row[key] is not null)];
        if (kinds.Length != 1)
        {
            problems.KeyMissing(row.At, kinds.Length == 0 ? "count, counts, median, time or survival" : "decision between " + string.Join(" and ", kinds), "what the row tells; one of the five");
            return null;
        }
        if (Asked(row, at) is not { } ask)
            return null;
        if (kinds[0] != "counts")
            Stray(row, "without counts or levels", "fact");
        var told = kinds[0] switch
        {
            "median" => NumberOf(row["median"]!) is { } number ? ask with { Number = number } : null,
            "time" => Named(row["time"]!, "endpoint", endpoints) is { } endpoint ? ask with { Time = endpoint } : null,
            "survival" => SurvivalAt(row["survival"]!, ask),
            "counts" => Counts(row, "counts") is var (counts, rest) ? ask with { Counts = counts, Rest = rest } : null,
            _ when IsWord(row["count"], Everybody) => ask,
            _ => Asked(row["count"]!) is { } holds ? ask with { Counts = new(LayoutForm.Count, "", [new(LayoutForm.Count, holds)]) } : null,
        };
        return told is null ? null : Written(row, told);
    }

    /// <summary>Of whom, and when.</summary>
    private LayoutAsk? Asked(YamlFields row, StudyEvent? at)
    {
        var ask = new LayoutAsk { At = at, ShowsOf = row["of"] is not null, Percent = Percent(row) };
        if (row["missing"] is { } lacking)
            if (Asked(lacking) is { } missing)
                ask = ask with { Missing = missing };
            else
                return null;
        if (row["in"] is not null)
            ask = ask with { In = [.. row.List("in", "a list of titles of columns").Select(Titled).OfType<int>()] };
        if (row["of"] is not { } of || IsWord(of, Everybody))
            return ask;
        return Asked(of) is { } those ? ask with { Of = those } : null;
    }

    private (Group Counts, string? Others)? Counts(YamlFields row, string key)
    {
        var (node, rest) = (row[key]!, (TextNode?)null);
        if (node is MapNode map)
        {
            foreach (var (name, value) in map.Entries.Where(e => IsWord(e.Value, Others)))
                if (rest is not null || name != map.Entries[^1].Key)
                    problems.Value(value, "rest once, and last");
                else
                    rest = name;
            node = map with { Entries = [.. map.Entries.Where(e => !IsWord(e.Value, Others))] };
        }
        var fact = row["fact"] is { } named ? GroupFact(named) : null;
        if (row["fact"] is not null && fact is null)
            return null;
        return Levels(node, fact, least: 1) is { } levels ? (new(key, "", levels), rest?.Text) : null;
    }

    private Fact? NumberOf(YamlNode node)
    {
        if (NamedFact(node) is not { } fact)
            return null;
        if (fact.Type is FactType.Number)
            return fact;
        problems.FactUse(node, "a fact that is a number", "Count its values with counts or levels instead.");
        return null;
    }

    private LayoutAsk? Written(YamlFields row, LayoutAsk ask)
    {
        if (row.Text("as") is not { } form)
            return ask;
        IEnumerable<string> there = ask.Time is not null ? [ask.AtTime is null ? LayoutForm.Median : LayoutForm.Percent, LayoutForm.Lower, LayoutForm.Upper, LayoutForm.Count, LayoutForm.Events, LayoutForm.Of]
            : ask.Number is not null ? [LayoutForm.Median, LayoutForm.Least, LayoutForm.Most, LayoutForm.Of]
            : [.. ask.Counts?.Levels.Select(l => l.Name) ?? [LayoutForm.Count], .. ask.Counts is { Levels: [{ Name: LayoutForm.Count }] } ? new[] { LayoutForm.Not, LayoutForm.Percent0, LayoutForm.Percent1 } : [], .. ask.Rest is { } rest ? new[] { rest } : [], LayoutForm.Of,
                .. ask.Counts is { Levels: [{ Name: LayoutForm.Count }] } or null ? new[] { LayoutForm.Percent } : []];
        if (LayoutForm.Names(form) is { Count: > 0 } names && names.All(there.Contains))
            return ask with { Form = form };
        problems.Value(row["as"]!, "text with names in braces, of " + string.Join(", ", there));
        return null;
    }

    private void Stray(YamlFields row, string beside, params string[] keys)
    {
        foreach (var stray in keys.Select(key => row[key]).OfType<YamlNode>())
            problems.Value(stray, $"nothing of this kind {beside}");
    }

    private static bool IsWord(YamlNode? node, string word) => node is TextNode text && text.Text == word;
}
