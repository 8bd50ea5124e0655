using Islet.Course;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>One patient of the cohort at two characterizations, side by side (figure 2 of the Uppsala paper).</summary>
/// <param name="Id">Of the figure's file too.</param>
/// <param name="Which">Read at the later characterization: the patient of whom it is answered yes.</param>
public sealed record CaseAnalysis(string Id, string Label, Condition Which, StudyEvent From, StudyEvent To) : FurtherAnalysis(Id, Label)
{
    private static readonly Fact[] Asked =
    [
        Fact.MonthsSinceDiagnosis, Fact.FdgPetHere, Fact.SuvMaxFdgHere, Fact.SstrPetHere, Fact.NetpetHere, Fact.Ki67Here, Fact.GradeHere, Fact.HormoneSecretionHere, Fact.NewHormoneSecretion,
        Fact.SignificantChange, Fact.ChangeLimbI, Fact.ChangeLimbIi, Fact.ChangeLimbIii,
    ];

    public override TableKind Kind => TableKind.Cases;

    /// <summary>Null of who does not have both characterizations.</summary>
    internal override CaseReading? Read(FurtherSight patient)
    {
        if (patient.Events.FactsAt(From) is not { } earlier || patient.Events.FactsAt(To) is not { } later)
            return null;
        var answer = Which.Read(later).Answer;
        return new(answer, answer is Answer.Yes ? Values(earlier) : CaseValues.None, answer is Answer.Yes ? Values(later) : CaseValues.None);
    }

    internal override CaseResult Run(FurtherCohort cohort)
    {
        List<CaseReading> read = [.. cohort.Rows.Select(r => r.Further[cohort.Index]).OfType<CaseReading>()];
        // Of several the one of whom most is known; then the steepest rise. Who is alike in every value is interchangeable, so that the registry's order shows nowhere.
        var shown = read.Where(r => r.Answer is Answer.Yes).OrderByDescending(r => r.Earlier.Known + r.Later.Known).ThenByDescending(r => r.Later.Number(Fact.Ki67Here) - r.Earlier.Number(Fact.Ki67Here))
            .ThenBy(r => r.ToString(), StringComparer.Ordinal).FirstOrDefault();
        return new(this, read.Count, read.Count(r => r.Answer is Answer.Yes), read.Count(r => r.Answer is Answer.Unknown), shown);
    }

    private static CaseValues Values(FactReader facts) => new(Asked.ToDictionary(fact => fact, fact => facts(fact).Value));
}

/// <param name="Answer">Whether the patient is one of those who may be shown.</param>
public sealed record CaseReading(Answer Answer, CaseValues Earlier, CaseValues Later) : FurtherReading
{
    public override string ToString() => $"{Earlier}; {Later}";
}

/// <summary>What is known of one characterization.</summary>
public sealed class CaseValues(IReadOnlyDictionary<Fact, FactValue?> values)
{
    public static CaseValues None { get; } = new(new Dictionary<Fact, FactValue?>());

    public int Known => values.Values.Count(v => v is not null);

    public decimal? Number(Fact fact) => (values.GetValueOrDefault(fact) as FactValue.Number)?.Value;

    public string? Word(Fact fact) => (values.GetValueOrDefault(fact) as FactValue.Word)?.Value;

    public bool? Flag(Fact fact) => values.GetValueOrDefault(fact) is { } value ? value == FactValue.True : null;

    public override string ToString() => string.Join(", ", values.Select(v => $"{v.Key.Name} {v.Value}"));
}

/// <param name="Both">Patients with both characterizations.</param>
/// <param name="Match">Those of them who may be shown.</param>
/// <param name="Undecided">Of whom it cannot be said.</param>
/// <param name="Shown">Null: nobody.</param>
public sealed record CaseResult(CaseAnalysis Of, int Both, int Match, int Undecided, CaseReading? Shown) : FurtherResult(Of)
{
    internal override IEnumerable<FurtherTable> Tables
    {
        get
        {
            Datum[] counts = [new("from", StudyWords.EventName(Of.From)), new("to", StudyWords.EventName(Of.To)), new("which", Of.Which.Text), new("n", Both), new("match", Match), new("undecided", Undecided)];
            var table = Shown is { } shown ? CaseFigures.Of(Of, shown, []).Table() : null; // results.json has counts alone, as of every figure of single patients
            yield return new("", Of.Label, table is null ? [new("", Number: false)] : [.. table.Head.Select(c => new TableColumn(c, Number: false))], table is null ? [] : [.. table.Rows.Select(r => new TableRow(r))], [Whom], [counts]);
        }
    }

    private string Whom => Shown is null
        ? $"Nobody is shown: of {Count(Both, "patient")} with both characterizations none has {Of.Which.Text}{(Undecided > 0 ? $"; of {Count(Undecided)} it cannot be said" : "")}."
        : $"Shown: {(Match == 1 ? "the one" : $"one of the {Count(Match)}, of whom most is known,")} of {Count(Both, "patient")} with both characterizations with {Of.Which.Text}{(Undecided > 0 ? $"; of {Count(Undecided)} it cannot be said" : "")}.";

    internal override IEnumerable<StudyFigure> Figures(StudyResults results)
    {
        if (Shown is { } shown)
            yield return new(Of.Id, Of.Label, CaseFigures.Of(Of, shown, [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), Whom, $"Source: {StudyProvenance.Lock(results)}."]).ToSvg);
    }

    internal override IEnumerable<string> Methods =>
        [$"{Of.Label}. One patient at the {StudyWords.EventName(Of.From)} and at the {StudyWords.EventName(Of.To)}, side by side as in figure 2 of Mollazadegan et al. 2025: values of the characterization itself, and no date. A picture of one patient is published only with this patient's consent."];
}
