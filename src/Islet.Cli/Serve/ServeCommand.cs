using System.CommandLine;
using System.Net;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Cli.Serve;

/// <summary><c>islet serve --registry R --urls http://127.0.0.1:PORT</c></summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var registry = Options.Registry();
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen. Other computers reach it only over TLS (--certificate), or through a proxy that speaks TLS (--trust-proxy).",
            HelpName = "http://127.0.0.1:PORT",
            DefaultValueFactory = _ => "http://127.0.0.1:4180",
        };
        var (shared, access) = (new SharedOptions(), new AccessArguments());
        var command = new Command("serve", "Serves the workbench of a registry in the browser, for everybody who has an account.") { registry, urls };
        shared.AddTo(command);
        access.AddTo(command);
        command.SetAction(async (args, cancel) =>
        {
            var (listen, asked) = EndPoint(args.GetRequiredValue(urls), access.Read(args));
            await DemandAdministratorAsync(args.GetRequiredValue(registry), byPassword: asked.TrustedHeader is null, cancel);
            return await WorkbenchServer.RunAsync(
                shared.Apply(args, new(args.GetRequiredValue(registry), listen) { Log = args.InvocationConfiguration.Error, Access = asked }),
                orAnyPort: false, args.InvocationConfiguration.Output, cancel);
        });
        return command;
    }

    /// <returns>Where to listen, and who may come in by which names.</returns>
    /// <exception cref="RefusedException">E_LISTEN: no address, or one that others can reach and read along.</exception>
    internal static (IPEndPoint Listen, AccessOptions Access) EndPoint(string urls, AccessOptions access)
    {
        var scheme = access.Certificate is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
        if (!Uri.TryCreate(urls, UriKind.Absolute, out var url) || url.Scheme != scheme || url.PathAndQuery != "/")
            throw Refusal($"what is no {scheme}:// address with a port", $"Write it as {scheme}://127.0.0.1:4180; with --certificate it begins https, without http.");
        var address = url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(url.Host.Trim('[', ']'), out var typed) ? typed
            : throw Refusal("a name in place of an address", "Name the address of this computer to listen on, and the name with --host.");
        if (IPAddress.IsLoopback(address))
            return (new(address, url.Port), access);
        if (access.Certificate is null && access.Proxy is null)
            throw Refusal("an address that other computers may reach, without TLS", "Give a certificate (--certificate), or declare the proxy that speaks TLS (--trust-proxy).");
        if (access.Hosts.Count == 0 && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
            throw Refusal("no name by which browsers call the server", "Name it with --host: requests for other names are refused.");
        return (new(address, url.Port), access.Hosts.Count > 0 ? access : access with { Hosts = [url.Host] });
    }

    /// <exception cref="RefusedException">E_ACCOUNT_NONE.</exception>
    private static async Task DemandAdministratorAsync(string registry, bool byPassword, CancellationToken cancel)
    {
        using var log = FindingLog.Open(registry, TimeProvider.System);
        if (!(await log.Desk.Accounts.AllAsync(cancel)).Any(account => AccountDesk.IsAdministrator(account, byPassword)))
        {
            throw new RefusedException("E_ACCOUNT_NONE", "--registry", "no account that may let others in", "an administrator",
                "Make one: islet account add NAME --role administrator --registry FILE. To look around without accounts: islet demo.");
        }
    }

    private static RefusedException Refusal(string found, string remedy) =>
        new("E_LISTEN", "--urls", found, "http://127.0.0.1:PORT, or https://ADDRESS:PORT with a certificate", remedy);
}
