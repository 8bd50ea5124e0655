using Islet.Course;
using Islet.Imaging.Dicom;
using Islet.Imaging.Quantify;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Islet.Tests.Imaging.Quantify;

namespace Islet.Tests.Imaging.Suv;

/// <summary>Lu-177 SPECT: SUV = C × W ÷ (A₀ exp(−λe)) with the therapy's activity, and never beside a PET (pet-quantification 3.10).</summary>
public sealed class SpectTests
{
    private const double HalfLifeS = 574_300, WeightG = 70_000, TherapyBq = 7.4e9, BqPerMl = 12.5;

    private static readonly DateTime Therapy = new(2024, 3, 4, 10, 41, 17); // 24 h before the acquisition of the draft

    private static readonly SuvChoices Typed = new() { BqPerMlPerCount = BqPerMl, CalibrationScanner = "camera 2", CalibrationDay = new(2024, 1, 15), Injected = Therapy };

    [Fact]
    public void Activity_and_the_therapy_make_SUV()
    {
        var image = SuvImage.Load(Series(), SeriesChoices.None, Typed);
        var left = TherapyBq * Math.Pow(2, -86_400 / HalfLifeS);
        Assert.Equal(BqPerMl * WeightG / left, image.Suv.Factor!.Value, 1e-12);
        Assert.Equal(10 * BqPerMl * WeightG / left, image.Image[2, 0, 0], 1e-12); // the first frame lies on top: its spacing is negative
        Assert.Equal(("SPECT", TimeSpan.FromDays(1), "Lu-177", TherapyBq), (image.Modality, image.Suv.Elapsed, image.Suv.Nuclide, image.Suv.DoseBq));
        Assert.Equal("SPECT, calibration of 12.5 Bq/mL per count, camera 2, 2024-01-15, dose decayed to the acquisition; injected, calibration entered by A. Reader", image.By("A. Reader").Suv.Path);
        Assert.Contains(image.Suv.Remarks, r => r.Code == "W_SPECT");
        Assert.Null(image.Suv.SulJanmahasatian); // no customary number of a SPECT
    }

    [Theory]
    [InlineData(1, 12.5), InlineData(2, 12.5), InlineData(0.5, 12.5)]
    public void A_real_world_map_is_of_the_stored_integers_whatever_the_rescaling(double rescaled, double slope)
    {
        var series = Series(s => s.Number(Tags.RescaleSlope, rescaled).Sequence(Tags.RealWorldValueMappingSequence, Map(slope)));
        var image = SuvImage.Load(series, SeriesChoices.None, Typed with { BqPerMlPerCount = null, CalibrationScanner = null, CalibrationDay = null });
        Assert.Equal(SuvImage.Load(Series(), SeriesChoices.None, Typed).Image[2, 1, 2], image.Image[2, 1, 2], 1e-12);
        Assert.StartsWith("SPECT, RealWorldValueMapping", image.Suv.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Units_BQML_are_believed_and_values_are_rescaled() =>
        Assert.Equal(SuvImage.Load(Series(), SeriesChoices.None, Typed).Image[2, 1, 2], SuvImage.Load(Series(s => s.Text(Tags.Units, "BQML").Number(Tags.RescaleSlope, BqPerMl)), SeriesChoices.None, Typed with { BqPerMlPerCount = null }).Image[2, 1, 2], 1e-12);

    [Fact]
    public void What_is_missing_refuses_it_with_its_code()
    {
        Assert.Equal("E_SPECT_COUNTS", Code(Series(), Typed with { BqPerMlPerCount = null }));
        Assert.Equal("E_SPECT_COUNTS", Code(Series(s => s.Sequence(Tags.RealWorldValueMappingSequence, Map(12.5).Number(Tags.RealWorldValueIntercept, 3))), Typed with { BqPerMlPerCount = null }));
        Assert.Equal("E_SPECT_COUNTS", Code(Series(), Typed with { BqPerMlPerCount = 0 }));
        Assert.Equal("E_WEIGHT", Code(Series(s => s.Text(Tags.PatientWeight, "")), Typed));
        Assert.Equal("E_DOSE", Code(Series(dose: null), Typed));
        Assert.Equal("E_DOSE", Code(Series(dose: 7.4e9), Typed)); // Bq where an NM object has MBq
        Assert.Equal("E_TIME", Code(Series(), Typed with { Injected = null })); // a clock time alone, and the image may follow days later
        Assert.Equal("E_TIME", Code(Series(s => s.Text(Tags.AcquisitionTime, "")), Typed));
        Assert.Equal("E_TIME", Code(Series(), Typed with { Injected = Therapy.AddDays(-40) }));
        Assert.Equal("E_TIME_NEGATIVE", Code(Series(), Typed with { Injected = Therapy.AddDays(1).AddSeconds(1) }));
        Assert.Equal("E_HALFLIFE", Code(Series(nuclide: null), Typed));
        Assert.Equal("E_NOT_PET", Code(PetDraft.Series(2, (s, _) => s.Text(Tags.Modality, "CT")), Typed));
    }

    [Fact]
    public void A_reconstruction_that_does_not_say_ATTN_needs_a_tick()
    {
        Assert.DoesNotContain(SuvImage.Load(Series(), SeriesChoices.None, Typed).Warnings, w => w.Code == "W_SPECT_NOT_ATTN");
        Assert.Contains(SuvImage.Load(Series(s => s.Text(Tags.CorrectedImage, "DECY")), SeriesChoices.None, Typed).Warnings, w => w.Code == "W_SPECT_NOT_ATTN" && SuvResult.NeedTick.Contains(w.Code));
    }

    [Fact]
    public void Numbers_of_SPECT_and_PET_are_not_compared_and_those_of_SPECT_only_within_one_protocol()
    {
        var suv = Made.Image(Made.Grid(), 0.5f, (new(0, 0, 60), 14, 9));
        var pet = Made.Result(suv, [Made.Lesion(suv, 1, new(0, 0, 60), 14)]);
        Quantification Spect(string? protocol, SuvChoices typed) => pet with
        {
            Scan = ScanConditions.Of(SuvImage.Load(Series(s => s.Text(Tags.ManufacturerModelName, "camera").Text(Tags.ProtocolName, protocol ?? "")), SeriesChoices.None, typed), TracerKind.Sst, false) with { Day = pet.Scan.Day },
        };
        IEnumerable<BreakReason> Breaks(Quantification a, Quantification b) => SeriesBreak.Between(a, b).Select(x => x.Reason);
        var first = Spect("Lu 24 h", Typed);
        Assert.Equal(BreakReason.Modality, Breaks(pet, first).First());
        Assert.Empty(Breaks(first, Spect("Lu 24 h", Typed)));
        Assert.Equal([BreakReason.Reconstruction], Breaks(first, Spect("Lu 4 h", Typed)));
        Assert.Equal([BreakReason.Reconstruction], Breaks(first, Spect("Lu 24 h", Typed with { CalibrationDay = new(2024, 2, 1) })));
        Assert.Equal([BreakReason.Reconstruction], Breaks(Spect(null, Typed), Spect(null, Typed))); // not known is not the same
        Assert.Equal("E_PET_MODALITY", Assert.Throws<RefusedException>(() => TwoTracers.Of(first, pet with { Scan = pet.Scan with { Kind = TracerKind.Fdg } }, new(default, null, null, new()))).Problem.Code);
        var file = QuantificationJson.Write(first);
        Assert.Equal("SPECT", QuantificationJson.Read(file).Scan.Modality);
        Assert.DoesNotContain("modality", System.Text.Encoding.UTF8.GetString(QuantificationJson.Write(pet)), StringComparison.Ordinal); // as files of before
    }

    private static ImageSeries Series(Action<DicomDraft>? change = null, double? dose = 7400, string? nuclide = "C-B1031") => Assert.Single(PetDraft.Folder(SpectDraft.Of(change, dose, nuclide)).Series);

    private static DicomDraft Map(double slope) => new DicomDraft().Number(Tags.RealWorldValueSlope, slope).Number(Tags.RealWorldValueIntercept, 0).Sequence(Tags.MeasurementUnitsCodeSequence, PetDraft.Code("Bq/ml", "UCUM", "Becquerels/milliliter"));

    private static string Code(ImageSeries series, SuvChoices typed) => Assert.Throws<RefusedException>(() => SuvImage.Load(series, SeriesChoices.None, typed)).Problem.Code;
}
