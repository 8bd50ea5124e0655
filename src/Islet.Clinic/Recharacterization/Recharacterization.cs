using Islet.Course;

namespace Islet.Clinic;

/// <summary>One characterization against the one before it; what that one lacks is compared with the last that has it.</summary>
/// <param name="From">The one before.</param>
/// <param name="Hormones">Against the last panel before.</param>
/// <param name="HormonesComparedWith">Number of the characterization with that panel; null: there is none.</param>
/// <param name="Tracers">Each tracer against its last PET before.</param>
/// <param name="Board">Whether it matters, and whether therapy changed, as a board said.</param>
/// <param name="Optimisations">What is new knowledge of the same state rather than a change.</param>
/// <param name="Before">The view of the day on which the one before was complete, from what is known now.</param>
/// <param name="After">The same of this one: what a guideline says differently in the two is the shell's to compose (S000-38).</param>
public sealed record Recharacterization(
    TumourCharacterization From, TumourCharacterization To, ChangeVerdict Verdict, Ki67Comparison Ki67, SecretionChange Hormones, int? HormonesComparedWith,
    TracerPatternChange Tracers, BoardView Board, IReadOnlyList<Optimisation> Optimisations, View Before, View After)
{
    /// <summary>The patient under <see cref="Before"/>; worked out when it is asked for, and once for the two changes that it lies between.</summary>
    public Snapshot PatientBefore => Examined.Before.AtClose;

    /// <summary>The patient under <see cref="After"/>.</summary>
    public Snapshot PatientAfter => Examined.After.AtClose;

    internal (ExaminedState Before, ExaminedState After) Examined { get; init; }
}
