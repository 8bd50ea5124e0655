using Islet.Course;

namespace Islet.Clinic;

/// <summary>A derived value, or the facts for want of which it is unknown. Neither (the default): it does not apply to this tumour.</summary>
public readonly record struct Derived<T>(T? Value, FactSet Missing)
    where T : struct;

internal static class Derived
{
    public static Derived<T> Known<T>(T value)
        where T : struct => new(value, default);

    public static Derived<T> WaitsFor<T>(FactSet missing)
        where T : struct => new(null, missing);
}
