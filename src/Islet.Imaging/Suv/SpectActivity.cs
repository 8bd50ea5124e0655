using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;

namespace Islet.Imaging.Suv;

/// <summary>A SPECT as activity in Bq/mL and, with the therapy's dose, as SUV; never among the numbers of a PET (pet-quantification 3.10).</summary>
/// <param name="Image">Bq/mL.</param>
/// <param name="SuvPerBqMl">SUV = C × W ÷ (A₀ exp(−λe)); null: dose, half-life, time or weight are missing.</param>
public sealed record SpectActivity(VoxelImage Image, double BqPerMlPerCount, double? SuvPerBqMl, IReadOnlyList<Problem> Warnings)
{
    private const string BecquerelPerMl = "Bq/ml";

    /// <exception cref="RefusedException">E_SPECT_COUNTS: nothing says how many Bq/mL a count is; and what geometry and voxels refuse.</exception>
    public static SpectActivity Load(ImageSeries series, SuvChoices choices)
    {
        var order = SliceOrder.Of(series, SeriesChoices.None);
        var counts = SeriesImage.Load(order, isPet: false);
        var header = series.Header;
        var (slope, intercept) = choices.BqPerMlPerCount is { } typed ? (typed, 0) : Mapping(header)
            ?? throw new RefusedException("E_SPECT_COUNTS", $"series {series.Uid}, {Tags.RealWorldValueMappingSequence}", "counts", "Bq/mL", "Enter the calibration of this scanner in Bq/mL per count, with its date (--calibration).");
        var image = counts.Image;
        var scaled = intercept == 0 ? image.Scaled(_ => slope)
            : throw new RefusedException("E_SPECT_COUNTS", $"series {series.Uid}, {Tags.RealWorldValueIntercept}", "other than 0", "0: no counts, no activity", "Enter the calibration in Bq/mL per count (--calibration).");
        return new(scaled, slope, Suv(header, choices), [.. order.Warnings, .. counts.Warnings]);
    }

    private static (double Slope, double Intercept)? Mapping(DicomSet header)
    {
        foreach (var map in header.Items(Tags.RealWorldValueMappingSequence))
            if (string.Equals(map.Item(Tags.MeasurementUnitsCodeSequence)?.Text(Tags.CodeValue), BecquerelPerMl, StringComparison.OrdinalIgnoreCase) && map.Number(Tags.RealWorldValueSlope) is > 0 and var slope)
                return (slope, map.Number(Tags.RealWorldValueIntercept) ?? 0);
        return null;
    }

    /// <remarks>RadionuclideTotalDose is MBq in an NM object.</remarks>
    private static double? Suv(DicomSet header, SuvChoices choices)
    {
        var injected = header.Item(Tags.RadiopharmaceuticalInformationSequence) ?? DicomSet.Empty;
        if (SuvBody.Of(header, choices, []).WeightKg is not { } kg || (choices.DoseBq ?? (injected.Number(Tags.RadionuclideTotalDose) * 1e6)) is not (> 0 and var dose))
            return null;
        try
        {
            var halfLife = HalfLife.Of(injected, [], []);
            var injectedAt = choices.Injected ?? DicomTime.Moment(injected.Text(Tags.RadiopharmaceuticalStartDateTime)); // an image may follow days later, so a clock time alone says nothing
            return injectedAt is { } at && ReferenceTime.Earliest([header]) is { } acquired && acquired >= at ? kg * 1000 / (dose * Math.Exp(-halfLife.Lambda * (acquired - at).TotalSeconds)) : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }
}
