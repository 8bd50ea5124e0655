using Islet.Course;
using Kleene = Islet.Course.Answer;

namespace Islet.Clinic;

/// <summary>
/// Treatments in the order of their days become lines: a line is advanced by progression or by a new class (Panzuto et al. 2024, section 2.1; facts.md 3.8).
/// Where a doubt would change the count it is kept with the treatment, and the count is unknown.
/// </summary>
internal sealed class LineFold(LineEvidence evidence)
{
    /// <summary>A drug of a new class that begins so soon beside a running one belongs to the same regimen (house rule).</summary>
    public const int SameRegimenDays = 28;

    /// <summary>Beginnings of words in a written indication that speak of hormone symptoms.</summary>
    private static readonly string[] SymptomWords = ["hypogly", "symptom", "diarrh", "flush", "hormon"];

    private readonly List<Draft> lines = [];
    private readonly List<DrugEpisode> placed = [];
    private readonly List<ApartFromLines> refused = [];

    /// <summary>What a person said makes no line, and what has no line to belong to.</summary>
    public IReadOnlyList<ApartFromLines> Refused => refused;

    public IReadOnlyList<Draft> Of(IEnumerable<DrugEpisode> episodes)
    {
        // On one day the backbone comes first: an analogue begun with it is its company, not a line before it.
        foreach (var e in episodes.OrderBy(e => e.Start.First?.Days).ThenBy(e => e.IsAnalogueAlone).ThenBy(e => e.Finding.Id))
        {
            Add(e, lines.Count == 0 ? Choice.Starts(LineReason.FirstTreatment) : e.IsAnalogueAlone ? Analogue(e, lines[^1]) : Backbone(e, lines[^1]));
            placed.Add(e);
        }
        return lines;
    }

    private void Add(DrugEpisode e, Choice computed)
    {
        var person = evidence.Overrides.LastOrDefault(f => ((LineOverride)f.Content).Course == e.Course);
        var starts = (person?.Content as LineOverride)?.StartsLine ?? computed.StartsLine;
        if (!starts && lines.Count == 0)
        {
            refused.Add(new(e.Finding, ApartReason.PersonSaysNoLine));
            return;
        }
        if (starts)
            lines.Add(new());
        lines[^1].Add(new(e, starts, computed.Reasons, computed.Because, computed.StartsLine, person, person is null ? computed.Doubts : [], Cautions(e, computed)));
    }

    private List<LineCaution> Cautions(DrugEpisode e, Choice choice)
    {
        List<LineCaution> cautions = [];
        if (choice.Because.Any(f => f.Content is ProgressionJudgement { Sites: ["pancreas"] }) && evidence.IsMen1)
            cautions.Add(LineCaution.MayBeNewPrimary);
        if (!e.IsAnalogueAlone && IsSymptom(e.Treatment.Indication))
            cautions.Add(LineCaution.BegunForSymptoms);
        if (e.Treatment.Investigational is true)
            cautions.Add(LineCaution.Investigational);
        if (e.Outside.Count > 0)
            cautions.Add(LineCaution.DrugOutsideTable);
        return cautions;
    }

    private static bool IsSymptom(string? indication) => indication is not null
        && SymptomWords.Any(word => indication.Contains(word, StringComparison.OrdinalIgnoreCase));

    private Choice Backbone(DrugEpisode e, Draft line)
    {
        var pd = evidence.Progressed(line.Start, e.Start);
        var running = line.Episodes.Where(x => x.RunsAt(e.Start.First!.Value)).ToList();
        var news = Keys(e).Where(key => !line.Keys.Contains(key) && !(IsPartner(key) && running.Exists(IsChemotherapy))).ToList();
        if (news.Count == 0)
            return WithinClass(e, line, pd);
        IReadOnlyList<LineDoubt> order = Overlap(line.Start, e.Start) ? [LineDoubt.OrderUncertain] : [];
        return pd.Answer is Kleene.No && running.Count > 0 && Days(line.Start, e.Start) <= SameRegimenDays
            ? Choice.Belongs(LineReason.StartedTogether, [.. running.Select(x => x.Finding)], order)
            : pd.Answer is Kleene.Yes ? Choice.Starts(LineReason.NewClassAfterProgression, [pd.Finding!], order)
            : Choice.Starts(LineReason.NewClass, [], order);
    }

    /// <summary>Drugs of the classes that the line has: only progression, or a person, makes them a line.</summary>
    private Choice WithinClass(DrugEpisode e, Draft line, ProgressionBetween pd)
    {
        var former = line.Episodes.Where(x => x.Backbone.Any()).ToList();
        var names = former.SelectMany(x => x.Backbone).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var same = e.Backbone.All(names.Contains);
        var gap = Gap(former, e);
        var starts = same ? LineReason.RetreatmentAfterProgression : LineReason.ChangeWithinClassAfterProgression;
        if (same && gap is null)
            return Choice.Belongs(pd.Answer is Kleene.Yes ? LineReason.CarriedOnBeyondProgression : LineReason.CarriedOn, pd.Finding is { } seen ? [seen] : []);
        if (pd.Answer is Kleene.Yes)
            return Choice.Starts(starts, [pd.Finding!]);
        var reason = gap > DrugEpisode.PauseDays ? LineReason.ResumedWithoutProgression
            : same ? LineReason.PauseRunsOn
            : Keys(e).All(IsPartner) ? LineReason.PartnerDrug : LineReason.ChangeWithinClass;
        return Choice.Belongs(reason, [], pd.Answer is Kleene.Unknown ? [pd.Doubt!.Value] : Unsaid(reason, line, e));
    }

    private Choice Analogue(DrugEpisode e, Draft line)
    {
        if (line.Episodes.Any(x => x.Backbone.Any() && RunsThrough(x, e.Start.First!.Value)))
        {
            var together = Days(line.Start, e.Start) <= SameRegimenDays;
            return Choice.Belongs(together ? LineReason.StartedTogether : LineReason.BackgroundAnalogue, [.. line.Episodes.Take(1).Select(x => x.Finding)]);
        }
        var pd = evidence.Progressed(line.Start, e.Start);
        var former = placed.Where(x => x.Analogues.Any()).ToList();
        var gap = former.Count == 0 ? decimal.MaxValue : Gap(former, e) ?? 0;
        if (gap > DrugEpisode.PauseDays)
            return line.IsAnalogues ? Resumed(e, line, pd)
                : pd.Answer is Kleene.Yes ? Choice.Starts(LineReason.NewClassAfterProgression, [pd.Finding!]) : Choice.Starts(LineReason.NewClass);
        return CarriedOn(e, former, pd, gap);
    }

    private Choice Resumed(DrugEpisode e, Draft line, ProgressionBetween pd) => pd.Answer switch
    {
        Kleene.Yes => Choice.Starts(LineReason.RetreatmentAfterProgression, [pd.Finding!]),
        Kleene.Unknown => Choice.Belongs(LineReason.ResumedWithoutProgression, [pd.Finding!], [pd.Doubt!.Value]),
        Kleene.No => Choice.Belongs(LineReason.ResumedWithoutProgression, [], Unsaid(LineReason.ResumedWithoutProgression, line, e)),
    };

    /// <summary>A running analogue recorded anew: at progression another analogue, a higher dose or a shorter interval is a line (S003-05).</summary>
    private static Choice CarriedOn(DrugEpisode e, List<DrugEpisode> former, ProgressionBetween pd, decimal gap)
    {
        var intensified = Intensification.Of(former[^1], e);
        var reason = gap > 0 ? LineReason.PauseRunsOn : LineReason.AnalogueCarriedOn;
        return pd.Answer switch
        {
            Kleene.Yes when intensified.Reasons.Count > 0 => new(true, intensified.Reasons, [pd.Finding!, former[^1].Finding], []),
            Kleene.Yes when !intensified.IsKnown => Choice.Belongs(reason, [pd.Finding!], [LineDoubt.DoseNotStated]),
            Kleene.Unknown when intensified.Reasons.Count > 0 || !intensified.IsKnown => Choice.Belongs(reason, [pd.Finding!], [pd.Doubt!.Value]),
            _ => Choice.Belongs(reason, []),
        };
    }

    private IReadOnlyList<LineDoubt> Unsaid(LineReason reason, Draft line, DrugEpisode e) =>
        reason is LineReason.ResumedWithoutProgression && !evidence.SaidNotProgressed(line.Start, e.Start) ? [LineDoubt.ProgressionNotRecorded] : [];

    /// <summary>It runs at that point, or pauses there and goes on within the time of a pause.</summary>
    private bool RunsThrough(DrugEpisode x, AxisPoint at) => x.Until is not { } until || at < until
        || (at.Days <= until.Days + DrugEpisode.PauseDays && evidence.Episodes.Any(y => y.Start.First is { } again && again > at
            && again.Days <= until.Days + DrugEpisode.PauseDays && Keys(y).Intersect(Keys(x), StringComparer.Ordinal).Any()));

    /// <summary>Days since the last of them stopped; null: one runs.</summary>
    private static decimal? Gap(List<DrugEpisode> former, DrugEpisode e) =>
        former.Exists(x => x.Until is not { } until || until > e.Start.First) ? null : e.Start.First!.Value.Days - former.Max(x => x.Until!.Value.Days);

    private static decimal Days(When from, When to) => to.First!.Value.Days - from.First!.Value.Days;

    private static bool Overlap(When a, When b) => (a.First != a.Last || b.First != b.Last) && a.First <= b.Last && b.First <= a.Last;

    private static bool IsChemotherapy(DrugEpisode e) => e.TumourDrugs.Any(drug => DrugTable.Of(drug)?.IsChemotherapy() is true);

    private static bool IsPartner(string key) => key is nameof(DrugClass.Fluoropyrimidine) or nameof(DrugClass.Etoposide);

    /// <summary>The classes of its backbone; a drug outside the table is a class of its own.</summary>
    private static IEnumerable<string> Keys(DrugEpisode e) =>
        e.Backbone.Select(drug => DrugTable.Of(drug)?.ToString() ?? drug.ToUpperInvariant()).Distinct(StringComparer.Ordinal);

    /// <summary>A line in the making.</summary>
    internal sealed class Draft
    {
        public List<LinePlacement> Placements { get; } = [];

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public When Start => Placements[0].Episode.Start;

        public IEnumerable<DrugEpisode> Episodes => Placements.Select(p => p.Episode);

        public bool IsAnalogues => Keys.Count == 0;

        public void Add(LinePlacement placement)
        {
            Placements.Add(placement);
            Keys.UnionWith(LineFold.Keys(placement.Episode));
        }
    }

    private sealed record Choice(bool StartsLine, IReadOnlyList<LineReason> Reasons, IReadOnlyList<Finding> Because, IReadOnlyList<LineDoubt> Doubts)
    {
        public static Choice Starts(LineReason reason, IReadOnlyList<Finding>? because = null, IReadOnlyList<LineDoubt>? doubts = null) => new(true, [reason], because ?? [], doubts ?? []);

        public static Choice Belongs(LineReason reason, IReadOnlyList<Finding> because, IReadOnlyList<LineDoubt>? doubts = null) => new(false, [reason], because, doubts ?? []);
    }
}
