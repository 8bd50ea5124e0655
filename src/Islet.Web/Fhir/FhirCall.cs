using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Web;

/// <summary>One request of the FHIR endpoint.</summary>
internal sealed class FhirCall(HttpContext http)
{
    private const int MostPerPage = 500, CustomaryPerPage = 50;

    private static readonly string[] Json = ["json", "application/json", "application/fhir+json"];

    private readonly FindingLog log = http.RequestServices.GetRequiredService<FindingLog>();
    private readonly WorkbenchOptions options = http.RequestServices.GetRequiredService<WorkbenchOptions>();
    private readonly SignedIn who = SignedIn.Of(http);
    private readonly HashSet<long> told = []; // a search by ids may ask for one patient many times

    public string Base => $"{http.Request.Scheme}://{http.Request.Host}{FhirRoutes.Root}";

    public CancellationToken Cancel => http.RequestAborted;

    public string? this[string name] => http.Request.Query.TryGetValue(name, out var given) && given.ToString() is { Length: > 0 } text ? text : null;

    public int Count => Whole(FhirCapabilities.Count, CustomaryPerPage, MostPerPage);

    public int Page => Whole(FhirCapabilities.Page, 1, int.MaxValue);

    public T Get<T>()
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>Parameters that were not asked for would widen what a client takes for an answer, so that they are refused.</summary>
    /// <exception cref="RefusedException">E_FHIR_PARAMETER, E_FHIR_FORMAT.</exception>
    public void Allow(params IEnumerable<string> parameters)
    {
        string[] known = [.. parameters, FhirCapabilities.Format, FhirCapabilities.Key];
        foreach (var (name, values) in http.Request.Query)
            if (!known.Contains(name, StringComparer.Ordinal) || values.Count > 1)
                throw Refused("the query", "a parameter that is not served here, or twice", string.Join(", ", known));
        if (this[FhirCapabilities.Key] is not (null or "true" or "false"))
            throw Refused(FhirCapabilities.Key, "another word", "true or false");
        var accepted = http.Request.Headers.Accept.ToString();
        if (this[FhirCapabilities.Format] is { } format ? !Json.Contains(format, StringComparer.Ordinal) : accepted.Length > 0 && !accepted.Contains("json", StringComparison.OrdinalIgnoreCase) && !accepted.Contains('*', StringComparison.Ordinal))
            throw new RefusedException(FhirProblems.Format, "Accept or _format", "another form than JSON", "application/fhir+json", "Ask for JSON.");
    }

    /// <summary>The present view of a patient, as whoever asks may see it; null: the registry has no such number. The log of access is told of whom, for the route does not say it.</summary>
    public async Task<Snapshot?> SnapshotAsync(long patient)
    {
        if (await log.CourseAsync(patient, Cancel) is not { } course)
            return null;
        if (told.Add(patient))
            AccessTrail.Note(http, AccessTrail.EnterAsync(http, Get<Desk>(), patient: patient));
        return new(course, View.Latest(course, options.Clock.Today()));
    }

    /// <summary>The centre's key is written only where it is asked for, and for who may see it.</summary>
    public FhirOptions OptionsOf(Snapshot snapshot, bool withPlans) => new()
    {
        KeySystem = this[FhirCapabilities.Key] is "true" && !who.SeesPseudonymsOnly ? options.CdsIdentifier : null,
        Plans = withPlans && options.Statements ? FhirPlans.Of(snapshot) : [],
    };

    /// <summary>The patient of "12" or "Patient/12"; of an id "12-0191…" too. Null: no number.</summary>
    public static long? NumberOf(string text)
    {
        const string type = "Patient/";
        var id = text.StartsWith(type, StringComparison.Ordinal) ? text[type.Length..] : text;
        return long.TryParse(id.Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    public string AddressOf(int page) => Base[..^FhirRoutes.Root.Length] + http.Request.Path + QueryString.Create(http.Request.Query.Where(q => q.Key != FhirCapabilities.Page)
        .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString())).Append(new(FhirCapabilities.Page, page.ToString(CultureInfo.InvariantCulture))));

    public static RefusedException Refused(string where, string found, string expected) => new(FhirProblems.Parameter, where, found, expected, "Correct the search; /fhir/metadata lists what is served.");

    private int Whole(string name, int otherwise, int most) => this[name] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? Math.Min(number, most) : throw Refused(name, "no number from 1 on", "a whole number");
}

/// <summary>Codes that only the FHIR endpoint tells (docs/fhir.md).</summary>
internal static class FhirProblems
{
    public const string Parameter = "E_FHIR_PARAMETER", Format = "E_FHIR_FORMAT", None = "E_FHIR_NONE";
}
