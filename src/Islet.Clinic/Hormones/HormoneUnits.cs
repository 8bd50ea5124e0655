using System.Collections.Frozen;
using Islet.Course;

namespace Islet.Clinic;

/// <summary>A value in another unit, and how it came there.</summary>
/// <param name="Factor">By which the value as written was multiplied.</param>
/// <param name="Source">The molar mass, or the paper, behind the factor; that of equal units is arithmetic.</param>
public sealed record ConvertedValue(decimal Value, string Unit, decimal Factor, string Source);

/// <summary>
/// Units by analyte, for showing values side by side. Nothing is stored converted, and whether a value is raised is asked in the laboratory's own unit. Factors and
/// molar masses as docs/rules/hormones.md lists them; insulin: Knopp et al. 2019 (PMID 30318910), 1 mIU/L = 6.00 pmol/L.
/// </summary>
/// <remarks>
/// Chromogranin A is never converted: assays measure different fragments. PTHrP and pancreastatin have no factor, for the same reason.
/// </remarks>
public static class HormoneUnits
{
    private const string Arithmetic = "the same quantity", Pg = "pg/mL", Miu = "mIU/L", Pmol = "pmol/L", MgDay = "mg/24h", UmolDay = "umol/24h";

    /// <summary>By a folded spelling: the unit in which it is counted here, and how many of these it is.</summary>
    private static readonly FrozenDictionary<string, (string Unit, decimal Times)> Spelt = new Dictionary<string, (string, decimal)>(StringComparer.Ordinal)
    {
        ["pg/ml"] = (Pg, 1), ["ng/l"] = (Pg, 1), ["ng/ml"] = (Pg, 1000), ["ug/l"] = (Pg, 1000), ["pg/dl"] = (Pg, 0.01m), ["ng/dl"] = (Pg, 10),
        ["ug/ml"] = (Pg, 1_000_000), ["mg/l"] = (Pg, 1_000_000),
        ["pmol/l"] = (Pmol, 1), ["fmol/ml"] = (Pmol, 1), ["nmol/l"] = (Pmol, 1000), ["pmol/ml"] = (Pmol, 1000), ["umol/l"] = (Pmol, 1_000_000),
        ["miu/l"] = (Miu, 1), ["uiu/ml"] = (Miu, 1), ["mu/l"] = (Miu, 1), ["uu/ml"] = (Miu, 1),
        ["mg/24h"] = (MgDay, 1), ["mg/d"] = (MgDay, 1), ["mg/day"] = (MgDay, 1),
        ["umol/24h"] = (UmolDay, 1), ["umol/d"] = (UmolDay, 1), ["umol/day"] = (UmolDay, 1), ["nmol/24h"] = (UmolDay, 0.001m),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Amount of substance in one unit of mass or activity.</summary>
    private static readonly FrozenDictionary<string, (string From, string To, decimal Factor, string Source)> Factors =
        new Dictionary<string, (string, string, decimal, string)>(StringComparer.Ordinal)
    {
        [Hormone.Gastrin] = (Pg, Pmol, 0.477m, "2098 g/mol (gastrin-17)"),
        [Hormone.Insulin] = (Miu, Pmol, 6.00m, "Knopp et al. 2019, PMID 30318910"),
        [Hormone.Proinsulin] = (Pg, Pmol, 1 / 9.39m, "9390 g/mol: 1 pmol/L is 9.39 ng/L"),
        [Hormone.CPeptide] = (Pg, Pmol, 0.331m, "3020 g/mol"),
        [Hormone.Glucagon] = (Pg, Pmol, 0.287m, "3483 g/mol"),
        [Hormone.Vip] = (Pg, Pmol, 0.301m, "3326 g/mol"),
        [Hormone.Somatostatin] = (Pg, Pmol, 0.611m, "1638 g/mol (somatostatin-14)"),
        [Hormone.Acth] = (Pg, Pmol, 0.220m, "4541 g/mol"),
        [Hormone.Calcitonin] = (Pg, Pmol, 0.293m, "3418 g/mol"),
        [Hormone.PancreaticPolypeptide] = (Pg, Pmol, 0.239m, "4182 g/mol"),
        [Hormone.FiveHiaa] = (MgDay, UmolDay, 5.23m, "191.18 g/mol"),
        [Hormone.Serotonin] = (Pg, Pmol, 5.68m, "176.2 g/mol"),
        [Hormone.Ghrh] = (Pg, Pmol, 0.198m, "5040 g/mol"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null: a unit that is not known, an analyte without a factor, or chromogranin A. A bound stays a bound; its sign is the caller's to keep.</summary>
    public static ConvertedValue? Convert(string analyte, decimal value, string? unit, string toUnit)
    {
        if (analyte == Hormone.ChromograninA || !TryRead(unit, out var from) || !TryRead(toUnit, out var to))
            return null;
        if (from.Unit == to.Unit)
            return new(value * from.Times / to.Times, toUnit, from.Times / to.Times, Arithmetic);
        if (!Factors.TryGetValue(analyte, out var known))
            return null;
        return (from.Unit, to.Unit) == (known.From, known.To) ? Times(from.Times * known.Factor / to.Times)
            : (from.Unit, to.Unit) == (known.To, known.From) ? Times(from.Times / known.Factor / to.Times)
            : null;
        ConvertedValue Times(decimal factor) => new(value * factor, toUnit, factor, known.Source);
    }

    /// <summary>Two values may stand in one curve: of one analyte, by one named assay, and no chromogranin A of two laboratories (facts.md 3.5).</summary>
    public static Truth AreComparable(Laboratory a, Laboratory b) => a.Analyte != b.Analyte ? Truth.No
        : a.Assay is null || b.Assay is null ? default
        : Truth.Of(string.Equals(a.Assay.Trim(), b.Assay.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>"m[IU]/L", "µg/L" and "mg/(24.h)" as people write them.</summary>
    private static bool TryRead(string? unit, out (string Unit, decimal Times) read)
    {
        var folded = new string([.. (unit ?? "").Where(c => c is not ('[' or ']' or '(' or ')' or ' ')).Select(c => c is 'µ' or 'μ' ? 'u' : char.ToLowerInvariant(c))]);
        return Spelt.TryGetValue(folded.Replace("24.h", "24h", StringComparison.Ordinal), out read);
    }
}
