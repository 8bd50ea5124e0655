using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Cli.Pet;

/// <summary>A folder of images and the PET of it that is meant, as SUV.</summary>
/// <param name="Problems">Of the folder, the slices and the way to SUV.</param>
internal sealed record PetFolder(ImageFolder Folder, SuvImage Pet, IReadOnlyList<Problem> Problems)
{
    /// <summary>The series named, or the one with attenuation correction; without a PET a SPECT.</summary>
    /// <param name="typed">What a person typed instead of the header's.</param>
    /// <param name="preferred">Taken where it is in the folder and nobody names another.</param>
    /// <exception cref="RefusedException">E_IMAGES, E_NO_PET, and whatever the images are refused for.</exception>
    public static PetFolder Load(string folder, string? uid, SeriesChoices places, CancellationToken cancel, IReadOnlyList<string>? preferred = null, SuvChoices? typed = null) =>
        Load(ImageFolder.Read(folder, cancel), uid, preferred, places, cancel, typed);

    /// <summary>The same where nobody would see a file that cannot be read: it may be a slice of the series, which would look whole without it.</summary>
    public static PetFolder LoadUnseen(string folder, string? uid, SeriesChoices places, CancellationToken cancel)
    {
        var read = ImageFolder.Read(folder, cancel);
        return read.Problems.FirstOrDefault(p => p.Refuses()) is { } damaged ? throw new RefusedException(damaged) : Load(read, uid, null, places, cancel);
    }

    /// <summary>The CT of the PET's frame of reference, of the same study before another; null: the folder has none.</summary>
    public ImageSeries? Ct => Pet.Series.FrameOfReference is not { } frame ? null : Folder.Series.Where(s => s.Modality == "CT" && s.FrameOfReference == frame)
        .OrderByDescending(s => Study(s) == Study(Pet.Series)).ThenByDescending(s => s.Files.Count).ThenBy(s => s.Uid, StringComparer.Ordinal).FirstOrDefault();

    private static string Held(ImageFolder read) => read.Files == 0 ? "an empty folder" : FormattableString.Invariant(
        $"{read.Files} files, {read.Ignored} of them no DICOM; {(read.Series.Count == 0 ? "no series" : string.Join(", ", read.Series.GroupBy(s => s.Modality).Select(g => FormattableString.Invariant($"{g.Count()} series {g.Key}"))))}");

    private static string? Study(ImageSeries series) => series.Header.Text(Tags.StudyInstanceUid);

    private static PetFolder Load(ImageFolder read, string? uid, IReadOnlyList<string>? preferred, SeriesChoices places, CancellationToken cancel, SuvChoices? typed = null)
    {
        var series = uid is null ? read.Series.FirstOrDefault(s => s.IsPet && preferred?.Contains(s.Uid, StringComparer.Ordinal) is true) ?? read.Preselected ?? read.Series.FirstOrDefault(s => s.IsPet) ?? read.Series.FirstOrDefault(s => s.IsSpect) : read.Series.FirstOrDefault(s => s.Uid == uid);
        if (series is null)
            throw new RefusedException("E_NO_PET", uid is null ? "DIR" : "--series", Held(read), uid is null ? "a PET series" : "the series of this UID", read.Files == 0 ? "Give the folder of the images." : "See what the folder holds with islet pet series DIR.");
        var suv = SuvImage.Load(series, places, typed ?? SuvChoices.None, cancel);
        return new(read, suv, [.. read.Problems, .. suv.Warnings, .. suv.Suv.Remarks]);
    }
}
