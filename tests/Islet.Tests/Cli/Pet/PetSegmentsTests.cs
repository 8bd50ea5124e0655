using System.Text.Json.Nodes;
using Islet.Cli;
using Islet.Imaging;
using Islet.Imaging.Nifti;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Islet.Tests.Imaging;
using Islet.Tests.Imaging.Objects;

namespace Islet.Tests.Cli.Pet;

public class PetSegmentsTests
{
    [SkippableFact] // shared/data/pet/synthetic: the lesions that were put in, as labels
    public async Task Objects_opened_again_give_the_lesions_that_were_written()
    {
        var folder = PetData.Shared("synthetic", "sst");
        var image = SuvImage.Load(PetData.OnlySeries(folder), SeriesChoices.None, SuvChoices.None);
        var labels = NiftiFile.Open(PetData.Shared("synthetic", "labels.nii.gz")).LabelsOn(image.Image.Grid);
        List<MeasuredLesion> lesions = [.. labels.Where(l => l > 0).Distinct().Order().Select((label, i) => Region.Of(image.Image.Grid, at => labels[at] == label) is var region
            ? new MeasuredLesion(i + 1, $"L{label}", DerivedUid.Of("test", $"{label}"), region, LesionNumbers.Of(image.Image, region)!, i % 2 == 0 ? OrganClass.Liver : OrganClass.Other, 0.42 * i, false) : null!)];
        Assert.True(lesions.Count >= 5);
        var objects = PetObjects.Write(image, lesions, [], ObjectData.Provenance(image), ObjectData.Options);
        foreach (var (kind, written) in new[] { ("SEG", objects.Segmentation!), ("RTSTRUCT", objects.Contours!) })
        {
            var found = await Segments(written.File.ToArray(), folder);
            Assert.Equal((kind, image.Series.Uid, 0), (found["kind"]!.GetValue<string>(), found["series"]!.GetValue<string>(), found["problems"]!.AsArray().Count(p => p!["code"]!.GetValue<string>().StartsWith("W_CONTOUR", StringComparison.Ordinal))));
            Assert.Equal(lesions.Count, found["segments"]!.AsArray().Count);
            foreach (var (segment, lesion) in found["segments"]!.AsArray().Zip(lesions))
            {
                var n = lesion.Numbers;
                Assert.Equal((lesion.Number, lesion.Id, n.Voxels), (segment!["number"]!.GetValue<int>(), segment["label"]!.GetValue<string>(), segment["voxels"]!.GetValue<int>()));
                Assert.Equal([n.Ml, n.SuvMax, n.SuvPeakAtMax, n.SuvPeakHighest, n.SuvMean, n.Sd, n.Median, n.SuvMin, n.TlaG],
                    ((string[])["ml", "suvmax", "suvpeak_at_max", "suvpeak_highest", "suvmean", "suvsd_population", "suvmedian", "suvmin", "tla"]).Select(name => segment[name]!.GetValue<double>()));
                if (kind == "SEG")
                    Assert.Equal((lesion.Id, lesion.TrackingUid, lesion.Organ is OrganClass.Liver ? "liver" : "other"), (segment["tracking_id"]!.GetValue<string>(), segment["tracking_uid"]!.GetValue<string>(), segment["organ"]!.GetValue<string>()));
            }
        }
        // The regions themselves, and the report's numbers.
        Assert.Equal(lesions.Select(l => l.Region), SegObject.Read(ObjectData.File(objects.Segmentation!)).On(ObjectSource.Of(image)).Select(d => d.Drawn.Region));
        Assert.Equal(lesions.Select(l => (l.Numbers.SuvMean, l.Numbers.TlaG, l.Organ)), MeasurementReport.Read(ObjectData.File(objects.Report)).Lesions.Select(l => (l.SuvMean!.Value, l.TlaG!.Value, l.Organ)));
    }

    [SkippableTheory, InlineData("STS_001"), InlineData("STS_003"), InlineData("STS_044"), InlineData("STS_047")]
    public async Task Contours_are_measured_as_a_lesion(string patient)
    {
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(PetData.Shared("ibsi_sts", "reference.json")))![patient]!;
        var file = Path.GetTempFileName();
        try
        {
            foreach (var roi in (JsonNode[])[1, "GTV_Mass_PET"])
            {
                if (roi.GetValueKind() is System.Text.Json.JsonValueKind.String && patient != "STS_001")
                    continue;
                await File.WriteAllTextAsync(file, new JsonObject { ["lesions"] = new JsonArray(new JsonObject { ["id"] = patient, ["rtstruct"] = new JsonObject { ["file"] = PetData.Shared("ibsi_sts", patient, "RS.dcm"), ["roi"] = roi } }) }.ToJsonString());
                var (exit, output, errors) = await StatsRun.RunAsync("pet", "measure", PetData.Shared("ibsi_sts", patient, "image"), "--rois", file, "--json");
                Assert.True(exit == ExitCode.Done, errors);
                var lesion = JsonNode.Parse(output)!["lesions"]![0]!;
                foreach (var (name, share) in ((string, double)[])[("mask_ml", 0.03), ("suvmax", 1e-6), ("suvmean", 0.03)])
                    Assert.InRange(lesion[name]!.GetValue<double>() / expected[name]!.GetValue<double>(), 1 - share, 1 + share);
            }
            await File.WriteAllTextAsync(file, new JsonObject { ["lesions"] = new JsonArray(new JsonObject { ["id"] = patient, ["rtstruct"] = new JsonObject { ["file"] = PetData.Shared("ibsi_sts", patient, "RS.dcm"), ["roi"] = "nobody" } }) }.ToJsonString());
            Assert.Contains("E_PET_RTSTRUCT", (await StatsRun.RunAsync("pet", "measure", PetData.Shared("ibsi_sts", patient, "image"), "--rois", file)).Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Another_file_is_refused_with_its_code()
    {
        var folder = PetData.SuvCase("c01_siemens_start");
        foreach (var (file, code) in new[] { ("nowhere.dcm", "E_OBJECT_FILE"), (Path.Combine(PetData.SuvCases, "expected.json"), "E_OBJECT_FILE"), (Path.Combine(folder, "00.dcm"), "E_OBJECT_KIND") })
        {
            var (exit, _, errors) = await StatsRun.RunAsync("pet", "segments", file, "--on", folder);
            Assert.Equal(ExitCode.Refused, exit);
            Assert.Contains(code, errors, StringComparison.Ordinal);
        }
        var image = ObjectData.Image();
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, ObjectData.Objects(image).Segmentation!.File.ToArray());
            Assert.Contains("E_OBJECT_FRAME", (await StatsRun.RunAsync("pet", "segments", path, "--on", folder)).Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<JsonNode> Segments(byte[] written, string folder)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, written);
            var (exit, output, errors) = await StatsRun.RunAsync("pet", "segments", path, "--on", folder, "--json");
            Assert.True(exit == ExitCode.Done, errors);
            Assert.Contains("SUVpeak highest", (await StatsRun.RunAsync("pet", "segments", path, "--on", folder)).Output, StringComparison.Ordinal);
            return JsonNode.Parse(output)!;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
