using Islet.Course;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Series;

/// <summary>Value = stored × slope + intercept, in this order, of that slice (pet-quantification 2.3; PS3.3 C.11.1).</summary>
internal readonly record struct Rescaling(double Slope, double Intercept, bool SlopeIsAssumed)
{
    private const double Largest = 1e15; // Bq/mL of one stored unit; beyond it numbers lose their meaning

    /// <exception cref="RefusedException">E_RESCALE.</exception>
    public static Rescaling Of(DicomFile file)
    {
        var set = file.Data;
        var slope = set.Number(Tags.RescaleSlope);
        if (slope is null or < 0 or > Largest && set.Text(Tags.RescaleSlope) is not null)
            throw Bad(Tags.RescaleSlope, "a number above 0");
        var intercept = set.Number(Tags.RescaleIntercept);
        return intercept is null or > Largest or < -Largest && set.Text(Tags.RescaleIntercept) is not null ? throw Bad(Tags.RescaleIntercept, "a number") : new(slope ?? 1, intercept ?? 0, slope is null);

        RefusedException Bad(DicomTag tag, string expected) => new("E_RESCALE", $"{file.Where}, {tag}", UidText.Number(set.Text(tag)), expected, "Export the series again; stored numbers mean nothing without it.");
    }
}
