using System.CommandLine;
using System.Net;
using Islet.Course;

namespace Islet.Cli.Serve;

/// <summary><c>islet serve --registry R --urls http://127.0.0.1:PORT</c></summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var registry = Options.Registry();
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen. This version signs in whoever sits at the computer, so it listens on the loopback only.",
            HelpName = "http://127.0.0.1:PORT",
            DefaultValueFactory = _ => "http://127.0.0.1:4180",
        };
        var shared = new SharedOptions();
        var command = new Command("serve", "Serves the workbench of a registry in the browser.") { registry, urls };
        shared.AddTo(command);
        command.SetAction((args, cancel) => WorkbenchServer.RunAsync(
            shared.Apply(args, new(args.GetRequiredValue(registry), EndPoint(args.GetRequiredValue(urls))) { Log = args.InvocationConfiguration.Error }),
            orAnyPort: false, args.InvocationConfiguration.Output, cancel));
        return command;
    }

    /// <exception cref="RefusedException">E_LISTEN: an address that others can reach, or none.</exception>
    internal static IPEndPoint EndPoint(string urls)
    {
        if (!Uri.TryCreate(urls, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/")
            throw Refusal("what is no http:// address with a port", "Write it as http://127.0.0.1:4180.");
        if (url.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return new(IPAddress.Loopback, url.Port);
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)
            ? new(address, url.Port)
            : throw Refusal("an address that other computers may reach", "Serve on the loopback: accounts for a team, and with them other addresses, come with a later version.");
    }

    private static RefusedException Refusal(string found, string remedy) =>
        new("E_LISTEN", "--urls", found, "http://127.0.0.1:PORT, http://localhost:PORT or http://[::1]:PORT", remedy);
}
