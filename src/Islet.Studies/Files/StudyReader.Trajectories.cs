using Islet.Figures;
using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private static readonly StudyEvent[] CustomaryEvents = [new(EventKind.Workup), new(EventKind.Recharacterization, 1), new(EventKind.Recharacterization, 2)];

    private TrajectoryWish? Trajectory(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "title", "by", "events", "scale") is not { } figure)
            return null;
        var name = figure.Id("name", "the figure's file is called so");
        NoteFile(figure["name"], name);
        var byTime = figure.Choice("by", ("event", false), ("time", true));
        if (byTime && figure["events"] is { } stray)
            problems.Value(stray, "events only with by: event");
        List<StudyEvent?> events = [.. figure.List("events", "a list of characterizations: workup, recharacterization 1 …").Select(Characterized)];
        var scale = figure.Choice("scale", ("square-root", Ki67Scale.SquareRoot), ("linear", Ki67Scale.Linear), ("logarithmic", Ki67Scale.Logarithmic));
        return name is null || events.Contains(null) ? null : new(name, figure.Text("title"), byTime ? [] : figure["events"] is null ? CustomaryEvents : [.. events.OfType<StudyEvent>()], scale);
    }

    private CaseAnalysis? Case(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "title", "which", "from", "to") is not { } section)
            return null;
        var name = Name(section, TableKind.Cases);
        NoteFile(section["name"], name);
        var which = section.Required("which", "a condition, read at the later characterization, that holds for the patient who is shown") is { } asked ? Asked(asked) : null;
        var (from, to) = (section["from"] is { } earlier ? Characterized(earlier) : CustomaryEvents[1], section["to"] is { } later ? Characterized(later) : CustomaryEvents[2]);
        if (from is { } one && to is { } other && !(one.Number < other.Number)) // the work-up has the number 0
        {
            problems.Value(section["to"] ?? section["from"]!, "a characterization after that of from");
            return null;
        }
        return name is null || which is null || from is null || to is null ? null : new(name, section.Text("title") ?? "One patient at two characterizations", which, from.Value, to.Value);
    }

    private StudyEvent? Characterized(YamlNode node)
    {
        if (Event(node) is not { } happens)
            return null;
        if (happens.Kind is EventKind.Workup or EventKind.Recharacterization)
            return happens;
        problems.Value(node, "workup, or recharacterization 1 (2, 3 …): a value belongs to a characterization");
        return null;
    }
}
