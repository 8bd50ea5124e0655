using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What a cell says for a member of a finding, by the map's lists, units and spellings.</summary>
/// <param name="Value">JSON (of a time: as it is stored); null with <see cref="CellFate.Missing"/> or <see cref="CellFate.NotUnderstood"/>.</param>
/// <param name="Written">The source's text, where the value says it otherwise or could not be made.</param>
internal readonly record struct MemberReading(CellFate Fate, string? Value = null, string? Written = null, Complaint? Complaint = null)
{
    /// <summary>What the cell says for other members of the finding ("&lt;1" for comparator, "5 nmol/L" for unit).</summary>
    public IReadOnlyDictionary<string, JsonNode>? Extra { get; init; }
}

internal sealed class MemberCells(CourseMap map, FileConvention convention)
{
    private static readonly char[] JoiningSigns = [';', ',', '+', '&', '/'];

    private readonly Dictionary<FromColumn, CellConvention> conventions = new(ReferenceEqualityComparer.Instance);
    private readonly CellConvention general = new() { DecimalComma = convention.DecimalComma, Dates = convention.Dates, TwoDigitYearsTo = map.TwoDigitYearsTo, Missing = map.Missing };

    /// <summary>Empty, broken by the file's own word, or a spelling of "not known".</summary>
    public bool IsMissing(Cell cell) => cell.Kind is CellKind.Empty or CellKind.Missing || MissingValue.Is(cell.Text) || general.CallsMissing(cell.Text);

    public MemberReading Read(Cell cell, SheetColumn column, FromColumn from, FindingMember member)
    {
        if (cell.IsEmpty)
            return new(CellFate.Missing);
        if (from.List is { } list && Code(map.List(list)!, cell, column) is { } code)
            return code.Values.Count == 0 ? new(CellFate.Missing) : new(CellFate.Used, MemberJson.Of(member, code.Values));
        var read = from.Drugs ? Drugs(cell, from, member) : Of(CellReader.Read(Labelled(cell, column, member), member, ConventionOf(from)));
        return read is { Fate: CellFate.Used, Written: null } && from.Unit is { } unit && unit != member.Unit ? read with { Written = $"{cell.Text} {unit}" } : read;
    }

    /// <summary>A day, month or year; on an axis of offsets the months or days since its origin.</summary>
    public MemberReading ReadTime(Cell cell, OffsetUnit? unit)
    {
        if (unit is not { } counted)
            return Of(CellReader.Read(cell, Happened, general)) is { Fate: CellFate.Used } day ? day with { Value = day.Value!.Trim('"') } : Of(CellReader.Read(cell, Happened, general));
        var read = Of(CellReader.Read(cell, counted is OffsetUnit.Months ? Months : Days, general));
        return read.Fate is not CellFate.Used ? read : read.Extra is null
            ? read with { Value = new Offset(decimal.Parse(read.Value!, System.Globalization.CultureInfo.InvariantCulture), counted).ToString() }
            : new(CellFate.NotUnderstood, Written: cell.Text, Complaint: Complaint.Value("a number of months or days"));
    }

    private static FindingMember Happened { get; } = new("happened", MemberForm.Day, [], null, Required: false);

    private static FindingMember Months { get; } = new("happened", MemberForm.Number, [], "months", Required: false);

    private static FindingMember Days { get; } = new("happened", MemberForm.Number, [], "days", Required: false);

    /// <summary>The meaning of a code as the cell shows it, or as the file labels it.</summary>
    private static CodeMeaning? Code(CodeList list, Cell cell, SheetColumn column) =>
        list[cell.Text] ?? (column.ValueLabels.TryGetValue(cell.Text, out var label) ? list[label] : null);

    private MemberReading Drugs(Cell cell, FromColumn from, FindingMember member)
    {
        if (IsMissing(cell) || ConventionOf(from).CallsMissing(cell.Text))
            return new(CellFate.Missing);
        var (read, text) = (DrugNames.Read(cell.Text), cell.Text);
        var may = read.NotUnderstood.SelectMany(n => n.MayMean).Distinct(StringComparer.Ordinal).ToList();
        var doubt = read.NotUnderstood.Count == 0 ? null : new Complaint("W_DRUG", "names of docs/terminology.md" + (may.Count > 0 ? ", perhaps " + string.Join(" or ", may) : ""),
            "The name stands as it is written and counts as no known drug. Correct it, give the column a list in the map, or mark it as meant (accept).");
        if (member.Form is MemberForm.List)
            return new(CellFate.Used, MemberJson.Of(read.Names), read.Names.SequenceEqual(text.Split(JoiningSigns, StringSplitOptions.TrimEntries)) ? null : text, doubt);
        return read.Names is [var one] ? new(CellFate.Used, MemberJson.Of(one), one == text ? null : text, doubt)
            : new(CellFate.NotUnderstood, Written: text, Complaint: Complaint.Value("one drug"));
    }

    /// <summary>Where the file says what a code means, and the member is not the code's own number, the meaning is read.</summary>
    private static Cell Labelled(Cell cell, SheetColumn column, FindingMember member) =>
        member.Form is not (MemberForm.Number or MemberForm.Whole or MemberForm.Ki67Index or MemberForm.Day) && cell.Kind is not CellKind.Missing
            && column.ValueLabels.TryGetValue(cell.Text, out var label) ? Cell.OfText(label) : cell;

    private CellConvention ConventionOf(FromColumn from)
    {
        if (!conventions.TryGetValue(from, out var known))
        {
            conventions.Add(from, known = general with
            {
                Missing = [.. map.Missing, .. from.Missing], Unit = from.Unit,
                List = from.List is { } list ? map.List(list)!.Codes.ToDictionary(c => c.Code, c => c.Values.Count == 0 ? null : c.Values[0], StringComparer.OrdinalIgnoreCase) : null,
            });
        }
        return known;
    }

    private static MemberReading Of(CellReading read) => read switch
    {
        { IsMissing: true } => new(CellFate.Missing),
        { Value: { } value } => new(CellFate.Used, value.ToJsonString(), read.AsWritten, read.Complaint) { Extra = read.Extra },
        _ => new(CellFate.NotUnderstood, Written: read.AsWritten, Complaint: read.Complaint),
    };
}
