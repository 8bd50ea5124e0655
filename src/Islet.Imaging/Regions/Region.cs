using System.Diagnostics.CodeAnalysis;

namespace Islet.Imaging;

/// <summary>A set of voxels, kept as the runs of its rows: small for what lesions are, and walked in the order of memory.</summary>
public sealed class Region : IEquatable<Region>
{
    private readonly Run[] runs;

    /// <param name="runs">In order, none touching the next.</param>
    internal Region(Run[] runs)
    {
        this.runs = runs;
        Voxels = runs.Sum(r => r.Length);
    }

    public static Region Empty { get; } = new([]);

    public ReadOnlySpan<Run> Runs => runs;

    internal ReadOnlyMemory<Run> Memory => runs;

    public int Voxels { get; }

    public bool IsEmpty => runs.Length == 0;

    /// <summary>Runs in any order; they may overlap.</summary>
    public static Region Of(IEnumerable<Run> runs)
    {
        Run[] sorted = [.. runs];
        Array.Sort(sorted);
        var (joined, last) = (new List<Run>(sorted.Length), -1);
        foreach (var run in sorted)
            if (last >= 0 && joined[last].CompareRow(run) == 0 && run.First <= joined[last].Last + 1)
                joined[last] = joined[last] with { Last = Math.Max(joined[last].Last, run.Last) };
            else
                (joined, last) = (Append(joined, run), last + 1);
        return new([.. joined]);
    }

    /// <param name="inside">Asked of each voxel by its place in memory: slice by slice, row by row.</param>
    public static Region Of(ImageGrid grid, Func<int, bool> inside)
    {
        var found = new List<Run>();
        for (var (z, at) = (0, 0); z < grid.Slices; z++)
            for (var y = 0; y < grid.Rows; y++, at += grid.Columns)
                for (var x = 0; x < grid.Columns; x++)
                {
                    var first = x;
                    while (x < grid.Columns && inside(at + x))
                        x++;
                    if (x > first)
                        found.Add(new(z, y, first, x - 1));
                }
        return new([.. found]);
    }

    public static Region Of(IEnumerable<Voxel> voxels) => Of(voxels.Select(v => new Run(v.Z, v.Y, v.X, v.X)));

    public bool Contains(Voxel voxel)
    {
        var at = Array.BinarySearch(runs, new Run(voxel.Z, voxel.Y, voxel.X, voxel.X));
        return at >= 0 || (~at > 0 && runs[~at - 1] is var before && before.Z == voxel.Z && before.Y == voxel.Y && before.Last >= voxel.X);
    }

    /// <summary>Its runs from one slice to another, both of them in it.</summary>
    public ReadOnlySpan<Run> InSlices(int first, int last)
    {
        var (start, end) = (Array.BinarySearch(runs, new Run(first, 0, -1, -1)), Array.BinarySearch(runs, new Run(last + 1, 0, -1, -1)));
        return first > last ? [] : runs.AsSpan(~start, ~end - ~start);
    }

    /// <summary>Whether they may share a voxel at all: a look that costs nothing.</summary>
    internal bool SharesSlices(Region other) => !IsEmpty && !other.IsEmpty && runs[0].Z <= other.runs[^1].Z && other.runs[0].Z <= runs[^1].Z;

    public Region Intersect(Region other)
    {
        var both = new List<Run>();
        for (int i = 0, j = 0; i < runs.Length && j < other.runs.Length;)
        {
            var (a, b) = (runs[i], other.runs[j]);
            var row = a.CompareRow(b);
            if (row == 0 && Math.Max(a.First, b.First) <= Math.Min(a.Last, b.Last))
                both.Add(new(a.Z, a.Y, Math.Max(a.First, b.First), Math.Min(a.Last, b.Last)));
            if (row < 0 || (row == 0 && a.Last < b.Last))
                i++;
            else
                j++;
        }
        return new([.. both]);
    }

    public Region Union(Region other) => Of([.. runs, .. other.runs]);

    public Region Except(Region other)
    {
        var (rest, j) = (new List<Run>(), 0);
        foreach (var a in runs)
        {
            while (j < other.runs.Length && (other.runs[j].CompareRow(a) is var row and not 0 ? row < 0 : other.runs[j].Last < a.First))
                j++;
            var first = a.First;
            for (var k = j; k < other.runs.Length && other.runs[k].CompareRow(a) == 0 && other.runs[k].First <= a.Last; k++)
            {
                if (other.runs[k].First > first)
                    rest.Add(a with { First = first, Last = other.runs[k].First - 1 });
                first = Math.Max(first, other.runs[k].Last + 1);
            }
            if (first <= a.Last)
                rest.Add(a with { First = first });
        }
        return new([.. rest]);
    }

    /// <summary>By slice, row and column.</summary>
    public IEnumerable<Voxel> All() => runs.SelectMany(r => Enumerable.Range(r.First, r.Length).Select(x => new Voxel(r.Z, r.Y, x)));

    /// <summary>Mean position of the voxels' centres.</summary>
    public Point Centroid(ImageGrid grid)
    {
        var (z, y, x) = (0.0, 0.0, 0.0);
        foreach (var r in runs)
            (z, y, x) = (z + ((double)r.Z * r.Length), y + ((double)r.Y * r.Length), x + ((r.First + r.Last) * 0.5 * r.Length));
        return grid.Centre(z / Voxels, y / Voxels, x / Voxels);
    }

    public bool Equals([NotNullWhen(true)] Region? other) => other is not null && runs.AsSpan().SequenceEqual(other.runs);

    public override bool Equals(object? obj) => Equals(obj as Region);

    public override int GetHashCode() => runs.Length == 0 ? 0 : HashCode.Combine(runs.Length, Voxels, runs[0]);

    private static List<Run> Append(List<Run> list, Run run)
    {
        list.Add(run);
        return list;
    }
}
