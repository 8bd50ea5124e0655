using Islet.Course;

namespace Islet.Studies;

/// <summary>A table in a layout of its own, that of a paper perhaps: its columns, its rows and their words.</summary>
/// <param name="Id">Of its files.</param>
/// <param name="Before">Printed before every count, as "n = "; empty: nothing.</param>
/// <param name="Notes">The study's own, printed below the table after the conventions.</param>
public sealed record LayoutTable(
    string Id, string Caption, IReadOnlyList<LayoutColumn> Columns, IReadOnlyList<LayoutRow> Rows, string Before, IReadOnlyList<string> Notes)
{
    public LayoutPercent Percent { get; init; }

    /// <summary>Counts below it are printed without a percentage.</summary>
    public int PercentFrom { get; init; }

    /// <summary>Whose limits of a median are printed; results.json has both.</summary>
    public MedianForm Median { get; init; }

    /// <summary>Of whom a cell cannot tell stands below the table, and not in the cell.</summary>
    public bool TellsBelow { get; init; }

    /// <summary>Who is unknown in a column stands in a column of its own, or below, and not in the cell.</summary>
    public bool IsTold(int column) => TellsBelow || Columns.Any(c => c.Missing.Contains(column));
}

/// <summary>The patients of the cohort who had an event, as they were at it.</summary>
public sealed record LayoutColumn(string Title, StudyEvent At)
{
    /// <summary>Those among them of one of its levels at that event; null: all of them.</summary>
    public Group? By { get; init; }

    /// <summary>Position in <see cref="By"/>.</summary>
    public int Level { get; init; }

    /// <summary>Not empty: the column has no patients, and tells how many are missing in those at these positions.</summary>
    public IReadOnlyList<int> Missing { get; init; } = [];
}

/// <summary>Of what a count is a percentage.</summary>
public enum LayoutPercent
{
    /// <summary>None is printed.</summary>
    None,

    /// <summary>Of the patients whom the row is about and of whom the answer is known, those apart whom a last count "rest" takes (NORDIC NEC 2, tables 1 and 2: without missing cases).</summary>
    Known,

    /// <summary>Of all patients whom the row is about.</summary>
    All,
}

/// <param name="Depth">Headings above it.</param>
/// <param name="Ask">Null: a heading.</param>
public sealed record LayoutRow(string Label, int Depth, LayoutAsk? Ask);

/// <summary>What a row asks of each patient of a column.</summary>
public sealed record LayoutAsk
{
    /// <summary>At which event facts are read; null: at that of the column.</summary>
    public StudyEvent? At { get; init; }

    /// <summary>The row is about the patients for whom this is answered yes; null: about all.</summary>
    public Condition? Of { get; init; }

    /// <summary>The number of patients that the row is about is printed beside the count: 7/13.</summary>
    public bool ShowsOf { get; init; }

    /// <summary>What is counted, each under its name; null: a number, or simply the patients.</summary>
    public Group? Counts { get; init; }

    /// <summary>Of the count of all others, known or not (the NA of papers); null: there is no such count, and who is unknown is printed apart.</summary>
    public string? Rest { get; init; }

    /// <summary>Each count has a row of its own below the label.</summary>
    public bool InRows { get; init; }

    /// <summary>Median and range are printed; null: something is counted.</summary>
    public Fact? Number { get; init; }

    /// <summary>Survival is told, its clock starting at the event of the row or the column; null: something is counted or described.</summary>
    public Endpoint? Time { get; init; }

    /// <summary>Survival at this time of <see cref="Time"/>, in its unit; null: its median.</summary>
    public double? AtTime { get; init; }

    /// <summary>Who answers yes is taken for unknown: ambiguous, not evaluable.</summary>
    public Condition? Missing { get; init; }

    /// <summary>Positions of the columns in which the row has a cell; null: in all.</summary>
    public IReadOnlyList<int>? In { get; init; }

    /// <summary>Null: as the table says.</summary>
    public LayoutPercent? Percent { get; init; }

    /// <summary>How the cell is written, with names in braces in place of numbers: {median}% ({least}–{most}); null: as is usual for its kind.</summary>
    public string? Form { get; init; }

    /// <summary>The facts that the row looks at.</summary>
    public FactSet Facts => (Of?.Facts ?? default) | (Missing?.Facts ?? default) | (Counts?.Facts ?? default) | (Number is { } number ? FactSet.Of(number) : default);
}

public enum EventKind
{
    /// <summary>The day of the diagnosis.</summary>
    Diagnosis,

    /// <summary>The last day of the examinations that belong to the diagnosis: what was then known is what papers give "at diagnosis".</summary>
    Workup,

    /// <summary>The day on which the study's clock starts.</summary>
    TimeZero,

    Recharacterization,

    /// <summary>The start of a line of therapy.</summary>
    Line,

    /// <summary>The start of the first line with chemotherapy, or of the next line of chemotherapy or PRRT after it (NORDIC NEC 2).</summary>
    Chemotherapy,

    /// <summary>The start of the line in which platinum and etoposide are given again (NORDIC NEC 2).</summary>
    PlatinumAgain,

    /// <summary>The start of the first line with PRRT.</summary>
    Prrt,

    /// <summary>The first day on which disease is known to be metastatic or locally advanced.</summary>
    AdvancedDisease,
}

/// <summary>An event of a course at which facts are read.</summary>
/// <param name="Number">Of a re-characterization, a line or a line of chemotherapy, from 1; else 0.</param>
public readonly record struct StudyEvent(EventKind Kind, int Number = 0)
{
    /// <summary>With the event that time zero is in this study.</summary>
    public StudyEvent In(Study study) => Kind is not EventKind.TimeZero ? this : Of(study.TimeZero);

    public static StudyEvent Of(TimeZero zero) => zero switch
    {
        TimeZero.Diagnosis => new(EventKind.Diagnosis),
        TimeZero.Recharacterization => new(EventKind.Recharacterization, 1),
        TimeZero.FirstChemotherapy => new(EventKind.Chemotherapy, 1),
        TimeZero.AdvancedDisease => new(EventKind.AdvancedDisease),
        TimeZero.FirstLine or TimeZero.SecondLine or TimeZero.ThirdLine => new(EventKind.Line, zero.Line()!.Value),
    };
}
