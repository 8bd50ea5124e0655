using Islet.Imaging;
using Islet.Imaging.Series;

namespace Islet.Tests.Imaging;

/// <summary>Images that the tests read: our own small header cases, and real ones where they are at hand.</summary>
internal static class PetData
{
    /// <summary>Made for Islet's project, one way a header goes right or wrong each (shared/data/pet/suv_cases, no restriction on use).</summary>
    public static string SuvCases => Repository.File("tests", "Islet.Tests", "Imaging", "Fixtures", "suv_cases");

    public static string SuvCase(string name) => Path.Combine(SuvCases, name);

    public static string Shared(params string[] parts) => Repository.SharedOrSkip(["data", "pet", .. parts]);

    public static ImageSeries OnlySeries(string folder) => Assert.Single(ImageFolder.Read(folder).Series);

    public static VoxelImage Load(string folder)
    {
        var series = OnlySeries(folder);
        return SeriesImage.Load(SliceOrder.Of(series, SeriesChoices.None), series.IsPet).Image;
    }
}
