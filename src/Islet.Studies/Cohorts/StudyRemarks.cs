using Islet.Course;

namespace Islet.Studies;

/// <summary>What a reader of a result should know before believing it.</summary>
public enum StudyRemarkKind
{
    /// <summary>Nobody was analysed, or nobody had the event.</summary>
    Nothing,

    /// <summary>Fewer events than <see cref="StudyRemarks.FewEvents"/>.</summary>
    FewEvents,

    /// <summary>A group with fewer patients than <see cref="StudyRemarks.SmallGroup"/>.</summary>
    SmallGroup,

    /// <summary>Groups of which nobody was analysed.</summary>
    EmptyGroup,

    /// <summary>What was recorded at diagnosis is read at a later time zero, when it may no longer be so.</summary>
    OfDiagnosis,

    /// <summary>Patients who left because a date is known only to the month or year, which is rarely by chance.</summary>
    PartialDates,

    /// <summary>Patients with a drug that counts as a line only for what came after it: no clock starts with it.</summary>
    LaterLines,

    /// <summary>Many whose group is not known are in no group's curve.</summary>
    GroupUnknown,

    /// <summary>Many left because a condition could not be decided.</summary>
    Undecided,

    /// <summary>Groups are told by treatment at a time zero before it: only what had been given by then counts.</summary>
    TreatmentAfterZero,

    /// <summary>Values that became known more than <see cref="MarkedValues.LateDays"/> after time zero: who lives longer is read again more often.</summary>
    KnownLater,

    /// <summary>Follow-up is short beside the last time that is printed.</summary>
    ShortFollowUp,

    /// <summary>No test, with the reason.</summary>
    NotTested,

    /// <summary>No model, with the reason.</summary>
    NotFitted,

    /// <summary>What the engine says of its model.</summary>
    Model,

    /// <summary>Pseudonyms that several datasets have, and what the study made of them.</summary>
    SamePseudonym,

    /// <summary>A coded remark of the statistics, in the engine's words.</summary>
    Coded,
}

/// <param name="Of">Whom or what it is about: a level, a fact, the engine's words.</param>
/// <param name="Days">Of <see cref="StudyRemarkKind.KnownLater"/>: the median from time zero until the value was known.</param>
public readonly record struct StudyRemark(StudyRemarkKind Kind, string Of = "", int Count = 0, int Among = 0, int Days = 0);

/// <summary>Remarks on the first survival analysis and the models of a study, the gravest first.</summary>
public static class StudyRemarks
{
    /// <summary>Below it an estimate hangs on single patients: ten events a variable, Peduzzi et al., J Clin Epidemiol 1995;48:1503.</summary>
    public const int FewEvents = 10;

    /// <summary>Below it a curve says little and may point at persons [H].</summary>
    public const int SmallGroup = 10;

    private const int ManyPercent = 20, SomePercent = 5; // [H] of patients

    private const string Treatment = "G."; // the section of the vocabulary

    public static IReadOnlyList<StudyRemark> Of(StudyResults results) =>
        [.. Datasets(results), .. results.Survival.Take(1).SelectMany(s => Survival(results, s)), .. Diagnosed(results), .. Flow(results), .. Models(results), .. results.Further.SelectMany(Further), .. Marks(results)];

    private static IEnumerable<StudyRemark> Datasets(StudyResults results)
    {
        if (results.Datasets.Sum(d => d.Shared) is > 0 and var records)
            yield return new(StudyRemarkKind.SamePseudonym, Count: records, Among: (int)results.Study.SamePseudonym);
    }

    private static IEnumerable<StudyRemark> Survival(StudyResults results, SurvivalResult survival)
    {
        var all = survival.Overall;
        if (all.Patients == 0 || all.Events == 0)
            yield return new(StudyRemarkKind.Nothing, Count: all.Events, Among: all.Patients);
        if (all.Patients > 0 && survival.ByLevel.Where(g => g.Patients == 0).Select(g => g.Level).ToList() is { Count: > 0 } empty)
            yield return new(StudyRemarkKind.EmptyGroup, string.Join(", ", empty), empty.Count);
        foreach (var group in survival.ByLevel.Where(g => g.Patients is > 0 and < SmallGroup))
            yield return new(StudyRemarkKind.SmallGroup, group.Level!, group.Patients);
        foreach (var group in (survival.Analysis.By is null ? survival.Groups : survival.ByLevel).Where(g => g.Patients >= SmallGroup && g.Events < FewEvents))
            yield return new(StudyRemarkKind.FewEvents, group.Level ?? "", group.Events, group.Patients);
        if (IsMany(survival.Unknown, all.Patients))
            yield return new(StudyRemarkKind.GroupUnknown, survival.Analysis.By!.Label, survival.Unknown, all.Patients);
        foreach (var remark in survival.LooksAhead) // what was only known later is told value by value
            yield return new(StudyRemarkKind.Coded, remark.Text + ".");
        if (survival.NotTested is { } why)
            yield return new(StudyRemarkKind.NotTested, why);
        if (!results.Study.TimeZero.IsTreatment() && survival.Analysis.By is { } by && by.Facts.Any(IsTreatment))
            yield return new(StudyRemarkKind.TreatmentAfterZero, by.Label);
        if (survival.Overall.FollowUp.Median.Estimate is { } followed && survival.Analysis.Times is [.., var last] && followed < last / 2)
            yield return new(StudyRemarkKind.ShortFollowUp, survival.Analysis.Endpoint.Label, (int)Math.Round(followed), (int)last);
    }

    private static bool IsTreatment(Fact fact) => fact.Group.StartsWith(Treatment, StringComparison.Ordinal) || fact == Fact.LineCategory || fact == Fact.PrimaryResected;

    private static IEnumerable<StudyRemark> Diagnosed(StudyResults results)
    {
        if (results.Study.TimeZero is TimeZero.Diagnosis)
            yield break;
        IEnumerable<Group> groups = [.. results.Survival.Select(s => s.Analysis.By).Concat(results.Models.SelectMany(m => m.Analysis.Terms).Select(t => t.Group)).OfType<Group>().DistinctBy(g => g.Id)];
        IEnumerable<string> used = [.. groups.Where(g => g.Facts.Any(CohortGroups.IsOfDiagnosis)).Select(g => g.Label),
            .. results.Study.Cohort.SelectMany(step => step.Keep.Facts).Where(CohortGroups.IsOfDiagnosis).Distinct().Select(f => StudyWords.Label(f.Name))];
        if (used.Distinct().ToList() is { Count: > 0 } labels)
            yield return new(StudyRemarkKind.OfDiagnosis, string.Join(", ", labels));
    }

    private static IEnumerable<StudyRemark> Flow(StudyResults results) => [.. Undecided(results), .. Left(results)];

    private static IEnumerable<StudyRemark> Left(StudyResults results)
    {
        var partial = results.Flow.Stages.Where(s => s.Endpoint is null || s.Endpoint == results.Study.Endpoints[0]).SelectMany(s => s.Left).Where(l => StudyWords.IsPartialDate(l.Code)).Sum(l => l.Patients);
        if (partial * 100L > (results.Patients + partial) * (long)SomePercent)
            yield return new(StudyRemarkKind.PartialDates, "", partial, results.Patients + partial);
        if (results.LaterLines > 0)
            yield return new(StudyRemarkKind.LaterLines, "", results.LaterLines);
    }

    private static IEnumerable<StudyRemark> Undecided(StudyResults results) =>
        from stage in results.Flow.Stages
        let open = stage.Left.Where(l => l.Code.StartsWith("condition_unknown", StringComparison.Ordinal)).Sum(l => l.Patients)
        where IsMany(open, stage.Entered)
        select new StudyRemark(StudyRemarkKind.Undecided, stage.Title, open, stage.Entered);

    private static IEnumerable<StudyRemark> Models(StudyResults results) => results.Models.SelectMany(m =>
        m.NotFitted is { } why ? [new StudyRemark(StudyRemarkKind.NotFitted, why)] : m.Warnings.Select(w => new StudyRemark(StudyRemarkKind.Model, w)));

    private static IEnumerable<StudyRemark> Marks(StudyResults results) =>
        results.Marked.Where(m => m.Late.Patients * 100L > m.Known * (long)SomePercent)
            .Select(m => new StudyRemark(StudyRemarkKind.KnownLater, m.Fact.Name, m.Late.Patients, m.Known, (int)Math.Round(m.Late.MedianDays!.Value)));

    /// <summary>Immortal time and what a further analysis says of itself; what is usual in small samples stands below its tables.</summary>
    private static IEnumerable<StudyRemark> Further(FurtherResult found) => found.Grave.Select(remark => new StudyRemark(StudyRemarkKind.Coded, $"{found.Analysis.Label}: {remark}."));

    private static bool IsMany(int part, int whole) => part * 100L > whole * (long)ManyPercent;
}
