using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class UptakeAidTests
{
    [Theory] // receptor SUVmax 20 at baseline, FDG 4, size 50
    [InlineData("14", "5.1", "50", Answer.Yes)] // exactly -30 %, FDG just over +25 %
    [InlineData("14.1", "5.1", "55", Answer.No)]
    [InlineData("14", "5", "50", Answer.No)] // FDG exactly +25 %
    [InlineData("14", "5", "55", Answer.Yes)] // size exactly +10 %
    [InlineData("14", "5", "54.9", Answer.No)]
    [InlineData("-", "6", "60", Answer.Unknown)]
    [InlineData("14", "-", "50", Answer.Unknown)]
    [InlineData("14", "-", "60", Answer.Yes)]
    [InlineData("14", "5", "-", Answer.Unknown)]
    [InlineData("14", "6", "-", Answer.Yes)]
    [InlineData("20", "-", "-", Answer.No)]
    public void Falling_receptors_with_rising_FDG_or_growth(string receptor, string fdg, string size, Answer expected)
    {
        var reading = Assert.Single(Read(Pet($"50, {size}", "68Ga-DOTATATE", $"20, {receptor}"), Pet("", "18F-FDG", $"4, {fdg}")));
        Assert.Equal(expected, reading.Suspected.Answer);
        Assert.Equal(expected, Assert.Single(reading.Lesions).Suspected.Answer);
    }

    [Fact]
    public void A_lesion_that_takes_up_FDG_for_the_first_time_rises() =>
        Assert.Equal(Answer.Yes, Read(Pet("50, 50", "68Ga-DOTATATE", "20, 10"), Pet("", "18F-FDG", "0, 3"))[0].Suspected.Answer);

    [Fact]
    public void Without_FDG_only_growth_can_say_yes_and_nothing_says_no()
    {
        Assert.Equal(Answer.Yes, Read(Pet("50, 60", "68Ga-DOTATATE", "20, 10"), null)[0].Suspected.Answer);
        Assert.Equal(Answer.Unknown, Read(Pet("50, 50", "68Ga-DOTATATE", "20, 10"), null)[0].Suspected.Answer);
    }

    [Fact]
    public void Another_tracer_leaves_the_fall_unknown_and_says_so()
    {
        var series = Pet("50, 60", "68Ga-DOTATATE", "20, 10").At("TP1", t => t with { Pet = t.Pet! with { Tracer = "68Ga-DOTATOC" } });
        var reading = Read(series, null)[0];
        Assert.Equal(Answer.Unknown, reading.Suspected.Answer);
        Assert.Equal([ResponseCaution.TracerDifferent], reading.Cautions);
        Assert.Null(reading.Lesions[0].ReceptorPercent);
    }

    [Theory]
    [InlineData(31, Answer.Yes), InlineData(32, Answer.Unknown)]
    public void An_FDG_PET_belongs_to_a_receptor_PET_within_31_days(int days, Answer expected)
    {
        var fdg = Pet("", "18F-FDG", "4, 8").At("TP1", t => t with { Date = new AxisPoint(56 + days) });
        Assert.Equal(expected, Read(Pet("50, 50", "68Ga-DOTATATE", "20, 10"), fdg)[0].Suspected.Answer);
    }

    [Theory]
    [InlineData("50, 40", "20, 10", UptakeMeaning.ShrinkagePossible)]
    [InlineData("50, 50", "20, 10", UptakeMeaning.ReceptorLossPossible)]
    [InlineData("50, 60", "20, 10", UptakeMeaning.ReceptorLossPossible)]
    [InlineData("50, -", "20, 10", UptakeMeaning.FellSizeNotKnown)]
    [InlineData("50, 40", "20, 20", UptakeMeaning.DidNotFall)]
    [InlineData("50, 40", "20, -", UptakeMeaning.NotComparable)]
    public void A_change_of_uptake_is_told_with_the_size_beside_it(string sizes, string uptake, UptakeMeaning expected) =>
        Assert.Equal(expected, Assert.Single(UptakeChanges.Of(Timeline.Of(Pet(sizes, "68Ga-DOTATATE", uptake)), ResponseOptions.Default)).Meaning);

    [Fact]
    public void Uptake_of_FDG_is_not_asked_what_receptors_are_asked() =>
        Assert.Empty(UptakeChanges.Of(Timeline.Of(Pet("50, 40", "18F-FDG", "20, 10")), ResponseOptions.Default));

    [Fact]
    public void Uptake_is_compared_on_one_tracer_only()
    {
        var change = UptakeChanges.Of(Timeline.Of(Pet("50, 40", "68Ga-DOTATATE", "20, 10").At("TP1", t => t with { Pet = t.Pet! with { Tracer = "64Cu-DOTATATE" } })), ResponseOptions.Default)[0];
        Assert.Equal((UptakeMeaning.NotComparable, null), (change.Meaning, change.UptakePercent));
        Assert.Equal([ResponseCaution.IsotopeDifferent], change.Cautions);
    }

    [Theory]
    [InlineData("bone", NewLesionCertainty.Unequivocal, CtCorrelate.None, Answer.Yes, false)]
    [InlineData("Liver segment VI", NewLesionCertainty.Unequivocal, CtCorrelate.NewSite, Answer.Yes, true)]
    [InlineData("bone", NewLesionCertainty.Unequivocal, null, Answer.Yes, false)]
    [InlineData("bone", NewLesionCertainty.Equivocal, CtCorrelate.None, Answer.Unknown, false)]
    [InlineData("thyroid", NewLesionCertainty.Unequivocal, CtCorrelate.None, Answer.Unknown, false)]
    [InlineData(null, NewLesionCertainty.Unequivocal, CtCorrelate.None, Answer.Unknown, false)]
    [InlineData("bone", NewLesionCertainty.Unequivocal, CtCorrelate.KnownStable, Answer.No, false)]
    [InlineData("bone", NewLesionCertainty.NotMalignant, CtCorrelate.None, Answer.No, false)]
    public void A_new_focus_at_a_typical_site_is_progression_to_the_review_and_not_yet_to_RECIST(
        string? organ, NewLesionCertainty certainty, CtCorrelate? ct, Answer expected, bool recist)
    {
        var series = Pet("50, 50", "68Ga-DOTATATE", "20, 20").At("TP1", t => t with
        {
            NewLesions = [new() { Id = "N1", Organ = organ, Modality = "SSTR-PET", Certainty = certainty, CtCorrelate = ct }],
        });
        var focus = Assert.Single(Foci(series));
        Assert.Equal((expected, recist), (focus.Progression, focus.RecistCounts));
        Assert.Equal(Answer.Unknown, expected is Answer.Yes ? Foci(series.At("BL", t => t with { Pet = t.Pet! with { Tracer = "68Ga-DOTATOC" } }))[0].Progression : Answer.Unknown);
        Assert.Equal(Answer.Unknown, expected is Answer.Yes ? Foci(series.At("BL", t => t with { Pet = null }))[0].Progression : Answer.Unknown);
    }

    [Fact]
    public void A_new_lesion_on_CT_is_no_focus() => Assert.Empty(Foci(Series.Of("50, 50").WithNew("TP1", NewLesionCertainty.Unequivocal)));

    [Theory] // Zwirtz 2022: up to 39 %
    [InlineData("50, 54.9", null, false)]
    [InlineData("50, 55", PseudoprogressionStanding.Possible, false)]
    [InlineData("50, 69.5", PseudoprogressionStanding.Possible, false)]
    [InlineData("50, 69.6", PseudoprogressionStanding.Possible, true)]
    [InlineData("50, 60, 50", PseudoprogressionStanding.Confirmed, false)]
    public void Growth_after_PRRT_may_pass_and_how_far_it_did_is_known(string sizes, PseudoprogressionStanding? standing, bool beyond)
    {
        var series = Series.Of(sizes) with { Events = new(PrrtCycles: [new AxisPoint(0)]) };
        var reading = PseudoprogressionAid.Of(Timeline.Of(series), ResponseOptions.Default) is [var first, ..] ? first : null;
        Assert.Equal((standing, beyond), (reading?.Standing, reading?.BeyondPublished is true));
        Assert.Empty(PseudoprogressionAid.Of(Timeline.Of(series with { Events = new() }), ResponseOptions.Default));
    }

    [Fact]
    public void A_new_lesion_makes_pseudoprogression_unlikely_and_the_category_stays()
    {
        var series = Series.Of("50, 60").WithNew("TP1", NewLesionCertainty.Unequivocal) with { Events = new(PrrtCycles: [new AxisPoint(0)]) };
        var reading = Assert.Single(PseudoprogressionAid.Of(Timeline.Of(series), ResponseOptions.Default));
        Assert.Equal((PseudoprogressionStanding.Unlikely, ResponseCategory.PD), (reading.Standing, reading.Recist));
    }

    [Fact] // as the review prints them
    public void The_published_frequencies_are_those_of_the_review() => Assert.Equal(
        [((7, 34), (9, 77)), ((18, 354), null)], PseudoprogressionAid.Published.Select(p => (p.Patients!.Value, p.Lesions)));

    private static IReadOnlyList<DedifferentiationReading> Read(ResponseSeries receptor, ResponseSeries? fdg) =>
        Dedifferentiation.Of(Timeline.Of(receptor), fdg is null ? null : Timeline.Of(fdg), ResponseOptions.Default);

    private static IReadOnlyList<ReceptorFocus> Foci(ResponseSeries series) => ReceptorFoci.Of(Timeline.Of(series), Recist11.Criterion.Assess(series, ResponseOptions.Default));

    /// <summary>One target, its SUVmax at each time; no sizes: a PET without CT.</summary>
    private static ResponseSeries Pet(string sizes, string tracer, string uptake)
    {
        var values = uptake.Split(',', StringSplitOptions.TrimEntries);
        var series = sizes.Length == 0 ? Series.Of() : Series.Of(sizes);
        for (var i = 0; i < values.Length; i++)
        {
            PetReading? reading = values[i] == "-" ? null : new(SuvMax: decimal.Parse(values[i], System.Globalization.CultureInfo.InvariantCulture));
            series = series.At(i == 0 ? "BL" : $"TP{i}", t => t with
            {
                Pet = new() { Tracer = tracer, Lesions = reading is null ? new Dictionary<string, PetReading>() : new Dictionary<string, PetReading> { ["T1"] = reading } },
            });
        }
        return series;
    }
}
