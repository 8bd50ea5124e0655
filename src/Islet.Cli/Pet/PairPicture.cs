using System.CommandLine;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Pictures;
using Islet.Imaging.Quantify;

namespace Islet.Cli.Pet;

/// <summary>Two results side by side on one scale, each in its tracer's window, with the lesions by number (pet-quantification 11).</summary>
internal static class PairPicture
{
    public static Option<string?> Option(string needs) => new("--picture") { Description = $"Both projections side by side as PNG, lesions numbered; needs {needs}.", HelpName = "FILE.png" };

    /// <param name="number">Of a lesion in both pictures, by its result; null: that of its identity.</param>
    /// <exception cref="RefusedException">E_PET_PICTURE.</exception>
    public static void Write(string file, (VoxelImage Suv, Quantification Result, string Caption) first, (VoxelImage Suv, Quantification Result, string Caption) second, Func<Quantification, MeasuredLesion, int?>? number = null)
    {
        var png = MipPicture.Pair((first.Suv, Of(first.Result, first.Caption, number)), (second.Suv, Of(second.Result, second.Caption, number))).Png();
        try
        {
            File.WriteAllBytes(file, png);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_PET_PICTURE", "--picture", "a place where nothing can be written", "a file that can be written", "Name another file, or look at its folder's rights and the space that is left.");
        }
    }

    private static MipOptions Of(Quantification result, string caption, Func<Quantification, MeasuredLesion, int?>? number) => new()
    {
        Window = DisplayWindow.Of(result.Scan.Kind), Marks = [.. result.Lesions.Select(l => number is null ? LesionMark.Of(l) : LesionMark.Of(l) with { Number = number(result, l) })],
        Caption = result.IsProposal ? $"{caption}, proposed lesions" : caption,
    };
}
