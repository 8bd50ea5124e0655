using Islet.Course;

namespace Islet.Guidelines;

/// <summary>One thing by which patients entered a trial or series.</summary>
/// <param name="Says">In our words: "Ki-67 at most 10 %".</param>
/// <param name="Condition">The same, asked of a patient; null where no fact of the vocabulary tells it.</param>
/// <param name="Source">Paper and section that say so.</param>
public sealed record EntryCriterion(string Says, Condition? Condition, string Source);

/// <summary>Who was in a trial or series, as far as the papers here say.</summary>
/// <param name="Name">"CLARINET".</param>
/// <param name="Says">What it was, in our words.</param>
/// <param name="Studies">The names under which its rows stand in the table.</param>
public sealed record TrialPopulation(string Name, string Says, IReadOnlyList<string> Studies, IReadOnlyList<EntryCriterion> Entered);
