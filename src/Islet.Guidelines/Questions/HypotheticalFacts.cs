using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A reader under which some base facts are answered as is supposed; derived facts follow.</summary>
internal sealed class HypotheticalFacts
{
    private readonly IReadOnlyList<FactValue>?[] supposed = new IReadOnlyList<FactValue>?[Fact.All.Count];

    public HypotheticalFacts(FactReader facts) => Reader = DerivedFacts.Over(fact => supposed[fact.Index] is { } values ? new(values, default) : facts(fact));

    public FactReader Reader { get; }

    public void Suppose(Fact fact, FactValue? value) => supposed[fact.Index] = value is null ? null : [value];
}
