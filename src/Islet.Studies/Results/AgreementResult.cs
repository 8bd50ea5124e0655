using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Agreement of readers.</summary>
/// <param name="Cases">Whatever anybody read.</param>
/// <param name="Categories">In their order; positions in <paramref name="Counts"/>.</param>
/// <param name="Counts">Two readers: rows the first's category, columns the second's. Several: a row a case, how many chose each.</param>
/// <param name="Agreed">Cases on which all readers say the same.</param>
public sealed record AgreementResult(AgreementTable Table, int Cases, IReadOnlyList<string> Categories, IReadOnlyList<IReadOnlyList<int>> Counts, int Agreed, Kappa Kappa)
{
    /// <summary>Cases that all readers put in a category.</summary>
    public int Compared => IsCross ? Counts.Sum(row => row.Sum()) : Counts.Count;

    public bool IsCross => Table.Readers == 2;
}
