namespace Islet.Clinic;

/// <summary>Non-conventional use of a somatostatin analogue against the treatment before: another analogue, a higher dose per injection, a shorter interval.</summary>
/// <param name="Reasons">Those that hold for certain.</param>
/// <param name="IsKnown">False: nothing holds for certain, and a dose or interval is missing.</param>
/// <remarks>Panzuto et al. 2024, section 3.3 and Discussion (dose intensity, dose density, switch).</remarks>
public sealed record Intensification(IReadOnlyList<LineReason> Reasons, bool IsKnown)
{
    public static Intensification Of(DrugEpisode before, DrugEpisode now)
    {
        List<LineReason> reasons = [];
        if (!now.Analogues.All(drug => before.Analogues.Contains(drug, StringComparer.OrdinalIgnoreCase)))
            reasons.Add(LineReason.AnalogueChanged); // doses of two analogues are not compared
        else
        {
            if (now.Treatment.DoseMg is { } dose && before.Treatment.DoseMg is { } former && dose > former)
                reasons.Add(LineReason.DoseRaised);
            if (now.Treatment.IntervalDays is { } interval && before.Treatment.IntervalDays is { } longer && interval < longer)
                reasons.Add(LineReason.IntervalShortened);
        }
        var doses = now.Treatment.DoseMg is not null && before.Treatment.DoseMg is not null;
        var intervals = now.Treatment.IntervalDays is not null && before.Treatment.IntervalDays is not null;
        return new(reasons, reasons.Count > 0 || (doses && intervals));
    }
}
