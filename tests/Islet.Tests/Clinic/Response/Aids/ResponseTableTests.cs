using Islet.Clinic;
using static Islet.Tests.Clinic.HandMade;
using static Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

public class ResponseTableTests
{
    [Fact]
    public void A_fall_of_12_percent_is_stable_by_RECIST_and_its_density_is_a_response_by_Choi()
    {
        var row = Assert.Single(Table(("RECIST1.1", Sized(SD, 100, 100, 88)), ("Choi", Sized(PR, 100, 100, 95).With("pctHu", -18, "%"))).Rows);
        Assert.True(row.Disagree);
        var difference = Assert.Single(row.Differences);
        Assert.Equal(DifferenceKind.Quantity, difference.Kind);
        Assert.Equal("Choi PR: density -18 % from baseline reaches -15 %", ReasonWords.Of(difference.One));
        Assert.Equal("RECIST1.1 SD: sum of diameters -12 % from baseline needs -30 %", ReasonWords.Of(difference.Other));
    }

    [Fact]
    public void A_volume_that_fell_by_45_percent_stands_beside_diameters_that_fell_by_20()
    {
        var row = Table(("RECIST1.1", Sized(SD, 100, 100, 80)), ("SSTV-40/20", At(ResponseCategory.Response).With("pct", -45, "%"))).Rows[0];
        Assert.Equal("SSTV-40/20 response: volume -45 % from baseline reaches -40 % | RECIST1.1 SD: sum of diameters -20 % from baseline needs -30 % "
            + "(another quantity is measured)", ReasonWords.Of(row.Differences.Single()));
    }

    [Fact]
    public void The_same_sum_under_two_thresholds_differs_by_the_threshold()
    {
        var difference = Table(("RECIST1.1", Sized(SD, 100, 100, 88)), ("SIZE-10-La", Sized(ResponseCategory.Response, 100, 100, 88))).Rows[0].Differences.Single();
        Assert.Equal(DifferenceKind.Threshold, difference.Kind);
        Assert.Equal("SIZE-10-La response: sum of diameters -12 % from baseline reaches -10 %", ReasonWords.Of(difference.One));
    }

    [Fact]
    public void Progression_from_the_nadir_and_response_from_baseline_stand_further_apart_than_stable()
    {
        var difference = Table(("SIZE-10-dM", Sized(ResponseCategory.Response, 100, 60, 75)), ("RECIST1.1", Sized(PD, 100, 60, 75))).Rows[0].Differences.Single();
        Assert.Equal("RECIST1.1", difference.One.Criterion.Code);
        Assert.Equal("RECIST1.1 PD: sum of diameters +25 %, +15 mm from nadir reaches +20 % and +5 mm", ReasonWords.Of(difference.One));
    }

    [Fact]
    public void A_rise_of_25_percent_and_4_mm_says_that_5_mm_are_missing() =>
        Assert.Equal("RECIST1.1 SD: sum of diameters 0 % from baseline needs -30 %; sum of diameters +25 %, +4 mm from nadir needs +20 % and +5 mm",
            Said("RECIST1.1", Sized(SD, 20, 16, 20)));

    [Fact]
    public void A_new_lesion_that_only_one_counts_is_the_difference()
    {
        var seen = At(Progression, new ProgressionShown(ProgressionCause.NewLesion, null, ["N1"])).With("pct", -45, "%");
        var difference = Table(("SSTV-40/20", seen), ("SSTV-40/20-noNew", At(ResponseCategory.Response).With("pct", -45, "%"))).Rows[0].Differences.Single();
        Assert.Equal(DifferenceKind.NewLesion, difference.Kind);
        Assert.Equal("SSTV-40/20 progression: new lesion (N1)", ReasonWords.Of(difference.One));
    }

    [Fact]
    public void A_fall_that_something_vetoed_says_that_its_line_was_reached()
    {
        var difference = Table(("PERCIST", At(Smd).With("pct", -35, "%").With("abs", -2, "g/mL")), ("MORE", At(Pmr).With("pct", -35, "%"))).Rows[0].Differences.Single();
        Assert.Equal("PERCIST SMD: SULpeak -35 %, -2 g/mL from baseline reaches -30 % and -0.8 g/mL", ReasonWords.Of(difference.Other));
    }

    [Fact]
    public void Choi_that_lets_density_rescue_growth_overrules_what_size_alone_calls_progression()
    {
        var rescued = Sized(PR, 100, 100, 112).With("pctHu", -20, "%");
        var difference = Table(("Choi", rescued), ("X", At(PD))).Rows[0].Differences.Single();
        Assert.Equal(DifferenceKind.Other, difference.Kind);
        var both = ResponseDifferencesOf(("RECIST1.1", Sized(PD, 100, 100, 125)), ("Choi", Sized(PR, 100, 100, 125).With("pctHu", -20, "%")));
        Assert.Equal(DifferenceKind.Overruled, both.Kind);
    }

    [Fact]
    public void What_cannot_be_evaluated_disagrees_with_nobody_and_says_why()
    {
        var notComparable = At(NE) with { Cautions = [ResponseCaution.TracerDifferent] };
        var row = Table(("RECIST1.1", Sized(SD, 100, 100, 80)), ("SSTV-40/20", notComparable), ("ZP", At(null)), ("SIZE-10-dM", At(NotApplicable))).Rows[0];
        Assert.False(row.Disagree);
        Assert.Empty(row.Differences);
        Assert.Equal(["SSTV-40/20", "ZP", "SIZE-10-dM"], row.Silent.Select(c => c.Criterion.Code));
        Assert.Equal("SSTV-40/20 NE: not comparable: another tracer than at the reference scan", ReasonWords.Of(row.Cells[1]));
        Assert.Equal("ZP without category: values only", ReasonWords.Of(row.Cells[2]));
    }

    [Fact]
    public void Targets_that_were_not_evaluated_are_named()
    {
        var series = new ResponseSeries
        {
            Lesions = [new("T1", SeriesRole.Target, "liver"), new("T2", SeriesRole.Target, "lung"), new("T3", SeriesRole.Target, "lung"), new("N1", SeriesRole.NonTarget, "bone")],
            TimePoints = [new() { Id = "TP1", Targets = new Dictionary<string, TargetReading> { ["T1"] = new() { Mm = 20 }, ["T3"] = new() { State = TargetState.NotEvaluated } } }],
        };
        var cell = ResponseTable.Of(series, [Assessed("RECIST1.1", ResponseOptions.Default, At(NE) with { Target = NE })]).Rows[0].Cells[0];
        Assert.Equal("RECIST1.1 NE: not evaluated: T2, T3", ReasonWords.Of(cell));
    }

    [Fact]
    public void From_a_nadir_of_nothing_any_growth_is_more_than_20_percent() =>
        Assert.Equal("RECIST1.1 PD: sum of diameters from 0, +6 mm from nadir reaches +20 % and +5 mm", Said("RECIST1.1", Sized(PD, 50, 0, 6)));

    [Fact]
    public void A_criterion_without_a_row_for_a_time_point_leaves_it_out()
    {
        var table = ResponseTable.Of(new(),
        [
            Assessed("RECIST1.1", ResponseOptions.Default, At(SD), At(SD) with { Id = "TP2" }), Assessed("LUMEN-10", ResponseOptions.Default, At(EarlyResponder)),
        ]);
        Assert.Equal([2, 1], table.Rows.Select(r => r.Cells.Count));
        Assert.Null(table.Rows[1]["LUMEN-10"]);
        Assert.NotNull(table.Rows[1]["RECIST1.1"]);
    }

    [Fact]
    public void Every_category_and_caution_has_its_word()
    {
        Assert.Equal("NON-CR/NON-PD", ResponseWords.Of(NonCrNonPd));
        Assert.Equal("PSEUDO_POSSIBLE", ResponseWords.Of(ResponseCaution.PseudoPossible));
        Assert.Equal(Enum.GetValues<ResponseCaution>().Length, Enum.GetValues<ResponseCaution>().Select(ResponseCautionWords.Of).Distinct().Count());
    }

    private static ResponseDifference ResponseDifferencesOf(params (string, TimePointResponse)[] cells) => Table(cells).Rows[0].Differences.Single();

    private static string Said(string code, TimePointResponse said) => ReasonWords.Of(Table((code, said)).Rows[0].Cells[0]);
}
