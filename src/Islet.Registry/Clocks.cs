namespace Islet.Registry;

public static class Clocks
{
    /// <summary>The day on the calendar of whoever sits here.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
