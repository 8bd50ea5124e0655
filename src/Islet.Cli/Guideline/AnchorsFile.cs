using System.Text.Json;
using Islet.Cli.Patients;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary>What a file says of the days from which a plan counts, and of what was done.</summary>
/// <param name="Cycles">Of radionuclide therapy; those after the day of the plan are planned.</param>
internal sealed record AnchorsFile(IReadOnlyList<PlanAnchor> Anchors, IReadOnlyList<PlanAnchor> Cycles, IReadOnlyList<FollowUpDone> Done)
{
    private const string Root = "anchors", Continued = "done", Modality = "modality", Date = "date";

    private static readonly Dictionary<string, FollowUpKind> Last = new(StringComparer.Ordinal)
    {
        ["last_imaging"] = FollowUpKind.Imaging, ["last_visit"] = FollowUpKind.Visit, ["last_laboratories"] = FollowUpKind.Laboratories,
    };

    /// <summary>What may stand under "modality". Ultrasound and endosonography are taken and count for nothing.</summary>
    private static readonly Dictionary<string, (FollowUpKind Kind, string? Modality)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CT"] = (FollowUpKind.Imaging, "CT"), ["MRI"] = (FollowUpKind.Imaging, "MRI"), ["SSTR-PET"] = (FollowUpKind.Imaging, "SSTR-PET"), ["FDG-PET"] = (FollowUpKind.Imaging, "FDG-PET"),
        ["SRS"] = (FollowUpKind.Imaging, "SRS"), ["SPECT"] = (FollowUpKind.Imaging, "SPECT"), [FollowUpDone.AnyImaging] = (FollowUpKind.Imaging, FollowUpDone.AnyImaging),
        ["US"] = (FollowUpKind.Imaging, "US"), ["ultrasound"] = (FollowUpKind.Imaging, "US"), ["EUS"] = (FollowUpKind.Imaging, "EUS"), ["endosonography"] = (FollowUpKind.Imaging, "EUS"),
        ["visit"] = (FollowUpKind.Visit, null), ["clinic"] = (FollowUpKind.Visit, null), ["laboratories"] = (FollowUpKind.Laboratories, null), ["laboratory"] = (FollowUpKind.Laboratories, null),
    };

    private static readonly string[] Names = [.. AnchorNames.All.Select(AnchorNames.Key), "prrt_cycles", .. Last.Keys, Continued];

    public static AnchorsFile None { get; } = new([], [], []);

    /// <exception cref="RefusedException">E_ANCHORS_FILE, E_ANCHORS_NAME, E_ANCHORS_DATE, E_ANCHORS_MODALITY.</exception>
    public static async Task<AnchorsFile> ReadAsync(FileInfo file, DateOnly day, CancellationToken cancel) =>
        Read(await JsonFile.ReadAsync(file, "a file of dates", cancel, "E_ANCHORS_FILE"), file.Name, day);


    internal static AnchorsFile Read(JsonElement root, string file, DateOnly day)
    {
        if (root.ValueKind is not JsonValueKind.Object)
            throw Refused("E_ANCHORS_FILE", file, "no object of anchors", "{\"anchors\":{\"resection\":\"2024-03-01\"}}", "See docs/plan.md.");
        var (anchors, cycles, done) = (new List<PlanAnchor>(), new List<PlanAnchor>(), new List<FollowUpDone>());
        var members = root.EnumerateObject().SelectMany(m => m is { Name: Root, Value.ValueKind: JsonValueKind.Object } ? m.Value.EnumerateObject().AsEnumerable() : [m]);
        foreach (var member in members.Where(m => m.Value.ValueKind is not JsonValueKind.Null))
        {
            var key = AnchorNames.Key(member.Name);
            if (key is Continued)
                done.AddRange(Items(member, day));
            else if (Last.TryGetValue(key, out var kind))
                done.Add(new(kind, Past(member.Value, member.Name, day), kind is FollowUpKind.Imaging ? FollowUpDone.AnyImaging : null));
            else if (key is "prrt_cycle" or "prrt_cycles")
                cycles.AddRange(Days(member).Select(when => new PlanAnchor(AnchorNames.PrrtCycle, when)));
            else if (AnchorNames.All.FirstOrDefault(name => AnchorNames.Key(name) == key) is { } name)
                anchors.Add(new(name, Past(member.Value, member.Name, day)));
            else
                throw Refused("E_ANCHORS_NAME", member.Name, "a name that is no anchor", string.Join(", ", Names), Nearest(key));
        }
        return new([.. anchors, .. OfCycles(anchors, cycles, AxisPoint.Of(day))], [.. cycles.OrderBy(c => c.When.First)], done);
    }

    /// <summary>Cycles say when the course began, and which is the last of those that were given, where the file does not say so itself.</summary>
    private static IEnumerable<PlanAnchor> OfCycles(List<PlanAnchor> anchors, List<PlanAnchor> cycles, AxisPoint day)
    {
        List<AxisSpan> given = [.. cycles.Select(c => c.When).Where(when => when.First <= day).OrderBy(when => when.First)];
        if (given.Count > 0 && anchors.TrueForAll(a => a.Name != AnchorNames.PrrtStart))
            yield return new(AnchorNames.PrrtStart, given[0]);
        if (given.Count > 0 && anchors.TrueForAll(a => a.Name != AnchorNames.LastPrrtCycle))
            yield return new(AnchorNames.LastPrrtCycle, given[^1]);
    }

    private static IEnumerable<FollowUpDone> Items(JsonProperty list, DateOnly day)
    {
        if (list.Value.ValueKind is not JsonValueKind.Array)
            throw Refused("E_ANCHORS_DATE", list.Name, "no list", "[{\"modality\":\"CT\",\"date\":\"2024-03-01\"}]", "Write a list, each with modality and date.");
        foreach (var (item, i) in list.Value.EnumerateArray().Select((item, i) => (item, i)))
        {
            var where = $"{list.Name}[{i}]";
            if (item.ValueKind is not JsonValueKind.Object || !item.TryGetProperty(Modality, out var modality) || modality.ValueKind is not JsonValueKind.String || !item.TryGetProperty(Date, out var date))
                throw Refused("E_ANCHORS_DATE", where, "an item without modality and date", "{\"modality\":\"CT\",\"date\":\"2024-03-01\"}", "Give both; modality is CT, MRI, SSTR-PET, visit, laboratories …");
            yield return Of(modality.GetString()!, where, Past(date, where, day));
        }
    }

    /// <summary>A word that nobody knows is refused: counted as imaging it would mark surveillance as done that was not.</summary>
    private static FollowUpDone Of(string modality, string where, AxisSpan when) => Words.TryGetValue(modality.Trim(), out var done) ? new(done.Kind, when, done.Modality)
        : throw Refused("E_ANCHORS_MODALITY", $"{where}.{Modality}", "a word that is no examination of follow-up", string.Join(", ", Words.Keys),
            Spelling.Nearest(modality, Words.Keys) is [var first, ..] ? $"Did you mean {first}?" : "Leave out what is none of these: it counts for nothing.");

    private static IEnumerable<AxisSpan> Days(JsonProperty member) => member.Value.ValueKind is JsonValueKind.Array
        ? member.Value.EnumerateArray().Select((date, i) => Read(date, $"{member.Name}[{i}]")) : [Read(member.Value, member.Name)];

    /// <summary>A day up to that of the plan: what is to come was not yet done.</summary>
    private static AxisSpan Past(JsonElement value, string where, DateOnly day) => Read(value, where) is var when && when.First <= AxisPoint.Of(day)
        ? when with { Last = when.Last > AxisPoint.Of(day) ? AxisPoint.Of(day) : when.Last }
        : throw Refused("E_ANCHORS_DATE", where, "a day after the day of the plan", "a day up to --as-of", "Correct the date, or ask for the plan of a later day.");

    private static AxisSpan Read(JsonElement value, string where) => value.ValueKind is JsonValueKind.String && Day.TryParse(value.GetString(), out var day) && day.First.Year is >= FirstYear and <= LastYear
        ? AxisSpan.Of(day) : throw Refused("E_ANCHORS_DATE", where, value.ValueKind is JsonValueKind.String ? "a text that is no day" : "no text", "a day, as 2024-03-01, or 2024-03, or 2024", "Write the date as year, month and day.");

    private const int FirstYear = 1900, LastYear = 2200;

    private static string Nearest(string key) => Spelling.Nearest(key, Names) is [var first, ..] ? $"Did you mean {first}?" : "docs/plan.md lists the names.";

    private static RefusedException Refused(string code, string where, string found, string expected, string remedy) => new(code, where, found, expected, remedy);
}
