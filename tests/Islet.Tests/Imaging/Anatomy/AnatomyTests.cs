using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Anatomy;
using Islet.Imaging.Objects;
using Islet.Imaging.Quantify;
using Islet.Tests.Imaging.Quantify;
using Ball = Islet.Tests.Imaging.Quantify.Bodies.Ball;

namespace Islet.Tests.Imaging.Anatomy;

public class AnatomyTests
{
    private static readonly CodedEntry Structure = new("123037004", "SCT", "Anatomical Structure"), Abnormal = new("49755003", "SCT", "Morphologically Abnormal Structure"), LiverCode = new("10200004", "SCT", "Liver"), Unknown = new("1", "99X", "?");

    // The map's voxels are 3 mm, those of the PET 4 mm, and neither begins where the other does.
    private static readonly ImageGrid Ct = new() { Slices = 80, Rows = 66, Columns = 90, Origin = new(-133, -97, -1), ColumnMm = 3, RowMm = 3, SliceMm = 3 };

    private static readonly Point LiverAt = new(-60, 0, 130), SpleenAt = new(85, 20, 130), BoneAt = new(0, 50, 60), KidneyAt = new(60, 40, 70), MetastasisAt = new(-80, 0, 130);

    private static readonly VoxelImage Pet = Bodies.Image(Bodies.Grid(),
    [
        new Ball(LiverAt, 48, 6), new Ball(SpleenAt, 25, 22), new Ball(KidneyAt, 22, 15), new Ball(new(-60, 40, 70), 20, 15), new Ball(BoneAt, 9, 14), new Ball(MetastasisAt, 10, 30), new Ball(new(0, -50, 40), 11, 5),
    ], noise: 0.05);

    private static int Label(Point p) => In(p, BoneAt, 14) ? 29 : In(p, LiverAt, 48) ? 5 : In(p, SpleenAt, 25) ? 1 : In(p, KidneyAt, 22) ? 3 : In(p, new(0, -50, 40), 12) ? 20 : 0;

    private static bool In(Point p, Point centre, double radius) => (p - centre).Length <= radius;

    [Fact] // TotalSegmentator 2.0 and 1.0, task total: numbers as its documentation lists them
    public void Numbers_of_TotalSegmentator_are_the_structures_that_it_lists()
    {
        Assert.Equal((117, 104), (AnatomyNames.Total.Count, AnatomyNames.TotalV1.Count));
        Assert.Equal(["liver", "urinary_bladder", "sacrum", "vertebrae_S1", "vertebrae_L5", "vertebrae_L1", "vertebrae_T12", "vertebrae_T1", "vertebrae_C7", "vertebrae_C1", "heart", "aorta", "brain", "rib_left_1", "rib_right_1", "rib_right_12", "sternum", "costal_cartilages"],
            new[] { 5, 21, 25, 26, 27, 31, 32, 43, 44, 50, 51, 52, 90, 92, 104, 115, 116, 117 }.Select(n => AnatomyNames.Total[n]));
        Assert.Equal(["aorta", "vertebrae_L5", "vertebrae_C1", "heart_myocardium", "brain", "small_bowel", "rib_left_1", "rib_right_12", "sacrum", "urinary_bladder"], new[] { 7, 18, 41, 44, 50, 55, 58, 81, 92, 104 }.Select(n => AnatomyNames.TotalV1[n]));
        Assert.All(AnatomyNames.Total.Values.Concat(AnatomyNames.TotalV1.Values), name => Assert.NotNull(AnatomyNames.Of(name)));
        Assert.Equal((UptakeHint.Kidney, true, OrganClass.Bone, false), (AnatomyLabels.TotalSegmentator[3]!.Value.Organ, AnatomyLabels.TotalSegmentator[52]!.Value.IsAorta, AnatomyLabels.TotalSegmentator[29]!.Value.Class, AnatomyLabels.TotalSegmentator[7]!.Value.IsUsed));
        Assert.Null(AnatomyLabels.TotalSegmentator[118]);
    }

    [Theory]
    [InlineData("Right Kidney", UptakeHint.Kidney), InlineData("adrenal_gland_left", UptakeHint.Adrenal), InlineData("Parotid gland", UptakeHint.SalivaryGland), InlineData("STOMACH", UptakeHint.Bowel), InlineData("pancreas", null), InlineData("L1 vertebra", null)]
    public void A_name_is_known_in_any_spelling(string name, UptakeHint? organ) => Assert.Equal(organ, AnatomyNames.Of(name)!.Value.Organ);

    [Theory]
    [InlineData("5,liver\n1,spleen\n7,-"), InlineData("number;name;colour\n5;liver;#ff0000\n1;Spleen;x\n7;-;x"), InlineData("# of our clinic\n5: liver\n1: \"spleen\"\n7: pancreas # nothing"), InlineData("\uFEFF5\tliver\n1\tspleen\n\n7\t-")]
    public void Labels_are_read_from_CSV_and_from_YAML(string text)
    {
        var labels = AnatomyLabels.Read(new StringReader(text));
        Assert.Equal((AnatomyPart.Of(UptakeHint.Liver), AnatomyPart.Of(UptakeHint.Spleen), AnatomyPart.None), (labels[5], labels[1], labels[7]));
        Assert.Null(labels[2]);
    }

    [Theory]
    [InlineData(""), InlineData("liver"), InlineData("5"), InlineData("5,lever"), InlineData("5,liver\n5,spleen"), InlineData("0,liver"), InlineData("5,liver\nspleen,1"), InlineData("70000,liver")]
    public void Labels_that_say_nothing_are_refused(string text) => Assert.Equal("E_ANATOMY_LABELS", Assert.Throws<RefusedException>(() => AnatomyLabels.Read(new StringReader(text))).Problem.Code);

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Organs_lie_at_their_place_whatever_the_map_s_voxels_and_axes(bool mirrored)
    {
        var found = AnatomyMap.Of(LabelMaps.Read(LabelMaps.Nifti(Ct, Label, mirrored)), AnatomyLabels.TotalSegmentator).On(Pet, null);
        Assert.Empty(found.Warnings);
        foreach (var (organ, centre, radius) in new[] { (UptakeHint.Liver, LiverAt, 48.0), (UptakeHint.Spleen, SpleenAt, 25), (UptakeHint.Kidney, KidneyAt, 22) })
        {
            var region = found.Organs[organ];
            Assert.Equal(4.0 / 3 * Math.PI * Math.Pow(radius, 3) / 1000, region.Voxels * Pet.Grid.VoxelMl, 0.04 * region.Voxels * Pet.Grid.VoxelMl);
            Assert.InRange((region.Centroid(Pet.Grid) - centre).Length, 0, 0.5);
        }
        Assert.InRange((found.Bones.Centroid(Pet.Grid) - BoneAt).Length, 0, 1);
    }

    [Fact]
    public void A_map_tells_organs_apart_that_place_alone_does_not()
    {
        var anatomy = AnatomyMap.Of(LabelMaps.Read(LabelMaps.Nifti(Ct, Label)), AnatomyLabels.TotalSegmentator).On(Pet, null);
        var plan = anatomy.In(new SearchPlan(TracerKind.Sst));
        var (with, without) = (CandidateSearch.Find(Pet, plan), CandidateSearch.Find(Pet, new SearchPlan(TracerKind.Sst)));
        Candidate At(CandidateList list, Point p) => list.Candidates.MinBy(c => (Pet.Grid.Centre(c.Numbers.MaxVoxel) - p).Length)!;
        // The ball mirrored to the kidney makes the two a pair of kidneys by place; the map has only the left one.
        Assert.Contains(UptakeHint.Kidney, At(without, new(-60, 40, 70)).Hints);
        Assert.DoesNotContain(UptakeHint.Kidney, At(with, new(-60, 40, 70)).Hints);
        Assert.Contains(UptakeHint.Kidney, At(with, KidneyAt).Hints);
        Assert.Contains(UptakeHint.Spleen, At(with, SpleenAt).Hints);
        // Hotter than healthy liver, in the liver: no healthy liver's uptake, and of the class liver.
        Assert.Empty(At(with, MetastasisAt).Hints);
        Assert.Equal((OrganClass.Liver, OrganClass.Bone, null), (anatomy.ClassOf(At(with, MetastasisAt)), anatomy.ClassOf(At(with, BoneAt)), anatomy.ClassOf(At(with, KidneyAt))));
        // Reference regions lie in the organs that the map shows, the liver's off the metastasis.
        var (liver, spleen) = (with.Proposals.First(p => p.Organ is ReferenceOrgan.Liver), with.Proposals.First(p => p.Organ is ReferenceOrgan.Spleen));
        Assert.Equal(liver.Region, liver.Region.Intersect(anatomy.Organs[UptakeHint.Liver]));
        Assert.Equal(spleen.Region, spleen.Region.Intersect(anatomy.Organs[UptakeHint.Spleen]));
        Assert.InRange(liver.Statistics.Mean, 5.8, 6.2);
    }

    [Theory]
    [InlineData(TracerKind.Sst, 5.9, true), InlineData(TracerKind.Sst, 12, false), InlineData(TracerKind.Fdg, 12, true)] // gut above the liver is no gut's uptake with agonists
    public void Gut_is_hinted_up_to_the_liver_and_with_FDG_always(TracerKind tracer, double suv, bool hinted)
    {
        var (gut, liver) = (new Point(0, -50, 40), new Point(-60, 0, 130));
        var pet = Bodies.Image(Bodies.Grid(), [new Ball(liver, 48, tracer is TracerKind.Sst ? 6 : 2.2), new Ball(gut, 11, suv)]);
        var map = AnatomyMap.Of(LabelMaps.Read(LabelMaps.Nifti(Ct, p => In(p, gut, 13) ? 20 : In(p, liver, 48) ? 5 : 0)), AnatomyLabels.TotalSegmentator);
        var found = CandidateSearch.Find(pet, map.On(pet, null).In(new SearchPlan(tracer)));
        Assert.Equal(hinted, Assert.Single(found.Candidates, c => In(pet.Grid.Centre(c.Numbers.MaxVoxel), gut, 13)).Hints.Contains(UptakeHint.Bowel));
    }

    [Fact]
    public void A_segmentation_speaks_by_its_codes_and_a_lesion_is_no_organ()
    {
        var ct = Ct with { Slices = 46, Origin = new(-133, -97, 50) };
        var (liver, lesion) = (Shape.Sphere(ct, LiverAt, 48), Shape.Sphere(ct, MetastasisAt, 10));
        var map = AnatomyMap.Of(LabelMaps.Seg(ct, (Structure, LiverCode, "a", liver), (Abnormal, new("108369006", "SCT", "Neoplasm"), "liver", lesion), (Structure, Unknown, "kidney_left", Shape.Sphere(ct, KidneyAt, 15))), AnatomyLabels.None);
        var found = map.On(Pet, LabelMaps.Frame);
        Assert.Equal([UptakeHint.Liver, UptakeHint.Kidney], found.Organs.Keys);
        Assert.InRange((found.Organs[UptakeHint.Liver].Centroid(Pet.Grid) - LiverAt).Length, 0, 0.5);
        Assert.Equal("E_OBJECT_FRAME", Code(() => map.On(Pet, "2.25.78")));
        Assert.Equal("E_ANATOMY_EMPTY", Code(() => AnatomyMap.Of(LabelMaps.Seg(ct, (Abnormal, LiverCode, "liver", lesion)), AnatomyLabels.None)));
        Assert.Equal("E_ANATOMY_LABELS", Code(() => AnatomyMap.Of(LabelMaps.Seg(ct, (Structure, Unknown, "x", liver)), AnatomyLabels.None)));
        var named = AnatomyMap.Of(LabelMaps.Seg(ct, (Structure, Unknown, "x", liver)), AnatomyLabels.Read(new StringReader("1: liver")));
        Assert.Equal([UptakeHint.Liver], named.On(Pet, LabelMaps.Frame).Organs.Keys);
    }

    [Fact]
    public void A_map_of_something_else_or_of_somewhere_else_is_refused()
    {
        string Of(byte[] nifti, AnatomyLabels labels) => Code(() => AnatomyMap.Of(LabelMaps.Read(nifti), labels).On(Pet, null));
        Assert.Equal("E_ANATOMY_LABELS", Of(LabelMaps.Nifti(Ct, Label), AnatomyLabels.None)); // numbers without names
        Assert.Equal("E_ANATOMY_LABELS", Of(LabelMaps.Nifti(Ct, p => In(p, LiverAt, 40) ? 200 : 0), AnatomyLabels.TotalSegmentator));
        Assert.Equal("E_ANATOMY_EMPTY", Of(LabelMaps.Nifti(Ct, p => In(p, LiverAt, 40) ? 7 : 0), AnatomyLabels.TotalSegmentator)); // a pancreas only
        Assert.Equal("E_ANATOMY_PLACE", Of(LabelMaps.Nifti(Ct, Label, moved: new(0, 0, 400)), AnatomyLabels.TotalSegmentator)); // beside the image
        Assert.Equal("E_ANATOMY_PLACE", Of(LabelMaps.Nifti(Ct, p => In(p, LiverAt, 25) ? 5 : 0, moved: new(-70, 0, 0)), AnatomyLabels.TotalSegmentator)); // in the air beside the patient
        Assert.Equal("E_MASK_GRID", Of(LabelMaps.Nifti(Ct, Label, shear: 0.2), AnatomyLabels.TotalSegmentator));
        var mirrored = AnatomyMap.Of(LabelMaps.Read(LabelMaps.Nifti(Ct, p => Label(p) switch { 5 => 1, 1 => 5, var l => l })), AnatomyLabels.TotalSegmentator).On(Pet, null);
        Assert.Equal("W_ANATOMY_SIDES", Assert.Single(mirrored.Warnings).Code);
    }

    private static string Code(Action action) => Record.Exception(action) is RefusedException refused ? refused.Problem.Code : "";
}
