namespace Islet.Imaging;

/// <summary>The integers of a slice whose value reaches a threshold: comparing them spares making values of all.</summary>
/// <param name="Least">Above <paramref name="Most"/>: none does.</param>
internal readonly record struct StoredRange(int Least, int Most)
{
    private static StoredRange None => new(1, 0);

    public bool IsEmpty => Least > Most;

    /// <summary>Found by the same expression that makes a value, so no voxel at the threshold falls to the other side by rounding.</summary>
    public static StoredRange AtLeast(double threshold, double slope, double intercept)
    {
        if (slope == 0 || !double.IsFinite(slope) || !double.IsFinite(intercept))
            return intercept >= threshold ? new(short.MinValue, short.MaxValue) : None;
        var edge = (int)Math.Ceiling(Math.Clamp((threshold - intercept) / slope, short.MinValue, short.MaxValue + 1.0));
        if (slope < 0)
        {
            while (edge >= short.MinValue && (edge > short.MaxValue || (edge * slope) + intercept < threshold))
                edge--;
            while (edge < short.MaxValue && ((edge + 1) * slope) + intercept >= threshold)
                edge++;
            return new(short.MinValue, edge);
        }
        while (edge <= short.MaxValue && (edge * slope) + intercept < threshold)
            edge++;
        while (edge > short.MinValue && ((edge - 1) * slope) + intercept >= threshold)
            edge--;
        return new(edge, short.MaxValue);
    }
}
