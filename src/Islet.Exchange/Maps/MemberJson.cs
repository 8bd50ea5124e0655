using System.Globalization;
using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Values of members as the text that stands in a finding's JSON.</summary>
internal static class MemberJson
{
    /// <summary>What a map writes as a member's value: numbers with a decimal point, true or false, days in ISO 8601. Null: not a value of this member.</summary>
    public static string? Of(FindingMember member, IReadOnlyList<string> texts)
    {
        if (member.Form is MemberForm.List)
            return texts.All(t => IsWordOf(member, t)) ? Of(texts) : null;
        if (texts is not [var text])
            return null;
        return member.Form switch
        {
            MemberForm.Text => Of(text),
            MemberForm.Word => IsWordOf(member, text) ? Of(text) : null,
            MemberForm.YesNo => text is "true" or "false" ? text : null,
            MemberForm.Number => Number(text) is { } number ? Of(number) : null,
            MemberForm.Whole => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? Of(whole) : null,
            MemberForm.Day => Day.TryParse(text, out var day) ? Of(day.ToString()) : null,
            MemberForm.Ki67Index => Ki67Index.FromReport(text) is { Percent: not null } index ? JsonSerializer.Serialize(index) : null,
            MemberForm.List => throw new InvalidOperationException("A list was answered above."),
        };
    }

    public static string Of(string text) => JsonSerializer.Serialize(text);

    public static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(IEnumerable<string> texts) => JsonSerializer.Serialize(texts);

    /// <summary>Of a list.</summary>
    public static IReadOnlyList<string> Items(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    /// <summary>What a member may hold, in words.</summary>
    public static string Expected(FindingMember member) => member.Form switch
    {
        MemberForm.Word => "one of " + string.Join(", ", member.Words),
        MemberForm.List when member.Words.Count > 0 => "words of " + string.Join(", ", member.Words),
        MemberForm.List => "texts",
        MemberForm.Text => "text",
        MemberForm.Number => member.Unit is { } unit ? $"a number ({unit})" : "a number",
        MemberForm.Whole => "a whole number",
        MemberForm.YesNo => "true or false",
        MemberForm.Day => "a year, month or day, as 2019-05-17",
        MemberForm.Ki67Index => "0 to 100, a range or a bound",
    };

    private static bool IsWordOf(FindingMember member, string text) => member.Words.Count == 0 || member.Words.Contains(text, StringComparer.Ordinal);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
