using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;

namespace Islet.Imaging.Suv;

/// <summary>A PET, or a SPECT with its calibration, as SUVbw in g/mL, with everything that was remarked on the way.</summary>
/// <param name="Image">SUVbw; the integers are those of the files.</param>
/// <param name="Warnings">Of geometry, voxels and SUV, in this order.</param>
public sealed record SuvImage(ImageSeries Series, SliceOrder Order, VoxelImage Image, SuvResult Suv, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Numbers of a SPECT never stand among those of a PET (pet-quantification 3.10).</summary>
    public string Modality => Series.IsSpect ? "SPECT" : "PET";

    /// <exception cref="RefusedException">Whatever the gate, the geometry or the voxels refuse; the gate first.</exception>
    public static SuvImage Load(ImageSeries series, SeriesChoices places, SuvChoices choices, CancellationToken cancel = default)
    {
        if (series.Problems.FirstOrDefault(p => p.Refuses()) is { } refused)
            throw new RefusedException(refused);
        if (series.IsSpect)
            return Spect(series, places, choices, cancel);
        if (!series.IsPet)
            throw new RefusedException("E_NOT_PET", $"series {series.Uid}, {Tags.Modality}", series.Modality, "PT, or NM with a calibration", "Choose the PET series.");
        _ = SuvFactor.Of(series, [.. series.Files.Select(f => f.Data)], choices);
        var order = SliceOrder.Of(series, places);
        var suv = SuvFactor.Of(series, [.. order.Slices.Select(s => s.File?.Data)], choices);
        var image = SeriesImage.Load(order, isPet: true, cancel);
        return new(series, order, image.Image.Scaled(z => suv.Factors[z]), suv, [.. order.Warnings, .. image.Warnings, .. suv.Warnings]);
    }

    /// <summary>The same, with who typed what instead of the header's in the record of every number.</summary>
    public SuvImage By(string? name) => Suv.Entered.Count == 0 || name is null ? this : this with { Suv = Suv with { Path = $"{Suv.Path}; {string.Join(", ", Suv.Entered)} entered by {name}" } };

    private static SuvImage Spect(ImageSeries series, SeriesChoices places, SuvChoices choices, CancellationToken cancel)
    {
        var suv = SpectFactor.Of(series, 1, choices);
        var order = SliceOrder.Of(series, places);
        var image = SeriesImage.Load(order, isPet: false, cancel);
        return new(series, order, image.Image.Scaled(_ => suv.Factors[0]), suv with { Factors = [.. Enumerable.Repeat(suv.Factors[0], order.Grid.Slices)] }, [.. order.Warnings, .. image.Warnings, .. suv.Warnings]);
    }
}
