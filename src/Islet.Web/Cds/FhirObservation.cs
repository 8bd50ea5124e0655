using System.Globalization;
using System.Text.Json;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>A Ki-67 index, an ECOG performance status, or a laboratory result.</summary>
internal static class FhirObservation
{
    private const int LongestIndex = 20; // characters of "25-30 %"; a longer text is prose

    public static bool IsKi67(JsonElement observation) => Has(observation, FhirCodes.Ki67) && IsFinal(observation) && Ki67(observation) is not null;

    public static FhirSaid? Read(JsonElement observation, FhirDiagnoses diagnoses) =>
        IsFinal(observation) && (observation.DayOf("effectiveDateTime") ?? observation.DayOf("effectiveInstant") ?? observation.Member("effectivePeriod")?.DayOf("end")) is { } day
        && Content(observation, diagnoses) is { } content ? new(day, content, observation.DayOf("issued")) : null;

    private static Content? Content(JsonElement observation, FhirDiagnoses diagnoses) => Tissue(observation, diagnoses) is { } tissue ? tissue : Status(observation) is { } status ? status : Result(observation);

    private static bool IsFinal(JsonElement observation) => observation.Text("status") is "final" or "amended" or "corrected";

    private static bool Has(JsonElement observation, string loinc) => observation.Codings("code").Contains(new(FhirCodes.Loinc, loinc));

    private static Specimen? Tissue(JsonElement observation, FhirDiagnoses diagnoses) => Has(observation, FhirCodes.Ki67) && diagnoses.MayConcern(observation) && Ki67(observation) is { } index
        ? (diagnoses.Class ?? new()) with { SpecimenName = observation.Reference("specimen") ?? observation.Name(), Ki67Percent = index } : null;

    /// <summary>A number, a bound, a range or a text that is one of these; in per cent.</summary>
    private static Ki67Index? Ki67(JsonElement observation) => (observation.Member("valueQuantity"), observation.Member("valueRange"), observation.Text("valueString"), observation.Number("valueInteger")) switch
    {
        ({ } quantity, _, _, _) when IsPercent(quantity) && quantity.Number("value") is { } value => Index(Written(quantity.Text("comparator"), value)),
        (_, { } range, _, _) when range.Member("low")?.Number("value") is { } low && range.Member("high")?.Number("value") is { } high => Index(string.Create(CultureInfo.InvariantCulture, $"{low}-{high}")),
        (_, _, { Length: <= LongestIndex } text, _) => Index(text),
        (_, _, _, { } whole) => Index(Written(null, whole)),
        _ => null,
    };

    private static bool IsPercent(JsonElement quantity) => (quantity.Text("code") ?? quantity.Text("unit")) is null or FhirCodes.Percent;

    private static string Written(string? comparator, decimal value) => string.Create(CultureInfo.InvariantCulture, $"{comparator switch { "<" or "<=" => "<", ">" or ">=" => ">", _ => "" }}{value}");

    private static Ki67Index? Index(string text) => Ki67Index.FromReport(text) is { Percent: not null } index ? index : null;

    private static ClinicalStatus? Status(JsonElement observation) => Has(observation, FhirCodes.Ecog)
        && (observation.Number("valueInteger") ?? observation.Member("valueQuantity")?.Number("value")) is { } grade and >= 0 and <= 5 && decimal.IsInteger(grade) ? new ClinicalStatus { EcogPs = (int)grade } : null;

    private static Laboratory? Result(JsonElement observation)
    {
        if (observation.Codings("code").Select(FhirCodes.Analyte).FirstOrDefault(a => a is not null) is not { } analyte)
            return null;
        LaboratoryReading[] readings = [.. observation.List("interpretation").SelectMany(i => i.List("coding").Select(c => new FhirCoding(c.Text("system"), c.Text("code") ?? ""))).Select(FhirCodes.Interpretation).OfType<LaboratoryReading>().Distinct()];
        var (quantity, range) = (observation.Member("valueQuantity"), observation.List("referenceRange").ToList() is [var only] ? only : (JsonElement?)null);
        var (value, unit) = (quantity?.Number("value"), quantity is { } q ? Unit(q) : null);
        if (value is null && readings.Length != 1)
            return null;
        return new Laboratory
        {
            Analyte = analyte, Value = value, Unit = value is null ? null : unit, Comparator = Bound(quantity?.Text("comparator")),
            Lower = Limit(range, "low", unit), Upper = Limit(range, "high", unit), Reading = readings is [var reading] ? reading : null,
        };
    }

    /// <summary>A limit in another unit than the value's is none.</summary>
    private static decimal? Limit(JsonElement? range, string end, string? unit) => range?.Member(end) is { } limit && (Unit(limit) ?? unit) == unit ? limit.Number("value") : null;

    private static string? Unit(JsonElement quantity) => quantity.Text("code") ?? quantity.Text("unit");

    private static Comparator? Bound(string? comparator) => comparator switch
    {
        "<" => Comparator.Below,
        "<=" => Comparator.AtMost,
        ">=" => Comparator.AtLeast,
        ">" => Comparator.Above,
        _ => null,
    };
}
