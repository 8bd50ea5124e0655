namespace Islet.Clinic;

/// <summary>By what a patient progressed.</summary>
public enum ProgressionMechanism
{
    NewLesion,
    Growth,
    NewLesionAndGrowth,

    /// <summary>Disease back after complete response, without a new lesion.</summary>
    Reappearance,

    /// <summary>The patient got worse, and nothing else is told (SWOG).</summary>
    Deterioration,

    /// <summary>The record says that, and not by what.</summary>
    NotTold,
}

/// <param name="Count">Patients, at their first progression.</param>
public sealed record ProgressionMechanismCount(ProgressionMechanism Mechanism, int Count);

/// <summary>
/// Progression by new lesions or by growth. Brabander et al., Endocr Relat Cancer 2017;24:243-251: after PRRT 51 of 54 progressed by new lesions and not by diameters
/// (SWOG), so that growth alone early after PRRT is rarely true progression.
/// </summary>
public static class ProgressionMechanisms
{
    /// <summary>By new lesions, of all who progressed.</summary>
    public static (int NewLesion, int All) Published { get; } = (51, 54);

    /// <summary>Null: not progression. Growth is of targets, of non-targets, or of uptake and volume.</summary>
    public static ProgressionMechanism? Of(TimePointResponse response)
    {
        if (ResponseGroups.Of(response.Overall) is not ResponseGroup.Progression)
            return null;
        var isNew = response.New || response.Progressions.Any(p => p.Cause is ProgressionCause.NewLesion);
        var grew = response.Progressions.Any(p => p.Cause is ProgressionCause.Target or ProgressionCause.NonTarget or ProgressionCause.Functional);
        return (isNew, grew) switch
        {
            (true, true) => ProgressionMechanism.NewLesionAndGrowth,
            (true, false) => ProgressionMechanism.NewLesion,
            (false, true) => ProgressionMechanism.Growth,
            _ when response.Progressions.Any(p => p.Cause is ProgressionCause.Reappearance) => ProgressionMechanism.Reappearance,
            _ => response.Progressions.Count > 0 ? ProgressionMechanism.Deterioration : ProgressionMechanism.NotTold,
        };
    }

    /// <summary>Each mechanism once, of the first progression of each assessment.</summary>
    public static IReadOnlyList<ProgressionMechanismCount> Count(IEnumerable<ResponseAssessment> patients)
    {
        var first = patients.Select(a => a.TimePoints.Select(Of).FirstOrDefault(m => m is not null)).OfType<ProgressionMechanism>().ToList();
        return [.. Enum.GetValues<ProgressionMechanism>().Select(m => new ProgressionMechanismCount(m, first.Count(f => f == m)))];
    }
}
