using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether a somatostatin analogue was at work on a day: it lowers the uptake of the healthy liver, and with it what a scan is held against (van de Weijer et al. 2024, doi:10.1007/s00259-024-06659-0).</summary>
public static class AnalogueCover
{
    /// <summary>Days for which a depot injection lasts: lanreotide autogel and octreotide LAR are given every four weeks (their SmPC, section 4.2).</summary>
    public const int DepotDays = 28;

    /// <summary>By the reader of the scan, who says how long ago the last depot was; else by the treatments on record.</summary>
    public static bool? At(Snapshot snapshot, AxisPoint day, int? daysSinceDepot) => daysSinceDepot is { } days ? days <= DepotDays : At(snapshot.Sight, day);

    /// <summary>No only where somebody says that the treatment history is complete.</summary>
    internal static bool? At(Sight sight, AxisPoint day) => sight.LineEvidence.Episodes.Any(e => e.Has(DrugClass.SomatostatinAnalogue) && e.RunsAt(day)) ? true
        : TherapyLines.LogClosedIn(sight) is { } closed && closed.Happened.First >= day ? false : null;
}
