using System.Collections;
using Islet.Studies;

namespace Islet.Web;

/// <summary>All rows of a census in one order; a page of it costs what the page costs.</summary>
/// <param name="turned">So many of the first rows stand in reverse.</param>
public sealed class PatientOrder(PatientRow[] rows, int[] order, int turned) : IReadOnlyList<PatientRow>
{
    public int Count => order.Length;

    public PatientRow this[int index] => rows[Row(index)];

    /// <summary>Which row of the census stands at a place of this order.</summary>
    public int Row(int index) => order[index < turned ? turned - 1 - index : index];

    public IEnumerator<PatientRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
