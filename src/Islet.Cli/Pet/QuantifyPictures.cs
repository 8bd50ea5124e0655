using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Pictures;
using Islet.Imaging.Quantify;
using Islet.Imaging.Series;

namespace Islet.Cli.Pet;

/// <summary>The pictures of a quantification, as files (docs/pet-quantify.md, pet-quantification 11).</summary>
internal static class QuantifyPictures
{
    /// <summary>A pixel of the patient in the pictures of one angle, in the sheet (36 whole bodies on a screen) and in the slices.</summary>
    private const double TurningMm = 1.5, SheetMm = 3, SliceMm = 1;

    /// <summary>Lesions with their numbers; all candidates, so that what was left out is seen; the tumour alone, and everything but it.</summary>
    public static IEnumerable<(string File, byte[] Png)> Projections(VoxelImage suv, Quantification result)
    {
        List<LesionMark> lesions = [.. result.Lesions.Select(LesionMark.Of)];
        var of = new MipOptions { Window = DisplayWindow.Of(result.Scan.Kind), Marks = lesions, Caption = Named(result) };
        yield return ("mip.png", MipPicture.Draw(suv, of).Png());
        yield return ("mip-candidates.png", MipPicture.Draw(suv, of with { Marks = [.. result.Candidates.Select(LesionMark.Of)], Caption = "candidates, by their numbers" }).Png());
        if (lesions.Count == 0)
            yield break;
        yield return ("mip-tumour.png", MipPicture.Draw(suv, of with { Content = MipContent.TumourOnly }).Png());
        yield return ("mip-without-tumour.png", MipPicture.Draw(suv, of with { Content = MipContent.WithoutTumour }).Png());
    }

    /// <summary>A picture an angle, a film of them, and a sheet that shows all.</summary>
    public static IEnumerable<(string File, byte[] Png)> Turning(VoxelImage suv, Quantification result, int angles, CancellationToken cancel)
    {
        var (window, turning) = (DisplayWindow.Of(result.Scan.Kind), RotatingMip.Of(suv, angles, cancel: cancel));
        var pictures = MipPicture.Turning(turning, window, TurningMm);
        for (var a = 0; a < angles; a++)
            yield return (FormattableString.Invariant($"turning/{360.0 * a / angles:000}.png"), pictures.Frame(a));
        yield return ("turning.png", pictures.Film());
        var small = MipPicture.Turning(turning, window, SheetMm);
        List<(Picture, string)> tiles = [.. small.Shades.Select((shade, a) => (new Picture(small.Width, small.Height, [.. shade.SelectMany(g => (byte[])[g, g, g])], small.PixelMm), FormattableString.Invariant($"{360.0 * a / angles:0}°")))];
        yield return ("turning-sheet.png", PictureSheet.Of([$"Maximum projections around the body, SUVbw {window}; 0° from the front, 90° from the patient's left"], tiles, angles / (angles > 36 ? 4 : 3)).Png());
    }

    /// <summary>The axial slice through each lesion's hottest voxel: the PET, and with a CT that and both together.</summary>
    public static IEnumerable<(string File, byte[] Png)> Slices(VoxelImage suv, VoxelImage? ct, Quantification result)
    {
        var of = new SliceOptions { Pet = DisplayWindow.Of(result.Scan.Kind), Marks = [.. result.Lesions.Select(LesionMark.Of)], PixelMm = SliceMm };
        foreach (var lesion in result.Lesions)
        {
            var at = suv.Grid.Centre(lesion.Numbers.MaxVoxel);
            Picture Drawn(SliceContent content) => SlicePicture.Draw(suv, ct, Imaging.Pictures.View.Axial, at, of with { Content = content });
            List<(Picture, string)> tiles = ct is null ? [(Drawn(SliceContent.Pet), $"PET, SUVbw {of.Pet}")]
                : [(Drawn(SliceContent.Pet), $"PET, SUVbw {of.Pet}"), (Drawn(SliceContent.Ct), FormattableString.Invariant($"CT, {of.Ct.Low:0} to {of.Ct.High:0} HU")), (Drawn(SliceContent.Fused), "PET on CT")];
            var n = lesion.Numbers;
            yield return ($"slice-{lesion.Id}.png", PictureSheet.Of([FormattableString.Invariant($"{lesion.Id}: axial slice at z = {at.Z:0.#} mm through its hottest voxel; SUVmax {n.SuvMax:0.0} g/mL, {n.Ml:0.0} mL{(lesion.Leak ? ", LEAK" : "")}{(result.IsProposal ? "; accepted by nobody" : "")}")], tiles, tiles.Count).Png());
        }
    }

    /// <summary>The CT that lies under a PET, in HU.</summary>
    /// <returns>Null and a remark where there is none, or none that can be read.</returns>
    public static (VoxelImage? Ct, Problem? Remark) Ct(PetFolder read, CancellationToken cancel)
    {
        Problem None(string found) => new("W_PET_CT", "DIR", found, "the CT of the PET's frame of reference", "The slices show the PET alone. Put the CT of the same examination into the folder.");
        if (read.Ct is not { } series)
            return (null, None("no CT of this frame of reference"));
        try
        {
            return (SeriesImage.Load(SliceOrder.Of(series, SeriesChoices.None), isPet: false, cancel).Image, null);
        }
        catch (RefusedException refused)
        {
            return (null, None($"a CT that is refused: {refused.Problem.Code}"));
        }
    }

    private static string Named(Quantification result) => result.IsProposal ? "proposed lesions, accepted by nobody" : "lesions";
}
