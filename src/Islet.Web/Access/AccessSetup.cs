using Islet.Registry;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Web;

/// <summary>Sign-in, rights and the log of access, put into the workbench.</summary>
internal static class AccessSetup
{
    /// <param name="log">The whole registry; the host closes it.</param>
    public static void Add(IServiceCollection services, FindingLog log, WorkbenchOptions options)
    {
        var whole = new LiveOverview(log, options.Clock);
        services.AddSingleton(_ => new Closing(log, whole))
            .AddSingleton(log.Desk)
            .AddScoped<RequestReader>()
            .AddScoped(s => s.GetRequiredService<RequestReader>().View(log))
            .AddScoped(s => s.GetRequiredService<RequestReader>().View(whole))
            .AddSingleton(_ => new Attempts(options.Clock))
            .AddSingleton<SignInDesk>()
            .AddScoped(s => new AccountDesk(log.Desk, s.GetRequiredService<RequestReader>().Who!.Name))
            .AddSingleton<KnownBrowser>()
            .AddSingleton<TotpSetup>();
        services.AddDataProtection().SetApplicationName("islet");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeyRingXml(log.Desk.Keys));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "islet-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        AddSignIn(services, options.Access);
        var policies = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var right in Enum.GetValues<Right>())
            policies.AddPolicy(right.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(asked => SignedIn.Of(asked.User)?.May(right) is true));
    }

    public static void Use(WebApplication app)
    {
        app.Services.GetRequiredService<Closing>(); // made now, so that the host disposes it
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<RequestReader>().Who = SignedIn.Of(http.User);
            return next(http);
        });
        app.UseAuthorization();
        app.UseMiddleware<AccessTrail>();
    }

    public static void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder forms)
    {
        SignInPosts.Map(forms);
        AccountPosts.Map(forms);
        AccountsPosts.Map(forms);
        AccessFiles.Map(routes);
    }

    private static void AddSignIn(IServiceCollection services, AccessOptions access)
    {
        if (access.Accounts)
            services.AddAuthentication(AccountSignIn.Scheme).AddScheme<AuthenticationSchemeOptions, AccountSignIn>(AccountSignIn.Scheme, null);
        else
            services.AddAuthentication(LocalSignIn.Scheme).AddScheme<AuthenticationSchemeOptions, LocalSignIn>(LocalSignIn.Scheme, null);
    }

    /// <summary>Closes the registry with the host. The views that requests get close nothing.</summary>
    private sealed class Closing(FindingLog log, LiveOverview whole) : IDisposable
    {
        public void Dispose()
        {
            whole.Dispose();
            log.Dispose();
        }
    }
}
