using Islet.Course;

namespace Islet.Imaging.Objects;

/// <summary>What is wrong with an object, in words that repeat nothing of it: any text of a file may be a name.</summary>
internal static class ObjectProblems
{
    public static RefusedException Kind(string where, string expected) => new("E_OBJECT_KIND", where, "another kind of object", expected, "Give the file of the segmentation or of the contours.");

    public static RefusedException Form(string where, string found, string expected) => new("E_OBJECT_FORM", where, found, expected, "Export the object again; its parts contradict each other.");

    public static RefusedException Frame(string where, string found) => new("E_OBJECT_FRAME", where, found, "the frame of reference of the images", "Take the object that was drawn on these images, or register the two and export it again.");

    public static RefusedException Source(string where, string found, string expected) => new("E_OBJECT_SOURCE", where, found, expected, "Fetch the images again from the archive: an object must be able to name them.");

    public static RefusedException Grid(string where, string found) => new("E_MASK_GRID", where, found, "voxels that are the image's own", "Export the segmentation on the grid of this series; Islet does not resample it.");

    public static RefusedException Contour(string where, string found, string expected) => new("E_CONTOUR", where, found, expected, "Export the contours again, drawn in the slices of these images.");
}
