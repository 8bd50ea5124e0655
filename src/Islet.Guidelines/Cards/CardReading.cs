using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A line of a card, with the outcome of the statements behind it.</summary>
public sealed record CardLineReading(CardLine Line, IReadOnlyList<StatementReading> Statements);

/// <summary>A question of a card: yes, no, or unknown for want of the facts that the truth names.</summary>
/// <param name="Facts">Those that the question reads, as the findings have them.</param>
/// <param name="OldDays">Age of the oldest deciding value that is past its shelf life: the answer is to be asked again. Null: none is.</param>
public sealed record CardQuestionReading(CardQuestion Question, Truth Truth, IReadOnlyList<(Fact Fact, FactState State)> Facts, int? OldDays);

/// <summary>A criterion under which a region permits the treatment, beside what is on record. Whether all are met is not said.</summary>
/// <param name="Facts">Those that it asks, as the findings have them.</param>
/// <param name="OldDays">As of <see cref="CardQuestionReading"/>.</param>
public sealed record CardCriterionReading(Criterion Criterion, Truth Truth, IReadOnlyList<(Fact Fact, FactState State)> Facts, int? OldDays);

/// <summary>A laboratory that the card asks for.</summary>
/// <param name="Latest">Its latest result in view; null: none on record.</param>
public sealed record CardLaboratory(string Analyte, Finding? Latest);

/// <summary>A card for one patient on one day. It shows which statements apply and what is not known; it advises nothing.</summary>
public sealed class CardReading
{
    private readonly Dictionary<string, GuidelineReading> guidelines; // by key: those whose statements the card names

    private CardReading(FactCard card, Snapshot snapshot)
    {
        (Card, Snapshot) = (card, snapshot);
        guidelines = card.Statements.Select(s => s.Guideline).DistinctBy(g => g.Key).ToDictionary(g => g.Key, g => GuidelineReading.Of(g, snapshot.Reader), StringComparer.Ordinal);
        Sections = [.. card.Sections.Select(s => (s.Title, (IReadOnlyList<CardLineReading>)[.. s.Lines.Select(l => new CardLineReading(l, [.. l.Source.Statements.Select(Of)]))]))];
        Statements = [.. card.Statements.Select(Of)];
        Questions = [.. card.KnowFirst.Select(Ask)];
        Laboratories = [.. card.Laboratories.Select(analyte => new CardLaboratory(analyte, Latest(analyte)))];
        Cautions = [.. Clinic.Cautions.Of(snapshot).Where(c => card.Beware.Contains(c.Code, StringComparer.Ordinal))];
        Regions = [.. card.Regions.Select(region => (region, (IReadOnlyList<CardCriterionReading>)[.. region.Criteria.Select(Compare)]))];
    }

    public FactCard Card { get; }

    public Snapshot Snapshot { get; }

    public IReadOnlyList<(string Title, IReadOnlyList<CardLineReading> Lines)> Sections { get; }

    /// <summary>Each statement behind the card once, in the order of the card.</summary>
    public IReadOnlyList<StatementReading> Statements { get; }

    public IReadOnlyList<CardQuestionReading> Questions { get; }

    /// <summary>Questions without an answer on record.</summary>
    public IEnumerable<CardQuestionReading> Open => Questions.Where(q => q.Truth.Answer is Answer.Unknown);

    public IReadOnlyList<CardLaboratory> Laboratories { get; }

    /// <summary>Of the card's own cautions those that arise for this patient.</summary>
    public IReadOnlyList<Caution> Cautions { get; }

    /// <summary>Criterion by criterion; no verdict is drawn from them.</summary>
    public IReadOnlyList<(Screen Region, IReadOnlyList<CardCriterionReading> Criteria)> Regions { get; }

    /// <summary>Of the card of a syndrome: whether it is the patient's declared one.</summary>
    public Truth? Declared => Card.Syndrome is { } syndrome && Snapshot.Reader(Fact.FunctionalSyndrome) is var possible
        ? Truth.Of(possible.Values, possible.Missing, value => value is FactValue.Word { Value: var word } && word == syndrome) : null;

    public static CardReading Of(FactCard card, Snapshot snapshot) => new(card, snapshot);

    /// <summary>What a statement behind the card says of the patient.</summary>
    public StatementReading Of(CardStatement statement) => guidelines[statement.Guideline.Key][statement.Statement.Id];

    private CardQuestionReading Ask(CardQuestion question)
    {
        var deciding = question.Condition.Deciding(Snapshot.Reader).SelectMany(reason => Found(FactSet.Of(reason.Atom.Fact)));
        return new(question, question.Condition.Read(Snapshot.Reader), [.. Found(question.Condition.Facts)], OldDays(deciding));
    }

    private CardCriterionReading Compare(Criterion criterion)
    {
        var reading = criterion.Read(Snapshot);
        return new(criterion, reading.Truth, [.. Found(criterion.Facts)], OldDays(Found(criterion.Facts).Where(f => f.State.From.Any(reading.From.Contains))));
    }

    /// <summary>What is computed is told by the facts that it is computed from.</summary>
    private IEnumerable<(Fact Fact, FactState State)> Found(FactSet facts) =>
        facts.SelectMany(fact => fact.IsDerived ? fact.Reads : FactSet.Of(fact)).Distinct().Select(fact => (fact, Snapshot[fact]));

    private static int? OldDays(IEnumerable<(Fact Fact, FactState State)> facts) => facts.Where(f => f.State is { IsKnown: true, IsStale: true }).Max(f => f.State.AgeDays);

    /// <summary>By its last possible day; of one day the one recorded later.</summary>
    private Finding? Latest(string analyte) => Snapshot.Visible<Laboratory>().Select(s => s.Finding).Where(f => ((Laboratory)f.Content).Analyte == analyte)
        .OrderBy(f => f.HappenedBy(Snapshot.Course.Axis)?.Days ?? decimal.MinValue).ThenBy(f => f.Recorded.Batch).LastOrDefault();
}
