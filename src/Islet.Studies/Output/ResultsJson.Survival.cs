using System.Text.Json;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    private static void CurveOf(Utf8JsonWriter json, SurvivalAnalysis analysis, GroupCurve group) => json.WriteObject(() =>
    {
        if (analysis.Id is { } name)
            json.WriteString("name", name);
        json.WriteString("endpoint", analysis.Endpoint.Id);
        json.WriteString("by", analysis.By?.Id);
        if (analysis.Within.Count > 0)
            json.WriteString("within", StudyWords.Within(analysis.Within));
        json.WriteString("group", group.Level);
        json.WriteNumber("n", group.Patients);
        json.WriteNumber("events", group.Events);
        json.WriteNumber("censored", group.Patients - group.Events);
        ObservedOf(json, group.Curve);
        json.WriteList("times", analysis.Times.Select(time => group.Curve.At(time)), at =>
        {
            json.Number("time", at.Time);
            json.Number("n_risk", at.AtRisk);
            json.Number("surv", at.Survival);
            json.Limits(at.Limits);
        });
        Median(json, group.Curve);
        json.WriteObject("follow_up", () => FollowUp(json, group.FollowUp));
        json.WriteObject("conventions", () =>
        {
            json.WriteString("estimator", "Kaplan-Meier");
            json.WriteString("variance", "Greenwood");
            json.WriteString("conf_type", StudyWords.Interval(analysis.Interval));
            json.Number("conf_level", analysis.Confidence);
            json.WriteString("ties_in_time", group.Curve.Ties.Rule);
        });
    });

    /// <summary>In R's form (Brookmeyer and Crowley) and in SPSS's.</summary>
    private static void Median(Utf8JsonWriter json, SurvivalCurve curve) => json.WriteObject("median", () =>
    {
        var (r, spss) = (curve.Median, curve.Spss());
        json.Number("estimate", r.Estimate);
        json.Limits(r.Limits);
        json.WriteString("limits", "Brookmeyer-Crowley, as R's survfit");
        json.WriteObject("spss", () =>
        {
            json.Number("estimate", spss.Estimate);
            json.Number("se", spss.StandardError);
            json.Limits(spss.Limits);
        });
    });

    private static void FollowUp(Utf8JsonWriter json, SurvivalCurve reverse)
    {
        json.WriteString("method", "reverse Kaplan-Meier");
        json.Number("median", reverse.Median.Estimate);
        json.Limits(reverse.Median.Limits);
    }

    private static void TestOf(Utf8JsonWriter json, SurvivalAnalysis analysis, LogRankTest test) => json.WriteObject(() =>
    {
        json.WriteString("name", test.Name);
        if (analysis.Id is { } of)
            json.WriteString("analysis", of);
        json.WriteString("endpoint", analysis.Endpoint.Id);
        json.WriteString("by", analysis.By!.Id);
        if (analysis.Strata is { } strata)
            json.WriteString("strata", strata.Id);
        json.WriteTexts("groups", test.Levels);
        json.Test(test.Difference);
        json.WriteArray("observed", test.Observed, number => json.Number(number));
        json.WriteArray("expected", test.Expected, number => json.Number(number));
        json.WriteString("variance", "hypergeometric");
        json.WriteString("ties_in_time", test.Ties.Rule);
    });

    private static void ModelOf(Utf8JsonWriter json, CoxResult cox) => json.WriteObject(() =>
    {
        json.WriteString("name", cox.Analysis.Id);
        json.WriteString("method", "cox");
        json.WriteString("endpoint", cox.Analysis.Endpoint.Id);
        if (cox.Analysis.Within.Count > 0)
            json.WriteString("within", StudyWords.Within(cox.Analysis.Within));
        json.WriteNumber("n", cox.Patients);
        json.WriteNumber("events", cox.Events);
        if (cox.Analysis.Strata is { } strata)
            json.WriteString("strata", strata.Id);
        json.WriteString("ties", StudyWords.Ties(cox.Analysis.Ties));
        json.Number("conf_level", cox.Analysis.Confidence);
        json.WriteList("references", cox.Analysis.Terms.Where(t => t.Group is not null), term =>
        {
            json.WriteString("term", term.Id);
            json.WriteString("level", term.Group!.Levels[term.Reference].Name);
        });
        json.WriteList("left_out", cox.LeftOut, left =>
        {
            json.WriteString("term", left.Term.Id);
            json.WriteNumber("patients", left.Patients);
        });
        json.WriteTexts("empty_levels", cox.EmptyLevels);
        json.WriteBoolean("converged", cox.Model is not null);
        json.WriteString("not_fitted", cox.NotFitted);
        json.WriteArray("coefficients", cox.Model?.Terms ?? [], term => CoefficientOf(json, term));
        if (cox.Model is { } model)
            Fit(json, cox, model);
        ScreenOf(json, cox);
        json.WriteTexts("warnings", cox.Warnings);
        RemarksOf(json, cox.Remarks);
    });

    private static void RemarksOf(Utf8JsonWriter json, IReadOnlyList<Remark> remarks) => json.WriteList("remarks", remarks, remark =>
    {
        json.WriteString("code", remark.Code);
        json.WriteString("of", remark.Of);
        json.Number("found", remark.Found);
        json.WriteString("text", remark.Text);
    });

    private static void CoefficientOf(Utf8JsonWriter json, CoxTerm term) => json.WriteObject(() =>
    {
        json.WriteString("name", term.Name);
        json.WriteString("term", term.Covariate);
        json.WriteString("level", term.Level);
        json.WriteString("reference", term.Reference);
        json.Number("coef", term.Coefficient);
        json.Number("se", term.StandardError);
        json.Number("hr", term.HazardRatio);
        json.Limits(term.HazardRatioLimits);
        json.Number("z", term.Z);
        json.Number("p", term.P);
    });

    private static void Fit(Utf8JsonWriter json, CoxResult cox, CoxModel model)
    {
        json.WriteObject("lr_test", () => json.Test(model.LikelihoodRatio));
        json.WriteObject("wald_test", () => json.Test(model.Wald));
        json.WriteObject("score_test", () => json.Test(model.Score));
        json.Number("loglik_null", model.LogLikelihoodNull);
        json.Number("loglik", model.LogLikelihood);
        json.Number("aic", model.Aic);
        json.Number("events_per_coefficient", model.EventsPerTerm);
        json.WriteObject("concordance", () =>
        {
            json.Number("c", cox.Concordance?.C);
            json.Number("se", cox.Concordance?.StandardError);
            json.WriteString("method", "Harrell");
        });
        if (cox.Proportionality is { } proportionality)
        {
            json.WriteObject("proportional_hazards", () =>
            {
                json.WriteString("method", "Grambsch-Therneau score test, Kaplan-Meier transform");
                json.WriteList("terms", proportionality.Covariates, term =>
                {
                    json.WriteString("term", term.Covariate);
                    json.Test(term.Test);
                });
                json.WriteObject("global", () => json.Test(proportionality.Global));
            });
        }
    }
}
