using System.Text.RegularExpressions;

namespace Islet.Exchange;

/// <content>The form alone: a mistyped number is somebody's too.</content>
public sealed partial record NationalNumber
{
    /// <summary>Whether a text holds what has the form of a number of any of the countries, with a possible day of birth, whatever its check digits.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text)
    {
        foreach (var candidate in Candidate().EnumerateMatches(text))
        {
            var compact = text.Slice(candidate.Index, candidate.Length).ToString().ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal);
            if (compact.Length == 16 && char.IsAsciiLetter(compact[0]) ? ItalianPlaces().IsMatch(compact) : HasBirth(compact))
                return true;
        }
        return false;
    }

    /// <summary>The first six signs are a day as any of the four northern countries writes it, or the first eight as Sweden does in full.</summary>
    private static bool HasBirth(string compact)
    {
        var (digits, bare) = (compact.TakeWhile(char.IsAsciiDigit).Count(), compact.Count(char.IsAsciiDigit));
        if (bare == 12 && digits >= 8)
            return Number(compact.AsSpan(0, 2)) is >= 18 and <= 21 && IsDay(Number(compact.AsSpan(4, 2)), Number(compact.AsSpan(6, 2)), 60);
        var (first, middle, last) = (Number(compact.AsSpan(0, 2)), Number(compact.AsSpan(2, 2)), Number(compact.AsSpan(4, 2)));
        return IsDay(middle, first, 40) || (bare == 10 && IsDay(middle, last, 60));
    }

    /// <param name="moved">By how much numbers that are not of the population register move the day: SE 60, NO 40.</param>
    private static bool IsDay(int month, int day, int moved) => month is >= 1 and <= 12 && (day is >= 1 and <= 31 || (day > moved && day <= moved + 31));

    [GeneratedRegex("^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ItalianPlaces();
}
