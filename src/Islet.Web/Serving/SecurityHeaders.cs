using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>What every answer forbids the browser: foreign content, scripts in the text, guessing types, telling others where it was, keeping a patient's page.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Marks a request whose page brings a script of Islet's own; no other page may run one.</summary>
    public const string Scripted = "islet-scripted";

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = $"default-src 'self'; script-src {(http.Items.ContainsKey(Scripted) ? "'self'" : "'none'")}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers.XFrameOptions = "DENY"; // for browsers that do not know frame-ancestors
            if (http.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000"; // a year: the browser asks for nothing over plain HTTP any more
            if (headers.CacheControl.Count == 0 || http.Response.StatusCode != StatusCodes.Status200OK)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    }
}
