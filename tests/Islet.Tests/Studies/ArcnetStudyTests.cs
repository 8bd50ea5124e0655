using Islet.Statistics;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>
/// The shipped study on panet_arcnet_2017 (Scarpa et al., Nature 2017;543:65–71). The numbers are our own computation in R 4.2.2, survival 3.5-3, from its two
/// clinical files: survfit(Surv(t, d) ~ 1 and ~ g), survdiff(Surv(t, d) ~ g), coxph(Surv(t, d) ~ g + m, control = coxph.control(eps = 1e-14)).
/// </summary>
public class ArcnetStudyTests
{
    private const double Tolerance = 1e-8;

    private static readonly Lazy<StudyResults> Results = new(() => StudyCohorts.Run(StudyCohorts.Shipped, StudyCohorts.Arcnet()));

    [SkippableFact]
    public void Ninety_seven_patients_and_fifteen_deaths_and_the_one_without_is_accounted_for()
    {
        var r = Run();
        Assert.Equal((97, 15, 98), (r.Patients, r.Events, r.Flow.Patients));
        var left = Assert.Single(r.Flow.Stages.SelectMany(s => s.Left));
        Assert.Equal(("no_outcome:vital_status_not_stated", 1), (left.Code, left.Patients));
        Assert.All(r.Marked, m => Assert.Equal(0, m.KnownLater));
    }

    [SkippableFact]
    public void Survival_of_all_is_R_s()
    {
        var curve = Run().Survival[0].Overall.Curve;
        (double, double, double, double, double)[] expected =
        [
            (12, 81, 0.92464422258958556, 0.87242203498343585, 0.97999237076185475), (24, 61, 0.87653673230381357, 0.81054557261736648, 0.94790061044543628),
            (36, 43, 0.84731884122701973, 0.77339183003731038, 0.92831239071101102), (60, 19, 0.81201388950922726, 0.71755639316553776, 0.91890555646375516),
            (120, 3, 0.76690200675871456, 0.64903373743741610, 0.90617583346698594),
        ];
        foreach (var (time, atRisk, survival, lower, upper) in expected)
        {
            var at = curve.At(time);
            Assert.Equal(atRisk, at.AtRisk);
            Near(survival, at.Survival);
            Near(lower, at.Limits.Lower);
            Near(upper, at.Limits.Upper);
        }
        Assert.Null(curve.Median.Estimate);
        var followUp = Run().Endpoints[0].FollowUp.Median;
        Assert.Equal((36.1, 33.9, 40.2), (followUp.Estimate, followUp.Limits.Lower, followUp.Limits.Upper));
    }

    [SkippableFact]
    public void Medians_and_log_rank_by_grade_are_R_s()
    {
        var survival = Run().Survival[0];
        Assert.Equal([(35, 5), (57, 6), (5, 4)], survival.ByLevel.Select(g => (g.Patients, g.Events)));
        var g3 = survival.ByLevel.Last().Curve.Median;
        Assert.Equal((9.4, 6.9, null), (g3.Estimate, g3.Limits.Lower, g3.Limits.Upper));
        var test = Assert.Single(survival.Tests);
        Near(33.575291873267702, test.Difference.Statistic);
        Near(5.119387522164166e-08, test.Difference.P);
        Assert.Equal(2, test.Difference.Df);
        foreach (var (expected, found) in new[] { 5.22933908866840280, 9.36568660158255817, 0.40497430974903681 }.Zip(test.Expected))
            Near(expected, found);
    }

    [SkippableFact]
    public void The_Cox_model_is_R_s()
    {
        var model = Run().Models[0].Model!;
        (string Level, double Coefficient, double Error, double Ratio, double Lower, double Upper)[] expected =
        [
            ("G2", -0.77166232048728778, 0.62890439688459288, 0.46224403157174665, 0.13475563011990488, 1.5856075514884227),
            ("G3", 1.41578045027286858, 0.79585302302635241, 4.11970043296646082, 0.86583336175929693, 19.6018453515103346),
            ("M1", 1.57487672658075017, 0.60054634090776982, 4.83014615277677972, 1.48858726718117818, 15.6727874620096159),
        ];
        Assert.Equal(expected.Select(e => e.Level), model.Terms.Select(t => t.Level));
        foreach (var (term, e) in model.Terms.Zip(expected))
        {
            Near(e.Coefficient, term.Coefficient);
            Near(e.Error, term.StandardError);
            Near(e.Ratio, term.HazardRatio);
            Near(e.Lower, term.HazardRatioLimits.Lower);
            Near(e.Upper, term.HazardRatioLimits.Upper);
        }
        Near(-63.031679782833834, model.LogLikelihoodNull);
        Near(-53.132325790437832, model.LogLikelihood);
        Near(1.9798707984792003e+01, model.LikelihoodRatio.Statistic);
        Near(1.8685167440011936e-04, model.LikelihoodRatio.P);
        Near(24.172130981603363, model.Wald.Statistic);
        Near(4.1435755581220882e+01, model.Score.Statistic);
    }

    [SkippableFact]
    public void Concordance_proportional_hazards_and_cautions_are_told()
    {
        var cox = Run().Models[0];
        Near(0.785912882298424487, cox.Concordance!.Value.C);
        Near(0.061008490811480534, cox.Concordance.Value.StandardError);
        Near(3.130682351340, cox.Proportionality!.Covariates[0].Test.Statistic);
        Near(5.929007723546, cox.Proportionality.Covariates[1].Test.Statistic);
        Near(7.329434845296, cox.Proportionality.Global.Statistic);
        Assert.Equal(2, cox.Warnings.Count); // 15 events for 3 coefficients; the hazard ratio of metastases drifts
    }

    private static StudyResults Run() => Results.Value;

    private static void Near(double expected, double? found) => Assert.Equal(expected, found!.Value, Math.Abs(expected) * Tolerance);
}
