namespace Islet.Course;

public enum AxisKind
{
    Calendar,

    /// <summary>The whole course moved by a secret number of days: intervals are exact, replays and editions are refused.</summary>
    Shifted,

    /// <summary>Months or days from a named origin; no calendar at all.</summary>
    Offset,
}

/// <summary>The one time axis of a course (facts.md 1.8). Axes are never mixed within a course.</summary>
/// <param name="Origin">Of an offset axis: what its zero is (diagnosis, sequencing, randomisation, birth).</param>
public sealed record Axis(AxisKind Kind, string? Origin = null)
{
    private const string OffsetPrefix = "offset:";

    public static Axis Calendar { get; } = new(AxisKind.Calendar);

    public static Axis Shifted { get; } = new(AxisKind.Shifted);

    public static Axis OffsetFrom(string origin) => new(AxisKind.Offset, origin);

    /// <exception cref="FormatException">The text names no axis.</exception>
    public static Axis Parse(string text) => text switch
    {
        "calendar" => Calendar,
        "shifted" => Shifted,
        _ when text.StartsWith(OffsetPrefix, StringComparison.Ordinal) && text.Length > OffsetPrefix.Length => OffsetFrom(text[OffsetPrefix.Length..]),
        _ => throw new FormatException($"'{text}' is no axis: calendar, shifted, or offset:ORIGIN."),
    };

    public override string ToString() => Kind switch
    {
        AxisKind.Calendar => "calendar",
        AxisKind.Shifted => "shifted",
        AxisKind.Offset => OffsetPrefix + Origin,
    };
}
