namespace Islet.Studies;

/// <summary>The patients of the cohort as a figure of response draws them.</summary>
/// <param name="Patients">In the registry's order, which decides ties; none is named.</param>
public sealed record ResponseResult(ResponseFigureWish Wish, IReadOnlyList<PatientResponse> Patients)
{
    /// <summary>A mark for each patient; an agreement is counted.</summary>
    public bool IsOfSingle => Wish.Kind is not ResponseFigureKind.CriteriaAgreement;
}
