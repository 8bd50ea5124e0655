namespace Islet.Course;

/// <summary>
/// When a result was issued, so that somebody could act on it. The default is unknown: "as it happened" (a visit, an operation)
/// has to be said, because a silent one would let a replay see what nobody knew (facts.md 1.8).
/// </summary>
public readonly record struct Reported
{
    private const string SameAsHappened = "=happened";

    private Reported(bool asHappened, When when) => (AsHappened, When) = (asHappened, when);

    public static Reported Unknown => default;

    /// <summary>Nothing is issued separately: known as soon as it happened.</summary>
    public static Reported WhenItHappened { get; } = new(true, default);

    public bool AsHappened { get; }

    /// <summary>The stated day; unknown where none is stated or it is that of the happening.</summary>
    public When When { get; }

    public bool IsKnown => AsHappened || When.IsKnown;

    public static Reported On(When when) => new(false, when);

    /// <exception cref="FormatException">The text is not "=happened", a day or an offset.</exception>
    public static Reported Parse(string? text) => text switch
    {
        null or "" => default,
        SameAsHappened => WhenItHappened,
        _ => On(When.Parse(text)),
    };

    public When Of(When happened) => AsHappened ? happened : When;

    /// <summary>The form in which it is stored; null where unknown.</summary>
    public string? ToStored() => AsHappened ? SameAsHappened : When.IsKnown ? When.ToString() : null;
}
