using Islet.Imaging.Lesions;

namespace Islet.Imaging.Quantify;

/// <summary>Blur of hot organs that a label map shows: up to 8 mm from spleen, kidney or bladder a voxel nearer to the organ than to the candidate's maximum is the organ's (pet-quantification 5.6 a).</summary>
internal static class OrganSpill
{
    public const double SpillMm = 8;

    private static readonly UptakeHint[] Hot = [UptakeHint.Spleen, UptakeHint.Kidney, UptakeHint.Bladder];

    /// <summary>A candidate whose maximum lies in an organ or beside it is left as it is: it is the organ's uptake, and the reader decides.</summary>
    public static Grown Without(ImageGrid grid, Grown grown, Voxel max, SearchPlan plan)
    {
        foreach (var organ in Hot)
            if (plan.Organs.TryGetValue(organ, out var mapped) && !mapped.IsEmpty && !Shape.Dilate(grid, mapped, plan.Connectivity).Contains(max))
            {
                var taken = grown.Region.Intersect(Shape.Dilate(grid, mapped, SpillMm)).All().Where(v => Squared(grid, mapped, v) < (grid.Centre(v) - grid.Centre(max)).Dot(grid.Centre(v) - grid.Centre(max)));
                if (Region.Of(taken) is { IsEmpty: false } spilled)
                    grown = grown with { Region = Lesion.Connected(grown.Region.Except(spilled), max, plan.Connectivity) };
            }
        return grown;
    }

    /// <summary>Distance to the nearest voxel of the organ, mm².</summary>
    private static double Squared(ImageGrid grid, Region organ, Voxel from)
    {
        var (least, depth) = (double.PositiveInfinity, (int)(SpillMm / grid.SliceMm) + 1);
        foreach (var run in organ.InSlices(from.Z - depth, from.Z + depth))
        {
            var (dz, dy, dx) = ((run.Z - from.Z) * grid.SliceMm, (run.Y - from.Y) * grid.RowMm, (Math.Clamp(from.X, run.First, run.Last) - from.X) * grid.ColumnMm);
            least = Math.Min(least, (dz * dz) + (dy * dy) + (dx * dx));
        }
        return least;
    }
}
