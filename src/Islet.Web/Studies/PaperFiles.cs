using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>The figures of papers' pages. They are of no patient: those of cohort papers are of simulated ones.</summary>
internal static class PaperFiles
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/papers/{name}/{figure}", (string name, string figure, PaperShelf shelf) =>
        shelf.Figure(name, figure) is { } drawn ? Results.Bytes(drawn, "image/svg+xml") : Results.NotFound()).Needs(Right.RunStudies);
}
