namespace Islet.Clinic;

/// <summary>What is measured of a target and summed over the targets.</summary>
/// <param name="Unit">mm, mm².</param>
/// <param name="TooSmall">Stands for a lesion that is seen and too small to measure, from the 5 mm of the options.</param>
/// <param name="Read">What was measured; null: nothing that this quantity can use.</param>
public sealed record LesionQuantity(string Unit, Func<decimal, decimal> TooSmall, Func<TrackedLesion, TargetReading, decimal?> Read)
{
    /// <summary>Longest diameter, of a node the short axis; a lesion that fell apart is the sum of its parts. Eisenhauer 2009, section 4.3.2 and Appendix II.</summary>
    public static LesionQuantity Diameter { get; } = new("mm", mm => mm, (_, reading) => Parts(reading) ?? reading.Mm);

    /// <summary>
    /// Longest diameter of what is enhanced in the arterial phase; outside the liver the whole diameter, where the organ is recorded. What is gone has no viable part;
    /// of a lesion of no named organ it is not known. Lencioni and Llovet 2010.
    /// </summary>
    public static LesionQuantity ViableDiameter { get; } = new("mm", mm => mm, (lesion, reading) =>
        reading.ViableMm ?? (reading.Mm is 0 || IsOutsideLiver(lesion) ? Parts(reading) ?? reading.Mm : null));

    /// <summary>Longest diameter times the largest perpendicular one. Green and Weiss 1992.</summary>
    public static LesionQuantity Area { get; } = new("mm²", mm => mm * mm, (_, reading) => reading.Mm is 0 ? 0 : reading.Mm * reading.PerpendicularMm);

    /// <summary>Size at one time point by itself, without the lineage of merged lesions; null: not evaluated.</summary>
    public decimal? Size(TrackedLesion lesion, TargetReading reading, decimal tooSmallMm) => reading.State switch
    {
        TargetState.Measured => NotNegative(Read(lesion, reading)),
        TargetState.TooSmall => NotNegative(Read(lesion, reading)) ?? TooSmall(tooSmallMm),
        TargetState.NotEvaluated or TargetState.Merged => null,
    };

    internal bool IsRead(TimePoint point, TrackedLesion lesion) => point.Targets.TryGetValue(lesion.Id, out var reading) && (reading.State is TargetState.Merged || Size(lesion, reading, 0) is not null);

    private static decimal? Parts(TargetReading reading)
    {
        if (reading.FragmentsMm.Count == 0)
            return null;
        var sum = 0m;
        foreach (var part in reading.FragmentsMm)
            if (part < 0)
                return -1;
            else
                sum += part;
        return sum;
    }

    private static decimal? NotNegative(decimal? size) => size is >= 0 ? size : null;

    internal static bool IsOutsideLiver(TrackedLesion lesion) => lesion.IsNode || (!string.IsNullOrWhiteSpace(lesion.Organ) && !IsLiver(lesion.Organ));

    internal static bool IsLiver(string organ) => organ.Contains("liver", StringComparison.OrdinalIgnoreCase) || organ.Contains("hepat", StringComparison.OrdinalIgnoreCase);
}
