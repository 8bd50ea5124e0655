namespace Islet.Studies;

/// <summary>A printed number that a search brings the times near to.</summary>
internal abstract class Aim(string name, double weight)
{
    public string Name => name;

    public double Weight => weight;

    /// <summary>The squared distance from the printed number, in squared standard errors of this cohort.</summary>
    /// <param name="slots">By days, events before censorings.</param>
    /// <param name="patientAt">Whose each slot is.</param>
    public abstract double Off(Slot[] slots, int[] patientAt);

    /// <summary>Exchanging the times of two patients may change the distance.</summary>
    public abstract bool Tells(int a, int b);
}

/// <summary>A share without the event at a time, by the product-limit estimate; its standard error as of a proportion.</summary>
internal sealed class CurveAim(string name, double weight, bool[] included, int?[] after, int days, double share) : Aim(name, weight)
{
    private readonly double variance = share * (1 - share) / Math.Max(1, included.Count(i => i));
    private readonly int size = included.Count(i => i);
    private readonly bool moved = after.Any(a => a is > 0);

    public override bool Tells(int a, int b) => included[a] != included[b] || moved && included[a] && after[a] != after[b];

    public override double Off(Slot[] slots, int[] patientAt)
    {
        var away = (moved ? Moved(slots, patientAt) : Plain(slots, patientAt)) - share;
        return away * away / variance;
    }

    private double Plain(Slot[] slots, int[] patientAt)
    {
        var (survival, atRisk) = (1.0, size);
        for (var s = 0; s < slots.Length && slots[s].Days <= days; s++)
        {
            if (!included[patientAt[s]])
                continue;
            if (slots[s].Event)
                survival *= (atRisk - 1) / (double)atRisk;
            atRisk--;
        }
        return survival;
    }

    private double Moved(Slot[] slots, int[] patientAt)
    {
        var times = new List<(int, bool)>(size);
        for (var s = 0; s < slots.Length; s++)
            if (included[patientAt[s]])
                times.Add((slots[s].Days + (after[patientAt[s]] ?? 0), slots[s].Event));
        return Survival.At(times, days);
    }
}

/// <summary>
/// Hazard ratios of one Cox model: they are its estimates where the score is zero at them, so nothing has to be fitted. The distance is the squared score over the
/// information, of each coefficient by itself.
/// </summary>
/// <remarks>Cox, J R Stat Soc B 1972;34:187–220, equations 13 and 15; tied events by Breslow's sum (Biometrics 1974;30:89–99).</remarks>
internal sealed class CoxAim(string name, double weight, bool[] included, double[][] x, double[] hazard) : Aim(name, weight)
{
    private readonly int terms = x.Length == 0 ? 0 : x[0].Length;

    /// <param name="ratios">Of each term, as printed.</param>
    public static CoxAim Of(string name, double weight, bool[] included, double[][] x, IReadOnlyList<double> ratios)
    {
        var logs = ratios.Select(Elementary.Log).ToArray();
        return new(name, weight, included, x, [.. x.Select(row => Elementary.Exp(row.Zip(logs, (value, log) => value * log).Sum()))]);
    }

    public override bool Tells(int a, int b) => included[a] != included[b] || included[a] && !x[a].AsSpan().SequenceEqual(x[b]);

    public override double Off(Slot[] slots, int[] patientAt)
    {
        Span<double> first = stackalloc double[terms], second = stackalloc double[terms], score = stackalloc double[terms], information = stackalloc double[terms];
        first.Clear();
        second.Clear();
        score.Clear();
        information.Clear();
        var whole = 0.0;
        for (var s = slots.Length - 1; s >= 0;)
        {
            var from = s; // everybody of this day is at risk for its events
            for (; s >= 0 && slots[s].Days == slots[from].Days; s--)
            {
                var i = patientAt[s];
                if (!included[i])
                    continue;
                whole += hazard[i];
                for (var k = 0; k < terms; k++)
                {
                    first[k] += hazard[i] * x[i][k];
                    second[k] += hazard[i] * x[i][k] * x[i][k];
                }
            }
            for (var e = from; e > s; e--)
            {
                if (!slots[e].Event || !included[patientAt[e]])
                    continue;
                for (var k = 0; k < terms; k++)
                {
                    var mean = first[k] / whole;
                    score[k] += x[patientAt[e]][k] - mean;
                    information[k] += (second[k] / whole) - (mean * mean);
                }
            }
        }
        var off = 0.0;
        for (var k = 0; k < terms; k++)
            off += information[k] > 0 ? score[k] * score[k] / information[k] : 0;
        return off;
    }
}
