using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Examined;

namespace Islet.Tests.Clinic;

/// <summary>Which characterization an undecided limb (ii) waits for.</summary>
public class TracerLacksTests
{
    [Theory]
    [InlineData("indeterminate", "positive", "0"), InlineData("indeterminate", "negative", "0"), InlineData("positive", "indeterminate", "1"), InlineData("negative", "indeterminate", "1")]
    [InlineData("indeterminate", "indeterminate", "0 1"), InlineData("positive", "positive", "0 1")] // two positive scans are told apart by their lesions alone
    public void The_PET_that_cannot_be_read_is_the_one_that_is_lacking(string before, string now, string lacking) =>
        Assert.Equal(lacking, Lacking(Fdg("P1", "2016-03-05", before), Fdg("P2", "2018-05-06", now)));

    [Fact]
    public void Of_two_positive_PETs_the_one_without_its_lesions_is_lacking()
    {
        Finding[] studies = [Fdg("P1", "2016-03-05", "positive"), Fdg("P2", "2018-05-06", "positive")];
        Assert.Equal("0", Lacking([.. studies, Lesion("L1", "P2", "2018-05-06", true)]));
        Assert.Equal("1", Lacking([.. studies, Lesion("L1", "P1", "2016-03-05", true)]));
    }

    [Theory] // a lesion that one of the two does not list, or that its reader leaves open
    [InlineData(null, true, "0"), InlineData(true, null, "1"), InlineData(null, null, "0 1")]
    public void The_PET_that_leaves_a_lesion_open_is_the_one_that_is_lacking(bool? before, bool? now, string lacking)
    {
        Finding[] others =
        [
            Fdg("P1", "2016-03-05", "positive"), Fdg("P2", "2018-05-06", "positive"),
            Lesion("L1", "P1", "2016-03-05", true), Lesion("L1", "P2", "2018-05-06", true),
        ];
        Assert.Equal(lacking, Lacking([.. others, Lesion("L2", "P1", "2016-03-05", before), Lesion("L2", "P2", "2018-05-06", now)]));
        if (lacking is "0")
            Assert.Equal(lacking, Lacking([.. others, Lesion("L2", "P2", "2018-05-06", now)]));
    }

    [Fact]
    public void Where_the_other_lesions_are_recorded_the_one_that_nobody_told_of_is_named()
    {
        Finding[] pets = [Fdg("P1", "2016-03-05", "positive"), Fdg("P2", "2018-05-06", "positive"), Lesion("L1", "P1", "2016-03-05", true), Lesion("L1", "P2", "2018-05-06", true)];
        Assert.Equal("not told of L9", Because([.. pets, Lesion("L9", "P1", "2016-03-05", true)]));
        Assert.Equal("lesions not recorded", Because([.. pets[..3]]));

        static string Because(params Finding[] scans) => ChangeWords.Lack(Recharacterizations.Of(Seen([Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Biopsy("S2", "2018-05-02", 8), .. scans]))[1]!.Verdict[Limb.II].Lacks
            .Single(l => l is { Component: Component.FdgPet, Number: 1 })).Split(": ")[1];
    }

    [Fact]
    public void An_earlier_PET_is_named_by_the_characterization_that_had_it()
    {
        var all = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Fdg("P1", "2016-03-05", "indeterminate"),
            Biopsy("S2", "2018-05-02", 8), Biopsy("S3", "2019-05-02", 8), Fdg("P3", "2019-05-05", "positive")));
        Assert.Equal([0], all[2]!.Verdict[Limb.II].Lacks.Where(l => l.Component is Component.FdgPet).Select(l => l.Number));
    }

    private static string Lacking(params Finding[] pets)
    {
        var limb = Recharacterizations.Of(Seen([Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Biopsy("S2", "2018-05-02", 8), .. pets]))[1]!.Verdict[Limb.II];
        Assert.Equal(Answer.Unknown, limb.Truth.Answer);
        var fdg = limb.Lacks.Where(l => l.Component is Component.FdgPet).ToList();
        Assert.All(fdg, l => Assert.Equal(LackReason.NoValue, l.Because));
        return string.Join(' ', fdg.Select(l => l.Number));
    }
}
