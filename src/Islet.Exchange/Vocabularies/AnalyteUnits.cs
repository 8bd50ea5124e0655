using System.Globalization;

namespace Islet.Exchange;

/// <summary>Units of laboratory results: which are spellings of one, which are an analyte's, and what no result reaches. Nothing is converted.</summary>
/// <remarks>Prefixes and litres: BIPM, The International System of Units, 9th edition 2019; katal: resolution 12 of the 21st CGPM, 1999.</remarks>
public static class AnalyteUnits
{
    private static readonly (string Prefix, decimal Size)[] Prefixes = [("", 1), ("k", 1e3m), ("m", 1e-3m), ("mc", 1e-6m), ("u", 1e-6m), ("n", 1e-9m), ("p", 1e-12m), ("f", 1e-15m)];

    private static readonly (string Spelling, string Base)[] Bases = [("mol", "mol"), ("kat", "kat"), ("iu", "u"), ("ie", "u"), ("ui", "u"), ("g", "g"), ("u", "u"), ("e", "u")]; // E: enhet, Einheit

    private static readonly Dictionary<string, (string Per, decimal Size)> Volumes = new(StringComparer.Ordinal)
    {
        ["l"] = ("l", 1), ["dl"] = ("l", 0.1m), ["ml"] = ("l", 1e-3m), ["24h"] = ("day", 1), ["d"] = ("day", 1), ["day"] = ("day", 1), ["dygn"] = ("day", 1), ["die"] = ("day", 1), ["24ore"] = ("day", 1),
    };

    /// <summary>Enzymes, which laboratories of the north give in katal.</summary>
    private static readonly string[] Enzymes = ["alkaline_phosphatase", "ldh"];

    /// <summary>Beyond what is found in a living person [H]: only a slip of the pen or a wrong unit lies outside.</summary>
    private static readonly (string Analyte, decimal Least, decimal Most, string Unit)[] Bounds =
    [
        ("haemoglobin", 20, 300, "g/L"), ("albumin", 5, 80, "g/L"), ("calcium", 0.5m, 6, "mmol/L"), ("calcium", 2, 24, "mg/dL"), ("glucose", 0.3m, 150, "mmol/L"), ("glucose", 5, 2700, "mg/dL"),
        ("creatinine", 5, 3000, "umol/L"), ("creatinine", 0.05m, 35, "mg/dL"), ("bilirubin", 0.5m, 1500, "umol/L"), ("bilirubin", 0.03m, 90, "mg/dL"),
        ("alkaline_phosphatase", 1, 20_000, "U/L"), ("alkaline_phosphatase", 0.02m, 330, "ukat/L"), ("ldh", 5, 100_000, "U/L"), ("ldh", 0.08m, 1700, "ukat/L"),
    ];

    /// <summary>Two spellings of one unit: µg/L, ug/l, ng/mL.</summary>
    public static bool AreOne(string a, string b) => Read(a) is { } one && Read(b) is { } other ? one == other : Fold(a) == Fold(b);

    /// <summary>One of the units in which the analyte's codes are defined, in any spelling.</summary>
    public static bool IsOf(Analyte analyte, string unit) => analyte.Units.Any(known => AreOne(known, unit)) || (Enzymes.Contains(analyte.Name) && AreOne(unit, "ukat/L"));

    /// <summary>No living person has it. False too where the analyte has no such bounds, or not in a unit of this kind.</summary>
    public static bool IsBeyondLife(string analyte, decimal value, string unit)
    {
        if (Read(unit) is not { } read)
            return false;
        foreach (var bound in Bounds.Where(b => b.Analyte == analyte))
        {
            var known = Read(bound.Unit)!.Value;
            if ((known.Base, known.Per) == (read.Base, read.Per))
                return value * read.Size < bound.Least * known.Size || value > bound.Most * known.Size / read.Size;
        }
        return false;
    }

    private static (string Base, string Per, decimal Size)? Read(string unit)
    {
        if (Fold(unit).Split('/') is not [var amount, var volume] || !Volumes.TryGetValue(volume, out var per))
            return null;
        foreach (var (spelling, name) in Bases)
        {
            if (amount.EndsWith(spelling, StringComparison.Ordinal) && Array.Find(Prefixes, p => p.Prefix == amount[..^spelling.Length]) is { Size: > 0 } prefix)
                return (name, per.Per, prefix.Size / per.Size);
        }
        return null;
    }

    /// <summary>"m[IU]/L", "µg/L" and "mg/(24.h)" as people write them.</summary>
    private static string Fold(string unit) => string.Concat(unit.Where(c => c is not ('[' or ']' or '(' or ')') && !char.IsWhiteSpace(c)).Select(c => c is 'µ' or 'μ' ? 'u' : char.ToLower(c, CultureInfo.InvariantCulture)))
        .Replace("24.h", "24h", StringComparison.Ordinal);
}
