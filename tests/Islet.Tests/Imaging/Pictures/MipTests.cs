using System.Text.Json;
using Islet.Imaging;
using Islet.Imaging.Pictures;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Tests.Imaging.Pictures;

public class MipTests
{
    [Fact]
    public void However_the_voxels_are_stored_the_patient_is_seen_the_same_way()
    {
        var image = TurnedGrids.Straight();
        var (coronal, sagittal, axial) = Mip.Of(image);
        var all = TurnedGrids.All(image).ToList();
        Assert.Equal(24, all.Count);
        foreach (var turned in all)
        {
            var seen = Mip.Of(turned);
            foreach (var (expected, found) in new[] { (coronal, seen.Coronal), (sagittal, seen.Sagittal), (axial, seen.Axial) })
            {
                Assert.Equal(expected with { Values = [] }, found with { Values = [] });
                Assert.Equal(expected.Values, found.Values);
            }
        }
    }

    [Fact]
    public void A_patients_right_is_on_the_viewers_left_and_his_head_is_up()
    {
        var image = TurnedGrids.Straight();
        var (coronal, sagittal, axial) = Mip.Of(image);
        double Most(IEnumerable<Voxel> ray) => ray.Max(v => image[v]);
        // Upper left: from the front the right side of the head, from the left side his face at the head, from the feet the right side of his front.
        Assert.Equal(Most(Enumerable.Range(0, 5).Select(y => new Voxel(8, y, 0))), coronal.Values[0], 1e-6);
        Assert.Equal(Most(Enumerable.Range(0, 7).Select(x => new Voxel(8, 0, x))), sagittal.Values[0], 1e-6);
        Assert.Equal(Most(Enumerable.Range(0, 9).Select(z => new Voxel(z, 0, 0))), axial.Values[0], 1e-6);
        Assert.Equal((-31.0, 360.0, 4.0, 5.0), (coronal.LeftMm, coronal.TopMm, coronal.ColumnMm, coronal.RowMm));
        Assert.Equal(("R", "L", "A", "P"), (View.Letter(-1 * View.Coronal.Right), View.Letter(View.Coronal.Right), View.Letter(-1 * View.Sagittal.Right), View.Letter(View.Sagittal.Right)));
        Assert.Equal(("H", "F", "LP"), (View.Letter(-1 * View.Coronal.Down), View.Letter(View.Coronal.Down), View.Letter(View.Turned(45).Right)));
    }

    [Fact]
    public void On_an_oblique_grid_a_hot_ball_is_seen_where_it_lies()
    {
        var hot = new Point(-5, 15, 790);
        var (coronal, sagittal, axial) = Mip.Of(TurnedGrids.Askew(hot, 12));
        foreach (var mip in new[] { coronal, sagittal, axial })
        {
            var (right, down) = (hot.Dot(mip.View.Right), hot.Dot(mip.View.Down));
            Assert.Equal(10, mip.At(right, down), 0.2);
            for (var degrees = 0; degrees < 360; degrees += 30)
            {
                var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
                Assert.True(mip.At(right + (6 * cos), down + (6 * sin)) > 9, $"{mip.View.Name}, inside at {degrees}");
                Assert.True(mip.At(right + (18 * cos), down + (18 * sin)) < 1.1, $"{mip.View.Name}, outside at {degrees}");
            }
        }
    }

    [SkippableTheory, InlineData("sst"), InlineData("fdg")] // truth.json of the synthetic patient: sums over the three projections, SUV
    public void Projections_of_the_synthetic_patient_have_the_sums_of_its_truth(string tracer)
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(PetData.Shared("synthetic", "truth.json")));
        var sums = truth.RootElement.GetProperty("series").GetProperty(tracer).GetProperty("mip_sum_suv");
        var (coronal, sagittal, axial) = Mip.Of(SuvImage.Load(PetData.OnlySeries(PetData.Shared("synthetic", tracer)), SeriesChoices.None, new()).Image);
        foreach (var (mip, name) in new[] { (coronal, "coronal"), (sagittal, "sagittal"), (axial, "axial") })
            Assert.Equal(1, mip.Values.Sum(v => (double)v) / sums.GetProperty(name).GetDouble(), 1e-6);
    }

    [Fact]
    public void Tumour_and_the_rest_make_the_whole()
    {
        foreach (var image in new[] { TurnedGrids.Straight(), TurnedGrids.AsStored(TurnedGrids.Straight()) })
        {
            var tumour = Shape.Sphere(image.Grid, image.Grid.Centre(4, 2, 3), 8);
            var (whole, only, without) = (Mip.Of(image).Coronal, Mip.Of(TumourMask.Apply(image, tumour, MipContent.TumourOnly)).Coronal, Mip.Of(TumourMask.Apply(image, tumour, MipContent.WithoutTumour)).Coronal);
            Assert.Equal(whole.Values.Select(v => Math.Round(v, 4)), only.Values.Zip(without.Values, Math.Max).Select(v => Math.Round(v, 4)));
            Assert.Equal(tumour.All().Max(v => image[v]), only.Values.Max(), 1e-4);
            Assert.Contains(only.Values, v => v == 0);
            Assert.NotEqual(whole.Values, without.Values);
        }
    }
}
