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

    /// <exception cref="RefusedException">E_PET_PICTURE.</exception>
    public static void Write(string file, (VoxelImage Suv, Quantification Result, string Caption) first, (VoxelImage Suv, Quantification Result, string Caption) second)
    {
        var png = MipPicture.Pair((first.Suv, Of(first.Result, first.Caption)), (second.Suv, Of(second.Result, second.Caption))).Png();
        try
        {
            File.WriteAllBytes(file, png);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_PET_PICTURE", "--picture", "a place where nothing can be written", "a file that can be written", "Name another file, or look at its folder's rights and the space that is left.");
        }
    }

    private static MipOptions Of(Quantification result, string caption) => new() { Window = DisplayWindow.Of(result.Scan.Kind), Marks = [.. result.Lesions.Select(LesionMark.Of)], Caption = result.IsProposal ? $"{caption}, proposed lesions" : caption };
}
