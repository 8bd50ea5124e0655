using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Exchange;

/// <summary>Numbers, whole numbers and Ki-67 indices.</summary>
internal static class NumberCells
{
    // What the member's own scale allows: percentages, ECOG, Krenning and CTCAE grades by their definition; the others are the bounds of a typing error.
    private static readonly FrozenDictionary<string, (decimal Least, decimal Most)> Bounds = new Dictionary<string, (decimal, decimal)>(StringComparer.Ordinal)
    {
        ["ki67_percent"] = (0, 100), ["karnofsky_percent"] = (0, 100), ["ecog_ps"] = (0, 5), ["krenning_score"] = (0, 4), ["pain_grade"] = (0, 4),
        ["weight_loss_grade"] = (0, 4), ["anorexia_grade"] = (0, 4), ["grade"] = (0, 5), ["age_years"] = (0, 130), ["largest_diameter_mm"] = (0, 500),
        ["weight_kg"] = (0, 400), ["height_cm"] = (0, 250), ["nodes_positive"] = (0, 300), ["nodes_examined"] = (0, 300), ["line"] = (0, 30),
        ["cycle"] = (0, 60), ["months"] = (0, 1200), ["mitoses_per_2mm2"] = (0, 1000), ["suv_max"] = (0, 500), ["activity_gbq"] = (0, 100),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Ordinals = FrozenSet.ToFrozenSet(["st", "nd", "rd", "th", ":a", ":e", "a", "e", "º", "ª", "er", "re", "eme", "ème", "line", "linje"]);

    private static readonly string[] Labels = ["ki-67", "ki67", "ki 67", "mib-1", "mib1", "mib 1", "ecog", "ps", "who", "suvmax", "suv"];

    private static readonly Complaint Separators = new("W_DECIMAL", N("a number with the declared decimal sign"),
        "The value was not taken. Correct the cell, or the decimal sign in the map.");

    private static readonly Complaint Undeclared = new("W_DECIMAL", N("a declared decimal sign"),
        "The value was not taken: it can be read in two ways. Declare in the map whether the file writes a decimal comma or point.");

    public static CellReading Read(Cell cell, FindingMember member, CellConvention convention)
    {
        if (cell.Number is { } typed)
            return Taken(new(typed, null, null, Grouped: false, cell.Text is [.., '%'] && member.Unit is "%" ? "fraction" : ""), cell.Text is [.., '%'] ? null : cell.Text, member, convention);
        if (member.Name is "nodes_positive" && cell.Text.IndexOf('/', StringComparison.Ordinal) is > 0 and var stroke)
            return Nodes(cell.Text, stroke, member, convention);
        return WrittenNumber.Read(WithoutLabel(cell.Text), convention.DecimalComma, out var number) switch
        {
            NumberDoubt.None => Taken(number, cell.Text, member, convention),
            NumberDoubt.Separators => CellReading.NotUnderstood(cell.Text, Separators),
            NumberDoubt.Undeclared => CellReading.NotUnderstood(cell.Text, Undeclared),
            NumberDoubt.NoNumber when member.Form is MemberForm.Whole && member.Name.EndsWith("_grade", StringComparison.Ordinal) && MissingValue.SaysNone(cell.Text)
                => new(JsonValue.Create(0), cell.Text),
            NumberDoubt.NoNumber => CellReading.NotUnderstood(cell.Text, Expected(member)),
        };
    }

    public static Wording Expected(FindingMember member)
    {
        var what = member.Form switch { MemberForm.Whole => N("a whole number"), MemberForm.Ki67Index => N("a number, a range or a bound"), _ => N("a number") };
        return (member.Unit, Bounds.TryGetValue(member.Name, out var b)) switch
        {
            (null, false) => what,
            (null, true) => N($"{what}, {b.Least} to {b.Most}"),
            ({ } unit, false) => member.Form is MemberForm.Whole ? N($"a whole number of {unit}") : N($"a number of {unit}"),
            ({ } unit, true) => N($"{what} of {unit}, {b.Least} to {b.Most}"),
        };
    }

    private static string WithoutLabel(string text)
    {
        foreach (var label in Labels)
        {
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                return text[label.Length..].TrimStart(' ', ':', '=', '.');
        }
        return text;
    }

    /// <param name="text">Null: the file's own number, which says the same.</param>
    private static CellReading Taken(WrittenNumber n, string? text, FindingMember member, CellConvention convention)
    {
        if (Factor(n, member, convention, out var said) is not { } factor)
            return CellReading.NotUnderstood(text ?? n.Unit, new Complaint("W_UNIT", (convention.Unit ?? member.Unit) is { } unit ? N($"a number of {unit}, without unit or with it") : N("a number without unit, or in the declared one"),
                "The value was not taken. Correct the cell, or declare the column's unit in the map."));
        var (low, high) = (Scaled(n.Low, factor), n.High is { } h ? Scaled(h, factor) : (decimal?)null);
        if (low is null || (n.High is not null && high is null) || !Fits(low.Value, member) || (high is { } top && !Fits(top, member)))
            return CellReading.NotUnderstood(text ?? n.Low.ToString(CultureInfo.InvariantCulture), Expected(member));
        var written = n.Grouped || (factor != 1 && said) ? text : null;
        var reading = member.Form is MemberForm.Ki67Index ? Ki67(n, low.Value, high, text, written) : Number(n, low.Value, text, written, member);
        return member is { Name: "value", Unit: null } && n.Unit.Length > 0 && convention.Unit is null && reading.Value is not null ? With(reading, "unit", n.Unit) : reading;
    }

    private static CellReading Ki67(WrittenNumber n, decimal low, decimal? high, string? text, string? written)
    {
        var canonical = (n.Comparator, high) switch
        {
            (null or Comparator.About, { } top) => string.Create(CultureInfo.InvariantCulture, $"{low}-{top}"),
            (Comparator.Below, _) => string.Create(CultureInfo.InvariantCulture, $"<{low}"),
            (Comparator.Above, _) => string.Create(CultureInfo.InvariantCulture, $">{low}"),
            (Comparator.AtMost, _) => string.Create(CultureInfo.InvariantCulture, $"≤{low}"),
            (Comparator.AtLeast, _) => string.Create(CultureInfo.InvariantCulture, $"≥{low}"),
            _ => null,
        };
        JsonValue value = canonical is null ? JsonValue.Create(low) : JsonValue.Create(canonical);
        return n.Comparator switch
        {
            Comparator.About => new(value, text, Complaint.Value(N("an index without \"about\"")) with { Remedy = "The number was taken, the words are kept beside it." }),
            Comparator.AtMost or Comparator.AtLeast => new(value, written, Complaint.Value(N("a number, a range, or < or > a number")) with { Remedy = "It is kept as written and read by no rule." }),
            _ => new(value, written),
        };
    }

    private static CellReading Number(WrittenNumber n, decimal value, string? text, string? written, FindingMember member) => n switch
    {
        { High: not null } => CellReading.NotUnderstood(text!, Expected(member)),
        { Comparator: null } => new(Json(value, member), written),
        { Comparator: { } comparator } when member is { Name: "value", Form: MemberForm.Number } => With(new(Json(value, member), written), "comparator", comparator switch
        {
            Comparator.Below => "below", Comparator.AtMost => "at_most", Comparator.AtLeast => "at_least", Comparator.Above => "above", Comparator.About => "about",
        }),
        { Comparator: Comparator.About } => new(Json(value, member), text, Complaint.Value(Expected(member)) with { Remedy = "The number was taken, the words are kept beside it." }),
        { Comparator: Comparator.Above or Comparator.AtLeast } when member.Name is "ki67_cells_counted" => new(Json(value, member), text), // handed over as 500 (facts.md 3.2)
        _ => CellReading.NotUnderstood(text!, Expected(member)),
    };

    private static CellReading Nodes(string text, int stroke, FindingMember member, CellConvention convention)
    {
        const NumberStyles style = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return int.TryParse(text.AsSpan(0, stroke), style, CultureInfo.InvariantCulture, out var positive)
            && int.TryParse(text.AsSpan(stroke + 1), style, CultureInfo.InvariantCulture, out var examined) && positive <= examined && Fits(examined, member)
            ? new(JsonValue.Create(positive)) { Extra = new Dictionary<string, JsonNode> { ["nodes_examined"] = JsonValue.Create(examined) } }
            : CellReading.NotUnderstood(text, convention.List is null ? N("nodes with tumour, or nodes with tumour / nodes examined") : Expected(member));
    }

    /// <param name="said">The cell itself names the other unit; a unit declared for the column is said by the map.</param>
    private static decimal? Factor(WrittenNumber n, FindingMember member, CellConvention convention, out bool said)
    {
        said = n.Unit.Length > 0;
        if (said && member.Form is MemberForm.Whole && Ordinals.Contains(n.Unit.ToLowerInvariant()))
            return 1;
        if (said && convention.Unit is { } declared && !CellUnits.AreOne(n.Unit, declared))
            return null;
        var from = said ? n.Unit : convention.Unit;
        if (from is null)
            return 1;
        return member.Unit is { } to ? CellUnits.Factor(from, to) : member.Name is "value" || !said || (member.Name is "suv_max" && from is "g/mL" or "g/ml") ? 1 : null;
    }

    private static decimal? Scaled(decimal number, decimal factor)
    {
        if (factor == 1)
            return number;
        return Math.Abs(number) > 1e12m ? null : decimal.Parse((number * factor).ToString("0.############", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static bool Fits(decimal number, FindingMember member) =>
        (member.Form is not MemberForm.Whole || (number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue))
        && (!Bounds.TryGetValue(member.Name, out var bounds) || (number >= bounds.Least && number <= bounds.Most));

    /// <summary>The ends of the member's own scale; null: it has none.</summary>
    public static (decimal Least, decimal Most)? ScaleOf(FindingMember member) => Bounds.TryGetValue(member.Name, out var scale) ? scale : null;

    private static JsonValue Json(decimal value, FindingMember member) => member.Form is MemberForm.Whole ? JsonValue.Create((int)value) : JsonValue.Create(value);

    private static CellReading With(CellReading reading, string member, string value) =>
        reading with { Extra = new Dictionary<string, JsonNode>(reading.Extra ?? new Dictionary<string, JsonNode>()) { [member] = JsonValue.Create(value) } };
}
