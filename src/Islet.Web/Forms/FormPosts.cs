using System.Globalization;
using Islet.Course;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>Where forms are posted. A post answers with the address of a page, so that reloading posts nothing twice.</summary>
internal static class FormPosts
{
    /// <summary>Posts under it must be readable and carry the token of a page of this server; others are led to a page that says so.</summary>
    public static RouteGroupBuilder MapForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("");
        forms.AddEndpointFilter(async (call, next) =>
        {
            var http = call.HttpContext;
            if (!await EntryLimits.IsReadableAsync(http))
                return new SeeOther(EntryLimits.TooLarge);
            return await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) ? await next(call) : new SeeOther(Expired(http));
        });
        return forms;
    }

    /// <summary>A form of a patient's page leads back to the patient.</summary>
    private static string Expired(HttpContext http) => http.Request.Path.StartsWithSegments("/patients", StringComparison.Ordinal) && long.TryParse(http.GetRouteValue("number") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var patient)
        ? FormExpiredPage.AddressOf(patient) : FormExpiredPage.Address;

    /// <summary>Does the work, then leads back to the page, which tells what the work says; a refusal is told there.</summary>
    public static Task<IResult> DoAsync(this Notices notices, string page, Func<Task<string?>> work) =>
        notices.LeadAsync(page, async () => await work() is { } said ? notices.AddressOf(page, new(said, null)) : page);

    /// <summary>Does the work, then leads to the address that it gives; a refusal is told on the page.</summary>
    public static async Task<IResult> LeadAsync(this Notices notices, string page, Func<Task<string>> work)
    {
        try
        {
            return new SeeOther(await work());
        }
        catch (RefusedException refused)
        {
            return new SeeOther(notices.AddressOf(page, new(null, refused.Problem)));
        }
    }

    private static T GetRequiredService<T>(this IServiceProvider services)
        where T : notnull => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<T>(services);
}

/// <summary>303: the answer to the post stands elsewhere, and is fetched, not posted.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
