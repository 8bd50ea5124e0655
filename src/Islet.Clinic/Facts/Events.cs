using Islet.Course;

namespace Islet.Clinic;

/// <summary>What happened to the index tumour, or to one that may be it, that ends what was known before (facts.md 1.7).</summary>
internal sealed class Events
{
    private const int SevereGrade = 3; // CTCAE grade 3 (facts.md 3.4)

    private readonly Sight sight;
    private readonly List<(Ending Kinds, Finding Finding)> events = [];
    private readonly List<Seen> statuses = [];
    private readonly List<Finding> treatments = [];

    public Events(Sight sight)
    {
        this.sight = sight;
        foreach (var s in sight.OfPatient)
        {
            if (s.Finding.Content is ClinicalStatus)
                statuses.Add(s);
            if (s.Finding.Content is Treatment)
                treatments.Add(s.Finding);
            if (sight.MayConcern(s.Finding.Content) && KindsOf(s.Finding) is not Ending.None and var kinds)
                events.Add((kinds, s.Finding));
        }
    }

    /// <summary>Lines are folded only where the treatment that begins one may come before all other events.</summary>
    private IReadOnlyList<Finding> Lines => field ??= [.. LineStarts.Of(sight)];

    /// <summary>The earliest event certainly after a value and certainly before the day of the view; where there is none, one that may be, by partial dates.</summary>
    public (Finding? By, Finding? Perhaps) After(Finding value, Ending kinds)
    {
        var (known, knownBy) = (Begins(value), sight.End(value));
        (Finding? By, Finding? Perhaps) found = default;
        foreach (var (kind, finding) in events)
            if ((kind & kinds) is not Ending.None and var asked && finding.Id != value.Id && Ends(asked, finding, value))
                Weigh(finding);
        if (kinds.HasFlag(Ending.NewLine) && treatments.Exists(MayComeFirst))
            foreach (var start in Lines)
                Weigh(start);
        return found;

        bool MayComeFirst(Finding begun) =>
            sight.End(begun) > Math.Min(known, knownBy) && !(found.By is { } earlier && sight.End(earlier) <= sight.End(begun));

        void Weigh(Finding finding)
        {
            var (begin, end) = (Begins(finding), sight.End(finding));
            if (begin > knownBy && end < sight.View.Effective.Days)
                found.By = found.By is { } earlier && sight.End(earlier) <= end ? earlier : finding;
            else if (end > known && begin < sight.View.Effective.Days && begin != end)
                found.Perhaps ??= finding;
        }
    }

    /// <summary>A germline result is an event on the day of its report.</summary>
    private decimal Begins(Finding f) => f.Content.Timing is Timing.SinceBirth ? f.KnownFrom(sight.Course.Axis)?.Days ?? decimal.MinValue : Sight.Begin(f);

    /// <summary>Some events count only against what was there before.</summary>
    private bool Ends(Ending asked, Finding finding, Finding value) => asked switch
    {
        Ending.WorseEcog => finding.Content is ClinicalStatus { EcogPs: { } ecog } && Before(value, s => s.EcogPs is not null)?.EcogPs is { } before && ecog > before,
        Ending.NewHormone when finding.Content is ClinicalStatus { SyndromicSymptoms: { } now } =>
            Before(value, s => s.SyndromicSymptoms is not null)?.SyndromicSymptoms is not { } then || now.Except(then, StringComparer.Ordinal).Any(),
        Ending.NewHormone when finding.Content is Laboratory { Analyte: var analyte } => !sight.Visible<Laboratory>().Any(s =>
            s.Finding.Content is Laboratory earlier && earlier.Analyte == analyte && Laboratories.IsRaised(earlier) is true && sight.End(s.Finding) <= sight.End(value)),
        Ending.NewHeredity when finding.Content is ClinicalStatus status => IsNew(status.HereditaryFeatures, value, s => s.HereditaryFeatures)
            || IsNew(status.FamilyHistorySyndromes, value, s => s.FamilyHistorySyndromes),
        _ => true,
    };

    private bool IsNew(IReadOnlyList<string>? now, Finding value, Func<ClinicalStatus, IReadOnlyList<string>?> list) =>
        now?.Except(statuses.Where(s => sight.End(s.Finding) <= sight.End(value)).SelectMany(s => list((ClinicalStatus)s.Finding.Content) ?? []), StringComparer.Ordinal).Any() is true;

    private ClinicalStatus? Before(Finding value, Func<ClinicalStatus, bool> states)
    {
        Seen? latest = null;
        foreach (var s in statuses)
            if (states((ClinicalStatus)s.Finding.Content) && sight.End(s.Finding) <= sight.End(value) && (latest is not { } l || sight.End(l.Finding) <= sight.End(s.Finding)))
                latest = s;
        return latest?.Finding.Content as ClinicalStatus;
    }

    private Ending KindsOf(Finding finding) => finding.Content switch
    {
        ProgressionJudgement judged => Ending.ProgressionJudged | (Progressions.Counts(judged) is true ? Ending.Progression : Ending.None),
        Procedure done => Procedures.KindsOf(done),
        Specimen { Adequate: not false, InadequateBecause: null, Read: ReadRole.Original } => Ending.NewTissue,
        AdverseEvent { Grade: >= SevereGrade } severe => Ending.SevereEvent | (Procedures.IsOfLiver(severe.Term) ? Ending.LiverEvent : Ending.None),
        Treatment begun => DrugEndings.Of(begun),
        TreatmentStop stop => DrugEndings.Of(stop, sight),
        BoardDecision decision => Ending.Decision | (decision.Observation is true ? Ending.NewLine : Ending.None),
        ClinicalStatus status => Ending.Visit | (status.EcogPs is null ? Ending.None : Ending.WorseEcog)
            | (status.SyndromicSymptoms is { Count: > 0 } ? Ending.NewHormone : Ending.None)
            | (status is { HereditaryFeatures.Count: > 0 } or { FamilyHistorySyndromes.Count: > 0 } ? Ending.NewHeredity : Ending.None),
        Laboratory raised when Laboratories.IsHormone(raised.Analyte) && Laboratories.IsRaised(raised) is true => Ending.NewHormone,
        Molecular { Sample: Molecular.Germline, Men1Germline: "pathogenic" } => Ending.NewHeredity,
        _ => Ending.None,
    };
}
