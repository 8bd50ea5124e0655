using System.Text.Json;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>A drug that the patient took. An order (MedicationRequest) is no dose given, and is not asked for.</summary>
internal static class FhirMedication
{
    /// <summary>A start, and the stop where it ended; none where a day is missing without which it would seem to run on.</summary>
    /// <param name="course">Names the treatment among those of the call.</param>
    public static IReadOnlyList<FhirSaid> Read(JsonElement statement, string course)
    {
        string[] drugs = [.. statement.Codings("medicationCodeableConcept").Select(FhirCodes.Drug).OfType<string>().Distinct()];
        var period = statement.Member("effectivePeriod");
        var (start, end) = (period?.DayOf("start") ?? statement.DayOf("effectiveDateTime"), period?.DayOf("end"));
        if (drugs is not [var drug] || start is not { } begun)
            return [];
        var treatment = new FhirSaid(begun, new Treatment { Course = course, Drugs = [drug] });
        return statement.Text("status") switch
        {
            "active" when end is null => [treatment],
            "active" or "completed" or "stopped" when end is { } ended => [treatment, new(ended, new TreatmentStop { Course = course })],
            _ => [],
        };
    }
}
