using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Islet.Web;

/// <summary>Signs in the one person of the demonstration, who sits at this computer; everybody else stays nobody, and every page asks for somebody.</summary>
internal sealed class LocalSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "local";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Door.IsLocal(Context)
        ? AuthenticateResult.Success(new(SignedIn.AtThisComputer.ToPrincipal(Scheme), Scheme))
        : AuthenticateResult.NoResult());
}
