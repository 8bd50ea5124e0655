using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Nifti;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Anatomy;

/// <summary>Organs that another program drew, on CT as a rule: on voxels of their own, in the patient's millimetres (pet-quantification 5.6 a).</summary>
public sealed class AnatomyMap
{
    /// <summary>Share of what is used that must lie in the PET, and of liver, spleen and kidneys that must lie in its body (ours): less, and the map is another patient's or its place is lost.</summary>
    private const double LeastInside = 0.5, LeastInBody = 0.8;

    private const double BodySuv = 0.2;

    private static readonly UptakeHint[] Solid = [UptakeHint.Liver, UptakeHint.Spleen, UptakeHint.Kidney];

    private readonly ImageGrid grid;
    private readonly IReadOnlyList<(AnatomyPart Part, Region Region)> structures;
    private readonly string? frameOfReference;

    private AnatomyMap(ImageGrid grid, IReadOnlyList<(AnatomyPart, Region)> structures, string? frameOfReference, string kind)
    {
        (this.grid, this.structures, this.frameOfReference, Kind) = (grid, structures, frameOfReference, kind);
        if (!structures.Any(s => s.Item1.IsUsed && !s.Item2.IsEmpty))
            throw new RefusedException("E_ANATOMY_EMPTY", "--anatomy", "no structure that a quantification uses", "liver, spleen, kidneys, bladder, bowel, bones, aorta …", "Look whether it is a map of organs, and whether --labels names its numbers.");
    }

    /// <summary>What the file is.</summary>
    public string Kind { get; }

    /// <exception cref="RefusedException">E_ANATOMY_LABELS: a number without a name; E_ANATOMY_EMPTY, E_NIFTI, E_MASK_GRID.</exception>
    public static AnatomyMap Of(NiftiFile file, AnatomyLabels labels)
    {
        if (labels.IsEmpty)
            throw new RefusedException("E_ANATOMY_LABELS", "--labels", "nothing: a NIfTI file does not say what its numbers are", "totalsegmentator, totalsegmentator_v1, or a file that names each number", "Say which program made the map, or write a line for each of its numbers.");
        var own = file.OwnGrid();
        var runs = Runs(own, file.LabelsOn(own));
        if (runs.Keys.Where(n => labels[n] is null).Order().ToList() is { Count: > 0 } unknown)
            throw new RefusedException("E_ANATOMY_LABELS", "--labels", FormattableString.Invariant($"labels without a name: {string.Join(", ", unknown.Take(10))}"), "a name for each number of the map",
                "Name them, with - for what is of no use; or look whether the map is another program's or version's.");
        return new(own, [.. runs.OrderBy(r => r.Key).Select(r => (labels[r.Key]!.Value, new Region([.. r.Value])))], null, "NIfTI label map");
    }

    /// <param name="labels">Words for segments by number, before their codes.</param>
    /// <exception cref="RefusedException">E_ANATOMY_LABELS: a segment whose code and label say no known structure; E_ANATOMY_EMPTY, E_MASK_GRID and those of the segmentation.</exception>
    public static AnatomyMap Of(SegObject file, AnatomyLabels labels)
    {
        var (own, drawn) = file.OnItself();
        List<(AnatomyPart?, Region, int Number)> parts = [.. drawn.Select(d => (labels[d.Segment.Number] ?? AnatomyNames.Of(d.Segment), d.Region, d.Segment.Number))];
        if (parts.Where(p => p.Item1 is null).Select(p => p.Number).ToList() is { Count: > 0 } unknown)
            throw new RefusedException("E_ANATOMY_LABELS", "--anatomy", FormattableString.Invariant($"segments whose codes and labels Islet does not know: {string.Join(", ", unknown.Take(10))}"), "codes of organs (SNOMED CT), or labels that are names of organs",
                "Name these segments by --labels, with - for what is of no use.");
        return new(own, [.. parts.Select(p => (p.Item1!.Value, p.Item2))], file.FrameOfReference, "DICOM segmentation");
    }

    /// <summary>The organs on the voxels of a PET: a voxel is an organ's if its centre lies in a voxel of it, for grids differ (pet-quantification 2.8).</summary>
    /// <param name="frame">Frame of reference of the PET; a NIfTI file names none.</param>
    /// <exception cref="RefusedException">E_OBJECT_FRAME, E_ANATOMY_PLACE.</exception>
    public AnatomyOnPet On(VoxelImage suv, string? frame)
    {
        if (frameOfReference is not null && frameOfReference != frame)
            throw new RefusedException("E_OBJECT_FRAME", $"--anatomy, {Tags.FrameOfReferenceUid}", "another frame of reference", "that of the PET", "Take the map that was made on the CT of this PET; of another examination it would have to be registered first.");
        var (to, used) = (suv.Grid, structures.Where(s => s.Part.IsUsed).ToList());
        var mapped = new Region[used.Count];
        Parallel.For(0, mapped.Length, i => mapped[i] = Place.Sampled(grid, used[i].Region, to));
        var (drawn, inside) = (used.Sum(u => u.Region.Voxels * grid.VoxelMl), mapped.Sum(m => m.Voxels * to.VoxelMl));
        if (inside < LeastInside * drawn)
            throw Elsewhere(FormattableString.Invariant($"{100 * inside / drawn:0} % of its organs inside the PET"), "most of them");
        Region Joined(Func<AnatomyPart, bool> which) => Region.Of(used.Zip(mapped).Where(u => which(u.First.Part)).SelectMany(u => u.Second.Runs.ToArray()));
        var organs = used.Select(u => u.Part.Organ).OfType<UptakeHint>().Distinct().Order().Select(o => (Organ: o, Region: Joined(p => p.Organ == o))).Where(o => !o.Region.IsEmpty).ToDictionary(o => o.Organ, o => o.Region);
        var solid = Region.Of(organs.Where(o => Solid.Contains(o.Key)).SelectMany(o => o.Value.Runs.ToArray()));
        if (!solid.IsEmpty && Threshold.AtLeast(suv, BodySuv, solid).Voxels is var body && body < LeastInBody * solid.Voxels)
            throw Elsewhere(FormattableString.Invariant($"{100.0 * body / solid.Voxels:0} % of liver, spleen and kidneys on voxels of {BodySuv} SUV and more"), "organs inside the body that the PET shows");
        return new(organs, Joined(p => p.IsAorta), Joined(p => p.Class is OrganClass.Bone), Kind, [.. Sides(to, organs)]);
    }

    /// <summary>Mirrored organs are told by liver and spleen.</summary>
    private static IEnumerable<Problem> Sides(ImageGrid grid, Dictionary<UptakeHint, Region> organs)
    {
        if (organs.TryGetValue(UptakeHint.Liver, out var liver) && organs.TryGetValue(UptakeHint.Spleen, out var spleen) && liver.Centroid(grid).X > spleen.Centroid(grid).X)
            yield return new("W_ANATOMY_SIDES", "--anatomy", "the liver to the left of the spleen", "the liver on the right", "Look at the pictures: unless the patient is so, the map is mirrored.");
    }

    private static Dictionary<int, List<Run>> Runs(ImageGrid grid, ushort[] labels)
    {
        var runs = new Dictionary<int, List<Run>>();
        for (var (z, at) = (0, 0); z < grid.Slices; z++)
            for (var y = 0; y < grid.Rows; y++, at += grid.Columns)
                for (var x = 0; x < grid.Columns; x++)
                    if (labels[at + x] is > 0 and var label)
                    {
                        var first = x;
                        while (x + 1 < grid.Columns && labels[at + x + 1] == label)
                            x++;
                        if (!runs.TryGetValue(label, out var list))
                            runs[label] = list = [];
                        list.Add(new(z, y, first, x));
                    }
        return runs;
    }

    private static RefusedException Elsewhere(string found, string expected) => new("E_ANATOMY_PLACE", "--anatomy", found, expected, "Look whether the map is this patient's and was made on the CT of this PET, and whether the program that wrote it kept its place.");
}
