using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using static Islet.Tests.Clinic.Sample;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic;

/// <summary>What holds of the criteria beside RECIST whatever the numbers are: Green and Weiss 1992 to Mileva 2024; specification, section 8.</summary>
public class CriteriaLawTests
{
    /// <summary>Everything that any criterion reads, three liver targets and one non-target, changed by a factor.</summary>
    private static ResponseSeries Whole(decimal factor, bool hu = true) => Series(Visit(1, 100, 0), Visit(factor, hu ? 100 * factor : 100, 1));

    private static TimePoint Visit(decimal factor, decimal hu, int cycles)
    {
        TargetReading Target(decimal mm) => Mm(mm * factor, hu, viable: mm * factor / 2, perp: mm / 2);
        PetReading Lesion(decimal suv) => new(SulPeak: suv * factor, SuvMax: 2 * suv * factor, SuvMean: suv * factor, VolumeMl: 10 * suv * factor, Tlg: 10 * suv, Hu: hu);
        return Point(Target(40), Target(30), Target(20)).And(NonTargetState.Present).And(Fdg() with
        {
            Segmentation = "42%SUVmax", LiverSuv = 4, CyclesGiven = cycles,
            Lesions = new Dictionary<string, PetReading> { ["T1"] = Lesion(12), ["T2"] = Lesion(9), ["T3"] = Lesion(6) },
        });
    }

    private static IEnumerable<ResponseCriterion> Categorical => ResponseCriteria.All.Where(c => c.Code is not ("TGR" or "ZP"));

    /// <summary>Every way to lose one thing that was measured. Statements (a nodule, a new lesion) are not measured: not made, they are not there.</summary>
    private static IEnumerable<(string What, Func<TimePoint, TimePoint> Without)> Losses()
    {
        foreach (var target in new[] { "T1", "T2", "T3" })
        {
            yield return ($"{target}", p => p with { Targets = p.Targets.Where(t => t.Key != target).ToDictionary() });
            yield return ($"{target} evaluated", p => Change(p, target, _ => Missing));
            yield return ($"{target} mm", p => Change(p, target, r => r with { Mm = null }));
            yield return ($"{target} HU", p => Change(p, target, r => r with { Hu = null }));
            yield return ($"{target} viable", p => Change(p, target, r => r with { ViableMm = null }));
            yield return ($"{target} perpendicular", p => Change(p, target, r => r with { PerpendicularMm = null }));
            yield return ($"{target} on PET", p => p.And(p.Pet! with { Lesions = p.Pet!.Lesions.Where(l => l.Key != target).ToDictionary() }));
            yield return ($"{target} SULpeak", p => Uptake(p, target, r => r with { SulPeak = null }));
            yield return ($"{target} SUVmax", p => Uptake(p, target, r => r with { SuvMax = null, SuvMean = null }));
            yield return ($"{target} SUVmean", p => Uptake(p, target, r => r with { SuvMean = null }));
            yield return ($"{target} volume", p => Uptake(p, target, r => r with { VolumeMl = null }));
            yield return ($"{target} glycolysis", p => Uptake(p, target, r => r with { Tlg = null }));
        }
        yield return ("non-target", p => p.And(NonTargetState.NotEvaluated));
        yield return ("PET", p => p with { Pet = null });
        yield return ("tracer", p => p.And(p.Pet! with { Tracer = null }));
        yield return ("segmentation", p => p.And(p.Pet! with { Segmentation = null }));
        yield return ("liver", p => p.And(p.Pet! with { Liver = null }));
        yield return ("blood pool", p => p.And(p.Pet! with { BloodPool = null }));
        yield return ("cycles", p => p.And(p.Pet! with { CyclesGiven = null }));
        yield return ("date", p => p with { Date = null });
    }

    private static TimePoint Change(TimePoint point, string target, Func<TargetReading, TargetReading> to) =>
        point with { Targets = point.Targets.ToDictionary(t => t.Key, t => t.Key == target ? to(t.Value) : t.Value) };

    private static TimePoint Uptake(TimePoint point, string lesion, Func<PetReading, PetReading> to) =>
        point.And(point.Pet! with { Lesions = point.Pet!.Lesions.ToDictionary(l => l.Key, l => l.Key == lesion ? to(l.Value) : l.Value) });

    [Theory]
    [InlineData("0.5"), InlineData("0.88"), InlineData("1"), InlineData("1.15"), InlineData("1.6")]
    public void What_is_lost_at_a_follow_up_never_becomes_another_answer(string factor)
    {
        var whole = Whole(D(factor));
        foreach (var criterion in Categorical)
            foreach (var (what, without) in Losses())
            {
                var (full, open) = (whole.Last(criterion).Overall, (whole with { TimePoints = [whole.TimePoints[0], without(whole.TimePoints[1])] }).Last(criterion).Overall);
                Assert.True(open is C.NE || ResponseGroups.Of(open) == ResponseGroups.Of(full), $"{criterion} × {factor} without {what}: {full} became {open}");
            }
    }

    [Theory]
    [InlineData("0.5"), InlineData("0.88"), InlineData("1"), InlineData("1.15"), InlineData("1.6")]
    public void Nor_does_what_is_lost_at_the_baseline(string factor)
    {
        var whole = Whole(D(factor));
        foreach (var criterion in Categorical)
            foreach (var (what, without) in Losses().Where(l => !l.What.StartsWith("non-target", StringComparison.Ordinal)))
            {
                var (full, open) = (whole.Last(criterion).Overall, (whole with { TimePoints = [without(whole.TimePoints[0]), whole.TimePoints[1]] }).Last(criterion).Overall);
                Assert.True(open is C.NE || ResponseGroups.Of(open) == ResponseGroups.Of(full), $"{criterion} × {factor} without {what} at baseline: {full} became {open}");
            }
    }

    [Fact]
    public void Without_a_baseline_nothing_is_said()
    {
        var orphan = Whole(0.5m) with { TimePoints = [Whole(0.5m).TimePoints[1]] };
        Assert.All(ResponseCriteria.All, c => Assert.True(orphan.Last(c).Overall is C.NE or null, c.Code));
    }

    [Fact]
    public void A_new_lesion_is_progression_whatever_the_numbers()
    {
        string[] codes = ["mRECIST-HCC", "mRECIST-VV", "Choi", "SWOG", "mSWOG", "PERCIST", "EORTC1999", "MORE", "SSTV-40/20", "TLA-40/20"];
        Prop.ForAll(Gen.Choose(1, 300).ToArbitrary(), percent =>
        {
            var whole = Whole(percent / 100m);
            var series = whole with { TimePoints = [whole.TimePoints[0], whole.TimePoints[1].And(New())] };
            return codes.All(code => ResponseGroups.Of(series.Last(ResponseCriteria.ByCode(code)!).Overall) is ResponseGroup.Progression);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void More_tumour_is_never_a_better_answer() => Prop.ForAll(Gen.Choose(0, 250).Two().ToArbitrary(), pair =>
    {
        var (less, more) = (Math.Min(pair.Item1, pair.Item2) / 100m, Math.Max(pair.Item1, pair.Item2) / 100m);
        return Categorical.All(c => Rank(Whole(less, hu: false).Last(c).Overall) <= Rank(Whole(more, hu: false).Last(c).Overall));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Criteria_of_ratios_know_no_unit() => Prop.ForAll(Gen.Choose(0, 200).Two().ToArbitrary(), pair =>
    {
        var (factor, unit) = (pair.Item1 / 100m, (pair.Item2 + 1) / 10m);
        ResponseCriterion[] criteria = [Choi2007.Criterion, LencioniLlovet2010.Criterion, Zwirtz2022More.Criterion, Chaban2024.Volume, Chaban2024.Activity, Mileva2024.Criterion, DeMestier2023.Criterion];
        var whole = Whole(factor);
        var (series, scaled) = (In(whole, 1), In(whole, unit)); // RECIST's 5 mm, SWOG's 10 cm² and PERCIST's 0.8 do have one
        return criteria.All(c => series.Last(c).Overall == scaled.Last(c).Overall && Percents(series.Last(c)).SequenceEqual(Percents(scaled.Last(c))));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_in_which_lesions_are_named_decides_nothing()
    {
        foreach (var factor in new[] { 0.4m, 0.85m, 1.3m })
        {
            var whole = Whole(factor);
            var turned = whole with
            {
                Lesions = [.. whole.Lesions.Reverse()],
                TimePoints = [.. whole.TimePoints.Reverse().Select(p => p with { Targets = p.Targets.Reverse().ToDictionary(), Pet = p.Pet! with { Lesions = p.Pet!.Lesions.Reverse().ToDictionary() } })],
            };
            Assert.All(ResponseCriteria.All, c => Assert.Equal(whole.Last(c).Overall, turned.Last(c).Overall));
        }
    }

    [Fact]
    public void Every_criterion_has_a_code_of_its_own_and_names_its_authors()
    {
        Assert.Equal(ResponseCriteria.All.Count, ResponseCriteria.All.Select(c => c.Code).Distinct().Count());
        Assert.Equal(Recist11.Criterion, ResponseCriteria.All[0]);
        Assert.All(ResponseCriteria.All, c => Assert.Equal(c, ResponseCriteria.ByCode(c.Code)));
        Assert.All(ResponseCriteria.All, c => Assert.Matches(@"\b(19|20)\d\d\b", c.Source));
        Assert.Null(ResponseCriteria.ByCode("RECIST"));
        Assert.NotNull(ResponseCriteria.ByCode("PSEUDOPROGRESSION"));
    }

    [Fact]
    public void What_is_not_verified_is_said_with_every_result() =>
        Assert.All(["mRECIST-HCC", "mSWOG", "SWOG", "MORE", "PERCIST", "SSTV-40/20", "TLA-40/20", "SIZE-10-La", "SIZE-10-dM", "ZP", "TGR"],
            code => Assert.NotEmpty(ResponseCriteria.ByCode(code)!.Assess(Whole(0.5m), ResponseOptions.Default).Assumptions));

    private static ResponseSeries In(ResponseSeries series, decimal unit) => series with { TimePoints = [.. series.TimePoints.Select(p => Scaled(p, unit))] };

    private static TimePoint Scaled(TimePoint point, decimal unit) => point with
    {
        Targets = point.Targets.ToDictionary(t => t.Key, t => t.Value with { Mm = t.Value.Mm * unit, ViableMm = t.Value.ViableMm * unit, PerpendicularMm = t.Value.PerpendicularMm * unit, Hu = t.Value.Hu * unit }),
        Pet = point.Pet! with
        {
            BloodPool = null,
            Lesions = point.Pet!.Lesions.ToDictionary(l => l.Key, l => l.Value with { VolumeMl = l.Value.VolumeMl * unit, SuvMean = l.Value.SuvMean * unit, SuvMax = l.Value.SuvMax * unit }),
        },
    };

    private static IEnumerable<decimal?> Percents(TimePointResponse r) =>
        r.Measures.Where(m => m.Name is "pct" or "pctHu").Select(m => m.Value).Append(r.Size?.PercentOfBaseline).Select(p => p is { } value ? Math.Round(value, 12) : (decimal?)null);

    private static int Rank(C? category) => category switch
    {
        C.CR or C.Cmr => 0,
        C.PR or C.Pmr or C.Response or C.EarlyResponder => 1,
        C.MR => 2,
        C.SD or C.Smd or C.Stable or C.NoResponse or C.NonResponder => 3,
        C.PD or C.Pmd or C.Progression => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "Everything was measured."),
    };
}
