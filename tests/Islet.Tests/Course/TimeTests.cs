using FsCheck;
using FsCheck.Fluent;
using Islet.Course;

namespace Islet.Tests.Course;

public class TimeTests
{
    [Theory]
    [InlineData("2019", "2019-01-01", "2019-12-31"), InlineData("2020-02", "2020-02-01", "2020-02-29"), InlineData("2019-05-17", "2019-05-17", "2019-05-17")]
    public void A_day_spans_what_its_writing_allows(string text, string first, string last)
    {
        var day = Day.Parse(text);
        Assert.Equal((first, last, text), (Day.On(day.First).ToString(), Day.On(day.Last).ToString(), day.ToString()));
    }

    [Theory]
    [InlineData("2019-13"), InlineData("2019-02-29"), InlineData("17.05.2019"), InlineData("2019-5-17"), InlineData("19"), InlineData("0000"), InlineData("2019-05-17 "), InlineData("２０１９")]
    public void What_is_not_an_ISO_day_is_not_read(string text) => Assert.False(Day.TryParse(text, out _));

    [Fact]
    public void Months_that_a_source_gives_stay_as_written()
    {
        var death = When.At(Offset.FromMonths(9.4m));
        Assert.Equal("+9.4 mo", death.ToString());
        Assert.Equal(death, When.Parse("+9.4 mo"));
        Assert.Equal(9.4m, AxisPoint.MonthsBetween(AxisPoint.Of(Offset.Zero), death.First!.Value));
    }

    [Fact]
    public void Every_moment_reads_back_as_it_was_written() => Prop.ForAll(
        Gen.OneOf(
            Gen.Choose(0, 3_000_000).Select(n => When.On(DateOnly.FromDayNumber(n))),
            Gen.Choose(-99_999, 99_999).Select(n => When.At(Offset.FromMonths(n / 10m))),
            Gen.Choose(-99_999, 99_999).Select(n => When.At(Offset.FromDays(n))),
            Gen.Constant(When.Unknown)).ToArbitrary(),
        when => When.Parse(when.ToString()) == when).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("8", 8.0), InlineData("<3", 2.9), InlineData(">20", 20.1), InlineData("25-30", 30.0), InlineData("25–30 %", 30.0), InlineData("1.5 %", 1.5)]
    [InlineData("about 15", null), InlineData("1,5", null), InlineData("30-25", null), InlineData("101", null), InlineData("", null)]
    public void A_Ki67_index_hands_over_what_facts_md_says_and_keeps_its_text(string written, double? percent)
    {
        var index = Ki67Index.FromReport(written);
        Assert.Equal((decimal?)percent, index.Percent);
        Assert.Equal(written, index.AsWritten);
    }
}
