using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which of several statements speaks (facts.md 1.5 and 1.6).</summary>
internal static class Order
{
    /// <summary>The latest statement; of those that may be the latest and differ, the one of the highest rank, or none.</summary>
    /// <param name="rank">Ranks answers of one day before anything else: the more abnormal laboratory value, the board before a reader.</param>
    public static FactState Latest(Fact fact, Sight sight, IReadOnlyList<Statement> stated, Func<Statement, decimal>? rank = null)
    {
        if (stated is [var only])
            return sight.Stated(fact, only);
        var latest = Latest(stated, sight);
        if (rank is not null && latest.Count > 1)
            latest = Highest(latest, rank);
        var highest = Sight.ByRank(latest.Select(s => s.Seen)).Finding;
        var leading = latest.Find(s => s.Finding == highest);
        foreach (var other in latest)
        {
            if (other.Answer == leading.Answer)
                continue;
            if (!AreTied(other.Finding, leading.Finding))
                return FactState.Unknown(UnknownReason.OrderUnknown, [.. latest.Select(s => s.Finding)]);
            if (!AreOneSource(other.Finding.Content, leading.Finding.Content) || AreEquals(other.Finding.Content, leading.Finding.Content))
                return FactState.Unknown(UnknownReason.Unresolved, [.. latest.Select(s => s.Finding)]);
        }
        return sight.Stated(fact, leading);
    }

    /// <summary>Those that, by their partial dates, may have happened last (facts.md 1.6).</summary>
    public static IReadOnlyList<Seen> MayBeLatest(IReadOnlyList<Seen> seen, Sight sight) => MayBeLatest(seen, sight.Course.Axis);

    /// <summary>The latest declaration about the record itself; of several of one day that of rule T. Null: none, or partial dates leave open which of several that differ.</summary>
    public static Seen? Declared(string about, IReadOnlyList<Seen> among, Axis axis)
    {
        List<Seen>? declared = null;
        foreach (var s in among)
            if (s.Finding.Content is Judgement judgement && judgement.About == about)
                (declared ??= []).Add(s);
        if (declared is null)
            return null;
        var latest = MayBeLatest(declared, axis);
        var leading = Sight.ByRank(latest);
        return latest.All(s => ((Judgement)s.Finding.Content).Value == ((Judgement)leading.Finding.Content).Value || AreTied(s.Finding, leading.Finding)) ? leading : null;
    }

    private static IReadOnlyList<Seen> MayBeLatest(IReadOnlyList<Seen> seen, Axis axis)
    {
        if (seen.Count < 2)
            return seen;
        var latestStart = decimal.MinValue;
        foreach (var s in seen)
            latestStart = Math.Max(latestStart, Sight.Begin(s.Finding));
        return [.. seen.Where(s => Sight.End(s.Finding, axis) >= latestStart)];
    }

    private static List<Statement> Latest(IReadOnlyList<Statement> stated, Sight sight)
    {
        var (latestStart, latest) = (decimal.MinValue, new List<Statement>());
        foreach (var s in stated)
            latestStart = Math.Max(latestStart, Sight.Begin(s.Finding));
        foreach (var s in stated)
            if (sight.End(s.Finding) >= latestStart)
                latest.Add(s);
        return latest;
    }

    private static List<Statement> Highest(List<Statement> latest, Func<Statement, decimal> rank)
    {
        var highest = latest.Max(rank);
        return [.. latest.Where(s => rank(s) == highest || !latest.Exists(other => rank(other) == highest && AreTied(other.Finding, s.Finding)))];
    }

    /// <summary>Consensus 2, central or second read 1, original 0 (facts.md 1.5).</summary>
    public static int RankOf(Content content) => content switch { Specimen tissue => tissue.Read, ImagingStudy study => study.Read, _ => ReadRole.Original } switch
    {
        ReadRole.Consensus => 2,
        ReadRole.Central or ReadRole.Second => 1,
        ReadRole.Original => 0,
    };

    /// <summary>On one day, or reads of one tissue or scan: which one speaks is a matter of rank, not of order (facts.md 1.6).</summary>
    public static bool AreTied(Finding a, Finding b) =>
        AreReadsOfOne(a.Content, b.Content) || (a.Happened == b.Happened && a.Happened.First == a.Happened.Last);

    private static bool AreReadsOfOne(Content a, Content b) => (a, b) switch
    {
        (Specimen x, Specimen y) => x.SpecimenName is { } name && y.SpecimenName == name,
        (ImagingStudy x, ImagingStudy y) => x.Study is { } name && y.Study == name,
        _ => false,
    };

    /// <summary>Two reviews of one scan without a consensus: neither speaks (facts.md 1.5).</summary>
    private static bool AreEquals(Content a, Content b) => AreReadsOfOne(a, b) && RankOf(a) is 1 && RankOf(b) is 1;

    /// <summary>Sources of different roles that contradict each other on one day are never ranked (facts.md 1.6).</summary>
    private static bool AreOneSource(Content a, Content b) => a.StatedBy == b.StatedBy || AreReadsOfOne(a, b);
}
