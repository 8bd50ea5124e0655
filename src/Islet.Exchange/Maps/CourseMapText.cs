using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Islet.Course;

namespace Islet.Exchange;

public sealed partial record CourseMap
{
    /// <summary>The map as a file. Reading it gives the same map; comments of a file that was read are not kept.</summary>
    public string Write() => new CourseMapText(this).ToString();
}

/// <summary>The canonical form of a map: keys in the order of docs/maps.md, nothing that is at its default.</summary>
internal sealed partial class CourseMapText
{
    private readonly StringBuilder text = new();

    public CourseMapText(CourseMap map)
    {
        Line(0, "islet_map", CourseMap.Form.ToString(CultureInfo.InvariantCulture));
        Line(0, "title", Quoted(map.Title));
        Line(0, "version", Number(map.Version));
        Line(0, "source", Quoted(map.Source));
        File(map);
        Line(0, "two_digit_years_to", Number(map.TwoDigitYearsTo));
        Line(0, "missing", List(map.Missing));
        Line(0, "axis", Of(map.Axis));
        Line(0, "center", map.Center is { Column: { } column } ? Flow(("column", Quoted(column))) : Quoted(map.Center?.Name));
        Line(0, "synthetic", map.Synthetic ? "true" : null);
        Line(0, "patient", Of(map.Patient));
        Line(0, "leave_out", List(map.LeaveOut));
        Lines("accept", map.Accept.Select(a => "  - " + Flow(("code", a.Code), ("column", Quoted(a.Column)), ("found", Quoted(a.Found)))));
        Lines("lists", map.Lists.Select(l => $"  {Quoted(l.Name)}: {Flow([.. l.Codes.Select(c => (Quoted(c.Code)!, Meaning(c)))])}"));
        text.Append("findings:").Append(map.Findings.Count == 0 ? " []\n" : "\n");
        foreach (var finding in map.Findings)
            Finding(finding);
    }

    public override string ToString() => text.ToString();

    private void File(CourseMap map)
    {
        var c = map.Convention;
        (string, string?)[] keys =
        [
            ("kind", map.FileKind?.ToString().ToLowerInvariant()), ("encoding", Quoted(c.Encoding)), ("delimiter", c.Delimiter is "\t" ? "tab" : Quoted(c.Delimiter)),
            ("decimal", c.DecimalComma is { } comma ? comma ? "comma" : "point" : null), ("dates", Of(c.Dates)),
            ("header_rows", Number(c.HeaderRows)), ("skip_rows", Number(c.SkipRows)), ("sheets", List(c.Sheets ?? [])),
            ("names", c.Names.Count == 0 ? null : Flow([.. c.Names.Select(n => (n.Sheet is null ? Number(n.Number)! : Quoted($"{n.Sheet}!{Number(n.Number)}")!, Quoted(n.Name)))])),
        ];
        if (!keys.Any(k => k.Item2 is not null))
            return;
        text.Append("file:\n");
        foreach (var (key, value) in keys)
            Line(2, key, value);
    }

    private void Finding(FindingMap finding)
    {
        text.Append("  - kind: ").Append(finding.Kind).Append('\n');
        Line(4, "sheet", Quoted(finding.Sheet));
        Line(4, "name", finding.Name == FindingMap.CustomaryName(finding.Kind) ? null : Quoted(finding.Name));
        Line(4, "repeat", finding.Repeat?.ToString());
        Line(4, "by", List(finding.By));
        Line(4, "when", finding.When is { } when ? when.Column is { } on ? Flow(("column", Quoted(on)), ("unit", Of(when.Unit))) : when.PlacedAtOrigin ? "origin" : "unknown" : null);
        Line(4, "reported", finding.Reported is { } reported ? Of(reported) : null);
        Line(4, "only_where", finding.OnlyWhere is { } only
            ? Flow(("column", Quoted(only.Column)), only.Is.Count > 0 ? ("is", List(only.Is)) : ("filled", "true")) : null);
        Line(4, "stated_by", Quoted(finding.StatedBy));
        Line(4, "tumour", Quoted(finding.Tumour));
        if (finding.Set.Count > 0)
            text.Append("    set:\n");
        foreach (var member in finding.Set)
            Line(6, member.Member, Of(member.From));
    }

    private static string Of(MemberSource source) => source switch
    {
        FromColumn c => Flow(("column", Quoted(c.Column)), ("list", Quoted(c.List)), ("unit", Quoted(c.Unit)), ("drugs", c.Drugs ? "true" : null), ("missing", List(c.Missing))),
        FixedValue { Values: [var one] } => Flow(("value", Quoted(one))),
        FixedValue v => Flow(("value", List(v.Values))),
        CheckedColumns c => Flow(("checked", Flow([.. c.Words.Select(w => (Quoted(w.Word)!, Quoted(w.Column)))]))),
        _ => throw new InvalidOperationException($"A member's value from {source.GetType().Name} is not foreseen."),
    };

    private static string Of(MapReported reported) => reported switch
    {
        { Column: { } column } => Flow(("column", Quoted(column)), ("unit", Of(reported.Unit))),
        { AssumedDays: { } days } => Flow(("days", Number(days))),
        { AsHappened: true } => "happened",
        _ => "unknown",
    };

    private static string? Of(MapAxis axis) => axis.Axis.Kind switch
    {
        AxisKind.Calendar => null,
        AxisKind.Shifted => "shifted",
        AxisKind.Offset => Flow(("offset", Quoted(axis.Axis.Origin)), ("zero", axis.ZeroColumn is { } zero ? Flow(("column", Quoted(zero))) : null)),
    };

    private static string Of(MapPatient patient) => patient switch
    {
        PatientColumn c => Flow(("column", Quoted(c.Column))),
        PatientIdentity i => Flow(("identity", Flow(("number", i.NumberColumn is { } number ? Flow(("column", Quoted(number)), ("country", i.Country)) : null),
            ("name", List(i.NameColumns)), ("record", Quoted(i.RecordColumn))))),
        _ => throw new InvalidOperationException($"A patient by {patient.GetType().Name} is not foreseen."),
    };

    private static string? Of(DateOrder? order) => order is not { } written ? null : written switch
    {
        DateOrder.DayMonthYear => "day-month-year",
        DateOrder.MonthDayYear => "month-day-year",
        DateOrder.YearMonthDay => "year-month-day",
    };

    private static string? Of(OffsetUnit? unit) => unit is not { } counted ? null : counted switch { OffsetUnit.Months => "months", OffsetUnit.Days => "days" };

    private static string Meaning(CodeMeaning code) => code.Values switch { [] => "null", [var one] => Quoted(one)!, var many => List(many)! };

    private void Line(int indent, string key, string? value)
    {
        if (value is not null)
            text.Append(' ', indent).Append(key).Append(": ").Append(value).Append('\n');
    }

    private void Lines(string key, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all.Length > 0)
            text.Append(key).Append(":\n").AppendJoin('\n', all).Append('\n');
    }

    private static string Flow(params ReadOnlySpan<(string Key, string? Value)> entries)
    {
        var parts = new List<string>();
        foreach (var (key, value) in entries)
        {
            if (value is not null)
                parts.Add($"{key}: {value}");
        }
        return $"{{{string.Join(", ", parts)}}}";
    }

    private static string? List(IReadOnlyList<string> items) => items.Count == 0 ? null : $"[{string.Join(", ", items.Select(Quoted))}]";

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Quoted(string? word) => word is null ? null : Plain().IsMatch(word) && word is not "null" ? word
        : $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    /// <summary>What YAML reads as the text that it is, also between braces.</summary>
    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_.-]*( [\p{L}\p{N}_.-]+)*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
