using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Sizes of lesions and how they changed, as every page and document writes them.</summary>
public static class SizeWords
{
    /// <summary>A change in one decimal, half away from zero, with its sign.</summary>
    public static string Change(decimal? value, string unit) => value is { } v
        ? Math.Round(v, 1, MidpointRounding.AwayFromZero).ToString("+0.#;−0.#;±0", Locale.Current.Numbers) + unit.Replace(' ', '\u00a0') : T("not defined");

    public static string Mm(decimal? value) => value is { } mm ? Math.Round(mm, 1, MidpointRounding.AwayFromZero).ToString("0.##", Locale.Current.Numbers) + " mm" : T("not measured");
}
