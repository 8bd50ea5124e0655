using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Readings;

/// <summary>A PET as its reader left it: computed from the image and the steps, and stored nowhere.</summary>
public sealed record ImageReading
{
    /// <summary>In the order of their numbers.</summary>
    public required IReadOnlyList<ReadSpot> Spots { get; init; }

    /// <summary>Those that the reader accepted; what is only proposed stands in the basis.</summary>
    public IReadOnlyList<ReferenceRegion> References { get; init; } = [];

    /// <summary>Organs of which the reader said that nothing is to be held against them.</summary>
    public IReadOnlyList<ReferenceOrgan> Unavailable { get; init; } = [];

    /// <summary>Codes of warnings that the reader stands by.</summary>
    public IReadOnlyList<string> Ticked { get; init; } = [];

    /// <summary>Lesions of the course that take up nothing here.</summary>
    public IReadOnlyList<string> Unseen { get; init; } = [];

    /// <summary>Steps that found nothing to be done to: the program now finds other spots than when the reader decided. Said, never dropped silently.</summary>
    public IReadOnlyList<ReadingStep> Lost { get; init; } = [];

    public bool CanUndo { get; init; }

    public bool CanRedo { get; init; }

    public IEnumerable<ReadSpot> Accepted => Spots.Where(s => s.IsAccepted);

    public RegionStatistics? Reference(ReferenceOrgan organ) => References.FirstOrDefault(r => r.Organ == organ)?.Statistics;

    public ReadSpot? Spot(string id) => Spots.FirstOrDefault(s => s.Id == id);

    public static ImageReading After(ReadingBasis basis, IReadOnlyList<ReadingStep> steps)
    {
        var (done, undone) = Standing(steps);
        var reading = new ImageReading { Spots = [.. basis.Candidates.Select(c => Of(c, basis.Method)).Concat(basis.Lesser.Select(c => Of(c, basis.Method) with { IsLesser = true })).DistinctBy(s => s.Id)] };
        foreach (var step in done)
            reading = reading.Take(basis, step);
        return reading.Measured(basis) with { CanUndo = done.Count > 0, CanRedo = undone > 0 };
    }

    /// <summary>The steps that stand, without those that were undone and without signatures; and how many can be done again.</summary>
    public static (IReadOnlyList<ReadingStep> Done, int Undone) Standing(IReadOnlyList<ReadingStep> steps)
    {
        var (done, undone) = (new List<ReadingStep>(), new Stack<ReadingStep>());
        foreach (var step in steps)
            switch (step)
            {
                case UndoStep when done.Count > 0:
                    undone.Push(done[^1]);
                    done.RemoveAt(done.Count - 1);
                    break;
                case RedoStep when undone.TryPop(out var again):
                    done.Add(again);
                    break;
                case UndoStep or RedoStep or SignStep:
                    break;
                default:
                    done.Add(step);
                    undone.Clear(); // whoever goes on from here has chosen another way
                    break;
            }
        return (done, undone.Count);
    }

    private static ReadSpot Of(Candidate c, SegmentationMethod method) => new(ReadingStep.SpotAt(c.Numbers.MaxVoxel), c.Number, c.Region, c.Numbers, c.Threshold, c.Leak, method.Id) { Hints = c.Hints, Second = c.Second };

    private ImageReading Take(ReadingBasis basis, ReadingStep step) => step switch
    {
        AcceptStep a => Spot(a.Spot) is { } spot && IsTaken(spot) ? Without(step) : Change(a.Spot, step, s => s with { State = SpotState.Accepted, Lesion = a.Lesion, Organ = a.Organ, Krenning = a.Krenning, RejectedAs = null }),
        RejectStep r => Change(r.Spot, step, s => s with { State = SpotState.Rejected, RejectedAs = r.Organ, Lesion = null, Organ = null, Krenning = null }),
        RejectHintedStep h => h.Organs.Aggregate(this, (reading, o) => reading.Spot(o.Key) is { State: SpotState.Proposed } ? reading.Change(o.Key, step, s => s with { State = SpotState.Rejected, RejectedAs = o.Value }) : reading),
        MergeStep m => Merge(basis, m),
        SplitStep s => Split(basis, s),
        EdgeStep e => Edge(basis, e),
        DrawStep d => Draw(basis, d),
        ReferenceStep r => Refer(basis, r),
        TickStep t => this with { Ticked = [.. Ticked.Append(t.Code).Distinct(StringComparer.Ordinal)] },
        UnseenStep u => this with { Unseen = Unseen.Contains(u.Lesion) ? [.. Unseen.Where(l => l != u.Lesion)] : [.. Unseen, u.Lesion] },
        _ => Without(step),
    };

    private ImageReading Without(ReadingStep step) => this with { Lost = [.. Lost, step] };

    private ImageReading Change(string id, ReadingStep step, Func<ReadSpot, ReadSpot> change) =>
        Spot(id) is null ? Without(step) : this with { Spots = [.. Spots.Select(s => s.Id == id ? change(s) : s)] };

    private ImageReading Merge(ReadingBasis basis, MergeStep step)
    {
        List<ReadSpot> parts = [.. Spots.Where(s => step.Spots.Contains(s.Id))];
        if (parts.Count < 2 || parts.Count < step.Spots.Distinct(StringComparer.Ordinal).Count())
            return Without(step);
        var merged = ReadSpot.Merged(basis.Suv, parts);
        if (merged.IsAccepted && Spots.Except(parts).ToList() is var rest && (this with { Spots = rest }).IsTaken(merged))
            return Without(step);
        return With([.. Spots.Except(parts), merged]);
    }

    private ImageReading Split(ReadingBasis basis, SplitStep step)
    {
        if (Spot(step.Spot) is not { } spot)
            return Without(step);
        if (spot.Parts.Count > 0)
            return With([.. Spots.Where(s => s.Id != spot.Id), .. spot.Parts]);
        var parts = Valleys.Part(basis.Suv, spot.Region);
        if (parts.Count < 2)
            return Without(step);
        var next = NextNumber;
        return With([.. Spots.Where(s => s.Id != spot.Id), .. parts.Select((_, i) => Piece(basis, spot, parts, i, i == 0 ? spot.Number : next + i - 1))]);
    }

    /// <summary>A piece is the program's proposal again: what was said of the whole need not be true of it. The method beside is asked on its side of the valley.</summary>
    private static ReadSpot Piece(ReadingBasis basis, ReadSpot whole, IReadOnlyList<Region> pieces, int piece, int number)
    {
        var (region, grid) = (pieces[piece], basis.Suv.Grid);
        var numbers = LesionNumbers.Of(basis.Suv, region)!;
        var side = pieces.Where((_, i) => i != piece).Aggregate(Shape.Dilate(grid, region, Growth.BoundMm), (left, other) => left.Except(other));
        return new(ReadingStep.SpotAt(numbers.MaxVoxel), number, region, numbers, whole.Threshold, whole.Leak, whole.Method) { Hints = whole.Hints, SecondIn = side };
    }

    private ImageReading Edge(ReadingBasis basis, EdgeStep step)
    {
        if (Spot(step.Spot) is not { } spot || Edged(basis, spot, SegmentationMethod.Parse(step.Method), spot) is not { } edged || (edged.IsAccepted && IsTaken(edged)))
            return Without(step);
        return Change(spot.Id, step, _ => edged);
    }

    /// <summary>Of what was merged each part has a new edge. Null: the method finds none.</summary>
    /// <param name="whole">What lies beside it may be tissue or another lesion, but is none of its own parts.</param>
    private ReadSpot? Edged(ReadingBasis basis, ReadSpot spot, SegmentationMethod method, ReadSpot whole)
    {
        if (spot.Parts.Count > 0)
        {
            List<ReadSpot> parts = [.. spot.Parts.Select(p => Edged(basis, p, method, whole)).OfType<ReadSpot>()];
            return parts.Count < spot.Parts.Count ? null
                : ReadSpot.Merged(basis.Suv, parts) with { Id = spot.Id, Number = spot.Number, State = spot.State, Hints = spot.Hints, Lesion = spot.Lesion, Organ = spot.Organ, Krenning = spot.Krenning, RejectedAs = spot.RejectedAs };
        }
        if (basis.ByMethod(Core(basis, spot), method, Liver) is not { } grown)
            return null;
        var numbers = LesionNumbers.Of(basis.Suv, grown.Region)!;
        var leak = Beside(basis, whole.Id).Value.Leaks(grown, numbers.MaxVoxel);
        return spot with { Region = grown.Region, Numbers = numbers, Threshold = grown.Threshold, Leak = leak, Method = method.Id };
    }

    /// <summary>The leak test that the search makes: what lies in the blur of another place is that one's.</summary>
    private Lazy<LeakTest> Beside(ReadingBasis basis, string spot) => new(() => new(basis.Suv, Connectivity.Corners, [.. Spots.Where(s => s.Id != spot).Select(s => s.Region)]));

    /// <summary>Of a region that ran into an organ, what is left of the lesion itself.</summary>
    private static Region Core(ReadingBasis basis, ReadSpot spot) => Lesion.Core(basis.Suv, spot.Region, spot.Numbers.SuvMax, spot.Numbers.MaxVoxel);

    /// <summary>A sphere that is the lesion gives way to what is accepted already; an edge found in it must not be an accepted lesion's own.</summary>
    private ImageReading Draw(ReadingBasis basis, DrawStep step)
    {
        var sphere = Shape.Sphere(basis.Suv.Grid, step.Centre, step.RadiusMm);
        var voi = step.Whole ? Accepted.Aggregate(sphere, (left, s) => left.Except(s.Region)) : sphere;
        var lesion = step.Whole ? Lesion.Drawn(basis.Suv, voi) : basis.Method.NeedsLiver && Liver is null ? null : Lesion.Grow(basis.Suv, voi, basis.Method, Liver);
        if (lesion is null || LesionNumbers.Of(basis.Suv, lesion.Region) is not { } numbers)
            return Without(step);
        var id = ReadingStep.SpotAt(numbers.MaxVoxel);
        var drawn = new ReadSpot(id, Spot(id)?.Number ?? NextNumber, lesion.Region, numbers, lesion.Threshold, lesion.Leak, step.Whole ? null : basis.Method.Id) { State = SpotState.Accepted, Lesion = step.Lesion, Organ = step.Organ, SecondIn = voi };
        return Spot(id) is { IsAccepted: true } || IsTaken(drawn) ? Without(step) : With([.. Spots.Where(s => s.Id != id), drawn]);
    }

    /// <summary>An accepted lesion would hold the hottest voxel of this one, or this one that of an accepted lesion: nothing that is a lesion would be left of it (pet-quantification 5.1).</summary>
    private bool IsTaken(ReadSpot spot) => Accepted.Any(s => s.Id != spot.Id && s.Region.SharesSlices(spot.Region) && !spot.IsSphere && !s.IsSphere
        && (spot.Claim.Outweighs(s.Claim) ? spot.Region.Contains(s.Numbers.MaxVoxel) : s.Region.Contains(spot.Numbers.MaxVoxel)));

    /// <summary>Each voxel in one accepted lesion, and the method beside for all.</summary>
    private ImageReading Measured(ReadingBasis basis)
    {
        ReadSpot[] accepted = [.. Accepted];
        var regions = VoxelClaim.Parted([.. accepted.Select(s => s.Claim)], Connectivity.Corners);
        var parted = accepted.Zip(regions).Where(p => p.Second.Voxels < p.First.Region.Voxels).ToDictionary(p => p.First.Id, p => p.Second, StringComparer.Ordinal);
        List<ReadSpot> spots = [.. Spots.Select(s => parted.GetValueOrDefault(s.Id) is { } region ? LesionNumbers.Of(basis.Suv, region) is { } left ? s with { Region = region, Numbers = left } : s with { State = SpotState.Proposed } : s)
            .Select(s => s.State is SpotState.Rejected ? s : SecondReadings.With(basis, s, Liver, Beside(basis, s.Id)))];
        return this with { Spots = SecondReadings.Parted(basis, spots) };
    }

    private ImageReading Refer(ReadingBasis basis, ReferenceStep step)
    {
        var others = References.Where(r => r.Organ != step.Organ);
        if (!step.Available)
            return this with { References = [.. others], Unavailable = [.. Unavailable.Append(step.Organ).Distinct()] };
        var placed = step.Centre is { } centre ? ReferenceProposal.At(basis.Suv, step.Organ, centre, ReferenceProposal.PlacedMm(step.Organ), basis.Tracer, accepted: true) : basis.References.FirstOrDefault(r => r.Organ == step.Organ);
        return placed is null ? Without(step) : this with { References = [.. others, placed with { Accepted = true }], Unavailable = [.. Unavailable.Where(o => o != step.Organ)] };
    }

    /// <summary>Only what the reader accepted: a proposal is never used (pet-quantification 4).</summary>
    private RegionStatistics? Liver => Reference(ReferenceOrgan.Liver);

    private int NextNumber => Spots.Count == 0 ? 1 : 1 + Spots.Max(s => s.Parts.Select(p => p.Number).Append(s.Number).Max());

    private ImageReading With(IEnumerable<ReadSpot> spots) => this with { Spots = [.. spots.OrderBy(s => s.Number)] };
}
