using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class TracerPatternChangeTests
{
    private const string First = "2020-01-10", Second = "2021-01-10";

    [Fact] // Mollazadegan et al. 2025, figure 2: lesions SSTR-positive before, FDG-avid and SSTR-negative later
    public void A_lesion_that_is_still_there_and_has_lost_its_receptors_changes_both_tracers()
    {
        var change = Change(Pet(First, "SSTR-PET", ("L1", true)), Pet(First, "FDG-PET", ("L1", false)), Pet(Second, "SSTR-PET", ("L1", false)), Pet(Second, "FDG-PET", ("L1", true)));
        Assert.Equal(("no yes", "yes no", "yes"), (Say(change.Receptor), Say(change.Fdg), SomeCourse.Say(change.Changed)));
        Assert.Equal(LesionChangeKind.Lost, change.Receptor.Lesions.Single().Kind);
    }

    [Fact]
    public void Nothing_lost_and_nothing_gained_is_no_change()
    {
        var change = Change(Pet(First, "SSTR-PET", ("L1", true)), Pet(First, "FDG-PET", ("L1", false)), Pet(Second, "SSTR-PET", ("L1", true)), Pet(Second, "FDG-PET", ("L1", false)));
        Assert.Equal("no", SomeCourse.Say(change.Changed));
    }

    [Theory] // one lesion of one tracer: before, now, gain, loss
    [InlineData("+", "+", "no no", LesionChangeKind.Unchanged), InlineData("-", "-", "no no", LesionChangeKind.Unchanged), InlineData("-", "+", "yes no", LesionChangeKind.Gained)]
    [InlineData("+", "p", "no yes", LesionChangeKind.Lost), InlineData("+", "-", "no ?", LesionChangeKind.PerhapsInRemission), InlineData("+", "0", "no no", LesionChangeKind.InRemission)]
    [InlineData("+", "s", "no ?", LesionChangeKind.TooSmallToTell), InlineData("+", "e", "no ?", LesionChangeKind.Unclear), InlineData("-", "e", "? no", LesionChangeKind.Unclear)]
    [InlineData("e", "+", "? no", LesionChangeKind.Unclear), InlineData("e", "p", "no ?", LesionChangeKind.Unclear), InlineData("e", "e", "? ?", LesionChangeKind.Unclear)]
    [InlineData("", "+", "? no", LesionChangeKind.NotReadBefore), InlineData("", "n", "yes no", LesionChangeKind.New), InlineData("0", "+", "yes no", LesionChangeKind.New)]
    [InlineData("+", "", "no ?", LesionChangeKind.NotReadNow), InlineData("-", "", "? no", LesionChangeKind.NotReadNow), InlineData("", "p", "no ?", LesionChangeKind.NotReadBefore)]
    public void One_lesion(string before, string now, string expected, LesionChangeKind kind)
    {
        var change = Compare([.. Study(First, "SSTR-PET", Mark("L1", before), Mark("other", "+"))], [.. Study(Second, "SSTR-PET", Mark("L1", now), Mark("other", "+"))]).Receptor;
        Assert.Equal((expected, kind), (Say(change), change.Lesions.Single(l => l.Lesion == "L1").Kind));
    }

    [Fact]
    public void A_lesion_that_was_resected_or_ablated_is_not_receptor_loss()
    {
        var named = SomeCourse.On("2020-06-01", new Procedure { Name = "ablation", Lesions = ["L1"] });
        var change = Lost([named]);
        Assert.Equal(("no no", LesionChangeKind.Removed, named), (Say(change), change.Lesions[0].Kind, change.Lesions[0].Procedure));
    }

    [Theory] // an operation that names no lesion may have taken it, unless it was done elsewhere
    [InlineData("resection", null, "no ?"), InlineData("resection", "liver_metastases", "no ?"), InlineData("resection", "primary", "no yes"), InlineData("biopsy", null, "no yes")]
    public void A_procedure_without_named_lesions_leaves_it_open_where_it_may_have_been_done_to_it(string name, string? target, string expected) =>
        Assert.Equal(expected, Say(Lost([SomeCourse.On("2020-06-01", new Procedure { Name = name, Target = target is null ? null : [target] })])));

    [Theory] // before the first scan, between, after the second; a year that may lie between
    [InlineData("2019-12-31", "no yes"), InlineData("2020-01-10", "no no"), InlineData("2021-01-10", "no no"), InlineData("2021-01-11", "no yes"), InlineData("2020", "no no")]
    public void Only_what_was_done_between_the_scans_counts(string day, string expected) =>
        Assert.Equal(expected, Say(Lost([SomeCourse.On(day, new Procedure { Name = "resection", Lesions = ["L1"] })], asOf: "2022-01-01")));

    [Theory] // 68Ga-DOTATOC against DOTATATE is another tracer; how a name is written is not
    [InlineData("68Ga-DOTATOC", "68Ga-DOTATATE", "no ?"), InlineData("68Ga-DOTATOC", "[68Ga]Ga-DOTATOC", "no yes"), InlineData("68Ga-DOTATATE", "64Cu-DOTATATE", "no ?")]
    [InlineData("Ga-68 DOTATOC", "68Ga-edotreotide", "no yes"), InlineData("68Ga-DOTATOC", null, "no yes"), InlineData(null, null, "no yes")]
    public void A_lesion_imaged_with_another_tracer_is_not_receptor_loss(string? before, string? now, string expected) => Assert.Equal(expected,
        Say(Compare([.. Study(First, "SSTR-PET", before, Mark("L1", "+"))], [.. Study(Second, "SSTR-PET", now, Mark("L1", "p"))]).Receptor));

    [Fact]
    public void Without_an_earlier_FDG_its_change_is_not_known()
    {
        var change = Compare([.. Study(First, "SSTR-PET", Mark("L1", "+"))], [.. Study(Second, "SSTR-PET", Mark("L1", "+")), .. Study(Second, "FDG-PET", Mark("L1", "+"))]);
        Assert.Equal(("? ?", TracerChangeBasis.NotDoneBefore, "?"), (Say(change.Fdg), change.Fdg.Basis, SomeCourse.Say(change.Changed)));
    }

    [Theory] // where lesions are not recorded the results of the studies serve, and say so; positive twice hides what each lesion did
    [InlineData("positive", "negative", "no ?"), InlineData("positive", "negative, tumour", "no yes"), InlineData("negative, tumour", "positive", "yes no"), InlineData("negative", "positive", "yes no"), InlineData("negative", "negative", "no no"), InlineData("positive", "positive", "? ?")]
    [InlineData("positive", "indeterminate", "? ?"), InlineData("positive", null, "? ?"), InlineData("negative", null, "? no"), InlineData(null, "negative", "no ?"), InlineData("none", "positive", "yes no")]
    [InlineData("positive", "none", "no ?"), InlineData("none", "none", "no no")]
    public void Results_of_whole_studies(string? before, string? now, string expected)
    {
        var change = Compare([Whole(First, before)], [Whole(Second, now)]).Receptor;
        Assert.Equal((expected, TracerChangeBasis.StudyResults), (Say(change), change.Basis));
        Assert.Equal((First, Second), (change.Earlier!.Name, change.Later!.Name));
        var fdg = Compare([Whole(First, before, "FDG-PET")], [Whole(Second, now, "FDG-PET")]).Fdg;
        Assert.Equal(expected, Say(fdg));
    }

    [Theory] // the tumour is there and takes up nothing; with another tracer that may be the tracer's
    [InlineData("68Ga-DOTATOC", "68Ga-DOTATOC", "no yes"), InlineData("68Ga-DOTATOC", "68Ga-DOTATATE", "no ?")]
    public void A_whole_study_lost_its_uptake_only_under_the_same_tracer(string before, string now, string expected) => Assert.Equal(expected,
        Say(Compare([Whole(First, "positive", tracer: before)], [Whole(Second, "negative, tumour", tracer: now)]).Receptor));

    [Theory] // a scan that sees no tumour says of a lesion neither that it is gone nor that it is there, unless the other tracer sees it
    [InlineData(false, "no ?"), InlineData(true, "no yes")]
    public void A_lesion_of_which_the_later_scan_sees_nothing_is_lost_only_where_something_else_sees_it(bool fdgSeesIt, string expected) => Assert.Equal(expected, Say(Compare(
        [.. Study(First, "SSTR-PET", Mark("L1", "+"))], [Whole(Second, "none"), .. fdgSeesIt ? Study(Second, "FDG-PET", Mark("L1", "+")) : []]).Receptor));

    [Fact] // an operation in between: the whole study cannot say what was lost
    public void A_positive_study_that_turned_negative_after_an_operation_is_open() => Assert.Equal("no ?", Say(Compare(
        [Whole(First, "positive")], [Whole(Second, "negative, tumour")], SomeCourse.On("2020-06-01", new Procedure { Name = "resection" })).Receptor));

    [Fact] // a negative study is negative in every lesion
    public void Lesions_of_a_negative_study_need_not_be_listed() => Assert.Equal("yes no",
        Say(Compare([Whole(First, "negative")], [.. Study(Second, "SSTR-PET", Mark("L1", "+"))]).Receptor));

    [Fact] // every finding removed: what was not known to be unchanged never becomes so
    public void A_missing_finding_turns_no_unknown_into_no()
    {
        Finding[] before = [.. Study(First, "SSTR-PET", Mark("L1", "+"), Mark("L2", "e")), .. Study(First, "FDG-PET", Mark("L1", "-"), Mark("L2", "-"))];
        Finding[] now = [.. Study(Second, "SSTR-PET", Mark("L1", "+"), Mark("L2", "p")), .. Study(Second, "FDG-PET", Mark("L1", "-"), Mark("L2", "e"))];
        var full = Compare(before, now);
        foreach (var less in before.Concat(now))
        {
            var change = Compare([.. before.Except([less])], [.. now.Except([less])]);
            foreach (var (a, b) in new[] { (full.Receptor.Gain, change.Receptor.Gain), (full.Receptor.Loss, change.Receptor.Loss), (full.Fdg.Gain, change.Fdg.Gain), (full.Fdg.Loss, change.Fdg.Loss) })
                Assert.True(a.Answer == b.Answer || b.Answer is Answer.Unknown, $"{a} became {b}");
        }
    }

    [Fact] // facts.md 1.5: two readers of equal rank differ, then a consensus
    public void Readers_who_differ_leave_a_lesion_open_until_their_consensus()
    {
        Finding[] now = [.. Study(Second, "SSTR-PET", Mark("L1", "p") with { Reader = "R1" }, Mark("L1", "+") with { Reader = "R2" })];
        Finding[] before = [.. Study(First, "SSTR-PET", Mark("L1", "+"))];
        Assert.Equal("no ?", Say(Compare(before, now).Receptor));
        var consensus = SomeCourse.On(Second, Mark("L1", "p") with { Study = "SSTR-PET " + Second, Read = ReadRole.Consensus });
        Assert.Equal("no yes", Say(Compare(before, [.. now, consensus]).Receptor));
    }

    private static TracerChange Lost(Finding[] besides, string asOf = Second) => Compare(
        [.. Study(First, "SSTR-PET", Mark("L1", "+"))], [.. Study(Second, "SSTR-PET", Mark("L1", "p"))], asOf, besides).Receptor;

    private static TracerPatternChange Change(params Finding[][] studies) => Compare([.. studies[0], .. studies[1]], [.. studies[2], .. studies[3]]);

    private static Finding[] Pet(string day, string modality, (string Lesion, bool Positive) lesion) => [.. Study(day, modality, Mark(lesion.Lesion, lesion.Positive ? "+" : "p"))];

    private static TracerPatternChange Compare(Finding[] before, Finding[] now, params Finding[] besides) => Compare(before, now, Second, besides);

    private static TracerPatternChange Compare(Finding[] before, Finding[] now, string asOf, Finding[] besides)
    {
        var course = SomeCourse.Seen(asOf, [.. before, .. now, .. besides]);
        return TracerPatternChange.Between(
            TracerPattern.Around(course, SomeCourse.Day("2019-12-10"), SomeCourse.Day("2020-02-10")), TracerPattern.Around(course, SomeCourse.Day("2020-12-10"), SomeCourse.Day("2021-02-10")));
    }

    private static string Say(TracerChange change) => $"{SomeCourse.Say(change.Gain)} {SomeCourse.Say(change.Loss)}";

    private static IEnumerable<Finding> Study(string day, string modality, params LesionRead?[] lesions) => Study(day, modality, null, lesions);

    private static IEnumerable<Finding> Study(string day, string modality, string? tracer, params LesionRead?[] lesions) =>
        [SomeCourse.On(day, new ImagingStudy { Study = $"{modality} {day}", Modality = modality, Tracer = tracer }),
            .. lesions.OfType<LesionRead>().Select(l => SomeCourse.On(day, l with { Study = $"{modality} {day}" }))];

    /// <summary>"none": no tumour in the field; ", tumour": there is some.</summary>
    private static Finding Whole(string day, string? result, string modality = "SSTR-PET", string? tracer = null)
    {
        var word = result is "none" ? "negative" : result?.Split(',')[0];
        return SomeCourse.On(day, new ImagingStudy
        {
            Study = day, Modality = modality, Tracer = tracer, SstrPetResult = modality == "SSTR-PET" ? word : null, FdgPetResult = modality == "FDG-PET" ? word : null,
            TumourPresent = result is "none" ? false : result?.Contains("tumour", StringComparison.Ordinal) is true ? true : null,
        });
    }

    /// <summary>+ positive, p there and negative, - negative and nobody says whether it is there, 0 gone, s too small, e equivocal, n new; empty: not listed.</summary>
    private static LesionRead Mark(string lesion, string mark) => mark switch
    {
        "+" => Lesion(lesion, LesionStatus.Present, true),
        "n" => Lesion(lesion, LesionStatus.Present, true) with { Role = LesionRole.New },
        "p" => Lesion(lesion, LesionStatus.Present, false),
        "-" => Lesion(lesion, null, false),
        "0" => Lesion(lesion, LesionStatus.Absent, null),
        "s" => Lesion(lesion, LesionStatus.TooSmall, false),
        "e" => Lesion(lesion, LesionStatus.Equivocal, null),
        _ => null!,
    };

    private static LesionRead Lesion(string name, LesionStatus? status, bool? positive) => new() { Lesion = name, Organ = "liver", Status = status, TracerPositive = positive };
}
