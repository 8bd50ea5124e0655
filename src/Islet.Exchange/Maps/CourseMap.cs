using Islet.Course;

namespace Islet.Exchange;

public enum FileKind
{
    Csv,
    Xlsx,
    Sav,
    Redcap,
}

/// <summary>
/// The map from a centre's sheets to findings: a file that the centre keeps, corrects and numbers. What it does not say is not guessed.
/// </summary>
/// <remarks>Every key is explained in docs/maps.md. A map made in a program is checked by writing it and reading it again.</remarks>
public sealed partial record CourseMap
{
    /// <summary>The form of maps that this program reads and writes.</summary>
    public const int Form = 1;

    /// <summary>Stands in the names of columns and in values for the number that <see cref="FindingMap.Repeat"/> runs over.</summary>
    public const string RepeatMark = "{n}";

    /// <summary>Begins the origin of every finding; once findings were imported under it, it must stay the same.</summary>
    public required string Source { get; init; }

    /// <summary>The centre's own count of its corrections to the map.</summary>
    public int Version { get; init; } = 1;

    public string? Title { get; init; }

    /// <summary>Null: the map fits any kind of file.</summary>
    public FileKind? FileKind { get; init; }

    /// <summary>How the file is written. What is neither declared here nor proved by the file refuses where it is needed.</summary>
    public FileConvention Convention { get; init; } = new();

    /// <summary>The last year that two digits mean: 2030 makes 30 the year 2030 and 31 the year 1931. Null: a year of two digits is not taken.</summary>
    public int? TwoDigitYearsTo { get; init; }

    /// <summary>Further spellings of "not known", in every column.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public MapAxis Axis { get; init; } = MapAxis.Calendar;

    public MapCenter? Center { get; init; }

    /// <summary>Nobody in the file is a person.</summary>
    public bool Synthetic { get; init; }

    public required MapPatient Patient { get; init; }

    /// <summary>Columns that a person decided not to import.</summary>
    public IReadOnlyList<string> LeaveOut { get; init; } = [];

    public IReadOnlyList<AcceptedProblem> Accept { get; init; } = [];

    public IReadOnlyList<CodeList> Lists { get; init; } = [];

    public IReadOnlyList<FindingMap> Findings { get; init; } = [];

    /// <summary>What the registry notes as the source of a batch.</summary>
    public string Imprint => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source}, map version {Version}");

    public CodeList? List(string name) => Lists.FirstOrDefault(l => l.Name == name);
}

/// <summary>The time axis of every course of the file.</summary>
/// <param name="ZeroColumn">Of an offset axis: the column with the day that is zero; its dates become days since then, and no date is stored. Null: the file
/// itself gives months or days.</param>
public sealed record MapAxis(Axis Axis, string? ZeroColumn = null)
{
    public static MapAxis Calendar { get; } = new(Axis.Calendar);

    /// <summary>The file gives months or days, not dates.</summary>
    public bool TakesOffsets => Axis.Kind is AxisKind.Offset && ZeroColumn is null;
}

/// <summary>The centre that keeps the courses: one for the file, or a column that names it.</summary>
public sealed record MapCenter(string? Name, string? Column);

/// <summary>Who a row speaks of.</summary>
public abstract record MapPatient
{
    public abstract IEnumerable<string> Columns { get; }
}

/// <summary>By the centre's own pseudonym.</summary>
public sealed record PatientColumn(string Column) : MapPatient
{
    public override IEnumerable<string> Columns => [Column];
}

/// <summary>By what identifies a person. Whatever stands in these columns goes to the key file and nowhere else.</summary>
/// <param name="NumberColumn">A national number.</param>
/// <param name="Country">Whose number it is, by ISO 3166: SE, NO, DK, IT …; null where there is no number.</param>
/// <param name="NameColumns">First names and family names, in the order in which a person says them.</param>
/// <param name="RecordColumn">The number of the hospital's own record.</param>
public sealed record PatientIdentity(string? NumberColumn, string? Country, IReadOnlyList<string> NameColumns, string? RecordColumn) : MapPatient
{
    public override IEnumerable<string> Columns => new[] { NumberColumn, RecordColumn }.OfType<string>().Concat(NameColumns);
}

/// <summary>A problem that a person looked at and means to be so; it is not told again.</summary>
/// <param name="Code">W_…: what refuses cannot be meant.</param>
/// <param name="Found">The text of the cell; null: whatever stands in the column.</param>
public sealed record AcceptedProblem(string Code, string Column, string? Found = null);

/// <summary>What the codes of a column mean.</summary>
public sealed record CodeList(string Name, IReadOnlyList<CodeMeaning> Codes)
{
    public CodeMeaning? this[string code] => Codes.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.OrdinalIgnoreCase));
}

/// <param name="Code">As the cell shows it; upper and lower case are one.</param>
/// <param name="Values">As the member's form writes it, several for a member that is a list; empty: missing.</param>
public sealed record CodeMeaning(string Code, IReadOnlyList<string> Values);
