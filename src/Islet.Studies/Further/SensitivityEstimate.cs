using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>One number that a study and its variants each have.</summary>
/// <param name="Kind">For programs: cohort, patients, events, median, survival, test, hazard_ratio, count, number.</param>
/// <param name="Analysis">Name of the analysis or table; of the cohort and of endpoints what they are called.</param>
/// <param name="Section">The heading below which it is printed.</param>
/// <param name="Row">What it is called there.</param>
/// <param name="Names">Which one it is: group, term, level, time.</param>
/// <param name="Printed">With its limits or its p.</param>
/// <param name="Value">A time in the endpoint's unit, a probability, a ratio, a p or a count; null: there is none.</param>
/// <param name="N">Patients of whom it is.</param>
public sealed record SensitivityValue(string Kind, string Analysis, string Section, string Row, IReadOnlyList<Datum> Names, string Printed, double? Value, Limits Limits, double? P, int? N, int? Events)
{
    /// <summary>By which it is found in another variant.</summary>
    public string Key { get; } = string.Join('\n', [Kind, Analysis, .. Names.Select(n => Text($"{n.Name}={n.Value}"))]);

    public bool IsAs(SensitivityValue other) => (Value, Limits, P, N, Events) == (other.Value, other.Limits, other.P, other.N, other.Events);
}

/// <summary>The estimates of a study and of its variants, side by side.</summary>
internal static class SensitivityEstimate
{
    public static SensitivityResult Of(SensitivityAnalysis analysis, StudyResults found, IReadOnlyList<StudyResults> variants)
    {
        List<IReadOnlyList<SensitivityValue>> columns = [Values(analysis, found), .. variants.Select(v => Values(analysis, v))];
        List<SensitivityValue> rows = [.. columns.SelectMany(c => c).DistinctBy(v => v.Key).GroupBy(v => v.Section).SelectMany(section => section)];
        var byKey = columns.ConvertAll(c => c.ToDictionary(v => v.Key, StringComparer.Ordinal));
        List<SensitivityRow> estimates = [.. rows.Select(row => new SensitivityRow(row, [.. byKey.Select(c => c.GetValueOrDefault(row.Key))]))];
        return new(analysis, estimates, [.. new[] { found }.Concat(variants).Select(r => NotFitted(analysis, r))])
        {
            Remarks = [.. analysis.Variants.Index().SelectMany(v => Remarked(analysis, v.Item, found, variants[v.Index], estimates.TrueForAll(e => e.IsAsStudy(v.Index))))],
        };
    }

    private static IReadOnlyList<SensitivityValue> Values(SensitivityAnalysis of, StudyResults results) =>
    [
        Counted("cohort", "cohort", "Patients", "In the cohort", results.Flow.Cohort, null),
        .. results.Endpoints.Select(e => Counted("patients", e.Endpoint.Id, "Patients", $"{e.Endpoint.Label}, analysed (events)", e.Patients, e.Events)),
        .. results.Survival.Where(s => of.Tells(s.Analysis.Id)).SelectMany(Survival),
        .. results.Models.Where(m => of.Tells(m.Analysis.Id)).SelectMany(m => Ratios(results, m)),
        .. results.Layouts.Where(t => of.Of.Contains(t.Table.Id)).SelectMany(Cells),
    ];

    private static SensitivityValue Counted(string kind, string analysis, string section, string row, int n, int? events) =>
        new(kind, analysis, section, row, [], events is { } e ? Text($"{n} ({e})") : Count(n), n, default, null, n, events);

    private static IEnumerable<SensitivityValue> Survival(SurvivalResult survival)
    {
        var analysis = survival.Analysis;
        var name = analysis.Id ?? $"{analysis.Endpoint.Id}{(analysis.By is { } g ? " by " + g.Id : "")}";
        var section = $"{analysis.Endpoint.Label}{(analysis.By is { } by ? " by " + by.Label : "")}{(analysis.Within.Count > 0 ? ", where " + StudyWords.Within(analysis.Within) : "")}";
        var unit = StudyWords.Unit(analysis.Endpoint.Unit);
        foreach (var curve in analysis.By is null ? survival.Groups : survival.ByLevel)
        {
            var level = curve.Level is { } l ? l + ": " : "";
            var (median, limits) = LayoutTimes.Median(analysis.Median, curve.Curve);
            yield return new("median", name, section, $"{level}median, {unit}", [new("group", curve.Level)], curve.Patients == 0 ? NobodyAtRisk : Time(median, limits), median, limits, null, curve.Patients, curve.Events);
            foreach (var at in analysis.Times.Select(time => curve.Curve.At(time)))
                yield return new("survival", name, section, $"{level}at {Plain(at.Time)} {unit}, %", [new("group", curve.Level), new("time", at.Time)], curve.Patients == 0 ? NobodyAtRisk : Numbers.Survival(at), at.Survival, at.Limits, null, curve.Patients, curve.Events);
        }
        foreach (var test in survival.Tests)
            yield return new("test", name, section, StudyWords.Test(test), [new("test", test.Name)], PWithSign(test.Difference.P), test.Difference.Statistic, default, test.Difference.P, null, null);
    }

    private static IEnumerable<SensitivityValue> Ratios(StudyResults results, CoxResult cox)
    {
        var section = $"{cox.Analysis.Label}: {cox.Analysis.Endpoint.Label}, hazard ratios ({cox.Analysis.Id})";
        SensitivityValue Ratio(string covariate, string? level, double? ratio, Limits limits, double? p, int n, int events)
        {
            var term = cox.Offered.First(t => t.Id == covariate);
            var row = term.Group is { } group ? $"{group.Label}: {level} against {group.Levels[term.Reference].Name}" : StudyWords.PerUnits(term);
            return new("hazard_ratio", cox.Analysis.Id, section, row, [new("term", covariate), new("level", level)], ratio is null ? NotDefined : $"{Numbers.Ratio(ratio.Value, limits)}, {PWithSign(p)}", ratio, limits, p, n, events);
        }
        if (Imputed(results, cox) is { } filled)
            return filled.Pooled is not { } pooled ? [] : pooled.Terms.Select(t => Ratio(t.Covariate, t.Level, t.HazardRatio, t.HazardRatioLimits, t.P, pooled.Rows, pooled.Events));
        return (cox.Model?.Terms ?? []).Select(t => Ratio(t.Covariate, t.Level, t.HazardRatio, t.HazardRatioLimits, t.P, cox.Patients, cox.Events));
    }

    /// <summary>The model with its gaps filled, where the variant imputes; null: its complete cases stand for it.</summary>
    private static MissingResult? Imputed(StudyResults results, CoxResult cox) => results.Further.OfType<MissingResult>().FirstOrDefault(m => !m.Of.CompleteCase && m.Of.Id == cox.Analysis.Id);

    private static IEnumerable<SensitivityValue> Cells(LayoutResult found)
    {
        var (keys, columns) = (LayoutKeys.OfRows(found.Table), LayoutKeys.OfColumns(found.Table));
        foreach (var (r, row) in found.Rows.Index())
            foreach (var (c, cell) in row.Cells.Index().Where(x => found.Table.Columns[x.Index].Missing.Count == 0 && row.Row.Ask!.In?.Contains(x.Index) is not false))
            {
                var (ask, column) = (row.Row.Ask!, found.Table.Columns[c].Title is { Length: > 0 } title && found.Table.Columns.Count > 1 ? $" ({title})" : "");
                SensitivityValue Of(string kind, string? count, string printed, double? value, int n) => new(kind, found.Table.Id, found.Table.Caption, $"{row.Row.Label}{(count is null ? "" : ": " + count)}{column}",
                    [new("row", keys[r]), new("column", columns[c]), new("count", count)], printed, value, default, null, n, null);
                var (median, limits) = cell.Curve is { } told ? LayoutTimes.Median(found.Table.Median, told) : default;
                if (cell.Curve is { } curve)
                    yield return ask.AtTime is { } time ? Of("survival", null, Numbers.Survival(curve.At(time)), curve.At(time).Survival, cell.Of) : Of("median", null, Time(median, limits), median, cell.Of) with { Limits = limits };
                else if (cell.Numbers is { } numbers)
                    yield return Of("number", null, numbers.Median is { } middle ? Text($"{middle:0.#} ({numbers.Least:0.#}–{numbers.Most:0.#})") : NobodyAtRisk, numbers.Median, numbers.Known);
                else
                    foreach (var (i, n) in cell.Counts.Index())
                        yield return Of("count", cell.Counts.Count > 1 ? ask.Counts!.Levels[i].Name : null, Text($"{n} of {cell.Of}"), n, cell.Of);
            }
    }

    /// <summary>Each model without estimates, and why.</summary>
    private static IReadOnlyList<string> NotFitted(SensitivityAnalysis of, StudyResults results) =>
    [
        .. from cox in results.Models
           where of.Tells(cox.Analysis.Id)
           let why = Imputed(results, cox) is { } filled ? filled.NotPooled : cox.NotFitted
           where why is not null
           select $"{cox.Analysis.Label} ({cox.Analysis.Id}): {why}",
    ];

    /// <summary>What is remarked on a variant and not on the study, and that it changes nothing where it does.</summary>
    private static IEnumerable<Remark> Remarked(SensitivityAnalysis of, StudyVariant variant, StudyResults found, StudyResults results, bool same)
    {
        if (same)
            yield return new(RemarkKind.NothingChanged, variant.Id, 0, $"the variant “{variant.Label}” changes {(variant.ChangesWords ? "no estimate: all are those of the study" : "no word of the study: it is the study again")}");
        var known = All(of, found).Select(r => (r.Name, r.Remark.Kind, r.Remark.Of)).ToHashSet();
        foreach (var (name, remark) in All(of, results).Where(r => !known.Contains((r.Name, r.Remark.Kind, r.Remark.Of))))
            yield return remark with { Text = $"{variant.Label}, {name}: {remark.Text}" };
        if (variant.Imputed is not null && results.Models.Where(m => m.Analysis is not { Select: null, Screen: null, Strata: null } && of.Tells(m.Analysis.Id)).Select(m => m.Analysis.Id).ToList() is { Count: > 0 } selected)
            yield return new(RemarkKind.MissingRows, variant.Id, selected.Count, $"{variant.Label}: {string.Join(", ", selected)} select their terms, or have strata, and stay on complete cases");
    }

    private static IEnumerable<(string Name, Remark Remark)> All(SensitivityAnalysis of, StudyResults results) =>
    [
        .. results.Survival.Where(s => of.Tells(s.Analysis.Id)).SelectMany(s => s.Remarks.Select(r => (s.Analysis.Id ?? s.Analysis.Endpoint.Label, r))),
        .. results.Models.Where(m => of.Tells(m.Analysis.Id)).SelectMany(m => (Imputed(results, m)?.Remarks ?? m.Remarks).Select(r => (m.Analysis.Id, r))),
    ];
}
