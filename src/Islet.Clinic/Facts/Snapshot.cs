using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a view knows of a patient, fact by fact. Facts are worked out when they are asked for.</summary>
public sealed class Snapshot
{
    private const int Shelf = 16; // facts

    private readonly Sight sight;

    /// <exception cref="RefusedException">The view cannot be asked of this course: E_VIEW_ORDER, E_NO_CALENDAR.</exception>
    public Snapshot(DiseaseCourse course, View view)
        : this(new Sight(course, view)) { }

    private Snapshot(Sight sight)
    {
        this.sight = sight;
        var facts = DerivedFacts.Over(fact => this[fact].Value is { } value ? Possible.Only(value) : Possible.NotRecorded(fact));
        Reader = fact => (Read[fact.Index / Shelf] ??= new Possible?[Shelf])[fact.Index % Shelf] ??= facts(fact);
    }

    public DiseaseCourse Course => sight.Course;

    public View View => sight.View;

    /// <summary>Every finding of the course with the first test of facts.md 1.2 that it fails.</summary>
    public IReadOnlyList<Seen> Findings => sight.All;

    /// <summary>Findings of a kind that the view sees and that say something, of the index tumour or not bound to one, in the course's order.</summary>
    public IEnumerable<Seen> Visible<T>()
        where T : Content => sight.Visible<T>();

    /// <summary>A fact that findings state; a derived one is read through <see cref="Reader"/>.</summary>
    public FactState this[Fact fact] => (Asked[fact.Index / Shelf] ??= new FactState?[Shelf])[fact.Index % Shelf] ??= FactRules.Read(fact, sight);

    /// <summary>What conditions are read against: the facts of this snapshot and those derived from them.</summary>
    public FactReader Reader { get; }

    /// <summary>While specimens of different class are on record and nobody has declared which one speaks: the leading read of each; else none (facts.md 3.1).</summary>
    public IReadOnlyList<Finding> OpenTissue => sight.Tissue.IsOpen ? [.. sight.Tissue.Candidates.Select(s => s.Finding)] : [];

    /// <summary>The same view under the supposition that this read of <see cref="OpenTissue"/> governs. Nothing is declared by it.</summary>
    public Snapshot IfGoverning(Finding tissue) => new(new Sight(sight.Course, sight.View, tissue.Id));

    /// <summary>Whether what a finding says is of the tumour in question; false: of another one, or nobody knows of which.</summary>
    public bool IsOfIndex(Content content) => sight.Concerns(content);

    internal Sight Sight => sight;

    /// <summary>By <see cref="Fact.Index"/>: hundreds of conditions ask the same facts of one patient. In shelves, for a study asks few facts of each of very many patients.</summary>
    private FactState?[]?[] Asked => field ??= new FactState?[]?[Shelves];

    /// <inheritdoc cref="Asked"/>
    private Possible?[]?[] Read => field ??= new Possible?[]?[Shelves];

    private static int Shelves { get; } = (Fact.All.Count + Shelf - 1) / Shelf;

    /// <summary>Findings decide this fact. False: a derived one, or one that needs more than a view to be asked for.</summary>
    public static bool Decides(Fact fact) => FactRules.HasRule(fact);
}
