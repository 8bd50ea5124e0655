using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the rules of facts look at: the findings of a course as a view sees them, those of the index tumour where a fact is about a tumour.</summary>
internal sealed class Sight
{
    private readonly IReadOnlyList<Seen> seen;
    private readonly string? indexTumour;

    public Sight(DiseaseCourse course, View view)
    {
        (Course, View, seen) = (course, view, view.Of(course));
        var tumours = Visible<TumourEntity>().Where(t => ((TumourEntity)t.Finding.Content).Family is TumourFamily.Nen).Select(t => t.Finding.Content.Tumour).Distinct().ToList();
        indexTumour = tumours is [var only] ? only : null;
        IsIndexOpen = tumours.Count > 1;
    }

    public DiseaseCourse Course { get; }

    public View View { get; }

    /// <summary>Several NEN and nobody has declared about which one the question is: no fact of a tumour can be known (facts.md section 2).</summary>
    public bool IsIndexOpen { get; }

    public IReadOnlyList<Seen> All => seen;

    /// <summary>Visible findings of a kind that say something, of the index tumour or not bound to one.</summary>
    public IEnumerable<Seen> Visible<T>()
        where T : Content
    {
        foreach (var s in seen)
        {
            if (s.IsVisible && s.Finding is { IsWithdrawal: false, Content: T content } && (content.Tumour is null || indexTumour is null || content.Tumour == indexTumour))
                yield return s;
        }
    }

    /// <summary>The latest visible finding of a kind that states the value (facts.md 1.6), or why there is none.</summary>
    public FactState Latest<T>(Fact fact, Func<T, FactValue?> value, Func<T, bool>? among = null)
        where T : Content
    {
        var stating = Visible<T>().Where(s => s.Finding.Content is T content && among?.Invoke(content) is not false && value(content) is not null).ToList();
        if (stating.Count == 0)
            return Missing<T>(content => among?.Invoke(content) is not false && value(content) is not null);
        var latestStart = stating.Max(s => Begin(s.Finding));
        var mayBeLatest = stating.Where(s => End(s.Finding) >= latestStart).ToList();
        var leading = ByRank(mayBeLatest.Where(s => Begin(s.Finding) == latestStart));
        var known = value((T)leading.Finding.Content)!;
        var sure = mayBeLatest.All(s => s.Finding.Happened == leading.Finding.Happened || value((T)s.Finding.Content)!.Equals(known));
        return sure ? Known(fact, known, leading) : FactState.Unknown(UnknownReason.OrderUnknown, [.. mayBeLatest.Select(s => s.Finding)]);
    }

    public FactState Known(Fact fact, FactValue value, Seen from)
    {
        if (!fact.Allows(value))
            return FactState.Unknown(UnknownReason.OutsideList, from.Finding);
        int? age = Course.Axis.Kind is AxisKind.Calendar && from.Finding.Content.Timing is not Timing.Lifelong && LastHappened(from.Finding) is { } last
            ? (int)AxisPoint.DaysBetween(last, View.Effective) : null;
        return new(value, null, [from.Finding], age, age > fact.ShelfLife?.Days && fact.ShelfLife.Covers(value), from.KnownAfterEffective);
    }

    /// <summary>Unknown, with the reason why the latest finding that states the value is not in view.</summary>
    public FactState Missing<T>(Func<T, bool> states)
        where T : Content
    {
        var hidden = seen.Where(s => !s.IsVisible && s.Visibility is not Visibility.Superseded && s.Finding is { IsWithdrawal: false, Content: T content } && states(content)).ToList();
        return hidden.Count == 0 ? FactState.NotRecorded
            : FactState.Unknown(ReasonOf(hidden.MaxBy(s => End(s.Finding)).Visibility), [.. hidden.Select(s => s.Finding)]);
    }

    /// <summary>Rule T (facts.md 1.6): consensus before review before original; then later reported, later recorded, higher id.</summary>
    public static Seen ByRank(IEnumerable<Seen> ties) => ties
        .OrderBy(s => s.Finding.Content switch { Specimen tissue => tissue.Read, ImagingStudy study => study.Read, _ => ReadRole.Original })
        .ThenBy(s => s.Finding.Reported.Of(s.Finding.Happened).Last?.Days ?? decimal.MinValue)
        .ThenBy(s => s.Finding.Recorded.Batch)
        .ThenBy(s => s.Finding.Id)
        .Last();

    /// <summary>What is lifelong may be undated, and then comes before all that is dated.</summary>
    private static decimal Begin(Finding f) => f.Happened.First?.Days ?? decimal.MinValue;

    private static decimal End(Finding f) => f.Happened.Last?.Days ?? decimal.MinValue;

    /// <summary>No later than its report and its recording (facts.md 1.1).</summary>
    private static AxisPoint? LastHappened(Finding f) => new[] { f.Happened.Last, f.Reported.Of(f.Happened).Last, AxisPoint.Of(f.Recorded.Day) }.Min();

    private static UnknownReason ReasonOf(Visibility hidden) => hidden switch
    {
        Visibility.NotInLog => UnknownReason.NotInLog,
        Visibility.AfterEffective => UnknownReason.AfterEffective,
        Visibility.HappenedUncertain => UnknownReason.HappenedUncertain,
        Visibility.NoDate => UnknownReason.NoDate,
        Visibility.NotYetKnown => UnknownReason.NotYetKnown,
        Visibility.ReportedDateUnknown => UnknownReason.ReportedDateUnknown,
        Visibility.Withdrawn => UnknownReason.Withdrawn,
        Visibility.Hindsight => UnknownReason.Hindsight,
        Visibility.Visible or Visibility.Superseded => UnknownReason.NotRecorded,
    };
}
