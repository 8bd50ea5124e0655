using System.Text.Json;
using Islet.Course;

namespace Islet.Tests.Course;

/// <summary>The worked courses of facts.md section 6, as courses of this program.</summary>
internal static class FactsExamples
{
    public static IReadOnlyList<JsonElement> All { get; } =
        [.. JsonDocument.Parse(File.ReadAllText(Repository.File("tests", "Islet.Tests", "Course", "Fixtures", "facts-examples.json")))
            .RootElement.GetProperty("examples").EnumerateArray()];

    /// <param name="content">Makes a content of this program's own kinds; null, or null from it: the content only has its kind and timing.</param>
    public static DiseaseCourse Course(JsonElement example, Func<JsonElement, Content?>? content = null)
    {
        var axis = example.GetProperty("axis");
        return new(1, "example", axis.GetProperty("kind").GetString() == "calendar" ? Axis.Calendar : Axis.OffsetFrom(axis.GetProperty("anchor").GetString()!),
            null, true, [.. example.GetProperty("findings").EnumerateArray().Select(f => Finding(f, content?.Invoke(f) ?? new ExampleContent(f)))]);
    }

    public static FindingId Id(string name) => new(name.Aggregate(UInt128.Zero, (value, c) => (value << 8) + c));

    public static View View(JsonElement view)
    {
        var known = view.GetProperty("known_by");
        return new(Point(view.GetProperty("effective")),
            known.ValueKind == JsonValueKind.String && known.GetString() == "lock" ? Knowledge.Lock : known.ValueKind == JsonValueKind.String ? Date(known) : default(DateOnly),
            view.TryGetProperty("log_until", out var cut) ? Date(cut) : null);
    }

    private static AxisPoint Point(JsonElement when) => When(when).First!.Value;

    private static DateOnly Date(JsonElement day) => Day.Parse(day.GetString()!).First;

    private static When When(JsonElement when) => when.ValueKind switch
    {
        JsonValueKind.String => Islet.Course.When.Parse(when.GetString()),
        JsonValueKind.Object => Offset.FromMonths(when.GetProperty("offset_months").GetDecimal()),
        _ => Islet.Course.When.Unknown,
    };

    private static Finding Finding(JsonElement f, Content content)
    {
        var reported = f.GetProperty("reported");
        return new(Id(f.GetProperty("id").GetString()!), When(f.GetProperty("happened")),
            reported.ValueKind == JsonValueKind.Null ? Reported.Unknown : reported.ValueKind == JsonValueKind.String ? Reported.Parse(reported.GetString()) : Reported.On(When(reported)),
            new(1, new(Date(f.GetProperty("recorded")), default, TimeSpan.Zero), "example", "example"),
            content,
            Supersedes: f.TryGetProperty("supersedes", out var older) ? Id(older.GetString()!) : null,
            Why: f.TryGetProperty("why", out var why) ? Enum.Parse<Why>(why.GetString()!, ignoreCase: true) : null);
    }

    /// <summary>Any kind of the examples, with the timing that facts.md gives it.</summary>
    private sealed record ExampleContent(JsonElement Json) : Content(Json.GetProperty("kind").GetString()!)
    {
        public override Timing Timing => TimingOf(Json);
    }

    private static Timing TimingOf(JsonElement f) => f.GetProperty("kind").GetString() switch
    {
        "Person" => Timing.Lifelong,
        "Molecular" when f.GetProperty("sample").GetString() == "germline" => Timing.SinceBirth,
        "Judgement" when f.GetProperty("about").GetString() is not ("index_tumour" or "treatment_log_closed" or "governing_specimen") => Timing.ClinicalJudgement,
        _ => Timing.Dated,
    };
}
