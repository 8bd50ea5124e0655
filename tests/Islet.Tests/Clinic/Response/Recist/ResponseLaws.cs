using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using static Islet.Tests.Clinic.SizeResponse.Measured;
using T = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>Each rule of precedence over random series: targets with a node, non-targets, markers, new lesions, gaps.</summary>
public class ResponseLaws
{
    private static readonly string[] Sizes = ["0", "0", "4", "5", "7", "9.9", "10", "14", "20", "24", "25", "30", "36", "60", "small", "ne"];

    private static readonly Gen<ResponseSeries> Any =
        from follow in Gen.Choose(1, 5)
        from points in Gen.ListOf(Point(), follow)
        from baseline in Gen.Elements("30", "12", "20")
        select Series("T1 T2 n:N1 -NT1", [$"-7: T1={baseline} T2=20 N1=18 NT1=present", .. points.Select((p, i) => $"{56 * (i + 1)}: {p}")]);

    [Fact] // 8.1, 8.2
    public void The_sum_from_the_nadir_comes_before_the_fall_from_baseline() => Holds((_, _, t) => !Up(t) || t.Target is T.PD or T.CR);

    [Fact]
    public void Gone_comes_before_everything() => Holds((s, i, t) => Gone(s, i) == (t.Target is T.CR));

    [Fact] // 8.8, 8.9
    public void A_missing_target_leaves_progression_alone() => Holds((_, _, t) => t.Size!.IsComplete || (Up(t) ? t.Target is T.PD : t.Target is T.NE));

    [Fact]
    public void Partial_response_is_what_is_left_of_a_fall() => Holds((_, _, t) => t.Target is T.PR == (t is { Target: not (T.CR or T.PD or T.NE), Size.IsComplete: true } && 10 * t.Size.Sum <= 7 * t.Size.Baseline));

    [Fact] // 8.3
    public void The_nadir_is_the_smallest_complete_sum_before() => Prop.ForAll(Any.ToArbitrary(), s =>
    {
        var (points, lowest) = (s.Recist().TimePoints, (decimal?)null);
        foreach (var point in points)
        {
            lowest ??= point.Size!.Baseline;
            if (point.Size!.Nadir != lowest)
                return false;
            lowest = point.Size is { IsComplete: true, Sum: { } sum } && sum < lowest ? sum : lowest;
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Progression_of_any_part_is_progression() => Holds((_, _, t) => !(t.Target is T.PD || t.NonTarget is T.PD || t.New) || t.Overall is T.PD);

    [Fact] // 8.11
    public void A_non_target_that_was_not_read_never_makes_evaluable_targets_not_evaluable() => Holds((_, _, t) => t.Overall is not T.NE || t.Target is T.NE);

    [Fact] // 8.6
    public void Complete_response_needs_every_part() => Holds((_, _, t) => t.Overall is not T.CR || t is { Target: T.CR, NonTarget: T.CR, New: false });

    [Fact]
    public void The_order_of_lesions_and_of_what_is_given_says_nothing() => Prop.ForAll(Any.ToArbitrary(), s =>
    {
        var turned = s with { Lesions = [.. s.Lesions.Reverse()], TimePoints = [.. s.TimePoints.Reverse()] };
        return s.Recist().Overall() == turned.Recist().Overall();
    }).QuickCheckThrowOnFailure();

    [Fact] // no node, nothing too small, every change 5 mm or more once scaled
    public void Without_the_rule_of_5_mm_only_proportions_count() => Prop.ForAll(Gen.ListOf(Gen.Choose(10, 400)).Where(l => l.Count > 1).ToArbitrary(), sums =>
    {
        ResponseSeries At(decimal k) => Series("T1", [.. sums.Select((mm, i) => FormattableString.Invariant($"{56 * i - 7}: T1={mm * k}"))]);
        var by = new ResponseOptions { Definition = ResponseDefinition.Seed, SeedLiteral = true };
        return At(1).Recist(by).Overall() == At(7).Recist(by).Overall() && At(0.1m).Recist(by).Overall() == At(7).Recist(by).Overall() && At(7).Recist(by).Overall() == At(7).Recist().Overall();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Progression_stays_whatever_a_missing_target_would_have_been() => Prop.ForAll(Any.ToArbitrary(), s =>
    {
        var points = s.Recist().TimePoints;
        return Enumerable.Range(0, points.Count).Where(i => points[i] is { Target: T.PD, Size.IsComplete: false }).All(i => Sizes.Where(z => z != "ne").All(z =>
            Filled(s, i, z).Recist().TimePoints[i].Target is T.PD || Gone(Filled(s, i, z), i)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Not_evaluable_is_said_only_where_a_missing_target_could_decide() => Prop.ForAll(Any.ToArbitrary(), s =>
    {
        var points = s.Recist().TimePoints;
        return Enumerable.Range(0, points.Count).Where(i => points[i].Target is T.NE).All(i => Filled(s, i, "499").Recist().TimePoints[i].Target is T.PD);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_new_lesion_makes_progression_and_takes_it_from_no_other_time_point() => Prop.ForAll(Any.ToArbitrary(), s =>
    {
        var last = s.TimePoints.Count - 1;
        var with = s with { TimePoints = [.. s.TimePoints.Take(last), s.TimePoints[last] with { NewLesions = [.. s.TimePoints[last].NewLesions, new() { Id = "Z", Modality = "CT" }] }] };
        return with.Recist().TimePoints[^1].Overall is T.PD && with.Recist().TimePoints.SkipLast(1).Select(t => t.Overall).SequenceEqual(s.Recist().TimePoints.SkipLast(1).Select(t => t.Overall));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_added_later_changes_no_earlier_reading_but_by_back_dating() => Prop.ForAll(Any.ToArbitrary(), s =>
        s.Recist().TimePoints.SkipLast(1).Select(t => t.AsRead ?? t.Overall).SequenceEqual((s with { TimePoints = [.. s.TimePoints.SkipLast(1)] }).Recist().TimePoints.Select(t => t.AsRead ?? t.Overall))
        || s.TimePoints.Any(t => t.NewLesions.Count > 0)).QuickCheckThrowOnFailure();

    [Fact] // 8.14, 8.15
    public void Best_response_is_none_that_was_seen_after_progression() => Prop.ForAll(Any.ToArbitrary(), s =>
    {
        var points = s.Recist().TimePoints.Select(t => t.Overall!.Value).ToList();
        var first = points.IndexOf(T.PD);
        var best = BestResponses.Of(s.Recist(), s, confirmed: false).Category;
        var confirmed = BestResponses.Of(s.Recist(), s, confirmed: true).Category;
        return points.Take(first < 0 ? points.Count : first + 1).Append(T.NE).Append(T.SD).Contains(best) && Rank(confirmed) <= Rank(best);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Progression_free_survival_ends_with_the_first_progression_or_before_it() => Prop.ForAll(Any.ToArbitrary(), s =>
    {
        var (assessment, first) = (s.Recist(), s.Recist().TimePoints.FirstOrDefault(t => t.Overall is T.PD));
        var pfs = ResponsePfs.Of(assessment, s);
        return first is null ? pfs.Status is ResponseTimeStatus.Censored : pfs is { Status: ResponseTimeStatus.Event } && pfs.End == first.Date && pfs.Days == first.Date!.Value.Days + 1;
    }).QuickCheckThrowOnFailure();

    [Fact] // every fact removed, one by one: what is not known is never gone, stable or responding
    public void Taking_a_reading_away_makes_nothing_better_than_not_evaluable() => Prop.ForAll(Any.ToArbitrary(), s =>
        Enumerable.Range(1, s.TimePoints.Count - 1).All(at => s.TimePoints[at].Targets.Keys.All(lesion =>
        {
            var without = s with { TimePoints = [.. s.TimePoints.Select((t, i) => i == at ? t with { Targets = t.Targets.Where(r => r.Key != lesion).ToDictionary() } : t)] };
            return without.Recist().TimePoints[at - 1].Target is T.NE or T.PD;
        }))).QuickCheckThrowOnFailure();

    private static int Rank(T category) => category switch { T.CR => 5, T.PR => 4, T.SD => 3, T.NonCrNonPd => 2, T.PD => 1, _ => 0 };

    private static Gen<string> Point() =>
        from t1 in Gen.Elements(Sizes)
        from t2 in Gen.Elements(Sizes)
        from n1 in Gen.Elements(Sizes)
        from nt in Gen.Elements("absent", "absent", "present", "worse", "ne", "pd")
        from more in Gen.Elements("", "", "", "", "+X", "?X", "~X")
        select $"T1={t1} T2={t2} N1={n1} NT1={nt} {more}";

    private static bool Up(TimePointResponse t) => 5 * t.Size!.Sum >= 6 * t.Size.Nadir && t.Size.Sum - t.Size.Nadir >= 5;

    private static bool Gone(ResponseSeries s, int i) => s.Lesions.Where(l => l.Role is SeriesRole.Target).All(l => s.TimePoints[i + 1].Targets[l.Id] is var r
        && (l.IsNode ? r is { State: TargetState.TooSmall } or { Mm: < 10 } : r.Mm is 0));

    private static ResponseSeries Filled(ResponseSeries s, int i, string size) => s with
    {
        TimePoints = [.. s.TimePoints.Select((t, at) => at != i + 1 ? t : t with
        {
            Targets = t.Targets.ToDictionary(r => r.Key, r => r.Value.State is not TargetState.NotEvaluated ? r.Value : size == "small" ? new() { State = TargetState.TooSmall } : new() { Mm = Mm(size) }),
        })],
    };

    private static void Holds(Func<ResponseSeries, int, TimePointResponse, bool> law) => Prop.ForAll(Any.ToArbitrary(), s =>
        s.Recist().TimePoints.Select((t, i) => law(s, i, t)).All(holds => holds)).QuickCheckThrowOnFailure();
}
