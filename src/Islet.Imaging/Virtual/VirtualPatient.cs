namespace Islet.Imaging.Virtual;

/// <summary>One examination of the virtual patient: a PET and the CT of the same day.</summary>
/// <param name="TimePoint">1 or 2.</param>
/// <param name="Name">Of its folder: "1-sst", "2-fdg".</param>
public sealed record VirtualStudy(int TimePoint, bool Fdg, string Name, DateTime Injected, DateTime Scanned, double DoseBq)
{
    /// <summary>Of Bq/mL, at the time of the scan, per SUV.</summary>
    internal double BqMlPerSuv => DoseBq * Math.Pow(2, -(Scanned - Injected).TotalSeconds / Nuclide.HalfLifeS) / (1000 * VirtualBody.WeightKg);

    internal Suv.Nuclide Nuclide => Suv.Nuclide.All.First(n => n.Name == (Fdg ? "F-18" : "Ga-68"));
}

/// <summary>A patient who never lived, with SST PET, FDG PET and CT at two times half a year apart. The same seed makes the same files.</summary>
public sealed class VirtualPatient(ulong seed, bool whole)
{
    public ulong Seed { get; } = seed;

    /// <summary>Voxels of 3 mm as a scanner makes them; else of 4 and 5 mm, which takes a tenth of the time.</summary>
    public bool Whole { get; } = whole;

    /// <summary>As the files name the patient, and the registry may.</summary>
    public string PatientId => FormattableString.Invariant($"VIRTUAL-{Seed}");

    public IReadOnlyList<VirtualLesion> Lesions { get; } = VirtualLesion.All(seed);

    public static IReadOnlyList<VirtualStudy> Studies { get; } =
    [
        new(1, false, "1-sst", new(2024, 3, 5, 9, 40, 0), new(2024, 3, 5, 10, 40, 0), 148e6),
        new(1, true, "1-fdg", new(2024, 3, 7, 9, 55, 0), new(2024, 3, 7, 10, 57, 0), 245e6),
        new(2, false, "2-sst", new(2024, 9, 10, 10, 5, 0), new(2024, 9, 10, 11, 8, 0), 152e6),
        new(2, true, "2-fdg", new(2024, 9, 12, 9, 30, 0), new(2024, 9, 12, 10, 31, 0), 238e6),
    ];

    public ImageGrid PetGrid => Grid(Whole ? 3 : 4, Whole ? 3 : 5, 0);

    /// <summary>Its own, as a CT has it: finer, and its slices between those of the PET.</summary>
    public ImageGrid CtGrid => Grid(Whole ? 1.75 : 3.2, Whole ? 3 : 5, Whole ? 1.1 : 1.25);

    /// <summary>SUVbw.</summary>
    public VoxelImage Pet(VirtualStudy study) => new(PetGrid, VirtualImage.Pet(PetGrid, Lesions, study.TimePoint, study.Fdg, Seed));

    /// <summary>HU.</summary>
    public VoxelImage Ct(VirtualStudy study) => new(CtGrid, VirtualImage.Ct(CtGrid, Lesions, study.TimePoint, Seed));

    private static ImageGrid Grid(double mm, double sliceMm, double shiftMm)
    {
        var (columns, rows, slices) = ((int)(2 * VirtualBody.HalfWidthMm / mm) + 1, (int)(2 * VirtualBody.HalfDepthMm / mm) + 1, (int)((VirtualBody.TopMm - VirtualBody.BottomMm - shiftMm) / sliceMm));
        return new()
        {
            Slices = slices, Rows = rows, Columns = columns, ColumnMm = mm, RowMm = mm, SliceMm = sliceMm,
            Origin = new(-0.5 * (columns - 1) * mm, -0.5 * (rows - 1) * mm, VirtualBody.BottomMm + (0.5 * sliceMm) + shiftMm),
        };
    }
}
