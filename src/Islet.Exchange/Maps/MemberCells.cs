using Islet.Course;

namespace Islet.Exchange;

/// <summary>What a cell says for a member of a finding, by the map's lists, units and spellings.</summary>
/// <param name="Value">JSON; null with <see cref="CellFate.Missing"/> or <see cref="CellFate.NotUnderstood"/>.</param>
/// <param name="Written">The source's text, where the value says it otherwise or could not be made.</param>
/// <param name="Comparator">JSON of what stands beside a bound: "below", "above" …</param>
internal readonly record struct MemberReading(CellFate Fate, string? Value = null, string? Written = null, string? Comparator = null, Complaint? Complaint = null);

internal sealed class MemberCells(CourseMap map, FileConvention convention)
{
    private readonly HashSet<string> missing = new(map.Missing, StringComparer.OrdinalIgnoreCase);

    /// <summary>Empty, broken by the file's own word, or a spelling of "not known".</summary>
    public bool IsMissing(Cell cell) => cell.Kind is CellKind.Empty or CellKind.Missing || MissingValue.Is(cell.Text) || missing.Contains(cell.Text);

    public MemberReading Read(Cell cell, SheetColumn column, FromColumn from, FindingMember member)
    {
        if (from.List is { } list && map.List(list)![cell.Text] is { } code)
            return code.Values.Count == 0 ? new(CellFate.Missing) : new(CellFate.Used, MemberJson.Of(member, code.Values));
        if (IsMissing(cell) || from.Missing.Contains(cell.Text, StringComparer.OrdinalIgnoreCase))
            return new(CellFate.Missing);
        if (from.List is { } named)
        {
            return column.ValueLabels.TryGetValue(cell.Text, out var label) && map.List(named)![label] is { } labelled
                ? labelled.Values.Count == 0 ? new(CellFate.Missing) : new(CellFate.Used, MemberJson.Of(member, labelled.Values))
                : NotUnderstood(cell, new("W_VALUE", $"a code of the list {named}", "Add the code to the list in the map, or correct the cell. Its text is kept beside the finding."));
        }
        var read = Plain(Labelled(cell, column, member), from, member);
        return read.Fate is CellFate.Used && from.Unit is { } unit && unit != member.Unit ? Converted(read, cell, unit, member) : read;
    }

    /// <summary>A day, month or year; on an axis of offsets the months or days since its origin. As it is stored.</summary>
    public MemberReading ReadTime(Cell cell, OffsetUnit? unit)
    {
        if (IsMissing(cell))
            return new(CellFate.Missing);
        if (unit is not { } counted)
            return PlainCells.Read(cell, Happened, convention) is { Fate: CellFate.Used } day ? day with { Value = day.Value!.Trim('"') } : PlainCells.Read(cell, Happened, convention);
        var read = PlainCells.Read(cell, Count, convention);
        return read is { Fate: CellFate.Used, Comparator: null } ? read with { Value = new Offset(Decimal(read.Value!), counted).ToString() }
            : read.Fate is CellFate.Used ? NotUnderstood(cell, Expect("a number of months or days")) : read;
    }

    private static FindingMember Happened { get; } = new("happened", MemberForm.Day, [], null, Required: false);

    private static FindingMember Count { get; } = new("happened", MemberForm.Number, [], null, Required: false);

    private MemberReading Plain(Cell cell, FromColumn from, FindingMember member)
    {
        if (!from.Drugs)
            return PlainCells.Read(cell, member, convention);
        var drugs = PlainCells.Drugs(cell.Text);
        return member.Form is MemberForm.List ? new(CellFate.Used, MemberJson.Of(drugs), cell.Text)
            : drugs is [var one] ? new(CellFate.Used, MemberJson.Of(one), one == cell.Text ? null : cell.Text)
            : NotUnderstood(cell, Expect("one drug"));
    }

    /// <summary>Where the file says what a code means, and the member is not the code's own number, the meaning is read.</summary>
    private static Cell Labelled(Cell cell, SheetColumn column, FindingMember member) =>
        member.Form is not (MemberForm.Number or MemberForm.Whole or MemberForm.Ki67Index or MemberForm.Day) && column.ValueLabels.TryGetValue(cell.Text, out var label)
            ? Cell.OfText(label) : cell;

    private static MemberReading Converted(MemberReading read, Cell cell, string unit, FindingMember member)
    {
        var written = $"{read.Written ?? cell.Text} {unit}";
        if (read.Value!.StartsWith('"'))
            return NotUnderstood(cell, Expect("a number")) with { Written = written };
        return read with { Value = MemberJson.Of(Normal(Decimal(read.Value) * Units.Factor(unit, member)!.Value)), Written = written };
    }

    private static MemberReading NotUnderstood(Cell cell, Complaint complaint) => new(CellFate.NotUnderstood, Written: cell.Text, Complaint: complaint);

    private static Complaint Expect(string expected) => new("W_VALUE", expected, PlainCells.Remedy);

    private static decimal Decimal(string json) => decimal.Parse(json, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Without the zeros that a factor leaves at the end.</summary>
    private static decimal Normal(decimal number) => number / 1.000000000000000000000000000000000m;
}
