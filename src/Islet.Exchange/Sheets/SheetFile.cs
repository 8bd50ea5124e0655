using Islet.Course;

namespace Islet.Exchange;

public enum DateOrder
{
    /// <summary>2019-05-17.</summary>
    YearMonthDay,

    /// <summary>17.5.2019.</summary>
    DayMonthYear,

    /// <summary>5/17/2019.</summary>
    MonthDayYear,
}

/// <summary>
/// How a file writes what it writes. Null: not declared. A reader fills in what the file itself proves; what it can only guess stays null, and
/// whoever needs it is refused until a person declares it.
/// </summary>
public sealed record FileConvention
{
    /// <summary>By its IANA name: utf-8, windows-1252, iso-8859-1, utf-16.</summary>
    public string? Encoding { get; init; }

    /// <summary>Of a text file; a tab is "\t".</summary>
    public string? Delimiter { get; init; }

    public bool? DecimalComma { get; init; }

    public DateOrder? Dates { get; init; }

    /// <summary>Rows that together make the column names (merged headers); 1 unless declared.</summary>
    public int? HeaderRows { get; init; }

    /// <summary>Rows above the header that are not part of the table; 0 unless declared.</summary>
    public int? SkipRows { get; init; }

    /// <summary>The sheets to read; null: all that are not hidden.</summary>
    public IReadOnlyList<string>? Sheets { get; init; }

    /// <summary>Names that a person gave to columns by their numbers, where the header names two alike or one not at all.</summary>
    public IReadOnlyList<NamedColumn> Names { get; init; } = [];

    /// <summary>Columns that stand twice or without a name get one that says their number, instead of a refusal: to propose a map, never to import.</summary>
    internal bool ProposesNames { get; init; }

    /// <summary>Null: the header's own holds.</summary>
    internal string? NameOf(string sheet, int column) =>
        Names.FirstOrDefault(n => n.Number == column && n.Sheet == sheet)?.Name ?? Names.FirstOrDefault(n => n.Number == column && n.Sheet is null)?.Name;
}

/// <param name="Sheet">Null: of every sheet that is read.</param>
/// <param name="Number">Counted from 1.</param>
public sealed record NamedColumn(string? Sheet, int Number, string Name);

/// <summary>An opened file: its tables, how it was read, and what was wrong with it as a whole.</summary>
/// <param name="Convention">What was declared, completed by what the file proves.</param>
/// <param name="Evidence">For a person to confirm, in sentences: "delimiter ; (in all of 412 lines)".</param>
/// <param name="Problems">One that refuses: no table can be believed, and <paramref name="Sheets"/> is empty.</param>
public sealed record SheetFile(string File, IReadOnlyList<Sheet> Sheets, FileConvention Convention, IReadOnlyList<string> Evidence, IReadOnlyList<Problem> Problems);
