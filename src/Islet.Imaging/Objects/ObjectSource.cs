using Islet.Imaging.Dicom;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Imaging.Objects;

/// <summary>A slice of the images that an object is about.</summary>
/// <param name="Frame">From 1, in a file of many frames; else null.</param>
/// <param name="Position">Centre of its first voxel. Slices of a real series are not equally far apart, so an object's place is held against this and not against the grid.</param>
/// <param name="Along">Position along the normal of the slices, mm.</param>
public sealed record SourceSlice(string? SopClassUid, string? SopInstanceUid, int? Frame, Point Position, double Along);

/// <summary>The series that a segmentation, a contour or a report is about: what an object repeats of it, and where its slices lie.</summary>
public sealed record ObjectSource
{
    /// <summary>The first slice's elements: patient, study, frame of reference.</summary>
    public required DicomSet Header { get; init; }

    public required string SeriesUid { get; init; }

    public required ImageGrid Grid { get; init; }

    /// <summary>By position; the slices of an accepted gap have no UID.</summary>
    public required IReadOnlyList<SourceSlice> Slices { get; init; }

    public string? StudyUid => Header.Text(Tags.StudyInstanceUid);

    public string? FrameOfReference => Header.Text(Tags.FrameOfReferenceUid);

    public static ObjectSource Of(SuvImage image) => Of(image.Series, image.Order);

    public static ObjectSource Of(ImageSeries series, SliceOrder order) => new()
    {
        Header = series.Header, SeriesUid = series.Uid, Grid = order.Grid,
        Slices = [.. order.Slices.Select(s => new SourceSlice(s.File?.Data.Text(Tags.SopClassUid), s.File?.Data.Text(Tags.SopInstanceUid), s.File?.Frame is not null || order.Format.Frames > 1 ? s.Frame + 1 : null, s.Position, s.Along))],
    };

    /// <summary>The slice nearest to a place along the normal, if it lies within a distance; of two as near, the lower.</summary>
    internal int? SliceAt(double along, double withinMm)
    {
        var (low, high) = (0, Slices.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Slices[middle].Along < along)
                low = middle + 1;
            else
                high = middle;
        }
        var nearest = low == Slices.Count || (low > 0 && along - Slices[low - 1].Along <= Slices[low].Along - along) ? low - 1 : low;
        return Math.Abs(Slices[nearest].Along - along) <= withinMm ? nearest : null;
    }

    /// <summary>Column and row of a point in the plane of a slice.</summary>
    internal (double Y, double X) InPlane(int slice, Point point)
    {
        var d = point - Slices[slice].Position;
        return (d.Dot(Grid.Down) / Grid.RowMm, d.Dot(Grid.Across) / Grid.ColumnMm);
    }
}
