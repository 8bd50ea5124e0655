using Islet.Course;

namespace Islet.Clinic;

/// <summary>One lesion whose receptors may be going.</summary>
/// <param name="ReceptorPercent">Change of its receptor SUVmax since baseline, %; null: not measured at both times, or not comparable.</param>
/// <param name="FdgPercent">Change of its FDG SUVmax, %; null also where it took up none at baseline.</param>
/// <param name="SizePercent">Change of its size, %.</param>
/// <param name="Falls">Receptor uptake fell.</param>
/// <param name="FdgRises">FDG uptake rose, or is there for the first time.</param>
public sealed record LesionDedifferentiation(
    string Lesion, decimal? ReceptorPercent, decimal? FdgPercent, decimal? SizePercent, Truth Falls, Truth FdgRises, Truth Grows)
{
    /// <summary>No where uptake did not fall; unknown for want of what is unknown among the three.</summary>
    public Truth Suspected => Falls & (FdgRises | Grows);
}

/// <param name="Fdg">Time point of the FDG series that was taken; null: none near enough.</param>
public sealed record DedifferentiationReading(string Id, string? Fdg, Truth Suspected, IReadOnlyList<LesionDedifferentiation> Lesions, IReadOnlyList<ResponseCaution> Cautions);

/// <summary>
/// Dedifferentiation suspected: receptor uptake falls while FDG uptake rises or the lesion grows. RECIST may miss it, as size can stay (Di Franco et al., Semin Nucl
/// Med 2025;55:754-765, Heterogeneity and Dual Tracer PET/CT). Cut-offs are borrowed: 30 % fall and 10 % growth (response-criteria 4.1), 25 % rise (Young 1999).
/// </summary>
public static class Dedifferentiation
{
    /// <summary>Printed with every result; the review gives none.</summary>
    public const decimal FallPercent = 30, GrowthPercent = 10, FdgRisePercent = 25;

    /// <param name="fdg">The same lesions and reader on FDG PET; null: there is none, and only growth can say yes.</param>
    public static IReadOnlyList<DedifferentiationReading> Of(Timeline receptor, Timeline? fdg, ResponseOptions options)
    {
        if (receptor.BaselinePet is not { } baseline)
            return [];
        var sizes = LesionSizes.Of(receptor, LesionQuantity.Diameter, options);
        return [.. receptor.FollowUps.Select((point, i) => point.Pet is { } now ? At(new(baseline, now, options), Near(fdg, point, options), sizes, i, point.Id) : null)
            .OfType<DedifferentiationReading>()];
    }

    private static DedifferentiationReading At(Scans receptor, (string Id, Scans Scans)? fdg, LesionSizes sizes, int at, string id)
    {
        List<LesionDedifferentiation> lesions = [.. receptor.Baseline.Lesions.Keys.Select(lesion => Lesion(lesion, receptor, fdg?.Scans, sizes, at))];
        var suspected = lesions.Count == 0 ? default : lesions.Aggregate(Truth.No, (whole, l) => whole | l.Suspected);
        return new(id, fdg?.Id, suspected, lesions, receptor.Comparison.Cautions);
    }

    private static LesionDedifferentiation Lesion(string lesion, Scans receptor, Scans? fdg, LesionSizes sizes, int at)
    {
        var (uptake, glucose) = (receptor.Of(lesion), fdg?.Of(lesion) ?? default);
        var size = Size(sizes, lesion, at);
        return new(lesion, uptake.Percent, glucose.Percent, size.Percent, uptake.Reaches(-FallPercent), glucose.Exceeds(FdgRisePercent), size.Reaches(GrowthPercent));
    }

    /// <summary>The FDG PET nearest to a receptor PET, within the days that make two scans a dual PET (Chan 2017).</summary>
    private static (string Id, Scans Scans)? Near(Timeline? fdg, TimePoint point, ResponseOptions options)
    {
        if (fdg?.BaselinePet is not { } baseline || point.Date is not { } day)
            return null;
        var nearest = fdg.FollowUps.Where(f => f is { Pet: not null, Date: not null }).MinBy(f => Math.Abs(AxisPoint.DaysBetween(day, f.Date!.Value)));
        return nearest is not null && Math.Abs(AxisPoint.DaysBetween(day, nearest.Date!.Value)) <= CharacterizationWindows.DualPetDays
            ? (nearest.Id, new(baseline, nearest.Pet!, options))
            : null;
    }

    private static Values Size(LesionSizes sizes, string lesion, int at)
    {
        for (var k = 0; k < sizes.Targets.Count; k++)
            if (sizes.Targets[k].Id == lesion)
                return sizes.Pair(k, at, -1) is { } pair ? new(pair.Before, pair.Now) : default;
        return default;
    }

    private sealed record Scans(PetScan Baseline, PetScan Now, ResponseOptions Options)
    {
        public PetComparison Comparison { get; } = PetComparison.Between(Baseline, Now, Options.Strict);

        public Values Of(string lesion) => Comparison.UptakeHolds ? new(Suv(Baseline, lesion), Suv(Now, lesion)) : default;

        private static decimal? Suv(PetScan scan, string lesion) => scan.Lesions.TryGetValue(lesion, out var reading) ? reading.SuvMax : scan.ListsEveryLesion ? 0 : null;
    }

    /// <summary>Two values of one lesion; what is missing makes every question unknown.</summary>
    private readonly record struct Values(decimal? Before, decimal? Now)
    {
        public decimal? Percent => Before is > 0 and var before ? 100 * (Now - before) / before : null;

        /// <summary>A change of so many per cent or more, of its sign; from 0 anything is a rise.</summary>
        public Truth Reaches(decimal percent) => this is { Before: { } a, Now: { } b }
            ? Truth.Of(percent < 0 ? a > 0 && 100 * b <= (100 + percent) * a : b > a && 100 * b >= (100 + percent) * a)
            : default;

        public Truth Exceeds(decimal percent) => this is { Before: { } a, Now: { } b } ? Truth.Of(100 * b > (100 + percent) * a) : default;
    }
}
