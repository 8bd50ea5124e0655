using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Islet.Tests.Imaging.Kernels;

namespace Islet.Tests.Imaging.Objects;

/// <summary>A PET of noise on an oblique grid whose slices are not quite equally far apart, and lesions on it.</summary>
internal static class ObjectData
{
    public const string Frame = "2.25.3", Secret = "Secretsson^Märta";

    public static readonly ObjectOptions Options = new(new(2024, 3, 6, 7, 8, 9), "1.2.3");

    public static readonly Deidentification Removed = new(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }, "ISLET-7");

    private static readonly double[] Across = [0.96, 0.28, 0], Down = [-0.28 * 0.8, 0.96 * 0.8, 0.6];

    public static SuvImage Image(int slices = 9, int rows = 14, int columns = 19, Action<DicomDraft>? change = null)
    {
        var random = new Random(5);
        Point through = new Point(Across[0], Across[1], Across[2]).Cross(new(Down[0], Down[1], Down[2]));
        return SuvImage.Load(Assert.Single(PetDraft.Folder(Enumerable.Range(0, slices).Select(z =>
        {
            var pixels = new byte[2 * rows * columns];
            random.NextBytes(pixels);
            for (var i = 1; i < pixels.Length; i += 2)
                pixels[i] &= 0x7F;
            var at = new Point(-10, -20, 100) + (((3.25 * z) + (0.03 * (z % 2))) * through);
            var slice = PetDraft.Slice(z, rows: rows, columns: columns).Text(Tags.FrameOfReferenceUid, Frame).Text(Tags.PatientName, Secret).Text(Tags.PatientId, "19121212-1212").Text(Tags.PatientBirthDate, "19121212")
                .Text(Tags.SpecificCharacterSet, "ISO_IR 192").Text(Tags.AccessionNumber, "A77").Text(Tags.StudyDate, "20240305").Text(Tags.StudyTime, "1041").Text(Tags.StudyDescription, "PET of Märta")
                .Number(Tags.ImagePositionPatient, at.X, at.Y, at.Z).Number(Tags.ImageOrientationPatient, [.. Across, .. Down]).Number(Tags.RescaleSlope, 0.5 + (0.125 * z)).Bytes(Tags.PixelData, "OW", pixels);
            change?.Invoke(slice);
            return slice;
        })).Series), SeriesChoices.None, SuvChoices.None);
    }

    /// <summary>Noise, which has every pattern of holes and touching corners, a ball with a hollow, and a voxel in a corner of the image.</summary>
    public static IReadOnlyList<MeasuredLesion> Lesions(SuvImage image, int seed = 1)
    {
        var (grid, random) = (image.Image.Grid, new Random(seed));
        Region[] regions =
        [
            Region.Of(RandomImages.Voxels(grid).Where(_ => random.Next(100) < 55)), Shape.Sphere(grid, grid.Centre(4, 7, 9), 20).Except(Shape.Sphere(grid, grid.Centre(4, 7, 9), 9)), Region.Of([new Voxel(grid.Slices - 1, grid.Rows - 1, grid.Columns - 1)]),
        ];
        OrganClass?[] organs = [OrganClass.Liver, OrganClass.Primary, null];
        return [.. regions.Select((r, i) => new MeasuredLesion(i + 1, $"L{i + 1}", DerivedUid.Of("test", $"{seed}.{i}"), r, LesionNumbers.Of(image.Image, r)!, organs[i], i == 1 ? null : 0.1 + (1 / (3.0 + i)), i == 0))];
    }

    public static IReadOnlyList<ReferenceRegion> References(SuvImage image)
    {
        var region = Shape.Sphere(image.Image.Grid, image.Image.Grid.Centre(4, 7, 9), 10);
        return [new(ReferenceOrgan.Liver, image.Image.Grid.Centre(4, 7, 9), 20, region, RegionStatistics.Of(image.Image, region)!, true, [])];
    }

    public static Provenance Provenance(SuvImage image) => new(image.Series.Uid, "DOTATATE", "SUVbw", image.Suv.Path, image.Warnings, "REL42", "LIV2SD", "PEAK_IBSI_LOC", Connectivity.Corners, 0.5, "hints, decided by the reader", "Reader^Rita", "Islet 1.2.3");

    public static PetObjects Objects(SuvImage image, ObjectOptions? options = null) => PetObjects.Write(image, Lesions(image), References(image), Provenance(image), options ?? Options);

    public static DicomFile File(WrittenObject written) => DicomFile.Read(written.File.ToArray(), "the object")!;

    public static IEnumerable<string> Texts(DicomSet set) => set.Elements.SelectMany(t => set.Items(t) is { Count: > 0 } items ? items.SelectMany(Texts) : set.Texts(t));
}
