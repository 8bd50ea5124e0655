using System.Collections.Concurrent;

namespace Islet.Imaging.Pictures;

/// <summary>Projections all around the body in the pixels of its box, from the front first, then by way of the patient's left (pet-quantification 11); and what lies behind each pixel.</summary>
/// <param name="perUnit">Steps a unit of the image, from 0 on, as <see cref="Cut"/> keeps them.</param>
/// <param name="largest">Up to which turned projections are true.</param>
public sealed class TurningCuts(VoxelImage image, DisplayBox box, int angles, double perUnit, double largest)
{
    private readonly ConcurrentDictionary<int, Lazy<ushort[]>> depths = new();
    private readonly Lazy<Cut> front = new(() => Cut.Projection(image, box, View.Coronal, perUnit, 0));
    private readonly Lazy<RotatingMip> turning = new(() => RotatingMip.Of(image, angles, largest));

    public int Angles => angles;

    /// <summary>Steps of a ray through the box, as long as its rows are wide; as many at every angle, the middle one around the axis on which the patient turns.</summary>
    public int RaySteps { get; } = box.Ny + (2 * (int)Math.Ceiling(Math.Max(0, (Math.Sqrt((box.Nx * box.Dx * box.Nx * box.Dx) + (box.Ny * box.Dy * box.Ny * box.Dy)) / box.Dy) - box.Ny) / 2));

    /// <summary>Of one size at every angle, that of the projection from the front: what lies farther out is air.</summary>
    public Cut At(int angle) => angle == 0 ? front.Value : Turned(turning.Value.At(angle));

    /// <summary>Behind each pixel the step of its ray at which the brightest voxel lies; of equals the one nearest to the viewer.</summary>
    public ushort[] Depth(int angle) => depths.GetOrAdd(angle, a => new(() => DepthOf(a))).Value;

    private Cut Turned(Mip mip)
    {
        var cut = Cut.Empty(box, View.Coronal, perUnit, 0) with { View = mip.View };
        var middle = turning.Value.Middle.Dot(mip.View.Right);
        for (var y = 0; y < cut.Rows; y++)
            for (var x = 0; x < cut.Columns; x++)
                if (mip.At(middle + ((x - ((cut.Columns - 1) / 2.0)) * cut.ColumnMm), -box.Centre(cut.Rows - 1 - y, 0, 0).Z) is var value && !double.IsNaN(value))
                    cut.Pixels[(y * cut.Columns) + x] = cut.Step(value);
        return cut;
    }

    private ushort[] DepthOf(int angle)
    {
        var ((sin, cos), steps, depth) = (Math.SinCos(2 * Math.PI * angle / angles), RaySteps, new ushort[box.Nx * box.Nz]);
        var (middleX, middleY, middle) = ((box.Nx - 1) / 2.0, (box.Ny - 1) / 2.0, (steps - 1) / 2.0);
        Parallel.For(0, box.Nz, z =>
        {
            var (axial, to) = (Cut.Slice(image, box, View.Axial, z, perUnit, 0).Pixels, (box.Nz - 1 - z) * box.Nx);
            for (var column = 0; column < box.Nx; column++)
            {
                var brightest = -1;
                for (var step = 0; step < steps; step++)
                {
                    var (across, along) = ((column - middleX) * box.Dx, (step - middle) * box.Dy);
                    var (x, y) = ((int)Math.Round((((across * cos) - (along * sin)) / box.Dx) + middleX), (int)Math.Round((((across * sin) + (along * cos)) / box.Dy) + middleY));
                    if (x >= 0 && x < box.Nx && y >= 0 && y < box.Ny && axial[(y * box.Nx) + x] > brightest)
                        (brightest, depth[to + column]) = (axial[(y * box.Nx) + x], (ushort)step);
                }
            }
        });
        return depth;
    }
}
