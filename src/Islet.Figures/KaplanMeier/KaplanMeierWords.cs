namespace Islet.Figures;

/// <summary>What a Kaplan–Meier figure says to who cannot see it.</summary>
internal static class KaplanMeierWords
{
    public static string Describe(KaplanMeierFigure figure) => string.Join(' ', Sentences(figure).Where(s => s.Length > 0));

    private static IEnumerable<string> Sentences(KaplanMeierFigure figure)
    {
        yield return figure.Description;
        yield return $"Kaplan–Meier curves, {Words.Plural(figure.Groups.Count, "group")}. Vertical axis: {figure.Endpoint}. Horizontal axis: {figure.Time.Label}.";
        foreach (var group in figure.Groups)
            yield return Group(figure, group) + ".";
        if (figure.Test is { } test)
            yield return Words.Test(test) + ".";
        foreach (var remark in figure.Remarks.Concat(figure.Footnotes))
            yield return remark.EndsWith('.') ? remark : remark + ".";
    }

    public static string Group(KaplanMeierFigure figure, KaplanMeierGroup group) =>
        $"{group.Label}: {Words.Plural(group.Curve.Subjects, "patient")}, {Words.Plural(group.Curve.Events, "event")}" +
        Words.MedianInWords(group.Median, figure.MedianDecimals, Words.Unit(figure.Time.Unit), figure.Level) +
        (group.Curve.Steps is [.., { } last] ? $", {Words.Percent(last.Survival)} at the last observation ({Words.Count(Math.Round(last.Time, 1))} {Words.Unit(figure.Time.Unit)})" : "");
}
