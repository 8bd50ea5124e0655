using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Islet.Exchange;

/// <summary>A code that was seen in a published list.</summary>
/// <param name="Display">Empty: the list gives none.</param>
/// <param name="Unit">UCUM unit in which a LOINC measurement is defined; empty: none.</param>
public sealed record FhirTerm(string System, string Code, string Display, string Unit, string Source)
{
    public JsonObject ToCoding()
    {
        var coding = new JsonObject { ["system"] = System, ["code"] = Code };
        if (Display.Length > 0)
            coding["display"] = Display;
        return coding;
    }
}

/// <summary>The one table of codes for FHIR (fhir-codes.csv): what is not in it is written as text and never as a code.</summary>
public static class FhirTerms
{
    public static IReadOnlyList<FhirTerm> All { get; } = [.. WordList.Rows("Fhir.fhir-codes.csv").Select(r => new FhirTerm(r[0], r[1], r[2], r[3], r[4]))];

    private static readonly FrozenDictionary<FhirCoding, FhirTerm> ByCode = All.ToFrozenDictionary(t => new FhirCoding(t.System, t.Code));

    private static readonly FrozenSet<string> Units = All.Where(t => t.Unit.Length > 0).Select(t => t.Unit).Append("%").Append("GBq").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null: not in the table.</summary>
    public static FhirTerm? Find(string system, string code) => ByCode.GetValueOrDefault(new(system, code));

    /// <summary>A unit as UCUM writes it, whatever its spelling; null: none of the table's, and then it stays as it is written.</summary>
    public static string? UnitOf(string written)
    {
        var key = Key(written);
        return Units.FirstOrDefault(u => Key(u) == key);
    }

    /// <summary>What a concentration counts: substance, mass or activity. Codes of LOINC differ by it, and one is never written for the other.</summary>
    internal static string? DimensionOf(string unit) => Key(unit) switch
    {
        var u when u.Contains("mol/", StringComparison.Ordinal) => u.EndsWith("24h", StringComparison.Ordinal) ? "substance/day" : "substance",
        var u when u.StartsWith("u/", StringComparison.Ordinal) || u.StartsWith("mu/", StringComparison.Ordinal) || u.StartsWith("iu/", StringComparison.Ordinal) || u.StartsWith("miu/", StringComparison.Ordinal) => "activity",
        var u when u.Contains("g/g", StringComparison.Ordinal) => "ratio",
        var u when u.Contains("g/", StringComparison.Ordinal) => u.EndsWith("24h", StringComparison.Ordinal) ? "mass/day" : "mass",
        _ => null,
    };

    /// <summary>ug/L, µg/L and μg/l are one; mU/L and m[IU]/L too, mg/(24.h) and mg/24 h.</summary>
    private static string Key(string unit) => new([.. unit.Replace("[IU]", "U", StringComparison.Ordinal).Replace("IU", "U", StringComparison.Ordinal).ToLowerInvariant().Where(c => c is not (' ' or '(' or ')' or '.')).Select(c => c is 'µ' or 'μ' ? 'u' : c)]);
}
