using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>The input of a vignette (form response-vignettes/1, docs/response-files.md) as a series of measurements.</summary>
internal static class SeriesInput
{
    private static readonly Dictionary<string, SeriesRole> Roles = new() { ["target"] = SeriesRole.Target, ["nonTarget"] = SeriesRole.NonTarget };

    public static ResponseSeries Read(string? name, JsonPlace input) => new()
    {
        Name = name,
        Reference = input.Date("referenceDate"),
        Lesions = [.. input.Items("lesions").Select(Lesion).OfType<TrackedLesion>()],
        TimePoints = TimePointInput.Read(input),
        Events = (input["events"] is { } events ? Events(events) : new()) with { PrrtCycles = Cycles(input) },
        Schedule = input["schedule"] is { } schedule && schedule.Whole("intervalDays", 1) is { } interval ? new(interval, schedule.Whole("windowDays") ?? 0) : null,
    };

    private static SeriesEvents Events(JsonPlace events)
    {
        events.Only("death", "newTherapyStart", "symptomaticDeterioration");
        return new(events.Date("death"), events.Date("newTherapyStart"), events.Date("symptomaticDeterioration"));
    }

    /// <summary>Days of the cycles, where the treatment is PRRT or none is named.</summary>
    private static List<AxisPoint>? Cycles(JsonPlace input) => input["prrtCycles"] is null || (input.Text("treatment") is { } treatment && treatment is not "PRRT") ? null
        : [.. input.Items("prrtCycles").Select(c => c.IsObject ? c.Date("date") : c.AsDate()).OfType<AxisPoint>()];

    private static TrackedLesion? Lesion(JsonPlace lesion)
    {
        lesion.Only("id", "role", "organ", "node", "site", "side");
        return lesion.Text("id") is { } id && lesion.Word("role", Roles) is { } role
            ? new(id, role, lesion.Text("organ") ?? "", lesion.Flag("node") ?? false, lesion.Text("site")) : Without(lesion, "id and role");
    }

    private static TrackedLesion? Without(JsonPlace lesion, string members)
    {
        lesion.Refuse<int>("a lesion with " + members);
        return null;
    }
}
