using Islet.Course;
using Islet.Statistics;
using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private const decimal LongestTime = 100_000; // days are a unit

    private static readonly string[] NumberKeys = ["fact", "per"];

    private readonly HashSet<string> fileNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> tableNames = new(StringComparer.Ordinal);

    private Baseline? Baseline(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "by", "rows") is not { } section)
            return null;
        var by = section["by"] is { } named ? Named(named, "group", groups) : null;
        section.Required("rows", "the groups and facts to describe");
        return new(by, [.. section.List("rows", "a list of groups and facts").Select(Characteristic).OfType<Characteristic>()]);
    }

    private Characteristic? Characteristic(YamlNode node)
    {
        if (node is TextNode plain)
            return groups.TryGetValue(plain.Text, out var group) ? group is null ? null : new(group.Label, group, null) : DescribedFact(node, null);
        return YamlFields.Of(node, problems, "fact", "label") is { } row && row.Required("fact", "a fact of the vocabulary") is { } fact ? DescribedFact(fact, row.Text("label")) : null;
    }

    private Characteristic? DescribedFact(YamlNode node, string? label)
    {
        if (NamedFact(node) is not { } fact)
            return null;
        if (fact.Type is not FactType.Set)
            return new(label ?? StudyWords.Label(fact.Name), null, fact);
        problems.FactUse(node, "a group, or a fact with one value", "Make groups of the set, with conditions such as contains(…).");
        return null;
    }

    private SurvivalAnalysis? Survival(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "within", "endpoint", "by", "times", "interval", "confidence", "tests", "strata", "median", "figure") is not { } section)
            return null;
        var endpoint = section.Required("endpoint", "the name of an endpoint") is { } waited ? Named(waited, "endpoint", endpoints) : null;
        var by = section["by"] is { } named ? Named(named, "group", groups) : null;
        List<decimal?> times = [.. section.List("times", "a list of times").Select(time => section.Number(time, 0, LongestTime))];
        if (section["tests"] is { } tests && section["by"] is null)
            problems.Value(tests, "no test without groups: by names them");
        List<LogRankWeights> tested = [.. section.List("tests", "a list of tests").Select(test => section.Choice(test, ("log-rank", LogRankWeights.LogRank),
            ("gehan-breslow", LogRankWeights.GehanBreslow), ("tarone-ware", LogRankWeights.TaroneWare), ("peto-peto", LogRankWeights.PetoPeto)))];
        if (section["strata"] is { } stray && tested.Count == 0)
            problems.Value(stray, "strata only beside tests, which compare within them");
        var strata = Strata(section);
        var interval = section.Choice("interval", ("log", IntervalKind.Log), ("log-log", IntervalKind.LogLog), ("plain", IntervalKind.Plain), ("logit", IntervalKind.Logit),
            ("arcsine", IntervalKind.ArcsineRoot));
        var figure = section["figure"] is { } wish ? Figure(wish) : null;
        var (name, within, median) = (SurvivalName(section), Within(section), Median(section));
        return endpoint is null ? null : new(endpoint, by)
        {
            Id = name, Within = within, Median = median, Strata = strata,
            Times = [.. times.OfType<decimal>().Select(time => (double)time)], Interval = interval, Confidence = Confidence(section), Tests = tested, Figure = figure,
        };
    }

    private FigureWish? Figure(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "title", "until", "step") is not { } figure)
            return null;
        var name = figure.Id("name", "the figure's file is called so");
        NoteFile(figure["name"], name);
        var (until, step) = (figure.Number("until", 0, LongestTime), figure.Number("step", 0, LongestTime));
        return name is null ? null : new(name, figure.Text("title"), (double?)until, (double?)step);
    }

    private CoxAnalysis? Cox(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "name", "label", "method", "endpoint", "within", "terms", "strata", "select", "ties", "confidence", "figure") is not { } section)
            return null;
        var name = section.Id("name", "a short name of the model");
        NoteFile(section["name"], name);
        section.RequiredChoice("method", "the kind of model", ("cox", true));
        var endpoint = section.Required("endpoint", "the name of an endpoint") is { } waited ? Named(waited, "endpoint", endpoints) : null;
        section.Required("terms", "groups and facts that the model adjusts for");
        List<ModelTerm?> terms = [.. section.List("terms", "a list of groups and facts").Select(Term)];
        var ties = section.Choice("ties", ("efron", CoxTies.Efron), ("breslow", CoxTies.Breslow), ("exact", CoxTies.Exact));
        var (figure, figureTitle) = Forest(section);
        var screen = IsScreen(section["select"]) ? Screen(section["select"]!, [.. terms.OfType<ModelTerm>()]) : null;
        var strata = Strata(section);
        if (section["strata"] is { } stratified && (section["select"] is not null || terms.Exists(t => t?.Group is { } g && g == strata)))
            problems.Value(stratified, "a group that is no term, in a model whose terms are not selected");
        var (within, select) = (Within(section), IsScreen(section["select"]) ? null : Select(section));
        return name is null || endpoint is null || terms.Contains(null) ? null : new(name, section.Text("label") ?? "Cox model", endpoint, [.. terms.OfType<ModelTerm>()])
        {
            Within = within, Strata = strata, Select = select, Screen = screen, Ties = ties, Confidence = Confidence(section), Figure = figure, FigureTitle = figureTitle,
        };
    }

    /// <summary>The name of a forest's file, or { name, title }.</summary>
    private (string? Name, string? Title) Forest(YamlFields section)
    {
        if (section["figure"] is not MapNode node)
        {
            var plain = section.OptionalId("figure");
            NoteFile(section["figure"], plain);
            return (plain, null);
        }
        if (YamlFields.Of(node, problems, "name", "title") is not { } figure)
            return default;
        var name = figure.Id("name", "the figure's file is called so");
        NoteFile(figure["name"], name);
        return (name, figure.Text("title"));
    }

    private ModelTerm? Term(YamlNode node)
    {
        if (node is TextNode plain)
            return groups.TryGetValue(plain.Text, out var known) ? GroupTerm(known, 0) : NumberTerm(node, null, 1);
        if (YamlFields.Of(node, problems, "group", "reference", "fact", "per", "label") is not { } term)
            return null;
        if (term["group"] is { } named)
        {
            foreach (var stray in NumberKeys.Select(key => term[key]).OfType<YamlNode>())
                problems.Value(stray, "group, reference and label alone");
            return Named(named, "group", groups) is { } group ? GroupTerm(group, Reference(term["reference"], group), term.Text("label")) : null;
        }
        if (term["reference"] is { } reference)
            problems.Value(reference, "a reference only beside a group");
        return term.Required("fact", "a number of the vocabulary, or group: a group of this file") is { } fact
            ? NumberTerm(fact, term.Text("label"), term.Number("per", 0, 1_000) ?? 1) : null;
    }

    private int Reference(YamlNode? node, Group group)
    {
        var level = node is TextNode text ? group.Levels.Select(l => l.Name).ToList().IndexOf(text.Text) : 0;
        if (level < 0 || node is not (null or TextNode))
            problems.Unknown(node!, "level", group.Levels.Select(l => l.Name));
        return Math.Max(0, level);
    }

    private static ModelTerm? GroupTerm(Group? group, int reference, string? label = null) => group is null ? null : new(group.Id, label ?? group.Label, group, reference, null, 1);

    private ModelTerm? NumberTerm(YamlNode node, string? label, decimal per)
    {
        if (NamedFact(node) is not { } fact)
            return null;
        if (fact.Type is FactType.Number)
            return new(fact.Name, label ?? StudyWords.Label(fact.Name), null, 0, fact, per);
        problems.FactUse(node, "a group of this file, or a fact that is a number", "Make a group of it, so that its levels and the one the others are compared with are named.");
        return null;
    }

    private TableKind[] Tables(YamlFields file)
    {
        (string Word, TableKind Value)[] kinds = [("flow", TableKind.Flow), ("baseline", TableKind.Baseline), ("survival", TableKind.Survival), ("cox", TableKind.Cox),
            ("layout", TableKind.Layout), ("agreement", TableKind.Agreement), .. FurtherTables];
        var wanted = new List<TableKind>();
        foreach (var node in file.List("tables", "a list of tables"))
        {
            var kind = file.Choice(node, kinds);
            var section = kind switch { TableKind.Baseline => "baseline", TableKind.Survival => "survival", TableKind.Cox => "models", TableKind.Flow => "study", TableKind.Layout => "layout", TableKind.Agreement => "agreement", _ => FurtherSection(kind) };
            if (file[section] is null)
                problems.NoSection(node, section);
            wanted.Add(kind);
        }
        return [.. wanted.Distinct()];
    }

    private static double Confidence(YamlFields section) => (double)(section.Number("confidence", 0.5m, 0.9999m) ?? 0.95m);

    private T? Named<T>(YamlNode node, string what, Dictionary<string, T?> named)
        where T : class
    {
        if (node is TextNode text && named.TryGetValue(text.Text, out var one))
            return one; // null: it is there, and its own problem was noted
        problems.Unknown(node, what, named.Keys);
        return null;
    }

    /// <summary>The names of the other tables' files are taken.</summary>
    private void NoteTable(YamlNode? node, string? name)
    {
        if (node is not null && name is not null && (!tableNames.Add(name) || name is "flow" or "baseline" || name.StartsWith("survival", StringComparison.Ordinal) || name.StartsWith("cox-", StringComparison.Ordinal)))
            problems.FileTwice(node);
    }

    private void NoteFile(YamlNode? node, string? name)
    {
        if (node is not null && name is not null && (name == FlowFigures.Name || !fileNames.Add(name)))
            problems.FileTwice(node);
    }
}
