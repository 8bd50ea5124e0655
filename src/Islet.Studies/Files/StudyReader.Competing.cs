using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private CompetingAnalysis? Competing(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "label", "endpoint", "causes", "unknown_cause", "by", "times", "confidence", "models", "figure") is not { } section)
            return null;
        var (name, endpoint) = (Name(section, TableKind.Competing), Waited(section));
        var causes = section["causes"] is { } told ? Levels(told, null, least: 2) : [];
        if (section["causes"] is null && endpoint is { Event: EndpointEvent.Death or EndpointEvent.TumourDeath })
            problems.Value(section["endpoint"]!, "progression, next_treatment or treatment_failure, whose two parts compete; of death, causes: names with a condition each");
        if (section["causes"] is { } twice && endpoint is { Event: EndpointEvent.TumourDeath })
            problems.Value(twice, "causes of event: death, of which a death of the tumour is one");
        var leaves = section.Choice("unknown_cause", ("own_cause", false), ("left_out", true));
        var by = section["by"] is { } groupName ? Named(groupName, "group", groups) : null;
        var (times, adjust, figure) = (Times(section), TermsOf(section, "models"), section["figure"] is { } wish ? Figure(wish) : null);
        return name is null || endpoint is null || causes is null ? null : new(name, section.Text("label") ?? endpoint.Label, endpoint, causes, by)
        {
            Times = times, Confidence = Confidence(section), LeavesOutUnknown = leaves, Adjust = adjust, Figure = figure,
        };
    }
}
