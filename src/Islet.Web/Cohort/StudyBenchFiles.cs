using System.Text;
using Islet.Registry;
using Islet.Studies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>What the builder's page can be taken home as: the study file, and the results as the command line writes them for this file.</summary>
internal static class StudyBenchFiles
{
    public const string Yaml = "/cohort/study/study.yaml", Json = "/cohort/study/results.json", Report = "/cohort/study/report.html";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Yaml, (HttpContext http, TimeProvider clock) =>
            Written(http, clock) is { } study ? Results.Bytes(Encoding.UTF8.GetBytes(study.Source.Text), "application/yaml", study.Source.Name) : Results.BadRequest()).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);
        routes.MapGet(Json, (HttpContext http, TimeProvider clock, LiveOverview live, StudyBench bench) =>
            AnswerAsync(http, clock, live, bench, results => Results.Bytes(StudyOutput.Json(results), "application/json", results.Study.Id + "-results.json"))).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);
        routes.MapGet(Report, (HttpContext http, TimeProvider clock, LiveOverview live, StudyBench bench) =>
            AnswerAsync(http, clock, live, bench, results => Results.Bytes(StudyOutput.Files(results).First(f => f.Path == "report.html").Content, "text/html; charset=utf-8", results.Study.Id + "-report.html"))).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, TimeProvider clock, LiveOverview live, StudyBench bench, Func<StudyResults, IResult> answer)
    {
        if (Draft(http).Choice is not { } choice || Written(http, clock) is not { } study)
            return Results.BadRequest();
        var outcome = await bench.Run(await live.NowAsync(http.RequestAborted), choice).Task;
        return answer(outcome.Results with { Study = outcome.Results.Study with { Source = study.Source } }); // the comment at the head of a file changes no number
    }

    private static Study? Written(HttpContext http, TimeProvider clock) =>
        Draft(http).Choice is { } choice ? StudyBench.File(choice, SignedIn.Of(http).Name, clock.Today()) : null;

    private static StudyDraft Draft(HttpContext http) => StudyDraft.Of(CohortQuery.Read(http.Request.QueryString.Value, StudyQuery.Names).Query, StudyQuery.Read(http.Request.Query));
}
