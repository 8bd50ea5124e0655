using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What a seed paper says is to be looked at before an option is chosen, where a condition holds.</summary>
/// <param name="When">For whom.</param>
/// <param name="Says">In our words.</param>
/// <param name="Source">Paper, year, section.</param>
public sealed record OptionWarning(Condition When, string Says, string Source);
