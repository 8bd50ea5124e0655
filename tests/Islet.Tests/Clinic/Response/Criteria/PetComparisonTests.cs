using Islet.Clinic;

namespace Islet.Tests.Clinic;

/// <summary>Specification, section 6.3; Di Franco et al., Semin Nucl Med 2025;55:754-765.</summary>
public class PetComparisonTests
{
    private static readonly PetScan First = new()
    {
        Tracer = "68Ga-DOTATATE", Segmentation = "42%SUVmax", Scanner = "A", Reconstruction = "OSEM", UptakeMinutes = 60, ActivityMbq = 100, OnSsa = true, DaysSinceSsa = 28, Liver = new(5, 1), Modality = "PET/CT",
    };

    public static TheoryData<string, PetScan, ResponseCaution?> Changes => new()
    {
        { "same", First, null },
        { "spelling", First with { Tracer = "[68Ga]Ga-DOTA-TATE".Replace("A-T", "AT", StringComparison.Ordinal) }, null },
        { "peptide", First with { Tracer = "68Ga-DOTATOC" }, ResponseCaution.TracerDifferent },
        { "antagonist", First with { Tracer = "68Ga-JR11" }, ResponseCaution.TracerDifferent },
        { "FDG", First with { Tracer = "18F-FDG" }, ResponseCaution.TracerDifferent },
        { "isotope", First with { Tracer = "64Cu-DOTATATE" }, ResponseCaution.IsotopeDifferent },
        { "SPECT", First with { Modality = "SPECT/CT" }, ResponseCaution.ModalityDifferent },
        { "scanner", First with { Scanner = "B" }, ResponseCaution.ScannerDifferent },
        { "reconstruction", First with { Reconstruction = "PSF-TOF" }, ResponseCaution.ReconDifferent },
        { "segmentation", First with { Segmentation = "SUV 4" }, ResponseCaution.SegmentationDifferent },
        { "15 minutes", First with { UptakeMinutes = 75 }, null },
        { "more than 15 minutes", First with { UptakeMinutes = 75.1m }, ResponseCaution.UptakeTime },
        { "20 % of activity", First with { ActivityMbq = 120 }, null },
        { "more than 20 % of activity", First with { ActivityMbq = 79.9m }, ResponseCaution.Activity },
        { "two weeks", First with { DaysSinceSsa = 14 }, null },
        { "more than two weeks", First with { DaysSinceSsa = 13 }, ResponseCaution.SsaStatus },
        { "off the analogue", First with { OnSsa = false, DaysSinceSsa = null }, ResponseCaution.SsaStatus },
        { "20 % of the liver", First with { Liver = new(6, 1) }, null },
        { "more than 20 % of the liver", First with { Liver = new(3.9m, 1) }, ResponseCaution.LiverReference },
    };

    [Theory, MemberData(nameof(Changes))]
    public void What_differs_is_said(string what, PetScan later, ResponseCaution? expected) =>
        Assert.True(PetComparison.Between(First, later).Cautions.SequenceEqual(expected is { } caution ? [caution] : Array.Empty<ResponseCaution>()), what);

    [Fact]
    public void Tracer_isotope_and_camera_make_numbers_incomparable_the_rest_warns()
    {
        Assert.All([First with { Tracer = "68Ga-DOTANOC" }, First with { Tracer = "64Cu-DOTATATE" }, First with { Modality = "SPECT" }], later => Assert.False(PetComparison.Between(First, later).UptakeHolds));
        Assert.All([First with { Scanner = "B" }, First with { Reconstruction = "x" }, First with { UptakeMinutes = 90 }, First with { Liver = new(9, 1) }],
            later => Assert.True(PetComparison.Between(First, later) is { UptakeHolds: true, VolumesHold: true }));
        Assert.True(PetComparison.Between(First, First with { Segmentation = "SUV 4" }) is { UptakeHolds: true, VolumesHold: false });
    }

    [Fact]
    public void Strictly_another_scanner_or_reconstruction_is_not_comparable() =>
        Assert.All([First with { Scanner = "B" }, First with { Reconstruction = "x" }], later => Assert.False(PetComparison.Between(First, later, strict: true).UptakeHolds));

    [Fact]
    public void A_tracer_that_one_scan_leaves_out_is_no_proof_of_sameness()
    {
        Assert.False(PetComparison.Between(First, First with { Tracer = null }).UptakeHolds);
        Assert.False(PetComparison.Between(First, First with { Segmentation = null }).VolumesHold);
        Assert.Empty(PetComparison.Between(First, First with { Tracer = null, Scanner = null, UptakeMinutes = null, ActivityMbq = null, Liver = null, OnSsa = null, DaysSinceSsa = null }).Cautions);
        Assert.True(PetComparison.Between(First with { Tracer = null, Segmentation = null }, First with { Tracer = null, Segmentation = null }).VolumesHold);
    }
}
