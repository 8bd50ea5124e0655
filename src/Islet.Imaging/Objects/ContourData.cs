using System.Buffers.Text;
using Islet.Imaging.Dicom;

namespace Islet.Imaging.Objects;

/// <summary>The points of one contour, straight from its bytes: a file holds millions of them.</summary>
internal static class ContourData
{
    /// <summary>Of one file, together. A whole body with forty organs in every slice has some two million.</summary>
    public const int MostPoints = 1 << 22;

    public static Point[] Read(DicomSet contour, int left, string where)
    {
        var text = contour.Bytes(Tags.ContourData);
        var numbers = new List<double>(Math.Min(text.Length / 4, 3 * MostPoints));
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\\');
            var one = (end < 0 ? text : text[..end]).Trim(" \0"u8);
            one = one.StartsWith("+"u8) ? one[1..] : one;
            if (!Utf8Parser.TryParse(one, out double number, out var used) || used != one.Length || !(Math.Abs(number) < 1e5))
                throw ObjectProblems.Contour($"{where}, {Tags.ContourData}", "something else than places in mm", "three numbers a point");
            if (numbers.Count >= 3L * left)
                throw DicomProblems.Size(where, FormattableString.Invariant($"more than {MostPoints} points of contours"));
            numbers.Add(number);
            text = end < 0 ? default : text[(end + 1)..];
        }
        if (numbers.Count % 3 != 0 || (contour.Whole(Tags.NumberOfContourPoints) is { } said && said != numbers.Count / 3))
            throw ObjectProblems.Contour($"{where}, {Tags.NumberOfContourPoints}, {Tags.ContourData}", FormattableString.Invariant($"{numbers.Count} numbers"), "three for each of as many points as the contour says it has");
        var points = new Point[numbers.Count / 3];
        for (var i = 0; i < points.Length; i++)
            points[i] = new(numbers[3 * i], numbers[(3 * i) + 1], numbers[(3 * i) + 2]);
        return points;
    }
}
