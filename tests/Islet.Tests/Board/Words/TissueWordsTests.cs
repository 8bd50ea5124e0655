using System.Globalization;
using Islet.Board;
using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Clinic;

namespace Islet.Tests.Board;

public class TissueWordsTests
{
    [Theory] // of a bound or a range nothing exact is made, and no multiple
    [InlineData("60", "<1", "at least −59 percentage points"), InlineData("<1", "60", "at least +59 percentage points"), InlineData("60", ">20", "−40 to +40 percentage points")]
    [InlineData("60", "10-15", "−50 to −45 percentage points"), InlineData("10-15", "60", "+45 to +50 percentage points"), InlineData("<1", "<1", "−1 to +1 percentage points")]
    [InlineData("10", "20", "+10 percentage points (×2)"), InlineData("60", "6", "−54 percentage points (×0.1)"), InlineData("60", "5.9", "−54.1 percentage points"), InlineData("8", "8", "0 percentage points (×1)")]
    public void A_step_says_what_the_two_reports_allow(string from, string to, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var step = Assert.Single(Ki67Trajectory.Of(Tissues.On("2022-01-01", Tissues.Well.Ki67(from).Taken("S1", "2020-01-01"), Tissues.Well.Ki67(to).Taken("S2", "2021-01-01"))).Steps);
        Assert.Equal(said, TissueWords.Step(step)[0]);
        Assert.Equal(!from.Concat(to).Any("<>-".Contains), step.IsExact);
    }

    [Theory] // facts.md 3.2 hands over the upper end of a range for the grade; a rise is known only where both ends say so
    [InlineData("10-15", "12", null, false), InlineData("10-15", "16", true, false), InlineData("12", "10-15", null, false), InlineData("8", "9-12", true, true), InlineData("10-15", "9", false, false)]
    public void A_rise_across_a_range_is_known_only_where_both_ends_say_so(string from, string to, bool? rises, bool? band)
    {
        var step = Assert.Single(Ki67Trajectory.Of(Tissues.On("2022-01-01", Tissues.Well.Ki67(from).Taken("S1", "2020-01-01"), Tissues.Well.Ki67(to).Taken("S2", "2021-01-01"))).Steps);
        Assert.Equal((rises, band), (step.Rises, step.BandRises));
    }
}
