namespace Islet.Imaging;

/// <summary>The connected parts of a region (pet-quantification 5.5), found by joining runs: their number, not that of the voxels, sets the time.</summary>
public static class Components
{
    private static readonly (int Dz, int Dy)[] ByFaces = [(-1, 0), (0, -1)], ByCorners = [(-1, -1), (-1, 0), (-1, 1), (0, -1)];

    /// <summary>In the order of their first voxels.</summary>
    public static IReadOnlyList<Region> Of(Region region, Connectivity connectivity = Connectivity.Corners)
    {
        var runs = region.Runs;
        var rows = Rows(runs);
        var parent = new int[runs.Length];
        for (var i = 0; i < parent.Length; i++)
            parent[i] = i;
        var reach = connectivity is Connectivity.Corners ? 1 : 0;
        foreach (var (dz, dy) in connectivity is Connectivity.Corners ? ByCorners : ByFaces)
            for (int r = 0, before = 0; r < rows.Count; r++)
            {
                var row = runs[rows[r].Start];
                var beside = new Run(row.Z + dz, row.Y + dy, 0, 0);
                while (runs[rows[before].Start].CompareRow(beside) < 0)
                    before++; // ends at the row itself at the latest, which comes after
                if (runs[rows[before].Start].CompareRow(beside) == 0)
                    Join(runs, rows[r], rows[before], reach, parent);
            }
        return Gather(runs, parent);
    }

    private static void Join(ReadOnlySpan<Run> runs, (int Start, int End) row, (int Start, int End) beside, int reach, int[] parent)
    {
        for (int i = row.Start, j = beside.Start; i < row.End && j < beside.End;)
        {
            if (runs[j].First <= runs[i].Last + reach && runs[j].Last >= runs[i].First - reach)
                Union(parent, i, j);
            if (runs[i].Last < runs[j].Last)
                i++;
            else
                j++;
        }
    }

    private static List<(int Start, int End)> Rows(ReadOnlySpan<Run> runs)
    {
        var rows = new List<(int, int)>();
        for (int start = 0, end = 0; start < runs.Length; start = end)
        {
            while (end < runs.Length && runs[end].CompareRow(runs[start]) == 0)
                end++;
            rows.Add((start, end));
        }
        return rows;
    }

    private static List<Region> Gather(ReadOnlySpan<Run> runs, int[] parent)
    {
        var (label, sizes) = (new int[parent.Length], new List<int>());
        for (var i = 0; i < parent.Length; i++)
        {
            var root = Root(parent, i); // the lesser of a union is its root: it was labelled already
            if (root == i)
            {
                label[i] = sizes.Count;
                sizes.Add(0);
            }
            label[i] = label[root];
            sizes[label[i]]++;
        }
        Run[][] parts = [.. sizes.Select(size => new Run[size])];
        var filled = new int[sizes.Count];
        for (var i = 0; i < parent.Length; i++)
            parts[label[i]][filled[label[i]]++] = runs[i];
        return [.. parts.Select(part => new Region(part))];
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }

    private static void Union(int[] parent, int i, int j)
    {
        (i, j) = (Root(parent, i), Root(parent, j));
        parent[Math.Max(i, j)] = Math.Min(i, j);
    }
}
