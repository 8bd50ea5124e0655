using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Something from which a guideline counts, where the record has it.</summary>
/// <param name="Name">As a schedule names it: "last PRRT cycle".</param>
/// <param name="Finding">The finding that says so; null where it was given without a course.</param>
public sealed record PlanAnchor(string Name, AxisSpan When, Finding? Finding = null);

/// <summary>The anchors that the schedules of the shipped guidelines use, by their names there.</summary>
public static class AnchorNames
{
    public const string ObservationStart = "observation start", TreatmentStart = "treatment start", SsaStart = "SSA start", PrrtStart = "PRRT start",
        PrrtCycle = "PRRT cycle", LastPrrtCycle = "last PRRT cycle", Resection = "resection";

    /// <summary>Not counted from a day: as long as the state holds.</summary>
    public const string Continuous = "continuous";

    public static IReadOnlyList<string> All { get; } = [ObservationStart, TreatmentStart, SsaStart, PrrtStart, PrrtCycle, LastPrrtCycle, Resection];

    /// <summary>What a schedule may name.</summary>
    public static IReadOnlyList<string> Written { get; } = [.. All, Continuous];

    /// <summary>"last_prrt_cycle".</summary>
    public static string Key(string name) => name.ToLowerInvariant().Replace(' ', '_');
}

/// <summary>What follow-up consists of, as far as a plan tells it apart.</summary>
public enum FollowUpKind
{
    Imaging,
    Visit,
    Laboratories,
}

/// <summary>An examination of follow-up that was done.</summary>
/// <param name="Modality">Of imaging, as recorded: CT, MRI, SSTR-PET …; null: not said.</param>
public sealed record FollowUpDone(FollowUpKind Kind, AxisSpan When, string? Modality = null, Finding? Finding = null)
{
    /// <summary>A person gave the day of the last imaging and not what it was: it counts for whatever is asked.</summary>
    public const string AnyImaging = "imaging";
}

/// <summary>From when a plan counts and what was done, on one day: what <see cref="SurveillancePlan"/> is computed from beside the statements.</summary>
/// <param name="Day">The day of the plan.</param>
/// <param name="Known">At most one of each name; what is not among them is not recorded.</param>
/// <param name="Cycles">Cycles of the running, else the last, course of radionuclide therapy, in their order; those after <paramref name="Day"/> are planned.</param>
public sealed partial record SurveillanceAnchors(Axis Axis, AxisPoint Day, IReadOnlyList<PlanAnchor> Known, IReadOnlyList<PlanAnchor> Cycles, IReadOnlyList<FollowUpDone> Done)
{
    public PlanAnchor? this[string name] => Known.FirstOrDefault(a => a.Name == name);
}
