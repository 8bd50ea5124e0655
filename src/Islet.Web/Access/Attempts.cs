using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Islet.Registry;

namespace Islet.Web;

/// <summary>How often somebody may try to sign in. An account remembers its own failures; here are those of addresses, whatever name was tried from them, and of known browsers.</summary>
internal sealed class Attempts(TimeProvider clock)
{
    /// <summary>Failures of one name that are free [H]; each after them doubles the wait.</summary>
    public const int FreeOfName = 5;

    /// <summary>Failures from one address within <see cref="Window"/> [H]: a ward behind one address mistypes less.</summary>
    public const int MostOfAddress = 30;

    private const int Kept = 10_000; // addresses; more are an attack, and any are forgotten

    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset Since)> ofAddress = new(StringComparer.Ordinal);

    /// <summary>Of how many addresses something is remembered.</summary>
    public int Remembered => ofAddress.Count;

    /// <summary>So long after a wait is over, what failed before it is forgotten [H].</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromDays(1);

    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    public static TimeSpan ShortestWait { get; } = TimeSpan.FromSeconds(30);

    public static TimeSpan LongestWait { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Half a minute after the fifth failure, a minute after the sixth, at most a quarter of an hour: a guess a quarter finds no password. Who comes from a <see cref="KnownBrowser"/> does not wait for strangers' failures.</summary>
    public static DateTimeOffset? LockedUntil(int failures, DateTimeOffset now) => failures < FreeOfName ? null
        : now + (failures - FreeOfName >= 5 ? LongestWait : ShortestWait * (1 << (failures - FreeOfName)));

    /// <summary>The account after one failure more.</summary>
    public static Account Failed(Account account, DateTimeOffset now)
    {
        var failures = account.LockedUntil is { } waited && now - waited >= Memory ? 1 : account.Failures + 1;
        return account with { Failures = failures, LockedUntil = LockedUntil(failures, now) };
    }

    public bool MayTry(IPAddress? from) => Fewer(Network(from), MostOfAddress);

    public void FailedFrom(IPAddress? from) => Failed(Network(from));

    /// <summary>Whether a <see cref="KnownBrowser"/> has tries of its own left: as many as a name has, within <see cref="Window"/>.</summary>
    public bool MayTryFrom(string browser) => Fewer(Browser(browser), FreeOfName);

    public void FailedFrom(string browser) => Failed(Browser(browser));

    private bool Fewer(string of, int most) => !(ofAddress.TryGetValue(of, out var seen) && clock.GetUtcNow() - seen.Since < Window && seen.Failures >= most);

    private static string Browser(string browser) => "browser " + browser;

    private void Failed(string of)
    {
        var now = clock.GetUtcNow();
        Trim(now - Window);
        ofAddress.AddOrUpdate(of, _ => (1, now), (_, old) => now - old.Since < Window ? (old.Failures + 1, old.Since) : (1, now));
    }

    /// <summary>One customer has a /64 of IPv6 addresses to try from (RFC 6177).</summary>
    private static string Network(IPAddress? from) => from switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)),
        _ => from.ToString(),
    };

    /// <summary>Half of them at a time, so that a failure costs the same however many there are; who failed most is remembered longest.</summary>
    private void Trim(DateTimeOffset before)
    {
        if (ofAddress.Count < Kept)
            return;
        foreach (var (address, _) in ofAddress.ToArray().OrderBy(a => a.Value.Since > before).ThenBy(a => a.Value.Failures).Take(Kept / 2))
            ofAddress.TryRemove(address, out _);
    }
}
