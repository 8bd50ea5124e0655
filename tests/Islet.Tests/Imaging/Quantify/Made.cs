using Islet.Imaging;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Quantify;

/// <summary>Images and results that the tests make themselves: voxels of 4 mm, so 0.064 mL each.</summary>
internal static class Made
{
    public static ImageGrid Grid(int slices = 40, int rows = 40, int columns = 60) => new() { Slices = slices, Rows = rows, Columns = columns, Origin = new(-120, -80, 0), ColumnMm = 4, RowMm = 4, SliceMm = 4 };

    /// <summary>Background, and balls of one SUV each.</summary>
    public static VoxelImage Image(ImageGrid grid, float background, params (Point Centre, double RadiusMm, float Suv)[] balls)
    {
        var values = new float[grid.Length];
        Array.Fill(values, background);
        foreach (var (centre, radius, suv) in balls)
            foreach (var v in Shape.Sphere(grid, centre, radius).All())
                values[(((v.Z * grid.Rows) + v.Y) * grid.Columns) + v.X] = suv;
        return new(grid, values);
    }

    public static MeasuredLesion Lesion(VoxelImage suv, int number, Point centre, double radiusMm, OrganClass? organ = null, bool leak = false)
    {
        var region = Shape.Sphere(suv.Grid, centre, radiusMm);
        return new(number, FormattableString.Invariant($"L{number}"), FormattableString.Invariant($"2.25.{number}"), region, LesionNumbers.Of(suv, region)!, organ, 3, leak);
    }

    public static ReferenceRegion Reference(VoxelImage suv, ReferenceOrgan organ, Point centre, double diameterMm, bool accepted = true)
    {
        var region = Shape.Sphere(suv.Grid, centre, diameterMm / 2);
        return new(organ, centre, diameterMm, region, RegionStatistics.Of(suv, region)!, accepted, []);
    }

    /// <summary>A result of lesions that somebody accepted; the second method has half of each volume.</summary>
    public static Quantification Result(VoxelImage suv, IReadOnlyList<MeasuredLesion> lesions, params ReferenceRegion[] references)
    {
        List<SecondMeasure> second = [.. lesions.Select(l => new SecondMeasure(l.Number, 4, l.Numbers.Voxels / 2, l.Numbers.Voxels / 2 * suv.Grid.VoxelMl, l.Numbers.SuvMean, l.Numbers.TlaG / 2, false))];
        List<Candidate> candidates = [.. lesions.Select(l => new Candidate(l.Number, l.Region, l.Numbers, 3, l.Leak, l.Number % 2 == 0 ? [UptakeHint.Kidney, UptakeHint.Bowel] : [], null)
        {
            Voi = l.Region, Second = new("FIX:4", 4, l.Region, l.Numbers.Ml, false),
        })];
        return new()
        {
            How = new("1.2.3", "DOTATATE", "SUVbw", "BQML, START", [new("W_MIDNIGHT", "here", "found", "expected", "remedy")], "REL42", "FIX:4", "PEAK_IBSI_LOC", Connectivity.Corners, 0.5, "the test", "a reader", "islet 0"),
            Scan = new(TracerKind.Sst, "Ga-68", new(2024, 3, 5), "maker model", "OSEM, 4 × 4 × 4 mm", 60, false, "1.2.9", "1.2.1"), Grid = suv.Grid, References = references, Candidates = candidates, Lesser = [], S0 = 3, Remarks = [],
            Lesions = lesions, LeftOut = [new(99, LeftOutReason.Hint)], Details = [.. lesions.Select(l => LesionDetail.Of(suv, l.Number, l.Region, Region.Empty, TracerKind.Sst))],
            Totals = TumourTotals.Of("REL42", lesions), SecondMeasures = second, SecondTotals = TumourTotals.Of("FIX:4", lesions, second),
        };
    }
}
