using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why a treatment begins a line, or belongs to the line that is there. Panzuto et al. 2024, section 2.1; facts.md 3.8.</summary>
public enum LineReason
{
    // It begins a line.
    FirstTreatment,

    /// <summary>A class that the line before did not have, after its progression.</summary>
    NewClassAfterProgression,

    /// <summary>A class that the line before did not have; no progression is on record between the two.</summary>
    NewClass,

    /// <summary>Another drug of the same class, after progression.</summary>
    ChangeWithinClassAfterProgression,

    /// <summary>The same drugs again, after progression.</summary>
    RetreatmentAfterProgression,

    // Non-conventional analogue, at progression (S003-05).
    AnalogueChanged,
    DoseRaised,
    IntervalShortened,

    /// <summary>A person recorded that it begins a line.</summary>
    PersonSaysLine,

    // It belongs to the line that is there.
    StartedTogether,

    /// <summary>A somatostatin analogue added to running treatment.</summary>
    BackgroundAnalogue,

    /// <summary>An analogue goes on, whatever begins or ends beside it.</summary>
    AnalogueCarriedOn,

    /// <summary>A drug that is only ever given beside others: fluoropyrimidine or etoposide beside running chemotherapy.</summary>
    PartnerDrug,
    PauseRunsOn,

    /// <summary>The same class again after more than 42 days, and no progression is on record.</summary>
    ResumedWithoutProgression,

    /// <summary>Another drug of the class, without progression (toxicity, supply).</summary>
    ChangeWithinClass,

    /// <summary>The same drug under a new record (another dose), without a pause and without progression.</summary>
    CarriedOn,

    /// <summary>The same drug under a new record, without a pause, after progression.</summary>
    CarriedOnBeyondProgression,

    /// <summary>A person recorded that it begins no line.</summary>
    PersonSaysNoLine,
}

/// <summary>What leaves the number of lines open.</summary>
public enum LineDoubt
{
    /// <summary>Partial dates allow more than one order of treatments or of a progression.</summary>
    OrderUncertain,

    /// <summary>Resumed after a long pause; whether after progression nobody says.</summary>
    ProgressionNotRecorded,

    /// <summary>A progression that may decide does not say on what grounds it was judged.</summary>
    GroundsNotStated,

    /// <summary>An analogue recorded anew at progression, without a dose and interval on both sides.</summary>
    DoseNotStated,

    /// <summary>An analogue given for symptoms, and nobody says whether the disease was advanced.</summary>
    ExtentNotStated,

    /// <summary>A perioperative drug whose end is not known, followed by a progression.</summary>
    PerioperativeEndNotRecorded,
}

/// <summary>What is to be read beside a boundary; it moves nothing.</summary>
public enum LineCaution
{
    /// <summary>A progression seen in the pancreas alone, in MEN1: it may be a new primary (facts.md section 2).</summary>
    MayBeNewPrimary,

    /// <summary>Begun for symptoms (everolimus for hypoglycaemia): says nothing of progression under the line before.</summary>
    BegunForSymptoms,

    Investigational,

    /// <summary>A drug that is in no table; it counts as a class of its own.</summary>
    DrugOutsideTable,
}

/// <summary>One treatment's place among the lines.</summary>
/// <param name="StartsLine">What holds, a person's word included.</param>
/// <param name="Reasons">Of what was computed; never empty.</param>
/// <param name="Because">The findings that decided: progressions, earlier treatments.</param>
/// <param name="Computed">What the rules alone say; differs from <paramref name="StartsLine"/> where a person overruled them.</param>
/// <param name="Overruled">The person's word, where there is one.</param>
public sealed record LinePlacement(
    DrugEpisode Episode, bool StartsLine, IReadOnlyList<LineReason> Reasons, IReadOnlyList<Finding> Because, bool Computed, Finding? Overruled,
    IReadOnlyList<LineDoubt> Doubts, IReadOnlyList<LineCaution> Cautions);

/// <summary>Why a treatment makes no line.</summary>
public enum ApartReason
{
    SymptomDrug,

    /// <summary>Before or after an operation, and no recurrence within 180 days after it.</summary>
    Perioperative,

    /// <summary>Its drugs count as exposures of the patient, not as lines of this tumour.</summary>
    OtherTumour,
    Locoregional,
    Surgery,

    /// <summary>A person says that it begins no line, and there is none before it.</summary>
    PersonSaysNoLine,

    /// <summary>No drug is named.</summary>
    NoDrug,
}

/// <summary>A treatment that is shown beside the lines and makes none.</summary>
public sealed record ApartFromLines(Finding Finding, ApartReason Reason, LineDoubt? Doubt = null);

/// <summary>A line of therapy. It is derived and never stored.</summary>
/// <param name="Placements">The treatments of the line; the first begins it.</param>
/// <param name="Analogues">Somatostatin analogues that run at some time in the line, whichever line they began in.</param>
/// <param name="Progression">The first progression with radiological ground after its start and before the next line; null: none in view.</param>
/// <param name="NextStart">Start of the line after it.</param>
public sealed record TherapyLine(
    int Number, IReadOnlyList<LinePlacement> Placements, IReadOnlyList<DrugEpisode> Analogues, Finding? Progression, When? NextStart)
{
    public LinePlacement Boundary => Placements[0];

    public When Start => Boundary.Episode.Start;

    /// <summary>Antitumour drugs of the line, those that only accompany it included, in the order in which they came.</summary>
    public IReadOnlyList<string> Drugs { get; } = [.. Placements.SelectMany(p => p.Episode.TumourDrugs)
        .Concat(Analogues.SelectMany(a => a.TumourDrugs.Where(drug => DrugTable.Of(drug) is DrugClass.SomatostatinAnalogue)))
        .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Of its drugs, in their order; null: the drug is in no table of ours.</summary>
    internal IReadOnlyList<DrugClass?> Classes => field ??= [.. Drugs.Select(DrugTable.Of)];

    public bool Has(DrugClass drug) => Classes.Contains(drug);

    public bool Has(string drug) => Drugs.Contains(drug, StringComparer.OrdinalIgnoreCase);

    /// <summary>A higher dose, a shorter interval or another analogue, at progression.</summary>
    public bool IsNonConventionalAnalogue => Boundary.Reasons.Any(reason => reason is LineReason.AnalogueChanged or LineReason.DoseRaised or LineReason.IntervalShortened);

    /// <summary>When the last of its own drugs stopped, by the records; null: one of them runs, or none has a stop.</summary>
    public Finding? Stop => Own.All(e => e.Stop is not null) ? Own.Select(e => e.Stop!).MaxBy(stop => (stop.Happened.Last?.Days ?? 0, stop.Id)) : null;

    /// <summary>Last point of the line: its drugs stopped or the next line began; null: it runs.</summary>
    public AxisPoint? End
    {
        get
        {
            var stop = Own.All(e => e.Until is not null) ? Own.Max(e => e.Until!.Value.Days) : (decimal?)null;
            var next = NextStart?.First?.Days;
            return stop is null && next is null ? null : new(Math.Min(stop ?? decimal.MaxValue, next ?? decimal.MaxValue));
        }
    }

    /// <summary>progression, toxicity, completed, choice, death, other: as stated of the drug that stopped last.</summary>
    public string? StopReason => (Stop?.Content as TreatmentStop)?.Reason;

    /// <summary>The progression of the line, where this treatment of it ran then or had its last dose up to a pause before (facts.md 3.8); null: it did not, or no progression is in view.</summary>
    public Finding? ProgressionUnder(FindingId treatment) =>
        Progression?.Happened.First is { } day && Placements.FirstOrDefault(p => p.Episode.Finding.Id == treatment)?.Episode.RunsAt(day, DrugEpisode.PauseDays) is true ? Progression : null;

    public bool IsInvestigational => Placements.Any(p => p.Episode.Treatment.Investigational is true);

    public IEnumerable<LineDoubt> Doubts => Placements.SelectMany(p => p.Doubts).Distinct();

    public IEnumerable<LineCaution> Cautions => Placements.SelectMany(p => p.Cautions).Distinct();

    /// <summary>The treatments that make the line what it is: the backbone, or the analogue of a line of analogues.</summary>
    private IEnumerable<DrugEpisode> Own => Placements.Where(p => !p.Reasons.Contains(LineReason.BackgroundAnalogue)).Select(p => p.Episode);

    public bool Equals(TherapyLine? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Number;
}
