using Islet.Course;

namespace Islet.Exchange;

/// <summary>CPR number. CPR-kontoret, "Personnummeret i CPR" (2008): the century by the seventh digit; since 2007 numbers without a modulus-11 check are given out, so none is asked for.</summary>
/// <remarks>A replacement number of a hospital has 60 added to the day.</remarks>
internal static class DanishNumber
{
    private static ReadOnlySpan<int> Weights => [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    public static NationalNumber? Read(string compact)
    {
        if (Digits(compact) is not { } digits)
            return null;
        var (day, month, two, seventh) = (NationalNumber.Number(digits.AsSpan(0, 2)), NationalNumber.Number(digits.AsSpan(2, 2)), NationalNumber.Number(digits.AsSpan(4, 2)), digits[6] - '0');
        var century = (seventh, two) switch
        {
            ( <= 3, _) => 1900,
            (4 or 9, <= 36) => 2000,
            (4 or 9, _) => 1900,
            (_, <= 57) => 2000,
            _ => 1800,
        };
        return NationalNumber.Date(century + two, month, day > 60 ? day - 60 : day) is { } birth
            ? new("DK", birth, (digits[9] - '0') % 2 == 1 ? Sex.Male : Sex.Female) { Canonical = digits, IsTemporary = day > 60 }
            : null;
    }

    public static bool HasModulus11(string compact)
    {
        if (Digits(compact) is not { } digits)
            return false;
        var sum = 0;
        for (var i = 0; i < 10; i++)
            sum += (digits[i] - '0') * Weights[i];
        return sum % 11 == 0;
    }

    private static string? Digits(string compact)
    {
        var digits = compact is [_, _, _, _, _, _, '-', ..] ? compact.Remove(6, 1) : compact;
        return digits.Length == 10 && NationalNumber.AreDigits(digits) ? digits : null;
    }
}
