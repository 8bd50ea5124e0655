using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Exchange;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>HL7 FHIR R4, reading: the types of <see cref="FhirRecord.Types"/> by id and by search, a patient's everything, and what all this is (metadata).</summary>
internal static class FhirRoutes
{
    public const string Root = "/fhir", MediaType = "application/fhir+json; charset=utf-8";

    private const int MostIds = 100; // of one search [H]: each may be of another patient, whose whole record is read for it

    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapGroup(Root).RequireAuthorization(nameof(Right.ReadPatients)).ForMachines();
        fhir.MapGet("/metadata", (HttpContext http) =>
        {
            var call = new FhirCall(http);
            call.Allow();
            return WriteAsync(http, FhirCapabilities.Of(Release.Version, call.Base));
        });
        foreach (var type in FhirRecord.Types)
        {
            fhir.MapGet($"/{type.Name}", (HttpContext http) => SearchAsync(http, type));
            fhir.MapGet($"/{type.Name}/{{id}}", (HttpContext http, string id) => ReadAsync(http, type, id));
        }
        fhir.MapGet("/Patient/{id}/$everything", EverythingAsync);
    }

    /// <summary>A refusal as FHIR tells it: an OperationOutcome.</summary>
    public static Task TellAsync(HttpContext http, Problem problem)
    {
        var status = StatusOf(problem.Code);
        http.Response.StatusCode = status;
        if (status is StatusCodes.Status405MethodNotAllowed)
            http.Response.Headers.Allow = HttpMethods.Get;
        return WriteAsync(http, new()
        {
            ["resourceType"] = "OperationOutcome",
            ["issue"] = new JsonArray(new JsonObject
            {
                ["severity"] = "error",
                ["code"] = status switch
                {
                    StatusCodes.Status401Unauthorized => "login",
                    StatusCodes.Status403Forbidden => "forbidden",
                    StatusCodes.Status404NotFound => "not-found",
                    StatusCodes.Status405MethodNotAllowed or StatusCodes.Status406NotAcceptable => "not-supported",
                    >= StatusCodes.Status500InternalServerError => "exception",
                    _ => "invalid",
                },
                ["details"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "urn:islet:problem", ["code"] = problem.Code }), ["text"] = $"{problem.Where}: found {problem.Found}; expected {problem.Expected}." },
                ["diagnostics"] = problem.Remedy,
            }),
        });
    }

    private static int StatusOf(string code) => code switch
    {
        FhirProblems.None => StatusCodes.Status404NotFound,
        FhirProblems.Format => StatusCodes.Status406NotAcceptable,
        _ => ApiProblems.StatusOf(code),
    };

    private static async Task ReadAsync(HttpContext http, FhirType type, string id)
    {
        var call = new FhirCall(http);
        call.Allow();
        await WriteAsync(http, (await FindAsync(call, type, [id])).SingleOrDefault() ?? throw None());
    }

    /// <summary>In the order of the ids. A patient's record is made once, however many ids are its.</summary>
    private static async Task<List<JsonObject>> FindAsync(FhirCall call, FhirType type, List<string> ids)
    {
        if (ids.Count > MostIds)
            throw FhirCall.Refused(FhirCapabilities.Id, $"{ids.Count.ToString(CultureInfo.InvariantCulture)} ids", $"at most {MostIds.ToString(CultureInfo.InvariantCulture)} in one search");
        var found = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var number in ids.Select(FhirCall.NumberOf).OfType<long>().Distinct())
            if (await call.SnapshotAsync(number) is { } snapshot)
                foreach (var one in FhirRecord.Of(type.Name, snapshot, call.OptionsOf(snapshot, type.Name is "CarePlan")))
                    found[(string)one["id"]!] = one;
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private static async Task EverythingAsync(HttpContext http, string id)
    {
        var call = new FhirCall(http);
        call.Allow();
        if (FhirCall.NumberOf(id) is not { } number || id.Contains('-', StringComparison.Ordinal) || await call.SnapshotAsync(number) is not { } snapshot)
            throw None();
        var all = FhirRecord.Of(snapshot, call.OptionsOf(snapshot, withPlans: true));
        await WriteAsync(http, Bundle(call, all, all.Count, [("self", $"{call.Base}/Patient/{id}/$everything")]));
    }

    private static async Task SearchAsync(HttpContext http, FhirType type)
    {
        var call = new FhirCall(http);
        call.Allow([.. FhirCapabilities.SearchOf(type).Select(p => p.Name), FhirCapabilities.Count, FhirCapabilities.Page]);
        var (found, total) = await FoundAsync(call, type);
        var pages = Math.Max(1, (total + call.Count - 1) / call.Count);
        List<(string, string)> links = [("self", call.AddressOf(call.Page))];
        if (call.Page > 1)
            links.Add(("previous", call.AddressOf(Math.Min(call.Page - 1, pages))));
        if (call.Page < pages)
            links.Add(("next", call.AddressOf(call.Page + 1)));
        await WriteAsync(http, Bundle(call, found, total, links));
    }

    /// <summary>One page, and how many there are in all.</summary>
    private static async Task<(IReadOnlyList<JsonObject> Page, int Total)> FoundAsync(FhirCall call, FhirType type)
    {
        var (skip, ids) = ((call.Page - 1L) * call.Count, call[FhirCapabilities.Id]?.Split(',').Distinct(StringComparer.Ordinal).ToList());
        if (type.Name is "Patient" && ids is null)
            return await PatientsAsync(call, type, skip);
        if (type.Name is not "Patient" && call[FhirCapabilities.Patient] is { } about)
        {
            var number = FhirCall.NumberOf(about) ?? throw FhirCall.Refused(FhirCapabilities.Patient, "no number", "12 or Patient/12");
            IReadOnlyList<JsonObject> own = await call.SnapshotAsync(number) is { } snapshot ? FhirRecord.Of(type.Name, snapshot, call.OptionsOf(snapshot, type.Name is "CarePlan")) : [];
            return PageOf([.. own.Where(r => ids is null || ids.Contains((string)r["id"]!))], skip, call.Count);
        }
        return PageOf(await FindAsync(call, type, ids ?? throw FhirCall.Refused("the query", "neither a patient nor ids", "patient=12")), skip, call.Count);
    }

    private static async Task<(IReadOnlyList<JsonObject>, int)> PatientsAsync(FhirCall call, FhirType type, long skip)
    {
        var census = await call.Get<LiveOverview>().NowAsync(call.Cancel);
        List<JsonObject> page = [];
        foreach (var row in census.Rows.Skip((int)Math.Min(int.MaxValue, skip)).Take(call.Count))
            if (await call.SnapshotAsync(row.Patient) is { } snapshot)
                page.AddRange(FhirRecord.Of(type.Name, snapshot, call.OptionsOf(snapshot, withPlans: false)));
        return (page, census.Rows.Count);
    }

    private static (IReadOnlyList<JsonObject>, int) PageOf(List<JsonObject> all, long skip, int take) => ([.. all.Skip((int)Math.Min(int.MaxValue, skip)).Take(take)], all.Count);

    private static JsonObject Bundle(FhirCall call, IReadOnlyList<JsonObject> resources, int total, IReadOnlyList<(string Relation, string Url)> links)
    {
        var bundle = new JsonObject
        {
            ["resourceType"] = "Bundle", ["type"] = "searchset", ["total"] = total,
            ["link"] = new JsonArray([.. links.Select(l => (JsonNode)new JsonObject { ["relation"] = l.Relation, ["url"] = l.Url })]),
        };
        if (resources.Count > 0) // FHIR's arrays are never empty
            bundle["entry"] = new JsonArray([.. resources.Select(r => (JsonNode)new JsonObject { ["fullUrl"] = $"{call.Base}/{r["resourceType"]}/{r["id"]}", ["resource"] = r, ["search"] = new JsonObject { ["mode"] = "match" } })]);
        return bundle;
    }

    private static RefusedException None() => new(FhirProblems.None, "the address", "no resource of this id", "an id that a search gives", "Search for it again: a corrected finding has another id.");

    private static async Task WriteAsync(HttpContext http, JsonObject resource)
    {
        var json = FhirRecord.ToUtf8(resource);
        http.Response.ContentType = MediaType;
        http.Response.ContentLength = json.Length;
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
    }
}
