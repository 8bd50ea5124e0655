using Islet.Course;

namespace Islet.Exchange;

/// <summary>How a registry is laid out in tables.</summary>
/// <param name="Lock">Facts are those known on this day, and follow-up ends on it; a course without calendar is seen at its end.</param>
/// <param name="History">Also findings that were replaced or taken back, with who recorded what, when and from where.</param>
/// <param name="AgeLimit">Ages above it are grouped; the label of the column says so. Null: they stand as they are.</param>
public sealed record FlatTableOptions(DateOnly Lock, bool History = false, int? AgeLimit = null);

/// <summary>A registry as tables that statistics programs read: one of patients, and one for each kind of finding, a row a finding.</summary>
public static class FlatTables
{
    public const string Patients = "patients";

    /// <summary>The table of patients first, then the kinds by name. Columns and tables of which nobody has anything are left out.</summary>
    public static IReadOnlyList<Sheet> Of(IReadOnlyList<DiseaseCourse> courses, FlatTableOptions options) =>
        [PatientTable.Of(courses, options), .. FindingForm.All.Select(form => FindingTable.Of(form, courses, options)).OfType<Sheet>()];

    /// <summary>How many findings stand in the tables: without the history, those in force.</summary>
    public static long Findings(IReadOnlyList<DiseaseCourse> courses, FlatTableOptions options) => courses.Sum(course =>
    {
        var succession = Succession.Of(course.Findings);
        return course.Findings.LongCount(f => f.Content is not UnrecognizedContent && (options.History || succession.IsInForce(f)));
    });

    /// <summary>What each column of each table means, as a table itself.</summary>
    public static Sheet Codebook(IReadOnlyList<Sheet> tables)
    {
        string[] names = ["table", "column", "label", "type", "unit", "values", "as_of"];
        var rows = tables.SelectMany(t => t.Columns.Select(c => (IReadOnlyList<Cell>)
        [
            Cell.OfText(t.Name), Cell.OfText(c.Name), Cell.OfText(c.Label), Cell.OfText(TypeOf(c.Declared)), Cell.OfText(c.Unit),
            Cell.OfText(string.Join("; ", c.ValueLabels.Select(v => $"{v.Key} = {v.Value}"))), Cell.OfText(c.AsOf),
        ]));
        return new("codebook", "codebook", [.. names.Select((name, i) => new SheetColumn(i + 1, name) { Declared = CellKind.Text })],
            () => rows.Select((cells, i) => new SheetRow(i + 2, cells)));
    }

    /// <summary>snake_case, as tables, columns and origins are named.</summary>
    public static string TableOf(string kind) => FindingMap.CustomaryName(kind);

    private static string TypeOf(CellKind? declared) => declared switch
    {
        CellKind.Number => "number",
        CellKind.Day => "day",
        CellKind.YesNo => "true or false",
        _ => "text",
    };
}
