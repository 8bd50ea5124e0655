using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How laboratories, and the answers on a card, are said.</summary>
public static class CardWords
{
    private static readonly Dictionary<string, string> Laboratories = new(StringComparer.Ordinal)
    {
        ["hba1c"] = "HbA1c", ["igf_1"] = "IGF-1", ["egfr"] = "eGFR", ["vitamin_d_25"] = N("25-OH vitamin D"), ["vitamin_d_1_25"] = N("1,25-(OH)2 vitamin D"),
        ["dexamethasone_suppression_1_mg"] = N("1 mg dexamethasone suppression"), ["urinary_free_cortisol_24h"] = N("24-h urinary free cortisol"),
        ["gastric_ph_at_endoscopy"] = N("Gastric pH at endoscopy"),
    };

    /// <summary>As it stands at the head of a line.</summary>
    public static string Laboratory(string analyte) => Laboratories.TryGetValue(analyte, out var name) ? T(name) : FactWords.Sentence(HormoneWords.Hormone(analyte));

    /// <summary>"2.9 mmol/L (3.9–5.6)": as its laboratory gave it; nothing is converted and nothing judged.</summary>
    public static string Result(Laboratory result)
    {
        var value = result.Value is { } number ? Sign(result.Comparator) + Number(number) + (result.Unit is { } unit ? " " + FactWords.Unit(unit) : "") : null;
        var range = (result.Lower, result.Upper) switch
        {
            ({ } low, { } high) => $" ({Number(low)}–{Number(high)})",
            (null, { } high) => T($" (to {Number(high)})"),
            ({ } low, null) => T($" (from {Number(low)})"),
            _ => "",
        };
        return (value, result.Reading) switch
        {
            ({ } said, null) => said + range,
            ({ } said, { } reading) => $"{said}{range}, {FactWords.Word(SnakeCase(reading))}",
            (null, { } reading) => FactWords.Word(SnakeCase(reading)),
            (null, null) => T("without a value"),
        };
    }

    /// <summary>"no, 20.1 years ago, to be asked again": an answer that rests on a value past its shelf life says so.</summary>
    public static string Answer(Answer answer, int? oldDays) => oldDays is { } days ? T($"{Answer(answer)}, {Numbers.Age(days)} ago, to be asked again") : Answer(answer);

    /// <summary>"yes", "no", "not known": to a question of a card.</summary>
    public static string Answer(Answer answer) => answer switch
    {
        Course.Answer.Yes => T("yes"),
        Course.Answer.No => T("no"),
        Course.Answer.Unknown => T("not known"),
    };

    private static string SnakeCase(LaboratoryReading reading) => reading.ToString().ToLowerInvariant();

    private static string Sign(Comparator? comparator) => comparator is not { } bound ? "" : bound switch
    {
        Comparator.Below => "<",
        Comparator.AtMost => "≤",
        Comparator.Above => ">",
        Comparator.AtLeast => "≥",
        Comparator.About => T("about "),
    };

    private static string Number(decimal number) => number.ToString("0.####", Locale.Current.Numbers);
}
