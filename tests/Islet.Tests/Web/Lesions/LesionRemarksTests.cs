using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>What is said of one row before it is recorded: one remark a problem, both sides of every threshold.</summary>
public class LesionRemarksTests
{
    [Theory]
    [InlineData(15.9, "160", true), InlineData(20.0, "159", false), InlineData(20.0, "160", true), InlineData(40.0, "5", false), InlineData(40.0, "5.1", false), InlineData(48.0, "4", true), InlineData(48.1, "4", false), InlineData(null, "4", false)]
    public void A_tenfold_step_of_any_lesion_asks_for_the_unit(double? was, string typed, bool asked) =>
        Assert.Equal(asked, Of("non_target", typed, (decimal?)was).Any(r => r.Contains("centimetres", StringComparison.Ordinal)));

    [Fact]
    public void A_length_over_any_lesion_is_one_remark() => Assert.Contains("Over 500 mm", Assert.Single(Of("target", "600", 40)), StringComparison.Ordinal);

    [Theory, InlineData(40.0, 20.0, true), InlineData(39.9, 20.0, false), InlineData(null, 20.0, false), InlineData(40.0, null, false)]
    public void A_large_lesion_does_not_merge_into_a_small_one(double? was, double? host, bool said) =>
        Assert.Equal(said, LesionRemarks.OfMerged("L3", (decimal?)was, "L5", (decimal?)host).Any());

    [Theory]
    [InlineData("liver", "g", "certain"), InlineData("liver", "b", "certain"), InlineData("liver", "25 e", "certain"), InlineData("liver", "2.3", "2.3 cm are 23 mm"), InlineData("liver", "9.9", "centimetres"), InlineData("liver", "10", null), InlineData("liver", "5", null)]
    [InlineData("lymph_node", "4.9", "centimetres"), InlineData("lymph_node", "9", null), InlineData("lymph_node", "15", null)]
    public void A_baseline_target_is_there_measured_and_certain(string organ, string typed, string? said)
    {
        var (cell, isNode) = (SizeCell.Read(typed), organ == "lymph_node");
        var read = new LesionRead { Lesion = "L1", Status = cell.Status, LongestMm = isNode ? null : cell.Mm, ShortAxisMm = isNode ? cell.Mm : null };
        foreach (var (role, words) in new[] { ("target", said), ("non_target", null) })
        {
            var remarks = LesionRemarks.OfBaselineTarget(new EntryRow(Row(organ, role, typed), read, null, [], [], null), null).ToList();
            if (words is null)
                Assert.Empty(remarks);
            else
                Assert.Contains(words, Assert.Single(remarks), StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Of(string role, string typed, decimal? was) => LesionRemarks.Of(Row("liver", role, typed), SizeCell.Read(typed), null, null, was);

    private static LesionRow Row(string organ, string role, string size) => new("L1", false, organ, "", role, size, "", "", "", "");
}
