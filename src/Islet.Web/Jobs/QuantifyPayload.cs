using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Exchange.DicomWeb;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;
using Islet.Registry;

namespace Islet.Web;

/// <summary>What a job of kind <see cref="Kind"/> says: which series, and how it is measured. Where images lie and who may fetch them the worker knows, not the job.</summary>
/// <param name="Folder">Below the worker's --images, with forward slashes; null: the series is fetched from the worker's archive.</param>
/// <param name="Study">Null: of a folder.</param>
/// <param name="Series">Null: the attenuation-corrected PET of the folder.</param>
/// <param name="Method">Id of the segmentation method.</param>
/// <param name="Tracer">Null: as its name says.</param>
public sealed record QuantifyPayload(string? Folder, string? Study, string? Series, string Method, TracerKind? Tracer, bool AcceptGap)
{
    public const string Kind = "pet.quantify";

    private static readonly string[] Members = ["folder", "study", "series", "method", "tracer", "accept_gap"];

    /// <summary>Canonical: the same work has the same text.</summary>
    public string ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, text) in new[] { ("folder", Folder), ("study", Study), ("series", Series), ("method", Method), ("tracer", Word(Tracer)) })
        {
            if (text is not null)
                json[name] = text;
        }
        if (AcceptGap)
            json["accept_gap"] = true;
        return json.ToJsonString();
    }

    public NewJob ToJob(long? patient, string by) => new(Kind, ToJson(), patient, by);

    /// <exception cref="RefusedException">E_JOB_PAYLOAD: of a newer program, or none.</exception>
    public static QuantifyPayload Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.EnumerateObject().All(m => Members.Contains(m.Name)))
            {
                var payload = new QuantifyPayload(Text(root, "folder"), Text(root, "study"), Text(root, "series"), Text(root, "method") ?? SegmentationMethod.Default.Id, TracerOf(Text(root, "tracer")),
                    root.TryGetProperty("accept_gap", out var gap) && gap.GetBoolean());
                if (payload.IsWhole)
                    return payload;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new RefusedException(Off.Problem, e);
        }
        throw Off;
    }

    /// <summary>A folder, or a study and a series of an archive.</summary>
    private bool IsWhole => (Series is null || DicomUid.Is(Series)) && (Folder, Study) switch
    {
        ({ Length: > 0 }, null) => true,
        (null, { } study) => DicomUid.Is(study) && Series is not null,
        _ => false,
    };

    private static RefusedException Off => new("E_JOB_PAYLOAD", "job", "work that this program does not understand", "a folder, or a study and a series; a method; a tracer", "Use the Islet that queued it, or a newer one.");

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static string? Word(TracerKind? tracer) => tracer?.ToString().ToLowerInvariant();

    private static TracerKind? TracerOf(string? word) => word is null ? null : Enum.GetValues<TracerKind>().Select(t => (TracerKind?)t).FirstOrDefault(t => Word(t) == word) ?? throw new ArgumentException("No tracer.", nameof(word));
}
