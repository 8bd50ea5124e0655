using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Whether the disease was localised when it first came, and came back later. Sorbye et al., Br J Cancer 2025;133:316–324, results: 119 of 564 NEC and 14 of 134
/// NET G3 began localised, 66 and 8 of them recurred.
/// </summary>
public static class InitialExtent
{
    private static readonly Condition WasLocalised = Of("presentation in {localised, recurred}");
    private static readonly Condition HasRecurred = Of("presentation = recurred");

    public static Truth InitiallyLocalised(FactReader facts) => WasLocalised.Read(facts);

    public static Truth Recurred(FactReader facts) => HasRecurred.Read(facts);

    private static Condition Of(string text) => Condition.Parse(text, Macros.None).Value!;
}
