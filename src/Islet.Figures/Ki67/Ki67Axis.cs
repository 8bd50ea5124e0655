namespace Islet.Figures;

/// <summary>The vertical axis of a Ki-67 figure: from 0 (or 0.5 %) to the first of a few tops above every value.</summary>
internal readonly record struct Ki67Axis(Ki67Scale Scale, double Top, double PixelTop, double PixelBottom)
{
    /// <summary>Cut-offs of the grade (WHO 2017 to 2022: G1 &lt; 3, G2 3 to 20, G3 &gt; 20 %) and of low and high G2 (Uppsala 2025, §2.2).</summary>
    public const double G2From = 3, HighG2From = 10, G2To = 20;

    private const double Floor = 0.5;
    private static readonly double[] Tops = [30, 40, 60, 80, 100], Marks = [0, 1, 2, 5, 30, 40, 50, 60, 80, 100];

    public double this[double percent] => PixelBottom + (Place(percent) - Place(0)) / (Place(Top) - Place(0)) * (PixelTop - PixelBottom);

    public static double TopFor(double highest) => Tops.FirstOrDefault(top => top >= highest, 100);

    /// <summary>The cut-offs always, and between them what has room.</summary>
    public IReadOnlyList<double> Ticks(double room)
    {
        var axis = this;
        var kept = new List<double> { G2From, G2To, HighG2From };
        foreach (var mark in Marks.Where(m => m <= axis.Top && (m > 0 || axis.Scale is not Ki67Scale.Logarithmic)).OrderByDescending(m => m == 0 || m == axis.Top))
            if (kept.TrueForAll(other => Math.Abs(axis[other] - axis[mark]) >= room))
                kept.Add(mark);
        if (Math.Abs(axis[G2From] - axis[HighG2From]) < room)
            kept.Remove(G2From);
        return [.. kept.Order()];
    }

    private double Place(double percent) => Scale switch
    {
        Ki67Scale.SquareRoot => Math.Sqrt(percent),
        Ki67Scale.Linear => percent,
        Ki67Scale.Logarithmic => Math.Log(Math.Max(percent, Floor)),
    };
}
