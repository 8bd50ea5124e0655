using System.Globalization;
using Islet.Registry;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>What an administrator asks of the log of access, as the address says it.</summary>
/// <param name="Wrong">A field that says nothing that can be asked; empty: none.</param>
internal sealed record AccessLogQuery(string Who, string Patient, string Day, string Before, string Wrong)
{
    private const string WhoKey = "who", PatientKey = "patient", DayKey = "day", BeforeKey = "before";

    public static AccessLogQuery Of(HttpRequest request)
    {
        var asked = new AccessLogQuery(request.Query[WhoKey].ToString().Trim(), request.Query[PatientKey].ToString().Trim().TrimStart('P', 'p'), request.Query[DayKey].ToString(), request.Query[BeforeKey].ToString(), "");
        return asked with { Wrong = asked switch { { Patient.Length: > 0, Number: null } => PatientKey, { Day.Length: > 0, On: null } => DayKey, _ => "" } };
    }

    /// <param name="zone">In which the asked day is one.</param>
    public AccessQuery Within(TimeZoneInfo zone) => new(Who.Length > 0 ? Who : null, Number, On is { } from ? StartOf(from, zone) : null, On is { } until ? StartOf(until.AddDays(1), zone) : null, Before.Length > 0 ? Before : null);

    /// <summary>A path with the query of its filters; the place in the list is left out, unless one is given.</summary>
    public string AddressFor(string path, string before = "") => path + QueryString.Create(new[] { (WhoKey, Who), (PatientKey, Patient), (DayKey, Day), (BeforeKey, before) }
        .Where(field => field.Item2.Length > 0).Select(field => KeyValuePair.Create(field.Item1, (string?)field.Item2)));

    private long? Number => long.TryParse(Patient, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private DateOnly? On => DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new(midnight, zone.GetUtcOffset(midnight));
    }
}
