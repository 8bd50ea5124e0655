using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Studies;

/// <summary>Writes one patient's findings by the templates of the profile, in the forms that real findings have.</summary>
internal static class CourseWriter
{
    public static NewCourse Of(CalibratedProfile profile, Individuals people, ulong seed, int i)
    {
        var origin = string.Create(CultureInfo.InvariantCulture, $"{CalibratedCohort.OriginOf(profile, seed)}/{i + 1:D4}/");
        var end = profile.Ends?.DayOf(people, i) is { } ends && ends < profile.DataLock ? ends : profile.DataLock;
        List<NewFinding> findings = [];
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var template in profile.Records.Where(r => r.If?.Holds(people, i) is not false))
        {
            foreach (var (day, n) in DaysOf(template, people, i, end).Select((day, n) => (day, n + 1)))
            {
                var name = template.Every is null ? template.Name : string.Create(CultureInfo.InvariantCulture, $"{template.Name}/{n}");
                if (!written.Add(name))
                {
                    throw new RefusedException("E_PROFILE_ORDER", $"records, {template.Name}", "two findings of one patient under one name", "a name of its own for each",
                        "Give one of them another name, or a condition that excludes the other's.");
                }
                var reported = template.ReportedAfter is { } later ? Reported.On(day.AddDays(later) is var told && told < profile.DataLock ? told : profile.DataLock) : Reported.WhenItHappened;
                findings.Add(new(Day.On(day), reported, Content(template, people, i, n), origin + name));
            }
        }
        var key = string.Create(CultureInfo.InvariantCulture, $"{profile.KeyPrefix}-{i + 1:D4}");
        return new(new NewPatient(key, Axis.Calendar, profile.Center is { } center ? people.WordOf(center, i) : null, Synthetic: true), findings);
    }

    private static IEnumerable<DateOnly> DaysOf(RecordTemplate template, Individuals people, int i, DateOnly end)
    {
        if (template.On.DayOf(people, i) is not { } first)
            yield break;
        var until = template.Until is { } limit ? limit.DayOf(people, i) : end;
        for (var day = first; day <= end && (template.Every is null || day <= until); day = day.AddDays(template.Every.Value))
        {
            yield return day;
            if (template.Every is null)
                yield break;
        }
    }

    private static Content Content(RecordTemplate template, Individuals people, int i, int n)
    {
        var json = new JsonObject();
        foreach (var member in template.With)
        {
            var texts = member.By is { } by ? member.Texts.GetValueOrDefault(people.WordOf(by, i)) : member.Texts[""];
            if (texts is null)
                continue;
            var values = texts.Select(text => Text(text, people, i, n)).OfType<string>().ToList();
            if (member.IsList)
                json[member.Name] = new JsonArray([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);
            else if (values is [var value])
                json[member.Name] = Json(member.Form, value);
        }
        return FindingKinds.Read(template.Kind, FindingKinds.VersionOf(template.Kind), json.ToJsonString());
    }

    /// <summary>A text, or what it stands for: =name, {n}. Null: the patient lacks it, and the finding says nothing.</summary>
    private static string? Text(string text, Individuals people, int i, int n)
    {
        if (!text.StartsWith('='))
            return text.Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var (name, part) = text.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? (text[1..dot], text[(dot + 1)..]) : (text[1..], null);
        if (people.DayOf(name, i) is { } day)
            return part is "year" ? day.ToString("yyyy", CultureInfo.InvariantCulture) : part is "month" ? day.ToString("yyyy-MM", CultureInfo.InvariantCulture) : Day.On(day).ToString();
        if (people.TimeOf(name, i) is { } time)
            return part is "event" ? time.Event ? "true" : "false" : Amount.Of(time.Days / Offset.DaysPerMonth, 1).ToString(CultureInfo.InvariantCulture);
        if (people.IsNumber(name))
            return people.NumberOf(name, i) is { } number ? Amount.Of(number, 4).ToString(CultureInfo.InvariantCulture) : null;
        return people.WordOf(name, i) is var word && word is CountedVariable.Missing or "none" && (people.IsTime(name) || word is CountedVariable.Missing) ? null : word;
    }

    private static JsonNode? Json(MemberForm form, string value) => form switch
    {
        MemberForm.Number or MemberForm.Whole or MemberForm.YesNo => JsonNode.Parse(value),
        MemberForm.Ki67Index when decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) => JsonValue.Create(percent),
        MemberForm.Ki67Index or MemberForm.Text or MemberForm.Word or MemberForm.Day or MemberForm.List => JsonValue.Create(value),
    };
}
