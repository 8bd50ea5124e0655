using Islet.Statistics;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>Variants of a study: the file again, with some of its words changed, read by the same rules.</summary>
internal sealed partial class StudyReader
{
    private const int MostVariants = 20;

    /// <summary>What a variant may have otherwise.</summary>
    private static readonly string[] Changeable = ["time_zero", "time_zero_else", "cut_off", "consent", "cohort", "endpoints", "groups", "survival", "models", "layout"];

    /// <summary>What a variant has none of: it is there for its estimates alone.</summary>
    private static readonly string[] Left = ["about", "baseline", "model_tables", "agreement", "response", "trajectories", "panels", "competing", "exposure", "subgroups", "cut_points", "missing", "sequences", "sensitivity", "tables"];

    private readonly HashSet<string> variantNames = new(StringComparer.Ordinal);

    private SensitivityAnalysis? Sensitivity(YamlNode node, MapNode root, StudySource source, IReadOnlyList<string> tables)
    {
        if (YamlFields.Of(node, problems, "name", "label", "of", "figure", "variants") is not { } section)
            return null;
        var (name, figure) = (Name(section, TableKind.Sensitivity), FigureName(section));
        string[] there = [.. survivalNames, .. modelsByName.Keys, .. tables];
        List<string> of = [.. section.List("of", "a list of names of survival analyses, models and tables of a layout").OfType<TextNode>().Where(one => Known(one, there)).Select(one => one.Text)];
        if (figure is not null && (of.Count == 0 ? modelsByName.Count == 0 : !of.Exists(modelsByName.ContainsKey)))
            problems.Value(section["figure"]!, "a figure only where a model is among the estimates: it shows hazard ratios");
        section.Required("variants", "a list of variants, each with name and change");
        var listed = section.List("variants", "a list of variants, each with name and change");
        if (listed.Count > MostVariants)
            problems.Value(section["variants"]!, Numbers.Text($"at most {MostVariants} variants"));
        List<StudyVariant?> variants = [.. listed.Take(MostVariants).Select(one => Variant(one, root, source, of))];
        return name is null || variants.Contains(null) ? null : new(name, section.Text("label") ?? "Sensitivity analyses", of, [.. variants.OfType<StudyVariant>()]) { Figure = figure };
    }

    private bool Known(TextNode name, string[] there)
    {
        if (!there.Contains(name.Text))
            problems.Unknown(name, "survival analysis, model or table of a layout", there);
        return there.Contains(name.Text);
    }

    private StudyVariant? Variant(YamlNode node, MapNode root, StudySource source, IReadOnlyList<string> of)
    {
        if (YamlFields.Of(node, problems, "name", "label", "because", "change", "impute") is not { } section)
            return null;
        var (id, because) = (section.Id("name", "a short name of the variant"), section.Text("because"));
        if (id is not null && !variantNames.Add(id))
            problems.FileTwice(section["name"]!);
        if (section["change"] is null && section["impute"] is null)
            section.Required("change", "the keys of this file that the variant has otherwise; or impute");
        var merge = new StudyVariants(problems);
        MapNode changed = root with { Entries = [.. root.Entries.Where(e => !Left.Contains(e.Key.Text))] };
        if (section["change"] is { } change)
        {
            if (YamlFields.Of(change, problems, Changeable) is null)
                return null;
            changed = (MapNode)merge.Changed(WithDefinedEndpoints(changed, (MapNode)change), change);
        }
        var own = new StudyProblems(source.Name);
        var (study, rules) = new StudyReader(own).Again(changed, source, of, section["impute"]);
        problems.TakeOver(own);
        return id is null || study is null ? null : new(id, section.Text("label") ?? id, because, study, merge.Changes, rules);
    }

    /// <summary>The changed file as a study of the analyses that are told.</summary>
    private (Study? Study, ImputationRules? Rules) Again(MapNode root, StudySource source, IReadOnlyList<string> of, YamlNode? impute)
    {
        var study = Read(root, source);
        var (rules, with) = impute is null ? (null, []) : Imputing(impute);
        if (study is null || problems.Count > 0)
            return (null, null);
        bool Tells(string? name) => of.Count == 0 || (name is not null && of.Contains(name));
        study = study with
        {
            Survival = [.. study.Survival.Where(s => Tells(s.Id))], Models = [.. study.Models.Where(m => Tells(m.Id))], Layouts = [.. study.Layouts.Where(t => of.Contains(t.Id))],
        };
        return (rules is null ? study : study with { Further = [.. study.Models.Where(m => m is { Select: null, Screen: null, Strata: null }).Select(m => new MissingAnalysis(m.Id, m.Label, m, false, rules, [.. with.Where(t => !m.Terms.Any(own => own.Id == t.Id))]))] }, rules);
    }

    private (ImputationRules? Rules, List<ModelTerm> With) Imputing(YamlNode node) =>
        YamlFields.Of(node, problems, "m", "iterations", "seed", "with") is { } section ? (Rules(section), TermsOf(section, "with")) : (null, []);

    /// <summary>Endpoints that are only named, as the definitions that their names stand for, so that a variant can change a word of one.</summary>
    private static MapNode WithDefinedEndpoints(MapNode root, MapNode change)
    {
        if (change["endpoints"] is not MapNode || root["endpoints"] is not ListNode list)
            return root;
        MapNode defined = new(list.At, [.. list.Items.OfType<TextNode>().Select(name => (name, (YamlNode)(CustomaryEndpoints.Of(name.Text) is { } endpoint ? Definition(endpoint, name.At) : name)))]);
        return root with { Entries = [.. root.Entries.Select(e => e.Key.Text == "endpoints" ? (e.Key, defined) : e)] };
    }

    private static MapNode Definition(Endpoint endpoint, TextPlace at)
    {
        TextNode Text(string text) => new(at, text, null, at);
        List<(TextNode, YamlNode)> entries = [(Text("label"), Text(endpoint.Label)), (Text("event"), Text(StudyText.Event(endpoint.Event))), (Text("unit"), Text(StudyWords.Unit(endpoint.Unit)))];
        if (endpoint.Event is EndpointEvent.Progression)
            entries.Add((Text("censored_on"), Text(StudyText.Censoring(endpoint.Censoring))));
        if (endpoint.Event is EndpointEvent.NextTreatment)
            entries.Add((Text("death"), Text(StudyText.Death(endpoint.Death))));
        return new(at, entries);
    }
}
