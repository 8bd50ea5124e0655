using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class ResponseAidsTests
{
    [Fact]
    public void One_call_gives_every_aid_of_a_series()
    {
        var series = Series.Of("80, 44, 55").WithNew("TP2", NewLesionCertainty.Unequivocal, "pancreas") with { Events = new(PrrtCycles: [new AxisPoint(0)]) };
        var aids = ResponseAids.Of(Timeline.Of(series), ResponseOptions.Default, Truth.Yes);
        Assert.True(aids.References[1].BaselineMisses);
        Assert.Equal(PseudoprogressionStanding.Unlikely, Assert.Single(aids.Pseudoprogression).Standing);
        Assert.Equal(Answer.No, aids.Oligoprogression[1].Suspected); // its only lesion progresses with the new one
        Assert.Equal("N1", Assert.Single(aids.NewPrimaries).Lesion);
        Assert.Equal(Answer.Yes, aids.Lenient[0].AtTwoMm);
        Assert.Empty(aids.Dedifferentiation);
        Assert.Empty(aids.Pets);
    }

    [Fact]
    public void A_change_of_tracer_or_scanner_is_told_with_what_may_still_be_compared()
    {
        var series = Series.Of("50, 50, 50").At("BL", t => t with { Pet = new() { Tracer = "68Ga-DOTATATE", Scanner = "A" } })
            .At("TP1", t => t with { Pet = new() { Tracer = "68Ga-DOTATOC", Scanner = "A" } }).At("TP2", t => t with { Pet = new() { Tracer = "68Ga-DOTATATE", Scanner = "B" } });
        var pets = ResponseAids.Of(Timeline.Of(series), ResponseOptions.Default, default).Pets;
        Assert.Equal([(ResponseCaution.TracerDifferent, false), (ResponseCaution.ScannerDifferent, true)], pets.Select(p => (p.Comparison.Cautions.Single(), p.Comparison.UptakeHolds)));
    }

    [Fact]
    public void Aids_never_change_a_category_and_say_why_for_every_cell() => Prop.ForAll(Gen.Choose(0, 60).ListOf(8).ToArbitrary(), sizes =>
    {
        var series = Series.Of(string.Join(',', sizes.Take(4).Select(s => s + 10)), string.Join(',', sizes.Skip(4).Select(s => s < 5 ? "-" : $"{s}")));
        var table = ResponseTable.Of(series, ResponseOptions.Default, ResponseCriteria.All);
        var recist = Recist11.Criterion.Assess(series, ResponseOptions.Default);
        return table.Rows.Count == 3
            && table.Rows.Zip(recist.TimePoints).All(r => r.First["RECIST1.1"]!.Category == r.Second.Overall)
            && table.Rows.All(r => r.Disagree == r.Differences.Any() && r.Cells.All(c => c.Reasons.Count > 0)
                && r.Differences.All(d => d.One.Group != d.Other.Group && ReasonWords.Of(d).Contains(d.One.Criterion.Code, StringComparison.Ordinal)));
    }).QuickCheckThrowOnFailure();
}
