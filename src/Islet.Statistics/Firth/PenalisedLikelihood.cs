namespace Islet.Statistics;

/// <summary>
/// ℓ(β) + ½·ln det I(β). Its gradient is U + ½·tr(I⁻¹ ∂I/∂βⱼ), where ∂I/∂βⱼ is the third central moment of the covariates over each risk set; its
/// curvature comes from central differences of that gradient, and from I where the differences are not positive definite.
/// </summary>
/// <remarks>Firth, Biometrika 1993;80:27–38; Heinze &amp; Schemper, Biometrics 2001;57:114–119.</remarks>
internal sealed class PenalisedLikelihood(CoxDesign design, CoxTies ties)
{
    private const double Step = 1e-5; // columns are scaled to a range of 1
    private readonly int p = design.Terms;
    private readonly PartialLikelihood plain = new(design, ties);

    public Evaluation Plain(double[] beta) => plain.At(beta);

    public Evaluation At(double[] beta)
    {
        var (value, score, information) = Gradient(beta);
        if (!score.All(double.IsFinite))
            return new(double.NegativeInfinity, score, information);
        var curvature = new double[p, p];
        for (var j = 0; j < p; j++)
        {
            var (up, down) = (Gradient(Moved(beta, j, Step)).Score, Gradient(Moved(beta, j, -Step)).Score);
            for (var i = 0; i < p; i++)
                curvature[i, j] = (down[i] - up[i]) / (2 * Step);
        }
        for (var i = 0; i < p; i++)
            for (var j = 0; j < i; j++)
                curvature[i, j] = curvature[j, i] = (curvature[i, j] + curvature[j, i]) / 2;
        return new(value, score, Cholesky.Of(curvature).Dependent is null ? curvature : information);
    }

    private (double Value, double[] Score, double[,] Information) Gradient(double[] beta)
    {
        var at = plain.At(beta);
        var root = Cholesky.Of(at.Information, 1e-13);
        if (root.Dependent is not null)
            return (double.NegativeInfinity, [.. at.Score.Select(_ => double.NaN)], at.Information);
        var bend = Bend(beta, root.Inverse());
        return (at.LogLikelihood + 0.5 * root.LogDeterminant, [.. at.Score.Select((u, j) => u + 0.5 * bend[j])], at.Information);
    }

    /// <summary>
    /// tr(A·∂I/∂βⱼ) = Σ w·E[(x − m)ᵀA(x − m)·(xⱼ − mⱼ)] = Σ w·(E[q·xⱼ] − mⱼ·E[q] − 2·(V·A·m)ⱼ), q = xᵀAx, m and V mean and covariance over the risk set.
    /// </summary>
    private double[] Bend(double[] beta, double[,] a)
    {
        var (wide, bend, mean, x) = (design.With(Forms(a)), new double[p], new double[p], new double[p]);
        var second = wide.Stride;
        new RiskSet(wide).Walk(wide.Risk(design.Eta(beta)), second: true, set =>
        {
            var parts = PartialLikelihood.Parts(ties, set.Events);
            for (var k = 0; k < parts; k++)
            {
                var (share, weight) = ((double)k / parts, set.Weight / parts);
                var s0 = set.S0 - share * set.D0;
                double First(int i) => (set.S1[i] - share * set.D1[i]) / s0;
                double Second(int i, int j) => (set.S2[i * second + j] - share * set.D2[i * second + j]) / s0;
                for (var j = 0; j < p; j++)
                    mean[j] = First(j);
                for (var j = 0; j < p; j++)
                {
                    x[j] = 0;
                    for (var l = 0; l < p; l++)
                        x[j] += a[j, l] * mean[l];
                }
                for (var j = 0; j < p; j++)
                {
                    var moment = Second(p, j) - mean[j] * First(p);
                    for (var l = 0; l < p; l++)
                        moment -= 2 * (Second(j, l) - mean[j] * mean[l]) * x[l];
                    bend[j] += weight * moment;
                }
            }
        });
        return bend;
    }

    // xᵀAx of each row, in walking order.
    private double[] Forms(double[,] a)
    {
        var forms = new double[design.Row.Length];
        for (var i = 0; i < forms.Length; i++)
        {
            var x = design.X.AsSpan(i * design.Stride, p);
            for (var j = 0; j < p; j++)
                for (var l = 0; l < p; l++)
                    forms[i] += a[j, l] * x[j] * x[l];
        }
        return forms;
    }

    private static double[] Moved(double[] beta, int j, double by) => [.. beta.Select((b, i) => i == j ? b + by : b)];
}
