using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>Facts as a test writes them: "ki67_percent=8 differentiation=well"; with every fact removed one by one.</summary>
internal static class Recorded
{
    public static Dictionary<Fact, FactValue> Facts(string recorded) => recorded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
        .ToDictionary(pair => Fact.Find(pair[0]) ?? throw new ArgumentException(pair[0]), pair => Fact.Find(pair[0])!.Parse(pair[1]) ?? throw new ArgumentException(pair[1]));

    public static FactReader Reader(string recorded) => Reader(Facts(recorded));

    public static FactReader Reader(IReadOnlyDictionary<Fact, FactValue> facts) => DerivedFacts.Over(Possible.Of(facts));

    public static IEnumerable<(Fact Removed, FactReader Left)> OneByOne(string recorded)
    {
        var all = Facts(recorded);
        return all.Keys.Select(removed => (removed, Reader(all.Where(f => f.Key != removed).ToDictionary())));
    }

    public static string Missing(FactSet missing) => string.Join(' ', missing.Select(f => f.Name));
}
