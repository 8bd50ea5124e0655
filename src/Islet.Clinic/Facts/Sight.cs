using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the rules of facts look at: the findings of a course as a view sees them, those of the index tumour where a fact is about a tumour.</summary>
internal sealed class Sight
{
    private static int kindsAsked;

    private readonly IReadOnlyList<Seen> seen;
    private readonly List<Seen> visible; // of every tumour
    private readonly IReadOnlyList<Seen>?[] ofIndex = new IReadOnlyList<Seen>?[FindingKinds.Names.Count + 1]; // by kind, of the index tumour or bound to none; looked for when they are asked for
    private readonly int[]?[] places = new int[]?[FindingKinds.Names.Count + 1]; // by kind, where in what is visible
    private readonly IndexTumour index;
    private readonly FindingId? governing;

    /// <param name="governing">The read of tissue that is supposed to govern; null: what the record says.</param>
    public Sight(DiseaseCourse course, View view, FindingId? governing = null)
    {
        (Course, View, seen, this.governing) = (course, view, view.Of(course), governing);
        visible = new(seen.Count);
        foreach (var s in seen)
            if (s.IsVisible && !s.Finding.IsWithdrawal)
                visible.Add(s);
        IndexDeclaration = Declared(Judgement.IndexTumour);
        index = IndexTumour.Of(visible.Select(s => s.Finding.Content), (IndexDeclaration?.Finding.Content as Judgement)?.Value);
    }

    public DiseaseCourse Course { get; }

    public View View { get; }

    /// <summary>Several NEN and nobody has declared about which one the question is: no fact of a tumour can be known (facts.md section 2).</summary>
    public bool IsIndexOpen => index.IsOpen;

    /// <summary>Several NEN, and the declaration told which one.</summary>
    public bool IndexWasDeclared => index.WasDeclared;

    /// <summary>Null also where partial dates leave open which of several is the latest.</summary>
    public Seen? IndexDeclaration { get; }

    public string? IndexName => index.Name;

    public IReadOnlyList<Seen> All => seen;

    /// <summary>Visible findings that say something, of every tumour, in the course's order.</summary>
    public IReadOnlyList<Seen> OfPatient => visible;

    public GoverningSpecimen Tissue => field ??= new(this, governing);

    public Events Events => field ??= new(this);

    public LineEvidence LineEvidence => field ??= new(this);

    public TherapyLines Lines => field ??= TherapyLines.AreAsBegun(LineEvidence) ? LinesAsBegun : TherapyLines.Of(this);

    public TherapyLines LinesAsBegun => field ??= TherapyLines.Of(this, asBegun: true);

    /// <summary>What each reader measured within each line.</summary>
    public IReadOnlyList<MeasuredSeries> Measured => field ??= ResponseCourse.Of(this);

    /// <summary>Visible findings of a kind that say something, of the index tumour or not bound to one.</summary>
    public IReadOnlyList<Seen> Visible<T>()
        where T : Content => ofIndex[Kind<T>.Index] ??= OfIndex<T>();

    /// <summary>The index tumour's findings, or the patient's, as the fact is about the one or the other. One lesion on one day states no fact; lines of therapy read them together.</summary>
    public IReadOnlyList<Statement> Statements(Fact fact, Reading reading)
    {
        List<Statement>? stating = null;
        foreach (var s in visible)
            if (s.Finding.Content is not LesionRead && Asks(fact, s.Finding.Content) && reading(s.Finding.Content) is { } answer)
                (stating ??= []).Add(new(s, answer));
        return (IReadOnlyList<Statement>?)stating ?? [];
    }

    /// <summary>The same in the same order, where only findings of one kind, and what a person said, can state the fact.</summary>
    public IReadOnlyList<Statement> Statements<T>(Fact fact, Reading reading)
        where T : Content
    {
        var (those, words) = (Places<T>(), typeof(T) == typeof(Judgement) ? [] : Places<Judgement>());
        List<Statement>? stating = null;
        for (var (i, j) = (0, 0); i < those.Length || j < words.Length;)
        {
            var s = visible[j == words.Length || (i < those.Length && those[i] < words[j]) ? those[i++] : words[j++]];
            if (Asks(fact, s.Finding.Content) && reading(s.Finding.Content) is { } answer)
                (stating ??= []).Add(new(s, answer));
        }
        return (IReadOnlyList<Statement>?)stating ?? [];
    }

    private List<Seen> OfIndex<T>()
        where T : Content
    {
        List<Seen> those = [];
        foreach (var i in Places<T>())
            if (index.Concerns(visible[i].Finding.Content))
                those.Add(visible[i]);
        return those;
    }

    private int[] Places<T>()
        where T : Content
    {
        if (places[Kind<T>.Index] is { } known)
            return known;
        var (those, kind) = ((List<int>?)null, typeof(T));
        for (var i = 0; i < visible.Count; i++)
            if (visible[i].Finding.Content.GetType() == kind)
                (those ??= []).Add(i);
        return places[Kind<T>.Index] = those?.ToArray() ?? [];
    }

    public bool MayConcern(Content content) => index.MayConcern(content);

    public bool Concerns(Content content) => index.Concerns(content);

    /// <summary>Facts of the patient count every tumour's findings; a syndrome whose source is undetermined counts for the index tumour (facts.md section 2).</summary>
    private bool Asks(Fact fact, Content content) => fact.Scope is FactScope.Patient || (fact == Fact.FunctionalSyndrome ? index.MayConcern(content) : index.Concerns(content));

    /// <summary>A known value with its age; several findings: of the first, which decides.</summary>
    public FactState Known(Fact fact, FactValue value, params ReadOnlySpan<Seen> from)
    {
        var known = Computed(fact, value, from);
        if (!known.IsKnown || from.Length == 0 || from[0].Finding is not { Content.Timing: not Timing.Lifelong } first || AgeDays(first) is not { } age)
            return known;
        var stale = fact.ShelfLife is { } shelf && age > shelf.Days && shelf.Covers(value);
        return known with { AgeDays = first.Content.Timing is Timing.SinceBirth ? null : age, IsStale = stale };
    }

    /// <summary>A value that is computed, or true for life, and so has no age.</summary>
    public static FactState Computed(Fact fact, FactValue value, params ReadOnlySpan<Seen> from)
    {
        var (findings, late) = (new Finding[from.Length], false);
        for (var i = 0; i < from.Length; i++)
            (findings[i], late) = (from[i].Finding, late || from[i].KnownAfterEffective);
        return fact.Allows(value) ? new(value, null, findings, KnownAfterEffective: late) : FactState.Unknown(UnknownReason.OutsideList, findings);
    }

    public FactState Stated(Fact fact, Statement statement) => statement.Answer.Value is { } value
        ? Known(fact, value, statement.Seen)
        : FactState.Unknown(statement.Answer.Reason, statement.Finding);

    /// <summary>Null without a calendar. A germline result is as old as its report.</summary>
    private int? AgeDays(Finding finding) => Course.Axis.Kind is AxisKind.Calendar
        && (finding.Content.Timing is Timing.SinceBirth ? finding.KnownFrom(Course.Axis) : finding.HappenedBy(Course.Axis)) is { } last
            ? (int)AxisPoint.DaysBetween(last, View.Effective) : null;

    /// <summary>Unknown, with the reason why the latest finding that would state it is not in view. What happens later is nobody's to know.</summary>
    public FactState Missing(Fact fact, Reading reading)
    {
        List<Seen>? hidden = null;
        foreach (var s in Hidden)
            if (Asks(fact, s.Finding.Content) && reading(s.Finding.Content) is not null)
                (hidden ??= []).Add(s);
        return hidden is null ? FactState.NotRecorded
            : FactState.Unknown(ReasonOf(hidden.MaxBy(s => End(s.Finding)).Visibility), [.. hidden.Select(s => s.Finding)]);
    }

    private IReadOnlyList<Seen> Hidden => field ??= [.. seen.Where(s => Hides(s.Visibility) && !s.Finding.IsWithdrawal)];

    /// <inheritdoc cref="Order.Declared"/>
    public Seen? Declared(string about) => Order.Declared(about, visible, Course.Axis);

    /// <inheritdoc cref="End(Finding, Axis)"/>
    public decimal End(Finding f) => End(f, Course.Axis);

    /// <summary>The last day on which it can have happened, in days of the axis; what is lifelong may be undated, and then comes before all that is dated.</summary>
    public static decimal End(Finding f, Axis axis) => f.HappenedBy(axis) is { } last ? Math.Max(last.Days, Begin(f)) : decimal.MinValue;

    public static decimal Begin(Finding f) => f.Happened.First?.Days ?? decimal.MinValue;

    /// <summary>Rule T (facts.md 1.6): consensus before review before original; then later reported, later recorded, higher id.</summary>
    public static Seen ByRank(IEnumerable<Seen> ties) => ties is IReadOnlyList<Seen> and [var only] ? only : ties
        .OrderBy(s => Order.RankOf(s.Finding.Content))
        .ThenBy(s => s.Finding.Reported.Of(s.Finding.Happened).Last?.Days ?? decimal.MinValue)
        .ThenBy(s => s.Finding.Recorded.Batch)
        .ThenBy(s => s.Finding.Id)
        .Last();

    private static bool Hides(Visibility visibility) => visibility is not (Visibility.Visible or Visibility.Superseded or Visibility.AfterEffective);

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

    /// <summary>Each kind that is asked for has a place of its own, in every view.</summary>
    private static class Kind<T>
        where T : Content
    {
        public static readonly int Index = Interlocked.Increment(ref kindsAsked) - 1;
    }
}
