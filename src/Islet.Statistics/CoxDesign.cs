using System.Numerics;
using System.Runtime.InteropServices;

namespace Islet.Statistics;

/// <summary>
/// A sample as the partial likelihood walks it: stratum after stratum, from the last time back, events before censorings at one time. Columns are
/// centred at their weighted mean and divided by their range, so that exp cannot overflow at the start and pivots can be compared.
/// </summary>
internal sealed class CoxDesign
{
    private readonly double[]?[] plain; // columns that lie in memory as they are
    private readonly IReadOnlyList<double>? offsets;
    private TimeGrid? grid;
    private RiskBlocks? blocks;
    private int[]? row, gridAt, stratumAt, byEntry;
    private double[]? weight, offset, rowByRow;
    private bool[]? happened;

    public CoxDesign(CoxSample sample, TimeTies ties)
    {
        sample.Check();
        Observations = sample.Observations as Observation[] ?? [.. sample.Observations];
        Observation.Check(Observations);
        foreach (ref readonly var o in Observations.AsSpan())
            (Events, UnitWeights, WholeWeights) = (Events + (o.Event ? 1 : 0), UnitWeights && o.Weight == 1, WholeWeights && o.Weight == Math.Floor(o.Weight));
        (Ties, Stratum, offsets) = (ties, sample.Stratum, sample.Offset);
        OffsetCentre = offsets?.Average() ?? 0;
        Columns = [.. sample.Covariates.SelectMany(c => c.Columns)];
        plain = [.. sample.Covariates.SelectMany(c => c.Columns.Select(_ => (c as NumericCovariate)?.Values as double[]))];
        (Centre, Scale) = (new double[Columns.Length], new double[Columns.Length]);
        Parallel.For(0, Columns.Length, Summarise);
        CheckFinite();
    }

    public Observation[] Observations { get; }
    public int Events { get; }
    public bool UnitWeights { get; } = true;
    public bool WholeWeights { get; } = true;
    public (string Term, string? Level, Func<int, double> Value)[] Columns { get; }
    public TimeTies Ties { get; }
    public IReadOnlyList<int>? Stratum { get; }
    public double[] Centre { get; }
    public double[] Scale { get; }
    public double OffsetCentre { get; }
    public int Terms => Columns.Length;

    /// <summary>The sample laid out for the likelihood.</summary>
    public RiskBlocks Blocks => blocks ??= new(this);

    /// <summary>One column as it was given.</summary>
    public double[] Values(int j) => plain[j] ?? [.. Enumerable.Range(0, Observations.Length).Select(Columns[j].Value)];

    /// <summary>By row, the offset less <see cref="OffsetCentre"/>; null: none.</summary>
    public Func<int, double>? OffsetOf => offsets is null ? null : i => offsets[i] - OffsetCentre;

    public TimeGrid Grid => grid ??= TimeGrid.Of(Observations, Ties);

    /// <summary>Values per row of <see cref="X"/>: the number of terms, filled up with zeros to whole vectors.</summary>
    public int Stride => (Columns.Length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    /// <summary>Position × column, centred and scaled.</summary>
    public double[] X => rowByRow ??= RowByRow();

    /// <summary>For each position of the walk its offset less <see cref="OffsetCentre"/>; null: none.</summary>
    public double[]? Offset => offset ??= OffsetOf is { } of ? Array.ConvertAll(Row, r => of(r)) : null;

    /// <summary>For each position of the walk the row of the sample.</summary>
    public int[] Row => row ??= EventsFirst(Grid.Order(Stratum));

    /// <summary>Positions in the order in which delayed entry takes them out again; null where nobody enters late.</summary>
    public int[]? ByEntry => byEntry ??= Grid.Entry is { } entry ? Leaving(entry) : null;

    /// <summary>For each position of the walk: position on the grid of times, stratum, case weight, event.</summary>
    public int[] At => gridAt ??= Array.ConvertAll(Row, r => Grid.At[r]);

    public int[] StratumAt => stratumAt ??= Array.ConvertAll(Row, r => Stratum?[r] ?? 0);
    public double[] Weight => weight ??= Array.ConvertAll(Row, r => Observations[r].Weight);
    public bool[] Event => happened ??= Array.ConvertAll(Row, r => Observations[r].Event);

    /// <summary>The same walk with one more column, given in walking order and taken as it is.</summary>
    public CoxDesign With(double[] column) => new(this, column);

    private CoxDesign(CoxDesign of, double[] column)
    {
        (Observations, Columns, Ties, Stratum, plain, offsets) = (of.Observations, [.. of.Columns, ("", null, _ => 0)], of.Ties, of.Stratum, [], of.offsets);
        (grid, row, byEntry, offset, OffsetCentre) = (of.Grid, of.Row, of.ByEntry, of.Offset, of.OffsetCentre);
        (gridAt, stratumAt, weight, happened, Centre, Scale) = (of.At, of.StratumAt, of.Weight, of.Event, [.. of.Centre, 0], [.. of.Scale, 1]);
        rowByRow = new double[Row.Length * Stride];
        for (var i = 0; i < Row.Length; i++)
        {
            of.X.AsSpan(i * of.Stride, of.Terms).CopyTo(rowByRow.AsSpan(i * Stride));
            rowByRow[i * Stride + of.Terms] = column[i];
        }
    }

    /// <summary>βᵀ(x − centre) + offset − its centre, β per unit of the scaled columns.</summary>
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
            eta[i] = Vector.Sum(sum) + (Offset is null ? 0 : Offset[i]);
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

    // Weighted mean and range.
    private void Summarise(int j)
    {
        var (sum, weights, low, high) = UnitWeights ? Summary(Values(j)) : Summary(Values(j), Observations);
        (Centre[j], Scale[j]) = (sum / weights, high > low ? high - low : 1);
    }

    private static (double Sum, double Weights, double Low, double High) Summary(double[] values, Observation[] weigh)
    {
        var (sum, weights, low, high) = (0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            var (value, w) = (values[i], weigh[i].Weight);
            (sum, weights, low, high) = (sum + w * value, weights + w, Math.Min(low, value), Math.Max(high, value));
        }
        return (sum, weights, low, high);
    }

    private static (double Sum, double Weights, double Low, double High) Summary(ReadOnlySpan<double> values)
    {
        var (sums, lows, highs) = (Vector<double>.Zero, new Vector<double>(double.PositiveInfinity), new Vector<double>(double.NegativeInfinity));
        var whole = values.Length / Vector<double>.Count * Vector<double>.Count;
        foreach (var x in MemoryMarshal.Cast<double, Vector<double>>(values[..whole]))
            (sums, lows, highs) = (sums + x, Vector.Min(lows, x), Vector.Max(highs, x));
        var (sum, low, high) = (Vector.Sum(sums), double.PositiveInfinity, double.NegativeInfinity);
        for (var lane = 0; lane < Vector<double>.Count; lane++)
            (low, high) = (Math.Min(low, lows[lane]), Math.Max(high, highs[lane]));
        foreach (var x in values[whole..])
            (sum, low, high) = (sum + x, Math.Min(low, x), Math.Max(high, x));
        return (sum, values.Length, low, high);
    }

    private void CheckFinite()
    {
        for (var j = 0; j < Terms; j++)
            if (!double.IsFinite(Centre[j]) && !Array.TrueForAll(Values(j), double.IsFinite))
                throw new ArgumentException($"{Columns[j].Term}: a covariate is finite.");
    }

    private double[] RowByRow()
    {
        var laid = new double[Row.Length * Stride];
        for (var j = 0; j < Terms; j++)
        {
            var (values, unit) = (Values(j), 1 / Scale[j]);
            for (var i = 0; i < Row.Length; i++)
                laid[i * Stride + j] = (values[Row[i]] - Centre[j]) * unit;
        }
        return laid;
    }

    // Leaving order on the way back in time: by stratum as the rows stand, then the latest entry first.
    private int[] Leaving(int[] entry)
    {
        var keys = new double[Row.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = StratumAt[i] * (double)(Grid.Times.Length + 1) + entry[Row[i]] + 1;
        var order = TimeOrder.Ascending(keys);
        Array.Reverse(order);
        return order;
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
