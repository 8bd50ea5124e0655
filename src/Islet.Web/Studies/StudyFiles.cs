using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What a study run writes, file by file, as the command line writes it: results.json, tables/…, figures/….</summary>
internal static class StudyFiles
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/studies/{id}/{**file}", async (string id, string file, StudyShelf shelf) =>
        shelf.Find(id) is { } study && (await shelf.OutcomeAsync(study)).Files.TryGetValue(file, out var content)
            ? Results.Bytes(content, TypeOf(file), $"{id}-{Path.GetFileName(file)}")
            : Results.NotFound()).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);

    private static string TypeOf(string file) => Path.GetExtension(file) switch
    {
        ".json" => "application/json",
        ".csv" => "text/csv; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".tex" => "application/x-tex",
        ".html" => "text/html; charset=utf-8",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    };
}
