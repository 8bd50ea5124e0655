namespace Islet.Imaging.Pictures;

/// <summary>Maximum intensity projections as nuclear medicine reads them: inverse grey, head up, the patient's right on the viewer's left, true to scale, with window and scale printed (pet-quantification 11).</summary>
/// <remarks>A MIP hides a lesion behind a hotter organ: link it to the slices.</remarks>
public static class MipPicture
{
    private const double MarginMm = 12;

    /// <summary>How grey air may be and still be cut off.</summary>
    private const double AirShare = 0.03;

    /// <summary>Coronal and sagittal.</summary>
    public static Picture Draw(VoxelImage suv, MipOptions options) => MipSheet.Draw([.. Panels(suv, options, both: true)], options.Zoom, options.PixelMm);

    /// <summary>Seen from the feet.</summary>
    public static Picture DrawAxial(VoxelImage suv, MipOptions options)
    {
        var mip = Mip.Of(Content(suv, options)).Axial;
        return MipSheet.Draw([Panel(mip, suv.Grid, options, options.Crop ? Body(mip, options) : Whole(mip))], options.Zoom, options.PixelMm);
    }

    /// <summary>Two tracers, or two dates, on one scale. Heights are those of the table where both images share them; else both begin at the top.</summary>
    /// <param name="sagittal">Whether each is also seen from the patient's left.</param>
    public static Picture Pair((VoxelImage Suv, MipOptions Options) first, (VoxelImage Suv, MipOptions Options) second, bool sagittal = false) => MipSheet.Draw(
        [.. Panels(first.Suv, first.Options, sagittal), .. Panels(second.Suv, second.Options, sagittal)], first.Options.Zoom, first.Options.PixelMm);

    /// <summary>The plain projection of a view, without letters: what a browser draws its own marks on.</summary>
    public static (byte[] Grey, PictureFrame Frame) Plain(Mip mip, DisplayWindow window, double pixelMm)
    {
        var frame = Frame(mip.View, Whole(mip), pixelMm);
        return (Shade(mip, window, frame), frame);
    }

    /// <summary>The patient turning, all angles of one size.</summary>
    public static TurningPicture Turning(RotatingMip turning, DisplayWindow window, double pixelMm)
    {
        var mips = new Mip[turning.Angles];
        Parallel.For(0, turning.Angles, a => mips[a] = turning.At(a));
        // One breadth for all angles, about the axis: as much as the widest needs.
        var half = mips.Max(m => Body(m, new MipOptions { Window = window }) is var b && Axis(m) is var at ? Math.Max(at - b.Left, b.Right - at) : 0);
        PictureFrame[] frames = [.. mips.Select(m => Frame(m.View, (Axis(m) - half, Whole(m).Top, Axis(m) + half, Whole(m).Bottom), pixelMm))];
        var shades = new byte[turning.Angles][];
        Parallel.For(0, turning.Angles, a => shades[a] = Shade(mips[a], window, frames[a] with { Width = frames[0].Width, Height = frames[0].Height }));
        return new(frames[0].Width, frames[0].Height, pixelMm, shades);

        double Axis(Mip m) => turning.Middle.Dot(m.View.Right);
    }

    internal static byte[] Shade(Mip mip, DisplayWindow window, PictureFrame frame)
    {
        var grey = new byte[frame.Width * frame.Height];
        Parallel.For(0, frame.Height, y =>
        {
            for (var x = 0; x < frame.Width; x++)
            {
                var (right, down) = frame.Centre(x, y);
                grey[(y * frame.Width) + x] = window.InverseGrey(mip.At(right, down));
            }
        });
        return grey;
    }

    private static IEnumerable<MipPanel> Panels(VoxelImage suv, MipOptions options, bool both)
    {
        var (coronal, sagittal, _) = Mip.Of(Content(suv, options));
        yield return Panel(coronal, suv.Grid, options, options.Crop ? Body(coronal, options) : Whole(coronal));
        if (both)
            yield return Panel(sagittal, suv.Grid, options, options.Crop ? Body(sagittal, options) : Whole(sagittal)) with { Caption = "" };
    }

    private static VoxelImage Content(VoxelImage suv, MipOptions options) =>
        options.Content is MipContent.Everything ? suv : TumourMask.Apply(suv, options.Marks.Aggregate(Region.Empty, (all, mark) => all.Union(mark.Region)), options.Content);

    private static MipPanel Panel(Mip mip, ImageGrid grid, MipOptions options, (double, double, double, double) extent) => new(mip, grid, extent, options.Window, options.Unit, options.Caption,
        options.Content switch { MipContent.TumourOnly => "tumour only", MipContent.WithoutTumour => "without tumour", MipContent.Everything => "" }, options.Marks, options.Numbers);

    internal static PictureFrame Frame(View view, (double Left, double Top, double Right, double Bottom) mm, double pixelMm) =>
        new(view, mm.Left, mm.Top, pixelMm, (int)Math.Ceiling(((mm.Right - mm.Left) / pixelMm) - 1e-6), (int)Math.Ceiling(((mm.Bottom - mm.Top) / pixelMm) - 1e-6));

    private static (double Left, double Top, double Right, double Bottom) Whole(Mip m) =>
        (m.LeftMm - (0.5 * m.ColumnMm), m.TopMm - (0.5 * m.RowMm), m.LeftMm + ((m.Width - 0.5) * m.ColumnMm), m.TopMm + ((m.Height - 0.5) * m.RowMm));

    /// <summary>Sides of what is darker than air; full height, for heights tell where a slice lies.</summary>
    private static (double Left, double Top, double Right, double Bottom) Body(Mip mip, MipOptions options)
    {
        var air = options.Window.Low + (AirShare * (options.Window.High - options.Window.Low));
        bool Dark(int x) => Enumerable.Range(0, mip.Height).Any(y => mip.Values[(y * mip.Width) + x] > air);
        var (first, last) = (0, mip.Width - 1);
        while (first < last && !Dark(first))
            first++;
        while (last > first && !Dark(last))
            last--;
        var whole = Whole(mip);
        return first == last ? whole : (Math.Max(whole.Left, mip.LeftMm + (first * mip.ColumnMm) - MarginMm), whole.Top, Math.Min(whole.Right, mip.LeftMm + (last * mip.ColumnMm) + MarginMm), whole.Bottom);
    }
}

/// <summary>A turning MIP as pictures.</summary>
/// <param name="Shades">A byte a pixel, one picture an angle.</param>
public sealed record TurningPicture(int Width, int Height, double PixelMm, IReadOnlyList<byte[]> Shades)
{
    /// <summary>PNG of one angle.</summary>
    public byte[] Frame(int angle) => PngWriter.Grey(Width, Height, Shades[angle], PixelMm);

    /// <summary>All of them as one file that moves.</summary>
    public byte[] Film(int perSecond = 12) => PngWriter.GreyFilm(Width, Height, Shades, perSecond, PixelMm);
}
