namespace Islet.Statistics;

/// <summary>Brent's root finder, step for step as R's <c>uniroot</c> takes it: where R stops early, its digits can only be had by its path.</summary>
internal static class RootAsR
{
    /// <summary>R's default tolerance: ε to the power ¼, about 1.22e-4.</summary>
    public static readonly double Tolerance = Math.Pow(2, -13);

    /// <remarks>Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4.</remarks>
    public static double Find(Func<double, double> f, double lower, double upper, double tolerance)
    {
        var (a, b, fa, fb) = (lower, upper, f(lower), f(upper));
        var (c, fc) = (a, fa);
        if (fa == 0 || fb == 0)
            return fa == 0 ? a : b;
        for (var step = 0; step <= 1000; step++)
        {
            var previous = b - a;
            if (Math.Abs(fc) < Math.Abs(fb))
                (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb);
            var reach = 2 * 2.220446049250313e-16 * Math.Abs(b) + tolerance / 2;
            var next = (c - b) / 2;
            if (Math.Abs(next) <= reach || fb == 0)
                return b;
            if (Math.Abs(previous) >= reach && Math.Abs(fa) > Math.Abs(fb))
                next = Interpolated(a, b, c, fa, fb, fc, previous, reach, next);
            if (Math.Abs(next) < reach)
                next = next > 0 ? reach : -reach;
            (a, fa) = (b, fb);
            b += next;
            fb = f(b);
            if ((fb > 0 && fc > 0) || (fb < 0 && fc < 0))
                (c, fc) = (a, fa);
        }
        return b;
    }

    private static double Interpolated(double a, double b, double c, double fa, double fb, double fc, double previous, double reach, double bisection)
    {
        double p, q, cb = c - b;
        if (a == c)
        {
            var t1 = fb / fa;
            (p, q) = (cb * t1, 1 - t1);
        }
        else
        {
            double qq = fa / fc, t1 = fb / fc, t2 = fb / fa;
            (p, q) = (t2 * (cb * qq * (qq - t1) - (b - a) * (t1 - 1)), (qq - 1) * (t1 - 1) * (t2 - 1));
        }
        (p, q) = p > 0 ? (p, -q) : (-p, q);
        return p < 0.75 * cb * q - Math.Abs(reach * q) / 2 && p < Math.Abs(previous * q / 2) ? p / q : bisection;
    }
}
