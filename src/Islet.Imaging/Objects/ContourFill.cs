using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>The voxels whose centres lie inside the closed lines of one plane, by even-odd: a line inside another is a hole, and a keyhole's channel encloses nothing.</summary>
internal static class ContourFill
{
    private const int MostCrossings = 1 << 22; // of lines with the rows of one slice

    /// <param name="lines">In columns and rows, the centre of the first voxel at (0, 0).</param>
    public static IEnumerable<Run> Of(int slice, IReadOnlyList<IReadOnlyList<(double Y, double X)>> lines, ImageGrid grid, string where)
    {
        var (crossings, count) = (new List<double>?[grid.Rows], 0L);
        foreach (var line in lines)
            for (var i = 0; i < line.Count; i++)
            {
                var (a, b) = (line[i], line[i + 1 == line.Count ? 0 : i + 1]);
                if (a.Y > b.Y || (a.Y == b.Y && a.X > b.X))
                    (a, b) = (b, a); // both ways along a channel cross a row at the very same place
                var (first, last) = ((int)Math.Ceiling(Math.Clamp(a.Y, 0, grid.Rows)), (int)Math.Ceiling(Math.Clamp(b.Y, 0, grid.Rows)) - 1); // a.Y <= row < b.Y
                count += Math.Max(0, last - first + 1);
                if (count > MostCrossings)
                    throw DicomProblems.Size(where, FormattableString.Invariant($"contours that cross the rows of a slice more than {MostCrossings} times"));
                for (var y = first; y <= last; y++)
                    (crossings[y] ??= []).Add(a.X + ((y - a.Y) * ((b.X - a.X) / (b.Y - a.Y))));
            }
        return Runs();

        IEnumerable<Run> Runs()
        {
            for (var y = 0; y < grid.Rows; y++)
            {
                if (crossings[y] is not { } row)
                    continue;
                row.Sort();
                for (var i = 0; i + 1 < row.Count; i += 2)
                    if ((int)Math.Ceiling(Math.Clamp(row[i], 0, grid.Columns)) is var first && (int)Math.Ceiling(Math.Clamp(row[i + 1], 0, grid.Columns)) - 1 is var last && first <= last)
                        yield return new(slice, y, first, last);
            }
        }
    }
}
