using Islet.Clinic;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>What one patient gives to one cell. Tens of these are kept of each patient, and most are counts: a number or a time stands apart.</summary>
public readonly record struct CellReading
{
    private readonly object? told;

    public CellReading(Answer belongs, int slot, decimal? number, TimeToEvent? time = null) => (Belongs, Slot, told) = (belongs, slot, time is { } seen ? seen : number is { } value ? value : null);

    /// <summary>To those whom the row is about.</summary>
    public Answer Belongs { get; }

    /// <summary>Position of the count that is theirs, or <see cref="Group.Unknown"/> or <see cref="Group.Outside"/>.</summary>
    public int Slot { get; }

    /// <summary>Of a row that describes a number; null: unknown.</summary>
    public decimal? Number => told as decimal?;

    /// <summary>Of a row that tells survival; null: it tells something else.</summary>
    public TimeToEvent? Time => told as TimeToEvent?;
}

/// <summary>A table of a layout of its own.</summary>
/// <param name="Patients">In each column: those of the cohort who had its event.</param>
/// <param name="Rows">One for each row of the layout.</param>
public sealed record LayoutResult(LayoutTable Table, IReadOnlyList<int> Patients, IReadOnlyList<LayoutRowResult> Rows);

/// <param name="Cells">One for each column; none for a heading.</param>
public sealed record LayoutRowResult(LayoutRow Row, IReadOnlyList<LayoutCell> Cells);

/// <summary>One cell: nobody is dropped. Of a column's patients each is in <see cref="Of"/>, open, or known not to be asked.</summary>
/// <param name="Of">Whom the row is about: the denominator.</param>
/// <param name="Open">Of whom it is not known whether the row is about them.</param>
/// <param name="Unknown">Of the denominator: those of whom the answer is not known.</param>
/// <param name="Counts">One for each count.</param>
/// <param name="Others">Of the denominator: known, and in none of the counts.</param>
/// <param name="Numbers">Null: the row describes no number.</param>
public sealed record LayoutCell(int Of, int Open, int Unknown, IReadOnlyList<int> Counts, int Others, NumberSummary? Numbers)
{
    /// <summary>Survival of those in the denominator who have an outcome; null: the row tells none.</summary>
    public SurvivalCurve? Curve { get; init; }

    /// <summary>Of whom a percentage is: the denominator without those of whom nothing is known and, where the row has a count for the rest, without the rest.</summary>
    public int Known(LayoutAsk ask) => Of - Unknown - (ask.Rest is null ? 0 : Others);
}
