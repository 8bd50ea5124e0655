using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What a guideline says of one treatment, or of the care of one hormone syndrome, on one sheet: figures, precautions, and what must be known first.</summary>
/// <param name="Key">"prrt", "insulinoma": of its file.</param>
/// <param name="Guideline">In whose folder it lies; its macros may stand in the conditions.</param>
/// <param name="About">For whom the statements behind it were made, and what it leaves out.</param>
public sealed record FactCard(string Key, string Title, StatementBase Guideline, string About)
{
    /// <summary>The treatment option it is about; null: the card of a syndrome.</summary>
    public TreatmentOption? Option { get; init; }

    /// <summary>By the words of the fact functional_syndrome; null: the card of a treatment.</summary>
    public string? Syndrome { get; init; }

    public required IReadOnlyList<CardSection> Sections { get; init; }

    /// <summary>What has to be known before, in the order in which it is asked.</summary>
    public IReadOnlyList<CardQuestion> KnowFirst { get; init; } = [];

    /// <summary>Cautions of facts.md section 5 that stand on the card where they arise for a patient.</summary>
    public IReadOnlyList<string> Beware { get; init; } = [];

    /// <summary>For whom regions permit the treatment, beside each other.</summary>
    public IReadOnlyList<Screen> Regions { get; init; } = [];

    /// <summary>Everything the card says with its sources, section after section, questions last.</summary>
    public IEnumerable<CardSource> Sources => Sections.SelectMany(s => s.Lines).Select(l => l.Source).Concat(KnowFirst.Select(q => q.Source));

    /// <summary>The statements on which the card rests, each once, in the order of the card.</summary>
    public IEnumerable<CardStatement> Statements => Sources.SelectMany(s => s.Statements).DistinctBy(s => s.Statement.Id);

    /// <summary>By the names of docs/terminology.md: of a syndrome those of its symptom pattern, of a treatment a choice of the house [H].</summary>
    public IReadOnlyList<string> Laboratories { get; init; } = [];

    /// <summary>Why these, where the guideline does not name them.</summary>
    public string? LaboratoriesBecause { get; init; }

    /// <summary>What a reader may look for here and the sources do not say.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];
}

/// <summary>Lines under one heading.</summary>
public sealed record CardSection(string Title, IReadOnlyList<CardLine> Lines);

/// <summary>One line of a card, in our words; figures are the source's.</summary>
public sealed record CardLine(string Says, CardSource Source);

/// <summary>Something that must be known before: a question that has three answers.</summary>
/// <param name="Asks">"Receptor-positive on imaging?"</param>
/// <param name="Why">What hangs on the answer, in our words.</param>
public sealed record CardQuestion(string Asks, Condition Condition, string Why, CardSource Source);

/// <summary>A statement that stands behind a line, with the guideline that makes it.</summary>
public readonly record struct CardStatement(StatementBase Guideline, Statement Statement);

/// <summary>What a line rests on.</summary>
/// <param name="Text">The paper or guideline whose lines these are.</param>
/// <param name="Lines">Lines of that text as it was read.</param>
/// <param name="Statements">Which say it. None: the text says it and no statement of the base does.</param>
/// <param name="Figures">Rows of the evidence table, by id (EV0123).</param>
public sealed record CardSource(string Text, string Lines, IReadOnlyList<CardStatement> Statements, IReadOnlyList<string> Figures);
