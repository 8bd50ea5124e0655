using Islet.Imaging;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Quantify;

public class TotalsTests
{
    private static readonly VoxelImage Suv = Made.Image(Made.Grid(), 0.5f, (new(0, 0, 60), 14, 9), (new(60, 0, 60), 10, 3), (new(0, 0, 120), 10, 31), (new(90, 0, 20), 4.5, 2));

    private static readonly IReadOnlyList<MeasuredLesion> Lesions = [Made.Lesion(Suv, 1, new(0, 0, 60), 14, OrganClass.Liver), Made.Lesion(Suv, 2, new(60, 0, 60), 10, OrganClass.Bone), Made.Lesion(Suv, 3, new(0, 0, 120), 10, OrganClass.Liver, leak: true), Made.Lesion(Suv, 4, new(90, 0, 20), 4.5)];

    [Fact]
    public void Totals_are_sums_and_a_leak_is_in_none_but_the_maximum()
    {
        var total = TumourTotals.Of("REL42", Lesions);
        Assert.Equal((3, 31.0), (total.Lesions, total.SuvMax));
        Assert.Equal(Lesions.Where(l => !l.Leak).Sum(l => l.Numbers.Ml), total.Ml, 1e-12);
        Assert.Equal(Lesions.Where(l => !l.Leak).Sum(l => l.Region.All().Sum(v => Suv[v]) * 0.064), total.TlaG, 1e-9);
        Assert.Equal([3], total.Leaks);
        Assert.Equal((total.Ml, total.TlaG, total.Lesions), (total.Organs.Sum(o => o.Ml), total.Organs.Sum(o => o.TlaG), total.Organs.Sum(o => o.Lesions)));
        Assert.Equal([OrganClass.Liver, OrganClass.Bone, null], total.Organs.Select(o => o.Organ));
        Assert.Equal(3, total.LowestSuvMean!.Value, 1e-6); // the fainter one is below 1 mL
        Assert.True(Lesions[3].Numbers.Ml < 1);
        Assert.Equal(Math.Sqrt((90 * 90) + (40 * 40)), total.DmaxMm!.Value, 2);
        Assert.Null(TumourTotals.Of("REL42", []).SuvMax);
        Assert.Null(TumourTotals.Of("REL42", [Lesions[0]]).DmaxMm);
    }

    [Fact]
    public void A_factor_on_the_image_scales_TLA_and_SUV_and_leaves_volumes()
    {
        var scaled = Suv.Scaled(_ => 2.5);
        List<MeasuredLesion> hotter = [.. Lesions.Select(l => l with { Numbers = LesionNumbers.Of(scaled, l.Region)! })];
        var (a, b) = (TumourTotals.Of("REL42", Lesions), TumourTotals.Of("REL42", hotter));
        Assert.Equal((a.Ml, a.Lesions, a.DmaxMm), (b.Ml, b.Lesions, b.DmaxMm));
        Assert.Equal(2.5, b.TlaG / a.TlaG, 1e-6);
        Assert.Equal(2.5, b.SuvMax!.Value / a.SuvMax!.Value, 1e-6);
    }

    [Fact]
    public void The_second_method_stands_beside_with_its_own_leaks_and_the_ratio_of_volumes()
    {
        var result = Made.Result(Suv, Lesions);
        Assert.Equal((result.SecondTotals.Ml / result.Totals.Ml, 4), (result.SecondRatio, result.SecondTotals.Lesions));
        Assert.Empty(result.SecondTotals.Leaks);
        Assert.Null(Made.Result(Suv, []).SecondRatio);
    }

    [Fact]
    public void Every_row_of_the_tables_has_every_column_and_all_of_how_it_was_made()
    {
        var result = Made.Result(Suv, Lesions, Made.Reference(Suv, ReferenceOrgan.Liver, new(0, 0, 60), 20)) with { LeftOut = [new(1, LeftOutReason.Hint), new(2, LeftOutReason.Excluded)] };
        var krenning = KrenningReading.Of(result, global::Islet.Web.ClinicalUptake.Rules(), new HashSet<int>());
        foreach (var table in new[] { QuantificationTable.Lesions(result, krenning), QuantificationTable.Patient(result, krenning) })
        {
            Assert.All(table, row => Assert.Equal(table[0].Count, row.Count));
            Assert.Equal(table[0].Count, table[0].Distinct().Count());
            var at = table[0].ToList().IndexOf("series_uid");
            Assert.All(table.Skip(1), row => Assert.Equal(["1.2.3", "DOTATATE", "sst", "2024-03-05", "SUVbw", "BQML, START", "W_MIDNIGHT", "REL42", "FIX:4", "PEAK_IBSI_LOC", 26, 0.5, "the test", "a reader", "islet 0"], row.Skip(at)));
        }
        Assert.Equal(1 + 4 + 2, QuantificationTable.Lesions(result, krenning).Count);
    }

    [Theory]
    [InlineData(TracerKind.Sst, 9f, 0.5), InlineData(TracerKind.Sst, 64f, 0.5), InlineData(TracerKind.Sst, 64.5f, 1.0), InlineData(TracerKind.Fdg, 9f, 0.25)]
    public void Bins_are_those_of_the_tracer(TracerKind kind, float suv, double bin)
    {
        var image = Made.Image(Made.Grid(), 0.5f, (new(0, 0, 60), 14, suv));
        var even = LesionTexture.Of(image, Shape.Sphere(image.Grid, new(0, 0, 60), 14), kind);
        Assert.Equal((bin, 0.0, 0.0, (string?)null), (even.BinSuv, even.HistogramEntropy, even.JointEntropy, even.NotComputed)); // one level: no entropy
    }

    [Fact]
    public void Entropy_of_two_halves_is_one_bit_and_small_regions_have_none()
    {
        var grid = Made.Grid();
        var region = Shape.Box(grid, new(-1, -1, 39), new(30, 30, 71)); // 8 × 8 × 8 voxels: columns of x 0 to 28, z 40 to 68
        var values = new float[grid.Length];
        foreach (var v in region.All())
            values[(((v.Z * grid.Rows) + v.Y) * grid.Columns) + v.X] = grid.Centre(v).X < 15 ? 4.1f : 9.1f;
        var texture = LesionTexture.Of(new(grid, values), region, TracerKind.Sst);
        Assert.Equal(512, region.Voxels);
        Assert.Equal((1.0, 0.0), (texture.HistogramEntropy!.Value, Math.Round(texture.Skewness!.Value, 9)));
        Assert.Equal(-2, texture.Kurtosis!.Value, 1e-9);
        Assert.InRange(texture.JointEntropy!.Value, 1, 2);
        Assert.NotNull(LesionTexture.Of(new(grid, values), Shape.Sphere(grid, new(14, 14, 54), 10), TracerKind.Sst).NotComputed); // 4 mL
        Assert.Equal(64, LesionTexture.Of(new(grid, values), region, TracerKind.Sst, LesionTexture.UsualBins).Bins);
    }

    [Fact]
    public void Entropies_are_those_of_the_IBSI_code_on_the_whole_image()
    {
        var (grid, random) = (Made.Grid(20, 24, 22), new Random(3));
        var values = new float[grid.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)(10 * random.NextDouble());
        var region = Shape.Sphere(grid, grid.Centre(10, 12, 11), 20);
        var mask = new bool[grid.Length];
        foreach (var v in region.All())
            mask[(((v.Z * grid.Rows) + v.Y) * grid.Columns) + v.X] = true;
        var whole = TextureFeatures.Of(grid, Array.ConvertAll(values, v => (double)v), mask, TextureConfig.Pet(0.5, anisotropic: false)).Features;
        var cut = LesionTexture.Of(new(grid, values), region, TracerKind.Sst);
        Assert.Equal((whole["ih_entropy"], whole["cm_joint_entr_3D_comb"], whole["stat_skew"], whole["stat_kurt"]), (cut.HistogramEntropy, cut.JointEntropy, cut.Skewness, cut.Kurtosis));
        Assert.Equal(whole["cm_joint_entr_3D_avg"], cut.JointEntropyAveraged!.Value, 1e-12);
    }
}
