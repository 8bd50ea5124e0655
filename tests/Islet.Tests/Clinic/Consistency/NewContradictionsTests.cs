using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Consistency;

/// <summary>Only what an entry itself makes contradict is told of it.</summary>
public class NewContradictionsTests
{
    private static readonly Finding[] Scans = [.. Enumerable.Range(1, 9).Select(month => Found((ulong)month, $"2020-0{month}", new ImagingStudy { Modality = "CT" }))];

    private static readonly Finding Death = Found(50, "2019", new VitalStatus { Alive = false });

    [Fact]
    public void A_death_before_nine_scans_is_new_once() => Assert.All(New([.. Scans], Death), found => Assert.Equal("W_AFTER_DEATH", found.Code));

    [Fact]
    public void A_scan_after_a_death_that_others_follow_already_is_new() => Assert.Contains(New([Death, .. Scans], Found(60, "2021", new ImagingStudy())), found => found.Code == "W_AFTER_DEATH");

    [Fact]
    public void What_was_contradicted_before_is_not_new() => Assert.Empty(New([Death, .. Scans], Found(60, "2018", new ImagingStudy())));

    [Fact]
    public void A_correction_that_mends_one_of_many_makes_nothing_new() =>
        Assert.Empty(New([Death, .. Scans], Found(60, "2018-02", new ImagingStudy()) with { Supersedes = Scans[4].Id, Why = Why.Correction }));

    [Fact]
    public void A_correction_of_something_else_in_the_same_finding_makes_nothing_new()
    {
        var read = Found(1, "2020", new Specimen { ReportedGrade = Grade.G1, Ki67Percent = Ki67Index.FromPercent(60) });
        Assert.Empty(New([read], Found(2, "2020", new Specimen { ReportedGrade = Grade.G1, Ki67Percent = Ki67Index.FromPercent(60), Organ = "liver" }) with { Supersedes = read.Id, Why = Why.Correction }));
        Assert.Equal(["W_GRADE_COUNTS"], New([], read).Select(found => found.Code));
    }

    [Theory]
    [InlineData("W_NODES", AtEntry.Refused), InlineData("W_LIMITS", AtEntry.Refused), InlineData("W_NEGATIVE_RESULT", AtEntry.Refused), InlineData("W_STOP_ORDER", AtEntry.Refused)]
    [InlineData("W_AFTER_DEATH", AtEntry.Asked), InlineData("W_AGE_BIRTH", AtEntry.Asked), InlineData("W_TREATMENT_NAME", AtEntry.Asked), InlineData("W_GRADE_COUNTS", AtEntry.Told)]
    public void What_can_be_true_of_nobody_is_refused_what_is_unlikely_asked_the_rest_told(string code, AtEntry expected) => Assert.Equal(expected, NewContradictions.Of(code));

    private static IReadOnlyList<Inconsistency> New(IReadOnlyList<Finding> before, Finding entered) => NewContradictions.Of(Course(before), Course([.. before, entered]));

    private static DiseaseCourse Course(IReadOnlyList<Finding> findings) => new(1, "P1", Axis.Calendar, null, false, findings);

    private static Finding Found(ulong id, string when, Content content) => new(new(id), When.Parse(when), default, new(1, DateTimeOffset.UnixEpoch, "registrar", "form"), content);
}
