using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Lines of systemic therapy of the index tumour, derived from its treatments and progressions as a view sees them, with the reason for each boundary.
/// </summary>
/// <param name="Apart">Treatments that are shown beside the lines and make none.</param>
/// <param name="LogClosed">A person's word that the treatment history is complete; null: it is open, and no line is not known to be none.</param>
/// <param name="IsIndexOpen">Several neuroendocrine neoplasms, and nobody has declared whose lines these are.</param>
/// <remarks>Panzuto et al., J Clin Med 2024;13:2074, section 2.1 (lines end with progression; a concomitant analogue makes none); what counts is facts.md 3.8.</remarks>
public sealed record TherapyLines(IReadOnlyList<TherapyLine> Lines, IReadOnlyList<ApartFromLines> Apart, Finding? LogClosed, bool IsIndexOpen)
{
    /// <summary>A recurrence within so many days after a pre- or postoperative drug makes the drug a line (facts.md 3.8, house rule).</summary>
    public const int RecurrenceDays = 180;

    private const string Perioperative = "perioperative", Symptom = "symptom"; // purposes

    /// <summary>Doubts that leave the number of lines open.</summary>
    public IReadOnlyList<LineDoubt> Doubts { get; } = [.. Lines.SelectMany(line => line.Doubts).Concat(Apart.Select(apart => apart.Doubt).OfType<LineDoubt>()).Distinct()];

    /// <summary>Number of lines begun; null: open index tumour, open history without a line, or a doubt that would change it.</summary>
    public int? Count => IsIndexOpen || Doubts.Count > 0 || (Lines.Count == 0 && LogClosed is null) ? null : Lines.Count;

    /// <summary>Why no clock starts with the line of this number; null: it is there.</summary>
    public NoOutcome? Lacks(int number) => IsIndexOpen ? NoOutcome.IndexTumourOpen : Doubts.Count > 0 ? NoOutcome.LinesUncertain
        : number <= Lines.Count ? null : Lines.Count == 0 && LogClosed is null ? NoOutcome.HistoryOpen : NoOutcome.NoSuchLine;

    /// <summary>The history is not closed: earlier lines may be missing, and the numbers are the least that they can be.</summary>
    public bool IsLeast => LogClosed is null;

    /// <summary>Lines begun before a point and, as far as anybody knows, not ended before it.</summary>
    public IEnumerable<TherapyLine> RunningOn(AxisPoint point) => Lines.Where(line => line.Start.First is { } start && start < point && (line.End is not { } end || end >= point));

    public static TherapyLines Of(Snapshot snapshot) => snapshot.Sight.Lines;

    /// <summary>
    /// The same without what became a line only by what came after it began: a drug round an operation, counted once disease recurs, and an analogue for symptoms
    /// begun before disease was advanced. A clock may start with any of these lines, for on the day it began nobody had to know the future.
    /// </summary>
    public static TherapyLines AsBegun(Snapshot snapshot) => snapshot.Sight.LinesAsBegun;

    /// <summary>A treatment that is a line here and was none yet on the day it began.</summary>
    public static bool HasLaterLine(Snapshot snapshot) => AsBegun(snapshot).Apart.Any(apart => Of(snapshot).Lines.Any(line => line.Placements.Any(p => p.Episode.Finding == apart.Finding)));

    /// <summary>No treatment of a purpose that only later events make a line: both readings are the same.</summary>
    internal static bool AreAsBegun(LineEvidence evidence) => evidence.Episodes.All(e => e.Treatment.Purpose is not (Perioperative or Symptom));

    internal static TherapyLines Of(Sight sight, bool asBegun = false)
    {
        var evidence = sight.LineEvidence;
        var apart = new List<ApartFromLines>();
        var systemic = new List<DrugEpisode>();
        foreach (var e in evidence.Episodes)
        {
            if (NotALine(e, evidence, asBegun) is { } beside)
                apart.Add(beside);
            else
                systemic.Add(e);
        }
        var fold = new LineFold(evidence);
        var drafts = fold.Of(systemic);
        apart.AddRange(fold.Refused);
        apart.AddRange(evidence.Procedures.Select(f => new ApartFromLines(f, IsResection((Procedure)f.Content) ? ApartReason.Surgery : ApartReason.Locoregional)));
        apart.AddRange(ElsewhereTreated(sight).Select(f => new ApartFromLines(f, ApartReason.OtherTumour)));
        return new([.. drafts.Select((draft, i) => Line(i, drafts, evidence))], apart, LogClosedIn(sight), sight.IsIndexOpen);
    }

    /// <summary>The latest word on whether the treatment history is complete, if all that is said on that day says so.</summary>
    internal static Finding? LogClosedIn(Sight sight)
    {
        var said = sight.Visible<Judgement>().Where(s => s.Finding.Content is Judgement { About: Judgement.TreatmentLogClosed }).ToList();
        var latest = Order.MayBeLatest(said, sight).Select(s => s.Finding).OrderBy(f => f.Id).ToList();
        return latest.Count > 0 && latest.TrueForAll(f => f.Content is Judgement { Value: "true" }) ? latest[^1] : null;
    }

    private static TherapyLine Line(int i, IReadOnlyList<LineFold.Draft> drafts, LineEvidence evidence)
    {
        var (draft, next) = (drafts[i], i + 1 < drafts.Count ? drafts[i + 1].Start : (When?)null);
        var begin = draft.Start.First!.Value;
        var analogues = evidence.Episodes.Where(e => e.Analogues.Any() && !(e.Start.First >= next?.First) && !(e.Until <= begin));
        var pd = evidence.Progressions.FirstOrDefault(f => LineEvidence.IsRadiological(f) && f.Happened.First > draft.Start.Last && (next is not { } begun || f.Happened.First <= begun.First));
        return new(i + 1, draft.Placements, [.. analogues], pd, next);
    }

    private static ApartFromLines? NotALine(DrugEpisode e, LineEvidence evidence, bool asBegun)
    {
        if (e.Treatment.Drugs.Count == 0)
            return new(e.Finding, ApartReason.NoDrug);
        if (e.TumourDrugs.Count == 0)
            return new(e.Finding, ApartReason.SymptomDrug);
        return e.Treatment.Purpose switch
        {
            Perioperative => asBegun ? new(e.Finding, ApartReason.Perioperative) : RoundAnOperation(e, evidence),
            Symptom when !e.IsAnalogueAlone => new(e.Finding, ApartReason.SymptomDrug),
            Symptom when asBegun && evidence.Advanced.From is { } from && !(from <= e.Start.First) => new(e.Finding, ApartReason.SymptomDrug),
            Symptom => ForSymptoms(e, evidence),
            _ => null,
        };
    }

    /// <summary>An analogue in advanced disease is a line whatever the written reason.</summary>
    private static ApartFromLines? ForSymptoms(DrugEpisode e, LineEvidence evidence) => evidence.Advanced switch
    {
        { From: { } from } when e.Until is not { } until || from <= until => null,
        { From: not null } or { SaidNot: true } => new(e.Finding, ApartReason.SymptomDrug),
        _ => new(e.Finding, ApartReason.SymptomDrug, LineDoubt.ExtentNotStated),
    };

    private static ApartFromLines? RoundAnOperation(DrugEpisode e, LineEvidence evidence)
    {
        LineDoubt? doubt = null;
        foreach (var pd in evidence.Progressions.Where(f => (LineEvidence.IsRadiological(f) || LineEvidence.MayBeRadiological(f)) && f.Happened.Last > e.Start.First))
        {
            if (e.Stop?.Happened is not { } stop)
                doubt ??= LineDoubt.PerioperativeEndNotRecorded;
            else if (Days(stop.First, pd.Happened.Last) <= RecurrenceDays && LineEvidence.IsRadiological(pd))
                return null;
            else if (Days(stop.Last, pd.Happened.First) <= RecurrenceDays)
                doubt ??= LineEvidence.IsRadiological(pd) ? LineDoubt.OrderUncertain : LineDoubt.GroundsNotStated;
        }
        return new(e.Finding, ApartReason.Perioperative, doubt);
    }

    private static decimal Days(AxisPoint? from, AxisPoint? to) => AxisPoint.DaysBetween(from!.Value, to!.Value);

    private static bool IsResection(Procedure procedure) => procedure.Name.Contains("resection", StringComparison.OrdinalIgnoreCase)
        || procedure.Name.Contains("surg", StringComparison.OrdinalIgnoreCase) || procedure.Name.EndsWith("ectomy", StringComparison.OrdinalIgnoreCase);

    /// <summary>Drug treatments in view of another tumour than the index.</summary>
    private static IEnumerable<Finding> ElsewhereTreated(Sight sight) =>
        sight.OfPatient.Where(s => s.Finding.Content is Treatment && !sight.Concerns(s.Finding.Content)).Select(s => s.Finding);
}
