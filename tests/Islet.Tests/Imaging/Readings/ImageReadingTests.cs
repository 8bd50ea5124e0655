using Islet.Imaging;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;
using Islet.Imaging.Readings;

namespace Islet.Tests.Imaging;

/// <summary>A reading follows from the image and the reader's steps, and from nothing else.</summary>
public class ImageReadingTests
{
    /// <summary>Two lesions of SUV 20 and 10, and a dumb-bell of two hills, 14 and 12, whose saddle is 8; voxels of 4 mm.</summary>
    private static readonly ReadingBasis Basis = Made();

    [Fact]
    public void Nothing_is_accepted_by_itself()
    {
        var reading = After();
        Assert.Equal(3, reading.Spots.Count);
        Assert.All(reading.Spots, s => Assert.Equal(SpotState.Proposed, s.State));
        Assert.Equal((0, 0.0, false, false), (reading.Accepted.Count(), reading.TotalMl, reading.CanUndo, reading.CanRedo));
    }

    [Fact]
    public void Accepted_lesions_are_the_total_and_rejected_ones_are_not()
    {
        var (a, b) = (Spot(0), Spot(1));
        var reading = After(new AcceptStep(a.Id, "L1", OrganClass.Liver, 4), new RejectStep(b.Id, UptakeHint.Kidney));
        Assert.Equal((a.Numbers.Ml, a.Numbers.TlaG), (reading.TotalMl, reading.TotalTlaG));
        var (one, other) = (reading.Spot(a.Id)!, reading.Spot(b.Id)!);
        Assert.Equal(("L1", OrganClass.Liver, 4), (one.Lesion, one.Organ!.Value, one.Krenning!.Value));
        Assert.Equal((SpotState.Rejected, UptakeHint.Kidney), (other.State, other.RejectedAs!.Value));
    }

    [Fact]
    public void Plain_organs_are_rejected_together_and_doubtful_ones_are_not()
    {
        UptakeHint[] hints = [UptakeHint.Kidney, UptakeHint.UncinateProcess, UptakeHint.Spleen];
        var hinted = Basis with { Candidates = [.. Basis.Candidates.Select((c, i) => c with { Hints = [hints[i]] })] };
        var step = RejectHintedStep.Of(ImageReading.After(hinted, []).Spots)!;
        var reading = ImageReading.After(hinted, [step]);
        Assert.Equal([SpotState.Rejected, SpotState.Proposed, SpotState.Rejected], reading.Spots.Select(s => s.State));
        Assert.Equal([UptakeHint.Kidney, UptakeHint.Spleen], reading.Spots.Select(s => s.RejectedAs).OfType<UptakeHint>());
        Assert.All(ImageReading.After(hinted, [step, new UndoStep()]).Spots, s => Assert.Equal(SpotState.Proposed, s.State));
        Assert.Null(RejectHintedStep.Of(reading.Spots));
        Assert.Equal(step.Organs, Assert.IsType<RejectHintedStep>(ReadingStep.Read(step.Write())).Organs);
    }

    [Fact]
    public void Undo_takes_the_last_step_back_and_redo_brings_it_again()
    {
        ReadingStep[] steps = [new AcceptStep(Spot(0).Id, "L1", null, null), new RejectStep(Spot(1).Id, null), new SplitStep(Dumbbell.Id)];
        Same(After(steps[..2]), After([.. steps, new UndoStep()]));
        Same(After(steps[..1]), After([.. steps, new UndoStep(), new UndoStep()]));
        Same(After(steps), After([.. steps, new UndoStep(), new UndoStep(), new RedoStep(), new RedoStep()]));
        Same(After(), After([.. steps, new UndoStep(), new UndoStep(), new UndoStep(), new UndoStep()])); // once more than there is
    }

    [Fact]
    public void A_new_step_after_undoing_closes_the_way_back()
    {
        var reading = After(new AcceptStep(Spot(0).Id, "L1", null, null), new UndoStep(), new RejectStep(Spot(0).Id, null), new RedoStep());
        Assert.False(reading.CanRedo);
        Assert.Equal(SpotState.Rejected, reading.Spot(Spot(0).Id)!.State);
    }

    [Fact]
    public void Merged_and_taken_apart_again_spots_are_as_they_were()
    {
        var (a, b) = (Spot(0), Spot(1));
        ReadingStep[] named = [new AcceptStep(a.Id, "L1", OrganClass.Bone, 3), new AcceptStep(b.Id, "L2", null, null)];
        var merged = After([.. named, new MergeStep([a.Id, b.Id])]);
        var one = merged.Spot(a.Id)!;
        Assert.Equal(2, merged.Spots.Count);
        Assert.Equal(("L1", OrganClass.Bone, 3, true), (one.Lesion, one.Organ!.Value, one.Krenning!.Value, one.IsAccepted)); // called as the hottest
        Assert.Equal(a.Numbers.Voxels + b.Numbers.Voxels, one.Numbers.Voxels);
        Assert.Equal(a.Numbers.TlaG + b.Numbers.TlaG, one.Numbers.TlaG, 9);
        Same(After(named), After([.. named, new MergeStep([a.Id, b.Id]), new SplitStep(a.Id)]));
    }

    [Fact]
    public void Split_along_the_valley_two_hills_hold_every_voxel_once()
    {
        var whole = Dumbbell;
        var reading = After(new SplitStep(whole.Id));
        Assert.Equal(4, reading.Spots.Count);
        var parts = reading.Spots.Where(s => !After().Spots.Any(o => o.Region.Equals(s.Region))).ToList();
        Assert.Equal(2, parts.Count);
        Assert.Equal([14.0, 12.0], parts.Select(p => p.Numbers.SuvMax).OrderDescending());
        Assert.Equal(whole.Region, parts[0].Region.Union(parts[1].Region));
        Assert.True(parts[0].Region.Intersect(parts[1].Region).IsEmpty);
        Assert.All(parts, p => Assert.Equal(SpotState.Proposed, p.State));
        Assert.Equal(whole.Region, After(new SplitStep(whole.Id), new MergeStep([parts[0].Id, parts[1].Id])).Spot(whole.Id)!.Region);
    }

    [Fact]
    public void A_hill_without_a_valley_is_not_split_and_the_step_is_said_to_be_lost()
    {
        var step = new SplitStep(Spot(0).Id);
        Assert.Equal(step, Assert.Single(After(step).Lost));
    }

    [Fact]
    public void A_step_about_a_spot_that_is_not_there_changes_nothing_and_is_told()
    {
        var reading = After(new AcceptStep("0-0-0", "L1", null, null));
        Assert.Empty(reading.Accepted);
        Assert.Single(reading.Lost);
    }

    [Fact]
    public void A_drawn_lesion_is_found_by_the_method_inside_its_sphere()
    {
        var only = Basis with { Candidates = [] };
        var at = Basis.Suv.Grid.Centre(Spot(0).Numbers.MaxVoxel);
        var drawn = Assert.Single(ImageReading.After(only, [new DrawStep(at, 20, false, "L7", OrganClass.Other)]).Accepted);
        Assert.Equal(Spot(0).Region, drawn.Region);
        Assert.Equal(("L7", "REL42", 8.4), (drawn.Lesion, drawn.Method, drawn.Threshold!.Value));
        var whole = Assert.Single(ImageReading.After(only, [new DrawStep(at, 20, true, "L7", null)]).Accepted);
        Assert.Equal(Shape.Sphere(Basis.Suv.Grid, at, 20), whole.Region);
        Assert.Null(whole.Threshold);
    }

    [Fact]
    public void A_leak_is_accepted_and_not_counted()
    {
        var leaking = Basis with { Candidates = [Basis.Candidates.Single(c => c.Numbers.SuvMax == 20) with { Leak = true }] };
        var reading = ImageReading.After(leaking, [new AcceptStep(Spot(0).Id, "L1", null, null)]);
        Assert.Single(reading.Accepted);
        Assert.Equal((0.0, 0.0), (reading.TotalMl, reading.TotalTlaG));
    }

    [Fact]
    public void A_reference_is_where_the_reader_puts_it_or_not_to_be_had()
    {
        var here = Basis.Suv.Grid.Centre(new(30, 10, 30));
        var placed = After(new ReferenceStep(ReferenceOrgan.Liver, here, true));
        Assert.Equal((1.0, true), (placed.Reference(ReferenceOrgan.Liver)!.Mean, placed.References[0].Accepted));
        var gone = After(new ReferenceStep(ReferenceOrgan.Liver, here, true), new ReferenceStep(ReferenceOrgan.Liver, null, false));
        Assert.Null(gone.Reference(ReferenceOrgan.Liver));
        Assert.Equal([ReferenceOrgan.Liver], gone.Unavailable);
        Assert.Single(After(new ReferenceStep(ReferenceOrgan.Spleen, null, true)).Lost); // nothing was proposed
    }

    [Theory] // healthy liver has a SUVmean of 2 to 12 with receptor tracers, 1.3 to 3.0 with FDG, and an SD of at most a quarter of it
    [InlineData(TracerKind.Sst, 30, 30, 8, "W_PET_LIVER_MEAN"), InlineData(TracerKind.Sst, 8, 8, 8, "W_PET_LIVER_UNEVEN"), InlineData(TracerKind.Sst, 26, 20, 18, "")]
    [InlineData(TracerKind.Fdg, 26, 20, 18, "W_PET_LIVER_MEAN")]
    public void A_sphere_that_the_reader_placed_carries_the_flags_of_a_proposed_one(TracerKind tracer, int z, int y, int x, string flags)
    {
        var large = Basis with { Suv = Quantify.Made.Image(Basis.Suv.Grid, 1, (Basis.Suv.Grid.Centre(8, 8, 8), 8, 20), (Basis.Suv.Grid.Centre(26, 20, 18), 20, 6)), Tracer = tracer };
        var here = large.Suv.Grid.Centre(z, y, x);
        var placed = Assert.Single(ImageReading.After(large, [new ReferenceStep(ReferenceOrgan.Liver, here, true)]).References);
        Assert.Equal(flags, string.Join(' ', placed.Flags.Select(f => f.Code)));
        var proposed = ReferenceProposal.At(large.Suv, ReferenceOrgan.Liver, here, 30, tracer, accepted: false)!;
        Assert.Equal((proposed.Flags.Count, proposed.Region, proposed.Statistics), (placed.Flags.Count, placed.Region, placed.Statistics));
    }

    [Fact]
    public void A_placed_blood_pool_is_a_cylinder_of_1_cm_by_2_cm()
    {
        var fine = Quantify.Made.Image(new() { Slices = 30, Rows = 30, Columns = 30, Origin = new(0, 0, 0), ColumnMm = 1, RowMm = 1, SliceMm = 1 }, 1.5f);
        var pool = Assert.Single(ImageReading.After(Basis with { Suv = fine, Candidates = [] }, [new ReferenceStep(ReferenceOrgan.BloodPool, new Point(15, 15, 15), true)]).References);
        Assert.Equal(Shape.Cylinder(fine.Grid, new(15, 15, 15), 10, 20), pool.Region);
        Assert.Equal((1.5, 10.0), (pool.Statistics.Mean, pool.DiameterMm));
    }

    [Fact] // a lesion of 12.5 in tissue of 6, which 42 % runs into: both say so; corrected for the tissue, neither does
    public void A_new_edge_is_tested_for_leaks_as_a_candidate_is()
    {
        var grid = Basis.Suv.Grid;
        var suv = Quantify.Made.Image(grid, 1, (grid.Centre(20, 20, 20), 60, 6), (grid.Centre(20, 20, 20), 8, 12.5f));
        var candidate = CandidateSearch.Find(suv, new(TracerKind.Sst)).Candidates.Single(c => c.Numbers.SuvMax > 12);
        Assert.True(candidate.Leak);
        var basis = Basis with { Suv = suv, Candidates = [candidate] };
        var id = Assert.Single(ImageReading.After(basis, []).Spots).Id;
        ReadSpot By(string method) => Assert.Single(ImageReading.After(basis, [new EdgeStep(id, method)]).Spots);
        Assert.True(By("REL42").Leak);
        Assert.False(By("REL_BG").Leak);
        Assert.Equal(Shape.Sphere(grid, grid.Centre(20, 20, 20), 8), By("REL_BG").Region);
        var whole = new DrawStep(grid.Centre(20, 20, 20), 16, false, "L1", null);
        Assert.True(ImageReading.After(basis with { Candidates = [] }, [whole]).Spots[0].Leak);
    }

    [Fact]
    public void A_signature_is_no_step_back()
    {
        var sign = new SignStep("I1", new Dictionary<string, string>(), new Dictionary<string, Point>());
        var accept = new AcceptStep(Spot(0).Id, "L1", null, null);
        Same(After(accept), After(accept, sign));
        Same(After(), After(accept, sign, new UndoStep()));
    }

    [Fact]
    public void Steps_are_read_back_as_they_were_written()
    {
        ReadingStep[] steps =
        [
            new AcceptStep("1-2-3", "L1", OrganClass.LymphNode, 4), new RejectStep("1-2-3", UptakeHint.UncinateProcess), new SplitStep("1-2-3"), new DrawStep(new(1.5, -2, 3), 12, true, "L2", null), new EdgeStep("1-2-3", "REL_BG:0.41"),
            new ReferenceStep(ReferenceOrgan.BloodPool, new Point(1, 2, 3), true), new TickStep("W_X"), new UnseenStep("L9"), new UndoStep(), new RedoStep(),
        ];
        Assert.All(steps, s => Assert.Equal(s, ReadingStep.Read(s.Write())));
        Assert.Equal(["1-2-3", "4-5-6"], Assert.IsType<MergeStep>(ReadingStep.Read(new MergeStep(["1-2-3", "4-5-6"]).Write())).Spots);
        var sign = Assert.IsType<SignStep>(ReadingStep.Read(new SignStep("I1", new Dictionary<string, string> { ["L1"] = "x" }, new Dictionary<string, Point> { ["L1"] = new(1, 2, 3) }).Write()));
        Assert.Equal(("I1", "x", new Point(1, 2, 3)), (sign.Study, sign.Findings["L1"], sign.Places["L1"]));
        Assert.Null(ReadingStep.Read("""{"do":"a step of a later program"}"""));
    }

    private static ReadSpot Dumbbell => After().Spots.Single(s => s.Numbers.SuvMax == 14);

    /// <summary>The lesion of SUV 20, and that of 10.</summary>
    private static ReadSpot Spot(int i) => After().Spots.Single(s => s.Numbers.SuvMax == (i == 0 ? 20 : 10));

    private static ImageReading After(params ReadingStep[] steps) => ImageReading.After(Basis, steps);

    private static void Same(ImageReading a, ImageReading b)
    {
        Assert.Equal(a.Spots.Select(Said), b.Spots.Select(Said));
        Assert.Equal(a.Spots.Select(s => s.Region), b.Spots.Select(s => s.Region));

        static string Said(ReadSpot s) => FormattableString.Invariant($"{s.Id} {s.Number} {s.State} {s.Lesion} {s.Organ} {s.RejectedAs} {s.Krenning} {s.Leak} {s.Threshold} {s.Numbers}");
    }

    private static ReadingBasis Made()
    {
        var grid = new ImageGrid { Slices = 40, Rows = 40, Columns = 40, Origin = new(-80, -80, 0), ColumnMm = 4, RowMm = 4, SliceMm = 4 };
        var values = new float[grid.Length];
        Array.Fill(values, 1);
        foreach (var (z, y, x, top, reach) in ((int, int, int, float, int)[])[(8, 8, 8, 20, 2), (8, 30, 8, 10, 2), (25, 20, 14, 14, 2), (25, 20, 20, 12, 2)])
            foreach (var v in Shape.Sphere(grid, grid.Centre(z, y, x), 4 * reach).All())
                values[(((v.Z * grid.Rows) + v.Y) * grid.Columns) + v.X] = (v.Z, v.Y, v.X) == (z, y, x) ? top : 0.75f * top;
        for (var x = 16; x <= 18; x++)
            values[(((25 * grid.Rows) + 20) * grid.Columns) + x] = 8;
        var suv = new VoxelImage(grid, values);
        return new(suv, TracerKind.Sst, CandidateSearch.Find(suv, new(TracerKind.Sst)).Candidates, [], SegmentationMethod.Default, SegmentationMethod.Parse("FIX:4"));
    }
}
