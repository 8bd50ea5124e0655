namespace Islet.Imaging.Quantify;

/// <summary>The local maxima of a region, where they meet, and which voxel climbs to which: a flood from the hottest voxel down (watershed of values: Vincent and Soille, IEEE Trans Pattern Anal Mach Intell 1991;13:583–598).</summary>
/// <remarks>Voxels of one value flood in the order of their places, so the tree is one and the same for an image wherever it lies and on any number of threads.</remarks>
internal sealed class PeakTree
{
    private readonly int[] climbs;

    private PeakTree(Region region, int[] labels, List<Peak> peaks)
    {
        (Region, climbs, Peaks) = (region, labels, peaks);
    }

    public Region Region { get; }

    /// <summary>Hottest first; the first has no saddle.</summary>
    public IReadOnlyList<Peak> Peaks { get; }

    /// <param name="Saddle">Value of the highest way to a hotter peak; negative infinity: none is hotter.</param>
    /// <param name="Into">The hottest peak that is reached by it; itself: none.</param>
    public readonly record struct Peak(Voxel At, double Value, double Saddle, int Into);

    /// <summary>Peak that each voxel climbs to, in the region's order.</summary>
    public ReadOnlySpan<int> Labels => climbs;

    public static PeakTree Of(VoxelImage image, Region region, Connectivity connectivity)
    {
        var values = image.Copy(region);
        var (places, order) = (new Places(region, connectivity), Descending(values));
        int[] labels = new int[values.Length], rank = new int[values.Length];
        Array.Fill(labels, -1);
        var (peaks, above) = (new List<Peak>(), new List<int>());
        Span<int> neighbours = stackalloc int[26];
        for (var step = 0; step < order.Length; step++)
        {
            var at = order[step];
            rank[at] = step;
            var (count, best) = (places.Neighbours(at, neighbours), -1);
            var mixed = false;
            foreach (var n in neighbours[..count])
                if (labels[n] >= 0)
                {
                    mixed |= best >= 0 && labels[n] != labels[best];
                    best = best < 0 || rank[n] < rank[best] ? n : best;
                }
            if (best < 0)
            {
                labels[at] = peaks.Count;
                above.Add(peaks.Count);
                peaks.Add(new(places.At(at), values[at], double.NegativeInfinity, peaks.Count));
                continue;
            }
            labels[at] = labels[best];
            if (!mixed)
                continue; // most voxels lie on the flank of one peak
            foreach (var n in neighbours[..count])
                if (labels[n] >= 0 && labels[n] != labels[at])
                    Meet(peaks, above, labels[at], labels[n], values[at]);
        }
        return new(region, labels, peaks);
    }

    /// <summary>The region parted among owners of its peaks.</summary>
    /// <param name="ownerOf">Owner of each peak; -1: none, and what climbs to it belongs to nobody.</param>
    public Region[] Parted(int[] ownerOf, int owners)
    {
        var (runs, at) = (Enumerable.Range(0, owners).Select(_ => new List<Run>()).ToArray(), 0);
        foreach (var run in Region.Runs)
        {
            for (var x = run.First; x <= run.Last;)
            {
                var (first, owner) = (x, ownerOf[climbs[at + x - run.First]]);
                while (x <= run.Last && ownerOf[climbs[at + x - run.First]] == owner)
                    x++;
                if (owner >= 0)
                    runs[owner].Add(run with { First = first, Last = x - 1 });
            }
            at += run.Length;
        }
        return [.. runs.Select(r => new Region([.. r]))];
    }

    // Peaks are numbered as they emerge: the lesser number is the hotter one.
    private static void Meet(List<Peak> peaks, List<int> above, int a, int b, double value)
    {
        (a, b) = (Top(above, a), Top(above, b));
        if (a == b)
            return;
        var (hotter, lower) = (Math.Min(a, b), Math.Max(a, b));
        above[lower] = hotter;
        peaks[lower] = peaks[lower] with { Saddle = value, Into = hotter };
    }

    private static int Top(List<int> above, int i)
    {
        while (above[i] != i)
            i = above[i] = above[above[i]];
        return i;
    }

    /// <summary>Places by falling value, equal ones by place: 32 bits of the value turned round, 32 of the place.</summary>
    private static int[] Descending(double[] values)
    {
        var keys = new ulong[values.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var bits = BitConverter.SingleToUInt32Bits((float)values[i]);
            var rising = (bits >> 31) == 0 ? bits | 0x8000_0000 : ~bits;
            keys[i] = ((ulong)~rising << 32) | (uint)i;
        }
        Array.Sort(keys);
        return Array.ConvertAll(keys, k => (int)(k & 0x7FFF_FFFF));
    }

    /// <summary>Which voxels of a region touch.</summary>
    private sealed class Places
    {
        private readonly Run[] runs;
        private readonly int[] starts, runOf, rows;
        private readonly int z0, y0, height;
        private readonly bool corners;

        public Places(Region region, Connectivity connectivity)
        {
            (runs, corners) = (region.Runs.ToArray(), connectivity is Connectivity.Corners);
            (z0, y0) = (runs[0].Z, runs.Min(r => r.Y));
            height = runs.Max(r => r.Y) - y0 + 1;
            (starts, runOf, rows) = (new int[runs.Length], new int[region.Voxels], new int[((runs[^1].Z - z0 + 1) * height) + 1]);
            for (var (i, at, row) = (0, 0, 0); i < runs.Length; i++)
            {
                for (var own = ((runs[i].Z - z0) * height) + runs[i].Y - y0; row <= own; row++)
                    rows[row] = i;
                starts[i] = at;
                runOf.AsSpan(at, runs[i].Length).Fill(i);
                at += runs[i].Length;
                if (i == runs.Length - 1)
                    rows.AsSpan(row).Fill(runs.Length);
            }
        }

        public Voxel At(int place)
        {
            var run = runs[runOf[place]];
            return new(run.Z, run.Y, run.First + place - starts[runOf[place]]);
        }

        /// <summary>Written to <paramref name="found"/>; how many they are.</summary>
        public int Neighbours(int place, Span<int> found)
        {
            var (count, (z, y, x)) = (0, At(place));
            for (var dz = -1; dz <= 1; dz++)
                for (var dy = -1; dy <= 1; dy++)
                {
                    if (z + dz < z0 || y + dy < y0 || y + dy >= y0 + height || (!corners && dz != 0 && dy != 0))
                        continue;
                    var row = ((z + dz - z0) * height) + y + dy - y0;
                    if (row + 1 >= rows.Length)
                        continue;
                    var reach = corners || (dz == 0 && dy == 0) ? 1 : 0;
                    for (var i = rows[row]; i < rows[row + 1] && runs[i].First <= x + reach; i++)
                        for (var at = Math.Max(runs[i].First, x - reach); at <= Math.Min(runs[i].Last, x + reach); at++)
                            if (dz != 0 || dy != 0 || at != x)
                                found[count++] = starts[i] + at - runs[i].First;
                }
            return count;
        }
    }
}
