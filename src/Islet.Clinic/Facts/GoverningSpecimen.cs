using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which tissue speaks for the tumour (facts.md 3.1). Never chosen where candidates differ in class: that is a person's declaration.</summary>
internal sealed class GoverningSpecimen
{
    private readonly Sight sight;
    private readonly List<Seen> candidates; // the leading read of each adequate specimen; two where reviews differ in class
    private readonly IReadOnlyList<Seen> governing; // one; several of one class whose partial dates leave open which is the latest; or none
    private readonly Seen? declaration; // the one that decided between specimens

    public GoverningSpecimen(Sight sight, FindingId? supposed = null)
    {
        this.sight = sight;
        List<Seen> adequate = [.. sight.Visible<Specimen>().Where(s => Of(s) is { Adequate: not false, InadequateBecause: null, SpecimenType: not "none" })];
        candidates = adequate.Count < 2 ? adequate : [.. adequate.GroupBy(NameOf, StringComparer.Ordinal).SelectMany(Leading)];
        if (candidates.FindAll(s => s.Finding.Id == supposed) is [var meant])
            governing = [meant];
        else if (candidates.Count > 1 && Declared() is var (tissue, said))
            (governing, declaration) = ([tissue], said);
        else
            governing = candidates.Count < 2 ? candidates : !TissueClass.Differ(candidates.Select(Of)) ? Latest(candidates) : [];
    }

    /// <summary>Specimens of different class are on record, and no declaration that holds says which one speaks.</summary>
    public bool IsOpen => governing.Count == 0 && candidates.Count > 0;

    /// <summary>Leading reads of all adequate specimens of the index tumour.</summary>
    public IReadOnlyList<Seen> Candidates => candidates;

    /// <summary>The one that governs; null: none, or it is open which.</summary>
    public Seen? One => governing is [var one] ? one : null;

    public FactState Read(Fact fact, Func<Specimen, FactAnswer?> value) => (governing, candidates) switch
    {
        ([var one], _) => value(Of(one)) is { } said
            ? Said(fact, said, one)
            : sight.Missing(fact, content => content is Specimen s && s.SpecimenName == Of(one).SpecimenName ? value(s) : null), // perhaps a read of the same tissue is still to come
        ([_, _, ..], _) => Agreed(fact, value, governing, UnknownReason.OrderUnknown),
        (_, []) => sight.Visible<Specimen>().Select(s => s.Finding).ToList() is { Count: > 0 } inadequate
            ? FactState.Unknown(UnknownReason.Inadequate, inadequate)
            : sight.Missing(fact, content => content is Specimen s ? value(s) : null),
        _ => Together(fact) ? Open(candidates, UnknownReason.Unresolved) : Agreed(fact, value, candidates, UnknownReason.Unresolved),
    };

    private FactState Said(Fact fact, FactAnswer said, Seen one) => said.Value is not { } value ? FactState.Unknown(said.Reason, one.Finding)
        : declaration is { } by ? sight.Known(fact, value, one, by) : sight.Known(fact, value, one);

    /// <summary>Consensus before review before original. Two reviews without a consensus that differ in class both stay (facts.md 1.5).</summary>
    private static IEnumerable<Seen> Leading(IEnumerable<Seen> reads)
    {
        List<Seen> highest = [.. reads.GroupBy(s => Order.RankOf(s.Finding.Content)).MaxBy(g => g.Key)!];
        return Order.RankOf(highest[0].Finding.Content) is 1 && TissueClass.Differ(highest.Select(Of)) ? highest : [Sight.ByRank(highest)];
    }

    /// <summary>The declared specimen, unless later tissue of another class has come since (facts.md 3.1, 4).</summary>
    private (Seen, Seen)? Declared()
    {
        if (sight.Declared(Judgement.GoverningSpecimen) is not { Finding: { Content: Judgement { Value: { } name } } said } declared || !sight.Concerns(said.Content)
            || candidates.FindAll(s => Of(s).SpecimenName == name) is not [var tissue])
            return null;
        var kind = TissueClass.Of(Of(tissue));
        return candidates.Exists(s => IsLater(s.Finding, said) && TissueClass.Of(Of(s)) != kind) ? null : (tissue, declared);
    }

    /// <summary>Taken after the declaration, or taken before it and reported after it: who declared could not know it.</summary>
    private bool IsLater(Finding tissue, Finding declaration) => sight.End(tissue) > sight.End(declaration)
        || (Order.RankOf(tissue.Content) is 0 && tissue.Reported.Of(tissue.Happened).First is { } issued && issued.Days > sight.End(declaration));

    private IReadOnlyList<Seen> Latest(IReadOnlyList<Seen> among)
    {
        var mayBe = Order.MayBeLatest(among, sight);
        var leading = Sight.ByRank(mayBe);
        return mayBe.All(s => Order.AreTied(s.Finding, leading.Finding)) ? [leading] : mayBe;
    }

    /// <summary>While candidates differ these are unresolved together, even where one of them agrees (facts.md 3.1, 3).</summary>
    private static bool Together(Fact fact) => fact == Fact.Ki67Percent || fact == Fact.MitosesPer2mm2 || fact == Fact.ReportedGrade;

    /// <summary>A fact on which all agree stays known; its finding is the latest of them.</summary>
    private FactState Agreed(Fact fact, Func<Specimen, FactAnswer?> value, IReadOnlyList<Seen> among, UnknownReason otherwise)
    {
        var values = among.Select(s => value(Of(s))).Distinct().ToList();
        return values is [{ } agreed] ? Said(fact, agreed, Sight.ByRank(Order.MayBeLatest(among, sight))) : values is [null] ? FactState.NotRecorded : Open(among, otherwise);
    }

    private static FactState Open(IReadOnlyList<Seen> among, UnknownReason reason) => FactState.Unknown(reason, [.. among.Select(s => s.Finding)]);

    private static Specimen Of(Seen seen) => (Specimen)seen.Finding.Content;

    private static string NameOf(Seen seen) => Of(seen).SpecimenName ?? seen.Finding.Id.ToString();
}
