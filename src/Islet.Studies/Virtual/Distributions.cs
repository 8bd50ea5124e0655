namespace Islet.Studies;

/// <summary>How a cohort divides into classes: every class with its share, in the profile's order. The shares sum to 1.</summary>
public sealed record Shares<T>(IReadOnlyList<(T Class, double Share)> Of)
    where T : notnull
{
    public double this[T name] => Of.Where(s => s.Class.Equals(name)).Sum(s => s.Share);

    public T Draw(Dice dice) => Draw(dice, static _ => true) ?? Of[^1].Class;

    /// <summary>A class among those allowed, their shares scaled to 1; the default where none is.</summary>
    public T? Draw(Dice dice, Func<T, bool> allowed)
    {
        var left = dice.Uniform() * Of.Where(s => allowed(s.Class)).Sum(s => s.Share);
        var drawn = default(T);
        foreach (var (name, share) in Of.Where(s => s.Share > 0 && allowed(s.Class)))
        {
            drawn = name;
            if ((left -= share) < 0)
                break;
        }
        return drawn;
    }
}

/// <summary>A continuous margin as papers print it: percentiles with straight lines between them ("50: 58" is the median).</summary>
public sealed record Quantiles(IReadOnlyList<(double Percent, double Value)> At)
{
    public double Draw(Dice dice) => Of(dice.Uniform() * 100);

    public int DrawDays(Dice dice) => (int)Math.Round(Draw(dice));

    public double Of(double percent)
    {
        var next = 1;
        while (next < At.Count - 1 && At[next].Percent < percent)
            next++;
        var ((p0, v0), (p1, v1)) = (At[next - 1], At[next]);
        return v0 + ((v1 - v0) * (percent - p0) / (p1 - p0));
    }
}
