using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Nifti;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Tests.Imaging.Suv;

public class RealSuvTests
{
    [SkippableFact] // Vacha et al. 2026, IBSI-SUV: ten digital reference objects, expected to two decimals
    public void The_reference_objects_of_IBSI_SUV_give_their_values()
    {
        var archive = PetData.Shared("ibsi_suv_dro", "dro.tar.xz");
        var folder = Directory.CreateTempSubdirectory("islet-dro-");
        try
        {
            using var tar = Process.Start(new ProcessStartInfo("tar", ["xJf", archive, "-C", folder.FullName]) { UseShellExecute = false })!;
            tar.WaitForExit();
            Skip.IfNot(tar.ExitCode == 0, "Skipped: tar with xz is not here; the reference objects of IBSI-SUV are not checked.");
            var lines = File.ReadAllLines(PetData.Shared("ibsi_suv_dro", "DRO_list.csv"))[1..];
            Assert.Equal(10, lines.Length);
            foreach (var line in lines)
            {
                var cells = line.Split(',');
                var (id, truth) = (cells[1], cells[^3..].Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray());
                var image = SuvImage.Load(PetData.OnlySeries(Path.Combine(folder.FullName, "DRO", id, "PT")), SeriesChoices.None, SuvChoices.None).Image;
                var (min, median, max) = MaskStatistics.Of(image, NiftiFile.Open(Path.Combine(folder.FullName, "DRO", id, "mask", "DRO_mask.nii.gz")).LabelsOn(image.Grid));
                Assert.Equal((id, truth[0], truth[1], truth[2]), (id, Math.Round(min, 2), Math.Round(median, 2), Math.Round(max, 2)));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact] // the factors that cornerstonejs/calculate-suv expects of these headers
    public void Headers_of_three_makers_give_their_factors()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.SharedOrSkip("reference", "suv", "vendor_headers.json")));
        Assert.Equal(5, json.RootElement.GetArrayLength());
        foreach (var vendor in json.RootElement.EnumerateArray())
        {
            var name = vendor.GetProperty("name").GetString()!;
            var h = vendor.GetProperty("first_instance");
            string? Text(string key) => h.TryGetProperty(key, out var v) ? v.ToString() : null;
            var injected = new DicomDraft().Text(Tags.RadionuclideTotalDose, Text("RadionuclideTotalDose")!).Text(Tags.RadionuclideHalfLife, Text("RadionuclideHalfLife")!).Text(Tags.RadiopharmaceuticalStartTime, Text("RadiopharmaceuticalStartTime")!);
            if (Text("RadiopharmaceuticalStartDateTime") is { } moment)
                injected.Text(Tags.RadiopharmaceuticalStartDateTime, moment);
            var slice = PetDraft.Slice(0, injected).Text(Tags.SeriesDate, Text("SeriesDate")!).Text(Tags.SeriesTime, Text("SeriesTime")!).Text(Tags.AcquisitionDate, Text("AcquisitionDate")!)
                .Text(Tags.AcquisitionTime, Text("AcquisitionTime")!).Text(Tags.PatientWeight, Text("PatientWeight")!).Text(Tags.FrameReferenceTime, Text("FrameReferenceTime")!).Text(Tags.ActualFrameDuration, Text("ActualFrameDuration")!)
                .Text(Tags.DecayCorrection, Text("DecayCorrection")!).Text(Tags.Units, Text("Units")!).Text(Tags.CorrectedImage, [.. h.GetProperty("CorrectedImage").EnumerateArray().Select(c => c.GetString()!)])
                .Text(Tags.Manufacturer, name.Split('_')[0]);
            var philips = h.GetProperty("PhilipsPETPrivateGroup");
            if (philips.TryGetProperty("SUVScaleFactor", out var suv))
                slice.TextAs(new(0x7053, 0x0010), "LO", "Philips PET Private Group").TextAs(new(0x7053, 0x1000), "DS", suv.GetString()!).TextAs(new(0x7053, 0x1009), "DS", philips.GetProperty("ActivityConcentrationScaleFactor").GetString()!);
            var series = Assert.Single(PetDraft.Folder(slice).Series);
            var factor = SuvFactor.Of(series, [series.Header], SuvChoices.None).Factor!.Value;
            var truth = vendor.GetProperty("expected_suvbw_factor_of_rescaled_value").GetDouble();
            Assert.True(Math.Abs(factor - truth) <= 2e-4 * truth, $"{name}: {factor}, expected {truth}");
        }
    }

    [SkippableFact]
    public void A_real_whole_body_has_the_factor_that_its_header_gives()
    {
        var image = SuvImage.Load(PetData.OnlySeries(PetData.Shared("sts_001_wholebody", "image")), SeriesChoices.None, SuvChoices.None);
        var truth = 71000 / (388777472.0 * Math.Pow(2, -2711 / 6588.0));
        Assert.Equal(2711, image.Suv.Elapsed!.Value.TotalSeconds);
        Assert.InRange(image.Suv.Factor!.Value / truth, 1 - 1e-9, 1 + 1e-9);
        Assert.Equal(2.429029766e-4, image.Suv.Factor.Value, 13);
        Assert.Equal(66.52, SuvStatistics.Of(image.Image).Max, 2);
        Assert.Equal(0.744450, image.Suv.SulJanmahasatian!.Value, 6);
        Assert.Equal("W_SPACING", Assert.Single(image.Warnings).Code);
    }

    [SkippableFact]
    public void A_whole_body_is_what_another_program_made_of_it_voxel_by_voxel()
    {
        var whole = SuvImage.Load(PetData.OnlySeries(PetData.Shared("sts_001_wholebody", "image")), SeriesChoices.None, SuvChoices.None);
        var part = SuvImage.Load(PetData.OnlySeries(PetData.Shared("ibsi_sts", "STS_001", "image")), SeriesChoices.None, SuvChoices.None);
        var (grid, compared, worst) = (part.Image.Grid, 0, 0.0);
        foreach (var (slice, z) in part.Order.Slices.Select((s, z) => (s, z)))
        {
            var same = whole.Order.Slices.Select((s, i) => (Away: Math.Abs(s.Along - slice.Along), Index: i)).Min();
            Assert.True(same.Away < 0.03); // the other program wrote positions of even steps
            var corner = whole.Image.Grid.IndexOf(slice.Position);
            var (y0, x0) = ((int)Math.Round(corner.Y), (int)Math.Round(corner.X));
            Assert.True(Math.Abs(corner.Y - y0) < 0.01 && Math.Abs(corner.X - x0) < 0.01);
            for (var y = 0; y < grid.Rows; y++)
                for (var x = 0; x < grid.Columns; x++, compared++)
                    worst = Math.Max(worst, Math.Abs(part.Image[z, y, x] - whole.Image[same.Index, y + y0, x + x0]));
        }
        Assert.True(compared > 100_000);
        Assert.True(worst <= 0.001, $"{worst} SUV apart");
    }

    [SkippableTheory]
    [InlineData("STS_001"), InlineData("STS_003"), InlineData("STS_013"), InlineData("STS_020"), InlineData("STS_044"), InlineData("STS_047")]
    public void Sarcomas_have_the_voxels_and_the_SUV_of_their_masks(string patient)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(PetData.Shared("ibsi_sts", "reference.json")));
        var truth = json.RootElement.GetProperty(patient);
        var image = SuvImage.Load(PetData.OnlySeries(PetData.Shared("ibsi_sts", patient, "image")), SeriesChoices.None, SuvChoices.None).Image;
        Assert.Equal(truth.GetProperty("shape_zyx").EnumerateArray().Select(n => n.GetInt32()), [image.Grid.Slices, image.Grid.Rows, image.Grid.Columns]);
        var labels = NiftiFile.Open(PetData.Shared("ibsi_sts", patient, "mask.nii.gz")).LabelsOn(image.Grid);
        Assert.Equal(truth.GetProperty("mask_voxels").GetInt32(), labels.Count(l => l != 0));
        var (min, _, max) = MaskStatistics.Of(image, labels);
        Assert.InRange(max / truth.GetProperty("suvmax").GetDouble(), 1 - 1e-6, 1 + 1e-6);
        Assert.InRange(min, truth.GetProperty("suvmin").GetDouble() - 1e-6, truth.GetProperty("suvmin").GetDouble() + 1e-6);
    }

    [SkippableTheory]
    [InlineData("sst"), InlineData("fdg")]
    public void A_synthetic_patient_has_its_factor_and_its_maxima(string tracer)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(PetData.Shared("synthetic", "truth.json")));
        var truth = json.RootElement.GetProperty("series").GetProperty(tracer);
        var image = SuvImage.Load(PetData.OnlySeries(PetData.Shared("synthetic", tracer)), SeriesChoices.None, SuvChoices.None);
        Assert.InRange(image.Suv.Factor!.Value / truth.GetProperty("suvbw_factor").GetDouble(), 1 - 1e-9, 1 + 1e-9);
        Assert.Equal(truth.GetProperty("elapsed_s").GetDouble(), image.Suv.Elapsed!.Value.TotalSeconds);
        Assert.InRange(SuvStatistics.Of(image.Image).Max / truth.GetProperty("image_max_suv").GetDouble(), 1 - 1e-5, 1 + 1e-5);
        Assert.Equal(truth.GetProperty("first_slice_position_mm").EnumerateArray().Select(n => n.GetDouble()), [image.Image.Grid.Origin.X, image.Image.Grid.Origin.Y, image.Image.Grid.Origin.Z]);
        foreach (var lesion in truth.GetProperty("measured").EnumerateArray())
        {
            int[] at = [.. lesion.GetProperty("max_voxel_zyx").EnumerateArray().Select(n => n.GetInt32())];
            Assert.InRange(image.Image[at[0], at[1], at[2]] / lesion.GetProperty("suvmax").GetDouble(), 1 - 1e-5, 1 + 1e-5);
        }
    }

    [SkippableFact]
    public void A_SPECT_becomes_activity_by_the_calibration_that_is_entered_and_lies_where_the_lesions_are()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(PetData.Shared("synthetic", "truth.json")));
        var truth = json.RootElement.GetProperty("series").GetProperty("spect");
        var series = PetData.OnlySeries(PetData.Shared("synthetic", "spect.dcm"));
        Assert.Equal("E_SPECT_COUNTS", Assert.Throws<Islet.Course.RefusedException>(() => SpectActivity.Load(series, SuvChoices.None)).Problem.Code);
        var spect = SpectActivity.Load(series, new() { BqPerMlPerCount = truth.GetProperty("bqml_per_count").GetDouble() });
        Assert.Equal(truth.GetProperty("frames").GetInt32(), spect.Image.Grid.Slices);
        Assert.Equal(truth.GetProperty("max_bqml").GetDouble(), SuvStatistics.Of(spect.Image).Max, 6);
        var hottest = json.RootElement.GetProperty("lesions").EnumerateArray().MaxBy(l => l.GetProperty("suv_sst").GetDouble() * l.GetProperty("radius_mm").GetDouble());
        double[] c = [.. hottest.GetProperty("centre_mm").EnumerateArray().Select(n => n.GetDouble())];
        double At(double z)
        {
            var (k, j, i) = spect.Image.Grid.IndexOf(new(c[0], c[1], z));
            return spect.Image[(int)Math.Round(k), (int)Math.Round(j), (int)Math.Round(i)];
        }
        var (bottom, top) = (spect.Image.Grid.Origin.Z, spect.Image.Grid.Centre(79, 0, 0).Z);
        Assert.True(At(c[2]) > 2 * At(bottom + top - c[2]), "upside down, the lesion would lie elsewhere");
    }
}
