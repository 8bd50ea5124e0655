using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Sizes of lesions, and what a scan found. Receptor imaging and NETPET have no profile and no code anywhere, and stand in words.</summary>
internal static class FhirImaging
{
    public static IEnumerable<JsonObject> Of(FhirSubject of, Finding finding, LesionRead read)
    {
        if (read.LongestMm is { } longest)
        {
            var size = FhirTissue.Size(of, finding, longest, read.ShortAxisMm);
            size["bodySite"] = FhirJson.Concept(FhirJson.Printable($"{read.Lesion}{(read.Organ is { } organ ? $", {organ.Replace('_', ' ')}" : "")}"));
            yield return size;
        }
        if (read.SuvMax is { } suv)
            yield return FhirObservations.Begin(of, finding, "suvmax", null, "imaging", FhirJson.Concept(FhirJson.Printable($"SUVmax, {read.Lesion}"))).Say(suv, "g/mL");
    }

    public static IEnumerable<JsonObject> Of(FhirSubject of, Finding finding, ImagingStudy study)
    {
        foreach (var (part, what, found) in new[]
        {
            ("sstr", "Somatostatin receptor PET", study.SstrPetResult), ("srs", "Somatostatin receptor scintigraphy", study.SrsResult), ("fdg", "FDG PET", study.FdgPetResult),
            ("netpet", "NETPET score", study.NetpetScore),
        })
        {
            if (found is not null)
                yield return FhirObservations.Begin(of, finding, part, null, "imaging", FhirJson.Concept(what)).Say(found.Replace('_', ' '));
        }
    }
}
