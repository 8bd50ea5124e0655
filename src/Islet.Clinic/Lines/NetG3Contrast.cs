using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the Nordic paper's contrast of first-line regimens in NET G3 with Ki-67 under 55 % asks of a patient.</summary>
/// <param name="IsNetG3">Well differentiated, G3.</param>
/// <param name="IsBelow55">Ki-67 &lt;55 %.</param>
/// <param name="Regimen">Of the first chemotherapy line, by the words of the Nordic convention; null: none, or the lines are open.</param>
/// <param name="Line">That line; its clock starts PFS and OS.</param>
/// <remarks>NORDIC NEC 2, Br J Cancer 2025, doi:10.1038/s41416-025-03054-w, Results: platinum/etoposide, temozolomide with capecitabine, temozolomide with everolimus.</remarks>
public sealed record NetG3Contrast(Truth IsNetG3, Truth IsBelow55, string? Regimen, TherapyLine? Line)
{
    private const decimal Ki67Limit = 55; // %, same paper, figure 3

    public static NetG3Contrast Of(Snapshot snapshot)
    {
        var lines = TherapyLines.Of(snapshot);
        var first = lines.Count is null ? null : lines.Lines.FirstOrDefault(line => line.Drugs.Any(drug => DrugTable.Of(drug)?.IsChemotherapy() is true));
        return new(
            Ask(snapshot, Fact.Differentiation, value => value == FactValue.Of("well")) & Ask(snapshot, Fact.NetGrade, value => value == FactValue.Of("G3")),
            Ask(snapshot, Fact.Ki67Percent, value => value is FactValue.Number { Value: < Ki67Limit }),
            first is null ? null : LineConventions.Of(first, LineConvention.NordicNec2025).Word, first);
    }

    private static Truth Ask(Snapshot snapshot, Fact fact, Func<FactValue, bool> question) =>
        snapshot.Reader(fact) is var possible ? Truth.Of(possible.Values, possible.Missing, question) : default;
}
