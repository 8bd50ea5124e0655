using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Facts;

public class SpreadTests
{
    private static Finding Bone(string day, string? modality, bool there, params string[] regions) =>
        Said.On(day, new ImagingStudy { Modality = modality, BoneMetastases = there, Regions = regions.Length == 0 ? null : regions }, day);

    private static Finding Liver(string day, string? modality, bool there, params string[] regions) =>
        Said.On(day, new ImagingStudy { Modality = modality, LiverMetastases = there, Regions = regions.Length == 0 ? null : regions }, day);

    [Theory]
    [InlineData("US"), InlineData("CT"), InlineData(null), InlineData("of some kind"), InlineData("MRI")] // an MRI that does not name the bone
    public void Bone_metastases_stay_for_a_study_that_does_not_show_bone(string? modality) =>
        Assert.Equal(FactValue.True, Said.Known(Fact.BoneMetastases, Bone("2023-01-01", "CT", true), Bone("2024-01-01", modality, false)).Value);

    [Theory]
    [InlineData("MRI", "bone"), InlineData("mri", "BONE"), InlineData("SSTR-PET", "whole body"), InlineData("fdg-pet", "whole_body"), InlineData("bone_scan", "skeleton")]
    public void Bone_metastases_are_gone_for_a_study_that_shows_bone(string modality, string region) =>
        Assert.Equal(FactValue.False, Said.Known(Fact.BoneMetastases, Bone("2023-01-01", "CT", true), Bone("2024-01-01", modality, false, region)).Value);

    [Theory]
    [InlineData("MRI", "brain"), InlineData("SSTR-PET", "abdomen")]
    public void A_study_of_another_region_says_nothing_of_bone(string modality, string region) =>
        Assert.Equal(UnknownReason.CannotSay, Said.Known(Fact.BoneMetastases, Bone("2024-01-01", modality, false, region)).Reason);

    [Theory]
    [InlineData("CT", null, true), InlineData("ct", null, true), InlineData("MRI", "whole body", true), InlineData("US", "liver", true), InlineData(null, "liver", true)]
    [InlineData("US", null, false), InlineData(null, null, false), InlineData("CT", "chest", false)]
    public void The_liver_is_free_where_the_study_shows_it(string? modality, string? region, bool known) =>
        Assert.Equal(known ? FactValue.False : null, Said.Known(Fact.LiverMetastases, Liver("2024-01-01", modality, false, region is null ? [] : [region])).Value);

    [Fact]
    public void A_weaker_study_of_the_liver_leaves_it_open() => Assert.Equal(UnknownReason.Unresolved,
        Said.Known(Fact.LiverMetastases, Liver("2023-01-01", "mri", true), Liver("2024-01-01", "US", false, "liver")).Reason);
}
