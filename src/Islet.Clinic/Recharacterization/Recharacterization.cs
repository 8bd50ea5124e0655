using Islet.Course;

namespace Islet.Clinic;

/// <summary>One characterization against the one before.</summary>
/// <param name="From">The one before.</param>
/// <param name="Board">Whether it matters, and whether therapy changed, as a board said.</param>
/// <param name="Optimisations">What is new knowledge of the same state rather than a change.</param>
/// <param name="Before">The view of the day on which the one before was complete, from what is known now.</param>
/// <param name="After">The same of this one: what a guideline says differs between the two is the shell's to compose.</param>
public sealed record Recharacterization(
    TumourCharacterization From, TumourCharacterization To, ChangeVerdict Verdict, BoardView Board, IReadOnlyList<Optimisation> Optimisations, View Before, View After);
