namespace Islet.Clinic;

/// <summary>A share of patients as counts; the exact limits of it are worked out where statistics may be seen.</summary>
/// <param name="Of">Patients in the denominator.</param>
public sealed record ResponseShare(int Count, int Of);

/// <summary>
/// Objective response and disease control of a group. All patients are the denominator and whoever is not evaluable has failed; evaluable patients alone stand beside
/// it (Eisenhauer et al. 2009, section 4.8; the table note of NORDIC NEC 2 2025 removes those not evaluable).
/// </summary>
/// <param name="Response">Complete and partial.</param>
/// <param name="ResponseWithMinor">Minor ones included (van Vliet 2013): a line of its own.</param>
/// <param name="DiseaseControl">Response, minor response, stable disease long enough, and non-targets that remain.</param>
public sealed record ResponseRate(
    ResponseShare Response, ResponseShare ResponseWithMinor, ResponseShare DiseaseControl,
    ResponseShare EvaluableResponse, ResponseShare EvaluableResponseWithMinor, ResponseShare EvaluableDiseaseControl)
{
    public static ResponseRate Of(IReadOnlyCollection<BestOverallResponse> patients)
    {
        var evaluable = patients.Count(p => ResponseLevels.Of(p.Category) is not ResponseLevel.None);
        var response = patients.Count(p => p.IsResponse);
        var withMinor = response + patients.Count(p => p.IsMinorResponse);
        var control = patients.Count(p => p.IsDiseaseControl);
        return new(new(response, patients.Count), new(withMinor, patients.Count), new(control, patients.Count), new(response, evaluable), new(withMinor, evaluable), new(control, evaluable));
    }
}
