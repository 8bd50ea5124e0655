using System.Globalization;

namespace Islet.Cli.Response;

/// <summary>
/// What a number of a file may be: wide enough for every body and every scanner, narrow enough that no ratio or product of two overflows [H]. What is only
/// unlikely is told by the checks of the series.
/// </summary>
/// <param name="Unit">As messages write it.</param>
internal readonly record struct NumberRange(decimal Least, decimal Most, string Unit)
{
    /// <summary>Nearer to 0 than anything that is measured, and not 0: a percentage of it would have no meaning.</summary>
    public const decimal Finest = 0.000001m;

    /// <summary>Below 0 it is a length that the checks of the series refuse by lesion.</summary>
    public static NumberRange Millimetres { get; } = new(-10_000, 10_000, "mm");

    public static NumberRange Hounsfield { get; } = new(-100_000, 100_000, "HU");

    /// <summary>SUV and SUL.</summary>
    public static NumberRange Uptake { get; } = new(0, 100_000, "g/mL");

    public static NumberRange Millilitres { get; } = new(0, 1_000_000, "mL");

    /// <summary>Volume times uptake.</summary>
    public static NumberRange Glycolysis { get; } = new(0, 100_000_000_000, "g");

    public static NumberRange Minutes { get; } = new(0, 100_000, "minutes");

    public static NumberRange Days { get; } = new(0, 100_000, "days");

    public static NumberRange Megabecquerel { get; } = new(0, 1_000_000, "MBq");

    public static NumberRange Probability { get; } = new(0, 1, "");

    public bool Holds(decimal number) => number >= Least && number <= Most && (number == 0 || Math.Abs(number) >= Finest);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"a number from {Least} to {Most} {Unit}").TrimEnd() + (Least > 0 ? "" : ", 0 or at least 0.000001 from it");
}
