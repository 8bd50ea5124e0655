using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>What keeps the numbers of two images from being compared (pet-quantification 6 and 10).</summary>
[JsonConverter(typeof(SnakeCase<BreakReason>))]
public enum BreakReason
{
    /// <summary>PET and SPECT.</summary>
    Modality,
    Tracer,
    Scanner,
    Reconstruction,

    /// <summary>More than 15 minutes apart.</summary>
    UptakeTime,

    /// <summary>A somatostatin analogue before one of the two: uptake of the healthy liver falls, and with it every threshold and ratio that hangs on it.</summary>
    Ssa,
    SuvType,
    Method,

    /// <summary>Least volume or touching of voxels, by which candidates are found.</summary>
    Search,
    Order,
}

/// <param name="Before">Null: not known; what is not known does not agree.</param>
public sealed record SeriesBreak(BreakReason Reason, string? Before, string? After)
{
    /// <summary>Minutes by which uptake times may differ.</summary>
    public const double UptakeMin = 15;

    /// <inheritdoc cref="Between(SeriesTerms, SeriesTerms)"/>
    public static IReadOnlyList<SeriesBreak> Between(Quantification before, Quantification after) => Between(SeriesTerms.Of(before), SeriesTerms.Of(after));

    /// <summary>In the order of the enumeration; none: numbers may be compared.</summary>
    public static IReadOnlyList<SeriesBreak> Between(SeriesTerms a, SeriesTerms b)
    {
        var breaks = new List<SeriesBreak>();
        Equal(BreakReason.Modality, a.Modality, b.Modality);
        Equal(BreakReason.Tracer, a.Tracer, b.Tracer);
        Equal(BreakReason.Scanner, a.Scanner, b.Scanner);
        Equal(BreakReason.Reconstruction, a.Reconstruction, b.Reconstruction);
        if (!(a.UptakeMin is { } first && b.UptakeMin is { } second && Math.Abs(first - second) <= UptakeMin))
            breaks.Add(new(BreakReason.UptakeTime, Minutes(a.UptakeMin), Minutes(b.UptakeMin)));
        if (a.Kind is TracerKind.Sst || b.Kind is TracerKind.Sst)
            Equal(BreakReason.Ssa, Ssa(a.Ssa), Ssa(b.Ssa));
        Equal(BreakReason.SuvType, a.SuvType, b.SuvType);
        Equal(BreakReason.Method, a.Method, b.Method);
        Equal(BreakReason.Search, a.Search, b.Search);
        if (a.Day > b.Day)
            breaks.Add(new(BreakReason.Order, FormattableString.Invariant($"{a.Day:yyyy-MM-dd}"), FormattableString.Invariant($"{b.Day:yyyy-MM-dd}")));
        return breaks;

        void Equal(BreakReason reason, string? x, string? y)
        {
            if (x is null || !string.Equals(x, y, StringComparison.OrdinalIgnoreCase))
                breaks.Add(new(reason, x, y));
        }
    }

    private static string? Minutes(double? minutes) => minutes is { } known ? FormattableString.Invariant($"{known:0.0} min") : null;

    private static string? Ssa(bool? given) => given switch { true => "given", false => "not given", null => null };
}
