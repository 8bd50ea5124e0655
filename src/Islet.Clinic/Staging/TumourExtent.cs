using Islet.Course;

namespace Islet.Clinic;

/// <summary>What is known of primary, nodes and metastases: what each may still be, by what is written or by the facts behind it.</summary>
/// <param name="T">Every category that the facts allow, in the system that was asked.</param>
internal readonly record struct TumourExtent(IReadOnlyList<PrimaryTumour> T, IReadOnlyList<RegionalNodes> N, IReadOnlyList<DistantMetastasis> M)
{
    private static readonly PrimaryTumour[] AnyT = [PrimaryTumour.T1, PrimaryTumour.T2, PrimaryTumour.T3, PrimaryTumour.T4];

    /// <summary>Written categories win over the facts below them; X says no more than nothing does.</summary>
    public static TumourExtent Of(FactReader facts, Func<decimal, PrimaryTumour> bySizeCm) => new(
        Written<PrimaryTumour>(facts, Fact.TCategory) is { } t ? [t] : ByFacts(facts, bySizeCm),
        Nodes(facts), Metastases(facts));

    private static IReadOnlyList<PrimaryTumour> ByFacts(FactReader facts, Func<decimal, PrimaryTumour> bySizeCm)
    {
        var (organs, duodenum) = (Flag(facts, Fact.InvadesAdjacentOrgansOrLargeVessels), Flag(facts, Fact.InvadesDuodenumOrBileDuct));
        var size = (facts(Fact.PrimaryTumorSizeCm).Value as FactValue.Number)?.Value;
        IReadOnlyList<PrimaryTumour> bySize = size is { } cm ? [bySizeCm(cm)] : [PrimaryTumour.T1, PrimaryTumour.T2, PrimaryTumour.T3];
        IEnumerable<PrimaryTumour> within = [.. duodenum is not false ? [PrimaryTumour.T3] : (PrimaryTumour[])[], .. duodenum is not true ? bySize : []];
        IEnumerable<PrimaryTumour> all = [.. organs is not true ? within : [], .. organs is not false ? [PrimaryTumour.T4] : (PrimaryTumour[])[]];
        return [.. AnyT.Where(all.Contains)];
    }

    private static IReadOnlyList<RegionalNodes> Nodes(FactReader facts) => ((facts(Fact.NCategory).Value as FactValue.Word)?.Value, Flag(facts, Fact.NodePositive)) switch
    {
        ("N0", _) => [RegionalNodes.N0],
        ("N1" or "N2", _) => [RegionalNodes.N1],
        (_, { } positive) => [positive ? RegionalNodes.N1 : RegionalNodes.N0],
        _ => [RegionalNodes.N0, RegionalNodes.N1],
    };

    private static IReadOnlyList<DistantMetastasis> Metastases(FactReader facts) =>
        Written<DistantMetastasis>(facts, Fact.MCategory) is { } written ? [written] : (Flag(facts, Fact.LiverMetastases), Flag(facts, Fact.ExtrahepaticMetastases)) switch
        {
            (false, false) => [DistantMetastasis.M0],
            (true, false) => [DistantMetastasis.M1a],
            (false, true) => [DistantMetastasis.M1b],
            (true, true) => [DistantMetastasis.M1c],
            (true, null) or (null, true) => [DistantMetastasis.M1],
            _ => [DistantMetastasis.M0, DistantMetastasis.M1],
        };

    private static T? Written<T>(FactReader facts, Fact category)
        where T : struct, Enum => facts(category).Value is FactValue.Word { Value: var word } && Enum.TryParse<T>(word, out var written) ? written : null;

    private static bool? Flag(FactReader facts, Fact fact) => (facts(fact).Value as FactValue.Flag)?.Value;
}
