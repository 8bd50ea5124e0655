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

    /// <summary>Accepted lesions whose volume counts: no leak among them.</summary>
    public IEnumerable<ReadSpot> Counted => Accepted.Where(s => !s.Leak);

    public double TotalMl => Counted.Sum(s => s.Numbers.Ml);

    public double TotalTlaG => Counted.Sum(s => s.Numbers.TlaG);

    public static ImageReading After(ReadingBasis basis, IReadOnlyList<ReadingStep> steps)
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
        var reading = new ImageReading { Spots = [.. basis.Candidates.Select(c => Of(c, basis.Method)).Concat(basis.Lesser.Select(c => Of(c, basis.Method) with { IsLesser = true })).DistinctBy(s => s.Id)] };
        foreach (var step in done)
            reading = reading.Take(basis, step);
        return reading with { CanUndo = done.Count > 0, CanRedo = undone.Count > 0 };
    }

    private static ReadSpot Of(Candidate c, SegmentationMethod method) => new(ReadingStep.SpotAt(c.Numbers.MaxVoxel), c.Number, c.Region, c.Numbers, c.Threshold, c.Leak, method.Id) { Hints = c.Hints, SecondMl = c.Second?.Ml };

    private ImageReading Take(ReadingBasis basis, ReadingStep step) => step switch
    {
        AcceptStep a => Change(a.Spot, step, s => s with { State = SpotState.Accepted, Lesion = a.Lesion, Organ = a.Organ, Krenning = a.Krenning, RejectedAs = null }),
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
        var region = parts.Aggregate(Region.Empty, (all, p) => all.Union(p.Region));
        var (numbers, hottest) = (LesionNumbers.Of(basis.Suv, region)!, parts.MaxBy(p => p.Numbers.SuvMax)!);
        var threshold = parts.Select(p => p.Threshold).Distinct().Count() == 1 ? parts[0].Threshold : null;
        var merged = new ReadSpot(ReadingStep.SpotAt(numbers.MaxVoxel), hottest.Number, region, numbers, threshold, parts.Exists(p => p.Leak), parts.Select(p => p.Method).Distinct().Count() == 1 ? parts[0].Method : null)
        {
            State = SpotState.Accepted, Hints = hottest.Hints, Lesion = parts.Find(p => p.Lesion is not null)?.Lesion, Organ = parts.Find(p => p.Organ is not null)?.Organ, Krenning = parts.Max(p => p.Krenning), Parts = parts,
        };
        if (merged.Lesion is null)
            merged = merged with { State = SpotState.Proposed }; // nobody has said yet which lesion it is
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
        return With([.. Spots.Where(s => s.Id != spot.Id), .. parts.Select((p, i) => Piece(basis, spot, p, i == 0 ? spot.Number : next + i - 1))]);
    }

    /// <summary>A piece is the program's proposal again: what was said of the whole need not be true of it.</summary>
    private static ReadSpot Piece(ReadingBasis basis, ReadSpot whole, Region region, int number)
    {
        var numbers = LesionNumbers.Of(basis.Suv, region)!;
        return new(ReadingStep.SpotAt(numbers.MaxVoxel), number, region, numbers, whole.Threshold, whole.Leak, whole.Method) { Hints = whole.Hints };
    }

    private ImageReading Edge(ReadingBasis basis, EdgeStep step)
    {
        var method = SegmentationMethod.Parse(step.Method);
        if (Spot(step.Spot) is not { } spot || basis.ByMethod(Core(basis, spot), method, Liver) is not { } grown)
            return Without(step);
        var numbers = LesionNumbers.Of(basis.Suv, grown.Region)!;
        var leak = new LeakTest(basis.Suv, Connectivity.Corners, [.. Spots.Where(s => s.Id != spot.Id).Select(s => s.Region)]).Leaks(grown, numbers.MaxVoxel);
        return Change(spot.Id, step, s => s with { Region = grown.Region, Numbers = numbers, Threshold = grown.Threshold, Leak = leak, Method = method.Id, SecondMl = null, Parts = [] });
    }

    /// <summary>Of a region that ran into an organ, what is left of the lesion itself.</summary>
    private static Region Core(ReadingBasis basis, ReadSpot spot) => Lesion.Core(basis.Suv, spot.Region, spot.Numbers.SuvMax, spot.Numbers.MaxVoxel);

    private ImageReading Draw(ReadingBasis basis, DrawStep step)
    {
        var voi = Shape.Sphere(basis.Suv.Grid, step.Centre, step.RadiusMm);
        var lesion = step.Whole ? Lesion.Drawn(basis.Suv, voi) : basis.Method.NeedsLiver && Liver is null ? null : Lesion.Grow(basis.Suv, voi, basis.Method, Liver);
        if (lesion is null || LesionNumbers.Of(basis.Suv, lesion.Region) is not { } numbers)
            return Without(step);
        var id = ReadingStep.SpotAt(numbers.MaxVoxel);
        var drawn = new ReadSpot(id, Spot(id)?.Number ?? NextNumber, lesion.Region, numbers, lesion.Threshold, lesion.Leak, step.Whole ? null : basis.Method.Id) { State = SpotState.Accepted, Lesion = step.Lesion, Organ = step.Organ };
        return With([.. Spots.Where(s => s.Id != id), drawn]);
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
