namespace Islet.Imaging.Virtual;

/// <summary>Images of the virtual body: forms laid over each other, blurred by the scanner, with noise.</summary>
internal static class VirtualImage
{
    /// <summary>Of the tomograph, full width at half maximum.</summary>
    public const double PsfMm = 6;

    private const double FwhmPerSigma = 2.3548200450309493; // 2·√(2 ln 2)

    /// <summary>The standard deviation is this times the root of the uptake, as counts have it: 10 % in the liver of an SST PET, 11 % in that of an FDG PET.</summary>
    private const double SstNoise = 0.24, FdgNoise = 0.16;

    private const double CtNoiseHu = 18; // low dose

    /// <summary>SUVbw, never negative.</summary>
    public static float[] Pet(ImageGrid grid, IReadOnlyList<VirtualLesion> lesions, int timePoint, bool fdg, ulong seed)
    {
        var values = new float[grid.Length];
        foreach (var organ in VirtualBody.Organs)
            Lay(grid, values, organ.Parts, fdg ? organ.Fdg : organ.Sst);
        foreach (var lesion in lesions)
            if (lesion.At(timePoint) is { } uptake)
                Lay(grid, values, [new Ellipsoid(lesion.Centre, new(uptake.RadiusMm, uptake.RadiusMm, uptake.RadiusMm))], fdg ? uptake.Fdg : uptake.Sst);
        Blur(grid, values, PsfMm / FwhmPerSigma);
        var noise = Noise(grid, seed, (ulong)((2 * timePoint) + (fdg ? 1 : 0)));
        var k = fdg ? FdgNoise : SstNoise;
        Parallel.For(0, grid.Slices, z =>
        {
            for (var i = z * grid.SliceLength; i < (z + 1) * grid.SliceLength; i++)
                values[i] = Math.Max(0, values[i] + (float)(k * Math.Sqrt(values[i] + 0.02) * noise[i]));
        });
        return values;
    }

    /// <summary>HU; lesions as dense as soft tissue, in bone denser.</summary>
    public static float[] Ct(ImageGrid grid, IReadOnlyList<VirtualLesion> lesions, int timePoint, ulong seed)
    {
        var values = new float[grid.Length];
        Array.Fill(values, (float)VirtualBody.AirHu);
        foreach (var organ in VirtualBody.Organs)
            Lay(grid, values, organ.Parts, organ.Hu);
        foreach (var lesion in lesions)
            if (lesion.At(timePoint) is { } uptake)
                Lay(grid, values, [new Ellipsoid(lesion.Centre, new(uptake.RadiusMm, uptake.RadiusMm, uptake.RadiusMm))], lesion.Organ switch
                {
                    Quantify.OrganClass.Liver => 38, Quantify.OrganClass.Bone => 480, _ => 55,
                });
        Parallel.For(0, grid.Slices, z =>
        {
            for (var i = z * grid.SliceLength; i < (z + 1) * grid.SliceLength; i++)
                values[i] += (float)CtNoiseHu * VirtualNoise.Normal(seed, (ulong)(8 + timePoint), (ulong)i);
        });
        return values;
    }

    /// <summary>A voxel at the surface takes its share of what is laid.</summary>
    private static void Lay(ImageGrid grid, float[] values, IReadOnlyList<Solid> parts, double value)
    {
        var edge = Math.Cbrt(grid.ColumnMm * grid.RowMm * grid.SliceMm);
        foreach (var part in parts)
        {
            var (low, high) = (grid.IndexOf(part.Box.Low), grid.IndexOf(part.Box.High));
            var (x0, x1) = (Math.Max(0, (int)low.X - 1), Math.Min(grid.Columns - 1, (int)high.X + 2));
            Parallel.For(Math.Max(0, (int)low.Z - 1), Math.Max(0, Math.Min(grid.Slices, (int)high.Z + 3)), z =>
            {
                for (var y = Math.Max(0, (int)low.Y - 1); y <= Math.Min(grid.Rows - 1, (int)high.Y + 2); y++)
                    for (var x = x0; x <= x1; x++)
                    {
                        var share = (float)Math.Clamp((part.DepthMm(grid.Centre(z, y, x)) / edge) + 0.5, 0, 1);
                        if (share > 0)
                            values[(z * grid.SliceLength) + (y * grid.Columns) + x] += share * ((float)value - values[(z * grid.SliceLength) + (y * grid.Columns) + x]);
                    }
            });
        }
    }

    /// <summary>Neighbours share noise, as reconstructed counts do; variance 1.</summary>
    private static float[] Noise(ImageGrid grid, ulong seed, ulong stream)
    {
        var noise = new float[grid.Length];
        Parallel.For(0, grid.Slices, z =>
        {
            for (var i = z * grid.SliceLength; i < (z + 1) * grid.SliceLength; i++)
                noise[i] = VirtualNoise.Normal(seed, stream, (ulong)i);
        });
        var gain = 1.0;
        foreach (var weights in Blur(grid, noise, 0.5 * PsfMm / FwhmPerSigma))
            gain *= weights.Sum(w => w * w);
        var unit = (float)(1 / Math.Sqrt(gain));
        Parallel.For(0, grid.Slices, z =>
        {
            for (var i = z * grid.SliceLength; i < (z + 1) * grid.SliceLength; i++)
                noise[i] *= unit;
        });
        return noise;
    }

    /// <summary>Gaussian along each axis; beyond the image lies what lies at its border. Answers the weights.</summary>
    private static double[][] Blur(ImageGrid grid, float[] values, double sigmaMm)
    {
        double[][] weights = [Weights(sigmaMm / grid.ColumnMm), Weights(sigmaMm / grid.RowMm), Weights(sigmaMm / grid.SliceMm)];
        Parallel.For(0, grid.Slices * grid.Rows, row => Line(values, row * grid.Columns, 1, grid.Columns, weights[0]));
        Parallel.For(0, grid.Slices * grid.Columns, i => Line(values, (i / grid.Columns * grid.SliceLength) + (i % grid.Columns), grid.Columns, grid.Rows, weights[1]));
        Parallel.For(0, grid.SliceLength, i => Line(values, i, grid.SliceLength, grid.Slices, weights[2]));
        return weights;
    }

    private static double[] Weights(double sigma)
    {
        var reach = Math.Max(1, (int)Math.Ceiling(3 * sigma));
        double[] weights = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-0.5 * i * i / (sigma * sigma)))];
        var sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static void Line(float[] values, int start, int step, int count, double[] weights)
    {
        Span<float> line = count <= 1024 ? stackalloc float[count] : new float[count];
        for (var i = 0; i < count; i++)
            line[i] = values[start + (i * step)];
        var reach = weights.Length / 2;
        for (var i = 0; i < count; i++)
        {
            var sum = 0.0;
            for (var k = -reach; k <= reach; k++)
                sum += weights[k + reach] * line[Math.Clamp(i + k, 0, count - 1)];
            values[start + (i * step)] = (float)sum;
        }
    }
}
