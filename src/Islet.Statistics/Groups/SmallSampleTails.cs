using MathNet.Numerics;

namespace Islet.Statistics;

/// <summary>Tail probabilities of Student's t and of F, each from its own side: small values keep their digits.</summary>
public static class SmallSampleTails
{
    /// <summary>P(|T| ≥ |t|) with <paramref name="df"/> degrees of freedom, which need not be whole: I(df/(df + t²); df/2, ½).</summary>
    /// <remarks>Abramowitz &amp; Stegun 1964, 26.7.1 and 26.5.27.</remarks>
    public static double TwoSidedStudent(double t, double df)
    {
        if (df is not > 0)
            throw new ArgumentOutOfRangeException(nameof(df), df, "Degrees of freedom are above 0.");
        return double.IsInfinity(t) ? 0 : double.IsPositiveInfinity(df) ? Tails.TwoSidedNormal(t) : UpperF(t * t, 1, df);
    }

    /// <summary>P(F ≥ <paramref name="f"/>) with <paramref name="df1"/> and <paramref name="df2"/> degrees of freedom: I(df2/(df2 + df1·f); df2/2, df1/2).</summary>
    /// <remarks>Abramowitz &amp; Stegun 1964, 26.6.2.</remarks>
    public static double UpperF(double f, double df1, double df2)
    {
        if (df1 is not > 0 || df2 is not > 0)
            throw new ArgumentOutOfRangeException(nameof(df1), $"{df1} and {df2}", "Degrees of freedom are above 0.");
        return f <= 0 ? 1 : double.IsPositiveInfinity(f) ? 0 : SpecialFunctions.BetaRegularized(df2 / 2, df1 / 2, df2 / (df2 + df1 * f));
    }

    /// <summary>t with P(|T| ≤ t) = <paramref name="level"/>: 2.228139 for 0.95 and 10 degrees of freedom.</summary>
    /// <remarks>Abramowitz &amp; Stegun 1964, 26.7; found by bisection, to the last digit but one.</remarks>
    public static double StudentLimit(double level, double df)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level of confidence lies between 0 and 1.");
        return double.IsPositiveInfinity(df) ? Tails.NormalLimit(level) : Falling(t => TwoSidedStudent(t, df), 1 - level);
    }

    /// <summary>f with P(F ≤ f) = <paramref name="share"/>.</summary>
    /// <remarks>Abramowitz &amp; Stegun 1964, 26.6; found by bisection.</remarks>
    public static double FQuantile(double share, double df1, double df2) => share is > 0 and < 1
        ? Falling(f => UpperF(f, df1, df2), 1 - share)
        : throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");

    /// <summary>Where a function that falls from 1 to 0 on (0, ∞) takes a value.</summary>
    private static double Falling(Func<double, double> tail, double value)
    {
        var (low, high) = (0.0, 1.0);
        while (tail(high) > value && high < 1e300)
            (low, high) = (high, high * 2);
        for (var step = 0; step < 200; step++)
        {
            var middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                break;
            (low, high) = tail(middle) > value ? (middle, high) : (low, middle);
        }
        return low + (high - low) / 2;
    }
}
