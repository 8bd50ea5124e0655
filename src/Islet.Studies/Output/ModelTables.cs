using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>One row of a table of several models: a number, or one level of a group.</summary>
/// <param name="Level">Null: a number.</param>
/// <param name="IsReference">The level that the others are compared with; it has a row where there are several others, and carries p of them all.</param>
internal sealed record ModelTableRow(ModelTerm Term, string? Level, bool IsReference)
{
    public string Label => Level ?? StudyWords.PerUnits(Term);

    /// <summary>Of a group with several levels beside the reference: its p is one of all of them.</summary>
    public bool IsOneOfMany => Term.Group is { Levels.Count: > 2 };
}

/// <summary>Several models side by side.</summary>
internal static class ModelTables
{
    /// <summary>In the order in which the models first name the terms.</summary>
    public static IReadOnlyList<ModelTableRow> Rows(ModelTable table, IReadOnlyList<CoxResult> models)
    {
        var terms = models.SelectMany(m => table.Unadjusted ? m.Offered : m.Analysis.Terms).DistinctBy(t => (t.Id, t.Reference, t.Per));
        return [.. terms.SelectMany(RowsOf).Where(row => row.IsReference || models.Any(m => Adjusted(m, row) is not null || (table.Unadjusted && Alone(m, row) is not null)))];
    }

    private static IEnumerable<ModelTableRow> RowsOf(ModelTerm term) => term.Group is not { } group ? [new(term, null, false)]
        : group.Levels.Select((level, l) => new ModelTableRow(term, level.Name, l == term.Reference)).Where(row => !row.IsReference || row.IsOneOfMany).OrderByDescending(row => row.IsReference);

    /// <summary>Null: the model does not have it.</summary>
    public static CoxTerm? Adjusted(CoxResult model, ModelTableRow row) => Find(model.Model, row);

    /// <summary>The candidate alone, on the patients of whom it is known.</summary>
    public static CoxTerm? Alone(CoxResult model, ModelTableRow row) => Find(Single(model, row.Term)?.Fit?.Model, row);

    public static ScreenRow? Single(CoxResult model, ModelTerm term) => model.Alone.FirstOrDefault(s => s.Covariate == term.Id);

    /// <summary>Wald's test of all levels together; of a number or two levels that of the coefficient.</summary>
    public static double? P(CoxModel? model, ModelTableRow row)
    {
        if (model is null)
            return null;
        if (!row.IsOneOfMany)
            return Find(model, row)?.P;
        int[] block = [.. Enumerable.Range(0, model.Terms.Count).Where(i => model.Terms[i].Covariate == row.Term.Id)];
        return block.Length == 0 || !row.IsReference ? null
            : CoxContrasts.Wald(model, [.. block.Select(k => (IReadOnlyList<double>)[.. Enumerable.Range(0, model.Terms.Count).Select(j => j == k ? 1.0 : 0)])]).P;
    }

    private static CoxTerm? Find(CoxModel? model, ModelTableRow row) => model?.Terms.FirstOrDefault(t => t.Covariate == row.Term.Id && t.Level == row.Level);

    public static StudyTable Table(ModelTable table, IReadOnlyList<CoxResult> models)
    {
        List<TableColumn> columns = [new("", Number: false)];
        foreach (var model in models)
        {
            if (table.Unadjusted)
                columns.AddRange([new($"{model.Analysis.Label}, unadjusted: HR"), new("95% CI"), new("p")]);
            columns.AddRange([new(Text($"{model.Analysis.Label}{(table.Unadjusted ? ", adjusted" : "")}, n = {model.Patients}: HR")), new("95% CI"), new("p")]);
        }
        var (rows, data) = (new List<TableRow>(), new List<IReadOnlyList<string>>());
        foreach (var row in Rows(table, models))
        {
            List<string> cells = [row.Label];
            foreach (var model in models)
            {
                if (table.Unadjusted)
                    cells.AddRange(Cells(Single(model, row.Term)?.Fit?.Model, row));
                cells.AddRange(Cells(model.Model, row));
                foreach (var (kind, fit) in new[] { ("unadjusted", Single(model, row.Term)?.Fit?.Model), ("adjusted", model.Model) })
                    if (Find(fit, row) is { } t)
                        data.Add([model.Analysis.Id, kind, row.Term.Id, row.Level ?? "", Exact(t.HazardRatio), Exact(t.HazardRatioLimits.Lower), Exact(t.HazardRatioLimits.Upper), Exact(t.P)]);
            }
            rows.Add(new(cells, row.IsOneOfMany && !row.IsReference ? 1 : 0));
        }
        return new(table.Id, table.Caption, columns, rows, [.. Notes(table, models)], new(["model", "kind", "term", "level", "hr", "lower", "upper", "p"], data));
    }

    private static IEnumerable<string> Cells(CoxModel? model, ModelTableRow row) => model is null || !model.Terms.Any(t => t.Covariate == row.Term.Id) ? ["", "", ""]
        : row.IsReference ? ["Ref.", "", Numbers.P(P(model, row))]
        : Find(model, row) is { } t ? [Ratio(t.HazardRatio), $"{Ratio(t.HazardRatioLimits.Lower)}–{Ratio(t.HazardRatioLimits.Upper)}", row.IsOneOfMany ? "" : Numbers.P(t.P)]
        : ["", "", ""];

    private static IEnumerable<string> Notes(ModelTable table, IReadOnlyList<CoxResult> models)
    {
        yield return "HR: hazard ratio. CI: confidence interval. Ref.: reference; its p is Wald's of all levels together. Blank: not in the model.";
        foreach (var model in models)
        {
            yield return $"{model.Analysis.Label}: {Count(model.Patients, "patient")}, {Count(model.Events, "event")}." + (model.NotFitted is { } why ? $" Not fitted: {why}." : "");
            if (ScreenWords.Of(model) is { Length: > 0 } words)
                yield return $"{model.Analysis.Label}. {words}";
            foreach (var warning in model.Warnings)
                yield return $"Caution, {model.Analysis.Label}: {warning}";
        }
        foreach (var note in table.Notes)
            yield return note;
    }
}
