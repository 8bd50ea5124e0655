using Islet.Imaging.Dicom;

namespace Islet.Imaging.Quantify;

/// <summary>Whether a result that was read fits itself: regions lie in the image, and their voxels are those that were counted.</summary>
internal static class ResultCheck
{
    private const double Rounding = 1e-6; // relative; sums are made in one order, and volumes are products

    /// <summary>Null: it does; else the first member that does not.</summary>
    public static string? FaultIn(Quantification q)
    {
        var grid = q.Grid;
        if (grid.Slices < 1 || grid.Rows is < 1 or > DicomLimits.Side || grid.Columns is < 1 or > DicomLimits.Side || grid.Length > DicomLimits.Voxels || !Positive(grid.ColumnMm) || !Positive(grid.RowMm) || !Positive(grid.SliceMm))
            return "quantification.grid";
        if (q.How.Connectivity is not (Connectivity.Corners or Connectivity.Faces))
            return "quantification.how.connectivity";
        if (q.References.Any(r => !Inside(grid, r.Region) || r.Region.Voxels != r.Statistics.Voxels) || q.References.DistinctBy(r => r.Organ).Count() != q.References.Count)
            return "quantification.references";
        if (q.Candidates.Any(c => !Counted(grid, c.Region, c.Numbers)) || !Distinct(q.Candidates.Select(c => c.Number)))
            return "quantification.candidates";
        if (q.Lesions.Any(l => !Counted(grid, l.Region, l.Numbers)) || !Distinct(q.Lesions.Select(l => l.Number)) || q.Lesions.DistinctBy(l => l.Id).Count() != q.Lesions.Count)
            return "quantification.lesions";
        if (!q.Details.Select(d => d.Number).SequenceEqual(q.Lesions.Select(l => l.Number)))
            return "quantification.details";
        if (!q.SecondMeasures.Select(m => m.Number).SequenceEqual(q.Lesions.Select(l => l.Number)))
            return "quantification.second_measures";
        if (!Same(q.Totals, TumourTotals.Of(q.Totals.Method, q.Lesions)))
            return "quantification.totals";
        return Same(q.SecondTotals, TumourTotals.Of(q.SecondTotals.Method, q.Lesions, q.SecondMeasures)) ? null : "quantification.second_totals";
    }

    private static bool Same(TumourTotals a, TumourTotals b) => a.Lesions == b.Lesions && Near(a.Ml, b.Ml) && Near(a.TlaG, b.TlaG) && a.Leaks.SequenceEqual(b.Leaks);

    private static bool Counted(ImageGrid grid, Region region, LesionNumbers numbers) => Inside(grid, region) && region.Voxels == numbers.Voxels && Near(numbers.Ml, numbers.Voxels * grid.VoxelMl);

    private static bool Inside(ImageGrid grid, Region region)
    {
        foreach (var run in region.Runs)
            if (run.Z >= grid.Slices || run.Y >= grid.Rows || run.Last >= grid.Columns)
                return false;
        return true;
    }

    private static bool Distinct(IEnumerable<int> numbers)
    {
        var seen = new HashSet<int>();
        return numbers.All(n => n > 0 && seen.Add(n));
    }

    private static bool Positive(double mm) => mm is > 0 and < 1e4;

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Abs(b));
}
