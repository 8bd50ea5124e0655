using System.Numerics;

namespace Islet.Statistics;

/// <summary>Mean covariates over the risk sets of events, side by side until there are enough of them to be multiplied at once.</summary>
internal sealed class EventMeans(int terms)
{
    private const int Enough = RiskBlocks.Rows, Most = 3 * RiskBlocks.Rows; // a block adds two an event at most
    private readonly double[] columns = new double[terms * Most], square = new double[Most], linear = new double[Most];

    public int Count { get; private set; }

    /// <summary>Where the j-th covariate's means go that come next.</summary>
    public Span<double> Next(int j) => columns.AsSpan(j * Most + Count, Most - Count);

    /// <summary>Takes in what was written to <see cref="Next"/>.</summary>
    /// <param name="weight">Of the outer products; of the sums too unless <paramref name="summed"/> says 0.</param>
    public void Add(ReadOnlySpan<double> weight, double summed = 1)
    {
        for (var i = 0; i < weight.Length; i++)
            (square[Count + i], linear[Count + i]) = (-weight[i], summed * weight[i]);
        Count += weight.Length;
    }

    /// <summary>Takes Σ w·x̄x̄ᵀ off the information and Σ w·x̄ off the score.</summary>
    public void Flush(CrossProducts information, double[] score, bool all)
    {
        if (Count == 0 || (Count < Enough && !all))
            return;
        var length = (Count + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        Array.Clear(square, Count, length - Count);
        Array.Clear(linear, Count, length - Count);
        for (var j = 0; j < terms; j++)
            Array.Clear(columns, j * Most + Count, length - Count);
        information.Add(columns, Most, square.AsSpan(0, length));
        for (var j = 0; j < terms; j++)
        {
            var sum = Vector<double>.Zero;
            var x = columns.AsSpan(j * Most, length);
            for (var i = 0; i < length; i += Vector<double>.Count)
                sum = Vector.FusedMultiplyAdd(new Vector<double>(x[i..]), new Vector<double>(linear.AsSpan(i)), sum);
            score[j] -= Vector.Sum(sum);
        }
        Count = 0;
    }
}
