using System.Numerics;

namespace Islet.Statistics;

/// <summary>
/// A sample as the partial likelihood walks it: stratum after stratum, from the last time back, events before censorings at one time. Columns are
/// centred at their weighted mean and divided by their range, so that exp cannot overflow at the start and pivots can be compared.
/// </summary>
internal sealed class CoxDesign
{
    public CoxDesign(CoxSample sample, TimeTies ties)
    {
        sample.Check();
        Observations = [.. sample.Observations];
        Observation.Check(Observations);
        Columns = [.. sample.Covariates.SelectMany(c => c.Columns)];
        Grid = TimeGrid.Of(Observations, ties);
        (Stride, Stratum) = ((Columns.Length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count, sample.Stratum);
        (Centre, Scale) = (new double[Columns.Length], new double[Columns.Length]);
        Row = EventsFirst(Grid.Order(Stratum));
        // In walking order once: a walk that looked rows up would wait for memory at each.
        (At, StratumAt) = (Array.ConvertAll(Row, r => Grid.At[r]), Array.ConvertAll(Row, r => Stratum?[r] ?? 0));
        (Weight, Event) = (Array.ConvertAll(Row, r => Observations[r].Weight), Array.ConvertAll(Row, r => Observations[r].Event));
        X = new double[Row.Length * Stride];
        for (var j = 0; j < Columns.Length; j++)
            Fill(j);
        if (Grid.Entry is { } entry)
        {
            // Leaving order on the way back in time: by stratum as the rows stand, then the latest entry first.
            var keys = new double[Row.Length];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = StratumAt[i] * (double)(Grid.Times.Length + 1) + entry[Row[i]] + 1;
            ByEntry = TimeOrder.Ascending(keys);
            Array.Reverse(ByEntry);
        }
    }

    public Observation[] Observations { get; }
    public (string Term, string? Level, Func<int, double> Value)[] Columns { get; }
    public TimeGrid Grid { get; }
    public IReadOnlyList<int>? Stratum { get; }

    /// <summary>Values per row of <see cref="X"/>: the number of terms, filled up with zeros to whole vectors.</summary>
    public int Stride { get; }

    public double[] X { get; }
    public double[] Centre { get; }
    public double[] Scale { get; }

    /// <summary>For each position of the walk the row of the sample.</summary>
    public int[] Row { get; }

    /// <summary>Positions in the order in which delayed entry takes them out again; null where nobody enters late.</summary>
    public int[]? ByEntry { get; }

    public int Terms => Columns.Length;

    /// <summary>For each position of the walk: position on the grid of times, stratum, case weight, event.</summary>
    public int[] At { get; }

    public int[] StratumAt { get; }
    public double[] Weight { get; }
    public bool[] Event { get; }

    /// <summary>The same walk with one more column, given in walking order and taken as it is.</summary>
    public CoxDesign With(double[] column) => new(this, column);

    private CoxDesign(CoxDesign of, double[] column)
    {
        (Observations, Columns, Grid, Stratum, Row, ByEntry) = (of.Observations, [.. of.Columns, ("", null, _ => 0)], of.Grid, of.Stratum, of.Row, of.ByEntry);
        (At, StratumAt, Weight, Event, Centre, Scale) = (of.At, of.StratumAt, of.Weight, of.Event, [.. of.Centre, 0], [.. of.Scale, 1]);
        Stride = (Columns.Length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        X = new double[Row.Length * Stride];
        for (var i = 0; i < Row.Length; i++)
        {
            of.X.AsSpan(i * of.Stride, of.Terms).CopyTo(X.AsSpan(i * Stride));
            X[i * Stride + of.Terms] = column[i];
        }
    }

    /// <summary>βᵀ(x − centre), β per unit of the scaled columns.</summary>
    public double[] Eta(ReadOnlySpan<double> beta)
    {
        var eta = new double[Row.Length];
        Span<double> padded = stackalloc double[Stride];
        beta.CopyTo(padded);
        for (var i = 0; i < eta.Length; i++)
        {
            var x = X.AsSpan(i * Stride, Stride);
            var sum = Vector<double>.Zero;
            for (var j = 0; j < Stride; j += Vector<double>.Count)
                sum += new Vector<double>(x[j..]) * new Vector<double>(padded[j..]);
            eta[i] = Vector.Sum(sum);
        }
        return eta;
    }

    /// <summary>Case weight × exp(η).</summary>
    public double[] Risk(double[] eta)
    {
        var risk = new double[eta.Length];
        for (var i = 0; i < risk.Length; i++)
            risk[i] = Weight[i] * Math.Exp(eta[i]);
        return risk;
    }

    private void Fill(int j)
    {
        var value = Columns[j].Value;
        var (sum, weights, low, high) = (0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        var column = new double[Row.Length];
        for (var i = 0; i < column.Length; i++)
        {
            var (x, w) = (column[i] = value(i), Observations[i].Weight);
            (sum, weights, low, high) = (sum + w * x, weights + w, Math.Min(low, x), Math.Max(high, x));
        }
        (Centre[j], Scale[j]) = (sum / weights, high > low ? high - low : 1);
        for (var i = 0; i < column.Length; i++)
            X[i * Stride + j] = (column[Row[i]] - Centre[j]) / Scale[j];
    }

    private int[] EventsFirst(int[] ascending)
    {
        Array.Reverse(ascending);
        var (order, censored) = (new int[ascending.Length], new List<int>());
        for (int first = 0, next = 0; first < order.Length; first = next)
        {
            var at = first;
            for (; next < order.Length && Grid.At[ascending[next]] == Grid.At[ascending[first]] && Stratum?[ascending[next]] == Stratum?[ascending[first]]; next++)
                if (Observations[ascending[next]].Event)
                    order[at++] = ascending[next];
                else
                    censored.Add(ascending[next]);
            censored.CopyTo(order, at);
            censored.Clear();
        }
        return order;
    }
}
