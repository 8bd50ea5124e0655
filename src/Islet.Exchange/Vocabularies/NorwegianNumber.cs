using Islet.Course;

namespace Islet.Exchange;

/// <summary>Fødselsnummer and D-nummer (day + 40). Forskrift om folkeregistrering (2017) § 2-2-1; Skatteetaten, "Nytt fødselsnummer fra 2032".</summary>
/// <remarks>
/// From 2032 a first check digit may leave 0 to 3 instead of 0, and such a number reveals neither sex nor century. The second check digit stays as it is.
/// Skatteetaten's synthetic test persons have 80 added to the month, those of NAV 40.
/// </remarks>
internal static class NorwegianNumber
{
    private static ReadOnlySpan<int> First => [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];

    private static ReadOnlySpan<int> Second => [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    public static NationalNumber? Read(string digits)
    {
        if (digits.Length != 11 || !NationalNumber.AreDigits(digits) || Remainder(digits, Second) != 0 || Remainder(digits, First) is not (<= 3 and var first))
            return null;
        var (day, month) = (NationalNumber.Number(digits.AsSpan(0, 2)), NationalNumber.Number(digits.AsSpan(2, 2)));
        var temporary = day > 40;
        (day, month) = (temporary ? day - 40 : day, month > 80 ? month - 80 : month > 40 ? month - 40 : month);
        var (two, individual) = (NationalNumber.Number(digits.AsSpan(4, 2)), NationalNumber.Number(digits.AsSpan(6, 3)));
        if (first > 0) // given by the rule of 2032
            return NationalNumber.Date(2000, month, day) is null ? null : new("NO", null, null) { Canonical = digits, IsTemporary = temporary };
        return Century(two, individual) is { } century && NationalNumber.Date(century + two, month, day) is { } birth
            ? new("NO", birth, individual % 2 == 1 ? Sex.Male : Sex.Female) { Canonical = digits, IsTemporary = temporary }
            : null;
    }

    private static int? Century(int two, int individual) => (individual, two) switch
    {
        ( <= 499, _) => 1900,
        ( <= 749, >= 54) => 1800,
        (_, <= 39) => 2000,
        ( >= 900, _) => 1900,
        _ => null,
    };

    private static int Remainder(string digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += (digits[i] - '0') * weights[i];
        return sum % 11;
    }
}
