using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which tissue speaks for the tumour (facts.md 3.1). Never chosen where candidates differ in class: that is a person's declaration.</summary>
internal sealed class GoverningSpecimen
{
    private readonly Sight sight;
    private readonly IReadOnlyList<Seen> candidates;
    private readonly Seen? governing;

    public GoverningSpecimen(Sight sight)
    {
        this.sight = sight;
        candidates = [.. sight.Visible<Specimen>().Where(s => Of(s).Adequate is not false)
            .GroupBy(s => Of(s).SpecimenName ?? s.Finding.Id.ToString()).Select(Sight.ByRank)];
        if (candidates.Count > 0 && candidates.DistinctBy(s => ClassOf(Of(s))).Count() == 1)
            governing = Sight.ByRank(candidates.Where(s => s.Finding.Happened.First == candidates.Max(c => c.Finding.Happened.First)));
    }

    public FactState Read(Fact fact, Func<Specimen, FactValue?> value) => (governing, candidates) switch
    {
        ({ } one, _) => value(Of(one)) is { } known
            ? sight.Known(fact, known, one)
            : sight.Missing<Specimen>(s => s.SpecimenName == Of(one).SpecimenName && value(s) is not null), // perhaps a read of the same tissue is still to come
        (_, []) => sight.Visible<Specimen>().Select(s => s.Finding).ToList() is { Count: > 0 } inadequate
            ? FactState.Unknown(UnknownReason.Inadequate, inadequate)
            : sight.Missing<Specimen>(s => value(s) is not null),
        _ => Agreed(fact, value),
    };

    /// <summary>Class: differentiation, and for NET the grade with low (to 10 %) and high G2 apart (facts.md 3.1, 2).</summary>
    private static (Differentiation?, Grade?, bool? HighG2) ClassOf(Specimen s)
    {
        var percent = s.Ki67Percent?.Percent;
        var grade = s.Differentiation is Differentiation.Poor ? null : Who2022.Net(percent, s.MitosesPer2Mm2, s.ReportedGrade).Possible;
        return (s.Differentiation, grade is [var only] ? only : null, grade is [Grade.G2] && percent is { } p ? p > 10 : null);
    }

    /// <summary>
    /// While candidates differ, Ki-67, mitoses and written grade are unresolved together; any other fact on which all agree stays known (facts.md 3.1, 3).
    /// </summary>
    private FactState Agreed(Fact fact, Func<Specimen, FactValue?> value)
    {
        var open = FactState.Unknown(UnknownReason.Unresolved, [.. candidates.Select(s => s.Finding)]);
        if (fact == Fact.Ki67Percent || fact == Fact.MitosesPer2mm2 || fact == Fact.ReportedGrade)
            return open;
        var values = candidates.Select(s => value(Of(s))).Distinct().ToList();
        return values is [{ } agreed] ? sight.Known(fact, agreed, Sight.ByRank(candidates)) : values is [null] ? FactState.NotRecorded : open;
    }

    private static Specimen Of(Seen seen) => (Specimen)seen.Finding.Content;
}
