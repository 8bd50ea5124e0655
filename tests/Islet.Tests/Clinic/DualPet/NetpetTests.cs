using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class NetpetTests
{
    [Fact] // classify contract, example 5: q = 2.14, plain ratio 1
    public void The_two_ways_of_calling_uptake_equal_stand_side_by_side()
    {
        var result = Netpet.Score([Lesion("a", true, true, 12, 12), Lesion("b", true, false)]);
        Assert.Equal((NetpetScore.P4a, NetpetScore.P4a, NetpetScore.P3a), (result.Score, result.ByDisplayWindows, result.BySuvRatio));
        Assert.Equal(["a"], result.IndexLesions);
        Assert.Equal((2.14m, 1m), (Math.Round(result.Lesions[0].WindowQuotient!.Value, 2), result.Lesions[0].SuvRatio));
    }

    [Theory] // Mollazadegan et al. 2025, section 2.5: one row of the list each; < less, = equal, > more, s receptor only, f FDG only, 0 neither
    [InlineData("", NetpetScore.P0, ""), InlineData("0", NetpetScore.P0, ""), InlineData("s0", NetpetScore.P1, "0"), InlineData("ss", NetpetScore.P1, "01")]
    [InlineData("<s", NetpetScore.P2a, "0"), InlineData("<<", NetpetScore.P2a, "01"), InlineData("<<<", NetpetScore.P2b, "012")]
    [InlineData("=<<<", NetpetScore.P3a, "0"), InlineData("==s=", NetpetScore.P3b, "013")]
    [InlineData(">===", NetpetScore.P4a, "0"), InlineData(">>", NetpetScore.P4a, "01"), InlineData(">>>", NetpetScore.P4b, "012")]
    [InlineData("f", NetpetScore.P5, "0"), InlineData(">>>f", NetpetScore.P5, "3")]
    public void The_lesions_of_the_greatest_excess_of_FDG_decide(string lesions, NetpetScore expected, string index)
    {
        var result = Netpet.Score(Lesions(lesions));
        Assert.Equal((expected, index), (result.Score, string.Concat(result.IndexLesions)));
    }

    [Theory] // q = (FDG/7)/(SST/15): equal from 0.8 to 1.25, both ends included
    [InlineData("5.6", "15", NetpetScore.P3a), InlineData("5.59", "15", NetpetScore.P2a), InlineData("8.75", "15", NetpetScore.P3a), InlineData("8.76", "15", NetpetScore.P4a)]
    public void Margins_of_the_display_windows_are_exact(string fdg, string sst, NetpetScore expected) =>
        Assert.Equal(expected, Netpet.Score([Lesion("a", true, true, Number(sst), Number(fdg))]).Score);

    [Theory] // FDG/SST with the same margins
    [InlineData("8", "10", NetpetScore.P3a), InlineData("7.99", "10", NetpetScore.P2a), InlineData("12.5", "10", NetpetScore.P3a), InlineData("12.51", "10", NetpetScore.P4a)]
    public void Margins_of_the_plain_ratio_are_exact(string fdg, string sst, NetpetScore expected) =>
        Assert.Equal(expected, Netpet.Score([Lesion("a", true, true, Number(sst), Number(fdg))]).BySuvRatio);

    [Fact]
    public void The_readers_call_leads_over_the_numbers_and_not_over_their_ratio()
    {
        var result = Netpet.Score([Lesion("a", true, true, 10, 10) with { FdgVsSst = FdgAgainstSst.Less }]);
        Assert.Equal((NetpetScore.P2a, NetpetScore.P4a, NetpetScore.P3a), (result.Score, result.ByDisplayWindows, result.BySuvRatio));
    }

    [Fact]
    public void A_called_lesion_without_SUV_has_a_score_and_no_ratio()
    {
        var result = Netpet.Score([Lesion("a", true, true) with { FdgVsSst = FdgAgainstSst.Equal }]);
        Assert.Equal((NetpetScore.P3a, (NetpetScore?)null), (result.Score, result.BySuvRatio));
    }

    [Theory] // not read on one tracer, or both positive and nothing to compare
    [InlineData(null, true), InlineData(true, null), InlineData(null, false), InlineData(false, null), InlineData(true, true)]
    public void A_lesion_that_cannot_be_read_leaves_the_score_open_unless_it_is_P5_already(bool? sst, bool? fdg)
    {
        var unread = Lesion("u", sst, fdg);
        Assert.Null(Netpet.Score([unread, Lesion("a", true, false)]).Score);
        Assert.Equal(["u"], Netpet.Score([unread]).Unread);
        Assert.Equal(NetpetScore.P5, Netpet.Score([unread, Lesion("a", false, true)]).Score);
    }

    [Fact]
    public void FDG_alone_is_never_P5() => Assert.Null(Netpet.Score([Lesion("a", null, true, null, 9)]).Score);

    [Theory]
    [InlineData("0", "5"), InlineData("5", "0"), InlineData("-1", "5"), InlineData("79228162514264337593543950335", "5")]
    public void A_number_that_no_scanner_gives_is_not_read(string sst, string fdg) => Assert.Null(Netpet.Score([Lesion("a", true, true, Number(sst), Number(fdg))]).Score);

    [Fact]
    public void The_order_of_lesions_means_nothing() => Prop.ForAll(Some, lesions =>
        Netpet.Score(lesions).Score == Netpet.Score([.. lesions.Reverse()]).Score).QuickCheckThrowOnFailure();

    [Fact] // a further lesion can hide an answer or raise it within the order of the patterns, never lower it
    public void Another_lesion_never_lowers_the_pattern() => Prop.ForAll(Some, lesions => lesions.Length == 0
        || Netpet.Score(lesions).Score is not { } all || Netpet.Score(lesions[1..]).Score is not { } fewer || Pattern(all) >= Pattern(fewer)).QuickCheckThrowOnFailure();

    [Fact] // every single reading removed: the score stays, or is open; it never becomes another
    public void What_is_removed_opens_a_score_and_changes_none() => Prop.ForAll(Some, lesions => Enumerable.Range(0, lesions.Length).All(i =>
    {
        var full = Netpet.Score(lesions).Score;
        return full is null || Poorer(lesions[i]).Select(less => Netpet.Score([.. lesions[..i], less, .. lesions[(i + 1)..]]).Score).All(score => score is null || score == full);
    })).QuickCheckThrowOnFailure();

    private static IEnumerable<PetLesion> Poorer(PetLesion l) => [l with { SstPositive = null }, l with { FdgPositive = null }];

    private static Arbitrary<PetLesion[]> Some => Gen.Elements("0s<=>f?".ToCharArray()).ArrayOf().Select(marks => Lesions(new string(marks)).ToArray()).ToArbitrary();

    private static int Pattern(NetpetScore score) => score.ToString()[1] - '0';

    private static IReadOnlyList<PetLesion> Lesions(string marks) => [.. marks.Select((mark, i) => mark switch
    {
        '0' => Lesion($"{i}", false, false),
        's' => Lesion($"{i}", true, false),
        'f' => Lesion($"{i}", false, true),
        '?' => Lesion($"{i}", null, true),
        _ => Lesion($"{i}", true, true) with { FdgVsSst = mark switch { '<' => FdgAgainstSst.Less, '=' => FdgAgainstSst.Equal, _ => FdgAgainstSst.More } },
    })];

    private static PetLesion Lesion(string id, bool? sst, bool? fdg, decimal? sstSuv = null, decimal? fdgSuv = null) => new(id, sst, fdg, sstSuv, fdgSuv, null);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
