using Islet.Clinic;
using Islet.Statistics;
using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private MissingAnalysis? Missing(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "label", "model", "plan", "m", "iterations", "seed", "with", "figure") is not { } section)
            return null;
        var (name, figure) = (Name(section, TableKind.Missing), FigureName(section));
        var model = section.Required("model", "the name of a model of this file") is { } told ? Named(told, "model", modelsByName) : null;
        if (model?.Strata is not null)
            problems.Value(section["model"]!, "a model without strata");
        var (complete, impute) = section.RequiredChoice("plan", "complete-case, impute, or both", ("both", (true, true)), ("complete-case", (true, false)), ("impute", (false, true)));
        var rules = Rules(section);
        foreach (var key in new[] { "m", "iterations", "seed", "with" })
            if (!impute && section[key] is { } stray)
                problems.Value(stray, $"{key} only beside plan: impute or both");
        var with = TermsOf(section, "with");
        if (with.Exists(t => model?.Terms.Any(own => own.Id == t.Id) is true))
            problems.Value(section["with"]!, "groups and facts that are not in the model, for those predict anyway");
        return name is null || model is null ? null
            : new(name, section.Text("label") ?? $"{model.Label}, missing values", model, complete, impute ? rules : null, with) { Figure = figure };
    }

    /// <summary>Of multiple imputation, with the customary numbers where none are said.</summary>
    private static ImputationRules Rules(YamlFields section) =>
        new(section.Whole("m", 2, 200) ?? 20, section.Whole("iterations", 1, 100) ?? 10, (ulong)(section.Whole("seed", 0, int.MaxValue) ?? 1)) { Threads = Environment.ProcessorCount };

    private SequenceAnalysis? Sequences(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "label", "lines", "unit", "censored_on", "figure") is not { } section)
            return null;
        var (name, lines, figure) = (Name(section, TableKind.Sequences), section.Whole("lines", 2, MostFollowed) ?? 4, FigureName(section));
        var unit = section.Choice("unit", ("months", EndpointUnit.Months), ("days", EndpointUnit.Days), ("years", EndpointUnit.Years));
        var censored = section.Choice("censored_on", ("last_scan", PfsCensoring.LastRadiologicalEvaluation), ("last_follow_up", PfsCensoring.LastFollowUp));
        return name is null ? null : new(name, section.Text("label") ?? "Sequences of therapy", lines, unit, censored) { Figure = figure };
    }
}
