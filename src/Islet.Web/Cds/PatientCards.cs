using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Registry;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>
/// The cards of the patient of a call. A patient of the registry is one whose Patient resource carries an identifier of the system that the centre set, with
/// the registry's pseudonym as its value; a FHIR id alone never leads to a record, for the same "12" may be somebody else's number here.
/// </summary>
internal sealed class PatientCards(FindingLog log, Desk desk, WorkbenchOptions options)
{
    public async Task<IReadOnlyList<CdsCard>> OfAsync(CdsCall call, HttpRequest request, CancellationToken cancel)
    {
        var sent = FhirPrefetch.Read(call.Prefetch, call.PatientId, options.Clock.GetLocalNow());
        var today = options.Clock.Today();
        var home = new Uri($"{request.Scheme}://{request.Host}");
        var (known, remark) = await KnownAsync(sent, cancel);
        if (known is { } course)
        {
            AccessTrail.Note(request.HttpContext, AccessTrail.EnterAsync(request.HttpContext, desk, patient: course.Patient));
            var snapshot = new Snapshot(course, View.Latest(course, today));
            return StatementCards.Of(new(snapshot, snapshot.Reader, today, "The facts are those of the registry; what the call sent along was not used.",
                _ => new("Every statement for this patient, in Islet", new(home, Pages.PatientGuidelinePage.AddressOf(course.Patient))), Listed: false));
        }
        if (remark.Length > 0 && !sent.HasNen)
            return [Unused(remark.Trim())];
        if (!sent.HasConditions)
            throw new RefusedException("E_CDS_PREFETCH", $"prefetch.{PatientView.Conditions}", "nothing sent", "the answer to its template, be it empty", "Prefetch it, or send the registry's identifier with the patient.");
        if (!sent.HasNen)
            return [];
        var seen = sent.On(today);
        return StatementCards.Of(new(seen, PrefetchReading.Reader(seen), today, From(sent) + remark, guideline => new("The statements, in Islet", new(home, Pages.GuidelinePage.AddressOf(guideline))), Listed: true));
    }

    /// <summary>Nothing else could be said of the patient, and silence would look like a patient whom no guideline is about.</summary>
    private static CdsCard Unused(string remark) => new(CardId.New(CardKind.Record), "The registry's record was not used: it has another sex or birth under this identifier.",
        $"{remark} No neuroendocrine neoplasm was sent along, so that no statement was read.\n\n*{IntendedPurpose.Text}*", CdsCard.Info, new("Islet, the registry", null, CdsCoding.TopicOf(CardKind.Record)), [], CdsCoding.OverrideReasons);

    private static string From(PrefetchReading sent) => $"The facts are those of {T(sent.Understood, "{0} FHIR resource", "{0} FHIR resources")} sent along"
        + (sent.NotUnderstood == 0 ? "." : $"; {T(sent.NotUnderstood, "{0} resource", "{0} resources")} {(sent.NotUnderstood == 1 ? "was not understood, and says" : "were not understood, and say")} nothing here.")
        + (sent.IsIncomplete ? " Not all that was asked for was sent." : "") + " What was not sent is unknown.";

    private async Task<(DiseaseCourse? Course, string Remark)> KnownAsync(PrefetchReading sent, CancellationToken cancel)
    {
        string[] keys = [.. sent.Identifiers.Where(i => i.System == options.CdsIdentifier).Select(i => i.Value).Distinct()];
        if (keys is not [var key] || await log.FindAsync(key, cancel) is not { } found || await log.CourseAsync(found.Patient, cancel) is not { } course)
            return (null, "");
        return IsAnother(course, sent.Patient) ? (null, " The registry has another sex or birth under this patient's identifier, so that its record was not used.") : (course, "");
    }

    /// <summary>Two records that contradict each other on sex or birth are not taken for one person.</summary>
    private static bool IsAnother(DiseaseCourse course, Person? sent)
    {
        var persons = new Snapshot(course, View.Latest(course, DateOnly.MaxValue)).Visible<Person>().Select(s => (Person)s.Finding.Content).ToList();
        return sent is not null && persons.Count > 0 && (persons.TrueForAll(p => p.Sex is { } sex && sent.Sex is { } other && sex != other)
            || persons.TrueForAll(p => p.Birth is { } born && sent.Birth is { } other && (born.Last < other.First || other.Last < born.First)));
    }
}
