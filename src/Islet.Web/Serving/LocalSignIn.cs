using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Islet.Web;

/// <summary>Signs in the one person of this version, who sits at this computer; everybody else stays nobody, and every page asks for somebody.</summary>
internal sealed class LocalSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "local";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(LocalOnly.IsLocal(Context)
        ? AuthenticateResult.Success(new(new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "local user"), new Claim(ClaimTypes.Role, nameof(Role.Administrator))], Scheme)), Scheme))
        : AuthenticateResult.NoResult());
}
