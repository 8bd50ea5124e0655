using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Studies;
using static Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Studies;

/// <summary>What is said of a cohort: agreement of criteria and readers, rates, the middle and the end of a course.</summary>
public class ResponseCohortTests
{
    [Fact] // van Treijen 2022: 65 % of 75 patients; here 65 of 100
    public void Criteria_agree_in_per_cent_and_beyond_chance()
    {
        var pair = Assert.Single(Agreement([.. Enumerable.Repeat((SD, SD), 40), .. Enumerable.Repeat((PR, PR), 10), .. Enumerable.Repeat((PD, PD), 15),
            .. Enumerable.Repeat((SD, PR), 20), .. Enumerable.Repeat((SD, PD), 15)]).Pairs);
        Assert.Equal((100, 65, CriteriaAgreement.PublishedRecistChoiPercent), (pair.Patients, pair.Agree, pair.Percent));
        Assert.Equal([10, 0, 0], pair.Table[0]);
        Assert.Equal([20, 40, 15], pair.Table[1]);
        // chance: (10·30 + 75·40 + 15·30)/10000 = 0.375; (0.65 - 0.375)/0.625
        Assert.Equal(0.44, pair.Kappa.Value!.Value, 12);
    }

    [Fact]
    public void What_one_criterion_could_not_evaluate_is_in_no_denominator()
    {
        var pair = Assert.Single(Agreement([(SD, NE), (SD, Stable), (NotApplicable, Response)]).Pairs);
        Assert.Equal((1, 1), (pair.Patients, pair.Agree));
        Assert.Null(pair.Kappa.Value); // one category throughout
        Assert.Null(Assert.Single(Agreement([(SD, NE)]).Pairs).Percent);
    }

    [Fact]
    public void The_matrix_has_every_pair_once()
    {
        var agreement = CriteriaAgreement.Of([new("TP1", null, [Cell("A", SD), Cell("B", PR), Cell("C", PD)]), new("TP1", null, [Cell("A", SD), Cell("D", SD)])]);
        Assert.Equal(["A", "B", "C", "D"], agreement.Criteria);
        Assert.Equal("AB AC AD BC BD CD", string.Join(' ', agreement.Pairs.Select(p => p.One + p.Other)));
        Assert.Equal([1, 1, 1, 1, 0, 0], agreement.Pairs.Select(p => p.Patients));
    }

    [Fact]
    public void Agreement_does_not_ask_who_is_first() => Prop.ForAll(Gen.Elements(PR, SD, PD, NE).Two().ListOf().ToArbitrary(), patients =>
    {
        var (one, other) = (Agreement([.. patients.Select(p => (p.Item1, p.Item2))]), Agreement([.. patients.Select(p => (p.Item2, p.Item1))]));
        return one.Pairs.Zip(other.Pairs).All(p => p.First.Agree == p.Second.Agree && p.First.Patients == p.Second.Patients
            && (p.First.Kappa.Value is not { } kappa ? p.Second.Kappa.Value is null : Math.Abs(kappa - p.Second.Kappa.Value!.Value) < 1e-12));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_readers_differ_in_a_direction_and_an_adjudicator_sides()
    {
        var agreement = ReaderAgreement.Of(
        [
            new(PR, PR), new(SD, SD, SD), new(PR, SD, PR), new(SD, PD, PD), new(CR, SD, PR), new(SD, PR), new(NE, SD), new(PR, null), new(null, null),
        ]);
        Assert.Equal((7, 2), (agreement.Read, agreement.Agree));
        Assert.Equal((3, 1, 1), (agreement.FirstBetter, agreement.SecondBetter, agreement.WithoutOrder));
        Assert.Equal((3, 1, 1, 1, 1), (agreement.Adjudicated, agreement.SidedWithFirst, agreement.SidedWithSecond, agreement.OwnCategory, agreement.AdjudicatedUnasked));
        Assert.Equal(100 * 5 / 7.0, agreement.AdjudicationPercent!.Value, 12);
        Assert.Equal([CR, PR, SD, PD, NE], agreement.Categories);
        Assert.Equal(7, agreement.Table.Sum(row => row.Sum()));
    }

    [Fact]
    public void Readers_of_nothing_agree_on_nothing()
    {
        Assert.Equal((0, null, null), (ReaderAgreement.Of([]).Read, ReaderAgreement.Of([]).PercentAgreement, ReaderAgreement.Of([new(SD, null)]).AdjudicationPercent));
        Assert.Null(ReaderAgreement.Of([new(SD, SD)]).Kappa.Value);
    }

    [Fact] // Sorbye 2025: 127 of 387 evaluable NEC, 427 treated; the anchors of the exact limits are R's
    public void A_rate_is_printed_with_its_denominator()
    {
        var rates = ResponseRates.Of([.. Best(PR, 127), .. Best(PD, 260), .. Best(NE, 40)]);
        Assert.Equal(new ResponseShare(127, 427), rates.Response.Share);
        Assert.Equal(new ResponseShare(127, 387), rates.EvaluableResponse.Share);
        Assert.Equal((29.7, 32.8), (Math.Round(100 * rates.Response.Exact!.Rate, 1), Math.Round(100 * rates.EvaluableResponse.Exact!.Rate, 1)));
        var radiant = ResponseRates.Of([.. Best(PR, 10), .. Best(SD, 197)]).Response.Exact!; // RADIANT-3, everolimus
        Assert.Equal((0.0234061, 0.0870459), (Math.Round(radiant.Lower, 7), Math.Round(radiant.Upper, 7)));
        Assert.Null(ResponseRates.Of([.. Best(NE, 2)]).EvaluableResponse.Exact);
    }

    [Fact]
    public void Response_in_the_middle_foretells_the_end_in_four_fields()
    {
        var course = MidCourseResponse.Of([new(PR, PR), new(PR, PR), new(PR, SD), new(SD, PR), new(SD, SD), new(SD, PD), new(PD, null), new(PD, PD), new(NE, PR), new(SD, null)]);
        Assert.Equal((2, 1, 1, 2), (course.BothResponse, course.LostResponse, course.LateResponse, course.NeverResponse));
        Assert.Equal((6, 2, 2), (course.Compared, course.ProgressedBefore, course.NotComparable));
        Assert.Equal((2, 3, 1, 3), (course.AfterResponse!.Count, course.AfterResponse.Of, course.AfterStable!.Count, course.AfterStable.Of));
        Assert.Equal(1 / 3.0, course.Kappa.Value!.Value, 12);
        Assert.Null(MidCourseResponse.Of([new(SD, SD)]).AfterResponse);
    }

    private static CriteriaAgreement Agreement(IReadOnlyList<(ResponseCategory One, ResponseCategory Other)> patients) =>
        CriteriaAgreement.Of([.. patients.Select(p => new ResponseRow("TP1", null, [Cell("RECIST1.1", p.One), Cell("Choi", p.Other)]))]);

    private static ResponseCell Cell(string code, ResponseCategory category) => new(
        new(new(code, code, "hand-made", (_, _) => throw new InvalidOperationException("Not asked.")), ResponseOptions.Default, [], [], []), new() { Id = "TP1", Overall = category },
        ResponseGroups.Of(category), []);

    private static IEnumerable<BestOverallResponse> Best(ResponseCategory category, int patients) =>
        Enumerable.Repeat(new BestOverallResponse(category, false, BestResponseReason.Shown, null, null, null, 1), patients);
}
