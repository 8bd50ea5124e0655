using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Studies;
using Islet.Web;

namespace Islet.Tests.Web;

public class CensusTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    [Fact]
    public void Every_order_holds_everybody_and_rises_with_the_unknown_last() => Prop.ForAll(Patients(), rows =>
    {
        var census = Census.Of(new(1, null, rows.Length), Today, [.. rows.Select(row => new Counted(row, [], default))]);
        return PatientColumn.All.All(column => new[] { false, true }.All(down =>
        {
            var order = census.InOrder(column, down).ToList();
            var known = order.TakeWhile(r => column.Value(r) is not null).ToList();
            return order.Count == rows.Length && order.Distinct().Count() == rows.Length && order.Skip(known.Count).All(r => column.Value(r) is null)
                && (column == PatientColumn.Key || known.Zip(known.Skip(1)).All(pair => Rises(column.Value(down ? pair.Second : pair.First)!, column.Value(down ? pair.First : pair.Second)!)));
        }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_advanced_census_is_the_one_counted_anew() => Prop.ForAll(Patients(), rows =>
    {
        Counted[] all = [.. rows.Select(row => new Counted(row, [], default))];
        var half = all.Length / 2;
        var advanced = Census.Of(new(1, null, half), Today, all[..half]).With(new(2, null, all.Length), all[(half / 2)..]);
        var anew = Census.Of(new(2, null, all.Length), Today, all);
        return advanced.Rows.SequenceEqual(anew.Rows) && PatientColumn.All.All(c => advanced.InOrder(c, false).SequenceEqual(anew.InOrder(c, false)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Numbers_in_keys_sort_as_numbers()
    {
        PatientRow[] rows = [Row(1, "P10"), Row(2, "P2"), Row(3, "P02"), Row(4, "Q1"), Row(5, "P2a")];
        var census = Census.Of(new(1, null, 5), Today, [.. rows.Select(row => new Counted(row, [], default))]);
        Assert.Equal(["P02", "P2", "P2a", "P10", "Q1"], census.InOrder(PatientColumn.Key, false).Select(r => r.Key));
    }

    [Fact]
    public void An_address_says_all_that_a_query_asks() => Assert.Equal(
        "/patients?q=A%20b&grade=G2&centre=%C3%85&missing=ki67_percent&sort=-age&page=3",
        (PatientQuery.All.With(PatientFacet.All[0], "G2").With(PatientFacet.All[4], "Å") with
        {
            Search = "A b", Lacking = Fact.Ki67Percent, Sort = PatientColumn.Find("age")!, Descending = true, Page = 3,
        }).ToAddress());

    private static bool Rises(IComparable a, IComparable b) => (a is string text ? string.CompareOrdinal(text, (string)b) : a.CompareTo(b)) <= 0;

    private static Arbitrary<PatientRow[]> Patients() => (
        from keys in Gen.Choose(0, 500).ListOf()
        from details in Gen.Choose(0, 5).ArrayOf(keys.Count)
        select keys.Distinct().Select((key, i) => Row(i + 1, $"K{key}", details[i])).ToArray()).ToArbitrary();

    private static PatientRow Row(long number, string key, int detail = 0) => new(
        number, key, detail == 0 ? null : $"Centre {detail}", false, detail % 2 == 0 ? null : "male", detail == 1 ? null : 40 + detail, "pancreas",
        detail > 3 ? null : $"G{detail}", null, "alive", detail == 2 ? "" : $"201{detail}", detail, default);
}
