using Islet.Clinic;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Two criteria in the same patients.</summary>
/// <param name="Patients">In whom both speak of response, stable or progression: the denominator.</param>
/// <param name="Agree">Of them, those put into the same group.</param>
/// <param name="Table">Response, stable, progression by the first down, by the second across.</param>
public sealed record CriteriaPair(string One, string Other, int Patients, int Agree, IReadOnlyList<IReadOnlyList<int>> Table, Kappa Kappa)
{
    /// <summary>Null: no patient has both.</summary>
    public double? Percent => Patients == 0 ? null : 100.0 * Agree / Patients;
}

/// <summary>
/// How far criteria agree over patients, in groups that they share: per cent, kappa and the number behind each. Published to compare with: 65 % between RECIST 1.1 and
/// Choi on the status at last follow-up of 75 patients (van Treijen 2022, in Di Franco et al., Semin Nucl Med 2025;55:754-765).
/// </summary>
/// <param name="Criteria">In the order of the matrix.</param>
/// <param name="Pairs">Each pair once, in that order.</param>
public sealed record CriteriaAgreement(IReadOnlyList<string> Criteria, IReadOnlyList<CriteriaPair> Pairs)
{
    private static readonly ResponseGroup[] Groups = [ResponseGroup.Response, ResponseGroup.Stable, ResponseGroup.Progression];

    /// <summary>As printed, %.</summary>
    public const double PublishedRecistChoiPercent = 65;

    /// <param name="patients">Of each patient one time point: the last, the best, or that of a planned visit. One per patient, as several are not independent.</param>
    public static CriteriaAgreement Of(IReadOnlyList<ResponseRow> patients)
    {
        List<string> criteria = [.. patients.SelectMany(p => p.Cells).Select(c => c.Criterion.Code).Distinct(StringComparer.Ordinal)];
        return new(criteria, [.. criteria.SelectMany((one, i) => criteria.Skip(i + 1).Select(other => Pair(one, other, patients)))]);
    }

    private static CriteriaPair Pair(string one, string other, IReadOnlyList<ResponseRow> patients)
    {
        var table = Groups.Select(_ => new int[Groups.Length]).ToArray();
        foreach (var patient in patients)
            if (patient[one] is { Group: not ResponseGroup.None and var a } && patient[other] is { Group: not ResponseGroup.None and var b })
                table[Array.IndexOf(Groups, a)][Array.IndexOf(Groups, b)]++;
        return new(one, other, table.Sum(row => row.Sum()), Enumerable.Range(0, Groups.Length).Sum(i => table[i][i]), table, CohenKappa.Of(table, KappaWeights.Unweighted));
    }
}
