using Islet.Course;
using Islet.Imaging.Anatomy;
using Islet.Imaging.Dicom;
using Islet.Imaging.Nifti;
using Islet.Imaging.Objects;

namespace Islet.Cli.Pet;

/// <summary>The file of organs that <c>--anatomy</c> names, and the words for its numbers.</summary>
internal static class AnatomyFile
{
    /// <summary>Lists of labels that Islet has.</summary>
    public static IReadOnlyList<string> Words => AnatomyLabels.Lists;

    /// <param name="labels">A word for a list that Islet has, or a file; null: none.</param>
    /// <exception cref="RefusedException">E_ANATOMY_FILE, E_ANATOMY_LABELS, E_ANATOMY_EMPTY, and those of NIfTI and of segmentations.</exception>
    public static AnatomyMap Open(string path, string? labels)
    {
        var names = Labels(labels);
        if (!File.Exists(path))
            throw Off("no such file");
        if (path.EndsWith(".nii", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".nii.gz", StringComparison.OrdinalIgnoreCase))
            return AnatomyMap.Of(NiftiFile.Open(path), names);
        try
        {
            return DicomFile.Open(path, "--anatomy") is { } file && SegObject.Is(file) ? AnatomyMap.Of(SegObject.Read(file), names) : throw Off("neither NIfTI nor a DICOM segmentation");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Off("a file that cannot be read");
        }
    }

    private static AnatomyLabels Labels(string? labels)
    {
        switch (labels)
        {
            case null:
                return AnatomyLabels.None;
            case var word when word == Words[0]:
                return AnatomyLabels.TotalSegmentator;
            case var word when word == Words[1]:
                return AnatomyLabels.TotalSegmentatorV1;
        }
        try
        {
            using var lines = File.OpenText(labels);
            return AnatomyLabels.Read(lines);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_ANATOMY_LABELS", "--labels", "no file that can be read", "totalsegmentator, totalsegmentator_v1, or a file with a line for each number", "Check the path.");
        }
    }

    private static RefusedException Off(string found) => new("E_ANATOMY_FILE", "--anatomy", found, "a NIfTI label map (.nii, .nii.gz) or a DICOM segmentation (SEG)", "Give the file itself, not its folder; export organs as one of the two.");
}
