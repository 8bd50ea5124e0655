using Islet.Clinic;
using static Islet.Tests.Clinic.SizeResponse.Measured;
using M = Islet.Clinic.Measurability;
using R = Islet.Clinic.MeasurabilityReason;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>Eisenhauer et al. 2009, sections 3.1 to 3.3 and 4.2; EORTC clarifications on organs.</summary>
public class BaselineTests
{
    [Theory]
    [InlineData("10", null, M.Measurable), InlineData("9.9", null, M.NonMeasurable), InlineData("10", "5", M.Measurable), InlineData("12", "6", M.Measurable), InlineData("11.9", "6", M.NonMeasurable), InlineData("10.2", "5.1", M.Measurable)]
    public void A_lesion_is_measurable_from_10_mm_or_twice_a_thick_slice(string mm, string? slice, M expected) =>
        Assert.Equal(expected, Read(new("L", Mm(mm), "liver") { SliceMm = slice is null ? null : Mm(slice) }).Measurability);

    [Theory]
    [InlineData("15", "5", M.Measurable, R.LargeEnough), InlineData("14.9", "5", M.NonMeasurable, R.Node10To15), InlineData("10", "5", M.NonMeasurable, R.Node10To15), InlineData("9.9", "5", M.NotDisease, R.NormalNode)]
    [InlineData("15", "8", M.NonMeasurable, R.TooSmall), InlineData("16", "8", M.Measurable, R.LargeEnough)]
    public void A_node_by_its_short_axis(string mm, string slice, M expected, R reason) =>
        Assert.Equal((expected, reason), (Read(Node("N", mm) with { SliceMm = Mm(slice) }).Measurability, Read(Node("N", mm) with { SliceMm = Mm(slice) }).Reason));

    [Theory]
    [InlineData(MeasuringMethod.Caliper, "10", M.Measurable), InlineData(MeasuringMethod.Caliper, "9.9", M.NonMeasurable), InlineData(MeasuringMethod.ChestXray, "20", M.Measurable), InlineData(MeasuringMethod.ChestXray, "19.9", M.NonMeasurable)]
    [InlineData(MeasuringMethod.Mri, "10", M.Measurable), InlineData(MeasuringMethod.Ultrasound, "60", M.NonMeasurable), InlineData(MeasuringMethod.Endoscopy, "60", M.NonMeasurable), InlineData(MeasuringMethod.Pet, "60", M.NonMeasurable)]
    [InlineData(MeasuringMethod.BoneScan, "60", M.NonMeasurable)]
    public void By_its_method(MeasuringMethod method, string mm, M expected) => Assert.Equal(expected, Read(new("L", Mm(mm), "lung") { Method = method, SliceMm = 8 is var s && method is MeasuringMethod.Mri ? 5 : s }).Measurability);

    [Theory]
    [InlineData(BoneLesion.Lytic, true, M.Measurable), InlineData(BoneLesion.Mixed, true, M.Measurable), InlineData(BoneLesion.Blastic, true, M.NonMeasurable), InlineData(BoneLesion.Lytic, false, M.NonMeasurable), InlineData(BoneLesion.Mixed, null, M.NonMeasurable)]
    public void Bone_by_its_soft_tissue(BoneLesion bone, bool? softTissue, M expected)
    {
        Assert.Equal(expected, Read(new("L", 30, "vertebra L3") { Bone = bone, HasSoftTissue = softTissue }).Measurability);
        Assert.Equal(M.NonMeasurable, Read(new("L", 30, "bone") { HasSoftTissue = null }).Measurability);
    }

    [Theory]
    [InlineData(true, true, M.Measurable), InlineData(true, false, M.NonMeasurable), InlineData(true, null, M.NonMeasurable), InlineData(false, null, M.Measurable)]
    public void A_lesion_treated_before_counts_once_its_progression_was_shown(bool treated, bool? since, M expected) =>
        Assert.Equal(expected, Read(new("L", 30, "liver") { PriorLocalTherapy = treated, ProgressedSince = since }).Measurability);

    [Fact]
    public void What_is_never_measurable_and_what_is_no_disease()
    {
        Assert.All(Enum.GetValues<DiseaseKind>().Except([DiseaseKind.Solid, DiseaseKind.Necrotic, DiseaseKind.Peritoneal]), k => Assert.Equal(M.NonMeasurable, Read(new("L", 60, "pleura") { Kind = k }).Measurability));
        Assert.Equal(M.NotDisease, Read(new("L", 60, "liver") { Cyst = CystKind.Simple }).Measurability);
        Assert.Equal(M.Measurable, Read(new("L", 60, "liver") { Cyst = CystKind.Metastasis }).Measurability);
        Assert.Equal((M.NonMeasurable, R.SizeNotRecorded), (Read(new("L", null, "liver")).Measurability, Read(new("L", null, "liver")).Reason));
    }

    [Fact]
    public void Where_the_review_reads_otherwise_the_paper_is_followed_and_that_is_said()
    {
        Assert.Equal((M.Measurable, BaselineNote.NecroticNotMeasurable), Both(new("L", 30, "liver") { Kind = DiseaseKind.Necrotic }));
        Assert.Equal((M.Measurable, BaselineNote.PeritonealNotMeasurable), Both(new("L", 30, "peritoneum") { Kind = DiseaseKind.Peritoneal }));
        Assert.Equal((M.Measurable, BaselineNote.NodePathologicalAbove15), Both(Node("N", "15")));
        Assert.Equal((M.Measurable, BaselineNote.None), Both(Node("N", "15.1")));
    }

    [Fact]
    public void Suggested_are_the_largest_of_at_most_two_an_organ_and_five_in_all()
    {
        var selection = Recist11Baseline.Of([
            new("A", 20, "liver"), new("B", 50, "liver"), new("C", 30, "liver segment 4"), new("D", 12, "left lung"), new("E", 14, "right lung"), new("F", 13, "lung"),
            Node("N1", "16"), Node("N2", "22"), Node("N3", "18"), new("G", 11, "pancreas"), new("H", 9, "pancreas")]);
        Assert.Equal(["B", "C", "N2", "N3", "E"], selection.SuggestedTargets);
        Assert.Equal(134, selection.SuggestedSum);
        Assert.Null(selection.ChosenSum);
        Assert.Empty(selection.Faults);
    }

    [Fact]
    public void Solid_lesions_are_suggested_before_cystic_ones() =>
        Assert.Equal(["A", "B"], Recist11Baseline.Of([new("C", 60, "liver") { Cyst = CystKind.Metastasis }, new("A", 20, "liver"), new("B", 15, "liver")]).SuggestedTargets);

    [Theory]
    [InlineData("liver", false, "liver"), InlineData("Liver, segment 7", false, "liver"), InlineData("left lung", false, "lung"), InlineData("Lungs", false, "lung"), InlineData("right kidney", false, "kidney"), InlineData("ovary", false, "ovar")]
    [InlineData("mediastinum", true, "lymph node"), InlineData("lymph node, mesenteric", false, "lymph node"), InlineData("femur", false, "bone"), InlineData("Bone", false, "bone"), InlineData(" Pancreas", false, "pancreas")]
    public void Organs_are_counted_once(string organ, bool node, string expected) => Assert.Equal(expected, OrganCount.Of(organ, node));

    [Fact]
    public void What_is_wrong_with_the_chosen_targets_is_said()
    {
        Assert.Equal([BaselineIssue.MaxTotal], Issues([.. "ABCDEF".Select(c => new BaselineCandidate($"{c}", 30, $"organ {c}"))]));
        Assert.Equal([], Issues([.. "ABCDE".Select(c => new BaselineCandidate($"{c}", 30, $"organ {c}"))]));
        Assert.Equal([BaselineIssue.MaxPerOrgan], Issues([Node("A", "20"), Node("B", "20") with { Site = "neck" }, Node("C", "20") with { Organ = "mesentery" }]));
        Assert.Equal([BaselineIssue.NotMeasurable], Issues([new("A", 9.9m, "liver")]));
        Assert.Equal([BaselineIssue.Node10To15AsTarget], Issues([Node("A", "14.9")]));
        Assert.Equal([BaselineIssue.NodeNormalRecorded], Issues([Node("A", "9.9")]));
        Assert.Equal([BaselineIssue.PriorLocalTherapy], Issues([new("A", 30, "liver") { PriorLocalTherapy = true }]));
        Assert.Equal(30, Recist11Baseline.Of([new("A", 30, "liver") { IsChosen = true }, new("B", 40, "liver")]).ChosenSum);
    }

    [Theory]
    [InlineData(-28, false), InlineData(-29, true), InlineData(0, false), InlineData(1, true)]
    public void The_baseline_lies_within_28_days_before_the_reference_date(int day, bool isOutside)
    {
        Assert.Equal(isOutside, Recist11Baseline.Of([], Day(0), Day(day)).Faults.Any(f => f.Issue is BaselineIssue.BaselineWindow));
        Assert.Equal(isOutside, Timeline.Of(Series("T1", $"{day}: T1=30", "56: T1=30")).Problems.Any(p => p.Code == "W_RESPONSE_BASELINE_WINDOW"));
        Assert.Empty(Recist11Baseline.Of([], null, Day(day)).Faults);
    }

    [Fact]
    public void Targets_of_a_series_are_checked_too()
    {
        var selection = Recist11Baseline.Of(Timeline.Of(Series("T1 T2 T3 T4 n:N1", "-7: T1=30 T2=30 T3=9 N1=12", "56: T4=20")));
        Assert.Equal([(BaselineIssue.MaxPerOrgan, "T1 T2 T3"), (BaselineIssue.NotMeasurable, "T3"), (BaselineIssue.Node10To15AsTarget, "N1"), (BaselineIssue.LateTarget, "T4")],
            selection.Faults.Select(f => (f.Issue, string.Join(' ', f.Lesions))));
    }

    [Theory]
    [InlineData("CT", MeasuringMethod.Ct), InlineData("chestXray", MeasuringMethod.ChestXray), InlineData("chest X-ray", MeasuringMethod.ChestXray), InlineData("FDG-PET/CT", MeasuringMethod.Pet), InlineData("calipers", MeasuringMethod.Caliper), InlineData("clinical", MeasuringMethod.Caliper)]
    [InlineData("ultrasound", MeasuringMethod.Ultrasound), InlineData("endoscopy", MeasuringMethod.Endoscopy), InlineData("bone scan", MeasuringMethod.BoneScan), InlineData("MRI", MeasuringMethod.Mri), InlineData("tarot", null), InlineData(null, null)]
    public void Words_of_methods(string? word, MeasuringMethod? expected) => Assert.Equal(expected, CandidateWords.Method(word));

    [Theory]
    [InlineData("pleural effusion", DiseaseKind.Effusion), InlineData("ascites", DiseaseKind.Ascites), InlineData("leptomeningeal", DiseaseKind.Leptomeningeal), InlineData("lymphangitis", DiseaseKind.Lymphangitis), InlineData("hepatomegaly", DiseaseKind.PalpableOnly)]
    [InlineData("inflammatoryBreast", DiseaseKind.InflammatoryBreast), InlineData("peritoneal carcinomatosis", DiseaseKind.Peritoneal), InlineData("solid", DiseaseKind.Solid), InlineData("necrotic", DiseaseKind.Necrotic), InlineData("?", null)]
    public void Words_of_kinds(string word, DiseaseKind? expected) => Assert.Equal(expected, CandidateWords.Kind(word));

    private static BaselineCandidate Node(string id, string mm) => new(id, Mm(mm), "lymph node", true);

    private static CandidateReading Read(BaselineCandidate candidate) => Recist11Baseline.Of([candidate]).Candidates[0];

    private static (M Measurability, BaselineNote Note) Both(BaselineCandidate candidate) => (Read(candidate).Measurability, Read(candidate).Note);

    private static IEnumerable<BaselineIssue> Issues(BaselineCandidate[] chosen) => Recist11Baseline.Of([.. chosen.Select(c => c with { IsChosen = true })]).Faults.Select(f => f.Issue);
}
