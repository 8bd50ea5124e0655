using System.Text;
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
        routes.MapGet(Yaml, (HttpContext http) =>
            Draft(http).Choice is { } choice && StudyBench.File(choice) is var study ? Results.Bytes(Encoding.UTF8.GetBytes(study.Source.Text), "application/yaml", study.Source.Name) : Results.BadRequest()).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);
        routes.MapGet(Json, (HttpContext http, LiveOverview live, StudyBench bench) =>
            AnswerAsync(http, live, bench, results => Results.Bytes(StudyOutput.Json(results), "application/json", results.Study.Id + "-results.json"))).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);
        routes.MapGet(Report, (HttpContext http, LiveOverview live, StudyBench bench) =>
            AnswerAsync(http, live, bench, results => Results.Bytes(StudyOutput.Files(results).First(f => f.Path == "report.html").Content, "text/html; charset=utf-8", results.Study.Id + "-report.html"))).Needs(Right.RunStudies).LoggedAs(AccessWords.Export);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, LiveOverview live, StudyBench bench, Func<StudyResults, IResult> answer) =>
        Draft(http).Choice is { } choice ? answer((await bench.Run(await live.NowAsync(http.RequestAborted), choice).Task).Results) : Results.BadRequest();

    /// <summary>What the address asks for, as the builder's page reads it.</summary>
    public static StudyDraft Draft(HttpContext http) => StudyDraft.Of(CohortQuery.Read(http.Request.QueryString.Value, StudyQuery.Names).Query, StudyQuery.Read(http.Request.Query));
}
