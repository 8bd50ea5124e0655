using System.Collections.Concurrent;
using Islet.Imaging;
using Islet.Imaging.Lesions;
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

    private readonly ConcurrentDictionary<(string, Point?, double), Lazy<CandidateList>> found = new();
    private readonly Lazy<(Cut Cut, ushort[] Depth)> mip = new(() => MipOf(pet.Image));

    public ShelvedSeries Shelved => shelved;

    public SuvImage Pet => pet;

    public bool HasCt => ct is not null;

    public DisplayBox Box { get; } = DisplayBox.Of(pet.Image.Grid);

    public TracerKind Kind => PetWords.KindOf(shelved.Tracer) ?? TracerKind.Sst;

    /// <summary>Held in memory, in bytes.</summary>
    public long Bytes => 2 * (pet.Image.Grid.Length + (ct?.Grid.Length ?? 0));

    /// <summary>From the front, and behind each of its pixels the row in which the brightest voxel lies.</summary>
    public (Cut Cut, ushort[] Depth) Mip => mip.Value;

    /// <param name="liver">Accepted by the reader; null: none.</param>
    public CandidateList Candidates(SegmentationMethod method, Imaging.Quantify.ReferenceRegion? liver) => found.GetOrAdd((method.Id, liver?.Centre, liver?.DiameterMm ?? 0),
        _ => new(() => CandidateSearch.Find(pet.Image, new(Kind) { Method = method, Liver = liver }))).Value;

    /// <summary>What the reader has before them: the search is done again once a liver is accepted, for it says from which SUV on something stands out (pet-quantification 5.4).</summary>
    public ReadingBasis Basis(SegmentationMethod method, IReadOnlyList<ReadingStep> steps)
    {
        var first = Candidates(method.NeedsLiver ? SegmentationMethod.Default : method, null);
        var without = new ReadingBasis(pet.Image, Kind, [], first.Proposals, method, SegmentationMethod.Parse(first.SecondMethod));
        if (!steps.Any(s => s is ReferenceStep))
            return method.NeedsLiver ? without : without with { Candidates = first.Candidates, Lesser = first.Lesser, Remarks = first.Remarks };
        var liver = ImageReading.After(without, steps).References.FirstOrDefault(r => r.Organ is ReferenceOrgan.Liver);
        if (method.NeedsLiver && liver is null)
            return without; // nothing takes its place: the page asks for the liver
        var list = Candidates(method, liver);
        return without with { Candidates = list.Candidates, Lesser = list.Lesser, Remarks = list.Remarks, Second = SegmentationMethod.Parse(list.SecondMethod) };
    }

    public Cut PetCut(Plane plane, int at) => plane is Plane.Mip ? Mip.Cut : CutOf(pet.Image, Box, plane, at, v => (ushort)Math.Clamp(Math.Round(v * PerSuv), 0, ushort.MaxValue), 0);

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

    public int Count(Plane plane) => plane switch { Plane.Axial => Box.Nz, Plane.Coronal => Box.Ny, Plane.Sagittal => Box.Nx, _ => 1 };

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

    private static (Cut, ushort[]) MipOf(VoxelImage image)
    {
        var box = DisplayBox.Of(image.Grid);
        var (pixels, depth) = (new ushort[box.Nx * box.Nz], new ushort[box.Nx * box.Nz]);
        Parallel.For(0, box.Nz, z =>
        {
            var axial = CutOf(image, box, Plane.Axial, z, v => (ushort)Math.Clamp(Math.Round(v * PerSuv), 0, ushort.MaxValue), 0).Pixels;
            var to = (box.Nz - 1 - z) * box.Nx;
            for (var y = 0; y < box.Ny; y++)
                for (var x = 0; x < box.Nx; x++)
                    if (axial[(y * box.Nx) + x] is var value && value > pixels[to + x])
                        (pixels[to + x], depth[to + x]) = (value, (ushort)y);
        });
        return (new(box.Nx, box.Nz, box.Dx, box.Dz, pixels), depth);
    }
}
