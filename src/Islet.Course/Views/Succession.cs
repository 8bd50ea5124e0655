namespace Islet.Course;

/// <summary>Which findings of a course others take back or replace (facts.md 1.5).</summary>
public readonly struct Succession
{
    private readonly HashSet<FindingId>? withdrawn, replaced;

    private Succession(HashSet<FindingId>? withdrawn, HashSet<FindingId>? replaced) => (this.withdrawn, this.replaced) = (withdrawn, replaced);

    /// <summary>Of everything that was ever recorded.</summary>
    public static Succession Of(IReadOnlyList<Finding> findings) => Of(findings, static _ => true, static _ => true);

    /// <param name="takesBack">Whether a withdrawal counts.</param>
    /// <param name="replaces">Whether a correction, review or addendum counts; a withdrawn one never does.</param>
    internal static Succession Of(IReadOnlyList<Finding> findings, Func<Finding, bool> takesBack, Func<Finding, bool> replaces)
    {
        Dictionary<FindingId, FindingId>? withdrawals = null; // what is taken back, by which finding
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i] is { IsWithdrawal: true, Supersedes: { } taken } f && takesBack(f))
                (withdrawals ??= [])[taken] = f.Id;
        }
        var gone = withdrawals?.Where(w => Acts(w.Value, withdrawals)).Select(w => w.Key).ToHashSet();
        HashSet<FindingId>? older = null;
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i] is { IsWithdrawal: false, Supersedes: { } former } f && gone?.Contains(f.Id) is not true && replaces(f))
                (older ??= []).Add(former);
        }
        return new(gone, older);
    }

    public bool IsWithdrawn(Finding f) => withdrawn?.Contains(f.Id) is true;

    public bool IsReplaced(Finding f) => replaced?.Contains(f.Id) is true;

    /// <summary>It says something, and nobody has taken it back or replaced it; dated or not.</summary>
    public bool IsInForce(Finding f) => !f.IsWithdrawal && !IsWithdrawn(f) && !IsReplaced(f);

    /// <summary>A withdrawal entered by mistake is withdrawn like any other finding, and then takes nothing back.</summary>
    private static bool Acts(FindingId withdrawal, Dictionary<FindingId, FindingId> withdrawals)
    {
        var acts = true;
        for (var steps = withdrawals.Count; steps > 0 && withdrawals.TryGetValue(withdrawal, out var later); steps--)
            (acts, withdrawal) = (!acts, later);
        return acts;
    }
}
