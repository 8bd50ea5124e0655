using System.Buffers;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Codice fiscale of a person, with omocodia (letters for digits where two people would share a code). Decreto ministeriale 23 dicembre 1976, n. 13813.</summary>
internal static class ItalianNumber
{
    private const string Months = "ABCDEHLMPRST";
    private const string Omocodia = "LMNPQRSTUV"; // the letters for 0 to 9
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly int[] DigitPlaces = [6, 7, 9, 10, 12, 13, 14];

    // Values of 0–9 and A–Z at the odd places, as the decree's table has them.
    private static ReadOnlySpan<int> Odd => [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    public static NationalNumber? Read(string compact, DateOnly asOf)
    {
        if (compact.Length != 16 || compact.AsSpan().ContainsAnyExcept(Characters) || compact.AsSpan(0, 6).ContainsAnyInRange('0', '9') || !HasCheckLetter(compact))
            return null;
        var plain = compact.ToCharArray();
        foreach (var place in DigitPlaces)
        {
            plain[place] = Omocodia.IndexOf(plain[place], StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : plain[place];
            if (!char.IsAsciiDigit(plain[place]))
                return null;
        }
        var (month, day, two) = (Months.IndexOf(plain[8], StringComparison.Ordinal) + 1, NationalNumber.Number(plain.AsSpan(9, 2)), NationalNumber.Number(plain.AsSpan(6, 2)));
        var year = asOf.Year - (((asOf.Year - two) % 100 + 100) % 100);
        return !char.IsAsciiLetterUpper(plain[11]) ? null : NationalNumber.Date(year, month, day > 40 ? day - 40 : day) is { } birth
            ? new("IT", birth, day > 40 ? Sex.Female : Sex.Male) { Canonical = compact }
            : null;
    }

    public static bool HasCheckLetter(string compact)
    {
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var value = char.IsAsciiDigit(compact[i]) ? compact[i] - '0' : compact[i] - 'A';
            sum += i % 2 == 0 ? Odd[value] : value;
        }
        return compact[15] == 'A' + (sum % 26);
    }
}
