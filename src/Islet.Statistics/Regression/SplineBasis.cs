namespace Islet.Statistics;

/// <summary>Functions of a number whose sum, each times a coefficient, is a smooth curve that is straight beyond its outermost knots.</summary>
public abstract record SplineBasis
{
    /// <summary>Number of functions, and of coefficients.</summary>
    public abstract int Df { get; }

    /// <summary>Name of the kind, as terms and results show it.</summary>
    public abstract string Kind { get; }

    /// <summary>All knots, the outermost included, ascending.</summary>
    public abstract IReadOnlyList<double> Knots { get; }

    /// <summary>The functions' values at one number; straight beyond the outermost knots.</summary>
    public abstract double[] At(double x);

    internal abstract string Term(string name, int position);

    /// <summary>Coefficients under which the curve is the straight line of slope 1: there is exactly one such set.</summary>
    public abstract double[] Straight();

    private protected static double[] Ascending(IReadOnlyList<double> values, IEnumerable<double> knots, string rule)
    {
        double[] ascending = [.. knots];
        return ascending.Length > 1 && ascending.All(double.IsFinite) && ascending.Zip(ascending.Skip(1)).All(k => k.First < k.Second)
            ? ascending
            : throw new ArgumentException($"{rule}: knots ascend and differ; there are {values.Distinct().Count()} distinct values.", nameof(knots));
    }
}

/// <summary>
/// Natural cubic splines as R's <c>splines::ns</c> without an intercept: cubic B-splines, their second derivatives made 0 at the boundary knots by the
/// projection that R's QR decomposition gives, so that coefficients agree with R's.
/// </summary>
/// <remarks>De Boor, A Practical Guide to Splines, 2001, chapter 9; Hastie, in Statistical Models in S, 1992, section 7.6. The basis is R's: Bates &amp; Venables, package splines.</remarks>
public sealed record NaturalSplineBasis : SplineBasis
{
    private const int Order = 4;
    private readonly double[] sequence; // each boundary knot four times
    private readonly double[][] reflections; // Householder vectors of the two boundary conditions

    /// <exception cref="ArgumentException">Knots that do not ascend strictly.</exception>
    public NaturalSplineBasis(IReadOnlyList<double> interior, double lower, double upper)
    {
        (Interior, Lower, Upper) = (interior, lower, upper);
        Ascending(interior, Knots, "Natural spline");
        sequence = [lower, lower, lower, .. Knots, upper, upper, upper];
        reflections = Reflections(Cubic(lower, 2)[1..], Cubic(upper, 2)[1..]);
    }

    public IReadOnlyList<double> Interior { get; }
    public double Lower { get; }
    public double Upper { get; }
    public override int Df => Interior.Count + 1;
    public override string Kind => "ns";
    public override IReadOnlyList<double> Knots => [Lower, .. Interior, Upper];

    /// <summary>Interior knots at equally spaced quantiles (R's type 7) of the values, boundary knots at their ends.</summary>
    /// <param name="values">All that the model uses. R takes them before rows with other values missing are dropped: its knots can differ there.</param>
    /// <exception cref="ArgumentException">Fewer than one degree of freedom, or quantiles that coincide.</exception>
    public static NaturalSplineBasis Of(IReadOnlyList<double> values, int df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(df, 1);
        double[] ascending = [.. values.Order()];
        return ascending.Length == 0 ? throw new ArgumentException("There are no values.", nameof(values))
            : new([.. Enumerable.Range(1, df - 1).Select(i => SampleQuantile.Of(ascending, (double)i / df)!.Value)], ascending[0], ascending[^1]);
    }

    public override double[] At(double x)
    {
        var edge = Math.Clamp(x, Lower, Upper);
        var basis = Cubic(edge, 0)[1..];
        if (x != edge)
            basis = [.. basis.Zip(Cubic(edge, 1).Skip(1), (value, slope) => value + (x - edge) * slope)];
        for (var l = 0; l < reflections.Length; l++)
        {
            var (v, t) = (reflections[l], 0.0);
            for (var i = l; i < v.Length; i++)
                t -= v[i] * basis[i];
            for (var i = l; i < v.Length; i++)
                basis[i] += t / v[l] * v[i];
        }
        return basis[2..];
    }

    // A natural spline is known by its values at its knots: of Df + 1 the first fixes the height.
    public override double[] Straight()
    {
        var origin = At(Lower);
        double[][] rows = [.. Knots.Skip(1).Select(x => At(x).Zip(origin, (b, o) => b - o).ToArray())];
        var normal = Cox.Square(Cox.Matrix(Df, (i, j) => rows.Sum(r => r[i] * r[j])), Df);
        return Cholesky.Of(normal, 0).Solve([.. Enumerable.Range(0, Df).Select(i => rows.Select((r, k) => r[i] * (Knots[k + 1] - Lower)).Sum())]);
    }

    internal override string Term(string name, int position) => $"ns({name}){position + 1}";

    // As LINPACK's dqrdc2: v = x/±|x| + e₁, the sign that of the element on the diagonal.
    private static double[][] Reflections(params double[][] columns)
    {
        for (var l = 0; l < columns.Length; l++)
        {
            var (x, norm) = (columns[l], Math.Sqrt(columns[l].Skip(l).Sum(a => a * a)));
            norm = x[l] < 0 ? -norm : norm;
            for (var i = l; i < x.Length; i++)
                x[i] /= norm;
            x[l] += 1;
            foreach (var later in columns.Skip(l + 1))
            {
                var t = -Enumerable.Range(l, x.Length - l).Sum(i => x[i] * later[i]) / x[l];
                for (var i = l; i < x.Length; i++)
                    later[i] += t * x[i];
            }
        }
        return columns;
    }

    // All cubic B-splines, or one of their derivatives, by the recurrence of de Boor and Cox; the last interval holds its right end.
    private double[] Cubic(double x, int derivative)
    {
        var (t, last) = (sequence, sequence.Length - Order - 1);
        var interval = Order - 1;
        while (interval < last && t[interval + 1] <= x)
            interval++;
        var b = new double[t.Length - 1];
        b[interval] = 1;
        for (var k = 2; k <= Order; k++)
            for (var j = 0; j < t.Length - k; j++)
            {
                var (up, down) = (Over(b[j], t[j + k - 1] - t[j]), Over(b[j + 1], t[j + k] - t[j + 1]));
                b[j] = k <= Order - derivative ? (x - t[j]) * up + (t[j + k] - x) * down : (k - 1) * (up - down);
            }
        return b[..(t.Length - Order)];
    }

    private static double Over(double value, double length) => length > 0 ? value / length : 0;
}

/// <summary>
/// Restricted cubic splines in Harrell's parametrisation: x itself, then ((x − tⱼ)³₊ − (x − tₖ₋₁)³₊(tₖ − tⱼ)/(tₖ − tₖ₋₁) + (x − tₖ)³₊(tₖ₋₁ − tⱼ)/(tₖ − tₖ₋₁))/(tₖ − t₁)²
/// for the first k − 2 knots. The fitted curve is that of a natural spline with the same knots.
/// </summary>
/// <remarks>Durrleman &amp; Simon, Stat Med 1989;8:551–561; Harrell, Regression Modeling Strategies, 2nd ed., 2015, section 2.4.</remarks>
public sealed record RestrictedCubicBasis : SplineBasis
{
    /// <exception cref="ArgumentException">Fewer than three knots, or knots that do not ascend strictly.</exception>
    public RestrictedCubicBasis(IReadOnlyList<double> knots) => Knots = knots.Count >= 3
        ? Ascending(knots, knots, "Restricted cubic spline")
        : throw new ArgumentException("A restricted cubic spline has three knots or more.", nameof(knots));

    public override int Df => Knots.Count - 1;
    public override string Kind => "rcs";
    public override IReadOnlyList<double> Knots { get; }

    /// <summary>
    /// Knots at quantiles (type 7) equally spaced between the outermost: 0.10 and 0.90 for 3 knots, 0.05 and 0.95 for 4 to 6, 0.025 and 0.975 for more. Below 100
    /// values the outermost are the fifth smallest and the fifth largest, as in Harrell's <c>rcspline.eval</c>; its rules for piled-up ends are not followed.
    /// </summary>
    /// <exception cref="ArgumentException">Fewer than three knots or six values, or quantiles that coincide.</exception>
    public static RestrictedCubicBasis Of(IReadOnlyList<double> values, int knots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(knots, 3);
        double[] ascending = [.. values.Order()];
        if (ascending.Length < 6)
            throw new ArgumentException($"{ascending.Length} values: a spline needs six or more.", nameof(values));
        var outer = knots > 6 ? 0.025 : knots > 3 ? 0.05 : 0.1;
        double[] at = [.. Enumerable.Range(0, knots).Select(i => SampleQuantile.Of(ascending, outer + (1 - 2 * outer) * i / (knots - 1))!.Value)];
        if (ascending.Length < 100)
            (at[0], at[^1]) = (ascending[4], ascending[^5]);
        return new(at);
    }

    public override double[] At(double x)
    {
        var (t, k) = (Knots, Knots.Count);
        var (gap, range) = (t[k - 1] - t[k - 2], t[k - 1] - t[0]);
        double Cube(double knot) => x > knot ? Math.Pow(x - knot, 3) / (range * range) : 0;
        return [x, .. Enumerable.Range(0, k - 2).Select(j => Cube(t[j]) + ((t[k - 2] - t[j]) * Cube(t[k - 1]) - (t[k - 1] - t[j]) * Cube(t[k - 2])) / gap)];
    }

    public override double[] Straight() => [1, .. new double[Df - 1]];

    internal override string Term(string name, int position) => name + new string('\'', position);
}
