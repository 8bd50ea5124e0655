namespace Islet.Registry;

/// <summary>
/// Who uses the registry, what they looked at, and what they have not finished. It lies in the registry's store and is no part of the log: its rows
/// change, and no export carries them.
/// </summary>
/// <remarks>A backup carries all but <see cref="NotInBackups"/>.</remarks>
public sealed class Desk
{
    private readonly GroupCommit writes;

    internal Desk(FindingLog log, TimeProvider clock)
    {
        writes = new(log);
        (Accounts, Sessions, Access, Keys, Drafts, Jobs, Readings) = (new(log, clock), new(log, clock, writes), new(log, clock, writes), new(log), new(log, clock), new(log, clock), new(log, clock));
    }

    public Accounts Accounts { get; }

    public Sessions Sessions { get; }

    public AccessLog Access { get; }

    public KeyRing Keys { get; }

    public Drafts Drafts { get; }

    /// <summary>Work for workers, and what they made of it.</summary>
    public Jobs Jobs { get; }

    /// <summary>What readers decided about images.</summary>
    public Readings Readings { get; }

    /// <summary>Writes what still waits to be written.</summary>
    internal void Finish() => writes.Finish();

    /// <summary>Tables that a copy of the registry leaves empty: who restores it, or steals it, is signed in as nobody and can forge no form.</summary>
    internal static IReadOnlyList<string> NotInBackups { get; } = ["session", "key_ring"];
}
