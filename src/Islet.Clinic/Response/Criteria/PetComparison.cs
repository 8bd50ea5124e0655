namespace Islet.Clinic;

/// <summary>
/// Whether the numbers of two PETs may be set beside each other. Receptor tracers are alike for reading; their SUVs, ratios and volumes are not interchangeable
/// (Di Franco et al., Semin Nucl Med 2025;55:754-765); limits of the specification, section 6.3.
/// </summary>
/// <param name="Cautions">What differs, as far as it is recorded at both times.</param>
/// <param name="IsOneSubstance">Same tracer, isotope and kind of camera. False also where one scan names its tracer and the other does not.</param>
/// <param name="UptakeHolds">Uptake may be compared.</param>
/// <param name="VolumesHold">Volumes may be compared: uptake may, and lesions were drawn by one method.</param>
public sealed record PetComparison(IReadOnlyList<ResponseCaution> Cautions, bool IsOneSubstance, bool UptakeHolds, bool VolumesHold)
{
    private const decimal UptakeMinutes = 15, ActivityPercent = 20, SsaDays = 14, LiverPercent = 20;

    public static PetComparison Between(PetScan baseline, PetScan now, bool strict = false)
    {
        List<ResponseCaution>? found = null;
        var ligand = Radiopharmaceutical.LigandsDiffer(baseline.Tracer, now.Tracer);
        var nuclide = !ligand && Radiopharmaceutical.NuclidesDiffer(baseline.Tracer, now.Tracer);
        var camera = IsSpect(baseline) != IsSpect(now);
        var scanner = Note(Differ(baseline.Scanner, now.Scanner), ResponseCaution.ScannerDifferent);
        var reconstruction = Note(Differ(baseline.Reconstruction, now.Reconstruction), ResponseCaution.ReconDifferent);
        var segmentation = Note(Differ(baseline.Segmentation, now.Segmentation), ResponseCaution.SegmentationDifferent);
        var liver = Note(LiverChanged(baseline, now), ResponseCaution.LiverReference);
        Note(ligand, ResponseCaution.TracerDifferent);
        Note(nuclide, ResponseCaution.IsotopeDifferent);
        Note(camera, ResponseCaution.ModalityDifferent);
        Note(Math.Abs((baseline.UptakeMinutes - now.UptakeMinutes) ?? 0) > UptakeMinutes, ResponseCaution.UptakeTime);
        Note(IsOver(baseline.ActivityMbq, now.ActivityMbq, ActivityPercent), ResponseCaution.Activity);
        Note(SsaDiffers(baseline, now), ResponseCaution.SsaStatus);
        var one = !ligand && !nuclide && !camera && baseline.Tracer is null == now.Tracer is null;
        var uptake = one && !(strict && (scanner || reconstruction));
        var drawn = !segmentation && baseline.Segmentation is null == now.Segmentation is null && !(liver && (IsByLiver(baseline) || IsByLiver(now)));
        found?.Sort();
        return new(found ?? (IReadOnlyList<ResponseCaution>)[], one, uptake, uptake && drawn);

        bool Note(bool holds, ResponseCaution caution)
        {
            if (holds)
                (found ??= []).Add(caution);
            return holds;
        }
    }

    /// <summary>The change is more than so many per cent of the first; false where one is not known.</summary>
    internal static bool IsOver(decimal? first, decimal? second, decimal percent) => first is { } a && second is { } b && 100 * Math.Abs(b - a) > percent * a;

    private static bool LiverChanged(PetScan a, PetScan b) =>
        a.LiverIsNormal && b.LiverIsNormal && (a.Liver is not null && b.Liver is not null ? IsOver(a.Liver.Mean, b.Liver.Mean, LiverPercent) : IsOver(a.LiverSuv, b.LiverSuv, LiverPercent));

    private static bool SsaDiffers(PetScan a, PetScan b) =>
        (a.OnSsa is { } before && b.OnSsa is { } after && before != after) || Math.Abs((a.DaysSinceSsa - b.DaysSinceSsa) ?? 0) > SsaDays;

    private static bool IsSpect(PetScan scan) => scan.Modality?.Contains("SPECT", StringComparison.OrdinalIgnoreCase) is true;

    private static bool IsByLiver(PetScan scan) => scan.Segmentation is { } method && IsByLiver(method);

    /// <summary>"liver" anywhere, or a word that begins with "LIV" ("LIV2SD", "LIV:2SD").</summary>
    internal static bool IsByLiver(string method)
    {
        if (method.Contains("liver", StringComparison.OrdinalIgnoreCase))
            return true;
        for (var at = method.IndexOf("LIV", StringComparison.OrdinalIgnoreCase); at >= 0; at = method.IndexOf("LIV", at + 1, StringComparison.OrdinalIgnoreCase))
            if (at == 0 || !char.IsLetter(method[at - 1]))
                return true;
        return false;
    }

    /// <summary>Both are recorded and say different things, however they are spaced.</summary>
    private static bool Differ(string? a, string? b) => a is not null && b is not null && !string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
        && !string.Equals(a.Replace(" ", "", StringComparison.Ordinal), b.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
