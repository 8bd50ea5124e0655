using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Islet.Course;
using Islet.Web;

namespace Islet.Cli.Serve;

/// <summary>Who reaches a team's server, and how: options of <c>islet serve</c>.</summary>
internal sealed class AccessArguments
{
    private const string PasswordVariable = "ISLET_CERTIFICATE_PASSWORD";

    private readonly Option<FileInfo?> certificate = new("--certificate") { Description = $"Certificate with which the server speaks TLS: PEM, or PKCS#12 (its password in ${PasswordVariable}).", HelpName = "FILE" };
    private readonly Option<FileInfo?> key = new("--certificate-key") { Description = "Private key of a PEM certificate, where it is a file of its own.", HelpName = "FILE" };
    private readonly Option<string[]> hosts = new("--host") { Description = "Name by which browsers call the server; may be given several times.", HelpName = "NAME" };
    private readonly Option<string?> proxy = new("--trust-proxy") { Description = "Address of a reverse proxy that speaks TLS before the server; only requests from it are answered.", HelpName = "ADDRESS" };
    private readonly Option<string?> header = new("--trust-header") { Description = "Header in which that proxy names who signed in there. Needs --trust-proxy. [default: none]", HelpName = "NAME" };
    private readonly Option<int> idle = new Option<int>("--session-idle") { Description = "Minutes without a request after which a session is over.", HelpName = "MINUTES", DefaultValueFactory = _ => (int)AccessOptions.Team.Idle.TotalMinutes }.Between(1, 24 * 60, "minutes");
    private readonly Option<int> longest = new Option<int>("--session-hours") { Description = "Hours after which a session is over, whatever is asked.", HelpName = "HOURS", DefaultValueFactory = _ => (int)AccessOptions.Team.Longest.TotalHours }.Between(1, 7 * 24, "hours");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { certificate, key, hosts, proxy, header, idle, longest })
            command.Add(option);
    }

    /// <exception cref="RefusedException">E_CERTIFICATE, E_TRUST_PROXY, E_TRUST_HEADER.</exception>
    public AccessOptions Read(ParseResult call) => AccessOptions.Team with
    {
        Certificate = call.GetValue(certificate) is { } file ? Load(file.FullName, call.GetValue(key)?.FullName) : null,
        Hosts = [.. call.GetValue(hosts) ?? []],
        Proxy = call.GetValue(proxy) is { } address ? AddressOf(address) : null,
        TrustedHeader = call.GetValue(header) is { } name ? HeaderOf(name, call.GetValue(proxy) is not null) : null,
        Idle = TimeSpan.FromMinutes(call.GetValue(idle)),
        Longest = TimeSpan.FromHours(call.GetValue(longest)),
    };

    private static IPAddress AddressOf(string typed) => IPAddress.TryParse(typed, out var address) ? address
        : throw new RefusedException("E_TRUST_PROXY", "--trust-proxy", "no address", "an IP address, as 10.0.0.5", "Name the address from which the proxy connects.");

    private static string HeaderOf(string name, bool hasProxy) => hasProxy && name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? name
        : throw new RefusedException("E_TRUST_HEADER", "--trust-header", hasProxy ? "no name of a header" : "a header that anybody can send", "a header, and with --trust-proxy the one address that may send it", "Name both: --trust-header X-Remote-User --trust-proxy 10.0.0.5.");

    private static X509Certificate2 Load(string file, string? key)
    {
        try
        {
            var pem = key is not null || File.ReadAllText(file).Contains("-----BEGIN", StringComparison.Ordinal);
            var loaded = pem ? X509Certificate2.CreateFromPemFile(file, key ?? file) : X509CertificateLoader.LoadPkcs12FromFile(file, Environment.GetEnvironmentVariable(PasswordVariable));
            return loaded.HasPrivateKey ? loaded : throw Unusable(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unusable(file);
        }
    }

    private static RefusedException Unusable(string file) => new("E_CERTIFICATE", Path.GetFileName(file), "what is no certificate with its private key", "PEM with --certificate-key, or PKCS#12",
        $"Name both files, or set {PasswordVariable} for a PKCS#12 file.");
}
