using Islet.Clinic;
using Islet.Studies;
using static Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Studies;

public class LandmarkComparisonTests
{
    private static readonly LandmarkPatient[] Patients =
    [
        new([new(3, PR)], 24, true), new([new(3, SD), new(9, PR)], 30, false), new([new(3, SD)], 12, true), new([new(3, SD), new(6, SD)], 18, true), new([new(3, PD)], 10, true),
        new([new(3, PR)], 5, true), new([new(3, SD)], 6, false), new([new(3, NE)], 20, true), new([], 20, true), new([new(3, PR), new(6, PD)], 14, true),
    ];

    [Theory]
    [InlineData(null), InlineData("0"), InlineData("-1")]
    public void A_comparison_from_time_zero_is_refused_and_says_why(string? landmark)
    {
        var refused = LandmarkComparison.Of(Patients, landmark is null ? null : decimal.Parse(landmark, System.Globalization.CultureInfo.InvariantCulture), LandmarkContrast.ResponseAgainstStable);
        Assert.Equal("E_RESPONSE_FROM_ZERO", Assert.Single(refused.Problems).Code);
        Assert.True(refused.Problems[0].Refuses());
        Assert.Empty(refused.Groups);
        Assert.Null(refused.Test);
    }

    [Fact]
    public void Groups_are_what_was_known_at_the_landmark_among_those_still_observed()
    {
        var at6 = LandmarkComparison.Of(Patients, 6, LandmarkContrast.ResponseAgainstStable);
        Assert.Equal((2, 2, 2), (at6.EndedBefore, at6.NotAssessed, at6.OtherGroup)); // ended at exactly 6 months too; progression at 6 counts
        Assert.Equal([("response", 1, 1), ("stable", 3, 2)], at6.Groups.Select(g => (g.Label, g.Patients, g.Events)));
        Assert.Equal(18, at6.Groups[0].Curve!.Steps.Single(s => s.Events > 0).Time); // 24 months from the start are 18 from the landmark
        Assert.Equal(1, at6.Test!.Difference.Df);
        var at9 = LandmarkComparison.Of(Patients, 9, LandmarkContrast.ResponseAgainstStable);
        Assert.Equal([2, 2], at9.Groups.Select(g => g.Patients)); // a response at exactly 9 months
    }

    [Fact]
    public void Every_patient_is_somewhere()
    {
        foreach (var contrast in Enum.GetValues<LandmarkContrast>())
            foreach (var landmark in (decimal[])[1, 3, 6, 9, 12, 40])
            {
                var c = LandmarkComparison.Of(Patients, landmark, contrast);
                Assert.Equal(Patients.Length, c.EndedBefore + c.NotAssessed + c.OtherGroup + c.Groups.Sum(g => g.Patients));
                Assert.Equal(c.Groups.All(g => g.Patients > 0), c.Test is not null);
            }
    }

    [Fact]
    public void Progression_is_compared_with_stable_or_with_all_others()
    {
        Assert.Equal([2, 3], LandmarkComparison.Of(Patients, 6, LandmarkContrast.ProgressionAgainstStable).Groups.Select(g => g.Patients));
        Assert.Equal([2, 4], LandmarkComparison.Of(Patients, 6, LandmarkContrast.ProgressionAgainstNone).Groups.Select(g => g.Patients));
    }

    [Fact]
    public void A_later_response_does_not_reach_back_over_the_landmark()
    {
        var late = new LandmarkPatient([new(3, SD), new(6.1m, PR)], 20, false);
        Assert.Equal([0, 1], LandmarkComparison.Of([late], 6, LandmarkContrast.ResponseAgainstStable).Groups.Select(g => g.Patients));
    }
}
