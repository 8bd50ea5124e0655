namespace Islet.Imaging.Pictures;

/// <summary>Where the pixels of a picture lie in the patient: pixels are squares, whatever the voxels are.</summary>
/// <param name="LeftMm">Left edge of the picture, along the view's way to the right.</param>
/// <param name="TopMm">Upper edge, along its way down.</param>
public sealed record PictureFrame(View View, double LeftMm, double TopMm, double PixelMm, int Width, int Height)
{
    /// <summary>In pixels from the upper left corner of the picture; the centre of the first pixel is (0.5, 0.5).</summary>
    public (double X, double Y) Of(Point point) => ((point.Dot(View.Right) - LeftMm) / PixelMm, (point.Dot(View.Down) - TopMm) / PixelMm);

    /// <summary>Millimetres to the right and down, of the centre of a pixel.</summary>
    public (double Right, double Down) Centre(int x, int y) => (LeftMm + ((x + 0.5) * PixelMm), TopMm + ((y + 0.5) * PixelMm));

    /// <summary>The point under a place of the picture, in the plane that goes through another point.</summary>
    public Point PointAt(double x, double y, Point through) =>
        ((LeftMm + (x * PixelMm)) * View.Right) + ((TopMm + (y * PixelMm)) * View.Down) + (through.Dot(View.Depth) * View.Depth);
}
