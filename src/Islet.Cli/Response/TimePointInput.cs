using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>The time points of a vignette (docs/response-files.md).</summary>
internal static class TimePointInput
{
    public const string DuplicateCode = "E_RESPONSE_DUPLICATE";

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

    public static IReadOnlyList<TimePoint> Read(JsonPlace input)
    {
        List<JsonPlace> places = [.. input.Items("timepoints")];
        var next = Next(places);
        var (points, names) = (new List<TimePoint>(places.Count), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < places.Count; i++)
            if (Time(places[i], next[i]) is { } point)
                points.Add(point with { Id = Named(point.Id, places[i], names) });
        return points;
    }

    /// <summary>The assessment that a partial date may not reach, of those that follow in the order given (spec response-criteria D3).</summary>
    private static AxisPoint?[] Next(List<JsonPlace> places)
    {
        var (next, later) = (new AxisPoint?[places.Count], new List<AxisPoint?>());
        for (var i = places.Count - 1; i >= 0; i--)
            if (places[i].Days("date") is { } days)
            {
                next[i] = later.Where(d => d >= days.First).Min();
                later.Add(ImputedDay.Last(days.First, days.Last, next[i]));
            }
        return next;
    }

    /// <summary>Two of one name are two assessments all the same: the later one is read under a name of its own.</summary>
    private static string Named(string id, JsonPlace place, HashSet<string> names)
    {
        if (names.Add(id))
            return id;
        var n = 2;
        string own;
        while (!names.Add(own = string.Create(CultureInfo.InvariantCulture, $"{id}#{n}")))
            n++;
        place.Problems.Add(new(DuplicateCode, place.Where + ".id", "the name of an earlier time point", "a name of its own", $"It is read as {own}; name it."));
        return own;
    }

    private static TimePoint? Time(JsonPlace point, AxisPoint? next)
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
            Date = point.Date("date", next),
            IsBaseline = point.Flag("baseline") ?? false,
            Targets = Map(point.Members("targets"), Target),
            NonTargets = point.Members("nonTargets").Select(m => (m.Name, State: m.Place.AsWord(NonTargetStates))).Where(m => m.State is not null)
                .ToDictionary(m => m.Name, m => m.State!.Value, StringComparer.Ordinal),
            NewLesions = [.. point.Items("newLesions").Select(n => New(n, next)).OfType<NewLesion>()],
            TumourMarker = point.Word("tumourMarker", Markers),
            ScanDates = point.Members("scanDates").Select(m => (m.Name, Day: m.Place.AsDate(next))).Where(m => m.Day is not null)
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
        List<decimal> fragments = [.. reading.Items("fragments").Select(f => f.AsNumber(NumberRange.Millimetres)).OfType<decimal>()];
        return new()
        {
            // No size, no state: nothing was evaluated.
            State = reading.Word("state", TargetStates)
                ?? (reading["mm"] is null && fragments.Count == 0 && reading["viableMm"] is null ? TargetState.NotEvaluated : TargetState.Measured),
            Mm = reading.Number("mm", NumberRange.Millimetres),
            Hu = reading.Number("hu", NumberRange.Hounsfield),
            ViableMm = reading.Number("viableMm", NumberRange.Millimetres),
            PerpendicularMm = reading.Number("perpMm", NumberRange.Millimetres),
            FragmentsMm = fragments,
            MergedWith = [.. reading.Items("mergedWith").Select(m => m.AsText()).OfType<string>()],
            MergedInto = reading.Text("into"),
        };
    }

    private static NewLesion? New(JsonPlace lesion, AxisPoint? next)
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
            Date = lesion.Date("date", next),
            Mm = lesion.Number("mm", NumberRange.Millimetres),
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
