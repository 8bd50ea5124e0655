namespace Islet.Imaging.Quantify;

/// <summary>
/// Which organ a candidate may be: by a label map where there is one, else by size, place and partner (pet-quantification 5.6). The measures of the body are ours, made for adults on their backs;
/// heights are taken from the kidneys, the liver and the body's upper end. A hint never removes anything.
/// </summary>
internal sealed class UptakeHints
{
    private readonly ImageGrid grid;
    private readonly BodyFrame frame;
    private readonly TracerKind tracer;
    private readonly IReadOnlyList<Candidate> all;
    private readonly ReferenceRegion? liver;
    private readonly (int Right, int Left)? kidneys;
    private readonly double? kidneyZ, liverZ;
    private readonly int spleen, bladder, brain, heart;

    private UptakeHints(ImageGrid grid, BodyFrame frame, TracerKind tracer, IReadOnlyList<Candidate> all, ReferenceRegion? liver)
    {
        (this.grid, this.frame, this.tracer, this.all, this.liver) = (grid, frame, tracer, all, liver);
        kidneys = Pair();
        kidneyZ = kidneys is { } k ? 0.5 * (Centre(k.Left).Z + Centre(k.Right).Z) : liver?.Centre.Z - 80;
        liverZ = liver?.Centre.Z ?? kidneyZ + 80;
        brain = tracer is TracerKind.Fdg ? Largest((c, p) => c.Numbers.Ml >= 150 && p.Z > frame.Top - 160 && Math.Abs(frame.Left(p)) <= 45) : -1;
        heart = tracer is TracerKind.Fdg ? Largest((c, p) => c.Numbers.Ml >= 10 && p.Z - liverZ is > 30 and < 220 && frame.Left(p) is > -25 and < 95 && frame.Depth(p) < 0.65) : -1;
        bladder = Largest((c, p) => c.Numbers.Ml >= 5 && p.Z - kidneyZ is > -320 and < -110 && Math.Abs(frame.Left(p)) <= 45 && frame.Depth(p) is > 0.1 and < 0.85);
        spleen = tracer is TracerKind.Sst ? Largest((c, p) => c.Numbers.Ml >= 30 && !IsKidney(c.Number - 1) && p.Z - liverZ is > -90 and < 90 && frame.Left(p) > 50 && frame.Depth(p) > 0.35) : -1;
    }

    /// <summary>One list a candidate, likeliest first. Candidates stand at their numbers.</summary>
    public static IReadOnlyList<IReadOnlyList<UptakeHint>> Of(ImageGrid grid, BodyFrame frame, SearchPlan plan, IReadOnlyList<Candidate> all, ReferenceRegion? liver)
    {
        var mapped = plan.Organs.ToDictionary(o => o.Key, o => (Organ: o.Value, Body: Shape.Dilate(grid, o.Value, plan.Connectivity), Beside: Shape.Dilate(grid, o.Value, OrganSpill.SpillMm)));
        var hints = frame.IsEmpty ? null : new UptakeHints(grid, frame, plan.Tracer, all, liver);
        // What the map shows is not guessed: inside a structure nothing else is, and a guess of an organ that it has stands only beside it, where its blur reaches.
        bool Guessed(UptakeHint organ, Voxel max) => mapped.Any(m => m.Value.Organ.Contains(max)) || plan.Bones?.Contains(max) is true ? mapped.TryGetValue(organ, out var own) && own.Organ.Contains(max)
            : !mapped.TryGetValue(organ, out var there) || there.Beside.Contains(max);
        return [.. all.Select(c => (IReadOnlyList<UptakeHint>)[.. mapped.Where(m => m.Value.Body.Contains(c.Numbers.MaxVoxel) && IsPhysiological(m.Key, m.Value.Organ, c, plan.Tracer, liver)).Select(m => m.Key).Order()
            .Concat(hints?.Guess(c).Where(h => Guessed(h, c.Numbers.MaxVoxel)) ?? []).Distinct()])];
    }

    /// <summary>Whether uptake in an organ that a map shows may be the organ's own: in the liver what does not exceed the healthy liver's maximum (pet-quantification 5.4) or is most of the organ; in the gut, with agonists,
    /// what does not exceed the liver; brain and heart take up FDG only (5.6).</summary>
    private static bool IsPhysiological(UptakeHint organ, Region mapped, Candidate c, TracerKind tracer, ReferenceRegion? liver) => organ switch
    {
        UptakeHint.Liver => c.Numbers.SuvMax <= liver?.Statistics.Max || 2 * c.Region.Intersect(mapped).Voxels >= mapped.Voxels,
        UptakeHint.Bowel => IsWeak(c, tracer, liver),
        UptakeHint.Brain or UptakeHint.Heart => tracer is TracerKind.Fdg,
        _ => true,
    };

    private IEnumerable<UptakeHint> Guess(Candidate c)
    {
        var (i, p) = (c.Number - 1, c.Leak ? c.Proposal?.Region.Centroid(grid) ?? grid.Centre(c.Numbers.MaxVoxel) : c.Numbers.Centroid);
        var (ml, left, depth, below) = (c.Leak ? 0 : c.Numbers.Ml, frame.Left(p), frame.Depth(p), frame.Top - p.Z); // the size of a leak says nothing
        if (i == brain || (tracer is TracerKind.Fdg && below < 70 && frame.Width(p) <= 240 && c.Numbers.Ml >= 3)) // an image may end within the head
            yield return UptakeHint.Brain;
        if (IsKidney(i) || (kidneys is { } k && NearKidney(c, k)))
            yield return UptakeHint.Kidney;
        if (i == spleen)
            yield return UptakeHint.Spleen;
        if (i == bladder)
            yield return UptakeHint.Bladder;
        if (i == heart)
            yield return UptakeHint.Heart;
        if (liver is not null && 2 * c.Region.Intersect(liver.Region).Voxels >= liver.Region.Voxels)
            yield return UptakeHint.Liver;
        if (i == brain || i == spleen || i == bladder || i == heart || IsKidney(i))
            yield break;
        var head = frame.Width(p) <= 240;
        if (ml < 1.5 && Math.Abs(left) <= 15 && head && below is > 40 and < 140 && depth is > 0.2 and < 0.7)
            yield return UptakeHint.Pituitary;
        if (ml <= 40 && Math.Abs(left) is > 20 and < 80 && below is > 80 and < 210 && head && HasPartner(i))
            yield return UptakeHint.SalivaryGland;
        if (ml <= 40 && Math.Abs(left) <= 45 && depth < 0.6 && below is > 140 and < 240)
            yield return UptakeHint.Thyroid;
        if (kidneyZ is not { } z)
            yield break;
        if (ml <= 12 && depth > 0.4 && Math.Abs(left) is > 12 and < 52 && p.Z - z is > 35 and < 95)
            yield return UptakeHint.Adrenal;
        if (ml <= 25 && left is > -45 and < 12 && depth is > 0.25 and < 0.62 && Math.Abs(p.Z - z) <= 45)
            yield return UptakeHint.UncinateProcess;
        if (ml <= 5 && Math.Abs(left) is > 10 and < 60 && depth is > 0.4 and < 0.8 && p.Z - z is > -210 and < 0)
            yield return UptakeHint.Ureter;
        if (c.Numbers.Ml >= 2 && depth < 0.6 && p.Z - z is > -200 and < 130 && IsWeak(c, tracer, liver) && !(left < -20 && p.Z > liverZ - 50))
            yield return UptakeHint.Bowel;
    }

    /// <summary>Stomach and bowel seldom exceed the liver with agonists of the receptor; with FDG they may have any SUV.</summary>
    private static bool IsWeak(Candidate c, TracerKind tracer, ReferenceRegion? liver) => tracer is TracerKind.Fdg || c.Numbers.SuvMax <= 1.1 * (liver?.Statistics.Mean ?? 5);

    /// <summary>One right, one left, behind, at one height and as far from the midline: of all such pairs the one whose lesser is greatest.</summary>
    private (int, int)? Pair()
    {
        var best = (Score: 0.0, Pair: ((int, int)?)null);
        List<int> behind = [.. Enumerable.Range(0, all.Count).Where(i => all[i].Numbers.Ml >= 3 && frame.Depth(Centre(i)) >= 0.5 && Math.Abs(frame.Left(Centre(i))) is > 25 and < 115)];
        foreach (var right in behind.Where(i => frame.Left(Centre(i)) < 0))
            foreach (var left in behind.Where(i => frame.Left(Centre(i)) > 0))
            {
                var (a, b) = (Centre(right), Centre(left));
                var (least, most) = (Math.Min(Score(right), Score(left)), Math.Max(Score(right), Score(left)));
                if (Math.Abs(a.Z - b.Z) <= 60 && Math.Abs(frame.Left(a) + frame.Left(b)) <= 45 && IsAtKidneyLevel(a) && IsAtKidneyLevel(b) && least > best.Score && (tracer is TracerKind.Fdg || 5 * least >= most))
                    best = (least, (right, left));
            }
        return best.Pair;
    }

    private bool IsAtKidneyLevel(Point p) => liver is null || p.Z - liver.Centre.Z is > -170 and < 30;

    private double Score(int i) => all[i].Numbers.SuvMax * all[i].Numbers.Ml;

    private Point Centre(int i) => all[i].Numbers.Centroid;

    private bool IsKidney(int i) => kidneys is { } k && (i == k.Left || i == k.Right);

    /// <summary>A further part of a kidney, or what lies in its pelvis: not much hotter than the pair, and close to one.</summary>
    private bool NearKidney(Candidate c, (int Right, int Left) k) => c.Numbers.SuvMax <= 1.5 * Math.Max(all[k.Right].Numbers.SuvMax, all[k.Left].Numbers.SuvMax)
        && new[] { k.Right, k.Left }.Any(i => c.Numbers.Centroid - Centre(i) is var d && Math.Sqrt((d.X * d.X) + (d.Y * d.Y)) <= 30 && Math.Abs(d.Z) <= (tracer is TracerKind.Fdg ? 60 : 45));

    private bool HasPartner(int i) => Enumerable.Range(0, all.Count).Any(j => j != i && Math.Abs(Centre(j).Z - Centre(i).Z) <= 25 && Math.Abs(frame.Left(Centre(j)) + frame.Left(Centre(i))) <= 25 && Math.Abs(Centre(j).Y - Centre(i).Y) <= 30);

    private int Largest(Func<Candidate, Point, bool> fits) => Enumerable.Range(0, all.Count).Where(i => fits(all[i], Centre(i))).OrderByDescending(Score).FirstOrDefault(-1);
}
