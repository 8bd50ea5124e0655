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
    private readonly Lazy<ReadTotals> totals;

    /// <exception cref="RefusedException">E_PET_TRACER: neither the images nor a person say what was injected.</exception>
    public PetSheet(PetCourse pets, PetImage image)
    {
        (Pets, Image, Progress) = (pets, image, pets.Of(image.Shelved));
        Kind = pets.KindOf(image.Shelved) ?? throw new RefusedException("E_PET_TRACER", T("the tracer"), T("a name that says neither receptor nor FDG"), T("what was injected"), T("Say on the page of this PET what was injected."));
        Basis = image.Basis(Kind, pets.Method, Progress.Steps);
        Reading = ImageReading.After(Basis, Progress.Steps);
        totals = new(() => ReadTotals.Of(Basis, Reading, TakesUp));
        places = new(() => pets.PlacesBeside(image.Shelved));
    }

    public PetCourse Pets { get; }

    public PetImage Image { get; }

    public PetProgress Progress { get; }

    public TracerKind Kind { get; }

    public ReadingBasis Basis { get; }

    public ImageReading Reading { get; }

    public ShelvedSeries Series => Image.Shelved;

    public IReadOnlyList<Problem> Warnings => Image.Pet.Warnings;

    /// <summary>The study as it was signed here and stands in the course now; null: not signed.</summary>
    public ImagingStudy? StudyOnRecord => Progress.Signature?.Findings.GetValueOrDefault("") is { } id ? PetFindings.Head(Pets.Course, id) is { IsWithdrawal: false, Content: ImagingStudy study } ? study : null : null;

    /// <summary>Signing again would replace something in the course: a decision, the method or the program made another number of it.</summary>
    public bool DiffersFromSigned => Progress.Signature is not null && (Undecided.Count > 0 || ToTick.Count > 0 || LacksLiver || PetFindings.Of(this, new(StudyOnRecord?.DaysSinceSsa, StudyOnRecord?.Reader), DateOnly.MinValue).Findings.Count > 0);

    /// <summary>Warnings that nobody has stood by yet, and that must be stood by.</summary>
    public IReadOnlyList<Problem> ToTick => [.. Warnings.Where(w => SuvResult.NeedTick.Contains(w.Code) && !Reading.Ticked.Contains(w.Code)).DistinctBy(w => w.Code)];

    public IReadOnlyList<ReadSpot> Undecided => [.. Reading.Spots.Where(s => s.State is SpotState.Proposed && !s.IsLesser)];

    /// <summary>The course's method needs a liver, and none was accepted: nothing is searched, and nothing takes its place.</summary>
    public bool LacksLiver => Pets.Method.NeedsLiver && Reading.Reference(ReferenceOrgan.Liver) is null;

    /// <summary>Lesions that the reader has not named here and that lay near: first the one that is nearest to the spot.</summary>
    public string? NearestKnown(ReadSpot spot) => places.Value.Where(p => !Reading.Accepted.Any(a => a.Lesion == p.Key && a.Id != spot.Id))
        .Select(p => (p.Key, Mm: (p.Value - PlaceOf(spot)).Length)).Where(p => p.Mm <= LesionMatch.NearMm).OrderBy(p => p.Mm).Select(p => p.Key).FirstOrDefault();

    /// <summary>What the spot would be called: as it is, as the lesion that lay there before, or by the next free name.</summary>
    public string NameFor(ReadSpot spot) => spot.Lesion ?? NearestKnown(spot) ?? LesionTable.FreeName("L", Pets.Names);

    /// <summary>What the accepted lesions come to by both methods.</summary>
    public ReadTotals Totals => totals.Value;

    /// <summary>
    /// Whether an accepted lesion takes up the tracer: by the reader's Krenning score; without one what the method edged does, and of a sphere that another image shows nobody knows,
    /// but that FDG is held against its tissue (pet-quantification 8.2, 8.5).
    /// </summary>
    public bool? TakesUp(ReadSpot spot) => spot.Krenning is { } score ? ModifiedKrenning.IsPositive(score, PetWords.Organ(spot.Organ, Pets.Course)) : !spot.IsSphere ? true : Kind is TracerKind.Fdg ? FdgThere(spot) : null;

    private bool? FdgThere(ReadSpot spot) => ClinicalUptake.Rules().FdgPositive(new(spot.Numbers.SuvMax, spot.Organ, Reading.Reference(ReferenceOrgan.Liver)?.Mean,
        Reading.Reference(ReferenceOrgan.BloodPool)?.Mean ?? LesionDetail.BackgroundOf(Basis.Suv, spot.Region, Region.Of(Reading.Spots.Where(s => s.Id != spot.Id).SelectMany(s => s.Region.Runs.ToArray())))));

    /// <summary>Where a place is looked for among those of another day: the middle of what leaks is the organ's.</summary>
    private Point PlaceOf(ReadSpot spot) => spot.Leak ? Basis.Suv.Grid.Centre(spot.Numbers.MaxVoxel) : spot.Numbers.Centroid;

    /// <summary>As the reader said; else the organ that the lesion of this name has in the course.</summary>
    public OrganClass? OrganFor(ReadSpot spot) => spot.Organ ?? (spot.IsAccepted ? null : Pets.OrganOf(NameFor(spot)));

    public Imaging.Quantify.ReferenceRegion? Accepted(ReferenceOrgan organ) => Reading.References.FirstOrDefault(r => r.Organ == organ);

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
    public IReadOnlyList<int> KrenningProposal(ReadSpot spot) => Kind is TracerKind.Fdg ? [] : ModifiedKrenning.Propose((decimal)spot.Numbers.SuvMax,
        new((decimal?)Reading.Reference(ReferenceOrgan.Liver)?.Mean, (decimal?)Reading.Reference(ReferenceOrgan.Spleen)?.Max, null, (decimal?)Reading.Reference(ReferenceOrgan.BloodPool)?.Mean));

    /// <summary>What a signature keeps of both methods.</summary>
    public SignedVolume Volume => new(Totals.First.Ml, Basis.Second.Id, Totals.Second.Ml, Totals.Ratio);
}
