using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which tissue speaks for the tumour (facts.md 3.1). Never chosen where candidates differ in class: that is a person's declaration.</summary>
internal sealed class GoverningSpecimen
{
    private readonly Sight sight;
    private readonly List<Seen> candidates;
    private readonly IReadOnlyList<Seen> governing; // one; several of one class whose partial dates leave open which is the latest; or none

    public GoverningSpecimen(Sight sight)
    {
        this.sight = sight;
        List<Seen> adequate = [.. sight.Visible<Specimen>().Where(s => Of(s).Adequate is not false)];
        candidates = adequate.Count < 2 ? adequate : [.. adequate.GroupBy(s => Of(s).SpecimenName ?? s.Finding.Id.ToString(), StringComparer.Ordinal).Select(Sight.ByRank)];
        governing = candidates.Count < 2 ? candidates : candidates.DistinctBy(s => ClassOf(Of(s))).Count() == 1 ? Latest() : [];
    }

    public FactState Read(Fact fact, Func<Specimen, FactValue?> value) => (governing, candidates) switch
    {
        ([var one], _) => value(Of(one)) is { } known
            ? sight.Known(fact, known, one)
            : sight.Missing<Specimen>(s => s.SpecimenName == Of(one).SpecimenName && value(s) is not null), // perhaps a read of the same tissue is still to come
        ([_, _, ..], _) => Agreed(fact, value, governing, UnknownReason.OrderUnknown),
        (_, []) => sight.Visible<Specimen>().Select(s => s.Finding).ToList() is { Count: > 0 } inadequate
            ? FactState.Unknown(UnknownReason.Inadequate, inadequate)
            : sight.Missing<Specimen>(s => value(s) is not null),
        _ => Together(fact) ? Open(candidates, UnknownReason.Unresolved) : Agreed(fact, value, candidates, UnknownReason.Unresolved),
    };

    private IReadOnlyList<Seen> Latest()
    {
        var mayBe = sight.MayBeLatest(candidates);
        var leading = Sight.ByRank(mayBe);
        return mayBe.All(s => Sight.AreTied(s.Finding, leading.Finding)) ? [leading] : mayBe;
    }

    /// <summary>
    /// Class: differentiation, and for NET the grade with low (to 10 %) and high G2 apart (facts.md 3.1, 2). Where a count is missing, the grades that are
    /// still possible: two reads whose open grades differ are not known to be of one class.
    /// </summary>
    private static (Differentiation?, Grade? Lowest, Grade? Highest, bool? HighG2) ClassOf(Specimen s)
    {
        if (s.Differentiation is Differentiation.Poor)
            return (s.Differentiation, null, null, null);
        var percent = s.Ki67Percent?.Percent;
        var grades = Who2022.Net(percent, s.MitosesPer2Mm2, s.ReportedGrade).Possible;
        return (s.Differentiation, grades[0], grades[^1], grades.Contains(Grade.G2) && percent is { } p ? p > 10 : null);
    }

    /// <summary>While candidates differ these are unresolved together, even where one of them agrees (facts.md 3.1, 3).</summary>
    private static bool Together(Fact fact) => fact == Fact.Ki67Percent || fact == Fact.MitosesPer2mm2 || fact == Fact.ReportedGrade;

    /// <summary>A fact on which all agree stays known.</summary>
    private FactState Agreed(Fact fact, Func<Specimen, FactValue?> value, IReadOnlyList<Seen> among, UnknownReason otherwise)
    {
        var values = among.Select(s => value(Of(s))).Distinct().ToList();
        return values is [{ } agreed] ? sight.Known(fact, agreed, Sight.ByRank(among)) : values is [null] ? FactState.NotRecorded : Open(among, otherwise);
    }

    private static FactState Open(IReadOnlyList<Seen> among, UnknownReason reason) => FactState.Unknown(reason, [.. among.Select(s => s.Finding)]);

    private static Specimen Of(Seen seen) => (Specimen)seen.Finding.Content;
}
