using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sdtm;

/// <summary>Small domains of our own invention; the rules are those of docs/sdtm.md.</summary>
public class SdtmReadingTests
{
    private const string TuHead = "USUBJID,TUGRPID,TULNKID,TUTESTCD,TUSTRESC,TULOC,TUEVAL,TUEVALID,VISITNUM,VISIT,TUDTC";
    private const string TrHead = "USUBJID,TRGRPID,TRLNKID,TRTESTCD,TRORRES,TRSTRESC,TRSTRESN,TRSTRESU,TRSTAT,TREVAL,TREVALID,VISITNUM,VISIT,TRDTC";
    private const string RsHead = "USUBJID,RSTESTCD,RSCAT,RSSTRESC,RSEVAL,RSEVALID,VISITNUM,VISIT,RSDTC";

    [Fact]
    public void A_node_counts_by_its_short_axis_and_all_else_by_the_longest_diameter()
    {
        using var folder = Folder(
            [Tu("T1", "TARGET", "LIVER"), Tu("T2", "TARGET", "LYMPH NODE")],
            [Mm("T1", "LDIAM", "30"), Mm("T1", "LPERP", "21"), Mm("T2", "LDIAM", "25"), Mm("T2", "LPERP", "16.5")]);
        var baseline = Only(folder).Series.TimePoints.Single();
        Assert.True(baseline.IsBaseline);
        Assert.Equal((30m, 21m), (baseline.Targets["T1"].Mm, baseline.Targets["T1"].PerpendicularMm));
        Assert.Equal((16.5m, 25m), (baseline.Targets["T2"].Mm, baseline.Targets["T2"].PerpendicularMm));
        Assert.Equal([new("T1", SeriesRole.Target, "liver"), new("T2", SeriesRole.Target, "lymph_node", IsNode: true)], Only(folder).Series.Lesions);
    }

    [Theory]
    [InlineData("LYMPH NODE", true)]
    [InlineData("LYMPH NODE, AXILLARY", true)]
    [InlineData("AXILLARY LYMPH NODE", true)]
    [InlineData("LIVER", false)]
    public void A_node_is_told_by_its_place(string place, bool isNode)
    {
        using var folder = Folder([Tu("T1", "TARGET", $"\"{place}\"")], [Mm("T1", "LDIAM", "30")]);
        Assert.Equal(isNode, Only(folder).Series.Lesions.Single().IsNode);
    }

    [Fact]
    public void Readers_are_never_mixed()
    {
        using var folder = Folder(
            [Tu("T1", "TARGET", "LIVER"), Tu("R1-T1", "TARGET", "LIVER", reader: "RADIOLOGIST 1")],
            [Mm("T1", "LDIAM", "30"), Mm("R1-T1", "LDIAM", "44", reader: "RADIOLOGIST 1")]);
        var study = folder.Read();
        Assert.Equal(["INV", "RADIOLOGIST 1"], study.Series.Select(s => s.Reader));
        Assert.Equal(["T1", "R1-T1"], study.Series.Select(s => s.Series.TimePoints.Single().Targets.Keys.Single()));
        Assert.Empty(study.Problems);
    }

    [Fact]
    public void Where_diameter_contradicts_the_axis_the_axis_rules_and_it_is_said()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LYMPH NODE"), Tu("T2", "TARGET", "LIVER")],
            [Mm("T1", "DIAMETER", "22"), Mm("T1", "LDIAM", "22"), Mm("T1", "LPERP", "15"), Mm("T2", "DIAMETER", "12"), Mm("T2", "LDIAM", "12.0")]);
        var series = Only(folder);
        Assert.Equal(15m, series.Series.TimePoints.Single().Targets["T1"].Mm);
        Assert.True(series.Visits["BASELINE"].DiameterDisagrees);
        Assert.Contains("line 2,", The(folder, "W_DIAMETER_DISAGREES").Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Older_data_has_one_diameter_whose_axis_the_place_tells()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LYMPH NODE")], [Mm("T1", "DIAMETER", "15")]);
        Assert.Equal(15m, Only(folder).Series.TimePoints.Single().Targets["T1"].Mm);
        Assert.Empty(folder.Read().Problems);
    }

    [Theory]
    [InlineData("LYMPH NODE", "LDIAM")]
    [InlineData("LIVER", "LPERP")]
    public void One_axis_is_never_put_in_the_place_of_the_other(string place, string test)
    {
        using var folder = Folder([Tu("T1", "TARGET", place)], [Mm("T1", test, "15")]);
        Assert.Equal(TargetState.NotEvaluated, Only(folder).Series.TimePoints.Single().Targets["T1"].State);
        Assert.Equal("W_SDTM_AXIS", The(folder, "W_SDTM_AXIS").Code);
    }

    [Fact]
    public void A_lesion_without_a_place_and_with_both_diameters_is_not_evaluated()
    {
        using var both = Folder([Tu("T1", "TARGET", "")], [Mm("T1", "LDIAM", "15"), Mm("T1", "LPERP", "12")]);
        Assert.Equal(TargetState.NotEvaluated, Only(both).Series.TimePoints.Single().Targets["T1"].State);
        using var longest = Folder([Tu("T1", "TARGET", "")], [Mm("T1", "LDIAM", "15")]);
        Assert.Equal(15m, Only(longest).Series.TimePoints.Single().Targets["T1"].Mm);
    }

    [Fact]
    public void Too_small_to_measure_is_a_state_and_not_a_length()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER")], [Mm("T1", "LDIAM", "30"), "S1,TARGET,T1,LDIAM,TOO SMALL TO MEASURE,5,5,mm,,INVESTIGATOR,,2,WEEK 6,2020-02-12"]);
        Assert.Equal(TargetState.TooSmall, Only(folder).Series.TimePoints[1].Targets["T1"].State);
    }

    [Fact]
    public void Not_done_is_not_evaluated_and_so_is_a_lesion_without_a_row()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER"), Tu("T2", "TARGET", "LUNG"), Tu("N1", "NON-TARGET", "BONE")],
            [Mm("T1", "LDIAM", "30"), Mm("T2", "LDIAM", "20"), State("N1", "PRESENT"), Row("T1", "LDIAM", "", "NOT DONE"), Row("N1", "TUMSTATE", "", "NOT DONE", "NON-TARGET")]);
        var point = Only(folder).Series.TimePoints[1];
        Assert.Equal(TargetState.NotEvaluated, point.Targets["T1"].State);
        Assert.DoesNotContain("T2", point.Targets.Keys);
        Assert.Equal(NonTargetState.NotEvaluated, point.NonTargets["N1"]);
        Assert.Equal(ResponseCategory.NE, Recist(folder)[0].Target);
    }

    [Theory]
    [InlineData("ABSENT", NonTargetState.Absent)]
    [InlineData("PRESENT", NonTargetState.Present)]
    [InlineData("UNEQUIVOCAL", NonTargetState.UnequivocalProgression)]
    [InlineData("UNEQUIVOCAL PROGRESSION", NonTargetState.UnequivocalProgression)]
    [InlineData("WORSENED", NonTargetState.Worsened)]
    [InlineData("NE", NonTargetState.NotEvaluated)]
    public void States_of_non_targets_are_read_by_their_words(string word, NonTargetState state)
    {
        using var folder = Folder([Tu("N1", "NON-TARGET", "BONE")], [State("N1", word)]);
        Assert.Equal(state, Only(folder).Series.TimePoints.Single().NonTargets["N1"]);
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void A_word_that_nobody_knows_is_told_and_counts_as_not_evaluated()
    {
        using var folder = Folder([Tu("N1", "NON-TARGET", "BONE")], [State("N1", "SHRUNKEN")]);
        Assert.Equal(NonTargetState.NotEvaluated, Only(folder).Series.TimePoints.Single().NonTargets["N1"]);
        Assert.Equal("'SHRUNKEN'", The(folder, "W_SDTM_WORD").Found);
    }

    [Theory]
    [InlineData("UNEQUIVOCAL", NewLesionCertainty.Unequivocal, true)]
    [InlineData("EQUIVOCAL", NewLesionCertainty.Equivocal, false)]
    public void A_new_lesion_is_progression_where_it_is_unequivocal(string word, NewLesionCertainty certainty, bool isNew)
    {
        using var folder = Folder([Tu("N1", "NON-TARGET", "BONE"), Tu("NEW1", "NEW", "LIVER", visit: 2)],
            [State("N1", "PRESENT"), State("N1", "PRESENT", 2), State("NEW1", word, 2, "NEW")]);
        Assert.Equal(certainty, Only(folder).Series.TimePoints[1].NewLesions.Single().Certainty);
        Assert.Equal((isNew, isNew ? ResponseCategory.PD : ResponseCategory.NonCrNonPd), (Recist(folder)[0].New, Recist(folder)[0].Overall));
    }

    [Fact]
    public void A_doubtful_lesion_that_is_clear_later_was_new_when_it_was_first_seen()
    {
        using var folder = Folder([Tu("N1", "NON-TARGET", "BONE"), Tu("NEW1", "NEW", "LIVER", visit: 2)],
            [State("N1", "PRESENT"), State("N1", "PRESENT", 2), State("NEW1", "EQUIVOCAL", 2, "NEW"), State("N1", "PRESENT", 3), State("NEW1", "UNEQUIVOCAL", 3, "NEW")]);
        Assert.Equal("WEEK 6", Only(folder).Series.TimePoints[2].NewLesions.Single().FirstSeen);
        Assert.Equal((ResponseCategory.PD, ResponseCategory.NonCrNonPd), (Recist(folder)[0].Overall, Recist(folder)[0].AsRead));
    }

    [Fact]
    public void A_new_lesion_that_only_TU_and_RS_know_is_as_certain_as_RS_says()
    {
        string[] tu = [Tu("N1", "NON-TARGET", "BONE"), Tu("NEW1", "NEW", "LIVER", visit: 2)], tr = [State("N1", "PRESENT"), State("N1", "PRESENT", 2)];
        using var silent = Folder(tu, tr);
        Assert.Equal(NewLesionCertainty.Unequivocal, Only(silent).Series.TimePoints[1].NewLesions.Single().Certainty);
        using var doubted = Folder(tu, tr).With("rs.csv", RsHead, "S1,NEWLPROG,RECIST 1.1,EQUIVOCAL,INVESTIGATOR,,2,WEEK 6,2020-02-12");
        Assert.Equal(NewLesionCertainty.Equivocal, Only(doubted).Series.TimePoints[1].NewLesions.Single().Certainty);
    }

    [Fact]
    public void Fragments_of_a_split_lesion_add_up()
    {
        using var folder = Folder([Tu("T4", "TARGET", "LIVER"), Tu("T4.1", "TARGET", "LIVER", visit: 2, test: "TUSPLIT"), Tu("T4.2", "TARGET", "LIVER", visit: 2, test: "TUSPLIT", group: "T4")],
            [Mm("T4", "LDIAM", "40"), Mm("T4.1", "LDIAM", "18", visit: 2), Mm("T4.2", "LDIAM", "12", visit: 2), Mm("T4.1", "LDIAM", "18", visit: 3)]);
        var points = Only(folder).Series.TimePoints;
        Assert.Equal([18m, 12m], points[1].Targets["T4"].FragmentsMm);
        Assert.Equal(TargetState.NotEvaluated, points[2].Targets["T4"].State);
        Assert.Equal(30m, Recist(folder)[0].Size!.Sum);
        Assert.Equal([ResponseCategory.SD, ResponseCategory.NE], Recist(folder).Select(p => p.Target));
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void Merged_lesions_are_one_mass_and_neither_missing_nor_doubled()
    {
        using var folder = Folder([Tu("T2", "TARGET", "LIVER"), Tu("T3", "TARGET", "LIVER"), Tu("T2/T3", "TARGET", "LIVER", visit: 2, test: "TUMERGE")],
            [Mm("T2", "LDIAM", "20"), Mm("T3", "LDIAM", "15"), Mm("T2/T3", "LDIAM", "33", visit: 2)]);
        var point = Only(folder).Series.TimePoints[1];
        Assert.Equal((33m, "T3"), (point.Targets["T2"].Mm, point.Targets["T2"].MergedWith.Single()));
        Assert.Equal((TargetState.Merged, "T2"), (point.Targets["T3"].State, point.Targets["T3"].MergedInto));
        Assert.Equal((33m, true), (Recist(folder)[0].Size!.Sum, Recist(folder)[0].Size!.IsComplete));
    }

    [Fact]
    public void A_fragment_of_nobody_is_told()
    {
        using var folder = Folder([Tu("T4", "TARGET", "LIVER"), Tu("X9", "TARGET", "LIVER", visit: 2, test: "TUSPLIT")], [Mm("T4", "LDIAM", "40")]);
        Assert.Equal("TUSPLIT of 'X9'", The(folder, "W_SDTM_LINEAGE").Found);
    }

    [Fact]
    public void One_label_with_the_same_measurement_on_two_days_is_two_assessments()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER")],
            [Mm("T1", "LDIAM", "30"), Mm("T1", "LDIAM", "31", visit: 2, date: "2020-02-12"), Mm("T1", "LDIAM", "45", visit: 2, date: "2020-05-12")]);
        var series = Only(folder);
        Assert.Equal(["BASELINE", "WEEK 6 (2020-02-12)", "WEEK 6 (2020-05-12)"], series.Series.TimePoints.Select(t => t.Id));
        Assert.All(series.Visits.Values.Skip(1), v => Assert.Equal("WEEK 6", v.Label));
    }

    [Fact]
    public void Scans_of_one_visit_on_several_days_are_one_assessment()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER"), Tu("N1", "NON-TARGET", "BONE")],
            [Mm("T1", "LDIAM", "30"), State("N1", "PRESENT"), Mm("T1", "LDIAM", "31", visit: 2, date: "2020-02-12"), State("N1", "PRESENT", 2, date: "2020-02-15")]);
        var point = Only(folder).Series.TimePoints[1];
        Assert.Equal(Point("2020-02-15"), point.Date);
        Assert.Equal((Point("2020-02-12"), Point("2020-02-15")), (point.ScanDates["T1"], point.ScanDates["N1"]));
    }

    [Fact]
    public void Two_results_of_one_test_at_one_visit_count_by_the_larger()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER")], [Mm("T1", "LDIAM", "30"), Mm("T1", "LDIAM", "34")]);
        Assert.Equal(34m, Only(folder).Series.TimePoints.Single().Targets["T1"].Mm);
        Assert.Equal("W_SDTM_TWICE", The(folder, "W_SDTM_TWICE").Code);
    }

    [Fact]
    public void A_lesion_that_is_target_and_non_target_keeps_its_first_role()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER"), Tu("T1", "NON-TARGET", "LIVER", visit: 2)], [Mm("T1", "LDIAM", "30")]);
        Assert.Equal(SeriesRole.Target, Only(folder).Series.Lesions.Single().Role);
        Assert.Equal("W_SDTM_ROLE", The(folder, "W_SDTM_ROLE").Code);
    }

    [Fact]
    public void A_measured_lesion_that_TU_does_not_know_is_told_and_keeps_the_role_of_its_group()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER")], [Mm("T1", "LDIAM", "30"), Mm("T9", "LDIAM", "12")]);
        Assert.Equal(["T1", "T9"], Only(folder).Series.Lesions.Select(l => l.Id));
        Assert.Equal("'T9'", The(folder, "W_SDTM_NOT_IDENTIFIED").Found);
    }

    [Fact]
    public void A_visit_that_only_RS_knows_was_missed_and_counts_as_not_evaluable()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER")], [Mm("T1", "LDIAM", "30")]).With("rs.csv", RsHead, "S1,OVRLRESP,RECIST 1.1,NE,INVESTIGATOR,,2,WEEK 6,2020-02-12");
        Assert.Equal(("WEEK 6", ResponseCategory.NE), (Recist(folder)[0].Id, Recist(folder)[0].Overall));
    }

    [Fact]
    public void A_response_that_is_none_is_rejected_and_the_rest_is_done()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER")], [Mm("T1", "LDIAM", "30"), Mm("T1", "LDIAM", "20", visit: 2)])
            .With("rs.csv", RsHead, "S1,OVRLRESP,RECIST 1.1,CHECK,INVESTIGATOR,,2,WEEK 6,2020-02-12");
        Assert.Equal("'CHECK'", The(folder, "E_SDTM_RESPONSE").Found);
        Assert.Equal(ResponseCategory.PR, Recist(folder)[0].Overall);
        Assert.Empty(Only(folder).Stated);
    }

    [Fact]
    public void Responses_by_another_criterion_are_left_out()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER")], [Mm("T1", "LDIAM", "30")]).With("rs.csv", RsHead, "S1,OVRLRESP,iRECIST,iUPD,INVESTIGATOR,,2,WEEK 6,2020-02-12");
        Assert.Equal("'iRECIST'", The(folder, "W_SDTM_CRITERION").Found);
        Assert.Single(Only(folder).Series.TimePoints);
    }

    [Fact]
    public void A_sequence_of_responses_alone_has_a_best_response()
    {
        using var folder = Folder([], []).With("rs.csv", [RsHead, .. new[] { ("2", "WEEK 6", "2020-02-12", "PR"), ("3", "WEEK 12", "2020-03-25", "PR"), ("4", "WEEK 18", "2020-05-06", "PD") }
            .Select(v => $"S1,OVRLRESP,RECIST 1.1,{v.Item4},INVESTIGATOR,,{v.Item1},{v.Item2},{v.Item3}")]);
        var answer = SdtmAnswer.Of(Only(folder), Recist11.Criterion, ResponseOptions.Default);
        Assert.Equal(ResponseCategory.PR, BestResponses.Of(answer.Stated!, answer.Timeline, confirmed: true).Category);
        Assert.Equal("WEEK 6", BestResponses.Of(answer.Stated!, answer.Timeline, confirmed: true).TimePoint);
    }

    [Fact]
    public void Deterioration_and_death_and_the_next_therapy_are_events_of_the_series()
    {
        using var folder = Folder([Tu("T1", "TARGET", "LIVER")], [Mm("T1", "LDIAM", "30")])
            .With("dm.csv", "USUBJID,RFSTDTC,DTHDTC", "S1,2020-01-02T08:30,2020-12-24")
            .With("rs.csv", RsHead, "S1,SYMPTDTR,RECIST 1.1,Y,INVESTIGATOR,,,,2020-06-01")
            .With("cm.csv", "USUBJID,CMCAT,CMSTDTC", "S1,SUBSEQUENT ANTI-CANCER THERAPY,2020-08-01", "S1,CONCOMITANT,2020-02-01", "S1,Subsequent Anti-Cancer Therapy,2020-07-01");
        Assert.Equal(new(Point("2020-12-24"), Point("2020-07-01"), Point("2020-06-01")), Only(folder).Series.Events);
        Assert.Equal(Point("2020-01-02"), Only(folder).Series.Reference);
    }

    private static SdtmFolder Folder(string[] tu, string[] tr) =>
        new SdtmFolder().With("tu.csv", [TuHead, .. tu]).With("tr.csv", [TrHead, .. tr]).With("dm.csv", "USUBJID,RFSTDTC,DTHDTC", "S1,2020-01-02,");

    private static string Tu(string lesion, string role, string place, int visit = 1, string test = "TUMIDENT", string group = "", string reader = "") =>
        $"S1,{group},{lesion},{test},{role},{place},{Eval(reader)},{Visit(visit)},{Date(visit)}";

    private static string Mm(string lesion, string test, string mm, int visit = 1, string? date = null, string reader = "") =>
        $"S1,TARGET,{lesion},{test},{mm},{mm},{mm},mm,,{Eval(reader)},{Visit(visit)},{date ?? Date(visit)}";

    private static string State(string lesion, string word, int visit = 1, string group = "NON-TARGET", string? date = null) =>
        $"S1,{group},{lesion},TUMSTATE,{word},{word},,,,INVESTIGATOR,,{Visit(visit)},{date ?? Date(visit)}";

    private static string Row(string lesion, string test, string result, string status, string group = "TARGET") => $"S1,{group},{lesion},{test},{result},{result},,,{status},INVESTIGATOR,,{Visit(2)},{Date(2)}";

    private static string Eval(string reader) => reader.Length == 0 ? "INVESTIGATOR," : $"INDEPENDENT ASSESSOR,{reader}";

    private static string Visit(int visit) => visit switch { 1 => "1,BASELINE", 2 => "2,WEEK 6", _ => "3,WEEK 12" };

    private static string Date(int visit) => visit switch { 1 => "2020-01-01", 2 => "2020-02-12", _ => "2020-03-25" };

    private static AxisPoint Point(string date) => AxisPoint.Of(Day.Parse(date).First);

    private static SdtmSeries Only(SdtmFolder folder) => Assert.Single(folder.Read().Series);

    private static Problem The(SdtmFolder folder, string code) => Assert.Single(folder.Read().Problems, p => p.Code == code);

    private static IReadOnlyList<TimePointResponse> Recist(SdtmFolder folder) => Recist11.Criterion.Assess(Only(folder).Series, ResponseOptions.Default).TimePoints;
}
