using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>The input of a vignette (form response-vignettes/1, docs/response-files.md) as a series of measurements.</summary>
internal static class SeriesInput
{
    private static readonly Dictionary<string, SeriesRole> Roles = new() { ["target"] = SeriesRole.Target, ["nonTarget"] = SeriesRole.NonTarget };

    private static readonly Dictionary<string, TargetState> TargetStates = new()
    {
        ["measured"] = TargetState.Measured, ["tooSmall"] = TargetState.TooSmall, ["notEvaluated"] = TargetState.NotEvaluated, ["mergedInto"] = TargetState.Merged,
    };

    private static readonly Dictionary<string, NonTargetState> NonTargetStates = new()
    {
        ["absent"] = NonTargetState.Absent, ["present"] = NonTargetState.Present, ["worsened"] = NonTargetState.Worsened,
        ["unequivocalProgression"] = NonTargetState.UnequivocalProgression, ["notEvaluated"] = NonTargetState.NotEvaluated,
    };

    private static readonly Dictionary<string, MarkerState> Markers = new() { ["raised"] = MarkerState.Raised, ["normal"] = MarkerState.Normal };

    private static readonly Dictionary<string, NewLesionCertainty> Certainties = new()
    {
        ["unequivocal"] = NewLesionCertainty.Unequivocal, ["equivocal"] = NewLesionCertainty.Equivocal, ["resolved"] = NewLesionCertainty.Resolved,
        ["notMalignant"] = NewLesionCertainty.NotMalignant,
    };

    private static readonly Dictionary<string, CtCorrelate> Correlates = new()
    {
        ["newSite"] = CtCorrelate.NewSite, ["none"] = CtCorrelate.None, ["knownStable"] = CtCorrelate.KnownStable,
    };

    private static readonly Dictionary<string, bool> Fdg = new() { ["positive"] = true, ["negative"] = false };

    public static ResponseSeries Read(string? name, JsonPlace input) => new()
    {
        Name = name,
        Reference = input.Date("referenceDate"),
        Lesions = [.. input.Items("lesions").Select(Lesion).OfType<TrackedLesion>()],
        TimePoints = [.. input.Items("timepoints").Select(Time).OfType<TimePoint>()],
        Events = (input["events"] is { } events ? Events(events) : new()) with { PrrtCycles = Cycles(input) },
        Schedule = input["schedule"] is { } schedule && schedule.Whole("intervalDays") is { } interval ? new(interval, schedule.Whole("windowDays") ?? 0) : null,
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

    private static TimePoint? Time(JsonPlace point)
    {
        point.Only("id", "date", "baseline", "targets", "nonTargets", "newLesions", "tumourMarker", "scanDates", "intratumoralNodule", "contrastPhase", "pet", "note");
        if (point.Text("id") is not { } id)
        {
            point.Refuse<int>("a time point with id");
            return null;
        }
        return new()
        {
            Id = id,
            Date = point.Date("date"),
            IsBaseline = point.Flag("baseline") ?? false,
            Targets = Map(point.Members("targets"), Target),
            NonTargets = point.Members("nonTargets").Select(m => (m.Name, State: m.Place.AsWord(NonTargetStates))).Where(m => m.State is not null)
                .ToDictionary(m => m.Name, m => m.State!.Value, StringComparer.Ordinal),
            NewLesions = [.. point.Items("newLesions").Select(New).OfType<NewLesion>()],
            TumourMarker = point.Word("tumourMarker", Markers),
            ScanDates = point.Members("scanDates").Select(m => (m.Name, Day: m.Place.AsDate())).Where(m => m.Day is not null)
                .ToDictionary(m => m.Name, m => m.Day!.Value, StringComparer.Ordinal),
            IntratumoralNodule = point.Flag("intratumoralNodule"),
            ContrastPhase = point.Text("contrastPhase"),
            Pet = point["pet"] is { } pet ? PetReader.Read(pet) : null,
        };
    }

    private static Dictionary<string, T> Map<T>(IEnumerable<(string Name, JsonPlace Place)> members, Func<JsonPlace, T> read) =>
        members.ToDictionary(m => m.Name, m => read(m.Place), StringComparer.Ordinal);

    private static TargetReading Target(JsonPlace reading)
    {
        reading.Only("mm", "hu", "viableMm", "perpMm", "state", "fragments", "mergedWith", "into", "phase");
        List<decimal> fragments = [.. reading.Items("fragments").Select(f => f.AsNumber()).OfType<decimal>()];
        return new()
        {
            // No size, no state: nothing was evaluated.
            State = reading.Word("state", TargetStates)
                ?? (reading["mm"] is null && fragments.Count == 0 && reading["viableMm"] is null ? TargetState.NotEvaluated : TargetState.Measured),
            Mm = reading.Number("mm"),
            Hu = reading.Number("hu"),
            ViableMm = reading.Number("viableMm"),
            PerpendicularMm = reading.Number("perpMm"),
            FragmentsMm = fragments,
            MergedWith = [.. reading.Items("mergedWith").Select(m => m.AsText()).OfType<string>()],
            MergedInto = reading.Text("into"),
        };
    }

    private static NewLesion? New(JsonPlace lesion)
    {
        lesion.Only("id", "organ", "certainty", "modality", "firstSeen", "date", "mm", "regionImagedAtBaseline", "fdgBaseline", "fdgNow", "ctCorrelate", "site", "node", "tracer");
        if (lesion.Text("id") is not { } id)
        {
            lesion.Refuse<int>("a new lesion with id");
            return null;
        }
        return new()
        {
            Id = id,
            Organ = lesion.Text("organ"),
            // Not said is not unequivocal; of an FDG-PET the table of the paper decides.
            Certainty = lesion.Word("certainty", Certainties) ?? (lesion["fdgNow"] is null ? NewLesionCertainty.Equivocal : NewLesionCertainty.Unequivocal),
            Modality = lesion.Text("modality"),
            FirstSeen = lesion.Text("firstSeen"),
            Date = lesion.Date("date"),
            Mm = lesion.Number("mm"),
            RegionImagedAtBaseline = lesion.Flag("regionImagedAtBaseline"),
            FdgPositiveAtBaseline = FdgAt(lesion, "fdgBaseline"),
            FdgPositiveNow = FdgAt(lesion, "fdgNow"),
            CtCorrelate = lesion.Word("ctCorrelate", Correlates),
        };
    }

    /// <summary>"none" is no PET; true and false are taken as the words.</summary>
    private static bool? FdgAt(JsonPlace lesion, string name) => lesion[name] switch
    {
        { Value: { ValueKind: System.Text.Json.JsonValueKind.String } text } when text.GetString() is "none" => null,
        { Value.ValueKind: System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False } => lesion.Flag(name),
        _ => lesion.Word(name, Fdg),
    };
}
