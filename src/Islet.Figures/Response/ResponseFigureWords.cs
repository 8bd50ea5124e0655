using System.Globalization;
using Islet.Clinic;

namespace Islet.Figures;

/// <summary>A patient of whom a figure of response can show nothing, and why.</summary>
/// <param name="Patient">Empty: not to be named; such patients are counted by their reason.</param>
public sealed record NotShown(string Patient, string Reason);

/// <summary>What figures of response say alike.</summary>
internal static class ResponseFigureWords
{
    public const string Vertical = "Change of the sum from baseline (%)";
    public const string NotTheRule = "Dashed: −30 % from baseline, the line of partial response, and +20 % from baseline, which is not the rule of progression: that counts from the nadir and asks for 5 mm.";

    /// <summary>With its sign, at most one decimal, half away from zero.</summary>
    public static string Percent(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero) is var rounded && rounded == 0
        ? "0 %" : string.Create(CultureInfo.InvariantCulture, $"{(rounded < 0 ? "−" : "+")}{Math.Abs(rounded):0.#} %");

    /// <summary>A length as the figure's unit has it, at most one decimal.</summary>
    public static string Size(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    public static string Months(decimal days) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round((double)days / TimelineAxis.DaysPerMonth, 1, MidpointRounding.AwayFromZero):0.0}");

    public static string Category(ResponseCategory? category) => category is { } known ? ResponseWords.Of(known) : "no category";

    /// <summary>Patients without a mark in the figure, by reason, the commonest first; empty where every patient has one.</summary>
    public static string Without(IReadOnlyList<NotShown> patients) => patients.Count == 0 ? "" :
        $"Not drawn, {Words.Plural(patients.Count, "patient")}: {string.Join("; ", patients.GroupBy(p => p.Reason, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(Group))}.";

    /// <summary>Ties by id, "P9" before "P10".</summary>
    public static IOrderedEnumerable<T> ThenById<T>(this IOrderedEnumerable<T> ordered, Func<T, string> id) => ordered.ThenBy(p => id(p).Length).ThenBy(id, StringComparer.Ordinal);

    private static string Group(IGrouping<string, NotShown> group)
    {
        var names = group.Select(p => p.Patient).Where(n => n.Length > 0).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).ToList();
        return $"{group.Key} {(names.Count > 0 ? $"({string.Join(", ", names)})" : Words.Count(group.Count()))}";
    }
}
