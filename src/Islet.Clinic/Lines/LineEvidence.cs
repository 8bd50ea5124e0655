using Islet.Course;
using Kleene = Islet.Course.Answer;

namespace Islet.Clinic;

/// <summary>Whether disease progressed between two points, and by which finding. Unknown names what is not said.</summary>
internal readonly record struct ProgressionBetween(Kleene Answer, Finding? Finding, LineDoubt? Doubt = null);

/// <summary>What the fold over treatments reads: the findings of one tumour that a view sees, in an order that does not depend on theirs.</summary>
internal sealed class LineEvidence(Sight sight)
{
    private readonly List<Finding> judged = Ordered<ProgressionJudgement>(sight);
    private (AxisPoint? From, bool SaidNot)? extent;

    public AxisPoint Effective => sight.View.Effective;

    public IReadOnlyList<DrugEpisode> Episodes { get; } = EpisodesOf(Ordered<Treatment>(sight), Ordered<TreatmentStop>(sight), Ordered<Injection>(sight));

    public IReadOnlyList<Finding> Progressions => field ??= judged.FindAll(f => ((ProgressionJudgement)f.Content).Progressive is true);

    /// <summary>Progressions of a tumour that nobody has determined: each may be this one's (facts.md section 2).</summary>
    public IReadOnlyList<Finding> Undetermined => field ??=
        [.. sight.OfPatient.Where(s => s.Finding.Content is ProgressionJudgement { Progressive: true } judged && sight.MayConcern(judged) && !sight.Concerns(judged)).Select(s => s.Finding)];

    public IReadOnlyList<Finding> NoProgressions => field ??= judged.FindAll(f => ((ProgressionJudgement)f.Content).Progressive is false);

    public IReadOnlyList<Finding> Overrides { get; } = Ordered<LineOverride>(sight);

    public IReadOnlyList<Finding> Procedures { get; } = Ordered<Procedure>(sight);

    public bool IsMen1 => sight.Visible<Judgement>().Any(s => s.Finding.Content is Judgement { About: "known_syndrome", Value: "men1" })
        || sight.Visible<Molecular>().Any(s => s.Finding.Content is Molecular { Men1Germline: "pathogenic" });

    /// <summary>From when disease is known to be advanced; null: nobody says so. Never: somebody says it is not, and nobody that it is.</summary>
    public (AxisPoint? From, bool SaidNot) Advanced => extent ??= ExtentOf(sight);

    public static bool IsRadiological(Finding progression) => Clinic.Progressions.IsRadiological((ProgressionJudgement)progression.Content);

    public static bool MayBeRadiological(Finding progression) => Clinic.Progressions.MayBeRadiological((ProgressionJudgement)progression.Content);

    /// <summary>Progression with radiological ground after one point and up to another. Blood and symptoms alone never advance a line (Mollazadegan et al. 2025, Methods).</summary>
    public ProgressionBetween Progressed(When after, When upTo)
    {
        Finding? open = null;
        LineDoubt? doubt = null;
        foreach (var pd in Progressions)
        {
            var certain = pd.Happened.First > after.Last && pd.Happened.Last <= upTo.First;
            if (certain && IsRadiological(pd))
                return new(Kleene.Yes, pd);
            var possible = pd.Happened.Last > after.First && pd.Happened.First <= upTo.Last;
            if (possible && (IsRadiological(pd) || MayBeRadiological(pd)))
                (open, doubt) = (open ?? pd, doubt ?? (MayBeRadiological(pd) ? LineDoubt.GroundsNotStated : LineDoubt.OrderUncertain));
        }
        return open is null ? new(Kleene.No, null) : new(Kleene.Unknown, open, doubt);
    }

    public bool SaidNotProgressed(When after, When upTo) => NoProgressions.Any(scan => scan.Happened.First > after.Last && scan.Happened.Last <= upTo.First);

    private static List<Finding> Ordered<T>(Sight sight)
        where T : Content
    {
        var seen = sight.Visible<T>();
        var findings = new List<Finding>(seen.Count);
        foreach (var s in seen)
            findings.Add(s.Finding);
        if (findings.Count > 1)
            findings.Sort(static (a, b) => Sight.Begin(a) != Sight.Begin(b) ? Sight.Begin(a).CompareTo(Sight.Begin(b)) : a.Id.CompareTo(b.Id));
        return findings;
    }

    internal static List<DrugEpisode> EpisodesOf(List<Finding> begun, List<Finding> stopped, List<Finding> injections) => begun.ConvertAll(f =>
    {
        var course = ((Treatment)f.Content).Course ?? f.Id.ToString();
        return new DrugEpisode(f, stopped.Find(stop => ((TreatmentStop)stop.Content).Course == course && stop.Happened.Last >= f.Happened.First),
            injections.FindAll(dose => (((Injection)dose.Content).Course ?? "") == course));
    });

    private static (AxisPoint? From, bool SaidNot) ExtentOf(Sight sight)
    {
        var said = sight.Visible<Judgement>().Where(s => s.Finding.Content is Judgement { About: "disease_status" }).Select(s => s.Finding).ToList();
        var advanced = said.Where(f => ((Judgement)f.Content).Value is "metastatic" or "locally_advanced").Select(f => f.Happened)
            .Concat(sight.Visible<Staging>().Where(s => s.Finding.Content is Staging { M: ['M', '1', ..] }).Select(s => s.Finding.Happened))
            .Concat(sight.Visible<ImagingStudy>().Where(s => s.Finding.Content is ImagingStudy i && (i.LiverMetastases ?? i.BoneMetastases ?? i.ExtrahepaticDisease) is true)
                .Select(s => s.Finding.Happened))
            .Select(when => when.Last).OfType<AxisPoint>().ToList();
        return (advanced.Count > 0 ? advanced.Min() : null, said.Count > 0);
    }
}
