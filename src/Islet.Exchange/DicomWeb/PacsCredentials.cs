using System.Net.Http.Headers;
using System.Text;
using Islet.Course;

namespace Islet.Exchange.DicomWeb;

/// <summary>As whom an archive is asked. Nothing shows it.</summary>
public sealed class PacsCredentials
{
    private const int Longest = 8192;

    private PacsCredentials(AuthenticationHeaderValue header) => Header = header;

    internal AuthenticationHeaderValue Header { get; }

    /// <exception cref="RefusedException">E_PACS_CREDENTIALS.</exception>
    public static PacsCredentials Basic(string user, string password) => user.Contains(':', StringComparison.Ordinal) || user.Length == 0 || (user + password).Any(char.IsControl) || user.Length + password.Length > Longest
        ? throw PacsProblems.Credentials("a user or a password that HTTP cannot carry") : new(new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))));

    /// <inheritdoc cref="Basic"/>
    public static PacsCredentials Bearer(string token) => token.Length is 0 or > Longest || !token.All(c => char.IsAsciiLetterOrDigit(c) || "-._~+/=".Contains(c, StringComparison.Ordinal))
        ? throw PacsProblems.Credentials("a token that HTTP cannot carry") : new(new("Bearer", token)); // RFC 6750 2.1

    /// <summary>The first line of a file: <c>user:password</c>, or <c>Bearer TOKEN</c>.</summary>
    /// <inheritdoc cref="Basic"/>
    public static PacsCredentials Parse(string line) =>
        line.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Bearer(line["Bearer ".Length..].Trim())
        : line.Split(':', 2) is [var user, var password] ? Basic(user, password)
        : throw PacsProblems.Credentials("a line that is neither");

    public override string ToString() => nameof(PacsCredentials);
}
