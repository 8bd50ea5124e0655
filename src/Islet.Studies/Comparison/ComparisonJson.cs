using System.Text.Encodings.Web;
using System.Text.Json;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A comparison for programs.</summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="comparison">With a paper.</param>
    /// <param name="difference">To earlier results.</param>
    public static byte[] Of(PaperComparison? comparison, ResultsDifference? difference = null)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteObject(() =>
            {
                json.WriteString("schema", "islet-comparison/1");
                if (comparison is not null)
                    Members(json, comparison);
                if (difference is not null)
                    Changed(json, difference);
            });
        }
        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    private static void Members(Utf8JsonWriter json, PaperComparison comparison)
    {
        var paper = comparison.Paper;
        json.WriteString("note", ComparisonWords.Kind(comparison));
        json.WriteObject("study", () =>
        {
            json.WriteString("id", paper.Study);
            json.WriteString("sha256", comparison.StudySha256);
        });
        json.WriteObject("published", () =>
        {
            json.WriteString("file", paper.Source.Name);
            json.WriteString("sha256", paper.Source.Sha256);
            json.WriteString("citation", paper.Citation);
            json.WriteString("doi", paper.Doi);
        });
        json.WriteString("program", comparison.Program);
        json.WriteNumber("patients", comparison.Patients);
        json.WriteNumber("synthetic", comparison.Synthetic);
        json.WriteObject("summary", () =>
        {
            Tally(json, "counts", comparison.Counts, "equal");
            Tally(json, "estimates", comparison.Estimates, "inside");
            Tally(json, "p", comparison.Ps, "same_side");
            json.WriteNumber("not_compared", comparison.NotCompared);
            json.WriteTexts("unexplained", comparison.Unexplained.Select(c => c.Cell.Place));
        });
        json.WriteList("cells", comparison.Cells, cell => Cell(json, cell));
        json.WriteList("audit", comparison.Audit, misprint =>
        {
            json.WriteString("code", misprint.Code);
            json.WriteString("where", misprint.Place);
            json.WriteString("text", misprint.Text);
        });
        json.WriteTexts("remarks", paper.Remarks);
    }

    private static void Changed(Utf8JsonWriter json, ResultsDifference difference) => json.WriteObject("against", () =>
    {
        json.WriteString("study", difference.Study);
        json.WriteBoolean("same", difference.IsNone);
        json.WriteList("provenance", difference.Provenance, change => Change(json, change));
        json.WriteList("results", difference.Results, change => Change(json, change));
    });

    private static void Change(Utf8JsonWriter json, ChangedResult change)
    {
        json.WriteString("place", change.Place);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
    }

    private static void Tally(Utf8JsonWriter json, string name, ComparedTally tally, string fit) => json.WriteObject(name, () =>
    {
        json.WriteNumber("of", tally.Of);
        json.WriteNumber(fit, tally.Fit);
        json.WriteNumber("as_printed", tally.Equal);
        json.WriteNumber("explained", tally.Explained);
        json.WriteNumber("unexplained", tally.Of - tally.Fit - tally.Explained);
    });

    private static void Cell(Utf8JsonWriter json, ComparedCell compared)
    {
        var cell = compared.Cell;
        json.WriteString("table", cell.Table);
        json.WriteString("row", cell.Row);
        json.WriteString("column", cell.Column);
        json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(cell.Kind.ToString()));
        json.WriteString("unit", cell.Unit);
        json.WriteString("published", compared.Printed);
        json.WriteString("found", compared.Found);
        json.Number("value", compared.Value);
        json.Number("lower", compared.Lower);
        json.Number("upper", compared.Upper);
        json.WriteString("verdict", ComparisonWords.Code(compared.As));
        json.WriteTexts("why", compared.Why);
        json.WriteString("address", cell.Address?.Text);
    }
}
