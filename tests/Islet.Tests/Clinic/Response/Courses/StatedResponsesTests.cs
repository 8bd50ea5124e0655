using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class StatedResponsesTests
{
    private static readonly Finding Everolimus = Drug("eve", "2020-02-01", "everolimus");
    private static readonly Finding[] Before = [Everolimus, .. Ct("2020-01-20", "L1 liver target 100, L2 liver target 20")];

    private static StatedBeside Only(params IEnumerable<Finding> findings) => Assert.Single(StatedResponses.Of(At(findings)));

    private static IEnumerable<Finding> Said(string on, string lesions, string word, string? comparedWith = null, string? reason = null) =>
        Ct(on, lesions, more: s => s with { Response = word, ComparedWith = comparedWith, ResponseReason = reason });

    [Theory]
    [InlineData("SD", false)]
    [InlineData("sd ", false)]
    [InlineData("PD", true)]
    [InlineData("better", null)]
    public void A_read_stands_beside_the_computed_category(string word, bool? differs)
    {
        var read = Assert.Single(Only([.. Before, .. Said("2020-05-01", "L1 95, L2 20", word)]).Reads);
        Assert.Equal(ResponseCategory.SD, read.Computed!.Overall);
        Assert.Equal(differs, read.Differs);
        Assert.Equal(word, read.Word);
    }

    [Fact]
    public void A_single_lesion_that_grew_is_an_overcall_with_its_mechanism()
    {
        var read = Assert.Single(Only([.. Before, .. Said("2020-05-01", "L1 100, L2 30", "PD", reason: "single_lesion")]).Reads);
        Assert.Equal((ReadAgreement.Overcall, DiscordanceMechanism.SingleLesion), (read.Comparison!.Agreement, read.Comparison.Mechanism));
    }

    [Fact]
    public void A_read_against_the_scan_before_misses_what_the_nadir_shows()
    {
        var reads = Only([.. Before, .. Said("2020-05-01", "L1 60, L2 20", "PR"), .. Said("2020-08-01", "L1 70, L2 20", "SD", "CT 2020-05-01"), .. Said("2020-11-01", "L1 78, L2 20", "SD", "CT 2020-08-01")]).Reads;
        Assert.Equal([ReadReference.NotStated, ReadReference.Nadir, ReadReference.Previous], reads.Select(r => r.Reference));
        Assert.Equal((ResponseCategory.PD, true), (reads[2].Computed!.Overall, reads[2].Differs));
        Assert.Equal(DiscordanceMechanism.WrongReference, reads[2].Comparison!.Mechanism);
    }

    [Fact]
    public void A_read_of_a_study_that_nobody_measured_is_kept_and_not_compared()
    {
        var read = Only([.. Before, .. Said("2020-05-01", "L1 95, L2 20", "SD"), .. Ct("2020-08-01", "", "R9", more: s => s with { Response = "PD" })]).Reads[^1];
        Assert.Null(read.Computed);
        Assert.Null(read.Differs);
    }

    [Theory]
    [InlineData(BestResponse.PR, true)]
    [InlineData(BestResponse.SD, false)]
    public void A_stated_best_response_stands_beside_the_computed_one(BestResponse stated, bool differs)
    {
        var best = Assert.Single(Only([.. Before, .. Ct("2020-05-01", "L1 95, L2 20"), Found("ro", "2021-01-01", new ReportedOutcome { Line = 1, BestResponse = stated, Criterion = "RECIST 1.1" })]).Best);
        Assert.Equal((ResponseCategory.SD, differs), (best.Computed, best.Differs));
    }

    [Fact]
    public void A_stated_best_response_of_a_line_that_nobody_measured_is_open()
    {
        var best = Assert.Single(Only([Everolimus, Found("ro", "2021-01-01", new ReportedOutcome { Line = 1, BestResponse = BestResponse.PR })]).Best);
        Assert.Equal((ResponseOpen.NotMeasured, (bool?)null), (best.Open, best.Differs));
    }

    [Theory]
    [InlineData("2020-08-01", 0, false)]
    [InlineData("2020-08-11", 10, true)]
    [InlineData("2020-05-01", -92, true)]
    [InlineData("2020-08", null, null)]
    public void A_stated_progression_differs_in_days(string on, int? later, bool? differs)
    {
        var stated = Assert.Single(Only([.. Before, .. Ct("2020-05-01", "L1 95, L2 20"), .. Ct("2020-08-01", "L1 130, L2 20"), Pd("pd", on)]).Progressions);
        Assert.Equal((later, differs), ((int?)stated.DaysLater, stated.Differs));
    }

    [Fact]
    public void A_stated_progression_that_the_measurements_do_not_show_differs_and_says_why()
    {
        var stated = Assert.Single(Only([.. Before, .. Ct("2020-05-01", "L1 100, L2 30"), Pd("pd", "2020-05-04")]).Progressions);
        Assert.Equal((true, (decimal?)null), (stated.Differs, stated.DaysLater));
        Assert.Equal(DiscordanceMechanism.SingleLesion, stated.Comparison!.Mechanism);
        Assert.Null(Assert.Single(Only([.. Before, .. Ct("2020-05-01", "L1 95, L2 20"), Pd("pd", "2020-09-01")]).Progressions).Differs); // nothing was measured then
    }

    [Fact]
    public void Who_adjudicated_stands_beside_both() => Assert.True(Only([.. Before, .. Ct("2020-05-01", "L1 95, L2 20"), .. Ct("2020-01-20", "L1 liver target 100, L2 liver target 20", read: ReadRole.Consensus),
        .. Ct("2020-05-01", "L1 60, L2 20", read: ReadRole.Consensus)]) is { Adjudicated.Best.Category: ResponseCategory.PR, Response.Best: ResponseCategory.PR });
}
