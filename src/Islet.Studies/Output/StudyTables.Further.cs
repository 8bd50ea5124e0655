using System.Globalization;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

public static partial class StudyTables
{
    private static IEnumerable<StudyTable> FurtherTables(StudyResults results, TableKind kind) =>
        from found in results.Further
        where found.Analysis.Kind == kind
        from table in found.Tables
        select new StudyTable($"{FurtherWords.Of(kind)}-{found.Analysis.Id}{(table.Part.Length == 0 ? "" : "-" + table.Part)}", table.Caption, table.Columns, table.Rows,
            [.. table.Notes, .. table.Part.Length > 0 ? [] : found.Remarks.Select(remark => $"Caution: {remark}.")], Sheet(table.Data));

    /// <summary>Rows need not have the same values: a column stands where any row has it.</summary>
    private static DataSheet Sheet(IReadOnlyList<Datum[]> rows)
    {
        List<string> columns = [.. rows.SelectMany(r => r.Select(d => d.Name)).Distinct()];
        return new(columns, [.. rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(c => Plainly(row.FirstOrDefault(d => d.Name == c).Value))])]);
    }

    // Of another name than Numbers.Text, which it would hide from this class: numbers would then follow the culture of the machine.
    private static string Plainly(object? value) => value switch
    {
        null => "",
        double number => Exact(number),
        bool yes => yes ? "yes" : "no",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static StudyTable EndpointsTable(StudyResults results) => new("endpoints", "Endpoints and their definitions",
        [new("Endpoint", Number: false), new("Definition", Number: false), new("Unit", Number: false), new("Patients"), new("Events")],
        [.. results.Endpoints.Select(e => new TableRow([$"{e.Endpoint.Label} ({e.Endpoint.Id})", Definition(results, e.Endpoint), StudyWords.Unit(e.Endpoint.Unit), Count(e.Patients), Count(e.Events)]))], [],
        new(["endpoint", "label", "definition", "unit", "n", "events"],
            [.. results.Endpoints.Select(e => (IReadOnlyList<string>)[e.Endpoint.Id, e.Endpoint.Label, Definition(results, e.Endpoint), StudyWords.Unit(e.Endpoint.Unit), Count(e.Patients), Count(e.Events)])]));

    private static string Definition(StudyResults results, Endpoint endpoint) => $"From {StudyWords.TimeZeroName(endpoint.Start(results.Study))} to {StudyWords.EndsWith(endpoint)}";
}
