using Islet.Course;
using Islet.Imaging.Nifti;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Cli.Pet;

/// <summary>A series as SUV, or the reason why not.</summary>
internal sealed record SuvAnswer(ImageSeries Series, Problem? Error, SuvImage? Image, SuvStatistics? Statistics, (double Min, double Median, double Max)? Mask)
{
    public static SuvAnswer Of(ImageSeries series, SeriesChoices places, SuvChoices choices, NiftiFile? mask, CancellationToken cancel)
    {
        try
        {
            var image = SuvImage.Load(series, places, choices, cancel);
            return new(series, null, image, SuvStatistics.Of(image.Image), mask is null ? null : MaskStatistics.Of(image.Image, mask.LabelsOn(image.Image.Grid)));
        }
        catch (RefusedException refused)
        {
            return new(series, Named(series, refused.Problem), null, null, null);
        }
    }

    public IEnumerable<Problem> Problems => Error is { } error ? [error] : Image!.Warnings.Concat(Image.Suv.Remarks).Select(p => Named(Series, p));

    private static Problem Named(ImageSeries series, Problem p) => p.Where.StartsWith("series ", StringComparison.Ordinal) ? p : p with { Where = $"series {series.Uid}, {p.Where}" };
}
