using System.Text.Json;
using Islet.Imaging;
using Islet.Imaging.Dicom;
using Islet.Imaging.Quantify;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;
using Islet.Imaging.Virtual;

namespace Islet.Tests.Imaging.Virtual;

/// <summary>What was put into the virtual patient is found in his files.</summary>
public sealed class VirtualPatientTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-virtual").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Four_examinations_are_read_back_without_a_warning_and_with_the_uptakes_that_were_designed()
    {
        var patient = new VirtualPatient(0, whole: false);
        var files = VirtualFiles.Write(patient, folder);
        Assert.Equal(4 * (patient.PetGrid.Slices + patient.CtGrid.Slices), files);
        foreach (var study in VirtualPatient.Studies)
        {
            var read = ImageFolder.Read(Path.Combine(folder, study.Name));
            Assert.Empty(read.Problems);
            Assert.Equal(["PT", "CT"], read.Series.Select(s => s.Modality));
            var pet = SuvImage.Load(read.Series[0], SeriesChoices.None, new());
            Assert.Empty(pet.Warnings);
            Assert.Empty(pet.Suv.Remarks);
            Assert.Equal(1 / study.BqMlPerSuv, pet.Suv.Factors[0], 1e-12);
            Assert.Equal(patient.PetGrid, pet.Image.Grid);

            // Healthy liver, away from lesions and edges: 3 cm, by the designed uptake within 3 %; its noise about as designed.
            var liver = RegionStatistics.Of(pet.Image, Shape.Sphere(pet.Image.Grid, new(-62, -8, 462), 15))!;
            Assert.Equal(study.Fdg ? 2.2 : 5.8, liver.Mean, study.Fdg ? 0.07 : 0.18);
            Assert.InRange(liver.Sd / liver.Mean, 0.05, 0.15);
            var spleen = RegionStatistics.Of(pet.Image, Shape.Sphere(pet.Image.Grid, new(108, 36, 482), 10))!;
            Assert.Equal(1, spleen.Mean / (study.Fdg ? 1.9 : 22), 0.05);
            foreach (var lesion in patient.Lesions)
                if (lesion.At(study.TimePoint) is { RadiusMm: >= 8 } uptake)
                {
                    // The blur takes from a small lesion, the noise adds: the mean of its inner half lies near what was put in.
                    var inner = RegionStatistics.Of(pet.Image, Shape.Sphere(pet.Image.Grid, lesion.Centre, uptake.RadiusMm / 2))!;
                    Assert.InRange(inner.Mean / (study.Fdg ? uptake.Fdg : uptake.Sst), 0.75, 1.25);
                }

            var ct = SeriesImage.Load(SliceOrder.Of(read.Series[1], SeriesChoices.None), isPet: false).Image;
            Assert.Equal(62, RegionStatistics.Of(ct, Shape.Sphere(ct.Grid, new(-62, -8, 462), 15))!.Mean, 3.0);
            Assert.Equal(-820, RegionStatistics.Of(ct, Shape.Sphere(ct.Grid, new(-72, 2, 590), 20))!.Mean, 5.0);
            Assert.Equal(read.Series[0].FrameOfReference, read.Series[1].FrameOfReference);
        }
    }

    [Theory, InlineData(1), InlineData(2)]
    public void A_search_of_the_whole_body_finds_every_lesion_that_stands_out(int timePoint)
    {
        var patient = new VirtualPatient(0, whole: false);
        foreach (var study in VirtualPatient.Studies.Where(s => s.TimePoint == timePoint))
        {
            var image = patient.Pet(study);
            var tracer = study.Fdg ? TracerKind.Fdg : TracerKind.Sst;
            var proposed = CandidateSearch.Find(image, new(tracer));
            var liver = proposed.Proposals.Single(p => p.Organ is ReferenceOrgan.Liver) with { Accepted = true };
            Assert.Equal(study.Fdg ? 2.2 : 5.8, liver.Statistics.Mean, study.Fdg ? 0.11 : 0.29);
            var found = CandidateSearch.Find(image, new(tracer) { Liver = liver });
            foreach (var lesion in patient.Lesions)
                if (lesion.At(timePoint) is { RadiusMm: >= 8 } uptake && (study.Fdg ? uptake.Fdg : uptake.Sst) is var suv && suv >= 1.7 * (study.Fdg ? 2.2 : 5.8))
                {
                    var middle = image.Grid.IndexOf(lesion.Centre);
                    Assert.True(found.Candidates.Any(c => c.Region.Contains(new((int)Math.Round(middle.Z), (int)Math.Round(middle.Y), (int)Math.Round(middle.X)))), $"{study.Name}: {lesion.Id} of {suv} SUV in {lesion.Site}");
                }
        }
    }

    [Fact]
    public void Every_file_says_that_it_is_synthetic_and_holds_no_name()
    {
        var patient = new VirtualPatient(5, whole: false);
        var study = VirtualPatient.Studies[0];
        foreach (var draft in new[] { VirtualSeries.Pet(patient, study, patient.Pet(study)).First().File(), VirtualSeries.Ct(patient, study, patient.Ct(study)).First().File() })
        {
            var file = DicomFile.Read(draft, "file 1")!;
            Assert.StartsWith("SYNTHETIC", file.Data.Text(Tags.SeriesDescription), StringComparison.Ordinal);
            Assert.Null(file.Data.Text(Tags.PatientName));
            Assert.Null(file.Data.Text(Tags.PatientBirthDate));
            Assert.Equal("VIRTUAL-5", file.Data.Text(Tags.PatientId));
        }
    }

    [Fact]
    public void The_same_seed_makes_the_same_patient_and_another_seed_another()
    {
        var study = VirtualPatient.Studies[1];
        var (a, b, c) = (new VirtualPatient(3, false), new VirtualPatient(3, false), new VirtualPatient(4, false));
        Assert.Equal(VirtualFiles.Truth(a), VirtualFiles.Truth(b));
        Assert.NotEqual(VirtualFiles.Truth(a), VirtualFiles.Truth(c));
        var grid = a.PetGrid with { Slices = 8, Origin = a.PetGrid.Origin + new Point(0, 0, 450) };
        byte[] Slice(VirtualPatient p) => VirtualSeries.Pet(p, study, new(grid, VirtualImage.Pet(grid, p.Lesions, 1, fdg: true, p.Seed))).ElementAt(4).File();
        Assert.Equal(Slice(a), Slice(b));
        Assert.NotEqual(Slice(a), Slice(c));
        Assert.Equal(a.Lesions.Select(l => l.Id), c.Lesions.Select(l => l.Id));
        Assert.NotEqual(VirtualSeries.Uid(a, "1-sst"), VirtualSeries.Uid(c, "1-sst"));
        Assert.All([a, c], p => Assert.Matches("^2\\.25\\.[1-9][0-9]{30,38}$", VirtualSeries.Uid(p, "1-sst")));
    }

    [Fact]
    public void Over_time_one_lesion_grows_one_fades_and_one_that_only_fdg_shows_is_new()
    {
        var lesions = new VirtualPatient(0, false).Lesions.ToDictionary(l => l.Id);
        Assert.True(lesions["L1"].Second!.Ml > 2 * lesions["L1"].First!.Ml);
        Assert.True(lesions["L2"].Second!.Sst < 0.6 * lesions["L2"].First!.Sst);
        Assert.Null(lesions["L9"].First);
        Assert.True(lesions["L9"].Second is { Sst: < 5.8, Fdg: > 4 * 2.2 }); // below healthy liver in the one, far above it in the other
        using var truth = JsonDocument.Parse(VirtualFiles.Truth(new(0, false)));
        Assert.True(truth.RootElement.GetProperty("synthetic").GetBoolean());
        Assert.Equal(JsonValueKind.Null, truth.RootElement.GetProperty("lesions")[8].GetProperty("first").ValueKind);
        Assert.Equal(4.0 / 3 * Math.PI * 13 * 13 * 13 / 1000, truth.RootElement.GetProperty("lesions")[0].GetProperty("first").GetProperty("volume_ml").GetDouble(), 1e-9);
    }

    [Fact]
    public void Blurring_keeps_the_activity_and_a_small_lesion_loses_its_top()
    {
        var patient = new VirtualPatient(0, false);
        var grid = patient.PetGrid with { Slices = 26, Origin = patient.PetGrid.Origin + new Point(0, 0, 375) }; // of the belly, which is enough
        var (with, without) = (VirtualImage.Pet(grid, patient.Lesions, 2, fdg: true, seed: 1), VirtualImage.Pet(grid, [.. patient.Lesions.Where(l => l.Id != "L9")], 2, fdg: true, seed: 1));
        var l9 = patient.Lesions.Single(l => l.Id == "L9");
        var put = l9.Second!.Ml * (l9.Second.Fdg - 2.2); // above the liver in which it lies
        Assert.Equal(1, with.Zip(without, (a, b) => (double)a - b).Sum() * grid.VoxelMl / put, 0.08);
        var l7 = patient.Lesions.Single(l => l.Id == "L7");
        var neck = grid with { Origin = patient.PetGrid.Origin + new Point(0, 0, 620) };
        var image = new VoxelImage(neck, VirtualImage.Pet(neck, patient.Lesions, 1, fdg: false, seed: 1));
        Assert.InRange(RegionStatistics.Of(image, Shape.Sphere(neck, l7.Centre, l7.First!.RadiusMm))!.Mean, 0.4 * l7.First.Sst, 0.8 * l7.First.Sst);
    }
}
