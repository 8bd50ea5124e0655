using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A line of a card, with the outcome of the statements behind it.</summary>
public sealed record CardLineReading(CardLine Line, IReadOnlyList<Verdict> Statements);

/// <summary>A question of a card: yes, no, or unknown for want of the facts that the truth names.</summary>
/// <param name="Facts">Those that the question reads, as the findings have them.</param>
public sealed record CardQuestionReading(CardQuestion Question, Truth Truth, IReadOnlyList<(Fact Fact, FactState State)> Facts);

/// <summary>A laboratory that the card asks for.</summary>
/// <param name="Latest">Its latest result in view; null: none on record.</param>
public sealed record CardLaboratory(string Analyte, Finding? Latest);

/// <summary>A card for one patient on one day. It shows which statements apply and what is not known; it advises nothing.</summary>
public sealed class CardReading
{
    private CardReading(FactCard card, Snapshot snapshot)
    {
        (Card, Snapshot) = (card, snapshot);
        Sections = [.. card.Sections.Select(s => (s.Title, (IReadOnlyList<CardLineReading>)[.. s.Lines.Select(l => new CardLineReading(l, Verdicts(l.Source)))]))];
        Statements = [.. card.Statements.Select(s => s.Statement.Read(snapshot.Reader))];
        Questions = [.. card.KnowFirst.Select(Ask)];
        Laboratories = [.. card.Laboratories.Select(analyte => new CardLaboratory(analyte, Latest(analyte)))];
        Cautions = [.. Clinic.Cautions.Of(snapshot).Where(c => card.Beware.Contains(c.Code, StringComparer.Ordinal))];
        Regions = [.. card.Regions.Select(region => region.Read(snapshot))];
    }

    public FactCard Card { get; }

    public Snapshot Snapshot { get; }

    public IReadOnlyList<(string Title, IReadOnlyList<CardLineReading> Lines)> Sections { get; }

    /// <summary>Each statement behind the card once, in the order of the card.</summary>
    public IReadOnlyList<Verdict> Statements { get; }

    public IReadOnlyList<CardQuestionReading> Questions { get; }

    /// <summary>Questions without an answer on record.</summary>
    public IEnumerable<CardQuestionReading> Open => Questions.Where(q => q.Truth.Answer is Answer.Unknown);

    public IReadOnlyList<CardLaboratory> Laboratories { get; }

    /// <summary>Of the card's own cautions those that arise for this patient.</summary>
    public IReadOnlyList<Caution> Cautions { get; }

    public IReadOnlyList<ScreenResult> Regions { get; }

    /// <summary>Of the card of a syndrome: whether it is the patient's declared one.</summary>
    public Truth? Declared => Card.Syndrome is { } syndrome && Snapshot.Reader(Fact.FunctionalSyndrome) is var possible
        ? Truth.Of(possible.Values, possible.Missing, value => value is FactValue.Word { Value: var word } && word == syndrome) : null;

    public static CardReading Of(FactCard card, Snapshot snapshot) => new(card, snapshot);

    private List<Verdict> Verdicts(CardSource source) => [.. source.Statements.Select(s => s.Statement.Read(Snapshot.Reader))];

    private CardQuestionReading Ask(CardQuestion question) => new(question, question.Condition.Read(Snapshot.Reader),
        [.. question.Condition.Facts.SelectMany(fact => fact.IsDerived ? fact.Reads : FactSet.Of(fact)).Distinct().Select(fact => (fact, Snapshot[fact]))]);

    /// <summary>By its last possible day; of one day the one recorded later.</summary>
    private Finding? Latest(string analyte) => Snapshot.Visible<Laboratory>().Select(s => s.Finding).Where(f => ((Laboratory)f.Content).Analyte == analyte)
        .OrderBy(f => f.HappenedBy(Snapshot.Course.Axis)?.Days ?? decimal.MinValue).ThenBy(f => f.Recorded.Batch).LastOrDefault();
}
