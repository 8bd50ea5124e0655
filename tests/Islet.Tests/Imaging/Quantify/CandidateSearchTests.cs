using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;

namespace Islet.Tests.Imaging.Quantify;

public class CandidateSearchTests
{
    private static readonly SearchPlan Sst = new(TracerKind.Sst);

    private static Bodies.Ball[] Many => [Bodies.At(-60, 20, 100, 25, 15), Bodies.At(60, 20, 105, 25, 15), Bodies.At(0, -20, 60, 12, 30), Bodies.At(30, 0, 160, 10, 9), Bodies.At(52, 0, 160, 8, 7), Bodies.At(-30, -10, 190, 8, 12)];

    [Fact]
    public void Regions_share_no_voxel_are_connected_reach_their_threshold_and_lie_in_what_they_were_grown_in()
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var suv = Bodies.Image(Bodies.Grid(), Many, 0.15, seed);
            foreach (var method in (string[])["REL42", "REL_BG", "FIX:4", "GRAD"])
            {
                var list = CandidateSearch.Find(suv, Sst with { Method = SegmentationMethod.Parse(method) });
                List<Candidate> all = [.. list.Candidates, .. list.Lesser];
                Assert.True(list.Candidates.Count >= 6, $"seed {seed}, {method}: {list.Candidates.Count}");
                Assert.Equal(all.Sum(c => c.Region.Voxels), Region.Of(all.SelectMany(c => c.Region.All())).Voxels);
                Assert.Equal(Enumerable.Range(1, all.Count), all.Select(c => c.Number));
                Assert.All(all, c =>
                {
                    Assert.Single(Components.Of(c.Region));
                    Assert.Equal(c.Region, Threshold.AtLeast(suv, c.Threshold, c.Region));
                    Assert.True(c.Region.Except(c.Voi).IsEmpty);
                    Assert.True(c.Region.Contains(c.Numbers.MaxVoxel));
                    Assert.NotEqual(c.Number, c.SplitFrom);
                });
                Assert.Equal(list.Candidates.OrderByDescending(c => c.Numbers.SuvMax * c.Region.Voxels).Select(c => c.Number), list.Candidates.Select(c => c.Number));
            }
        }
    }

    [Fact]
    public void An_image_set_into_a_larger_one_has_the_same_candidates_in_the_same_order()
    {
        var (grid, shift) = (Bodies.Grid(), new Voxel(3, 5, 7));
        var small = Bodies.Image(grid, Many, 0.15);
        var wide = grid with { Slices = grid.Slices + 6, Rows = grid.Rows + 9, Columns = grid.Columns + 11, Origin = grid.Centre(-shift.Z, -shift.Y, -shift.X) };
        var values = new float[wide.Length];
        for (var z = 0; z < grid.Slices; z++)
            for (var y = 0; y < grid.Rows; y++)
                small.Values(z).Slice(y * grid.Columns, grid.Columns).CopyTo(values.AsSpan(((((z + shift.Z) * wide.Rows) + y + shift.Y) * wide.Columns) + shift.X));
        var (here, there) = (CandidateSearch.Find(small, Sst), CandidateSearch.Find(new(wide, values), Sst));
        Assert.Equal(here.Candidates.Select(c => Region.Of(c.Region.All().Select(v => new Voxel(v.Z + shift.Z, v.Y + shift.Y, v.X + shift.X)))), there.Candidates.Select(c => c.Region));
        Assert.Equal(here.Candidates.Select(c => (c.Threshold, c.Leak, c.SplitFrom)), there.Candidates.Select(c => (c.Threshold, c.Leak, c.SplitFrom)));
    }

    [Fact]
    public void Every_method_measures_the_same_maxima()
    {
        var suv = Bodies.Image(Bodies.Grid(), Many, 0.15);
        var maxima = CandidateSearch.Find(suv, Sst).Candidates.Select(c => c.Numbers.MaxVoxel).ToHashSet();
        foreach (var method in (string[])["REL30", "REL_BG", "FIX:4", "GRAD"])
            Assert.Equal(maxima, CandidateSearch.Find(suv, Sst with { Method = SegmentationMethod.Parse(method) }).Candidates.Select(c => c.Numbers.MaxVoxel).ToHashSet());
    }

    [Fact]
    public void Many_searches_at_once_find_what_one_alone_finds()
    {
        var suv = Bodies.Image(Bodies.Grid(), Many, 0.2);
        var alone = Told(CandidateSearch.Find(suv, Sst));
        var together = new string[8];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => together[i] = Told(CandidateSearch.Find(suv, Sst)));
        Assert.All(together, t => Assert.Equal(alone, t));
    }

    [Theory]
    [InlineData(22, 2), InlineData(40, 2)] // an inner edge of 4 mm and of 22 mm between two balls
    [InlineData(8, 1)] // maxima closer than 1 cm are one
    public void Two_maxima_more_than_1_cm_apart_with_a_deep_saddle_are_two(double apartMm, int expected)
    {
        var suv = Bodies.Image(Bodies.Grid(mm: 3), [Bodies.At(-0.5 * apartMm, 0, 90, 9, 20), Bodies.At(0.5 * apartMm, 0, 90, 9, 15)]);
        var found = CandidateSearch.Find(suv, Sst).Candidates;
        Assert.Equal(expected, found.Count);
        if (apartMm is 22) // one component from SUV 3 on
            Assert.Equal(1, found[1].SplitFrom);
        if (apartMm is 40)
            Assert.All(found, c => Assert.Null(c.SplitFrom));
    }

    [Theory]
    [InlineData(2.0, true), InlineData(2.9, false)] // 1/0.42 = 2.38
    public void A_lesion_of_low_contrast_in_an_organ_leaks_and_the_contrast_corrected_region_is_proposed(double contrast, bool leak)
    {
        var suv = Bodies.Image(Bodies.Grid(), [Bodies.At(-50, 0, 120, 60, 5), Bodies.At(-50, 0, 120, 10, 5 * contrast)]);
        var found = CandidateSearch.Find(suv, Sst).Candidates.Single(c => c.Numbers.SuvMax > 9);
        Assert.Equal(leak, found.Leak);
        Assert.Equal(leak, found.Proposal is not null);
        if (leak)
        {
            Assert.Equal("REL_BG:0.41", found.Proposal!.Method);
            Assert.False(found.Proposal.Leak);
            Assert.InRange(found.Proposal.Ml, 2.5, 6); // 4.2 mL
            Assert.True(found.Numbers.Ml > 2 * found.Proposal.Ml);
        }
    }

    [Fact]
    public void What_is_smaller_than_the_minimum_is_shown_apart()
    {
        var suv = Bodies.Image(Bodies.Grid(), [Bodies.At(2, 2, 120, 4, 20), Bodies.At(50, 0, 60, 8, 20)]);
        var list = CandidateSearch.Find(suv, Sst);
        var (large, small) = (Assert.Single(list.Candidates), Assert.Single(list.Lesser));
        Assert.True(small.Numbers.Ml < 0.5 && large.Numbers.Ml > 1 && small.Number == 2);
        Assert.Equal(2, CandidateSearch.Find(suv, Sst with { MinimumMl = 0.1, MinimumVoxels = small.Region.Voxels }).Candidates.Count);
        Assert.Single(CandidateSearch.Find(suv, Sst with { MinimumMl = 0.1, MinimumVoxels = small.Region.Voxels + 1 }).Candidates);
    }

    [Theory]
    [InlineData(3.1, 1, 0), InlineData(2.7, 0, 1), InlineData(1.9, 0, 0)]
    public void What_does_not_reach_s0_is_shown_apart_where_it_stands_out(double suv, int candidates, int lesser)
    {
        var list = CandidateSearch.Find(Bodies.Image(Bodies.Grid(), [Bodies.At(0, 0, 120, 14, suv)]), Sst);
        Assert.Equal((3.0, candidates, lesser), (list.S0, list.Candidates.Count, list.Lesser.Count));
    }

    [Fact]
    public void A_reader_points_at_what_is_too_small_or_too_faint_and_it_is_a_candidate()
    {
        var suv = Bodies.Image(Bodies.Grid(), [Bodies.At(2, 2, 120, 4, 2.5), Bodies.At(50, 0, 60, 8, 20)]);
        Assert.Equal((1, 0), (CandidateSearch.Find(suv, Sst).Candidates.Count, CandidateSearch.Find(suv, Sst).Lesser.Count));
        var list = CandidateSearch.Find(suv, Sst with { Seeds = [Shape.Sphere(suv.Grid, new(2, 2, 120), 14), Shape.Sphere(suv.Grid, new(50, 0, 60), 16)] });
        Assert.Equal([1, 0], list.Candidates.Select(c => c.Seed));
        Assert.True(list.Candidates[1].Numbers.IsSmall && !list.Candidates[1].Leak);
        Assert.Equal(Lesion.Grow(suv, Shape.Sphere(suv.Grid, new(50, 0, 60), 16), SegmentationMethod.Default, null)!.Region, list.Candidates[0].Region);
    }

    [Fact]
    public void Methods_that_need_a_liver_are_refused_until_a_reader_accepts_one()
    {
        var suv = Bodies.Image(Bodies.Grid(), [Bodies.At(-45, 0, 120, 60, 5), Bodies.At(60, 20, 200, 10, 20)], 0.03);
        var liver = CandidateSearch.Find(suv, Sst).Proposals.Single(p => p.Organ is ReferenceOrgan.Liver);
        Assert.False(liver.Accepted);
        Assert.InRange(liver.Statistics.Mean, 4.8, 5.1);
        foreach (var plan in (SearchPlan[])[Sst with { Method = SegmentationMethod.Parse("LIV2SD") }, Sst with { SecondMethod = SegmentationMethod.Parse("LIVMAX_1.1") }])
        {
            Assert.Equal("E_PET_LIVER", Assert.Throws<RefusedException>(() => CandidateSearch.Find(suv, plan)).Problem.Code);
            Assert.Equal("E_PET_LIVER", Assert.Throws<RefusedException>(() => CandidateSearch.Find(suv, plan with { Liver = liver })).Problem.Code);
            var list = CandidateSearch.Find(suv, plan with { Liver = liver with { Accepted = true } });
            Assert.Equal(liver.Statistics.Mean + (2 * liver.Statistics.Sd), list.S0, 12);
            Assert.DoesNotContain(list.Proposals, p => p.Organ is ReferenceOrgan.Liver);
        }
        Assert.Equal(("FIX:4", "LIV2SD"), (CandidateSearch.Find(suv, Sst).SecondMethod, CandidateSearch.Find(suv, Sst with { Liver = liver with { Accepted = true } }).SecondMethod));
    }

    [Fact]
    public void A_label_map_names_the_organ_and_takes_its_blur_from_a_lesion_beside_it()
    {
        var suv = Bodies.Image(Bodies.Grid(), [Bodies.At(60, 20, 120, 25, 25), Bodies.At(60, -18, 120, 8, 12)]);
        var spleen = Shape.Sphere(suv.Grid, new(60, 20, 120), 25);
        var plain = CandidateSearch.Find(suv, Sst with { Method = SegmentationMethod.Parse("FIX:3") });
        var mapped = CandidateSearch.Find(suv, Sst with { Method = SegmentationMethod.Parse("FIX:3"), Organs = new Dictionary<UptakeHint, Region> { [UptakeHint.Spleen] = spleen } });
        Assert.Equal(UptakeHint.Spleen, mapped.Candidates[0].Hints[0]);
        Assert.DoesNotContain(UptakeHint.Spleen, mapped.Candidates[1].Hints);
        var organ = suv.Grid.Centre(mapped.Candidates[1].Numbers.MaxVoxel);
        Assert.All(plain.Candidates[1].Region.Except(mapped.Candidates[1].Region).All(), v => Assert.True(spleen.All().Min(o => (suv.Grid.Centre(o) - suv.Grid.Centre(v)).Length) < (organ - suv.Grid.Centre(v)).Length));
    }

    [Fact]
    public void An_image_without_uptake_has_no_candidate_and_no_reference()
    {
        var list = CandidateSearch.Find(new VoxelImage(Bodies.Grid(5, 6, 7), new float[5 * 6 * 7]), Sst);
        Assert.Empty(list.Candidates);
        Assert.Equal(["W_PET_NO_LIVER", "W_PET_NO_SPLEEN", "W_PET_NO_BLOOD_POOL"], list.Remarks.Select(r => r.Code));
    }

    [Fact]
    public void A_threshold_that_no_voxel_of_a_candidate_reaches_is_told() =>
        Assert.Contains(CandidateSearch.Find(Bodies.Image(Bodies.Grid(), [Bodies.At(0, 0, 120, 12, 8)]), Sst with { Method = SegmentationMethod.Parse("FIX:10") }).Remarks, r => r.Code == "W_PET_BELOW_METHOD");

    private static string Told(CandidateList list) => string.Join('\n', list.Candidates.Concat(list.Lesser).Select(c => FormattableString.Invariant(
        $"{c.Number} {c.Threshold:R} {c.Leak} {c.SplitFrom} {c.Second?.Ml:R} {c.Numbers.SuvMean:R} {c.Numbers.SuvPeakHighest:R} {string.Join(',', c.Hints)} {string.Join(';', c.Region.Runs.ToArray())}")));
}
