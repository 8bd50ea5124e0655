using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What a paper says is to be looked at before an option is chosen, where a condition holds.</summary>
/// <param name="When">For whom.</param>
/// <param name="Says">In our words.</param>
/// <param name="Source">Paper, section, lines.</param>
/// <param name="StatedBy">Id of the statement that says the same of a narrower situation; where it applies, the warning is not repeated. Null: none.</param>
public sealed record OptionWarning(Condition When, string Says, string Source, string? StatedBy = null);
