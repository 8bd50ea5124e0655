using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the rules of facts look at: the findings of a course as a view sees them, those of the index tumour where a fact is about a tumour.</summary>
internal sealed class Sight
{
    private readonly IReadOnlyList<Seen> seen;
    private readonly IndexTumour index;
    private GoverningSpecimen? tissue;

    public Sight(DiseaseCourse course, View view)
    {
        (Course, View, seen) = (course, view, view.Of(course));
        index = IndexTumour.Of(Visible<TumourEntity>().Select(t => t.Finding.Content));
    }

    public DiseaseCourse Course { get; }

    public View View { get; }

    /// <summary>Several NEN and nobody has declared about which one the question is: no fact of a tumour can be known (facts.md section 2).</summary>
    public bool IsIndexOpen => index.IsOpen;

    public IReadOnlyList<Seen> All => seen;

    public GoverningSpecimen Tissue => tissue ??= new(this);

    /// <summary>Visible findings of a kind that say something, of the index tumour or not bound to one.</summary>
    public IEnumerable<Seen> Visible<T>()
        where T : Content
    {
        foreach (var s in seen)
        {
            if (s.IsVisible && s.Finding is { IsWithdrawal: false, Content: T content } && index.Concerns(content))
                yield return s;
        }
    }

    /// <summary>The latest visible finding of a kind that states the value (facts.md 1.6), or why there is none.</summary>
    public FactState Latest<T>(Fact fact, Func<T, FactValue?> value, Func<T, bool>? among = null)
        where T : Content
    {
        List<Seen> stating = [];
        foreach (var s in Visible<T>())
            if (States(s.Finding.Content, value, among))
                stating.Add(s);
        if (stating.Count == 0)
            return Missing<T>(content => States(content, value, among));
        if (stating is [var only])
            return Known(fact, value((T)only.Finding.Content)!, only);
        var mayBeLatest = MayBeLatest(stating);
        var leading = ByRank(mayBeLatest);
        var known = value((T)leading.Finding.Content)!;
        var others = mayBeLatest.Where(s => !value((T)s.Finding.Content)!.Equals(known)).Select(s => s.Finding).ToList();
        return others.Exists(other => !AreTied(other, leading.Finding)) ? FactState.Unknown(UnknownReason.OrderUnknown, [.. mayBeLatest.Select(s => s.Finding)])
            : others.Exists(other => !AreOneSource(other.Content, leading.Finding.Content)) ? FactState.Unknown(UnknownReason.Unresolved, [.. mayBeLatest.Select(s => s.Finding)])
            : Known(fact, known, leading);
    }

    private static bool States<T>(Content content, Func<T, FactValue?> value, Func<T, bool>? among)
        where T : Content => content is T one && among?.Invoke(one) is not false && value(one) is not null;

    /// <summary>Those that, by their partial dates, may have happened last (facts.md 1.6).</summary>
    public IReadOnlyList<Seen> MayBeLatest(IReadOnlyList<Seen> seen)
    {
        if (seen.Count < 2)
            return seen;
        var latestStart = seen.Max(s => Begin(s.Finding));
        return [.. seen.Where(s => End(s.Finding) >= latestStart)];
    }

    public FactState Known(Fact fact, FactValue value, Seen from)
    {
        if (!fact.Allows(value))
            return FactState.Unknown(UnknownReason.OutsideList, from.Finding);
        int? age = Course.Axis.Kind is AxisKind.Calendar && from.Finding.Content.Timing is not Timing.Lifelong && from.Finding.HappenedBy(Course.Axis) is { } last
            ? (int)AxisPoint.DaysBetween(last, View.Effective) : null;
        var stale = age is { } days && fact.ShelfLife is { } shelf && days > shelf.Days && shelf.Covers(value);
        return new(value, null, [from.Finding], age, stale, from.KnownAfterEffective);
    }

    /// <summary>Unknown, with the reason why the latest finding that states the value is not in view.</summary>
    public FactState Missing<T>(Func<T, bool> states)
        where T : Content
    {
        List<Seen>? hidden = null;
        foreach (var s in seen)
            if (!s.IsVisible && s.Visibility is not Visibility.Superseded && s.Finding is { IsWithdrawal: false, Content: T content } && states(content))
                (hidden ??= []).Add(s);
        return hidden is null ? FactState.NotRecorded
            : FactState.Unknown(ReasonOf(hidden.MaxBy(s => End(s.Finding)).Visibility), [.. hidden.Select(s => s.Finding)]);
    }

    /// <summary>Rule T (facts.md 1.6): consensus before review before original; then later reported, later recorded, higher id.</summary>
    public static Seen ByRank(IEnumerable<Seen> ties) => ties is IReadOnlyList<Seen> and [var only] ? only : ties
        .OrderBy(s => s.Finding.Content switch { Specimen tissue => tissue.Read, ImagingStudy study => study.Read, _ => ReadRole.Original })
        .ThenBy(s => s.Finding.Reported.Of(s.Finding.Happened).Last?.Days ?? decimal.MinValue)
        .ThenBy(s => s.Finding.Recorded.Batch)
        .ThenBy(s => s.Finding.Id)
        .Last();

    /// <summary>On one day, or reads of one tissue or scan: which one speaks is a matter of rank, not of order (facts.md 1.6).</summary>
    public static bool AreTied(Finding a, Finding b) =>
        AreReadsOfOne(a.Content, b.Content) || (a.Happened == b.Happened && a.Happened.First == a.Happened.Last);

    private static bool AreReadsOfOne(Content a, Content b) => (a, b) switch
    {
        (Specimen x, Specimen y) => x.SpecimenName is { } name && y.SpecimenName == name,
        (ImagingStudy x, ImagingStudy y) => x.Study is { } name && y.Study == name,
        _ => false,
    };

    /// <summary>Sources of different roles that contradict each other on one day are never ranked (facts.md 1.6).</summary>
    private static bool AreOneSource(Content a, Content b) => a.StatedBy == b.StatedBy || AreReadsOfOne(a, b);

    /// <summary>What is lifelong may be undated, and then comes before all that is dated.</summary>
    private static decimal Begin(Finding f) => f.Happened.First?.Days ?? decimal.MinValue;

    private decimal End(Finding f) => f.HappenedBy(Course.Axis) is { } last ? Math.Max(last.Days, Begin(f)) : decimal.MinValue;

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
