using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;

namespace Islet.Imaging.Suv;

/// <summary>From a SPECT's header, or from what a reader typed, to the factor that makes its values SUV = C × W ÷ (A₀ exp(−λe)), or the reason why none can (pet-quantification 3.10).</summary>
/// <remarks>Never among the numbers of a PET: the path begins with the word SPECT, and whatever compares numbers looks at the modality.</remarks>
public static class SpectFactor
{
    private const double BqPerMBq = 1e6;

    private static readonly TimeSpan Least = TimeSpan.FromDays(2);

    /// <exception cref="RefusedException">The first that fails: E_SPECT_COUNTS, E_MULTI_TRACER, E_WEIGHT, E_DOSE, E_HALFLIFE, E_TIME, E_TIME_NEGATIVE.</exception>
    public static SuvResult Of(ImageSeries series, int slices, SuvChoices choices)
    {
        var (header, warnings, remarks) = (series.Header, new List<Problem>(), new List<Problem>());
        var calibration = SpectCalibration.Of(series, choices);
        var injected = SuvFactor.Injected(header, choices);
        var body = SuvBody.Of(header, choices, warnings);
        var weight = body.Needed(header);
        var dose = Dose(injected, choices);
        var halfLife = HalfLife.Of(injected, warnings, remarks);
        var elapsed = Elapsed(header, injected, halfLife, choices);
        if (!series.IsAttenuationCorrected)
            warnings.Add(new("W_SPECT_NOT_ATTN", $"{Tags.CorrectedImage}", "no ATTN", "ATTN", "Make sure that the reconstruction made up for attenuation: without it activity is too low, and more so the deeper it lies."));
        remarks.Add(new("W_SPECT", $"{Tags.Modality}", "a SPECT", "a PET", "Compare it with SPECT of the same protocol only. Thresholds and margins were made for PET, and the partial volume effect is about twice that of PET."));
        var factor = calibration.BqPerMl * weight * 1000 / (dose * Math.Exp(-halfLife.Lambda * elapsed.TotalSeconds));
        if (!double.IsFinite(factor) || factor <= 0)
            throw new RefusedException("E_FACTOR", $"series {series.Uid}", "a factor that is no number above 0", "g/mL per value", "Compare calibration, dose, weight, half-life and times: together they give no SUV.");
        return new($"SPECT, {calibration.From}, dose decayed to the acquisition", [.. Enumerable.Repeat(factor, slices)], elapsed, warnings, remarks, [.. choices.Named()])
        {
            WeightKg = body.WeightKg, Nuclide = halfLife.Nuclide?.Name, HalfLifeS = halfLife.Seconds, DoseBq = dose,
        };
    }

    /// <remarks>RadionuclideTotalDose is MBq in an NM object (PS3.3 C.8.4.10), Bq in a PET.</remarks>
    private static double Dose(DicomSet injected, SuvChoices choices) => (choices.DoseBq ?? (injected.Number(Tags.RadionuclideTotalDose) * BqPerMBq)) is >= SuvFactor.LeastBq and <= SuvFactor.MostBq and var bq ? bq
        : throw new RefusedException("E_DOSE", choices.DoseBq is null ? $"{Tags.RadionuclideTotalDose}" : "the dose that was typed", choices.DoseBq is { } typed ? FormattableString.Invariant($"{typed} Bq") : UidText.Number(injected.Text(Tags.RadionuclideTotalDose)),
            "1 to 20,000 MBq in an NM object", "Type the activity of the therapy in Bq (--dose).");

    /// <summary>An image may follow days after the therapy, so a clock time alone says nothing.</summary>
    private static TimeSpan Elapsed(DicomSet header, DicomSet injected, HalfLife halfLife, SuvChoices choices)
    {
        if (ReferenceTime.Earliest([header]) is not { } acquired)
            throw new RefusedException("E_TIME", $"{Tags.AcquisitionDate}, {Tags.AcquisitionTime}", UidText.Time(header.Text(Tags.AcquisitionTime)), "date and time of the acquisition", "Have the header mended; without the time the dose cannot be decayed.");
        if ((choices.Injected ?? DicomTime.Moment(injected.Text(Tags.RadiopharmaceuticalStartDateTime))) is not { } at)
            throw new RefusedException("E_TIME", $"{Tags.RadiopharmaceuticalStartDateTime}", UidText.Time(injected.Text(Tags.RadiopharmaceuticalStartDateTime)), "date and time of the therapy, for its images may be taken days later", "Type date and time of the injection (--injected).");
        var elapsed = acquired - at;
        if (elapsed < TimeSpan.Zero)
            throw new RefusedException("E_TIME_NEGATIVE", $"{Tags.RadiopharmaceuticalStartDateTime}", FormattableString.Invariant($"{-elapsed.TotalMinutes:0} min after the image"), "a time before the image", "Type date and time of the injection (--injected).");
        return elapsed.TotalSeconds <= Math.Max(Least.TotalSeconds, 6 * halfLife.Seconds) ? elapsed
            : throw new RefusedException("E_TIME", $"{Tags.RadiopharmaceuticalStartDateTime}", FormattableString.Invariant($"{elapsed.TotalDays:0.#} days before the image"), "at most 2 days or 6 half-lives", "Type date and time of the injection (--injected): de-identification may have shifted a date.");
    }
}
