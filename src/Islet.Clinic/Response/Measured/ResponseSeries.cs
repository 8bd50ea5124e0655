using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// What one reader measured in one patient from a reference date on: the single input of every response criterion. Whoever makes it (a course, a file of
/// examples, SDTM) decides nothing about response. Readers are never mixed: each has a series of its own (spec response-criteria D5).
/// </summary>
public sealed record ResponseSeries
{
    /// <summary>Tells results of one call apart; never a patient's name or number.</summary>
    public string? Name { get; init; }

    /// <summary>Randomisation or first treatment; not the baseline scan (D1). Null: not known, and no duration is worked out.</summary>
    public AxisPoint? Reference { get; init; }

    /// <summary>The lesions followed since baseline.</summary>
    public IReadOnlyList<TrackedLesion> Lesions { get; init => field = value ?? []; } = [];

    /// <summary>As they were given; <see cref="Timeline"/> puts them in order.</summary>
    public IReadOnlyList<TimePoint> TimePoints { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The PET to which uptake and volumes are compared where nobody says which lesions are followed by size: a criterion of sizes has no baseline then, one of PET asks for no such lesions. Null: the baseline's own, or none.
    /// </summary>
    public PetScan? UptakeBaseline { get; init; }

    public SeriesEvents Events { get; init => field = value ?? new(); } = new();

    /// <summary>Null: not stated, and the rule of missed visits is off.</summary>
    public VisitSchedule? Schedule { get; init; }
}

/// <summary>Part that a lesion plays for the criteria, fixed at baseline.</summary>
public enum SeriesRole
{
    Target,
    NonTarget,
}

/// <param name="Id">Identity of the lesion over all time points ("L1").</param>
/// <param name="Organ">As the record says; lymph nodes everywhere are one organ.</param>
/// <param name="IsNode">A lymph node: its short axis counts, and 10 mm is normal.</param>
public sealed record TrackedLesion(string Id, SeriesRole Role, string Organ, bool IsNode = false, string? Site = null);

/// <summary>What happened beside the scans.</summary>
/// <param name="NewTherapy">Start of the next anticancer therapy.</param>
/// <param name="SymptomaticDeterioration">A reason to stop, never a response (Eisenhauer 2009; spec 1.11).</param>
/// <param name="PrrtCycles">Days of the courses of radionuclide therapy that belong to this series; null: another treatment, or not recorded.</param>
public sealed record SeriesEvents(
    AxisPoint? Death = null, AxisPoint? NewTherapy = null, AxisPoint? SymptomaticDeterioration = null, IReadOnlyList<AxisPoint>? PrrtCycles = null);

/// <param name="IntervalDays">Days between visits, as the protocol plans them.</param>
/// <param name="WindowDays">Days by which a visit may be late.</param>
public sealed record VisitSchedule(int IntervalDays, int WindowDays = 0);
