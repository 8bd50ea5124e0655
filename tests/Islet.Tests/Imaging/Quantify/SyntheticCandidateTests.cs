using System.Text.Json;
using Islet.Imaging;
using Islet.Imaging.Quantify;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Tests.Imaging.Quantify;

/// <summary>Against the truth of the synthetic patient (shared/data/pet/synthetic, ours) and a real whole body.</summary>
public class SyntheticCandidateTests
{
    [SkippableFact]
    public void Every_lesion_of_the_synthetic_patient_that_somatostatin_receptors_show_is_found_with_its_volume()
    {
        var (suv, truth) = Synthetic("sst");
        var list = CandidateSearch.Find(suv, new(TracerKind.Sst));
        AssertFound(list, truth, lesser: [12, 14], leaking: [3]); // 14 has 0.48 mL at 42 %, 12 a SUVmax of 2.43
        AssertHint(list, UptakeHint.Kidney, 2, (-66, 62, 385), (66, 62, 395));
        AssertHint(list, UptakeHint.Spleen, 1, (108, 38, 480));
        AssertHint(list, UptakeHint.Bladder, 1, (0, -35, 190));
        AssertHint(list, UptakeHint.Pituitary, 1, (0, -12, 770));
        Assert.Equal(21, list.Candidates.Count); // 12 lesions; spleen, bladder, two kidneys, stomach, two of bowel, adrenal, pituitary
        Assert.InRange(list.Proposals.Single(p => p.Organ is ReferenceOrgan.Liver).Statistics.Mean, 5.9, 6.1); // truth.json: 5.989 elsewhere in the organ
        Assert.InRange(list.Proposals.Single(p => p.Organ is ReferenceOrgan.Spleen).Statistics.Mean, 23.7, 24.2); // 23.985
    }

    [SkippableFact]
    public void With_an_accepted_liver_what_is_fainter_than_it_is_shown_apart()
    {
        var (suv, truth) = Synthetic("sst");
        var liver = ReferenceProposal.At(suv, ReferenceOrgan.Liver, new(-25, -45, 455), 30, TracerKind.Sst, accepted: true)!;
        Assert.Equal(6.505622360786198, liver.Statistics.Mean + (2 * liver.Statistics.Sd), 9);
        var list = CandidateSearch.Find(suv, new(TracerKind.Sst) { Liver = liver });
        Assert.Equal(6.505622360786198, list.S0, 9);
        AssertFound(list, truth, lesser: [12, 14, 16], leaking: [3]);
    }

    [SkippableFact]
    public void Every_lesion_of_the_synthetic_patient_that_glucose_shows_is_found_with_its_volume()
    {
        var (suv, truth) = Synthetic("fdg");
        var list = CandidateSearch.Find(suv, new(TracerKind.Fdg));
        AssertFound(list, truth, lesser: [], leaking: []);
        AssertHint(list, UptakeHint.Brain, 1, (0, 0, 815));
        AssertHint(list, UptakeHint.Bladder, 1, (0, -35, 190));
        AssertHint(list, UptakeHint.Heart, 1, (30, -30, 560));
        AssertHint(list, UptakeHint.Kidney, 2, (-66, 62, 385), (66, 62, 395));
        Assert.Equal(9, list.Candidates.Count);
        Assert.InRange(list.Proposals.Single(p => p.Organ is ReferenceOrgan.Liver).Statistics.Mean, 2.05, 2.15); // 2.097
    }

    [SkippableFact]
    public void The_sarcoma_of_a_real_patient_is_a_candidate_and_the_bladder_is_hinted()
    {
        var suv = SuvImage.Load(PetData.OnlySeries(PetData.Shared("sts_001_wholebody", "image")), SeriesChoices.None, SuvChoices.None).Image;
        var list = CandidateSearch.Find(suv, new(TracerKind.Fdg));
        var mass = Assert.Single(list.Candidates, c => Math.Abs(c.Numbers.SuvMax - 7.9107) < 0.001); // README: SUVmax in GTV_Mass
        Assert.True(!mass.Leak && mass.Hints.Count == 0 && mass.Number <= 5);
        Assert.Equal(UptakeHint.Bladder, list.Candidates.Single(c => c.Numbers.SuvMax > 66).Hints[0]);
        Assert.Empty(list.Proposals.Single(p => p.Organ is ReferenceOrgan.Liver).Flags);
        Assert.InRange(list.Candidates.Count, 20, 60);
    }

    private static (VoxelImage Suv, JsonElement Truth) Synthetic(string tracer)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(PetData.Shared("synthetic", "truth.json")));
        return (SuvImage.Load(PetData.OnlySeries(PetData.Shared("synthetic", tracer)), SeriesChoices.None, SuvChoices.None).Image, json.RootElement.GetProperty("series").GetProperty(tracer).Clone());
    }

    private static void AssertFound(CandidateList list, JsonElement truth, int[] lesser, int[] leaking)
    {
        foreach (var lesion in truth.GetProperty("measured").EnumerateArray())
        {
            var (id, at) = (lesion.GetProperty("id").GetInt32(), lesion.GetProperty("max_voxel_zyx").EnumerateArray().Select(v => v.GetInt32()).ToArray());
            var found = Assert.Single((lesser.Contains(id) ? list.Lesser : list.Candidates), c => c.Numbers.MaxVoxel == new Voxel(at[0], at[1], at[2]));
            Assert.Equal(leaking.Contains(id), found.Leak);
            Assert.Equal(lesion.GetProperty("suvmax").GetDouble(), found.Numbers.SuvMax, 5);
            if (!found.Leak)
                Assert.Equal((id, lesion.GetProperty("thr42").GetProperty("voxels").GetInt32()), (id, found.Region.Voxels));
        }
    }

    private static void AssertHint(CandidateList list, UptakeHint hint, int count, params (double X, double Y, double Z)[] at)
    {
        List<Candidate> named = [.. list.Candidates.Concat(list.Lesser).Where(c => c.Hints is [var first, ..] && first == hint)];
        Assert.Equal(count, named.Count);
        Assert.All(at, p => Assert.Contains(named, c => (c.Numbers.Centroid - new Point(p.X, p.Y, p.Z)).Length < 12));
    }
}
