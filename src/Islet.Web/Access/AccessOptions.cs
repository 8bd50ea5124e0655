using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Islet.Web;

/// <summary>Who may come in, and how.</summary>
public sealed record AccessOptions
{
    /// <summary>For the demonstration: every user of this computer is signed in, and no other computer can reach it.</summary>
    public static AccessOptions LocalUser { get; } = new() { Accounts = false };

    /// <summary>Everybody signs in with an account of the registry.</summary>
    public static AccessOptions Team { get; } = new() { Accounts = true };

    public bool Accounts { get; private init; }

    /// <summary>After so long without a request a session is over [H].</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After so long a session is over, whatever is asked [H].</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Names by which browsers call the server, beside those of this computer.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The one address from which requests come, where a reverse proxy stands before the server and speaks TLS for it.</summary>
    public IPAddress? Proxy { get; init; }

    /// <summary>Header in which that proxy names who signed in there; null: nobody signs in so.</summary>
    public string? TrustedHeader { get; init; }

    /// <summary>With it the server speaks TLS itself.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether other computers may reach the server, without anybody on the way reading along.</summary>
    internal bool IsSafeBeyondThisComputer => Accounts && (Certificate ?? (object?)Proxy) is not null;
}
