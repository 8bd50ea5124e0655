using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// What the findings of one course say against each other. A rule speaks only where recorded values contradict every reading;
/// what is not recorded never counts as no. Not automated: docs/import-cbioportal.md and each rule's remarks.
/// </summary>
/// <remarks>Each rule carries the definition that would be contradicted (<see cref="ConsistencyRule.Source"/>); what dates allow is facts.md 1.1 and 1.8.</remarks>
public static class ConsistencyRules
{
    public static IReadOnlyList<ConsistencyRule> All { get; } =
    [
        new(SpreadRule.Code, SpreadRule.Says, SpreadRule.Source, SpreadRule.Check),
        new(SyndromeRule.Code, SyndromeRule.Says, SyndromeRule.Source, SyndromeRule.Check),
        new(SyndromeHormoneRule.Code, SyndromeHormoneRule.Says, SyndromeHormoneRule.Source, SyndromeHormoneRule.Check),
        new(StageRules.GroupCode, StageRules.GroupSays, StageRules.GroupSource, StageRules.CheckGroups),
        new(StageRules.SystemsCode, StageRules.SystemsSays, StageRules.SystemsSource, StageRules.CheckSystems),
        new(StageFactRules.FactsCode, StageFactRules.FactsSays, StageFactRules.FactsSource, StageFactRules.CheckFacts),
        new(StageFactRules.ForeignCode, StageFactRules.ForeignSays, StageFactRules.ForeignSource, StageFactRules.CheckForeign),
        new(GradeRules.IndexCode, GradeRules.IndexSays, GradeRules.Source, GradeRules.CheckIndex),
        new(GradeRules.DifferentiationCode, GradeRules.DifferentiationSays, GradeRules.Source, GradeRules.CheckDifferentiation),
        new(GradeRules.CarcinomaCode, GradeRules.CarcinomaSays, GradeRules.Source, GradeRules.CheckCarcinoma),
        new(DeathRules.AfterCode, DeathRules.AfterSays, DeathRules.Source, DeathRules.CheckAfter),
        new(DeathRules.TwiceCode, DeathRules.TwiceSays, DeathRules.Source, DeathRules.CheckTwice),
        new(NegativePfsRule.Code, NegativePfsRule.Says, NegativePfsRule.Source, NegativePfsRule.Check),
        new(NotDoneRule.Code, NotDoneRule.Says, NotDoneRule.Source, NotDoneRule.Check),
        new(BirthRules.BeforeCode, BirthRules.BeforeSays, BirthRules.Source, BirthRules.CheckBefore),
        new(BirthRules.AgeCode, BirthRules.AgeSays, BirthRules.Source, BirthRules.CheckAge),
        new(TreatmentRules.NameCode, TreatmentRules.NameSays, TreatmentRules.Source, TreatmentRules.CheckNames),
        new(TreatmentRules.OrderCode, TreatmentRules.OrderSays, TreatmentRules.Source, TreatmentRules.CheckOrder),
        new(MeasureRules.LimitsCode, MeasureRules.LimitsSays, MeasureRules.LimitsSource, MeasureRules.CheckLimits),
        new(MeasureRules.NegativeCode, MeasureRules.NegativeSays, MeasureRules.NegativeSource, MeasureRules.CheckNegative),
        new(MeasureRules.NodesCode, MeasureRules.NodesSays, MeasureRules.NodesSource, MeasureRules.CheckNodes),
        new(MeasureRules.AxesCode, MeasureRules.AxesSays, MeasureRules.AxesSource, MeasureRules.CheckAxes),
    ];

    /// <summary>Every rule over statements that are all in force.</summary>
    public static IReadOnlyList<Inconsistency> Check(IReadOnlyList<Stated> statements) => [.. All.SelectMany(rule => rule.Check(statements))];

    /// <summary>Every rule over what a course says today: nothing that was superseded or withdrawn. Numbers count the course's findings.</summary>
    public static IReadOnlyList<Inconsistency> Check(DiseaseCourse course)
    {
        var succession = Succession.Of(course.Findings);
        var inForce = course.Findings.Select((f, number) => (f, number)).Where(x => succession.IsInForce(x.f))
            .Select(x => new Stated(x.number, x.f.Happened, x.f.Content));
        return Check([.. inForce]);
    }

    /// <summary>Whatever partial dates and the last printed digit of an offset allow, one lies after the other.</summary>
    public static bool IsCertainlyAfter(When later, When earlier) =>
        later.First is { } a && earlier.Last is { } b && AxisPoint.DaysBetween(b, a) > Math.Max(Resolution(later), Resolution(earlier));

    /// <summary>Days that the last printed digit of an offset stands for: 9.4 months may be 9.35 or 9.49.</summary>
    private static decimal Resolution(When when)
    {
        if (when.Offset is not { } offset)
            return 0;
        var digit = 1m;
        for (var i = 0; i < offset.Amount.Scale; i++)
            digit /= 10;
        return offset.Unit is OffsetUnit.Months ? digit * Offset.DaysPerMonth : digit;
    }

    internal static IEnumerable<(int Number, When Happened, T Content)> Of<T>(this IReadOnlyList<Stated> statements)
        where T : Content
    {
        foreach (var s in statements)
        {
            if (s.Content is T content)
                yield return (s.Number, s.Happened, content);
        }
    }

    /// <summary>Both may be about the same tumour: the same name, or one of them does not say.</summary>
    internal static bool MayBeOneTumour(Content a, Content b) => a.Tumour is null || b.Tumour is null || a.Tumour == b.Tumour;

    internal static bool AreOneTumour(Content a, Content b) => a.Tumour == b.Tumour;
}
