using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

public static partial class StudyTables
{
    private static StudyTable SurvivalTable(SurvivalResult survival, int index)
    {
        var analysis = survival.Analysis;
        var (unit, level) = (StudyWords.Unit(analysis.Endpoint.Unit), Level(analysis.Confidence));
        List<TableColumn> columns =
        [
            new(analysis.By?.Label ?? "", Number: false), new("Patients"), new("Events"), new($"Median, {unit} ({level} CI)"),
            .. analysis.Times.Select(time => new TableColumn($"At {Plain(time)} {unit}, % ({level} CI)")),
        ];
        List<TableRow> rows = [.. survival.Groups.Select(g => new TableRow(
            [g.Level ?? StudyWords.AllPatients, Count(g.Patients), Count(g.Events), g.Patients == 0 ? NobodyAtRisk : Median(analysis, g),
                .. analysis.Times.Select(time => Survival(g.Curve.At(time)))]))];
        var by = analysis.By is { } group ? " by " + group.Label : "";
        var within = analysis.Within.Count > 0 ? ", where " + StudyWords.Within(analysis.Within) : "";
        return new(index == 0 ? "survival" : Text($"survival-{index + 1}"), analysis.Endpoint.Label + by + within, columns, rows, [.. SurvivalNotes(survival)],
            new(["endpoint", "by", "group", "n", "events", "time", "n_risk", "surv", "lower", "upper", "median", "median_lower", "median_upper", "confidence"],
                [.. survival.Groups.SelectMany(g => SurvivalData(analysis, g))]))
        {
            Marks = [.. Cautions.Marked(survival).Select(c => new TableMark(RowOf(survival, c.Of), c.Note))],
        };
    }

    private static string Median(SurvivalAnalysis analysis, GroupCurve g)
    {
        var (median, limits) = LayoutTimes.Median(analysis.Median, g.Curve);
        return Time(median, limits);
    }

    /// <summary>The row of the level that a remark is about; null: it is about the whole table.</summary>
    private static int? RowOf(SurvivalResult survival, string of) => survival.Groups.ToList().FindIndex(g => g.Level == of) is >= 0 and var row ? row : null;

    private static IEnumerable<string> SurvivalNotes(SurvivalResult survival)
    {
        if (survival.Part is { } part)
            yield return PartWords(part);
        if (survival.Analysis.Median is MedianForm.Spss)
            yield return "Medians with limits as SPSS prints them, ± 1.96 standard errors.";
        if (survival.Analysis.Strata is { } strata)
            yield return $"Tests are stratified by {strata.Label}; who is in none of its levels is in no test.";
        foreach (var test in survival.Tests)
            yield return $"{StudyWords.Test(test)} ({string.Join(", ", test.Levels)}): {Numbers.Test(test.Difference)}.";
        if (survival.NotTested is { } why)
            yield return $"Not tested: {why}.";
        if (survival.Unknown > 0)
            yield return $"{survival.Analysis.By!.Label} unknown: {Count(survival.Unknown, "patient")}, in the row of all patients only.";
        if (survival.Outside > 0)
            yield return $"{survival.Analysis.By!.Label} none of these levels: {Count(survival.Outside, "patient")}, in the row of all patients only.";
        foreach (var caution in Cautions.Of(survival))
            yield return caution;
        yield return $"CI: confidence interval, {StudyWords.Interval(survival.Analysis.Interval)} scale. NR: not reached. {NobodyAtRisk}: nobody under observation any more.";
    }

    private static IEnumerable<IReadOnlyList<string>> SurvivalData(SurvivalAnalysis analysis, GroupCurve g)
    {
        var median = g.Curve.Median;
        foreach (var at in analysis.Times.Select(time => (SurvivalAt?)g.Curve.At(time)).DefaultIfEmpty())
        {
            yield return [analysis.Endpoint.Id, analysis.By?.Id ?? "", g.Level ?? "", Count(g.Patients), Count(g.Events), Exact(at?.Time), Exact(at?.AtRisk), Exact(at?.Survival),
                Exact(at?.Limits.Lower), Exact(at?.Limits.Upper), Exact(median.Estimate), Exact(median.Limits.Lower), Exact(median.Limits.Upper), Exact(analysis.Confidence)];
        }
    }

    private static StudyTable CoxTable(CoxResult cox)
    {
        var (analysis, rows, data) = (cox.Analysis, new List<TableRow>(), new List<IReadOnlyList<string>>());
        var places = new Dictionary<string, int>(StringComparer.Ordinal); // of a term or a coefficient, by the name that a remark calls it
        foreach (var term in analysis.Terms)
        {
            places.TryAdd(term.Id, rows.Count);
            List<CoxTerm> fitted = [.. cox.Model?.Terms.Where(t => t.Covariate == term.Id) ?? []];
            if (term.Group is { } group)
            {
                rows.Add(new([group.Label, "", ""]));
                rows.Add(new([group.Levels[term.Reference].Name, "1 (reference)", ""], Indent: 1));
                foreach (var t in fitted)
                {
                    places.TryAdd(t.Name, rows.Count);
                    rows.Add(new([t.Level!, Ratio(t.HazardRatio, t.HazardRatioLimits), P(t.P)], Indent: 1));
                }
            }
            else
                rows.AddRange(fitted.Select(t => new TableRow([StudyWords.PerUnits(term), Ratio(t.HazardRatio, t.HazardRatioLimits), P(t.P)])));
            data.AddRange(fitted.Select(t => (IReadOnlyList<string>)[analysis.Id, t.Covariate, t.Level ?? "", t.Reference ?? "",
                Exact(t.Coefficient), Exact(t.StandardError), Exact(t.HazardRatio), Exact(t.HazardRatioLimits.Lower), Exact(t.HazardRatioLimits.Upper), Exact(t.Z), Exact(t.P), Exact(analysis.Confidence)]));
        }
        return new("cox-" + analysis.Id, $"{analysis.Label}: {analysis.Endpoint.Label}",
            [new("", Number: false), new($"Hazard ratio ({Level(analysis.Confidence)} CI)"), new("p (Wald)")], cox.Model is null ? [] : rows, [.. CoxNotes(cox)],
            new(["model", "term", "level", "reference", "coef", "se", "hr", "lower", "upper", "z", "p", "confidence"], data))
        {
            Marks = [.. Cautions.Marked(cox).Select(c => new TableMark(places.GetValueOrDefault(c.Of, -1) is >= 0 and var place ? place : null, c.Note))],
        };
    }

    internal static string PartWords(PartCount part, IReadOnlyList<Within> within) => $"{PartWords(part)} Condition: {StudyWords.Within(within)}.";

    private static string PartWords(PartCount part) =>
        $"Of the patients with an outcome {Count(part.Kept)} are meant; {Count(part.Outside)} are known not to be, and of {Count(part.Undecided)} it cannot be decided.";

    private static IEnumerable<string> CoxNotes(CoxResult cox)
    {
        if (cox.Part is { } part)
            yield return PartWords(part, cox.Analysis.Within);
        if (cox.Analysis.Select is { } rules)
            yield return $"Terms were selected: {StudyWords.SelectionRule(rules)}.";
        if (ScreenWords.Of(cox) is { Length: > 0 } screened)
            yield return screened;
        if (cox.Analysis.Strata is { } strata)
            yield return $"Stratified by {strata.Label}: each level has a baseline hazard of its own.";
        yield return $"{Count(cox.Patients, "patient")}, {Count(cox.Events, "event")}.";
        foreach (var (term, patients) in cox.LeftOut.Where(l => l.Patients > 0))
            yield return $"Left out, {term.Label} unknown or none of the levels: {Count(patients, "patient")}.";
        foreach (var level in cox.EmptyLevels)
            yield return $"Without patients and not in the model: {level}.";
        if (cox.Model is not { } model)
        {
            yield return $"Not fitted: {cox.NotFitted}.";
            yield break;
        }
        yield return $"Likelihood-ratio test: {Numbers.Test(model.LikelihoodRatio)}. Wald test: {Numbers.Test(model.Wald)}. Score test: {Numbers.Test(model.Score)}.";
        if (cox.Concordance?.C is { } c)
            yield return Text($"Harrell's C = {c:0.000} (standard error {cox.Concordance.Value.StandardError:0.000}).");
        if (cox.Proportionality is { } ph)
        {
            var each = ph.Covariates.Select(t => $"{StudyWords.TermLabel(cox.Analysis, t.Covariate)} {PWithSign(t.Test.P)}");
            yield return $"Test of proportional hazards: {string.Join("; ", each)}; all together {PWithSign(ph.Global.P)}.";
        }
        foreach (var caution in Cautions.Of(cox))
            yield return caution;
    }
}
