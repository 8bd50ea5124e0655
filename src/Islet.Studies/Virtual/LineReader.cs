using Islet.Course;

namespace Islet.Studies;

/// <summary>How the CT or MRI of a time point was made.</summary>
/// <param name="Arterial">There is an arterial phase.</param>
/// <param name="Phase">In which density was measured; null: it was not.</param>
internal readonly record struct Technique(decimal SliceMm, bool Arterial, string? Phase, string Scanner);

/// <summary>One reader of one line: measures each lesion a little off, in the same direction at every time point, and chooses targets.</summary>
internal sealed class LineReader
{
    private const double TooSmall = 5;
    private const double Unequivocal = 1.8; // of a diameter, beside targets [H]
    private const double Alone = 1.2; // without targets as much as a sum has to grow (Eisenhauer et al. 2009, section 4.3.4)

    private readonly ResponseProfile profile;
    private readonly Dice dice;
    private readonly Dictionary<string, double> bias;
    private readonly Dictionary<string, decimal> atBaseline;

    public LineReader(ResponseProfile profile, FollowUp follow, Lesions lesions, IReadOnlyList<Followed> all, Dice dice)
    {
        (this.profile, this.dice) = (profile, dice);
        bias = all.ToDictionary(l => l.Name, _ => Off(), StringComparer.Ordinal);
        atBaseline = all.ToDictionary(l => l.Name, l => Measured(l, l.Lesion.MmOn(follow.From, lesions.Burden)), StringComparer.Ordinal);
    }

    public IReadOnlyList<Followed> Targets { get; private set; } = [];

    /// <param name="other">Takes the next largest for the last of them, where one can be measured.</param>
    /// <param name="ofLiver">How many of the liver; more than two is against the rule.</param>
    public void Choose(IReadOnlyList<Followed> all, decimal sliceMm, bool other, int ofLiver = 2)
    {
        List<(Followed, decimal)> measured = [.. all.Select(l => (l, atBaseline[l.Name]))];
        Targets = Followed.Targets(measured, sliceMm, ofLiver);
        if (other && Targets is [_, .., var last] && Followed.Targets(measured.Where(m => m.Item1 != last), sliceMm) is { } others && others.Count == Targets.Count)
            Targets = others;
    }

    /// <summary>Every lesion of the baseline, and what is new.</summary>
    public IReadOnlyList<LesionRead> Read(SeriesTruth truth, Turn? turn, Assessment at, Technique how)
    {
        List<LesionRead> reads = [];
        foreach (var lesion in truth.All)
        {
            if (truth.Split is { } split && split.Lesion == lesion && at.Number >= split.From)
                reads.AddRange(Fragments(truth, lesion, at, how));
            else
                reads.Add(Single(truth, turn, lesion, at, how));
        }
        reads.AddRange(New(truth, turn, at));
        return reads;
    }

    private LesionRead Single(SeriesTruth truth, Turn? turn, Followed lesion, Assessment at, Technique how)
    {
        var read = Named(lesion, at);
        var mm = truth.Mm(lesion.Lesion, at);
        if (truth.Merged is { } merged && at.Number >= merged.From)
        {
            if (merged.Lesion == lesion)
                return read with { Status = LesionStatus.Present, MergedInto = merged.Into.Name };
            if (merged.Into == lesion)
                mm += 0.7 * truth.Mm(merged.Lesion.Lesion, at);
        }
        if (mm < Followed.Visible)
            return read with { Status = LesionStatus.Absent };
        if (dice.Chance(profile.NotEvaluated) && !at.IsBaseline && !at.Seen)
            return read with { Status = LesionStatus.NotEvaluable };
        if (mm < TooSmall && !lesion.IsNode)
            return read with { Status = LesionStatus.TooSmall };
        read = Sized(read, truth, lesion, mm, at, how);
        return read.Role is LesionRole.NonTarget ? read with { Status = Unmeasured(truth, turn, lesion, at) }
            : read with { IntratumoralNodule = truth.Nodule && at.Seen && turn is { NewLesion: false } && lesion == Targets[0] ? true : null };
    }

    private LesionRead Sized(LesionRead read, SeriesTruth truth, Followed lesion, double mm, Assessment at, Technique how)
    {
        var size = at.IsBaseline ? atBaseline[lesion.Name] : Measured(lesion, mm);
        var across = Amount.Of((double)size * lesion.Slender, 1);
        var target = read.Role is LesionRole.Target;
        read = read with
        {
            Status = LesionStatus.Present,
            LongestMm = lesion.IsNode ? Amount.Of((double)size / lesion.Slender, 1) : size,
            ShortAxisMm = lesion.IsNode ? size : across,
            ViableMm = target && how.Arterial && lesion.Lesion.Organ is "liver" ? Amount.Of((double)size * lesion.Viable * truth.DensityAt(at, 1.3), 1) : null,
            AttenuationHu = target && how.Phase is not null ? (decimal)Math.Round((lesion.Hu * truth.DensityAt(at, 1)) + dice.Between(-3, 3) + (how.Phase is "arterial" ? 18 : 0)) : null,
        };
        return at.IsBaseline && lesion.Treated ? read with { PriorLocalTherapy = true, ProgressedSinceLocalTherapy = false } : read;
    }

    /// <summary>What is not measured may worsen; where growth shows a progression it may progress unequivocally.</summary>
    private LesionStatus Unmeasured(SeriesTruth truth, Turn? turn, Followed lesion, Assessment at)
    {
        if (truth.Overcalled is { Why: Misreading.NonTarget } over && over.At == at.Number && lesion == truth.All.Except(Targets).First(l => truth.Mm(l.Lesion, at) >= Followed.Visible))
            return LesionStatus.Worsened;
        if (!at.Seen || turn is not { NewLesion: false })
            return LesionStatus.Present;
        var grown = truth.Mm(lesion.Lesion, at) / Math.Max(1, truth.Follow.Assessments.Min(a => truth.Mm(lesion.Lesion, a)));
        return grown >= (Targets.Count == 0 ? Alone : Unequivocal) ? LesionStatus.Progressing : grown >= 1.25 ? LesionStatus.Worsened : LesionStatus.Present;
    }

    private IEnumerable<LesionRead> Fragments(SeriesTruth truth, Followed lesion, Assessment at, Technique how)
    {
        var mm = truth.Mm(lesion.Lesion, at);
        foreach (var (part, share) in new[] { ("a", 0.58), ("b", 0.4) })
        {
            var read = Named(lesion, at) with { Lesion = lesion.Name + part, SplitFrom = lesion.Name };
            yield return mm * share < Followed.Visible ? read with { Status = LesionStatus.Absent }
                : mm * share < TooSmall ? read with { Status = LesionStatus.TooSmall }
                : Sized(read, truth, lesion, mm * share, at, how);
        }
    }

    private static IEnumerable<LesionRead> New(SeriesTruth truth, Turn? turn, Assessment at)
    {
        var before = truth.EquivocalFirst && turn is { NewLesion: true, Seen: not null } && truth.Follow.Between is [.., var last] ? last : null;
        foreach (var lesion in truth.Lesions.All.Where(l => l.Since > truth.Follow.From && l.Since == turn?.Seen?.Day && truth.Follow.To == l.Since))
        {
            if (at == before)
                yield return Doubtful(lesion.Name, lesion.Organ, lesion.Part, LesionStatus.Equivocal) with { LongestMm = Math.Max(5, Math.Round((decimal)lesion.Mm * 0.6m)) };
            else if (at.Seen)
                yield return Doubtful(lesion.Name, lesion.Organ, lesion.Part, LesionStatus.Present) with { LongestMm = Amount.Of(lesion.Mm, 1) };
        }
        if (truth is { Doubtful: { } shadow, Overcalled: { } over } && (at.Number == over.At || at.Number == over.At + 1))
        {
            yield return at.Number == over.At
                ? Doubtful(shadow, "liver", "segment III", LesionStatus.Equivocal) with { LongestMm = 6 }
                : Doubtful(shadow, "liver", "segment III", LesionStatus.NotMalignant);
        }
    }

    private static LesionRead Doubtful(string name, string organ, string? part, LesionStatus status) => new()
    {
        Lesion = name,
        Tumour = "T1",
        StatedBy = StatedBy.Radiologist,
        Organ = organ,
        Part = part,
        Role = LesionRole.New,
        Status = status,
        RegionImagedAtBaseline = organ is "bone" ? null : true,
    };

    private LesionRead Named(Followed lesion, Assessment at) => new()
    {
        Lesion = lesion.Name,
        Tumour = "T1",
        StatedBy = StatedBy.Radiologist,
        Organ = lesion.Lesion.Organ,
        Part = lesion.Lesion.Part,
        Role = Targets.Contains(lesion) ? LesionRole.Target : LesionRole.NonTarget,
    };

    private decimal Measured(Followed lesion, double mm) => Amount.Of(mm * bias[lesion.Name] * (1 + ((Off() - 1) / 2)), 1);

    private double Off() => 1 + (profile.ReadingError * ((2 * dice.Uniform()) - 1));
}
