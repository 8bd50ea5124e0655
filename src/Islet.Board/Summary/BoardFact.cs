using Islet.Course;

namespace Islet.Board;

/// <summary>One line of what the tumour is now.</summary>
/// <param name="Code">Snake case, as JSON names it.</param>
/// <param name="Value">What holds, or why it is not known.</param>
/// <param name="Beside">What must be read with it.</param>
/// <param name="Sources">The findings that it rests on; of an unknown one those that were there and did not decide.</param>
public sealed record BoardFact(string Code, string Label, string Value, bool IsKnown, IReadOnlyList<string> Beside, IReadOnlyList<BoardSource> Sources)
{
    /// <summary>Facts of their own under the line, known or not.</summary>
    public IReadOnlyList<BoardFact> Parts { get; init; } = [];

    public bool IsStale => Sources.Any(s => s.IsStale);

    /// <summary>Specimens of different class stand under it, and a person has to say which one speaks; the fact sheet is where that is said.</summary>
    public bool AsksWhichSpeaks { get; init; }

    /// <summary>The facts of the vocabulary that it reads.</summary>
    public IReadOnlyList<Fact> Reads { get; init; } = [];
}

/// <summary>A fact that a person should look at before the board relies on it; the fact sheet is where it is confirmed.</summary>
/// <param name="Value">As it stands; null: unknown.</param>
/// <param name="Owner">Whose statement it is; null: nobody's.</param>
/// <param name="Block">The block of the fact sheet in which it is confirmed; null: it comes with a finding.</param>
public sealed record BoardConfirmation(Fact Fact, string Label, string? Value, string? Age, string? Owner, string Why, string? Block);
