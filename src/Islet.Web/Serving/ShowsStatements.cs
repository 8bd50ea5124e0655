using Islet.Guidelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>
/// Of a page or an endpoint that exists to show statements: where the centre has switched them off, it answers that, and nothing else. A page carries it
/// as an attribute, an endpoint as metadata.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ShowsStatementsAttribute : Attribute;

internal static class StatementSwitchRouting
{
    public static TBuilder ShowsStatements<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ShowsStatementsAttribute());

    /// <summary>Asked of the endpoint, so that no page has to remember it; <see cref="Pages.App"/> answers for pages, in their frame.</summary>
    public static void UseStatementSwitch(this IApplicationBuilder app, WorkbenchOptions options)
    {
        if (!options.Statements)
            app.Use(async (http, next) =>
            {
                if (http.GetEndpoint()?.Metadata is not { } of || of.GetMetadata<ShowsStatementsAttribute>() is null || of.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is not null)
                {
                    await next(http);
                    return;
                }
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                http.Response.ContentType = "text/plain; charset=utf-8";
                await http.Response.WriteAsync(StatementSwitch.OffText);
            });
    }
}
