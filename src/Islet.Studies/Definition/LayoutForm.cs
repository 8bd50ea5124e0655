namespace Islet.Studies;

/// <summary>How a cell is written: text with names in braces in place of numbers, as "{median}% ({least}–{most})".</summary>
internal static class LayoutForm
{
    public const string Count = "n", Of = "of", Not = "not", Median = "median", Least = "least", Most = "most", Lower = "lower", Upper = "upper", Events = "events", Percent = "percent", Percent0 = "percent0", Percent1 = "percent1";

    /// <summary>The names between braces; null where a brace is not closed, or closes nothing.</summary>
    public static IReadOnlyList<string>? Names(string form)
    {
        var names = new List<string>();
        for (var at = form.IndexOfAny(['{', '}']); at >= 0; at = form.IndexOfAny(['{', '}'], at + 1))
        {
            var end = form.IndexOf('}', at);
            if (form[at] == '}' || end < 0)
                return null;
            names.Add(form[(at + 1)..end]);
            at = end;
        }
        return names;
    }

    public static string Fill(string form, Func<string, string> number) =>
        Names(form)!.Distinct(StringComparer.Ordinal).Aggregate(form, (text, name) => text.Replace("{" + name + "}", number(name), StringComparison.Ordinal));
}
