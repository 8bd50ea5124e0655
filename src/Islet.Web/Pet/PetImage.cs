using System.Collections.Concurrent;
using Islet.Imaging;
using Islet.Imaging.Lesions;
using Islet.Imaging.Pictures;
using Islet.Imaging.Quantify;
using Islet.Imaging.Readings;
using Islet.Imaging.Suv;

namespace Islet.Web;

/// <summary>Which cut is shown: across the body, from the front, from the side; or the brightest along the line of sight.</summary>
public enum Plane
{
    Axial,
    Coronal,
    Sagittal,
    Mip,
}

/// <summary>Pixels of one cut, row by row from the top left: of PET hundredths of SUV, of CT Hounsfield units + 1024.</summary>
public sealed record Cut(int Columns, int Rows, double ColumnMm, double RowMm, ushort[] Pixels);

/// <summary>A PET that is read, with the CT of the same position of the patient, and what was found in it.</summary>
public sealed class PetImage(ShelvedSeries shelved, SuvImage pet, VoxelImage? ct)
{
    public const int PerSuv = 100, HuBelow = 1024;

    /// <summary>SUV, up to which a picture may be darkened.</summary>
    public const int LargestWindow = 200;

    private readonly ConcurrentDictionary<(string, Point?, double), Lazy<CandidateList>> found = new();
    private readonly ConcurrentDictionary<int, Lazy<ushort[]>> depths = new();
    private readonly Lazy<Cut> mip = new(() => MipOf(pet.Image));
    private readonly Lazy<RotatingMip> turning = new(() => RotatingMip.Of(pet.Image, Angles, LargestWindow));

    public ShelvedSeries Shelved => shelved;

    public SuvImage Pet => pet;

    public bool HasCt => ct is not null;

    public DisplayBox Box { get; } = DisplayBox.Of(pet.Image.Grid);

    public TracerKind Kind => PetWords.KindOf(shelved.Tracer) ?? TracerKind.Sst;

    /// <summary>Held in memory, in bytes.</summary>
    public long Bytes => 2 * (pet.Image.Grid.Length + (ct?.Grid.Length ?? 0));

    /// <summary>Projections all around the body: from the front first, then every 10 degrees by way of the patient's left (pet-quantification 11).</summary>
    public const int Angles = 36;

    /// <summary>From the front.</summary>
    public Cut Mip => mip.Value;

    /// <summary>Steps of a ray through the box, as long as its rows are wide; as many at every angle, the middle one around the axis on which the patient turns.</summary>
    public int RaySteps => Box.Ny + (2 * (int)Math.Ceiling(Math.Max(0, (Math.Sqrt((Box.Nx * Box.Dx * Box.Nx * Box.Dx) + (Box.Ny * Box.Dy * Box.Ny * Box.Dy)) / Box.Dy) - Box.Ny) / 2));

    /// <summary>Behind each pixel of a projection the step of its ray at which the brightest voxel lies.</summary>
    public ushort[] Depth(int angle) => depths.GetOrAdd(angle, a => new(() => DepthOf(a))).Value;

    /// <param name="liver">Accepted by the reader; null: none.</param>
    public CandidateList Candidates(SegmentationMethod method, Imaging.Quantify.ReferenceRegion? liver) => found.GetOrAdd((method.Id, liver?.Centre, liver?.DiameterMm ?? 0),
        _ => new(() => CandidateSearch.Find(pet.Image, new(Kind) { Method = method, Liver = liver }))).Value;

    /// <summary>What the reader has before them: the search is done again once a liver is accepted, for it says from which SUV on something stands out (pet-quantification 5.4).</summary>
    public ReadingBasis Basis(SegmentationMethod method, IReadOnlyList<ReadingStep> steps)
    {
        var first = Candidates(method.NeedsLiver ? SegmentationMethod.Default : method, null);
        var without = new ReadingBasis(pet.Image, [], first.Proposals, method, SegmentationMethod.Parse(first.SecondMethod));
        if (!steps.Any(s => s is ReferenceStep))
            return method.NeedsLiver ? without : without with { Candidates = first.Candidates, Lesser = first.Lesser, Remarks = first.Remarks };
        var liver = ImageReading.After(without, steps).References.FirstOrDefault(r => r.Organ is ReferenceOrgan.Liver);
        if (method.NeedsLiver && liver is null)
            return without; // nothing takes its place: the page asks for the liver
        var list = Candidates(method, liver);
        return without with { Candidates = list.Candidates, Lesser = list.Lesser, Remarks = list.Remarks, Second = SegmentationMethod.Parse(list.SecondMethod) };
    }

    /// <param name="at">Of a projection its angle, else the slice.</param>
    public Cut PetCut(Plane plane, int at) => plane is Plane.Mip ? at == 0 ? Mip : Turned(at) : CutOf(pet.Image, Box, plane, at, Shade, 0);

    /// <summary>The CT where the PET's cut lies; outside it air.</summary>
    public Cut? CtCut(Plane plane, int at)
    {
        if (ct is null || plane is Plane.Mip)
            return null;
        var fine = Box.At(ct.Grid);
        var point = Box.Centre(at, at, at);
        var there = fine.Nearest(point);
        return CutOf(ct, fine, plane, plane switch { Plane.Axial => there.Z, Plane.Coronal => there.Y, _ => there.X }, v => (ushort)Math.Clamp(Math.Round(v) + HuBelow, 0, ushort.MaxValue), 24);
    }

    public int Count(Plane plane) => plane switch { Plane.Axial => Box.Nz, Plane.Coronal => Box.Ny, Plane.Sagittal => Box.Nx, _ => Angles };

    private static Cut CutOf(VoxelImage image, DisplayBox box, Plane plane, int at, Func<double, ushort> shade, ushort outside)
    {
        var (columns, rows) = plane switch { Plane.Axial => (box.Nx, box.Ny), Plane.Coronal => (box.Nx, box.Nz), _ => (box.Ny, box.Nz) };
        var pixels = new ushort[columns * rows];
        var grid = image.Grid;
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var (z, y, x) = grid.IndexOf(plane switch
                {
                    Plane.Axial => box.Centre(at, row, column),
                    Plane.Coronal => box.Centre(rows - 1 - row, at, column),
                    _ => box.Centre(rows - 1 - row, column, at),
                });
                var (iz, iy, ix) = ((int)Math.Round(z), (int)Math.Round(y), (int)Math.Round(x));
                pixels[(row * columns) + column] = iz < 0 || iy < 0 || ix < 0 || iz >= grid.Slices || iy >= grid.Rows || ix >= grid.Columns ? outside : shade(image[iz, iy, ix]);
            }
        return plane switch
        {
            Plane.Axial => new(columns, rows, box.Dx, box.Dy, pixels),
            Plane.Coronal => new(columns, rows, box.Dx, box.Dz, pixels),
            _ => new(columns, rows, box.Dy, box.Dz, pixels),
        };
    }

    private static Cut MipOf(VoxelImage image)
    {
        var box = DisplayBox.Of(image.Grid);
        var pixels = new ushort[box.Nx * box.Nz];
        Parallel.For(0, box.Nz, z =>
        {
            var (axial, to) = (Axial(image, box, z), (box.Nz - 1 - z) * box.Nx);
            for (var i = 0; i < axial.Length; i++)
                pixels[to + (i % box.Nx)] = Math.Max(pixels[to + (i % box.Nx)], axial[i]);
        });
        return new(box.Nx, box.Nz, box.Dx, box.Dz, pixels);
    }

    /// <summary>As wide as the projection from the front: what lies farther out is air.</summary>
    private Cut Turned(int angle)
    {
        var (mip, pixels) = (turning.Value.At(angle), new ushort[Box.Nx * Box.Nz]);
        var middle = turning.Value.Middle.Dot(mip.View.Right);
        for (var y = 0; y < Box.Nz; y++)
            for (var x = 0; x < Box.Nx; x++)
                if (mip.At(middle + ((x - ((Box.Nx - 1) / 2.0)) * Box.Dx), -Box.Centre(Box.Nz - 1 - y, 0, 0).Z) is var value && !double.IsNaN(value))
                    pixels[(y * Box.Nx) + x] = Shade(value);
        return new(Box.Nx, Box.Nz, Box.Dx, Box.Dz, pixels);
    }

    private ushort[] DepthOf(int angle)
    {
        var ((sin, cos), steps, depth) = (Math.SinCos(2 * Math.PI * angle / Angles), RaySteps, new ushort[Box.Nx * Box.Nz]);
        var (middleX, middleY, middle) = ((Box.Nx - 1) / 2.0, (Box.Ny - 1) / 2.0, (steps - 1) / 2.0);
        Parallel.For(0, Box.Nz, z =>
        {
            var (axial, to) = (Axial(pet.Image, Box, z), (Box.Nz - 1 - z) * Box.Nx);
            for (var column = 0; column < Box.Nx; column++)
            {
                var brightest = -1;
                for (var step = 0; step < steps; step++)
                {
                    var (across, along) = ((column - middleX) * Box.Dx, (step - middle) * Box.Dy);
                    var (x, y) = ((int)Math.Round((((across * cos) - (along * sin)) / Box.Dx) + middleX), (int)Math.Round((((across * sin) + (along * cos)) / Box.Dy) + middleY));
                    if (x >= 0 && x < Box.Nx && y >= 0 && y < Box.Ny && axial[(y * Box.Nx) + x] > brightest)
                        (brightest, depth[to + column]) = (axial[(y * Box.Nx) + x], (ushort)step);
                }
            }
        });
        return depth;
    }

    private static ushort[] Axial(VoxelImage image, DisplayBox box, int z) => CutOf(image, box, Plane.Axial, z, Shade, 0).Pixels;

    private static ushort Shade(double suv) => (ushort)Math.Clamp(Math.Round(suv * PerSuv), 0, ushort.MaxValue);
}
