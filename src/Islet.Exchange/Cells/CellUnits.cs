using System.Collections.Frozen;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Units that stand in cells, and the factors between those that measure the same. Laboratory values are never converted.</summary>
/// <remarks>
/// SI prefixes and Ci = 3.7 × 10¹⁰ Bq: BIPM, The International System of Units, 9th edition 2019; a month of 365.25 / 12 days: facts.md 1.8.
/// </remarks>
internal static class CellUnits
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["mm"] = "mm|millimeter|millimetre|millimetri|millimètres|milímetros",
        ["cm"] = "cm|centimeter|centimetre|centimetri|centimètres|centímetros",
        ["m"] = "m|meter|metre|metri|mètres|metros",
        ["%"] = "%|procent|prosent|percent|per cent|prozent|per cento|percento|pour cent|por ciento|pct|% of tumour cells",
        ["fraction"] = "fraction|share|andel|frazione|anteil",
        ["kg"] = "kg|kilo|kilogram|kilogramm|chili|kilos",
        ["g"] = "g|gram|gramm|grammi",
        ["mg"] = "mg|milligram|milligramm|milligrammi",
        ["ug"] = "µg|μg|ug|mcg|mikrogram|microgram",
        ["GBq"] = "gbq",
        ["MBq"] = "mbq",
        ["mCi"] = "mci",
        ["years"] = "years|year|y|yr|yrs|år|års|anni|anno|jahre|jahr|j|ans|an|années|años|año|a",
        ["months"] = "months|month|mo|mos|mth|mths|månader|mån|månad|måneder|mnd|mdr|mesi|mese|monate|monat|mois|meses|mes",
        ["weeks"] = "weeks|week|wk|wks|veckor|vecka|v|uker|uger|settimane|wochen|semaines|semanas",
        ["days"] = "days|day|d|dagar|dag|dager|dage|giorni|giorno|tage|tag|jours|jour|días|día",
        ["per 2 mm²"] = "/2 mm²|/2mm²|/2 mm2|/2mm2|per 2 mm²|per 2 mm2|per 2mm2|pr 2 mm2|mitoses/2 mm²|mitoses/2mm2|mitoses / 2 mm²",
        ["per Mb"] = "per mb|/mb|mut/mb|mutations/mb|mutations per mb",
    }.SelectMany(unit => unit.Value.Split('|').Select(name => KeyValuePair.Create(Key(name), unit.Key))).DistinctBy(p => p.Key).ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<(string From, string To), decimal> Factors = new Dictionary<(string, string), decimal>
    {
        [("cm", "mm")] = 10, [("m", "mm")] = 1000, [("mm", "cm")] = 0.1m, [("m", "cm")] = 100,
        [("fraction", "%")] = 100,
        [("g", "kg")] = 0.001m, [("g", "mg")] = 1000, [("ug", "mg")] = 0.001m,
        [("MBq", "GBq")] = 0.001m, [("mCi", "GBq")] = 0.037m,
        [("years", "months")] = 12, [("days", "months")] = 1 / Offset.DaysPerMonth, [("weeks", "months")] = 7 / Offset.DaysPerMonth,
    }.ToFrozenDictionary();

    /// <summary>Two spellings of one unit have one name; a unit that is none of the list keeps its own.</summary>
    public static string Name(string unit) => Names.TryGetValue(Key(unit), out var name) ? name : unit.Trim();

    public static bool AreOne(string a, string b) => string.Equals(Key(Name(a)), Key(Name(b)), StringComparison.Ordinal);

    /// <summary>By what a number of the one unit is multiplied to be one of the other; null: they do not measure the same, or may not be converted.</summary>
    public static decimal? Factor(string from, string to) =>
        AreOne(from, to) ? 1 : Factors.TryGetValue((Name(from), Name(to)), out var factor) ? factor : null;

    private static string Key(string unit) => unit.Replace(" ", "", StringComparison.Ordinal).Replace('μ', 'µ').TrimEnd('.').ToLowerInvariant();
}
