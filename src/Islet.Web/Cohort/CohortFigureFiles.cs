using System.Globalization;
using System.Text;
using Islet.Figures;
using Islet.Studies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Web;

/// <summary>The figures of the explorer and of the builder as files, for a paper or a slide: what the page draws, without its links.</summary>
internal static class CohortFigureFiles
{
    public const string Sequence = "/cohort/sequence.svg", Swimmer = "/cohort/swimmer.svg", Waterfall = "/cohort/waterfall.svg", OfStudy = "/cohort/study/figures/";

    private const int Width = 960; // CSS pixels, that of a page

    public static void Map(IEndpointRouteBuilder routes)
    {
        Take(routes, Sequence, [], (state, _) => Task.FromResult<Func<FigureFrame, string>?>(CohortFigures.Unlinked(CohortFigures.Sequence(state, CohortMark.MostLines)).ToSvg));
        Take(routes, Swimmer, ["page"], async (state, http) =>
            await ReadAsync(state, http, 1) is { } patients ? CohortFigures.Unlinked(CohortFigures.Swimmer(state, patients, 1, CohortFigures.MostInFile)).ToSvg : null);
        Take(routes, Waterfall, ["page", "line"], async (state, http) => LineOf(http) is var line && await ReadAsync(state, http, line) is { } patients
            ? CohortFigures.Unlinked(CohortFigures.Waterfall(state, patients, line, PageNumber.Of(http))).ToSvg : null);
        routes.MapGet(OfStudy + "{name}.svg", StudyAsync).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);
    }

    public static int LineOf(HttpContext http) =>
        int.TryParse(http.Request.Query["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= CohortMark.MostLines ? asked : 1;

    /// <param name="draw">Null: still being read.</param>
    private static void Take(IEndpointRouteBuilder routes, string path, string[] others, Func<CohortState, HttpContext, Task<Func<FigureFrame, string>?>> draw) =>
        routes.MapGet(path, async (HttpContext http, CohortDesk desk) =>
        {
            var state = await desk.OpenAsync(http, others);
            if (state.Remarks.Count > 0 || !state.Query.IsReadable)
                return Results.BadRequest();
            if (state.Selection is { Count: > CohortResponses.Most } && path != Sequence)
                return Results.BadRequest();
            var name = Path.GetFileNameWithoutExtension(path);
            return state.Selection is not null && await draw(state, http) is { } drawn ? Svg(drawn(new(name, Width)), name) : Later(http);
        }).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);

    private static async Task<IReadOnlyList<CohortPatient>?> ReadAsync(CohortState state, HttpContext http, int line)
    {
        var work = http.RequestServices.GetRequiredService<CohortResponses>().Of(state.Census, [.. state.Patients], line);
        return await work.SoonAsync(CohortDesk.Patience, http.RequestServices.GetRequiredService<TimeProvider>());
    }

    private static async Task<IResult> StudyAsync(string name, HttpContext http, LiveOverview live, StudyBench bench)
    {
        if (StudyBenchFiles.Draft(http).Choice is not { } choice)
            return Results.BadRequest();
        var results = (await bench.Run(await live.NowAsync(http.RequestAborted), choice).Task).Results;
        return StudyFigures.Of(results).FirstOrDefault(f => f.Name == name) is { } figure ? Svg(figure.ToSvg(new(name, Width)), $"{results.Study.Id}-{name}") : Results.NotFound();
    }

    private static IResult Svg(string svg, string name) => Results.Bytes(Encoding.UTF8.GetBytes(svg), "image/svg+xml", name + ".svg");

    /// <summary>The browser asks again by itself; a program is told when.</summary>
    private static IResult Later(HttpContext http)
    {
        CohortDesk.AskAgain(http);
        http.Response.Headers.RetryAfter = "2";
        return Results.Text(T("Still being computed."), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
