using System.Text.Json;
using System.Text.Json.Serialization;
using Islet.Course;
using Islet.Guidelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Islet.Web;

/// <summary>
/// HL7 CDS Hooks 2.0. A browser sends JSON to another site only after asking, and is told yes only for the one origin that the centre named; a form of
/// another site cannot send JSON. So these addresses need no token of a form.
/// </summary>
internal static class CdsRoutes
{
    public const string Address = "/cds-services", Policy = "cds";

    private const int LargestBody = 4_000_000; // bytes: a patient's record in FHIR, and no more

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static CorsPolicy CorsOf(WorkbenchOptions options) => options.CdsOrigin is { } origin
        ? new CorsPolicyBuilder(origin.GetLeftPart(UriPartial.Authority)).WithMethods("GET", "POST").WithHeaders("content-type", "accept").Build() : new CorsPolicyBuilder().Build();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var cds = routes.MapGroup(Address).RequireCors(Policy);
        cds.MapGet("", (WorkbenchOptions options) => Json(new { Services = options.Statements ? new[] { Service } : [] }));
        cds.MapPost("/{id}", (string id, HttpRequest request, PatientCards cards, WorkbenchOptions options, CancellationToken cancel) => AnswerAsync(id, request, options, async body =>
            Json(new { Cards = await cards.OfAsync(CdsCall.Read(body), request, cancel) })));
        cds.MapPost("/{id}/feedback", (string id, HttpRequest request, FeedbackLog log, WorkbenchOptions options, CancellationToken cancel) => AnswerAsync(id, request, options, async body =>
        {
            await log.AppendAsync(CdsFeedback.Read(body, options.Clock.GetUtcNow()), cancel);
            return Results.Ok();
        }));
    }

    private static object Service { get; } = new { PatientView.Hook, PatientView.Title, PatientView.Description, PatientView.Id, PatientView.Prefetch, UsageRequirements = PatientView.Requirements };

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
        if (!request.HasJsonContentType())
            throw new RefusedException("E_CDS_TYPE", "Content-Type", "another type", "application/json", "Send JSON.");
        using var bytes = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0;)
        {
            if (bytes.Length + read > LargestBody)
                throw new RefusedException("E_CDS_SIZE", "the body", "more than is read", $"at most {LargestBody} bytes", "Send what the prefetch templates ask for.");
            bytes.Write(part, 0, read);
        }
        try
        {
            return JsonDocument.Parse(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), Strict);
        }
        catch (JsonException) // its message quotes the body
        {
            throw new RefusedException("E_CDS_JSON", "the body", "no JSON, or a member that stands twice", "one JSON object", "Correct the JSON.");
        }
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
                Code = StatusOf(problem.Code) is StatusCodes.Status404NotFound ? "not-found" : StatusOf(problem.Code) is StatusCodes.Status503ServiceUnavailable ? "transient" : "invalid",
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
        _ when code.StartsWith("E_CDS_", StringComparison.Ordinal) && code is not "E_CDS_FEEDBACK_FILE" => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static IResult Json(object value, int status = StatusCodes.Status200OK) => Results.Json(value, Form, "application/json", status);
}
