using Islet.Course;

namespace Islet.Exchange;

/// <summary>Personnummer and samordningsnummer (day + 60). Skatteverket, SKV 704 and SKV 707; the sign + instead of - from the year in which a person becomes 100: folkbokföringslag (1991:481) § 18.</summary>
internal static class SwedishNumber
{
    public static NationalNumber? Read(string compact, DateOnly asOf)
    {
        var separator = compact.AsSpan().IndexOfAny('-', '+');
        if (separator >= 0 && separator != compact.Length - 5)
            return null;
        var digits = separator < 0 ? compact : compact.Remove(separator, 1);
        if (digits.Length is not (10 or 12) || !NationalNumber.AreDigits(digits) || !HasCheckDigit(digits.AsSpan()[^10..]))
            return null;
        var ten = digits.AsSpan()[^10..];
        var (month, day) = (NationalNumber.Number(ten[2..4]), NationalNumber.Number(ten[4..6]));
        var coordination = day > 60;
        var year = digits.Length == 12 ? NationalNumber.Number(digits.AsSpan(0, 4)) : Year(NationalNumber.Number(ten[..2]), asOf.Year, separator >= 0 && compact[separator] == '+');
        return NationalNumber.Date(year, month, coordination ? day - 60 : day) is not { } birth || year < 1840 ? null
            : new("SE", birth, (ten[8] - '0') % 2 == 1 ? Sex.Male : Sex.Female)
            {
                Canonical = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year:D4}{ten[2..]}"),
                IsTemporary = coordination,
            };
    }

    /// <summary>Modulus 10 with weights 2, 1, 2 … (Luhn, US patent 2,950,048, 1960).</summary>
    public static bool HasCheckDigit(ReadOnlySpan<char> ten)
    {
        var sum = 0;
        for (var i = 0; i < ten.Length; i++)
        {
            var product = (ten[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }

    private static int Year(int two, int now, bool hundred)
    {
        var year = now - (((now - two) % 100 + 100) % 100);
        return hundred ? year - 100 : year;
    }
}
