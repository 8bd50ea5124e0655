using Islet.Course;

namespace Islet.Guidelines;

/// <summary>Facts that would decide an undecided condition, none of them dispensable for something that the set can do.</summary>
/// <param name="Always">Whatever the answers are, the condition is decided.</param>
/// <param name="Applies">The answers that make it apply; each line is one way, all its replies together.</param>
/// <param name="DoesNotApply">The answers that make it not apply.</param>
public sealed record DecidingSet(FactSet Facts, bool Always, IReadOnlyList<IReadOnlyList<Reply>> Applies, IReadOnlyList<IReadOnlyList<Reply>> DoesNotApply);
