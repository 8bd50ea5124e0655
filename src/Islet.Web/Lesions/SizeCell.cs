using System.Globalization;
using System.Text.RegularExpressions;
using Islet.Course;

namespace Islet.Web;

/// <summary>What was typed for one lesion: a size in millimetres, a key for what is not measured, or both ("12 e" is an equivocal lesion of 12 mm).</summary>
/// <param name="Status">Null: nothing was typed, or nothing that can be read.</param>
/// <param name="Mm">Longest diameter; of a node the short axis.</param>
/// <param name="OtherMm">What was typed behind a cross: the diameter perpendicular to the first.</param>
/// <param name="MergedInto">The lesion with whose mass this one has become one.</param>
/// <param name="Wrong">Why it cannot be read; null: it can.</param>
public sealed partial record SizeCell(LesionStatus? Status, decimal? Mm = null, decimal? OtherMm = null, string? MergedInto = null, string? Wrong = null)
{
    /// <summary>The key of each state, in the order of the legend. A size alone means that the lesion is there.</summary>
    public static IReadOnlyList<(char Key, LesionStatus Status, string Words)> Keys { get; } =
    [
        ('g', LesionStatus.Absent, N("gone")), ('t', LesionStatus.TooSmall, N("too small to measure")), ('n', LesionStatus.NotEvaluable, N("not evaluated")),
        ('p', LesionStatus.Present, N("present, not measured")), ('w', LesionStatus.Worsened, N("worsened, not unequivocally")),
        ('u', LesionStatus.Progressing, N("unequivocal progression")), ('e', LesionStatus.Equivocal, N("equivocal")), ('b', LesionStatus.NotMalignant, N("benign or technique")),
    ];

    public const char Merged = 'm';

    private static readonly SizeCell Nothing = new((LesionStatus?)null);

    public bool IsEmpty => this == Nothing;

    public static SizeCell Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
            return Nothing;
        if (Into().Match(text) is { Success: true } merged)
            return new(LesionStatus.Present, MergedInto: merged.Groups["into"].Value);
        if (Centimetres().IsMatch(text))
            return Unreadable(T("Centimetres. Type the size in millimetres."));
        if (Typed().Match(text) is not { Success: true } match)
            return Unreadable(T("Not a size in mm and not a key. Sizes are typed as 28 or 28.5, keys are in the legend."));
        if (!TryMm(match.Groups["mm"].Value, out var mm) || !TryMm(match.Groups["other"].Value, out var other))
            return Unreadable(T("Not a size in mm: a whole number, or one with up to two decimals."));
        return Of(match.Groups["key"].Value, mm, other);
    }

    /// <summary>The text that <see cref="Read"/> reads back as this finding.</summary>
    public static string Write(LesionRead read, bool isNode) => read switch
    {
        { MergedInto: { } into } => $"{Merged} {into}",
        { Status: LesionStatus.Absent } => "g",
        _ => string.Join(' ', new[] { Number(isNode ? read.ShortAxisMm : read.LongestMm), KeyOf(read, isNode) }.Where(part => part.Length > 0)),
    };

    /// <summary>Reads a length; an empty text is none.</summary>
    public static bool TryMm(string? typed, out decimal? mm)
    {
        mm = null;
        var text = (typed ?? "").Trim().Replace(',', '.');
        if (text.Length == 0)
            return true;
        if (!Length().IsMatch(text))
            return false;
        mm = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }

    public static string Number(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    private static SizeCell Of(string key, decimal? mm, decimal? other) => key.ToLowerInvariant() switch
    {
        "" when mm is null => Unreadable(T("Not a size in mm and not a key.")),
        "" when mm == 0 => new(LesionStatus.Absent),
        "" => new(LesionStatus.Present, mm, other),
        "g" or "n" when mm is not null => Unreadable(T("A size and a key that says there is none. Type one of them.")),
        var typed => new(Keys.Single(k => k.Key == typed[0]).Status, mm, other),
    };

    /// <summary>Nothing for what a size alone says.</summary>
    private static string KeyOf(LesionRead read, bool isNode) =>
        read.Status is { } status && !(status is LesionStatus.Present && (isNode ? read.ShortAxisMm : read.LongestMm) is not null) ? Keys.Single(k => k.Status == status).Key.ToString() : "";

    private static SizeCell Unreadable(string why) => new(null, Wrong: why);

    [GeneratedRegex(@"^(?<mm>[0-9.,]+)?(\s*[x×*]\s*(?<other>[0-9.,]+))?(\s*mm)?\s*(?<key>[gtnpwuebGTNPWUEB])?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^[mM=]\s*(?<into>\S.{0,40})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Into();

    [GeneratedRegex(@"^[0-9.,\s]+cm$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Centimetres();

    [GeneratedRegex(@"^[0-9]{1,4}(\.[0-9]{1,2})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Length();
}
