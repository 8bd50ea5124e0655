using System.Globalization;
using System.Text.RegularExpressions;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>What is wrong with a number or a day that was typed, and what to type instead.</summary>
internal static partial class TypedFaults
{
    /// <summary>Of a text that is no value of a number's field.</summary>
    public static string Says(EntryField field, string text)
    {
        var (fault, typed, unit) = (NumberFault.Of(text, field.Member), Shown.Cut(text, 40), field.Member.Unit);
        return fault switch
        {
            { Kind: NumberFaultKind.TwoReadings, Readings: var (whole, part) } => T($"{typed} can be {Plain(whole)} or {Plain(part)}. Write {Plain(whole)}, or {Plain(part)}0."),
            { Kind: NumberFaultKind.Backwards } => T("The range runs backwards: the smaller number comes first."),
            { Kind: NumberFaultKind.Above, Scale: var (least, most) } => T($"{typed} is above {most}. The scale goes from {least} to {most}."),
            { Kind: NumberFaultKind.Below, Scale: var (least, most) } => T($"{typed} is below {least}. The scale goes from {least} to {most}."),
            { Kind: NumberFaultKind.Below } => T($"{typed} is below zero."),
            { Kind: NumberFaultKind.NotWhole } => T("Expected is a whole number."),
            { Kind: NumberFaultKind.NotOne } => T("Expected is one number, not a range or a bound."),
            { Kind: NumberFaultKind.Unit } when unit is not null => T($"{Shown.Cut(fault.Unit, 40)} cannot be read as {FactWords.Unit(unit)}. Give the number in {FactWords.Unit(unit)}."),
            _ when field.Member.Form is MemberForm.Ki67Index => T("Not understood. Expected: a number, a range or a bound, as 8, 5–10 or <1."),
            _ when field.Name is "nodes_positive" => T("Not understood. Expected: 3, or 3/12 for 3 of 12 examined."),
            _ => T("Not understood. Expected: a number."),
        };
    }

    /// <summary>Of a text that is no day: one that its month does not have, or none in any spelling.</summary>
    /// <param name="otherwise">What is said where it is no day at all.</param>
    public static string SaysOfDay(string text, string otherwise)
    {
        if (Dated().Match(text) is not { Success: true } match || !TryRead(match, out var year, out var month, out var day) || month is < 1 or > 12 || year < 1 || day <= DateTime.DaysInMonth(year, month))
            return otherwise;
        return T($"{Language.Locale.Current.Write(Day.Parse(string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}")))} has {DateTime.DaysInMonth(year, month)} days.");
    }

    private static bool TryRead(Match match, out int year, out int month, out int day)
    {
        (month, day) = (0, 0);
        return int.TryParse(match.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out year)
            && int.TryParse(match.Groups["month"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out month) && int.TryParse(match.Groups["day"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out day);
    }

    private static string Plain(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})$|^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dated();
}
