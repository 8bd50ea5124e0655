using Islet.Statistics;

namespace Islet.Studies;

/// <summary>A paper's printed numbers, and where a study that gives its tables has each of them. Read from a published file.</summary>
/// <param name="Study">Short name of the study whose results these are compared with.</param>
/// <param name="Found">What the paper found, in sentences of our own.</param>
/// <param name="Profile">Of the synthetic cohort that is simulated to match it, with slashes from the repository's root; null: there is none.</param>
/// <param name="Sums">Printed parts and the whole that they should make.</param>
/// <param name="Remarks">What contradicts itself in the paper beside its cells.</param>
public sealed record PublishedPaper(
    string Study, string Title, string Citation, string Doi, IReadOnlyList<string> Found, string? Profile, ulong Seed,
    IReadOnlyList<PublishedCell> Cells, IReadOnlyList<PublishedSum> Sums, IReadOnlyList<string> Remarks, StudySource Source);

/// <summary>What a printed cell is of, and with that how it is compared.</summary>
public enum PublishedKind
{
    /// <summary>How many: equal or not.</summary>
    Count,

    /// <summary>A share of patients, or a survival at a time, in per cent.</summary>
    Rate,

    /// <summary>A median, with limits of confidence, its range or its quartiles.</summary>
    Median,

    /// <summary>A hazard or odds ratio.</summary>
    Ratio,

    /// <summary>Any other number.</summary>
    Number,

    /// <summary>A P, or that it is below a bound.</summary>
    P,
}

/// <summary>What two printed limits mean.</summary>
public enum PublishedInterval
{
    /// <summary>95 % confidence: the truth may lie there.</summary>
    Confidence,

    /// <summary>The least and the greatest value of a patient.</summary>
    Range,

    /// <summary>The quartiles.</summary>
    Quartiles,

    /// <summary>Not printed: computed from the paper's own numbers, as <see cref="PublishedCell.IntervalFrom"/> says.</summary>
    Computed,
}

/// <summary>One printed cell.</summary>
/// <param name="Row">With the headings above it, so that it is one row of its table.</param>
/// <param name="Scale">What a number of results.json is multiplied by to be in the paper's unit: 100 for per cent.</param>
/// <param name="Address">Where results.json has it; null: nowhere, for <paramref name="Why"/>.</param>
/// <param name="OfAddress">Where results.json has the number of whom a count is; null: beside the count, in its cell.</param>
/// <param name="Why">Why it is not compared.</param>
/// <param name="Note">Why it may come out otherwise.</param>
/// <param name="IntervalFrom">Of a computed interval: how it was computed.</param>
public sealed record PublishedCell(
    string Table, string Row, string Column, PublishedKind Kind, string Unit, PrintedCell Printed, double Scale, ResultsAddress? Address, ResultsAddress? OfAddress,
    string? Why, string? Note, Contradiction? Contradiction, string? IntervalFrom)
{
    public string Place => Column.Length == 0 ? $"{Table}, {Row}" : $"{Table}, {Row}, {Column}";
}

/// <summary>The digits of a cell as they are printed; null: not printed there.</summary>
/// <param name="Text">Of a cell that holds words: n/a, not reached.</param>
/// <param name="PIsBound">P was printed as "less than".</param>
public sealed record PrintedCell(
    PrintedNumber? Value, PrintedNumber? Lower, PrintedNumber? Upper, PublishedInterval Interval, PrintedNumber? Of, PrintedNumber? Percent, PrintedNumber? P, bool PIsBound, string? Text);

/// <summary>The paper says something else elsewhere; both are shown, and neither is taken for the truth.</summary>
/// <param name="Says">The other value as it is printed, and where.</param>
/// <param name="Chosen">What the study does about it.</param>
public sealed record Contradiction(string Says, string Chosen);

/// <summary>Printed parts, and the whole that they should make.</summary>
public sealed record PublishedSum(string Table, string Row, IReadOnlyList<PrintedNumber> Parts, PrintedNumber Whole);
