using Islet.Figures;

namespace Islet.Studies;

/// <summary>A figure of the Ki-67 index of the patients of the cohort, a line each (figure 3 of the Uppsala paper).</summary>
/// <param name="Name">Of its file.</param>
/// <param name="Title">Null: what it is called.</param>
/// <param name="Events">Characterizations, from left to right, at which the index is read; empty: every specimen on its day, in months from time zero.</param>
public sealed record TrajectoryWish(string Name, string? Title, IReadOnlyList<StudyEvent> Events, Ki67Scale Scale)
{
    public bool IsByTime => Events.Count == 0;
}
