using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>How the rows of a sheet become findings of one kind.</summary>
public sealed record FindingMap
{
    /// <summary>The origin's word for these findings where the map gives none: the kind in snake_case.</summary>
    public static string CustomaryName(string kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind);

    public required string Kind { get; init; }

    /// <summary>Only rows of this sheet; null: of every sheet that has all its columns.</summary>
    public string? Sheet { get; init; }

    /// <summary>In the origin; unique within the map.</summary>
    public string Name { get => field ?? CustomaryName(Kind); init; }

    /// <summary>Wide to long: one finding for each number, which stands for {n}.</summary>
    public MapRange? Repeat { get; init; }

    /// <summary>Of a sheet with several rows a patient: the columns that tell one row from another; part of the origin.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Null: the kind needs none (a person's birth and sex).</summary>
    public MapWhen? When { get; init; }

    /// <summary>Null: the kind needs none.</summary>
    public MapReported? Reported { get; init; }

    public RowCondition? OnlyWhere { get; init; }

    /// <summary>Whose statement it is, as the member stated_by has it.</summary>
    public string? StatedBy { get; init; }

    /// <summary>T1, T2 …: the tumour it is about; null: about the patient, or not said.</summary>
    public string? Tumour { get; init; }

    public IReadOnlyList<MemberMap> Set { get; init; } = [];

    /// <summary>Every column that it reads, with {n} where it repeats.</summary>
    public IEnumerable<string> Columns => Set.SelectMany(m => m.From.Columns).Concat(By)
        .Concat(new[] { When?.Column, Reported?.Column, OnlyWhere?.Column }.OfType<string>()).Distinct(StringComparer.Ordinal);
}

/// <param name="Last">Included.</param>
public sealed record MapRange(int First, int Last)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{First}-{Last}");
}

/// <summary>When the finding happened.</summary>
/// <param name="Column">Null: <see cref="AtOrigin"/> or <see cref="Unknown"/>.</param>
/// <param name="Unit">Of a column with months or days since the axis' origin; null: the column has dates.</param>
public sealed record MapWhen(string? Column, OffsetUnit? Unit = null, bool PlacedAtOrigin = false)
{
    /// <summary>The source gives no day, and the map places it at the axis' origin (facts.md 1.8).</summary>
    public static MapWhen AtOrigin { get; } = new(null, PlacedAtOrigin: true);

    public static MapWhen Unknown { get; } = new((string?)null);
}

/// <summary>When its result was known. The map must say it: a silent "as it happened" would let a replay see what nobody knew (facts.md 1.8).</summary>
/// <param name="AssumedDays">So many days after it happened, as the centre assumes; marked wherever it decides.</param>
public sealed record MapReported(string? Column, OffsetUnit? Unit = null, bool AsHappened = false, int? AssumedDays = null)
{
    public static MapReported WhenItHappened { get; } = new(null, AsHappened: true);

    public static MapReported Unknown { get; } = new((string?)null);

    public static MapReported DaysLater(int days) => new(null, AssumedDays: days);
}

/// <summary>Which rows speak of the finding at all.</summary>
/// <param name="Is">Any of these texts, upper and lower case alike; empty: anything that is not missing.</param>
public sealed record RowCondition(string Column, IReadOnlyList<string> Is);

/// <param name="Member">By its name in JSON.</param>
public sealed record MemberMap(string Member, MemberSource From);

/// <summary>Where a member's value comes from.</summary>
public abstract record MemberSource
{
    public abstract IEnumerable<string> Columns { get; }
}

/// <summary>From the cell of a column.</summary>
public sealed record FromColumn(string Column) : MemberSource
{
    /// <summary>Name of the code list that gives the meaning; null: the cell says it.</summary>
    public string? List { get; init; }

    /// <summary>In which the column is written, where that is not the member's own.</summary>
    public string? Unit { get; init; }

    /// <summary>The cell names drugs.</summary>
    public bool Drugs { get; init; }

    /// <summary>Further spellings of "not known" in this column.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public override IEnumerable<string> Columns => [Column];
}

/// <summary>The same for every row; several values for a member that is a list.</summary>
public sealed record FixedValue(IReadOnlyList<string> Values) : MemberSource
{
    public override IEnumerable<string> Columns => [];
}

/// <summary>A list of words with a column each, which says yes or no (checkboxes).</summary>
public sealed record CheckedColumns(IReadOnlyList<CheckedColumn> Words) : MemberSource
{
    public override IEnumerable<string> Columns => Words.Select(w => w.Column);
}

public sealed record CheckedColumn(string Word, string Column);
