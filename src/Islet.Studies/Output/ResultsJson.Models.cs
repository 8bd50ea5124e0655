using System.Text.Json;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    /// <summary>A cell is addressed by the table, the row's term and level and the model's name.</summary>
    private static void ModelTableOf(Utf8JsonWriter json, StudyResults results, ModelTable table) => json.WriteObject(() =>
    {
        CoxResult[] models = [.. table.Models.Select(m => results.Models.First(r => r.Analysis.Id == m.Id))];
        json.WriteString("name", table.Id);
        json.WriteString("caption", (results.IsSynthetic ? StudyWords.SyntheticTitle : "") + table.Caption);
        json.WriteList("models", models, model =>
        {
            json.WriteString("name", model.Analysis.Id);
            json.WriteString("label", model.Analysis.Label);
            json.WriteNumber("n", model.Patients);
            json.WriteNumber("events", model.Events);
        });
        json.WriteList("rows", ModelTables.Rows(table, models), row =>
        {
            json.WriteString("key", row.Level is null ? row.Term.Id : $"{row.Term.Id}/{LayoutKeys.Slug(row.Level)}");
            json.WriteString("label", row.Label);
            json.WriteBoolean("reference", row.IsReference);
            json.WriteObject("adjusted", () => Ratios(json, models, row, m => m.Model));
            json.WriteObject("unadjusted", () => Ratios(json, models, row, m => ModelTables.Single(m, row.Term)?.Fit?.Model));
        });
    });

    private static void Ratios(Utf8JsonWriter json, IReadOnlyList<CoxResult> models, ModelTableRow row, Func<CoxResult, CoxModel?> fitted)
    {
        foreach (var model in models)
            if (fitted(model) is { } fit && fit.Terms.Any(t => t.Covariate == row.Term.Id))
                json.WriteObject(model.Analysis.Id, () =>
                {
                    var term = fit.Terms.FirstOrDefault(t => t.Covariate == row.Term.Id && t.Level == row.Level);
                    json.Number("hr", row.IsReference ? 1 : term?.HazardRatio);
                    json.Limits(term?.HazardRatioLimits ?? default);
                    json.Number("p", ModelTables.P(fit, row) ?? term?.P);
                });
    }

    /// <summary>Every decision of a screen, in the order in which they were taken.</summary>
    private static void ScreenOf(Utf8JsonWriter json, CoxResult model)
    {
        if (model.Screen is not { } screen)
            return;
        json.WriteObject("screen", () =>
        {
            json.WriteString("rule", "univariable-p");
            json.Number("below", screen.Rules.Below);
            json.WriteTexts("relevant", screen.Rules.Relevant);
            json.WriteTexts("selected", screen.Selected);
            json.WriteList("univariable", screen.Screen, row =>
            {
                json.WriteString("term", row.Covariate);
                json.WriteNumber("n", row.Rows);
                json.WriteNumber("events", row.Events);
                json.WriteNumber("unknown", row.Missing);
                json.Number("p", row.Test.P);
            });
            json.WriteList("steps", screen.Steps, step =>
            {
                json.WriteString("term", step.Covariate);
                json.WriteBoolean("kept", step.Kept);
                json.WriteString("reason", ScreenWords.Code(step.Reason));
                json.WriteString("against", step.Against);
                json.Number("correlation", step.Correlation);
                json.Number("p", step.P);
            });
        });
    }
}
