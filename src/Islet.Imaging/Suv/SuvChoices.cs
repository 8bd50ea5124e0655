namespace Islet.Imaging.Suv;

/// <summary>What a reader typed because the header lacks it or has it wrong; the result says so (pet-quantification 3.1).</summary>
public sealed record SuvChoices
{
    public static SuvChoices None { get; } = new();

    public double? WeightKg { get; init; }

    public double? HeightM { get; init; }

    public double? DoseBq { get; init; }

    public DateTime? Injected { get; init; }

    /// <summary>Which item of RadiopharmaceuticalInformationSequence is meant, from 1, where there are several.</summary>
    public int? Tracer { get; init; }

    /// <summary>Bq/mL per count, of a SPECT (pet-quantification 3.10).</summary>
    public double? BqPerMlPerCount { get; init; }

    /// <summary>Of which scanner that calibration is.</summary>
    public string? CalibrationScanner { get; init; }

    /// <summary>When that calibration was measured.</summary>
    public DateOnly? CalibrationDay { get; init; }

    public IEnumerable<string> Named()
    {
        if (WeightKg is not null)
            yield return "weight";
        if (HeightM is not null)
            yield return "height";
        if (DoseBq is not null)
            yield return "dose";
        if (Injected is not null)
            yield return "injected";
        if (BqPerMlPerCount is not null)
            yield return "calibration";
    }
}
