namespace Islet.Studies;

/// <summary>Logarithm and power by +, −, × and ÷ alone: the last digit of the machine's own differs between machines (see <see cref="Dice"/>).</summary>
/// <remarks>ln x = 2 artanh((x − 1)/(x + 1)) and the exponential series: Abramowitz &amp; Stegun, Handbook of Mathematical Functions, 1964, 4.1.27 and 4.2.1.</remarks>
public static class Elementary
{
    private const double Ln2 = 0.693147180559945309;

    public static double Log(double x)
    {
        var twos = 0;
        for (; x > 1.5; x /= 2)
            twos++;
        for (; x < 0.75; x *= 2)
            twos--;
        var (z, sum) = ((x - 1) / (x + 1), 0.0);
        var power = z;
        for (var n = 1; n < 40; n += 2, power *= z * z)
            sum += power / n;
        return (twos * Ln2) + (2 * sum);
    }

    public static double Exp(double x)
    {
        var halvings = 0;
        for (; x is > 0.5 or < -0.5; x /= 2)
            halvings++;
        var (sum, term) = (1.0, 1.0);
        for (var n = 1; n < 16; n++)
            sum += term *= x / n;
        for (; halvings > 0; halvings--)
            sum *= sum;
        return sum;
    }
}
