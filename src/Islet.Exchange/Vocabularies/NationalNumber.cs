using System.Text.RegularExpressions;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>A national number whose form and check digits hold, and what it reveals. It is shown by nothing: whoever needs the number asks for it by name.</summary>
/// <param name="Country">Whose number it is, by ISO 3166: SE, NO, DK, FI, IT.</param>
/// <param name="Birth">The day that the number reveals; null: it reveals none.</param>
/// <param name="Sex">Null: the number does not reveal it.</param>
public sealed partial record NationalNumber(string Country, DateOnly? Birth, Sex? Sex)
{
    /// <summary>The number in its longest form without separators: the same for every spelling of one number. Only for the key file.</summary>
    public required string Canonical { get; init; }

    /// <summary>A coordination number, a D-number or a replacement: not of the population register, and replaced when the person is entered there.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>The countries whose numbers are known.</summary>
    public static IReadOnlyList<string> Countries { get; } = ["SE", "NO", "DK", "FI", "IT"];

    /// <param name="asOf">Decides the century where the number has two digits of the year: a person is younger than a hundred years unless the number says otherwise.</param>
    public static NationalNumberReading Read(string text, string country, DateOnly asOf)
    {
        var compact = text.Trim().Replace(" ", "", StringComparison.Ordinal).Replace('–', '-').Replace('−', '-').ToUpperInvariant();
        var number = country switch
        {
            "SE" => SwedishNumber.Read(compact, asOf),
            "NO" => NorwegianNumber.Read(compact.Replace("-", "", StringComparison.Ordinal)),
            "DK" => DanishNumber.Read(compact),
            "FI" => FinnishNumber.Read(compact),
            "IT" => ItalianNumber.Read(compact, asOf),
            _ => throw new ArgumentOutOfRangeException(nameof(country), country, "The numbers of this country are not known: " + string.Join(", ", Countries)),
        };
        return number is not null ? new(number, null) : new(null, Looks(compact, country)
            ? new("E_NATIONAL_NUMBER_CHECK", "a number whose date and check digits hold", "The number is not shown here. Compare it with the patient's record: usually one digit is wrong, or two are swapped.")
            : new("E_NATIONAL_NUMBER_FORM", $"a national number of {country}", "Check that the column is the right one, and that the spreadsheet kept zeros at the beginning and all digits."));
    }

    /// <summary>Whether a text holds a number of any of the countries that could be somebody's: a comment that names a patient by number.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        if (text.Length < 10 || !text.ContainsAnyInRange('0', '9'))
            return false;
        var asOf = new DateOnly(2099, 12, 31); // any century will do: whether it is a number does not depend on it
        foreach (var candidate in Candidate().EnumerateMatches(text))
        {
            var found = text.Slice(candidate.Index, candidate.Length).ToString().ToUpperInvariant();
            var compact = found.Replace(" ", "", StringComparison.Ordinal);
            if (SwedishNumber.Read(compact, asOf) is not null || NorwegianNumber.Read(compact) is not null || FinnishNumber.Read(compact) is not null || ItalianNumber.Read(compact, asOf) is not null
                || (DanishNumber.Read(compact) is not null && (compact.Contains('-', StringComparison.Ordinal) || DanishNumber.HasModulus11(compact))))
                return true;
        }
        return false;
    }

    public override string ToString() => $"a national number of {Country}";

    internal static DateOnly? Date(int year, int month, int day) =>
        year is >= 1800 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    internal static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    internal static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);

    private static bool Looks(string compact, string country) => (country switch
    {
        "SE" => SwedishForm(),
        "NO" => NorwegianForm(),
        "DK" => DanishForm(),
        "FI" => FinnishForm(),
        _ => ItalianForm(),
    }).IsMatch(compact);

    [GeneratedRegex(@"^(\d{8}|\d{6})[-+]?\d{4}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SwedishForm();

    [GeneratedRegex(@"^\d{6}-?\d{5}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NorwegianForm();

    [GeneratedRegex(@"^\d{6}-?\d{4}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DanishForm();

    [GeneratedRegex(@"^\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FinnishForm();

    [GeneratedRegex("^[A-Z]{6}[0-9A-Z]{10}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ItalianForm();

    [GeneratedRegex(@"(?<![\dA-Za-z.,])(\d{8}[-+]?\d{4}|\d{6} ?[-+]? ?\d{4,5}|\d{6}[-+A-FU-Ya-fu-y]\d{3}[0-9A-Ya-y]|[A-Za-z]{6}[0-9A-Za-z]{10})(?![\dA-Za-z])",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Candidate();
}

/// <param name="Complaint">Never quotes what was read.</param>
public sealed record NationalNumberReading(NationalNumber? Number, Complaint? Complaint);
