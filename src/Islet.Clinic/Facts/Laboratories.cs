using Islet.Course;

namespace Islet.Clinic;

/// <summary>Laboratory results against the limits of their own assay. Nothing is compared across assays.</summary>
internal static class Laboratories
{
    private const decimal BilirubinUmolPerMg = 17.1m; // µmol/L in one mg/dL: 584.7 g/mol (facts.md 3.4)
    private const decimal GramsPerLitreInPerDecilitre = 10;

    private static readonly string[] Hormones =
        ["insulin", "proinsulin", "c_peptide", "glucagon", "calcitonin", "gastrin", "pancreatic_polypeptide", "vip", "acth", "5_hiaa", "pthrp", "somatostatin", "ghrh", "serotonin", "cortisol"];

    /// <summary>Specific hormones: chromogranin A, NSE and pancreastatin are none (facts.md 3.5).</summary>
    public static bool IsHormone(string analyte) => Hormones.Contains(analyte, StringComparer.Ordinal);

    /// <summary>Above the upper limit; null: no limit, or a bound that leaves it open.</summary>
    public static bool? IsRaised(Laboratory result) => (result.Value, result.Upper, result.Comparator) switch
    {
        ({ } value, { } upper, null or Comparator.About) => value > upper,
        ({ } value, { } upper, Comparator.Above) when value >= upper => true,
        ({ } value, { } upper, Comparator.AtLeast) when value > upper => true,
        ({ } value, { } upper, Comparator.Below or Comparator.AtMost) when value <= upper => false,
        ({ }, { }, _) => null,
        _ => result.Reading switch
        {
            LaboratoryReading.Raised => true,
            LaboratoryReading.Normal or LaboratoryReading.Low => false,
            null => null,
        },
    };

    /// <summary>µmol/L; null: another unit, or a bound.</summary>
    public static decimal? BilirubinUmolL(Laboratory result) => (result.Comparator, Unit(result)) switch
    {
        (null, "umol/l") => result.Value,
        (null, "mg/dl") => result.Value * BilirubinUmolPerMg,
        _ => null,
    };

    /// <summary>g/L; null: another unit, or a bound.</summary>
    public static decimal? AlbuminGL(Laboratory result) => (result.Comparator, Unit(result)) switch
    {
        (null, "g/l") => result.Value,
        (null, "g/dl") => result.Value * GramsPerLitreInPerDecilitre,
        _ => null,
    };

    private static string? Unit(Laboratory result) => result.Unit?.Trim().Replace('µ', 'u').Replace('μ', 'u').ToLowerInvariant();
}
