using Islet.Clinic;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Quantify;
using Islet.Imaging.Readings;
using Islet.Imaging.Suv;

namespace Islet.Web;

/// <summary>One PET as its page shows it.</summary>
public sealed class PetSheet
{
    private readonly Lazy<IReadOnlyDictionary<string, Point>> places;
    private readonly Dictionary<string, double?> second = new(StringComparer.Ordinal);

    public PetSheet(PetCourse pets, PetImage image)
    {
        (Pets, Image, Progress) = (pets, image, pets.Of(image.Shelved));
        Basis = image.Basis(pets.Method, Progress.Steps);
        Reading = ImageReading.After(Basis, Progress.Steps);
        places = new(() => pets.PlacesBeside(image.Shelved));
    }

    public PetCourse Pets { get; }

    public PetImage Image { get; }

    public PetProgress Progress { get; }

    public ReadingBasis Basis { get; }

    public ImageReading Reading { get; }

    public ShelvedSeries Series => Image.Shelved;

    public IReadOnlyList<Problem> Warnings => Image.Pet.Warnings;

    /// <summary>Warnings that nobody has stood by yet, and that must be stood by.</summary>
    public IReadOnlyList<Problem> ToTick => [.. Warnings.Where(w => SuvResult.NeedTick.Contains(w.Code) && !Reading.Ticked.Contains(w.Code)).DistinctBy(w => w.Code)];

    public IReadOnlyList<ReadSpot> Undecided => [.. Reading.Spots.Where(s => s.State is SpotState.Proposed && !s.IsLesser)];

    /// <summary>The course's method needs a liver, and none was accepted: nothing is searched, and nothing takes its place.</summary>
    public bool LacksLiver => Pets.Method.NeedsLiver && Reading.Reference(ReferenceOrgan.Liver) is null;

    /// <summary>Lesions that the reader has not named here and that lay near: first the one that is nearest to the spot.</summary>
    public string? NearestKnown(ReadSpot spot) => places.Value.Where(p => !Reading.Accepted.Any(a => a.Lesion == p.Key && a.Id != spot.Id))
        .Select(p => (p.Key, Mm: (p.Value - spot.Numbers.Centroid).Length)).Where(p => p.Mm <= LesionMatch.NearMm).OrderBy(p => p.Mm).Select(p => p.Key).FirstOrDefault();

    /// <summary>What the spot would be called: as it is, as the lesion that lay there before, or by the next free name.</summary>
    public string NameFor(ReadSpot spot) => spot.Lesion ?? NearestKnown(spot) ?? LesionTable.FreeName("L", Pets.Names);

    /// <summary>Lesions of the course that nobody has found here or said to be unseen.</summary>
    public IReadOnlyList<string> NotFoundHere
    {
        get
        {
            var succession = Succession.Of(Pets.Course.Findings);
            return [.. Pets.Course.Findings.Where(succession.IsInForce).Select(f => (f.Content as LesionRead)?.Lesion).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(l => !Reading.Accepted.Any(a => a.Lesion == l)).OrderBy(l => l.Length).ThenBy(l => l, StringComparer.Ordinal)];
        }
    }

    /// <summary>Scores that the numbers propose; the reader gives one (ModifiedKrenning). None for FDG, and none without a liver.</summary>
    public IReadOnlyList<int> KrenningProposal(ReadSpot spot) => Image.Kind is TracerKind.Fdg ? [] : ModifiedKrenning.Propose((decimal)spot.Numbers.SuvMax,
        new((decimal?)Reading.Reference(ReferenceOrgan.Liver)?.Mean, (decimal?)Reading.Reference(ReferenceOrgan.Spleen)?.Max, null, (decimal?)Reading.Reference(ReferenceOrgan.BloodPool)?.Mean));

    /// <summary>Volume of the same lesion by the second method, mL; null: it gives none here.</summary>
    public double? SecondMl(ReadSpot spot)
    {
        if (!second.TryGetValue(spot.Id, out var ml))
            second[spot.Id] = ml = spot.SecondMl is not null ? spot.SecondMl : spot.Method is null ? null : Basis.ByMethod(spot.Region, Basis.Second, Reading.Reference(ReferenceOrgan.Liver)) is { } other ? other.Region.Voxels * Basis.Suv.Grid.VoxelMl : null;
        return ml;
    }

    /// <summary>Of all counted lesions by the second method; null: it lacks one of them.</summary>
    public double? SecondTotalMl => Reading.Counted.Select(SecondMl).ToList() is { Count: > 0 } all && all.TrueForAll(ml => ml is not null) ? all.Sum() : null;

    /// <summary>What a signature keeps of both methods.</summary>
    public SignedVolume Volume => new(Reading.TotalMl, Basis.Second.Id, Reading.Counted.Any() ? SecondTotalMl : 0);
}
