using System.Globalization;

namespace Islet.Figures;

/// <summary>What a number on a time axis counts.</summary>
public enum TimeUnit
{
    Days,
    Weeks,
    Months,
    Years,
}

/// <summary>Where axes are marked: at numbers a reader counts in.</summary>
public static class Ticks
{
    private static readonly double[] Preferred = [1, 2, 5, 10];

    /// <summary>The smallest customary step of the unit (months in halves and wholes of years, weeks in quarters) that leaves at least <paramref name="room"/> px a tick.</summary>
    public static double TimeStep(TimeUnit unit, double span, double pixels, double room)
    {
        var least = span * room / pixels;
        IEnumerable<double> customary = unit switch
        {
            TimeUnit.Days => [1, 2, 7, 14, 30, 60, 90, 180, 365],
            TimeUnit.Weeks => [1, 2, 4, 8, 13, 26, 52, 104, 260],
            TimeUnit.Months => [1, 2, 3, 6, 12, 24, 36, 60, 120, 240],
            TimeUnit.Years => [1, 2, 5, 10, 20],
        };
        return customary.FirstOrDefault(step => step >= least) is var step and > 0 && span >= customary.First() ? step : NiceStep(least);
    }

    /// <summary>A given step or, where that is too narrow, the smallest multiple of it that leaves the room.</summary>
    public static double Widen(double step, double span, double pixels, double room) =>
        step * Math.Max(1, Math.Ceiling(span * room / pixels / step));

    /// <summary>The smallest of 1, 2, 5 times a power of ten that is not below <paramref name="least"/>.</summary>
    public static double NiceStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return Preferred.Select(factor => factor * power).First(step => step >= least * (1 - 1e-9));
    }

    /// <summary>0, step, 2·step … up to <paramref name="end"/>; each is a product, so that no rounding error gathers.</summary>
    public static IReadOnlyList<double> FromZero(double step, double end) =>
        [.. Enumerable.Range(0, (int)Math.Floor(end / step * (1 + 1e-9)) + 1).Select(i => i * step)];

    /// <summary>1, 2, 5 times powers of ten inside the domain; thinned to 1 and 3, to powers of ten and further until each has <paramref name="room"/> px.</summary>
    public static IReadOnlyList<double> Logarithmic(Scale scale, double room)
    {
        var decades = Enumerable.Range(-12, 25).Select(power => Math.Pow(10, power)).ToList();
        IEnumerable<double> Inside(IEnumerable<double> candidates) => candidates.Where(v => v >= scale.From * (1 - 1e-9) && v <= scale.To * (1 + 1e-9));
        double[][] choices =
        [
            [.. Inside(decades.SelectMany(ten => Preferred[..3].Select(factor => factor * ten)))],
            [.. Inside(decades.SelectMany(ten => new[] { ten, 3 * ten }))],
            [.. Inside(decades)],
            [.. Inside(decades.Where((_, i) => i % 2 == 0))],
            [.. Inside(decades.Where((_, i) => i % 4 == 0))],
        ];
        return choices.FirstOrDefault(ticks => ticks.Zip(ticks.Skip(1)).All(pair => scale[pair.Second] - scale[pair.First] >= room)) ?? [1];
    }

    /// <summary>A tick's number without needless zeros.</summary>
    public static string Label(double value) => value.ToString("0.#######", CultureInfo.InvariantCulture);
}
