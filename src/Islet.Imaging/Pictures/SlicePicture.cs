namespace Islet.Imaging.Pictures;

/// <summary>What a slice shows.</summary>
public enum SliceContent
{
    Fused,
    Pet,
    Ct,
}

/// <summary>How a slice is drawn.</summary>
public sealed record SliceOptions
{
    public SliceContent Content { get; init; } = SliceContent.Fused;

    public required DisplayWindow Pet { get; init; }

    public DisplayWindow Ct { get; init; } = DisplayWindow.SoftTissue;

    /// <summary>How much of the CT the hottest uptake covers, 0 to 1.</summary>
    public double Opacity { get; init; } = 0.75;

    public IReadOnlyList<LesionMark> Marks { get; init; } = [];

    public bool Numbers { get; init; } = true;

    /// <summary>R, L, A, P, H, F at the edges.</summary>
    public bool Letters { get; init; } = true;

    /// <summary>Where the lines cross; null: none.</summary>
    public Point? Crosshair { get; init; }

    /// <summary>false: each voxel as the square that it is.</summary>
    public bool Smooth { get; init; } = true;

    /// <summary>null: the least distance of the PET's voxels in the plane.</summary>
    public double? PixelMm { get; init; }

    /// <summary>Lines and letters as many times larger, for print.</summary>
    public int Zoom { get; init; } = 1;
}

/// <summary>A slice of the PET, alone or on the CT of the same patient: sampled by position, for their grids differ (pet-quantification 2.8).</summary>
public static class SlicePicture
{
    /// <summary>Uptake of this share of the window covers as much of the CT as the hottest.</summary>
    private const double FullCover = 0.35;

    private const float Air = -1024; // HU, outside the CT

    /// <summary>What the slice covers: the PET's own extent in the view. Every slice of one view and image has the same frame.</summary>
    public static PictureFrame Frame(ImageGrid grid, View view, double? pixelMm = null)
    {
        List<Point> corners = [.. grid.Corners(0.5)];
        var extent = (corners.Min(c => c.Dot(view.Right)), corners.Min(c => c.Dot(view.Down)), corners.Max(c => c.Dot(view.Right)), corners.Max(c => c.Dot(view.Down)));
        return MipPicture.Frame(view, extent, pixelMm ?? Math.Min(grid.ColumnMm, Math.Min(grid.RowMm, grid.SliceMm)));
    }

    /// <param name="ct">In HU; null: none, and the fused picture is that of the PET alone.</param>
    /// <param name="through">A point of the slice.</param>
    public static Picture Draw(VoxelImage suv, VoxelImage? ct, View view, Point through, SliceOptions options)
    {
        var frame = Frame(suv.Grid, view, (options.PixelMm ?? Math.Min(suv.Grid.ColumnMm, Math.Min(suv.Grid.RowMm, suv.Grid.SliceMm))) / options.Zoom);
        var canvas = new Canvas(frame.Width, frame.Height, Ink.White);
        var content = ct is null ? SliceContent.Pet : options.Content;
        var cover = Cover(options.Opacity);
        Parallel.For(0, frame.Height, () => (new float[frame.Width], new float[frame.Width]), (y, _, rows) =>
        {
            var (pet, hu) = rows;
            var start = frame.PointAt(0.5, y + 0.5, through);
            if (content is not SliceContent.Ct)
                Sample(suv, start, frame, pet, 0, options.Smooth);
            if (content is not SliceContent.Pet)
                Sample(ct!, start, frame, hu, Air, options.Smooth);
            Shade(content, pet, hu, options, cover, canvas.Rgb.AsSpan(3 * y * frame.Width, 3 * frame.Width));
            return rows;
        }, _ => { });
        var dark = content is not SliceContent.Pet;
        LesionDrawing.Draw(canvas, LesionOutline.Of(options.Marks, suv.Grid, frame, 0.6 * options.Zoom, through), (0, 0, frame.Width, frame.Height), options.Zoom, dark, options.Numbers);
        if (options.Crosshair is { } cross)
            Cross(canvas, frame.Of(cross), options.Zoom, dark);
        if (options.Letters)
            Letters(canvas, view, options.Zoom, dark);
        return canvas.Done(frame.PixelMm);
    }

    private static void Letters(Canvas canvas, View view, int zoom, bool dark)
    {
        var (cap, gap, ink, around) = (9.0 * zoom, 4.0 * zoom, dark ? new Ink(0xD8, 0xD8, 0xD8) : Ink.Quiet, dark ? Ink.Black : Ink.White);
        canvas.Text(View.Letter(-1 * view.Right), gap, (canvas.Height + cap) / 2, cap, ink, 0, zoom, around);
        canvas.Text(View.Letter(view.Right), canvas.Width - gap, (canvas.Height + cap) / 2, cap, ink, 1, zoom, around);
        canvas.Text(View.Letter(-1 * view.Down), canvas.Width / 2.0, gap + cap, cap, ink, 0.5, zoom, around);
        canvas.Text(View.Letter(view.Down), canvas.Width / 2.0, canvas.Height - gap, cap, ink, 0.5, zoom, around);
    }

    private static void Sample(VoxelImage image, Point start, PictureFrame frame, float[] to, float outside, bool smooth)
    {
        var (a, b) = (image.Grid.IndexOf(start), image.Grid.IndexOf(start + (frame.PixelMm * frame.View.Right)));
        Resampling.Row(image, a, (b.Z - a.Z, b.Y - a.Y, b.X - a.X), to, outside, smooth);
    }

    /// <summary>How much of the CT each of the 256 steps of uptake covers: the more the hotter, all of it from a third of the window on.</summary>
    private static float[] Cover(double opacity) => [.. Enumerable.Range(0, 256).Select(i => (float)(opacity * Math.Min(1, i / 255.0 / FullCover)))];

    private static void Shade(SliceContent content, float[] pet, float[] hu, SliceOptions options, float[] cover, Span<byte> rgb)
    {
        for (var x = 0; x < pet.Length; x++)
        {
            var (r, g, b) = (0, 0, 0);
            if (content is SliceContent.Pet)
                r = g = b = options.Pet.InverseGrey(pet[x]);
            else
                r = g = b = options.Ct.Grey(hu[x]);
            if (content is SliceContent.Fused)
            {
                var step = options.Pet.Grey(pet[x]);
                var (hot, share) = (HotScale.Table[step], cover[step]);
                (r, g, b) = ((int)(r + (share * (hot.Red - r)) + 0.5f), (int)(g + (share * (hot.Green - g)) + 0.5f), (int)(b + (share * (hot.Blue - b)) + 0.5f));
            }
            (rgb[3 * x], rgb[(3 * x) + 1], rgb[(3 * x) + 2]) = ((byte)r, (byte)g, (byte)b);
        }
    }

    /// <summary>Lines that leave the point itself free.</summary>
    private static void Cross(Canvas canvas, (double X, double Y) at, int zoom, bool dark)
    {
        var (gap, ink) = (7.0 * zoom, dark ? new Ink(0x7F, 0xE0, 0xE0) : new Ink(0x00, 0x6A, 0x6A));
        canvas.Stroke([[(0, at.Y), (at.X - gap, at.Y)], [(at.X + gap, at.Y), (canvas.Width, at.Y)], [(at.X, 0), (at.X, at.Y - gap)], [(at.X, at.Y + gap), (at.X, canvas.Height)]], 0.8 * zoom, ink);
    }
}
