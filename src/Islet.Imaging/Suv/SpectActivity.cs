using Islet.Course;
using Islet.Imaging.Series;

namespace Islet.Imaging.Suv;

/// <summary>A SPECT as activity; never among the numbers of a PET (pet-quantification 3.10). As SUV: <see cref="SuvImage"/>.</summary>
/// <param name="Image">Bq/mL.</param>
public sealed record SpectActivity(VoxelImage Image, SpectCalibration Calibration, IReadOnlyList<Problem> Warnings)
{
    /// <exception cref="RefusedException">E_SPECT_COUNTS: nothing says how many Bq/mL a count is; and what geometry and voxels refuse.</exception>
    public static SpectActivity Load(ImageSeries series, SuvChoices choices)
    {
        var order = SliceOrder.Of(series, SeriesChoices.None);
        var counts = SeriesImage.Load(order, isPet: false);
        var calibration = SpectCalibration.Of(series, choices);
        return new(counts.Image.Scaled(_ => calibration.BqPerMl), calibration, [.. order.Warnings, .. counts.Warnings]);
    }
}
