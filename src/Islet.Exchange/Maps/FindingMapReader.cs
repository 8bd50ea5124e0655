using System.Globalization;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Exchange;

/// <summary>From nodes to the findings of a map, held against the form of their kind.</summary>
internal sealed class FindingMapReader(MapFileProblems problems, MapAxis axis, IReadOnlyList<CodeList> lists, MapPatient? patient)
{
    private const int MostRepeats = 1000;
    private const int LongestAssumption = 3650; // days; a report that came later than ten years was not that report

    private static readonly string[] Keys = ["kind", "sheet", "name", "repeat", "by", "when", "reported", "only_where", "stated_by", "tumour", "set"];

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Kinds that a sheet may speak of. Whether two records are one person is decided by a person, in the registry.</summary>
    internal static IReadOnlyList<string> Kinds { get; } = [.. FindingForm.All.Select(f => f.Kind).Where(kind => kind != nameof(PersonMatch))];

    public FindingMap? Read(YamlNode node)
    {
        if (YamlFields.Of(node, problems, Keys) is not { } fields || fields.Required("kind", "the kind of finding") is not { } kind || Form(kind) is not { } form)
            return null;
        var map = new FindingMap
        {
            Kind = form.Kind, Sheet = fields.Text("sheet"), Name = fields.OptionalId("name") ?? FindingMap.CustomaryName(form.Kind), Repeat = Repeat(fields),
            By = fields.Texts("by", "a list of columns"), When = When(fields, form), Reported = Reported(fields, form), OnlyWhere = OnlyWhere(fields),
            StatedBy = Word(fields, form, "stated_by"), Tumour = fields.Text("tumour"), Set = Set(fields, form),
        };
        if (!names.Add(map.Name))
            problems.NameTwice(fields["name"] ?? kind);
        CheckRepeat(fields, node, map);
        CheckRequired(fields, form, map);
        CheckIdentity(fields, map);
        return map;
    }

    private FindingForm? Form(YamlNode node)
    {
        if (node is TextNode { Text: var kind } && Kinds.Contains(kind))
            return FindingForm.Of(kind);
        problems.Kind(node, Kinds);
        return null;
    }

    private MapRange? Repeat(YamlFields fields)
    {
        if (fields["repeat"] is not { } node)
            return null;
        if (node is TextNode { Text: var text } && text.Split('-') is [var from, var to] && Number(from) is { } first && Number(to) is { } last
            && first <= last && last - first < MostRepeats)
            return new(first, last);
        problems.Value(node, "the numbers that {n} runs over, as 1-8");
        return null;

        static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private MapWhen? When(YamlFields fields, FindingForm form)
    {
        if (fields["when"] is not { } node)
        {
            if (IsDated(form))
                fields.Required("when", "the column with the day on which it happened, origin, or unknown");
            return null;
        }
        switch (node)
        {
            case TextNode { Text: "unknown" }:
                return MapWhen.Unknown;
            case TextNode { Text: "origin" }:
                if (axis.Axis.Kind is not AxisKind.Offset)
                    problems.When(node, "a column or unknown: origin is the zero of an axis of offsets");
                return MapWhen.AtOrigin;
            default:
                return TimeColumn(node, "unit") is var (column, unit, _) ? new(column, unit) : null;
        }
    }

    private MapReported? Reported(YamlFields fields, FindingForm form)
    {
        if (fields["reported"] is not { } node)
        {
            if (IsDated(form))
                problems.NoReported(fields.At);
            return null;
        }
        switch (node)
        {
            case TextNode { Text: "unknown" }:
                return MapReported.Unknown;
            case TextNode { Text: "happened" }:
                return MapReported.WhenItHappened;
            case MapNode map when map["days"] is not null:
                if (fields["when"] is TextNode { Text: "unknown" })
                    problems.Reported(node, "a day on which it happened, from which the days could be counted");
                return YamlFields.Of(node, problems, "days")?.Whole("days", 0, LongestAssumption) is { } days ? MapReported.DaysLater(days) : null;
            case MapNode:
                return TimeColumn(node, "unit", "days") is var (column, unit, _) ? new(column, unit) : null;
            default:
                problems.Reported(node, "{column: …}, happened, unknown, or {days: n}");
                return null;
        }
    }

    /// <summary>A column with dates, or with months or days since the origin, as the axis of the map counts.</summary>
    private (string Column, OffsetUnit? Unit, bool)? TimeColumn(YamlNode node, params ReadOnlySpan<string> more)
    {
        if (YamlFields.Of(node, problems, ["column", .. more]) is not { } fields || fields.RequiredText("column", "the column with the day") is not { } column)
            return null;
        var unit = fields.Choice<OffsetUnit?>("unit", ("", null), ("months", OffsetUnit.Months), ("days", OffsetUnit.Days));
        if (axis.TakesOffsets && unit is null)
            problems.When(node, "a column with its unit, months or days: the axis counts from its origin");
        else if (!axis.TakesOffsets && unit is not null)
            problems.When(fields["unit"]!, "a column of dates, without a unit: the axis is one of dates");
        return (column, unit, true);
    }

    private RowCondition? OnlyWhere(YamlFields fields)
    {
        if (fields["only_where"] is not { } node || YamlFields.Of(node, problems, "column", "is", "filled") is not { } condition)
            return null;
        var column = condition.RequiredText("column", "the column that tells");
        var texts = condition.Texts("is", "a list of texts");
        if ((texts.Count > 0) == condition.Flag("filled"))
            problems.Form(node, "is with a list of texts, or filled: true");
        return column is null ? null : new(column, texts);
    }

    private string? Word(YamlFields fields, FindingForm form, string key)
    {
        if (fields[key] is not { } node || fields.Text(key) is not { } text)
            return null;
        if (!form[key]!.Words.Contains(text, StringComparer.Ordinal))
            problems.Word(node, text, form[key]!);
        return text;
    }

    private List<MemberMap> Set(YamlFields fields, FindingForm form)
    {
        var values = new MemberSourceReader(problems, lists, axis);
        var set = new List<MemberMap>();
        foreach (var (name, node) in fields.Map("set", "members, each with {column: …} or {value: …}"))
        {
            if (form[name.Text] is not { } member || name.Text == MemberSourceReader.PlacedAtOrigin)
                problems.Member(name, form);
            else if (fields[name.Text] is not null)
                problems.KeyTwice(name);
            else if (values.Read(node, member) is { } source)
                set.Add(new(name.Text, source));
        }
        return set;
    }

    private void CheckRepeat(YamlFields fields, YamlNode node, FindingMap map)
    {
        var repeats = map.Columns.Any(Marked);
        if (fields["repeat"] is { } given && !repeats)
            problems.Repeat(given, "{n} in the name of at least one column");
        else if (fields["repeat"] is null && (repeats || map.Set.Any(m => m.From is FixedValue value && value.Values.Any(Marked))))
            problems.Repeat(node, "repeat: the numbers that {n} runs over, as 1-8");

        static bool Marked(string text) => text.Contains(CourseMap.RepeatMark, StringComparison.Ordinal);
    }

    private void CheckRequired(YamlFields fields, FindingForm form, FindingMap map)
    {
        foreach (var member in form.Members.Where(m => m.Required && fields["set"] is MapNode set && set[m.Name] is null))
            problems.Required(fields.At, map.Kind, member);
    }

    private void CheckIdentity(YamlFields fields, FindingMap map)
    {
        if (patient is PatientIdentity identity && map.Columns.FirstOrDefault(c => identity.Columns.Contains(c, StringComparer.Ordinal)) is { } column)
            problems.Identity(fields.At, column);
    }

    /// <summary>Birth and sex are true in every view; everything else has its day.</summary>
    private static bool IsDated(FindingForm form) => form.Kind != nameof(Person);
}
