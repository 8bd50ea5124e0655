using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class WhoEditionTests
{
    [Fact] // WHO 2017, 2019 and 2022: one table for the pancreas
    public void The_limits_of_the_three_editions_are_the_same() => Prop.ForAll(Gen.Choose(0, 10000).ToArbitrary(), hundredths =>
    {
        var value = hundredths / 100m;
        return Who2017.ByKi67(value) == Who2022.ByKi67(value) && Who2019.ByKi67(value) == Who2022.ByKi67(value)
            && Who2017.ByMitoses(value) == Who2022.ByMitoses(value) && Who2019.ByMitoses(value) == Who2022.ByMitoses(value);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2017", WhoEdition.Of2017), InlineData("2019", WhoEdition.Of2019), InlineData("2022", WhoEdition.Of2022), InlineData("2010", null), InlineData(null, null)]
    public void The_edition_stays_with_the_grade(string? year, WhoEdition? edition)
    {
        var graded = WhoGrades.Of(new Specimen { Ki67Percent = Ki67Index.FromPercent(20), MitosesPer2Mm2 = 1, WhoEdition = year });
        Assert.Equal((edition, Grade.G2), (graded.Edition, Assert.Single(graded.Grade.Possible)));
    }

    [Fact] // facts.md 3.2: G3 of 2010 holds NET G3 and NEC
    public void A_written_G3_of_2010_does_not_grade() =>
        Assert.Equal(3, WhoGrades.Of(new Specimen { ReportedGrade = Grade.G3, WhoEdition = "2010" }).Grade.Possible.Count);

    [Theory] // low 3–10, high above 10 to 20; a G2 by mitoses with Ki-67 under 3 is neither
    [InlineData("ki67_percent=3 mitoses_per_2mm2=1", "Low", false), InlineData("ki67_percent=10 mitoses_per_2mm2=1", "Low", true), InlineData("ki67_percent=10.1 mitoses_per_2mm2=1", "High", false)]
    [InlineData("ki67_percent=20 mitoses_per_2mm2=1", "High", true), InlineData("ki67_percent=20.1 mitoses_per_2mm2=1", "", false), InlineData("ki67_percent=2 mitoses_per_2mm2=5", "", false)]
    [InlineData("ki67_percent=8", "", false), InlineData("ki67_percent=8 reported_grade=G2", "Low", false)]
    public void G2_has_two_halves(string recorded, string band, bool boundary)
    {
        var grade = GradeReading.Of(Recorded.Reader(recorded));
        Assert.Equal((band, boundary, ""), (grade.Band.Value.ToString(), grade.IsBoundary.Value, Recorded.Missing(grade.Band.Missing)));
    }

    [Theory] // 10 and 55 %, exactly and just beyond
    [InlineData("10", false, false), InlineData("10.01", true, false), InlineData("54.99", true, false), InlineData("55", true, true)]
    public void Classes_of_the_papers(string percent, bool above10, bool atLeast55)
    {
        var grade = GradeReading.Of(Recorded.Reader($"ki67_percent={percent}"));
        Assert.Equal((above10, atLeast55), (grade.IsAbove10.Value, grade.IsAtLeast55.Value));
    }

    [Fact]
    public void Without_Ki67_every_class_of_it_waits_for_it()
    {
        var grade = GradeReading.Of(Recorded.Reader("mitoses_per_2mm2=5"));
        Assert.All(new[] { grade.Band.Missing, grade.IsBoundary.Missing, grade.IsAbove10.Missing, grade.IsAtLeast55.Missing }, missing => Assert.Equal("ki67_percent", Recorded.Missing(missing)));
    }

    [Theory]
    [InlineData("differentiation=well ki67_percent=2 mitoses_per_2mm2=1", "NetG1", ""), InlineData("differentiation=well ki67_percent=25", "NetG3", ""), InlineData("differentiation=poor ki67_percent=80", "Nec", "")]
    [InlineData("differentiation=poor ki67_percent=15 mitoses_per_2mm2=2", "Nec", ""), InlineData("differentiation=ambiguous ki67_percent=40", "Ambiguous", ""), InlineData("minen=true differentiation=poor", "MiNen", "")]
    [InlineData("ki67_percent=80", "", "differentiation"), InlineData("differentiation=well ki67_percent=8", "", "mitoses_per_2mm2"), InlineData("minen=false differentiation=poor", "Nec", "")]
    public void NET_and_NEC_are_told_apart_by_differentiation_alone(string recorded, string kind, string waits)
    {
        var found = NenKinds.Of(Recorded.Reader(recorded));
        Assert.Equal((kind, waits), (found.Value.ToString(), Recorded.Missing(found.Missing)));
    }
}
