using System.Collections.Frozen;
using System.Globalization;

namespace Islet.Exchange;

/// <summary>What a cell says for one member: a value, a complaint, both, or (the default) nothing.</summary>
internal readonly record struct Reading(object? Value, Complaint? Complaint = null);

/// <summary>How a cell that is not missing is read.</summary>
internal delegate Reading Reader(string text, SourceColumn column, CbioportalOptions options);

internal static class Readers
{
    public const decimal LongestSurvivalMonths = 1200;

    private const int LongestNumber = 30;
    private const char TypesetMinus = '\u2212'; // a word processor's; read as the sign it is, so that a negative time is told as one

    public static Reader Text { get; } = (text, _, _) => new(text);

    public static Reader YesNo { get; } = Words(("Yes", true), ("No", false), ("True", true), ("False", false));

    public static Reader Presence { get; } =
        Words(("Present", Islet.Course.Presence.Present), ("Absent", Islet.Course.Presence.Absent), ("Yes", Islet.Course.Presence.Present),
            ("No", Islet.Course.Presence.Absent));

    public static Reader Words<T>(params ReadOnlySpan<(string Word, T Value)> words)
        where T : notnull
    {
        Dictionary<string, object> boxed = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (word, value) in words)
            boxed.Add(word, value);
        var (table, expected) = (boxed.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), string.Join(", ", boxed.Keys));
        return (text, _, _) => table.TryGetValue(text, out var value) ? new(value) : new(null, Complaint.Value($"one of: {expected}"));
    }

    public static Reader Number(decimal least, decimal most, string unit) => (text, _, options) =>
        Decimal(text, options, out var complaint) is not { } number ? new(null, complaint)
        : number < least || number > most ? new(null, Complaint.Value(string.Create(CultureInfo.InvariantCulture, $"{least} to {most} {unit}")))
        : new(number);

    /// <summary>Months from the axis' origin to the end of observation; kept with the digits that are written.</summary>
    public static Reader SurvivalMonths { get; } = (text, _, options) => Decimal(text, options, out var complaint) switch
    {
        null => new(null, complaint is { Code: "W_VALUE" } ? Unreadable("a number of months") : complaint),
        < 0 => new(null, new("E_SURVIVAL_NEGATIVE", "0 months or more", "Correct the time, or leave the cell empty and say why in the source.")),
        > LongestSurvivalMonths => new(null, Unreadable($"months, at most {LongestSurvivalMonths}; perhaps these are days")),
        { } months => new(months),
    };

    /// <summary>Left out silently, a time would leave the estimate; stored as unknown, it would replace a good one of an earlier import.</summary>
    private static Complaint Unreadable(string expected) => new("E_SURVIVAL_TIME", expected, "Correct the time, or leave the cell empty and say why in the source.");

    /// <summary>A diameter in millimetres; a header that says cm is believed, one that says nothing is taken as millimetres and reported once.</summary>
    public static Reader Millimetres { get; } = (text, column, options) => Decimal(text, options, out var complaint) switch
    {
        null => new(null, complaint),
        <= 0 or > 500 => new(null, Complaint.Value("a diameter above 0 and at most 500 mm")),
        { } size => new(SaysCentimetres(column) ? size * 10 : size),
    };

    public static bool SaysCentimetres(SourceColumn column) => Says(column, "cm") || column.Says.Contains("centimet", StringComparison.OrdinalIgnoreCase);

    public static bool SaysMillimetres(SourceColumn column) => Says(column, "mm") || column.Says.Contains("millimet", StringComparison.OrdinalIgnoreCase);

    public static decimal? Decimal(string text, CbioportalOptions options, out Complaint? complaint)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        complaint = null;
        text = text.StartsWith(TypesetMinus) ? string.Concat("-", text.AsSpan(1)) : text;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        var plain = options.DecimalComma ? text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(',', '.') : text;
        if (text.Length <= LongestNumber && decimal.TryParse(plain, style, CultureInfo.InvariantCulture, out var number))
            return number;
        complaint = comma > 0 && comma == text.LastIndexOf(',') && !options.DecimalComma
                && decimal.TryParse(text.Replace(',', '.'), style, CultureInfo.InvariantCulture, out _)
            ? new("E_DECIMAL_COMMA", "a decimal point, as in 9.4", "Say that the file uses a decimal comma (--decimal-comma), or save it with points.")
            : Complaint.Value(options.DecimalComma ? "a number with a decimal comma" : "a number with a decimal point");
        return null;
    }

    private static bool Says(SourceColumn column, string unit) =>
        column.Says.Split(' ', '(', ')', '[', ']', '.', ',').Contains(unit, StringComparer.OrdinalIgnoreCase)
            || column.Key.EndsWith("_" + unit, StringComparison.OrdinalIgnoreCase);
}
