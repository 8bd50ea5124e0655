using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private const int MostPermutations = 1_000_000;

    private SubgroupAnalysis? Subgroups(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "label", "endpoint", "effect", "within", "adjust", "confidence", "figure") is not { } section)
            return null;
        var (name, endpoint) = (Name(section, TableKind.Subgroups), Waited(section));
        var effect = section.Required("effect", "the group or number whose effect is looked at") is { } told ? Term(told) : null;
        section.Required("within", "the groups in whose levels the effect is looked at");
        List<Group> within = [];
        foreach (var item in section.List("within", "a list of groups"))
            if (Named(item, "group", groups) is { } group)
            {
                if (group == effect?.Group || within.Contains(group))
                    problems.Value(item, "groups other than the effect, each once");
                within.Add(group);
            }
        var (adjust, figure) = (TermsOf(section, "adjust"), FigureName(section));
        foreach (var twice in adjust.Where(t => t.Id == effect?.Id))
            problems.Value(section["adjust"]!, $"terms other than the effect, {twice.Id}");
        return name is null || endpoint is null || effect is null ? null : new(name, section.Text("label") ?? effect.Label, endpoint, effect, within) { Adjust = adjust, Confidence = Confidence(section), Figure = figure };
    }

    private CutPointAnalysis? CutPoints(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "label", "endpoint", "fact", "within", "least_percent", "correction", "permutations", "seed") is not { } section)
            return null;
        var (name, endpoint) = (Name(section, TableKind.CutPoints), Waited(section));
        var fact = section.Required("fact", "a number of the vocabulary") is { } named ? NumberTerm(named, null, 1)?.Fact : null;
        var least = section.Number("least_percent", 0, 49) ?? 10;
        var permuted = section.Choice("correction", ("lausen-schumacher", false), ("permutation", true));
        foreach (var key in new[] { "permutations", "seed" })
            if (!permuted && section[key] is { } stray)
                problems.Value(stray, $"{key} only beside correction: permutation");
        var (rounds, seed, within) = (section.Whole("permutations", 100, MostPermutations) ?? 10_000, section.Whole("seed", 0, int.MaxValue) ?? 1, Within(section));
        return name is null || endpoint is null || fact is null ? null
            : new(name, section.Text("label") ?? StudyWords.Label(fact.Name), endpoint, fact, (double)least / 100, permuted ? rounds : 0, (ulong)seed) { Within = within };
    }
}
