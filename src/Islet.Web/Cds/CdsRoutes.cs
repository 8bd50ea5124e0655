using System.Text.Json;
using System.Text.Json.Serialization;
using Islet.Course;
using Islet.Guidelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Islet.Web;

/// <summary>
/// HL7 CDS Hooks 2.0. A browser sends JSON to another site only after asking, and is told yes only for the one origin that the centre named; a form of
/// another site cannot send JSON. So these addresses need no token of a form.
/// </summary>
internal static class CdsRoutes
{
    public const string Address = "/cds-services", Policy = "cds";

    private const int LargestBody = 4_000_000; // bytes: a patient's record in FHIR, and no more

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static CorsPolicy CorsOf(WorkbenchOptions options) => options.CdsOrigin is { } origin
        ? new CorsPolicyBuilder(origin.GetLeftPart(UriPartial.Authority)).WithMethods("GET", "POST").WithHeaders("content-type", "accept", "authorization").Build() : new CorsPolicyBuilder().Build();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var cds = routes.MapGroup(Address).RequireCors(Policy).ForMachines();
        cds.MapGet("", (WorkbenchOptions options) => Json(new { Services = options.Statements ? new[] { Service } : [] })).AllowAnonymous(); // names no patient
        cds.MapMethods("", [HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete], (HttpResponse response) => Another(response, HttpMethods.Get)).AllowAnonymous();
        cds.MapMethods("/{id}", NotPost, (HttpResponse response) => Another(response, HttpMethods.Post)).AllowAnonymous();
        cds.MapMethods("/{id}/feedback", NotPost, (HttpResponse response) => Another(response, HttpMethods.Post)).AllowAnonymous();
        cds.MapPost("/{id}", (string id, HttpRequest request, PatientCards cards, WorkbenchOptions options, CancellationToken cancel) => AnswerAsync(id, request, options, async body =>
            Json(new { Cards = await cards.OfAsync(CdsCall.Read(body), request, cancel) }))).Needs(Right.SeeSources).LoggedAs(AccessWords.Read); // it knows a patient by the centre's own name
        cds.MapPost("/{id}/feedback", (string id, HttpRequest request, FeedbackLog log, WorkbenchOptions options, CancellationToken cancel) => AnswerAsync(id, request, options, async body =>
        {
            await log.AppendAsync(CdsFeedback.Read(body, options.Clock.GetUtcNow()), cancel);
            return Results.Ok();
        })).Needs(Right.SeeSources);
    }

    private static object Service { get; } = new { PatientView.Hook, PatientView.Title, PatientView.Description, PatientView.Id, PatientView.Prefetch, UsageRequirements = PatientView.Requirements };

    private static readonly string[] NotPost = [HttpMethods.Get, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete];

    private static IResult Another(HttpResponse response, string method)
    {
        response.Headers.Allow = method;
        return Outcome(new("E_CDS_METHOD", "the method", "another method", method, "GET lists the services; a service and its feedback are called by POST."));
    }

    private static async Task<IResult> AnswerAsync(string id, HttpRequest request, WorkbenchOptions options, Func<JsonElement, Task<IResult>> answer)
    {
        try
        {
            if (id is not PatientView.Id)
                throw new RefusedException("E_CDS_SERVICE", "the address", "no service of this name", PatientView.Id, $"GET {Address} lists the services.");
            StatementSwitch.Demand(options.Statements);
            using var body = await ReadAsync(request);
            return await answer(body.RootElement);
        }
        catch (RefusedException refused)
        {
            return Outcome(refused.Problem);
        }
    }

    private static async Task<JsonDocument> ReadAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            throw new RefusedException("E_CDS_TYPE", "Content-Type", "another type", "application/json", "Send JSON.");
        using var bytes = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0;)
        {
            if (bytes.Length + read > LargestBody)
                throw new RefusedException("E_CDS_SIZE", "the body", "more than is read", $"at most {LargestBody} bytes", "Send what the prefetch templates ask for.");
            bytes.Write(part, 0, read);
        }
        var (document, fault) = StrictJson.Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
        return document ?? throw new RefusedException("E_CDS_JSON", FormattableString.Invariant($"the body, line {fault!.Line}, column {fault.Column}"), fault.Found, "one JSON object in UTF-8", "Correct the JSON.");
    }

    /// <summary>A FHIR OperationOutcome, as CDS Hooks tells a failure.</summary>
    private static IResult Outcome(Problem problem) => Json(new
    {
        ResourceType = "OperationOutcome",
        Issue = new[]
        {
            new
            {
                Severity = "error",
                Code = StatusOf(problem.Code) switch
                {
                    StatusCodes.Status404NotFound => "not-found",
                    StatusCodes.Status405MethodNotAllowed => "not-supported",
                    StatusCodes.Status503ServiceUnavailable => "transient",
                    _ => "invalid",
                },
                Details = new { Coding = new[] { new { System = "urn:islet:problem", problem.Code } }, Text = $"{problem.Where}: found {problem.Found}; expected {problem.Expected}." },
                Diagnostics = problem.Remedy,
            },
        },
    }, StatusOf(problem.Code));

    private static int StatusOf(string code) => code switch
    {
        "E_CDS_SERVICE" or "E_STATEMENTS_OFF" => StatusCodes.Status404NotFound,
        "E_CDS_TYPE" => StatusCodes.Status415UnsupportedMediaType,
        "E_CDS_SIZE" => StatusCodes.Status413PayloadTooLarge,
        "E_CDS_PREFETCH" => StatusCodes.Status412PreconditionFailed,
        "E_CDS_METHOD" => StatusCodes.Status405MethodNotAllowed,
        "E_CDS_JSON" or "E_CDS_REQUEST" or "E_CDS_HOOK" or "E_CDS_PREFETCH_FORM" or "E_CDS_FEEDBACK" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static IResult Json(object value, int status = StatusCodes.Status200OK) => Results.Json(value, Form, "application/json", status);
}
