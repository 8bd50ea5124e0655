using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Exchange;
using static Islet.Tests.Exchange.Maps.Sheets;

namespace Islet.Tests.Exchange.Maps;

/// <summary>What holds of every sheet.</summary>
public class MappedLaws
{
    private static readonly string[] Columns = ["ID", "no", "date", "ki67", "size", "sex"];

    private static readonly CourseMap Map = Sheets.Map("""
          - kind: Person
            set: {sex: {column: sex}}
          - kind: Specimen
            by: [no]
            when: {column: date}
            reported: {days: 7}
            set: {specimen: {column: no}, ki67_percent: {column: ki67}, largest_diameter_mm: {column: size, unit: cm}}
        """);

    /// <summary>Few patients, few samples, few values: rows that agree, complete and contradict each other.</summary>
    private static readonly Gen<string[]> Row = from id in Gen.Elements("A", "B", "C")
                                                from no in Gen.Elements("1", "2")
                                                from date in Gen.Elements("2019-05-17", "2019", "", "x")
                                                from ki67 in Gen.Elements("3", "12", "", "bad", "10-15")
                                                from size in Gen.Elements("1.5", "2", "", "?")
                                                from sex in Gen.Elements("female", "male", "", "other")
                                                select new[] { id, no, date, ki67, size, sex };

    private static readonly Gen<(string[][] Rows, int[] RowOrder, int[] ColumnOrder)> Shuffled = from rows in Row.ListOf()
                                                                                                 from rowOrder in Gen.Shuffle(Enumerable.Range(0, rows.Count).ToArray())
                                                                                                 from columnOrder in Gen.Shuffle(Enumerable.Range(0, Columns.Length).ToArray())
                                                                                                 select (rows.ToArray(), rowOrder, columnOrder);

    [Fact]
    public void The_order_of_rows_and_columns_does_not_change_what_is_stored() => Prop.ForAll(Shuffled.ToArbitrary(), given =>
    {
        var one = Stored(Columns, given.Rows);
        var other = Stored([.. given.ColumnOrder.Select(c => Columns[c])], [.. given.RowOrder.Select(r => given.ColumnOrder.Select(c => given.Rows[r][c]).ToArray())]);
        return one.SequenceEqual(other);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_spread_over_sheets_say_what_they_say_in_one() => Prop.ForAll(Row.ListOf().ToArbitrary(), rows =>
    {
        var half = rows.Count / 2;
        var sheets = Import(File(Sheet(Columns, [.. rows.Take(half)], "one", "book.xlsx"), Sheet(Columns, [.. rows.Skip(half)], "two", "book.xlsx")), Map);
        return Stored(Columns, [.. rows]).SequenceEqual(sheets.Lines.Order(StringComparer.Ordinal));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_row_a_second_time_changes_nothing() => Prop.ForAll(Row.ListOf().ToArbitrary(), rows =>
        Stored(Columns, [.. rows]).SequenceEqual(Stored(Columns, [.. rows, .. rows]))).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_lost_every_cell_is_accounted_for() => Prop.ForAll(Row.ListOf().ToArbitrary(), rows =>
    {
        var import = Import(File(Sheet(Columns, [.. rows])), Map);
        return import.Source.Columns.All(c => c.Used + c.Missing + c.NotUnderstood + c.NotRead == rows.Count);
    }).QuickCheckThrowOnFailure();

    private static List<string> Stored(string[] columns, IReadOnlyList<string[]> rows) =>
        [.. Import(File(Sheet(columns, rows)), Map).Lines.Order(StringComparer.Ordinal)];
}
