using System.Globalization;
using Islet.Clinic;

namespace Islet.Exchange;

/// <summary>What TR says of the size of one lesion at one visit.</summary>
/// <param name="State">Null: TR says nothing of it.</param>
internal readonly record struct SdtmSize(TargetState? State, decimal? Mm)
{
    public static SdtmSize NotEvaluated => new(TargetState.NotEvaluated, null);
}

/// <summary>Lengths of TR in millimetres (spec response-criteria N4: centimetres are converted here, once).</summary>
internal sealed class SdtmMeasurement(ProblemList problems)
{
    private const decimal MmPerCm = 10;

    private static readonly string[] Variables = ["STRESN", "STRESC", "ORRES"];

    /// <summary>The same test twice on one day with two values: the larger counts, the worse of two reads (spec D4).</summary>
    public SdtmSize Of(IReadOnlyList<SdtmRecord> rows)
    {
        if (rows.Count == 0)
            return default;
        List<SdtmSize> sizes = [.. rows.Select(One)];
        if (sizes.Distinct().Skip(1).Any())
            problems.Add(rows[1].At("STRESN"), "W_SDTM_TWICE", "a second, other result of the same test of the same lesion at one visit", "one result", "The larger one counts. Correct or delete the other.");
        return sizes.Where(s => s.Mm is not null).OrderByDescending(s => s.Mm).Concat(sizes.Where(s => s.State is TargetState.TooSmall)).Append(SdtmSize.NotEvaluated).First();
    }

    private SdtmSize One(SdtmRecord row)
    {
        if (row.NotDone || SdtmTerms.IsNotEvaluable(row.Result))
            return SdtmSize.NotEvaluated;
        if (row.Upper("ORRES") == SdtmTerms.TooSmall || row.Result == SdtmTerms.TooSmall)
            return new(TargetState.TooSmall, null);
        if (Number(row) is { } mm)
            return new(TargetState.Measured, mm);
        return SdtmSize.NotEvaluated;
    }

    /// <summary>Null: no length; the problems say why.</summary>
    public decimal? Number(SdtmRecord row)
    {
        var (text, unit, variable) = Variables.Select(v => (row[v], row[v == "ORRES" ? "ORRESU" : "STRESU"], v)).FirstOrDefault(v => v.Item1.Length > 0, ("", "", "STRESC"));
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value < 0)
        {
            problems.AddValue(row.At(variable), "E_SDTM_NUMBER", text.Length == 0 ? "nothing, and not NOT DONE" : $"'{text}'", "a length, 0 or more, with a decimal point",
                "The lesion counts as not evaluated at this visit. Correct the value, or say NOT DONE.");
            return null;
        }
        switch (unit.ToUpperInvariant())
        {
            case "MM":
                return value;
            case "CM":
                return value * MmPerCm / 1.0000000000000000000000000000m; // without trailing zeros
            case "":
                problems.AddValue(row.At(variable), "W_SDTM_UNIT", "a length without unit", "mm or cm", "Taken as millimetres.");
                return value;
            default:
                problems.AddValue(row.At(variable == "ORRES" ? "ORRESU" : "STRESU"), "E_SDTM_NUMBER", $"the unit '{unit}'", "mm or cm", "The lesion counts as not evaluated at this visit. Correct the unit.");
                return null;
        }
    }
}
