namespace Islet.Statistics;

public sealed partial record SurvivalCurve
{
    /// <summary>No event; the median not reached; a limit of the median that does not exist.</summary>
    /// <param name="of">The group whose curve it is; empty: everybody's.</param>
    public IReadOnlyList<Remark> Remarks(string of = "") => Statistics.Remarks.Curve(this, of);
}
