using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What a paper says is to be looked at before an option is chosen, where a condition holds.</summary>
/// <param name="When">For whom; null: it was read from the patient's own treatments.</param>
/// <param name="Says">In our words; <see cref="Day"/> in it stands for the days of the findings that decided.</param>
/// <param name="Source">Paper, section, lines; of the patient's own treatments the record.</param>
/// <param name="StatedBy">Id of the statement that says the same of a narrower situation; where it applies, the warning is not repeated. Null: none.</param>
public sealed record OptionWarning(Condition? When, string Says, string Source, string? StatedBy = null)
{
    public const string Day = "{day}";

    /// <summary>What is said while the condition waits for facts; null: nothing, for another warning or the history already tells that they are missing.</summary>
    public string? SaysUnknown { get; init; }
}
