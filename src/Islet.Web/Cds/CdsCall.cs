using System.Text.Json;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>A call of a service, CDS Hooks 2.0, "Calling a CDS Service". The client's server and token are neither used nor kept.</summary>
/// <param name="Prefetch">Null: nothing was sent along.</param>
internal sealed record CdsCall(string PatientId, JsonElement? Prefetch)
{
    private const int LongestId = 64; // of a FHIR id

    /// <exception cref="RefusedException">E_CDS_REQUEST, E_CDS_HOOK.</exception>
    public static CdsCall Read(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
            throw Missing("the body", "another form", "a JSON object");
        if (body.Text("hook") is not { } hook)
            throw Missing("hook", "no text", PatientView.Hook);
        if (hook is not PatientView.Hook)
            throw new RefusedException("E_CDS_HOOK", "hook", "another hook", PatientView.Hook, "Call the service at the hook that its discovery names.");
        if (!Guid.TryParseExact(body.Text("hookInstance"), "D", out _))
            throw Missing("hookInstance", "no UUID", "a UUID of this call");
        if (body.Member("context")?.Text("patientId") is not { Length: > 0 and <= LongestId } patient || !patient.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
            throw Missing("context.patientId", "no FHIR id", "the id of the patient who is viewed");
        if (body.Member("prefetch") is { ValueKind: not JsonValueKind.Object })
            throw Missing("prefetch", "no object", "an object with a FHIR resource or null under each key");
        return new(patient, body.Member("prefetch"));
    }

    private static RefusedException Missing(string where, string found, string expected) =>
        new("E_CDS_REQUEST", where, found, expected, "See docs/cds-hooks.md, or CDS Hooks 2.0, \"Calling a CDS Service\".");
}
