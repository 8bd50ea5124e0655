using System.Text.Json;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    private static void AgreementOf(Utf8JsonWriter json, AgreementResult found) => json.WriteObject(() =>
    {
        json.WriteString("name", found.Table.Id);
        json.WriteNumber("readers", found.Table.Readers);
        json.WriteNumber("cases", found.Cases);
        json.WriteNumber("compared", found.Compared);
        json.WriteNumber("agreed", found.Agreed);
        json.WriteTexts("categories", found.Categories);
        json.WriteArray(found.IsCross ? "cross_table" : "reads", found.Counts, row =>
        {
            json.WriteStartArray();
            foreach (var count in row)
                json.WriteNumberValue(count);
            json.WriteEndArray();
        });
        json.WriteString("kappa_of", found.IsCross ? "Cohen" : "Fleiss");
        json.WriteString("weights", found.Table.Weights switch { KappaWeights.Unweighted => "unweighted", KappaWeights.Linear => "linear", KappaWeights.Quadratic => "quadratic" });
        json.Number("kappa", found.Kappa.Value);
        json.Number("se", found.Kappa.StandardError);
        json.Limits(found.Kappa.Limits);
        json.Number("agreement", found.Kappa.Agreement);
        json.Number("chance", found.Kappa.Chance);
        json.Number("p", found.Kappa.P);
    });
}
