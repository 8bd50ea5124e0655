using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>Why a tumour was characterized on an occasion.</summary>
[JsonConverter(typeof(SnakeCase<Occasion>))]
public enum Occasion
{
    Diagnosis,
    Inclusion,
    Progression,
    Other,
}

/// <summary>
/// A person's declaration that biopsy, receptor and FDG PET and hormone panel around this day are one characterization of the tumour. Where nobody
/// declared one, it is derived from the examinations themselves.
/// </summary>
public sealed record Characterization() : Content(nameof(Characterization))
{
    public Occasion? Occasion { get; init; }

    /// <summary>The specimen, and the imaging studies, that belong to it; null: those around its day.</summary>
    [JsonPropertyName("specimen")]
    public string? SpecimenName { get; init; }

    public IReadOnlyList<string>? Studies { get; init; }

    /// <summary>The first day of the hormone panel; null: laboratory results around its day.</summary>
    public Day? Panel { get; init; }

    public string? Basis { get; init; }
}

/// <summary>What a tumour board decided on a day, and on what.</summary>
public sealed record BoardDecision() : Content(nameof(BoardDecision))
{
    public string? Question { get; init; }

    /// <summary>The plan in words.</summary>
    public string? Plan { get; init; }

    /// <summary>The plan before, as the board knew it.</summary>
    public string? PlanBefore { get; init; }

    /// <summary>Treatments weighed: prrt, embolization, surgery, a drug …</summary>
    public IReadOnlyList<string>? Considered { get; init; }

    /// <summary>The patient is watched without tumour treatment from this day on.</summary>
    public bool? Observation { get; init; }

    /// <summary>The last characterization changed the treatment plan; null: nobody said.</summary>
    public bool? TherapyChanged { get; init; }

    /// <summary>What in the characterization changed it, or would have to: ki67, grade, tracer_pattern, hormones, syndrome.</summary>
    public IReadOnlyList<string>? BecauseOf { get; init; }

    /// <summary>The change that was found matters for treatment, as the board judges; null: nobody said.</summary>
    public bool? ChangeMatters { get; init; }

    /// <summary>Statements of a guideline that the plan follows, and departs from.</summary>
    public IReadOnlyList<string>? Followed { get; init; }

    public IReadOnlyList<string>? DepartedFrom { get; init; }

    /// <summary>One reason for all of <see cref="DepartedFrom"/>.</summary>
    public string? DepartureReason { get; init; }

    /// <summary>A reason for each of <see cref="DepartedFrom"/>, in its order; an empty one stands in the place of a departure without a reason of its own (version 2).</summary>
    public IReadOnlyList<string>? DepartureReasons { get; init; }

    /// <summary>Who sat there, by role: surgeon, nuclear medicine … Nobody is named (version 2).</summary>
    public IReadOnlyList<string>? Present { get; init; }

    /// <summary>Why no tumour treatment is given, by the words of the fact.</summary>
    public string? ReasonUntreated { get; init; }

    /// <summary>The plan was carried out as it was decided; entered later. Null: nobody said.</summary>
    public bool? Done { get; init; }

    /// <summary>The day by which that was known (version 2).</summary>
    public Day? DoneOn { get; init; }

    /// <summary>What was done in its place, where the plan was changed on the way; null: nothing, or nobody said (version 2).</summary>
    public string? DoneInstead { get; init; }

    /// <summary>Why it was not done, or not as decided (version 2).</summary>
    public string? NotDoneReason { get; init; }

    /// <summary>Which assessment of a treatment it follows: interim, end_of_treatment.</summary>
    public string? Assessment { get; init; }

    /// <summary>The <see cref="Treatment.Course"/> assessed.</summary>
    public string? Course { get; init; }

    /// <summary>What is done with it: continue, pause, stop, change, surgery.</summary>
    public string? Decision { get; init; }

    /// <summary>Why: response, stable, progression, toxicity, choice, death, other.</summary>
    public string? DecisionReason { get; init; }
}
