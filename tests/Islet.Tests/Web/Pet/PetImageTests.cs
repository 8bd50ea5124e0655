using Islet.Imaging.Dicom;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Islet.Tests.Imaging;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>The patient is shown upright and from the front, whichever way the slices lie in the files.</summary>
public class PetImageTests
{
    [Theory]
    [InlineData(Plane.Axial), InlineData(Plane.Coronal), InlineData(Plane.Sagittal), InlineData(Plane.Mip)]
    public void Files_whose_columns_run_to_the_right_show_the_same_picture(Plane plane)
    {
        var (plain, mirrored) = (Image(mirrored: false), Image(mirrored: true));
        Assert.Equal((3, 2, 4), (plain.Box.Nx, plain.Box.Ny, plain.Box.Nz));
        for (var at = 0; at < plain.Count(plane); at++)
            Assert.Equal(plain.PetCut(plane, at), mirrored.PetCut(plane, at), (a, b) => a.Pixels.AsSpan().SequenceEqual(b.Pixels) && (a.Columns, a.Rows, a.ColumnMm, a.RowMm) == (b.Columns, b.Rows, b.ColumnMm, b.RowMm));
    }

    [Fact]
    public void The_head_is_up_the_front_is_up_and_the_patient_s_right_is_left()
    {
        var image = Image(mirrored: false);
        var coronal = image.PetCut(Plane.Coronal, 0).Pixels; // rows of 3, from the head down
        Assert.Equal(image.PetCut(Plane.Axial, 3).Pixels[..3], coronal[..3]);
        Assert.Equal(image.PetCut(Plane.Axial, 0).Pixels[..3], coronal[9..]);
        Assert.Equal((-10.0, -20.0, 100.0), (image.Box.First.X, image.Box.First.Y, image.Box.First.Z)); // x to the left, y to the back, z to the head
        Assert.Equal([1, 1, 1], image.Depth(0)[..3].Select(d => d - ((image.RaySteps - image.Box.Ny) / 2))); // values grow towards the back
    }

    private static PetImage Image(bool mirrored)
    {
        var series = PetDraft.Series(4, (slice, z) =>
        {
            if (!mirrored)
                return;
            var pixels = new byte[12];
            for (var i = 0; i < 6; i++)
                pixels[2 * i] = (byte)(10 + z + (i / 3 * 3) + (2 - (i % 3)));
            slice.Number(Tags.ImageOrientationPatient, -1, 0, 0, 0, 1, 0).Number(Tags.ImagePositionPatient, 0, -20, 100 + (3 * z)).Bytes(Tags.PixelData, "OW", pixels);
        });
        return new(new(series.Uid, "2.25.2", "PT", "N1") { Files = [], Tracer = "DOTATATE" }, SuvImage.Load(series, SeriesChoices.None, SuvChoices.None), null);
    }
}
