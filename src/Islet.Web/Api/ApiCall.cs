using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Web;

/// <summary>One request of the API: what it asks for, and by whom.</summary>
internal sealed class ApiCall(HttpContext http, ApiOperation operation)
{
    public ApiOperation Operation => operation;

    public SignedIn Who { get; } = SignedIn.Of(http);

    public CancellationToken Cancel => http.RequestAborted;

    public WorkbenchOptions Options => Get<WorkbenchOptions>();

    public DateOnly Today => Get<TimeProvider>().Today();

    /// <summary>The patient of the address.</summary>
    public long Number => long.Parse((string)http.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);

    public T Get<T>()
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>A parameter of the address' path or query; null: not given.</summary>
    public string? this[string name] => http.Request.RouteValues.TryGetValue(name, out var value) && value is string part ? part
        : http.Request.Query.TryGetValue(name, out var given) && given.ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The query as it was sent.</summary>
    public string? Query => http.Request.QueryString.Value;

    public IReadOnlyList<string> All(string name) => [.. http.Request.Query[name].OfType<string>().Where(text => text.Length > 0)];

    /// <exception cref="RefusedException">E_API_PARAMETER: one that the operation does not have, or twice one that stands once.</exception>
    public void RefuseUnknown()
    {
        foreach (var (name, values) in http.Request.Query)
        {
            if (operation.Parameters.FirstOrDefault(p => !p.IsInPath && p.Name == name) is not { } known)
                throw Refused("the query", "a parameter that this operation does not have", string.Join(", ", operation.Parameters.Where(p => !p.IsInPath).Select(p => p.Name)) is { Length: > 0 } names ? names : "no parameter");
            if (values.Count > 1 && !known.IsRepeated)
                throw Refused(name, "given more than once", "given once");
        }
    }

    /// <exception cref="RefusedException">E_API_PARAMETER.</exception>
    public int Whole(string name, int otherwise, int most) => this[name] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw Refused(name, "no number in range", string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {most}"));

    /// <exception cref="RefusedException">E_API_PARAMETER.</exception>
    public T One<T>(string name, T otherwise, Func<string, T?> read, string expected)
        where T : class => this[name] is not { } text ? otherwise : read(text) ?? throw Refused(name, "a word that it does not have", expected);

    /// <exception cref="RefusedException">E_API_NONE.</exception>
    public async Task<DiseaseCourse> CourseAsync()
    {
        var course = await Get<FindingLog>().CourseAsync(Number, Cancel) ?? throw None("a patient of the registry");
        return course;
    }

    /// <summary>What the parameters as_of and known_by ask for.</summary>
    /// <exception cref="RefusedException">E_API_NONE, E_API_DATE, E_VIEW_ORDER, E_NO_CALENDAR.</exception>
    public async Task<Snapshot> SnapshotAsync()
    {
        var course = await CourseAsync();
        return new(course, (Day(ApiParameter.AsOf.Name), Day(ApiParameter.KnownBy.Name)) switch
        {
            (null, null) => View.Latest(course, Today),
            var (effective, known) => View.At(effective ?? Today, known ?? effective ?? Today),
        });
    }

    /// <summary>The same address with one parameter otherwise.</summary>
    public string AddressWith(string name, string value) => http.Request.Path + QueryString.Create(http.Request.Query.Where(q => q.Key != name).SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v))).Append(new(name, value)));

    public static RefusedException None(string expected) => new(ApiProblems.None, "the address", "nothing of this name or number", expected, "Ask for what a list of the API names.");

    public static RefusedException Refused(string where, string found, string expected) => new(ApiProblems.Parameter, where, found, expected, "Correct the address; /api lists what every operation takes.");

    private DateOnly? Day(string name) => this[name] is not { } text ? null
        : Islet.Course.Day.TryParse(text, out var day) && day.IsExact ? day.First : throw new RefusedException(ApiProblems.Date, name, "no whole day", "year, month and day: 2019-05-17", "Correct the address.");
}

/// <summary>Codes that only the API tells (docs/api.md).</summary>
internal static class ApiProblems
{
    public const string None = "E_API_NONE", Parameter = "E_API_PARAMETER", Date = "E_API_DATE", Method = "E_API_METHOD", NotSignedIn = "E_API_SIGN_IN", MayNot = "E_API_RIGHT", Fault = "E_API_FAULT";

    public static int StatusOf(string code) => code switch
    {
        None or "E_STATEMENTS_OFF" => StatusCodes.Status404NotFound,
        NotSignedIn => StatusCodes.Status401Unauthorized,
        MayNot => StatusCodes.Status403Forbidden,
        Method => StatusCodes.Status405MethodNotAllowed,
        Fault => StatusCodes.Status500InternalServerError,
        "E_REGISTRY_BUSY" or "E_REGISTRY_IO" or "E_REGISTRY_SERVER" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
