using System.Globalization;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>One analyte of a panel before anything is typed: the unit and limits of its last result stand ready.</summary>
/// <param name="Last">The last result, told beside the row; null: none.</param>
public sealed record PanelRow(string Analyte, string Unit, string Lower, string Upper, string Assay, string? Last);

/// <summary>Many results of one day in a grid: each row is a finding of its own; a row without a result is none.</summary>
public static class LaboratoryPanel
{
    public const string Kind = "Laboratory";

    /// <summary>Rows without an analyte, for others.</summary>
    private const int Blank = 4;

    /// <summary>More than any laboratory sends of one sample: a form made by hand.</summary>
    public const int MostRows = 80;

    public const string RowsField = "rows";

    /// <summary>What a neuroendocrine neoplasm of the pancreas is followed by (Falconi et al., Neuroendocrinology 2016;103:153–171, on markers; liver and kidney before treatment) [H].</summary>
    private static readonly string[] Usual = ["chromogranin_a", "gastrin", "insulin", "c_peptide", "glucagon", "vip", "pancreatic_polypeptide", "5_hiaa", "calcium", "alkaline_phosphatase", "ldh", "albumin", "bilirubin", "creatinine", "haemoglobin"];

    /// <summary>Members that stand in the columns of the grid; the others are asked once for all rows.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["analyte", "value", "unit", "lower", "upper", "reading", "assay", "tumour_related"];

    /// <summary>What a row was made for, so that a row whose analyte was typed is not taken for an empty one.</summary>
    private const string Made = "made";

    public static string FieldOf(int row, string member) => string.Create(CultureInfo.InvariantCulture, $"r{row}-{member}");

    /// <summary>The analytes that the patient had before, the latest first, then the usual ones.</summary>
    public static IReadOnlyList<PanelRow> Rows(DiseaseCourse course)
    {
        var succession = Succession.Of(course.Findings);
        var had = course.Findings.Where(f => f.Content is Laboratory && succession.IsInForce(f)).OrderByDescending(f => f.Happened.First?.Days ?? decimal.MinValue)
            .DistinctBy(f => ((Laboratory)f.Content).Analyte).Select(f => RowOf(f, course.Axis)).ToList();
        var names = had.Select(row => row.Analyte).ToHashSet(StringComparer.Ordinal);
        return [.. had.Take(MostRows / 2), .. Usual.Select(FactWords.Word).Where(name => !names.Contains(name)).Select(name => new PanelRow(name, "", "", "", "", null)), .. Enumerable.Repeat(new PanelRow("", "", "", "", "", null), Blank)];
    }

    /// <summary>The form before anything is typed.</summary>
    public static FormText Fill(FormText head, IReadOnlyList<PanelRow> rows)
    {
        var form = head.With(RowsField, rows.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            foreach (var (member, text) in new[] { ("analyte", row.Analyte), (Made, row.Analyte), ("unit", row.Unit), ("lower", row.Lower), ("upper", row.Upper), ("assay", row.Assay) })
                form = form.With(FieldOf(i, member), text);
        }
        return form;
    }

    /// <summary>How many rows a form has.</summary>
    public static int Count(FormText typed) => int.TryParse(typed[RowsField], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Min(rows, MostRows) : 0;

    /// <summary>The analyte of the row in which a control stands; empty: none, or no row.</summary>
    public static string AnalyteOf(FormText typed, string field) => field.IndexOf('-', StringComparison.Ordinal) is > 1 and var end && field[0] == 'r' ? typed[field[..end] + "-analyte"] : "";

    public static string MadeField(int row) => FieldOf(row, Made);

    internal static IReadOnlyList<TypedReading> Read(EntryLayout layout, FormText typed, Axis axis, DateOnly today)
    {
        TypedReading[] rows = [.. Enumerable.Range(0, Count(typed)).Where(row => !IsBlank(typed, row)).Select(row => Read(layout, typed, row, axis, today))];
        return rows.Length > 0 ? Heads(rows) : [new(null, [new(FieldOf(0, "value"), "value", "E_ENTRY_EMPTY", T("Nothing was entered: fill in what is known."))], new Dictionary<string, string>())];
    }

    private static bool IsBlank(FormText typed, int row) => typed[FieldOf(row, "value")].Length == 0 && typed[FieldOf(row, "reading")].Length == 0 && typed[FieldOf(row, "tumour_related")].Length == 0
        && typed[FieldOf(row, "analyte")] == typed[FieldOf(row, Made)];

    private static TypedReading Read(EntryLayout layout, FormText typed, int row, Axis axis, DateOnly today)
    {
        var one = Columns.Aggregate(typed, (form, member) => form.With(EntryField.IdOf(member), typed.All(FieldOf(row, member))).With(EntryField.KeepOf(member), typed.All(FieldOf(row, EntryField.KeepOf(member)))));
        var read = TypedReading.Of(layout, one, axis, today);
        string Place(string field) => Columns.FirstOrDefault(member => EntryField.IdOf(member) == field) is { } member ? FieldOf(row, member) : field;
        List<FieldProblem> problems = [.. read.Problems.Select(p => p with { Field = Place(p.Field) })];
        if (one[EntryField.IdOf("value")].Length == 0 && one[EntryField.IdOf("reading")].Length == 0)
            problems.Add(new(FieldOf(row, "value"), "value", "E_ENTRY_REQUIRED", T("The result is missing: a number, or raised or normal.")));
        return new(problems.Exists(p => p.Refuses) ? null : read.Finding, problems, read.Remarks.ToDictionary(r => Place(r.Key), r => r.Value, StringComparer.Ordinal)) { PlaceOf = Place };
    }

    /// <summary>What is wrong with the day is said once, not once a row.</summary>
    private static IReadOnlyList<TypedReading> Heads(IReadOnlyList<TypedReading> rows)
    {
        var said = new HashSet<(string, string)>();
        return [.. rows.Select(row => row with { Problems = [.. row.Problems.Where(p => said.Add((p.Field, p.Code)))] })];
    }

    private static PanelRow RowOf(Finding finding, Axis axis)
    {
        var l = (Laboratory)finding.Content;
        string Number(decimal? n) => n?.ToString(CultureInfo.InvariantCulture) ?? "";
        return new(Analytes.Find(l.Analyte) is { } known ? FactWords.Word(known.Name) : l.Analyte, l.Unit ?? "", Number(l.Lower), Number(l.Upper), l.Assay ?? "", $"{ResultOf(l)} · {Numbers.When(finding.Happened, axis)}");
    }

    /// <summary>A result as it was typed, with its unit.</summary>
    internal static string ResultOf(Laboratory l)
    {
        var result = MemberText.Of(new EntryField(Kind, FindingForm.Of(Kind)!["value"]!), System.Text.Json.Nodes.JsonNode.Parse(FindingKinds.Write(l))!.AsObject()) is [var typed, ..] ? typed : l.Reading is { } reading ? FactWords.Word(SnakeCase.Of(reading)) : "";
        return $"{result} {l.Unit}".TrimEnd();
    }
}
