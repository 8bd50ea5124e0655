using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;

namespace Islet.Imaging.Suv;

/// <summary>What a SPECT's values are in Bq/mL, and who says so (pet-quantification 3.10).</summary>
/// <param name="BqPerMl">Per rescaled value, as <see cref="SeriesImage"/> has them.</param>
/// <param name="From">In words, for the record of every number.</param>
public sealed record SpectCalibration(double BqPerMl, string From)
{
    private const string BecquerelPerMl = "Bq/ml";

    /// <summary>What the reader typed, else what the file says.</summary>
    /// <exception cref="RefusedException">E_SPECT_COUNTS: nothing says how many Bq/mL a count is.</exception>
    public static SpectCalibration Of(ImageSeries series, SuvChoices choices)
    {
        if (choices.BqPerMlPerCount is not { } typed)
            return InFile(series) ?? throw Counts(series, "counts");
        if (!double.IsFinite(typed) || typed <= 0)
            throw new RefusedException("E_SPECT_COUNTS", "the calibration that was typed", FormattableString.Invariant($"{typed} Bq/mL per count"), "above 0", "Type the calibration of this scanner.");
        return new(typed, FormattableString.Invariant($"calibration of {typed} Bq/mL per count") + (choices.CalibrationScanner is { } scanner ? $", {scanner}" : "") + (choices.CalibrationDay is { } day ? FormattableString.Invariant($", {day:yyyy-MM-dd}") : ""));
    }

    /// <summary>null: the file holds counts.</summary>
    /// <remarks>A real-world map is of the stored integers, not of rescaled values (PS3.3 C.7.6.16.2.11); some scanners write BQML as the units of an NM object.</remarks>
    public static SpectCalibration? InFile(ImageSeries series)
    {
        var (header, rescaling) = (series.Header, Rescaling.Of(series.Files[0]));
        foreach (var map in header.Items(Tags.RealWorldValueMappingSequence))
            if (string.Equals(map.Item(Tags.MeasurementUnitsCodeSequence)?.Text(Tags.CodeValue), BecquerelPerMl, StringComparison.OrdinalIgnoreCase) && map.Number(Tags.RealWorldValueSlope) is > 0 and var slope)
                return rescaling is { Slope: > 0, Intercept: 0 } && (map.Number(Tags.RealWorldValueIntercept) ?? 0) == 0 ? new(slope / rescaling.Slope, "RealWorldValueMapping") : throw Counts(series, "an intercept other than 0: no counts would be activity");
        return header.Text(Tags.Units) == "BQML" ? rescaling.Intercept == 0 ? new(1, "units BQML") : throw Counts(series, "an intercept other than 0: no counts would be activity") : null;
    }

    private static RefusedException Counts(ImageSeries series, string found) => new("E_SPECT_COUNTS", $"series {series.Uid}, {Tags.RealWorldValueMappingSequence}", found, "Bq/mL",
        "Enter the calibration of this scanner in Bq/mL per count, with its name and date (--calibration, --calibration-scanner, --calibration-date).");
}
