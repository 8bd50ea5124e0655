using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.SizeResponse.Measured;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>What flowed together or came apart did not grow by that: a mass is set against the sum of its parts (Eisenhauer et al. 2009, Appendix II).</summary>
public class MergedGrowthTests
{
    [Theory]
    [InlineData("T1=35&T2 T2=>T1", DiscordanceCause.Other, "")] // 40 in two, 35 in one
    [InlineData("T1=35&T2", DiscordanceCause.Other, "")]
    [InlineData("T1=35&T2 T2=0", DiscordanceCause.Other, "")]
    [InlineData("T1=>T2 T2=35", DiscordanceCause.Other, "")]
    [InlineData("T1=48&T2 T2=>T1 T3=99", DiscordanceCause.SingleLesion, "T1")] // 20 % more than its parts
    [InlineData("T1=47.9&T2 T2=>T1 T3=99", DiscordanceCause.SumBelow20, "")]
    [InlineData("T1=12+12 T2=20 T3=99", DiscordanceCause.SingleLesion, "T1")]
    [InlineData("T1=12+11.9 T2=20 T3=99", DiscordanceCause.SumBelow20, "")]
    [InlineData("T1=35&X T2=20 T3=99", DiscordanceCause.SumBelow20, "")] // how large X was nobody measured
    public void A_mass_or_fragments_are_no_single_lesion_that_grew(string now, DiscordanceCause cause, string grownAlone)
    {
        var three = now.Contains("T3", StringComparison.Ordinal);
        var series = Series(three ? "T1 T2 T3" : "T1 T2", three ? "-7: T1=20 T2=20 T3=99" : "-7: T1=20 T2=20", $"56: {now}");
        var review = ReadReview.Of(series, ResponseOptions.Default, [new("TP1", true)]).Comparisons.Single();
        Assert.Equal((cause, grownAlone), (review.Cause, string.Join(' ', review.References!.SingleLesions.Select(l => l.With))));
    }

    [Fact]
    public void Lesions_that_come_apart_again_are_not_growth_from_nothing()
    {
        var series = Series("T1 T2", "-7: T1=20 T2=20", "56: T1=35&T2 T2=>T1", "112: T1=21 T2=21");
        Assert.All(Check(series).Lesions, l => Assert.Equal((20, 21), (l.FromMm, l.ToMm)));
    }

    [Fact]
    public void A_mass_is_compared_with_its_own_smallest_size_too()
    {
        var series = Series("T1 T2", "-7: T1=20 T2=20", "56: T1=30&T2 T2=>T1", "112: T1=36 T2=>T1");
        Assert.Equal(new SizeStep("T1", 30, 36), Check(series).Lesions.Single());
        Assert.Equal(["T1"], Oligoprogression.Of(Timeline.Of(series), series.Recist())[1].Growing);
    }

    [Fact]
    public void A_merger_is_neither_oligoprogression_nor_shrinkage_nor_a_lesion_left_open()
    {
        var series = Series("T1 T2 T3", "-7: T1=20 T2=20 T3=30", "56: T1=35&T2 T2=>T1 T3=30");
        var few = Oligoprogression.Of(Timeline.Of(series), series.Recist())[0];
        Assert.Empty(few.Growing);
        Assert.Empty(few.Open);
        Assert.Equal(Answer.No, few.Suspected);
        Assert.Equal(["T1", "T3"], few.Controlled);
        Assert.Equal(new SizeStep("T1", 40, 35), LenientResponse.Of(Timeline.Of(series), series.Recist())[0].Shrunk.Single());
    }

    [Fact]
    public void A_merger_is_no_veto_of_a_metabolic_response()
    {
        var series = Series("T1 T2", "-7: T1=20 T2=20", "56: T1=35&T2 T2=>T1");
        var pets = series with { TimePoints = [.. series.TimePoints.Select(t => t with { Pet = Sample.Fdg(Sample.Sul(t.IsBaseline ? 10 : 5)) })] };
        Assert.Equal(ResponseCategory.Pmr, Percist10.Criterion.Assess(pets, ResponseOptions.Default).TimePoints[0].Overall);
    }

    private static ReferenceCheck Check(ResponseSeries series) => ReferenceGuard.Of(Timeline.Of(series), ResponseOptions.Default)[^1];
}
