namespace Islet.Studies;

/// <summary>Measured numbers as a report prints them.</summary>
internal static class Amount
{
    private const decimal One = 1.0000000000000000000000000000m; // dividing by it drops trailing zeros: 8 and 8.0 are one number in every file

    public static decimal Of(decimal value, int digits) => Math.Round(value, digits) / One;

    public static decimal Of(double value, int digits) => Of((decimal)value, digits);
}
