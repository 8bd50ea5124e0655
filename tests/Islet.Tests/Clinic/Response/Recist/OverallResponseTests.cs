using Islet.Clinic;
using static Islet.Tests.Clinic.SizeResponse.Measured;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>Eisenhauer et al. 2009, tables 1 and 2, sections 4.3.3 to 4.3.5; specification 1.7 to 1.10.</summary>
public class OverallResponseTests
{
    [Theory] // table 1
    [InlineData("T1=0 NT1=absent", "CR"), InlineData("T1=0 NT1=present", "PR"), InlineData("T1=0 NT1=worse", "PR"), InlineData("T1=0 NT1=ne", "PR"), InlineData("T1=0", "PR")]
    [InlineData("T1=60 NT1=absent", "PR"), InlineData("T1=60 NT1=present", "PR"), InlineData("T1=60 NT1=ne", "PR"), InlineData("T1=90 NT1=absent", "SD"), InlineData("T1=90 NT1=ne", "SD")]
    [InlineData("T1=90 NT1=worse", "SD"), InlineData("T1=ne NT1=absent", "NE"), InlineData("T1=ne NT1=present", "NE"), InlineData("T1=ne NT1=ne", "NE")]
    [InlineData("T1=0 NT1=pd", "PD"), InlineData("T1=ne NT1=pd", "PD"), InlineData("T1=120 NT1=absent", "PD"), InlineData("T1=0 NT1=absent +X", "PD"), InlineData("T1=ne NT1=ne +X", "PD")]
    public void Targets_and_non_targets(string now, string expected) => Assert.Equal(expected, Series("T1 -NT1", "-7: T1=100 NT1=present", "56: " + now).Recist().Overall());

    [Theory] // table 2: never stable disease
    [InlineData("NT1=absent NT2=absent", "CR"), InlineData("NT1=present NT2=absent", "NON"), InlineData("NT1=absent", "NE"), InlineData("NT1=present NT2=ne", "NE")]
    [InlineData("NT1=pd NT2=ne", "PD"), InlineData("NT1=absent NT2=absent +X", "PD"), InlineData("NT1=worse NT2=worse", "NON")]
    public void Non_targets_alone(string now, string expected)
    {
        var response = Series("-NT1 -NT2", "-7: NT1=present NT2=present", "56: " + now).Recist().TimePoints[0];
        Assert.Equal((expected, ResponseCategory.NA), (Word(response.Overall), response.Target!.Value));
        Assert.Null(response.Size!.Sum);
    }

    [Fact]
    public void Without_disease_at_baseline_there_is_none_until_a_lesion_appears() => Assert.Equal("NED PD", Series("", "-7:", "56:", "112: +X").Recist().Overall());

    [Theory]
    [InlineData("marker=raised", "marker=normal", "CR"), InlineData("marker=raised", "", "PR"), InlineData("marker=raised", "marker=raised", "PR"), InlineData("", "marker=raised", "PR")]
    [InlineData("", "", "CR"), InlineData("marker=normal", "", "CR")]
    public void A_raised_marker_bars_complete_response_until_it_is_shown_normal(string before, string now, string expected)
    {
        Assert.Equal(expected, Series("T1", "-7: T1=30 " + before, "56: T1=0 " + now).Recist().Overall());
        Assert.Equal(expected, Series("T1 -NT1", "-7: T1=30 NT1=present " + before, "56: T1=0 NT1=absent " + now).Recist().Overall());
        Assert.Equal(expected == "CR" ? "CR" : "NON", Series("-NT1", "-7: NT1=present " + before, "56: NT1=absent " + now).Recist().Overall());
    }

    [Fact]
    public void A_marker_never_makes_progression() => Assert.Equal("CR PR", Series("T1", "-7: T1=30", "56: T1=0 marker=normal", "112: T1=0 marker=raised").Recist().Overall());

    [Theory]
    [InlineData("+X", "", "PD SD", true), InlineData("?X", "+X", "PD PD", true), InlineData("?X", "+X@TP1", "PD PD", true), InlineData("", "+X@TP1", "PD PD", true)]
    [InlineData("?X", "~X", "SD SD", false), InlineData("?X", "!X", "SD SD", false), InlineData("?X", "?X", "SD SD", false), InlineData("!X", "+X", "SD PD", true), InlineData("?Y", "+X", "SD PD", true)]
    [InlineData("~X", "", "SD SD", false), InlineData("", "+X@BL", "SD PD", true), InlineData("", "+X@TP9", "SD PD", true), InlineData("+X@TP2", "", "PD SD", true)]
    public void An_equivocal_lesion_counts_from_its_first_appearance_once_it_is_certain(string first, string second, string expected, bool isNew)
    {
        var points = Series("T1", "-7: T1=100", "56: T1=100 " + first, "112: T1=100 " + second).Recist();
        Assert.Equal(expected, points.Overall());
        Assert.Equal(isNew, points.TimePoints.Any(p => p.New));
    }

    [Fact]
    public void What_was_read_at_the_time_is_kept()
    {
        var points = Series("T1", "-7: T1=100", "56: T1=69 ?X", "112: T1=100 +X").Recist().TimePoints;
        Assert.Equal((ResponseCategory.PD, ResponseCategory.PR, ResponseStep.NewLesionConfirmedLater), (points[0].Overall!.Value, points[0].AsRead!.Value, points[0].DecidedBy));
        Assert.Equal(Day(56), points[0].Progressions.Single().Date);
        Assert.Null(points[1].AsRead);
        Assert.Null(Series("T1", "-7: T1=100", "56: T1=120 ?X", "112: T1=100 +X").Recist().TimePoints[0].AsRead); // PD either way
    }

    [Fact]
    public void An_equivocal_lesion_that_was_dismissed_begins_anew() =>
        Assert.Equal("SD SD PD PD", Series("T1", "-7: T1=99", "56: T1=99 ?X", "112: T1=99 ~X", "168: T1=99 ?X", "224: T1=99 +X").Recist().Overall());

    [Theory] // table of FDG-PET: baseline, now, CT, what follows later
    [InlineData(false, true, null, "PD SD"), InlineData(false, true, CtCorrelate.None, "PD SD"), InlineData(false, true, CtCorrelate.KnownStable, "PD SD")]
    [InlineData(null, true, CtCorrelate.NewSite, "PD SD"), InlineData(null, true, CtCorrelate.None, "SD SD"), InlineData(null, true, null, "SD SD"), InlineData(null, true, CtCorrelate.KnownStable, "SD SD")]
    [InlineData(null, false, CtCorrelate.NewSite, "SD SD"), InlineData(false, false, null, "SD SD"), InlineData(true, true, CtCorrelate.None, "SD SD"), InlineData(true, true, CtCorrelate.NewSite, "PD SD")]
    public void FDG_PET_by_its_table(bool? before, bool now, CtCorrelate? ct, string expected) => Assert.Equal(expected, OnFdg(before, now, ct, "").Recist().Overall());

    [Fact]
    public void What_CT_confirms_later_is_dated_to_the_PET() => Assert.Equal("PD PD", OnFdg(null, true, CtCorrelate.None, "+X").Recist().Overall());

    [Fact]
    public void A_known_stable_lesion_under_a_PET_focus_is_never_back_dated() => Assert.Equal("SD PD", OnFdg(null, true, CtCorrelate.KnownStable, "+X").Recist().Overall());

    [Theory] // specification 1.8: receptor PET alone is equivocal
    [InlineData("+X/SSTR-PET", "", "SD SD"), InlineData("+X/68Ga-DOTATATE", "", "SD SD"), InlineData("+X/SSTR-PET", "+X/SSTR-PET", "PD PD"), InlineData("+X/SSTR-PET", "+X/CT", "PD PD")]
    [InlineData("?X/SSTR-PET", "+X/SSTR-PET", "PD PD"), InlineData("+X/SSTR-PET", "~X", "SD SD"), InlineData("+X/SSTR-PET", "+Y/SSTR-PET", "SD SD"), InlineData("?X/CT", "+X/SSTR-PET", "PD PD")]
    public void A_focus_on_receptor_PET_alone_waits_for_CT_or_a_second_PET(string first, string second, string expected) =>
        Assert.Equal(expected, Series("T1", "-7: T1=100", "56: T1=100 " + first, "112: T1=100 " + second).Recist().Overall());

    [Theory]
    [InlineData("68Ga-DOTATATE", "68Ga-DOTATATE", "PD PD", false), InlineData("68Ga-DOTATOC", "68Ga-DOTATATE", "SD SD", true), InlineData("64Cu-DOTATATE", "68Ga-DOTATATE", "SD SD", true), InlineData(null, "68Ga-DOTATATE", "PD PD", false)]
    public void Another_tracer_at_baseline_proves_no_novelty(string? baseline, string now, string expected, bool isSaid)
    {
        var series = Series("T1", "-7: T1=100", "56: T1=100 +X/SSTR-PET", "112: T1=100 +X/SSTR-PET");
        var points = series with { TimePoints = [.. series.TimePoints.Select(t => t with { Pet = new() { Tracer = t.IsBaseline ? baseline : now } })] };
        Assert.Equal(expected, points.Recist().Overall());
        Assert.All(points.Recist().TimePoints, t => Assert.Equal(isSaid, t.Cautions.Contains(ResponseCaution.TracerDifferent)));
        var confirmed = points with { TimePoints = [.. points.TimePoints.Take(2), Series("T1", "-7:", "112: T1=100 +X/MRI").TimePoints[1]] };
        Assert.Equal("PD", confirmed.Recist().Overall()[..2]); // MRI needs no tracer
    }

    [Theory]
    [InlineData("T1=4 N1=5", "PD", ResponseCaution.ReappearanceAfterCr), InlineData("T1=small N1=5", "PD", ResponseCaution.ReappearanceAfterCr), InlineData("T1=0 N1=9.9", "CR", null), InlineData("T1=0 N1=10", "PD", ResponseCaution.NodeRegrowthAfterCr)]
    [InlineData("T1=1 N1=ne", "PD", ResponseCaution.ReappearanceAfterCr), InlineData("T1=ne N1=5", "NE", null), InlineData("T1=1 N1=12", "PD", ResponseCaution.ReappearanceAfterCr)]
    public void Disease_that_is_back_after_complete_response_is_progression_whatever_the_sum(string now, string expected, ResponseCaution? caution)
    {
        var points = Series("T1 n:N1", "-7: T1=30 N1=20", "56: T1=0 N1=5", "112: " + now).Recist();
        Assert.Equal("CR " + expected, points.Overall());
        Assert.Equal(caution, points.TimePoints[1].Cautions.Cast<ResponseCaution?>().FirstOrDefault());
    }

    [Theory]
    [InlineData("N1=10", "PR"), InlineData("N1=12", "PR"), InlineData("N1=12.5", "PD")] // nadir 7.5
    public void Nodal_regrowth_may_be_asked_to_meet_the_sum(string now, string expected) =>
        Assert.Equal("CR " + expected, Series("n:N1", "-7: N1=20", "56: N1=7.5", "112: " + now).Recist(new() { NodalRegrowthNeedsSumPd = true }).Overall());

    [Theory]
    [InlineData("NT1=present", "CR PD"), InlineData("NT1=absent", "CR CR"), InlineData("NT1=ne", "CR NE")]
    public void Non_targets_come_back_too(string now, string expected) => Assert.Equal(expected, Series("-NT1", "-7: NT1=present", "56: NT1=absent", "112: " + now).Recist().Overall());

    [Fact]
    public void What_comes_back_while_other_disease_is_left_is_added_to_the_sum() =>
        Assert.Equal("PR PR", Series("T1 T2", "-7: T1=50 T2=50", "56: T1=0 T2=50", "112: T1=6 T2=50").Recist().Overall());

    [Fact]
    public void Disease_after_complete_response_is_judged_by_the_table_where_the_option_says_so() =>
        Assert.Equal("CR PR", Series("T1", "-7: T1=50", "56: T1=0", "112: T1=4").Recist(new() { CrThenDiseaseIsPd = false }).Overall());

    [Fact]
    public void Without_a_baseline_nothing_is_evaluable() => Assert.Equal("NE", Series("T1", "TP1 56: T1=50 +X").Recist().Overall());

    private static ResponseSeries OnFdg(bool? before, bool now, CtCorrelate? ct, string later)
    {
        var series = Series("T1", "-7: T1=100", "56: T1=100", "112: T1=100 " + later);
        var focus = new NewLesion { Id = "X", Modality = "FDG-PET", FdgPositiveAtBaseline = before, FdgPositiveNow = now, CtCorrelate = ct };
        return series with { TimePoints = [series.TimePoints[0], series.TimePoints[1] with { NewLesions = [focus] }, series.TimePoints[2]] };
    }
}
