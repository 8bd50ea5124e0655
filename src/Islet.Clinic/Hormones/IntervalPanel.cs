using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// What to measure between two characterizations: only hormones that were raised and come from the tumour (Mollazadegan et al. 2025, section 2.3).
/// </summary>
/// <remarks>NANETS 2020 advises against panels without symptoms altogether; docs/rules/hormones.md shows both.</remarks>
/// <param name="Measure">Raised, and the tumour's.</param>
/// <param name="AskFirst">Raised, or of unknown level, and nobody has said whether it is the tumour's.</param>
public sealed record IntervalPanel(IReadOnlyList<string> Measure, IReadOnlyList<HormoneResult> AskFirst)
{
    public static IntervalPanel After(HormonePanel previous) => new(
        [.. previous.Results.Where(r => r.Secreted.Answer is Answer.Yes).Select(r => r.Hormone)],
        [.. previous.Results.Where(r => r.Secreted.Answer is Answer.Unknown)]);
}
