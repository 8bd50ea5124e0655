using Islet.Clinic;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>From nodes to a study: cohort, endpoints and groups here, analyses in the other file.</summary>
internal sealed partial class StudyReader(StudyProblems problems)
{
    private static readonly string[] OtherGroupKeys = ["fact", "levels", "at"]; // not beside datasets

    private TimeZero timeZero;
    private readonly Dictionary<string, Endpoint?> endpoints = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Group?> groups = new(StringComparer.Ordinal);

    /// <summary>Null where a problem was noted.</summary>
    public Study? Read(YamlNode root, StudySource source)
    {
        if (YamlFields.Of(root, problems, ["study", "title", "about", "time_zero", "time_zero_else", "cut_off", "consent", "cohort", "endpoints", "groups", "baseline", "survival", "models", "model_tables", "layout", "agreement", "response", "trajectories", "panels", .. FurtherKeys, "tables", "datasets", "same_pseudonym"])
            is not { } file)
            return null;
        var (id, title) = (file.Id("study", "a short name of the study"), file.RequiredText("title", "what is printed above every result"));
        var (about, cutOff) = (file.Text("about"), file.Date("cut_off"));
        var zero = file.RequiredChoice("time_zero", "the day on which the clock starts", Zeros);
        timeZero = zero;
        TimeZero[] others = [.. file.List("time_zero_else", "a list of days, in the order in which they are tried").Select(other => file.Choice(other, Zeros))];
        var consent = file.Choice("consent", ("opt-out", ConsentRule.OptOut), ("required", ConsentRule.Required));
        var same = Datasets(file); // before the conditions, which may ask for one
        List<CohortStep?> cohort = [.. file.List("cohort", "a list of steps, each with keep and otherwise").Select(Step)];
        file.Required("endpoints", "what is waited for, each under a name of its own");
        NamedEndpoints(file, zero);
        foreach (var (name, node) in file.Map("groups", "groups, each under a name of its own"))
            groups[name.Text] = Group(name, node);
        GroupOfDatasets();
        var baseline = file["baseline"] is { } described ? Baseline(described) : null;
        List<SurvivalAnalysis?> survival = [.. file.List("survival", "a list of survival analyses").Select(Survival)];
        List<CoxAnalysis?> models = [.. file.List("models", "a list of models").Select(Cox)];
        List<ModelTable?> modelTables = [.. file.List("model_tables", "a list of tables, each with name, caption and models").Select(one => Models(one, [.. models.OfType<CoxAnalysis>()]))];
        List<LayoutTable?> layouts = [.. file.List("layout", "a list of tables, each with name, caption, columns and rows").Select(Layout)];
        List<AgreementTable?> agreements = [.. file.List("agreement", "a list of tables, each with name, caption and of").Select(Agreement)];
        List<ResponseFigureWish?> responses = [.. file.List("response", "a list of figures, each with name and kind").Select(Response)];
        List<TrajectoryWish?> trajectories = [.. file.List("trajectories", "a list of figures of Ki-67, each with a name").Select(Trajectory)];
        List<PanelWish?> panels = [.. file.List("panels", "a list of figures, each with name and panels").Select(Panels)];
        foreach (var model in models.OfType<CoxAnalysis>())
            modelsByName[model.Id] = model;
        var further = Further(file);
        foreach (var node in file.List("sensitivity", "a list of analyses, each with name and variants"))
            if (Sensitivity(node, (MapNode)root, source, [.. layouts.OfType<LayoutTable>().Select(t => t.Id)]) is { } sensitivity)
                further.Add(sensitivity);
        var tables = Tables(file);
        if (problems.Count > 0)
            return null;
        Study study = new()
        {
            Id = id!, Title = title!, About = about, TimeZero = zero, ElseZero = others, CutOff = cutOff, Consent = consent, Source = source,
            Datasets = [.. datasets.Values.OfType<Dataset>()], SamePseudonym = same,
            Cohort = [.. cohort.OfType<CohortStep>()], Endpoints = [.. endpoints.Values.OfType<Endpoint>()], Groups = [.. groups.Values.OfType<Group>()],
            Baseline = baseline, Survival = [.. survival.OfType<SurvivalAnalysis>()], Models = [.. models.OfType<CoxAnalysis>()],
            ModelTables = [.. modelTables.OfType<ModelTable>()],
            Layouts = [.. layouts.OfType<LayoutTable>()], Agreements = [.. agreements.OfType<AgreementTable>()], Responses = [.. responses.OfType<ResponseFigureWish>()],
            Trajectories = [.. trajectories.OfType<TrajectoryWish>()],
            Panels = [.. panels.OfType<PanelWish>()], Tables = tables,
        };
        return study with { Further = [.. further.Select(analysis => analysis.In(study))] };
    }

    private CohortStep? Step(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "keep", "otherwise", "at") is not { } step)
            return null;
        var (keep, otherwise) = (step.Required("keep", "a condition that holds for those who stay"), step.RequiredText("otherwise", "why the others leave"));
        var at = step["at"] is { } named ? Event(named) : null;
        return keep is not null && Asked(keep) is { } condition && otherwise is not null ? new(condition, otherwise) { At = at } : null;
    }

    private Endpoint? Endpoint(TextNode name, YamlNode node, TimeZero zero)
    {
        if (YamlFields.Of(node, problems, "event", "unit", "label", "censored_on", "death", "from", "progression_on") is not { } endpoint)
            return null;
        var id = endpoint.Id(name);
        var happens = endpoint.RequiredChoice("event", "what ends the time", ("death", EndpointEvent.Death), ("progression", EndpointEvent.Progression), ("next_treatment", EndpointEvent.NextTreatment),
            ("treatment_failure", EndpointEvent.TreatmentFailure), ("tumour_death", EndpointEvent.TumourDeath));
        var from = endpoint["from"] is null ? (TimeZero?)null : endpoint.Choice("from", Zeros);
        if (endpoint["event"] is { } next && happens is EndpointEvent.NextTreatment or EndpointEvent.TreatmentFailure && !(from ?? zero).IsTreatment())
            problems.Value(next, $"time to {(happens is EndpointEvent.NextTreatment ? "next treatment" : "treatment failure")} only with time_zero, or from, line 1, line 2, line 3 or chemotherapy 1");
        if (endpoint["censored_on"] is { } on && happens is not EndpointEvent.Progression)
            problems.Value(on, "censored_on only beside event: progression");
        if (endpoint["death"] is { } death && happens is not EndpointEvent.NextTreatment)
            problems.Value(death, "death only beside event: next_treatment");
        if (happens is EndpointEvent.NextTreatment)
            endpoint.Required("death", "event or censored: what a death before the next line is");
        var unit = endpoint.RequiredChoice("unit", "the unit of its times", ("months", EndpointUnit.Months), ("days", EndpointUnit.Days), ("years", EndpointUnit.Years));
        return id is null ? null : new(id, endpoint.Text("label") ?? StudyWords.Event(happens), happens, unit)
        {
            Censoring = endpoint.Choice("censored_on", ("last_scan", PfsCensoring.LastRadiologicalEvaluation), ("last_follow_up", PfsCensoring.LastFollowUp)),
            Death = endpoint.Choice("death", ("event", DeathBeforeNextLine.Event), ("censored", DeathBeforeNextLine.Censored)),
            From = from, ProgressionOn = ProgressionOn(endpoint, happens, from ?? zero),
        };
    }

    private Group? Group(TextNode name, YamlNode node)
    {
        if (YamlFields.Of(node, problems, "label", "fact", "levels", "at", "datasets") is not { } group)
            return null;
        var (id, label) = (group.Id(name), group.Text("label"));
        if (group["datasets"] is { } of)
        {
            foreach (var stray in OtherGroupKeys.Select(key => group[key]).OfType<YamlNode>())
                problems.Value(stray, "label alone beside datasets");
            return id is not null && DatasetLevels(of) is { } told ? new(id, label ?? StudyWords.Label(id), told) : null;
        }
        var fact = group["fact"] is { } named ? GroupFact(named) : null;
        var at = group["at"] is { } when ? Event(when) : null;
        var levels = group.Required("levels", "the levels in the order in which they are printed");
        if (levels is null || id is null || (group["fact"] is not null && fact is null))
            return null;
        return Levels(levels, fact, least: 2) is { } read ? new(id, label ?? StudyWords.Label(fact?.Name ?? id), read) { At = at } : null;
    }

    private IReadOnlyList<Level>? Levels(YamlNode levels, Fact? fact, int least)
    {
        var read = levels switch
        {
            ListNode { Items: var items } when fact is not null && items.Count >= least => [.. items.Select(item => ValueLevel(item, fact))],
            MapNode { Entries: var entries } when fact is not null && entries.Count >= least => [.. entries.Select(entry => ValuesLevel(entry.Key, entry.Value, fact))],
            MapNode { Entries: var entries } when entries.Count >= least =>
                [.. entries.Select(entry => Asked(entry.Value) is { } holds ? new Level(entry.Key.Text, holds) : null)],
            _ => (IReadOnlyList<Level?>)[],
        };
        if (read.Count == 0)
            problems.Form(levels, (fact is null, least) switch
            {
                (true, 1) => "levels, each a name and a condition",
                (true, _) => "two levels or more, each a name and a condition",
                (false, 1) => "levels: a list of values, or names with the values of each",
                (false, _) => "two levels or more: a list of values, or names with the values of each",
            });
        NoteTwins(levels, fact is not null);
        return read.Count == 0 || read.Contains(null) ? null : [.. read.OfType<Level>()];
    }

    private Fact? GroupFact(YamlNode node)
    {
        if (NamedFact(node) is not { } fact)
            return null;
        if (fact.Type is FactType.Enum or FactType.Bool)
            return fact;
        problems.FactUse(node, "a fact that is one of several words, or true or false", "Leave fact out and give each level a condition, as \"over 20\": ki67_percent > 20.");
        return null;
    }

    private Fact? NamedFact(YamlNode node)
    {
        if (node is not TextNode { Text.Length: > 0 } text)
        {
            problems.Form(node, "a fact of the vocabulary");
            return null;
        }
        var fact = Fact.Find(text.Text);
        if (fact is null)
            problems.Fact(node);
        return fact;
    }

    private Level? ValueLevel(YamlNode node, Fact fact) => Value(node, fact) is { } value ? new(((TextNode)node).Text, new Comparison(fact, Relation.Equal, value)) : null;

    private Level? ValuesLevel(TextNode name, YamlNode node, Fact fact)
    {
        List<FactValue?> values = [.. (node is ListNode list ? list.Items : [node]).Select(item => Value(item, fact))];
        return values.Count == 0 || values.Contains(null) ? null : new(name.Text, new OneOf(fact, new([.. values.OfType<FactValue>()])));
    }

    private FactValue? Value(YamlNode node, Fact fact)
    {
        var value = node is TextNode { Text.Length: > 0 } text ? fact.Parse(text.Text) : null;
        if (value is null)
            problems.Level(node, fact);
        return value;
    }

    /// <summary>A level named twice, or a value that stands in two levels: the second could never be reached.</summary>
    private void NoteTwins(YamlNode levels, bool ofValues)
    {
        IEnumerable<YamlNode> names = levels is MapNode map ? map.Entries.Select(e => e.Key) : levels is ListNode list ? list.Items : [];
        var values = ofValues && levels is MapNode valued ? valued.Entries.SelectMany(e => e.Value is ListNode many ? many.Items : [e.Value]) : [];
        foreach (var twin in Twins(names).Concat(Twins(values)))
            problems.LevelTwice(twin);

        static IEnumerable<TextNode> Twins(IEnumerable<YamlNode> nodes) => nodes.OfType<TextNode>().GroupBy(n => n.Text, StringComparer.Ordinal).SelectMany(g => g.Skip(1));
    }
}
