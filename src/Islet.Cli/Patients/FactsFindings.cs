using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>Findings of a file of the form facts-examples/1, as findings of this program.</summary>
internal static class FactsFindings
{
    private const decimal MillimetresInACentimetre = 10;
    private const string Stop = "stop", StopReason = "stop_reason", Course = "course", EndOfStop = ".stop";

    private static readonly string[] Envelope = ["id", "kind", "happened", "reported", "recorded", "supersedes", "why", Stop, StopReason];

    /// <summary>An identity for each finding, and for the stop that it may carry. Of two that nothing else ranks the higher speaks (facts.md 1.6): they keep the order of the names.</summary>
    public static IReadOnlyDictionary<string, FindingId> Ids(IEnumerable<JsonElement> written) => written.SelectMany(f => (string[])[Name(f), Name(f) + EndOfStop])
        .Order(StringComparer.Ordinal).Select((name, i) => (name, i)).ToDictionary(n => n.name, n => new FindingId(new UInt128(0, (ulong)n.i + 1)), StringComparer.Ordinal);

    public static IReadOnlyDictionary<FindingId, string> Names(IReadOnlyDictionary<string, FindingId> ids) => ids.ToDictionary(id => id.Value,
        id => id.Key.EndsWith(EndOfStop, StringComparison.Ordinal) && ids.ContainsKey(id.Key[..^EndOfStop.Length]) ? id.Key[..^EndOfStop.Length] : id.Key);

    /// <summary>Findings of the file in its order, then the stops that treatments carry.</summary>
    public static IReadOnlyList<Finding> Read(string example, IReadOnlyList<JsonElement> written, IReadOnlyDictionary<string, FindingId> ids, List<Problem> unread)
    {
        var byName = written.ToDictionary(Name, StringComparer.Ordinal);
        return [.. written.Select(f => Finding(f, ids, Content(example, f, byName, unread))), .. written.Select(f => StopOf(f, ids, byName)).OfType<Finding>()];
    }

    public static View View(JsonElement view)
    {
        var effective = When(view.GetProperty("effective")).First ?? throw new FormatException("a view needs a day");
        var known = view.GetProperty("known_by");
        var by = known.ValueKind is JsonValueKind.String ? known.GetString() == "lock" ? Knowledge.Lock : new(Date(known)) : new(DateOnly.MinValue); // an offset is no day: refused
        return new(effective, by, view.TryGetProperty("log_until", out var cut) ? Date(cut) : null);
    }

    private static Finding Finding(JsonElement f, IReadOnlyDictionary<string, FindingId> ids, Content content) => new(
        ids[Name(f)], When(f.GetProperty("happened")), Reported(f), Recorded(f), content,
        Supersedes: f.TryGetProperty("supersedes", out var older) && ids.ContainsKey(older.GetString()!) ? ids[older.GetString()!] : null,
        Why: Why(f));

    /// <summary>
    /// A treatment that carries its stop is a start and a stop (docs/findings.md). A later version of it takes the stop's place, or takes it back.
    /// </summary>
    private static Finding? StopOf(JsonElement f, IReadOnlyDictionary<string, FindingId> ids, Dictionary<string, JsonElement> byName)
    {
        var earlier = f.TryGetProperty("supersedes", out var older) && byName.TryGetValue(older.GetString()!, out var former) && former.TryGetProperty(Stop, out _) ? (FindingId?)ids[older.GetString()! + EndOfStop] : null;
        var id = ids[Name(f) + EndOfStop];
        if (!f.TryGetProperty(Stop, out var day))
            return earlier is null ? null : new(id, When(f.GetProperty("happened")), Reported(f), Recorded(f), new UnrecognizedContent(nameof(TreatmentStop), "{}"), Supersedes: earlier, Why: Islet.Course.Why.Withdrawal);
        var stop = new TreatmentStop
        {
            Course = CourseOf(f, byName),
            Reason = f.TryGetProperty(StopReason, out var reason) ? reason.GetString() : null,
            Tumour = f.TryGetProperty("tumour", out var tumour) ? tumour.GetString() : null,
            StatedBy = f.TryGetProperty("stated_by", out var by) ? JsonSerializer.Deserialize<StatedBy>(by) : StatedBy.Import,
        };
        return new(id, When(day), Reported(f), Recorded(f), stop, Supersedes: earlier, Why: earlier is null ? null : Why(f));
    }

    /// <summary>A treatment is named by the first finding of it.</summary>
    private static string CourseOf(JsonElement f, Dictionary<string, JsonElement> byName)
    {
        var first = f;
        for (var steps = byName.Count; steps > 0 && first.TryGetProperty("supersedes", out var older) && byName.TryGetValue(older.GetString()!, out var former); steps--)
            first = former;
        return Name(first);
    }

    /// <summary>The finding's members, by the names of this program; what it does not know is left out and told.</summary>
    private static Content Content(string example, JsonElement f, Dictionary<string, JsonElement> byName, List<Problem> unread)
    {
        var kind = f.GetProperty("kind").GetString()!;
        if (Why(f) is Islet.Course.Why.Withdrawal)
            return Taken(f, kind, byName);
        if (FindingForm.Of(kind) is null)
            return new UnrecognizedContent(kind, f.GetRawText());
        var members = Members(f, kind, byName);
        while (true)
        {
            foreach (var name in members.Select(m => m.Key).Where(name => FindingForm.Of(kind)![name] is null).ToList())
                LeaveOut(members, name);
            try
            {
                return FindingKinds.Read(kind, FindingKinds.VersionOf(kind), members.ToJsonString());
            }
            catch (RefusedException e) when (e.InnerException is JsonException { Path: ['$', '.', ..] path } && members.ContainsKey(path[2..].Split('[', '.')[0]))
            {
                LeaveOut(members, path[2..].Split('[', '.')[0]);
            }
        }

        void LeaveOut(JsonObject from, string name)
        {
            from.Remove(name);
            unread.Add(new(FactsFile.UnreadCode, $"course {example}, finding {Name(f)}, {name}", "a member that is not read", $"a member of {kind}", "Write it as docs/findings.md names it; it was left out."));
        }
    }

    /// <summary>A withdrawal says nothing of its own; of a person it is lifelong, as what it takes back.</summary>
    private static Content Taken(JsonElement f, string kind, Dictionary<string, JsonElement> byName) =>
        kind is nameof(Person) && f.TryGetProperty("supersedes", out var older) && byName.ContainsKey(older.GetString()!) ? new Person() : new UnrecognizedContent(kind, "{}");

    private static JsonObject Members(JsonElement f, string kind, Dictionary<string, JsonElement> byName)
    {
        var members = new JsonObject();
        foreach (var member in f.EnumerateObject().Where(m => !Envelope.Contains(m.Name, StringComparer.Ordinal)))
            members[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        if (kind is nameof(Treatment))
            members[Course] = CourseOf(f, byName);
        else if (kind is nameof(Injection) && f.TryGetProperty(Course, out var course) && byName.TryGetValue(course.GetString()!, out var treatment))
            members[Course] = CourseOf(treatment, byName);
        if (members.Remove("primary_tumor_size_cm", out var size) && size is not null)
            members["largest_diameter_mm"] = size.GetValue<decimal>() * MillimetresInACentimetre;
        if (kind is nameof(Judgement) && members["value"] is { } value && value.GetValueKind() is not JsonValueKind.String)
            members["value"] = Text(value);
        return members;
    }

    /// <summary>A judgement's value is kept as text, in the words of its fact.</summary>
    private static string Text(JsonNode value) => value is JsonArray list ? string.Join(", ", list.Select(item => item?.ToString())) : value.ToJsonString();

    private static string Name(JsonElement f) => f.GetProperty("id").GetString()!;

    private static Why? Why(JsonElement f) => f.TryGetProperty("why", out var why) && why.ValueKind is JsonValueKind.String ? Enum.Parse<Why>(why.GetString()!, ignoreCase: true) : null;

    private static Reported Reported(JsonElement f) => !f.TryGetProperty("reported", out var reported) || reported.ValueKind is JsonValueKind.Null ? Islet.Course.Reported.Unknown
        : reported.ValueKind is JsonValueKind.String ? Islet.Course.Reported.Parse(reported.GetString()) : Islet.Course.Reported.On(When(reported));

    /// <summary>Later days of recording are later batches.</summary>
    private static Recording Recorded(JsonElement f)
    {
        var day = Date(f.GetProperty("recorded"));
        return new(day.DayNumber, new(day, default, TimeSpan.Zero), "facts file", "facts file");
    }

    private static DateOnly Date(JsonElement day) => DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static When When(JsonElement when) => when.ValueKind switch
    {
        JsonValueKind.String => Islet.Course.When.Parse(when.GetString()),
        JsonValueKind.Object when when.TryGetProperty("offset_months", out var months) => Offset.FromMonths(months.GetDecimal()),
        JsonValueKind.Object when when.TryGetProperty("offset_days", out var days) => Offset.FromDays(days.GetDecimal()),
        _ => Islet.Course.When.Unknown,
    };
}
