using Islet.Course;

namespace Islet.Clinic;

/// <summary>The facts that follow from others, each with what its own inputs leave open.</summary>
/// <remarks>NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863–881) in the reading of the statement base, section 3.</remarks>
public static class DerivedFacts
{
    private static readonly string[] Men1Features = // beside the pNET itself, which counts as one
        ["parathyroid_disease", "pituitary_adenoma", "bronchial_or_thymic_net", "adrenal_adenoma_or_nodule", "facial_angiofibroma"];

    private static readonly FactValue Positive = FactValue.Of("positive");
    private static readonly FactValue NotDone = FactValue.Of("not_done");

    private static readonly Dictionary<Fact, Func<FactReader, Possible>> Rules = new()
    {
        [Fact.GradeByKi67] = facts => Known(ByKi67(facts), FactSet.Of(Fact.Ki67Percent)),
        [Fact.GradeByMitoses] = facts => Known(ByMitoses(facts), FactSet.Of(Fact.MitosesPer2mm2)),
        [Fact.IndexGradesDiscrepant] = facts => Absent(facts, Fact.Ki67Percent, Fact.MitosesPer2mm2) is var missing && missing == default
            ? Possible.Only(FactValue.Of(ByKi67(facts) != ByMitoses(facts))) : new(null, missing),
        [Fact.NetGrade] = NetGrade,
        [Fact.SstrStatus] = SstrStatus,
        [Fact.Men1FeatureCount] = Men1FeatureCount,
        [Fact.HereditarySuspicion] = HereditarySuspicion,
    };

    /// <summary>Answers derived facts from the base facts of a reader, and every other fact as the reader does.</summary>
    public static FactReader Over(FactReader facts) => fact => fact.IsDerived ? Rules[fact](facts) : facts(fact);

    private static Grade? ByKi67(FactReader facts) => Number(facts, Fact.Ki67Percent) is { } percent ? Who2022.ByKi67(percent) : null;

    private static Grade? ByMitoses(FactReader facts) => Number(facts, Fact.MitosesPer2mm2) is { } count ? Who2022.ByMitoses(count) : null;

    private static decimal? Number(FactReader facts, Fact fact) => (facts(fact).Value as FactValue.Number)?.Value;

    private static Possible Known(Grade? grade, FactSet missing) => grade is { } g ? Possible.Only(Word(g)) : new(null, missing);

    private static Possible NetGrade(FactReader facts)
    {
        var possible = Who2022.Net(Number(facts, Fact.Ki67Percent), Number(facts, Fact.MitosesPer2mm2), Reported(facts)).Possible;
        return possible is [var only] ? Possible.Only(Word(only)) : new([.. possible.Select(Word)], Absent(facts, Fact.Ki67Percent, Fact.MitosesPer2mm2));
    }

    private static Grade? Reported(FactReader facts) =>
        facts(Fact.ReportedGrade).Value is FactValue.Word { Value: var written } && Enum.TryParse<Grade>(written, out var grade) ? grade : null;

    private static FactValue Word(Grade grade) => FactValue.Of(grade.ToString());

    /// <summary>SSTR-PET decides. Without one a positive scintigraphy speaks; a negative one does not make a tumour receptor-negative.</summary>
    private static Possible SstrStatus(FactReader facts) => facts(Fact.SstrPetResult).Value switch
    {
        { } pet when pet != NotDone => Possible.Only(pet),
        _ when facts(Fact.SrsResult).Value == Positive => Possible.Only(Positive),
        _ => new(null, FactSet.Of(Fact.SstrPetResult)),
    };

    private static Possible Men1FeatureCount(FactReader facts) => facts(Fact.HereditaryFeatures).Value is FactValue.Words { Members: var features }
        ? Possible.Only(FactValue.Of((decimal)(1 + Men1Features.Count(feature => features.Contains(feature, StringComparer.Ordinal)))))
        : new(null, FactSet.Of(Fact.HereditaryFeatures));

    private static Possible HereditarySuspicion(FactReader facts)
    {
        var missing = Absent(facts, Fact.HereditaryFeatures, Fact.FamilyHistorySyndromes);
        return Any(facts, Fact.HereditaryFeatures) || Any(facts, Fact.FamilyHistorySyndromes) ? Possible.Only(FactValue.True)
            : missing == default ? Possible.Only(FactValue.False)
            : new(null, missing);
    }

    private static bool Any(FactReader facts, Fact set) => facts(set).Value is FactValue.Words { Members.Count: > 0 };

    private static FactSet Absent(FactReader facts, Fact first, Fact second) =>
        (facts(first).Value is null ? FactSet.Of(first) : default) | (facts(second).Value is null ? FactSet.Of(second) : default);
}
