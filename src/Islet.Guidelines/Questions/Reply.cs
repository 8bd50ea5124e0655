using Islet.Course;

namespace Islet.Guidelines;

/// <summary>An answer to one fact, as far as a question tells answers apart: "Ki-67 above 20", "metastatic or locally advanced".</summary>
/// <param name="Examples">One value for each of the answers that are meant.</param>
public sealed record Reply(Fact Fact, IReadOnlyList<FactValue> Examples)
{
    public override string ToString() => $"{Fact.Name} = {string.Join(" | ", Examples)}";
}
