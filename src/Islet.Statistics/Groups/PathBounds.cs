namespace Islet.Statistics;

/// <summary>Between what −Σ log x! of the tables with given margins lies. The bounds are safe, not sharp: they only spare work.</summary>
internal static class PathBounds
{
    public static (double Low, double High) Of(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, double[] logs)
    {
        var n = 0;
        foreach (var r in rows)
            n += r;
        if (n == 0 || columns.Length == 1) // one completion
            return (Packed(columns, rows, logs), Packed(columns, rows, logs));
        return (Math.Max(Packed(columns, rows, logs), Packed(rows, columns, logs)), Dual(rows, columns, n, logs));
    }

    /// <summary>Each line of one kind packed into the largest of the other, as if it were alone.</summary>
    private static double Packed(ReadOnlySpan<int> lines, ReadOnlySpan<int> across, double[] logs)
    {
        Span<int> sorted = across.Length <= 64 ? stackalloc int[across.Length] : new int[across.Length];
        across.CopyTo(sorted);
        sorted.Sort();
        var sum = 0.0;
        foreach (var line in lines)
            for (int rest = line, i = sorted.Length - 1; rest > 0; i--)
            {
                var x = Math.Min(rest, sorted[i]);
                sum -= logs[x];
                rest -= x;
            }
        return sum;
    }

    /// <summary>
    /// Weak duality: for any u and v, −Σ log x_ij! ≤ Σ max over x of ((u_i + v_j)·x − log x!) − Σ u_i·r_i − Σ v_j·c_j; with u_i + v_j about
    /// log(r_i·c_j/n) it is close.
    /// </summary>
    private static double Dual(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, int n, double[] logs)
    {
        var sum = 0.0;
        foreach (var r in rows)
            sum -= r * U(r);
        foreach (var c in columns)
        {
            sum -= c * V(c);
            foreach (var r in rows)
            {
                var s = U(r) + V(c);
                var x = Math.Min((int)Math.Exp(Math.Min(s, 20)), logs.Length - 1);
                sum += s * x - logs[x];
            }
        }
        return sum + 1e-9;
        double U(int r) => Math.Log((r + 0.5) / n);
        double V(int c) => Math.Log(c + 0.5);
    }
}
