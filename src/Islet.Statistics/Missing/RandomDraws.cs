namespace Islet.Statistics;

/// <summary>Draws from distributions that depend on the seed and the stream alone.</summary>
internal sealed class RandomDraws
{
    private readonly SplitMix64 bits;
    private double? spare;

    /// <summary>Stream number <paramref name="stream"/> of a seed: its own seed is that draw of the seed's generator.</summary>
    public RandomDraws(ulong seed, int stream)
    {
        var seeds = new SplitMix64(seed);
        for (var i = 0; i < stream; i++)
            _ = seeds.Next();
        bits = new(seeds.Next());
    }

    public int Below(int n) => bits.Below(n);

    /// <summary>In (0, 1), of 53 bits.</summary>
    public double Uniform() => ((bits.Next() >> 11) + 0.5) / (1UL << 53);

    /// <summary>Standard normal, by the polar method.</summary>
    /// <remarks>Marsaglia &amp; Bray, SIAM Rev 1964;6:260–264.</remarks>
    public double Normal()
    {
        if (spare is { } kept)
        {
            spare = null;
            return kept;
        }
        while (true)
        {
            double x = 2 * Uniform() - 1, y = 2 * Uniform() - 1, s = x * x + y * y;
            if (s is >= 1 or 0)
                continue;
            var by = Math.Sqrt(-2 * Math.Log(s) / s);
            spare = y * by;
            return x * by;
        }
    }

    public double[] Normals(int n)
    {
        var z = new double[n];
        for (var i = 0; i < n; i++)
            z[i] = Normal();
        return z;
    }

    /// <summary>χ² with <paramref name="df"/> ≥ 1 degrees of freedom: twice a gamma of shape df/2.</summary>
    /// <remarks>Marsaglia &amp; Tsang, ACM Trans Math Softw 2000;26:363–372.</remarks>
    public double ChiSquared(int df)
    {
        if (df == 1) // the method needs a shape of 1 or more
            return Math.Pow(Normal(), 2);
        double d = df / 2.0 - 1 / 3.0, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = Normal(), v = Math.Pow(1 + c * x, 3), u = Uniform();
            if (v > 0 && Math.Log(u) < x * x / 2 + d - d * v + d * Math.Log(v))
                return 2 * d * v;
        }
    }

    /// <summary>Puts items in random order (Fisher and Yates).</summary>
    public void Shuffle(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
