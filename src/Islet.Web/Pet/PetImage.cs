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

/// <summary>A PET that is read, with the CT of the same position of the patient, and what was found in it.</summary>
public sealed class PetImage(ShelvedSeries shelved, SuvImage pet, VoxelImage? ct)
{
    public const int PerSuv = 100, HuBelow = 1024;

    /// <summary>SUV, up to which a picture may be darkened.</summary>
    public const int LargestWindow = 200;

    /// <summary>Projections all around the body: from the front first, then every 10 degrees by way of the patient's left (pet-quantification 11).</summary>
    public const int Angles = 36;

    private readonly ConcurrentDictionary<(string, Point?, double), Lazy<CandidateList>> found = new();
    private readonly TurningCuts turning = new(pet.Image, DisplayBox.Of(pet.Image.Grid), Angles, PerSuv, LargestWindow);

    public ShelvedSeries Shelved => shelved;

    public SuvImage Pet => pet;

    public bool HasCt => ct is not null;

    public DisplayBox Box { get; } = DisplayBox.Of(pet.Image.Grid);

    public TracerKind Kind => PetWords.KindOf(shelved.Tracer) ?? TracerKind.Sst;

    /// <summary>Held in memory, in bytes.</summary>
    public long Bytes => 2 * (pet.Image.Grid.Length + (ct?.Grid.Length ?? 0));

    /// <summary>From the front.</summary>
    public Cut Mip => turning.At(0);

    public int RaySteps => turning.RaySteps;

    /// <summary>Behind each pixel of a projection the step of its ray at which the brightest voxel lies.</summary>
    public ushort[] Depth(int angle) => turning.Depth(angle);

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

    /// <param name="at">Of a projection its angle, else the slice.</param>
    public Cut PetCut(Plane plane, int at) => plane is Plane.Mip ? turning.At(at) : Cut.Slice(pet.Image, Box, ViewOf(plane), at, PerSuv, 0);

    /// <summary>The CT where the PET's cut lies; outside it air.</summary>
    public Cut? CtCut(Plane plane, int at)
    {
        if (ct is null || plane is Plane.Mip)
            return null;
        var (view, fine) = (ViewOf(plane), Box.At(ct.Grid));
        return Cut.Slice(ct, fine, view, fine.Pixel(view, fine.Nearest(Box.Centre(at, at, at))).Slice, perUnit: 1, -HuBelow);
    }

    public int Count(Plane plane) => plane is Plane.Mip ? Angles : Box.Count(ViewOf(plane));

    /// <summary>A projection is looked at from the front, before it turns.</summary>
    public static View ViewOf(Plane plane) => plane switch { Plane.Axial => View.Axial, Plane.Sagittal => View.Sagittal, Plane.Coronal or Plane.Mip => View.Coronal };
}
