using Islet.Course;

namespace Islet.Clinic;

/// <summary>How far a receptor PET and an FDG PET lie apart.</summary>
public enum PairGap
{
    /// <summary>31 days or fewer (Chan et al. 2017).</summary>
    Close,

    /// <summary>32 to 60 days: paired, and marked.</summary>
    Wide,

    /// <summary>A person paired them, and their partial dates may lie more than 60 days apart: paired, and marked.</summary>
    Uncertain,

    /// <summary>A person paired them, and they lie more than 60 days apart: shown, and nothing is read from the pair (facts.md 3.7, fdg_exceeds_sstr).</summary>
    TooFar,
}

/// <summary>A receptor PET and an FDG PET of one time.</summary>
/// <param name="MostDays">The most days that can lie between them.</param>
/// <param name="Named">One study names the other; else they are the nearest within 60 days.</param>
/// <param name="BegunBetween">Tumour treatments begun certainly between the two: the pair does not show one state.</param>
public sealed record PetPair(PetStudy Receptor, PetStudy Fdg, decimal MostDays, PairGap Gap, bool Named, IReadOnlyList<Finding> BegunBetween)
{
    /// <summary>Each lesion of either study with both uptakes, by the leading reads; none of studies too far apart.</summary>
    public IReadOnlyList<PetLesion> Lesions => Gap is PairGap.TooFar ? [] : PetLesions.Of(Receptor, Fdg);
}

/// <summary>
/// Which studies are read together: those that a person paired, else the nearest within 60 days; more than 31 days are marked (facts.md 3.7 and 3.11; Chan et al.,
/// Theranostics 2017;7:1149–1158).
/// </summary>
public static class PetPairs
{
    public const decimal CloseDays = 31, LimitDays = 60;

    /// <summary>In the order of time; a study belongs to one pair.</summary>
    public static IReadOnlyList<PetPair> Of(Snapshot snapshot)
    {
        var studies = PetStudies.Of(snapshot);
        var candidates = from receptor in studies.Where(s => s.Tracer is PetTracer.Receptor)
                         from fdg in studies.Where(s => s.Tracer is PetTracer.Fdg)
                         let named = Names(receptor, fdg) || Names(fdg, receptor)
                         let days = PetStudy.DaysBetween(receptor, fdg)
                         where named || days.Most <= LimitDays
                         orderby named descending, days.Most
                         select new PetPair(receptor, fdg, days.Most, GapOf(days), named, BegunBetween(snapshot, receptor, fdg));
        List<PetPair> pairs = [];
        foreach (var pair in candidates)
        {
            if (!pairs.Exists(p => p.Receptor == pair.Receptor || p.Fdg == pair.Fdg))
                pairs.Add(pair);
        }
        return [.. pairs.OrderBy(p => p.Receptor.From)];
    }

    private static bool Names(PetStudy one, PetStudy other) => other.Name is { } name && one.Imaging.Any(i => i.PairedWith == name);

    private static PairGap GapOf((decimal Fewest, decimal Most) days) => days switch
    {
        (_, <= CloseDays) => PairGap.Close,
        (_, <= LimitDays) => PairGap.Wide,
        (> LimitDays, _) => PairGap.TooFar,
        _ => PairGap.Uncertain,
    };

    private static IReadOnlyList<Finding> BegunBetween(Snapshot snapshot, PetStudy receptor, PetStudy fdg)
    {
        var (first, last) = receptor.From <= fdg.From ? (receptor, fdg) : (fdg, receptor);
        return [.. snapshot.Visible<Treatment>().Select(s => s.Finding).Where(f => ((Treatment)f.Content).Purpose is not "symptom"
            && f.Happened.First > first.To && f.HappenedBy(snapshot.Course.Axis) < last.From)];
    }
}
