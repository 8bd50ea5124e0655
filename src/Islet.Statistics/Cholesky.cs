namespace Islet.Statistics;

/// <summary>Square-root decomposition A = LLᵀ of a symmetric positive definite matrix.</summary>
/// <remarks>Golub &amp; Van Loan, Matrix Computations, 4th ed., 2013, section 4.2.</remarks>
internal sealed class Cholesky
{
    private readonly double[,] l;

    private Cholesky(double[,] l, int? dependent) => (this.l, Dependent) = (l, dependent);

    /// <summary>The first row that is, to rounding, a combination of those before it; null where the matrix is positive definite.</summary>
    public int? Dependent { get; }

    /// <summary>ln det A; only where nothing is <see cref="Dependent"/>.</summary>
    public double LogDeterminant => Enumerable.Range(0, Size).Sum(i => 2 * Math.Log(l[i, i]));

    private int Size => l.GetLength(0);

    /// <summary>Stops at the first pivot that is no longer positive; <see cref="Dependent"/> names it.</summary>
    /// <param name="tolerance">A pivot below this share of its diagonal element counts as 0.</param>
    public static Cholesky Of(double[,] a, double tolerance = 1e-12)
    {
        var size = a.GetLength(0);
        var root = new double[size, size];
        for (var j = 0; j < size; j++)
        {
            var pivot = a[j, j];
            for (var k = 0; k < j; k++)
                pivot -= root[j, k] * root[j, k];
            if (!(pivot > tolerance * Math.Abs(a[j, j])))
                return new(root, j);
            root[j, j] = Math.Sqrt(pivot);
            for (var i = j + 1; i < size; i++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++)
                    sum -= root[i, k] * root[j, k];
                root[i, j] = sum / root[j, j];
            }
        }
        return new(root, null);
    }

    /// <summary>A⁻¹b.</summary>
    public double[] Solve(ReadOnlySpan<double> b)
    {
        double[] x = [.. b];
        for (var i = 0; i < Size; i++)
        {
            for (var k = 0; k < i; k++)
                x[i] -= l[i, k] * x[k];
            x[i] /= l[i, i];
        }
        for (var i = Size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < Size; k++)
                x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }
        return x;
    }

    /// <summary>L⁻ᵀz: of standard normal z, a normal vector with covariance A⁻¹.</summary>
    public double[] Correlate(ReadOnlySpan<double> z)
    {
        double[] x = [.. z];
        for (var i = Size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < Size; k++)
                x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }
        return x;
    }

    /// <summary>bᵀA⁻¹b.</summary>
    public double Form(ReadOnlySpan<double> b)
    {
        var (x, sum) = (Solve(b), 0.0);
        for (var i = 0; i < Size; i++)
            sum += b[i] * x[i];
        return sum;
    }

    public double[,] Inverse()
    {
        var inverse = new double[Size, Size];
        var unit = new double[Size];
        for (var j = 0; j < Size; j++)
        {
            Array.Clear(unit);
            unit[j] = 1;
            var column = Solve(unit);
            for (var i = 0; i < Size; i++)
                inverse[i, j] = column[i];
        }
        for (var i = 0; i < Size; i++)
            for (var j = 0; j < i; j++)
                inverse[i, j] = inverse[j, i] = (inverse[i, j] + inverse[j, i]) / 2;
        return inverse;
    }
}
