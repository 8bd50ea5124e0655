using Islet.Clinic;
using Islet.Course;
using Islet.Imaging.Quantify;
using Islet.Imaging.Readings;
using Islet.Tests.Clinic;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>Numbers of two PETs are held against each other only where they may be; the limits are those of pet-quantification 10.</summary>
public class TumourBurdenTests
{
    private static readonly ImagingStudy First = new()
    {
        Study = "I1", Modality = "SSTR-PET", Tracer = "68Ga-DOTATATE", Scanner = "A", Reconstruction = "OSEM", UptakeMinutes = 60, Segmentation = "REL42", DaysSinceSsa = 20, SstrPetResult = "positive",
    };

    public static TheoryData<string, ImagingStudy, BreakReason?> Pairs() => new()
    {
        { "alike", First, null },
        { "15 minutes apart", First with { UptakeMinutes = 75 }, null },
        { "more than 15", First with { UptakeMinutes = 75.1m }, BreakReason.UptakeTime },
        { "less than 15 less", First with { UptakeMinutes = 44.9m }, BreakReason.UptakeTime },
        { "uptake time not known", First with { UptakeMinutes = null }, BreakReason.UptakeTime },
        { "another ligand", First with { Tracer = "68Ga-DOTATOC" }, BreakReason.Tracer },
        { "another nuclide", First with { Tracer = "64Cu-DOTATATE" }, BreakReason.Tracer },
        { "tracer not said", First with { Tracer = null }, BreakReason.Tracer },
        { "another spelling", First with { Tracer = "Ga-68 DOTATATE" }, null },
        { "another scanner", First with { Scanner = "B" }, BreakReason.Scanner },
        { "scanner not known", First with { Scanner = null }, BreakReason.Scanner },
        { "another reconstruction", First with { Reconstruction = "OSEM TOF" }, BreakReason.Reconstruction },
        { "another method", First with { Segmentation = "FIX:4" }, BreakReason.Method },
        { "the 28th day after the depot", First with { DaysSinceSsa = 28 }, null },
        { "the 29th", First with { DaysSinceSsa = 29 }, BreakReason.Ssa },
        { "analogue not known", First with { DaysSinceSsa = null }, BreakReason.Ssa },
    };

    [Theory, MemberData(nameof(Pairs))]
    public void A_curve_breaks_where_numbers_are_not_comparable_and_has_no_change_there(string about, ImagingStudy second, BreakReason? reason)
    {
        _ = about;
        var step = Assert.Single(Of(First, second with { Study = "I2" })).Steps.Single();
        Assert.Equal(reason is { } one ? [one] : [], step.Breaks.Select(b => b.Reason));
        Assert.Equal(reason is null ? -40.0 : null, step.Volume.Percent);
        Assert.Equal(reason is null ? -25.0 : null, step.SuvMax.Percent);
        Assert.Equal((20.0, 12.0), (step.Volume.Before, step.Volume.After)); // they stand side by side all the same
        Assert.Equal(184, step.Days);
    }

    [Fact]
    public void A_change_of_the_analogue_breaks_no_curve_of_FDG()
    {
        ImagingStudy fdg = First with { Modality = "FDG-PET", Tracer = "18F-FDG", SstrPetResult = null, FdgPetResult = "positive" };
        var burden = Assert.Single(Of(fdg, fdg with { Study = "I2", DaysSinceSsa = null }));
        Assert.Equal((TracerKind.Fdg, true), (burden.Kind, burden.Steps.Single().IsComparable));
    }

    [Fact]
    public void Treatments_say_whether_an_analogue_was_given_where_the_reader_does_not()
    {
        var bare = First with { DaysSinceSsa = null };
        var ssa = SomeCourse.On("2023-01-10", new Treatment { Course = "C1", Drugs = ["lanreotide"], Purpose = "tumour" });
        Assert.True(Of([ssa], bare, bare with { Study = "I2" })[0].Steps.Single().IsComparable); // at both times
        var stop = SomeCourse.On("2024-06-01", new TreatmentStop { Course = "C1" });
        Assert.Equal([new SeriesBreak(BreakReason.Ssa, "given", null)], Of([ssa, stop], bare, bare with { Study = "I2" })[0].Steps.Single().Breaks); // whether another one was begun, nobody says
        var closed = SomeCourse.On("2024-10-01", new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" });
        Assert.Equal([new SeriesBreak(BreakReason.Ssa, "given", "not given")], Of([ssa, stop, closed], bare, bare with { Study = "I2" })[0].Steps.Single().Breaks);
    }

    [Fact]
    public void Receptors_and_FDG_are_two_courses_and_SPECT_is_in_neither()
    {
        var burdens = Of(First, First with { Study = "I2", Modality = "FDG-PET", Tracer = "18F-FDG", FdgPetResult = "positive" }, First with { Study = "I3", Modality = "SPECT", Tracer = "177Lu-DOTATATE" });
        Assert.Equal([(TracerKind.Sst, 1), (TracerKind.Fdg, 1)], burdens.Select(b => (b.Kind, b.Points.Count)));
    }

    [Fact]
    public void Sums_are_of_the_lesions_that_have_a_volume_and_the_others_are_named()
    {
        var point = Points([Lesion("L1", 5, 30, 12), Lesion("L2", null, 50, 40), Lesion("L3", 7, 10, 9), Lesion("L4", null, null, null) with { TracerPositive = false }], new SignedVolume(12, "LIV2SD", 15)).Single();
        Assert.Equal((12m, 15m, 1.25m, 3), (point.Ml!.Value, point.SecondMl!.Value, point.Ratio!.Value, point.Lesions));
        Assert.Equal(["L2"], point.Unmeasured);
        Assert.Equal(new HottestLesion("L2", 50, 40), point.Hottest); // a maximum does not run into an organ
        Assert.Equal((5 * 15m) + (7 * 5m), point.TlaG);
    }

    [Fact]
    public void A_PET_without_a_lesion_that_was_signed_is_none_and_one_that_a_report_tells_is_not_measured()
    {
        var none = Points([], new SignedVolume(0, "LIV2SD", 0)).Single();
        Assert.Equal((0m, 0m, null, 0), (none.Ml!.Value, none.SecondMl!.Value, none.Ratio, none.Lesions));
        var told = TumourBurden.Of(SomeCourse.Seen("2025-01-01", SomeCourse.On("2024-03-05", First with { SuvMax = 31 }), SomeCourse.On("2024-03-05", Lesion("L1", 5, 30, null) with { Study = "I1" })), Signed())[0].Points.Single();
        Assert.Equal((null, false, NoSecondVolume.NotSignedHere), (told.Ml, told.IsWhole, told.NoSecond!.Value));
        Assert.Equal(30, told.Hottest!.SuvMax);
    }

    public static TheoryData<SignedVolume?, NoSecondVolume?> Kept() => new()
    {
        { null, NoSecondVolume.SignedEarlier }, { new(12, "LIV2SD", null), NoSecondVolume.LacksLesion }, { new(12.002, "LIV2SD", 15), null }, { new(12.004, "LIV2SD", 15), NoSecondVolume.ChangedSince },
    };

    [Theory, MemberData(nameof(Kept))]
    public void A_second_volume_stands_beside_the_first_only_where_it_is_of_the_same_lesions(SignedVolume? kept, NoSecondVolume? why)
    {
        var point = Points([Lesion("L1", 5, 30, 12), Lesion("L3", 7, 10, 9)], kept).Single();
        Assert.Equal((why, why is null ? 15m : null), (point.NoSecond, point.SecondMl));
    }

    [Fact]
    public void A_PET_whose_only_lesion_runs_into_an_organ_has_no_volume_by_either_method()
    {
        var point = Points([Lesion("L1", null, 30, 12)], new SignedVolume(0, "LIV2SD", 0)).Single();
        Assert.Equal((null, null, NoSecondVolume.NoVolume), (point.Ml, point.SecondMl, point.NoSecond!.Value));
        Assert.Equal(["L1"], point.Unmeasured);
    }

    private static LesionRead Lesion(string name, decimal? ml, decimal? suvMax, decimal? peak) => new()
    {
        Lesion = name, Study = "I1", Status = LesionStatus.Present, TracerPositive = true, VolumeMl = ml, SuvMax = suvMax, SuvPeak = peak, SuvMean = suvMax / 2, TotalLesionActivityG = ml * suvMax / 2,
    };

    private static Dictionary<string, SignStep> Signed(params (string Study, SignedVolume? Volume)[] studies) =>
        studies.ToDictionary(s => s.Study, s => new SignStep(s.Study, new Dictionary<string, string>(), new Dictionary<string, Islet.Imaging.Point>(), s.Volume), StringComparer.Ordinal);

    private static IReadOnlyList<BurdenPoint> Points(LesionRead[] lesions, SignedVolume? volume) =>
        TumourBurden.Of(SomeCourse.Seen("2025-01-01", [SomeCourse.On("2024-03-05", First), .. lesions.Select(l => SomeCourse.On("2024-03-05", l))]), Signed(("I1", volume)))[0].Points;

    private static IReadOnlyList<TumourBurden> Of(params ImagingStudy[] studies) => Of([], studies);

    /// <summary>Half a year apart: 20 mL and SUV 40, then 12 mL and SUV 30.</summary>
    private static IReadOnlyList<TumourBurden> Of(Finding[] others, params ImagingStudy[] studies)
    {
        string[] days = ["2024-03-05", "2024-09-05", "2025-03-05"];
        var findings = studies.Index().SelectMany(s => new[]
        {
            SomeCourse.On(days[s.Index], s.Item),
            SomeCourse.On(days[s.Index], Lesion("L1", s.Index == 0 ? 20 : 12, s.Index == 0 ? 40 : 30, null) with { Study = s.Item.Study }),
        });
        return TumourBurden.Of(SomeCourse.Seen("2025-12-01", [.. others.Concat(findings).OrderBy(f => f.Happened.First!.Value.Days)]), Signed([.. studies.Select(s => (s.Study!, (SignedVolume?)null))]));
    }
}
