using Islet.Yaml;

namespace Islet.Studies;

internal sealed partial class StudyReader
{
    private static readonly string[] FurtherKeys = ["competing", "exposure", "subgroups", "cut_points", "missing", "sequences", "cases", "landmarks", "sensitivity"];

    private static readonly (string Word, TableKind Value)[] FurtherTables =
    [
        ("endpoints", TableKind.Endpoints), ("competing", TableKind.Competing), ("exposure", TableKind.Exposure), ("subgroups", TableKind.Subgroups), ("cut_points", TableKind.CutPoints),
        ("missing", TableKind.Missing), ("sequences", TableKind.Sequences), ("sensitivity", TableKind.Sensitivity), ("cases", TableKind.Cases), ("landmarks", TableKind.Landmarks),
    ];

    private readonly Dictionary<string, CoxAnalysis?> modelsByName = new(StringComparer.Ordinal);

    private static string FurtherSection(TableKind kind) => FurtherWords.Of(kind);

    /// <summary>Every analysis beyond curves and models, in the order of the kinds.</summary>
    private List<FurtherAnalysis> Further(YamlFields file)
    {
        List<FurtherAnalysis?> read =
        [
            .. file.List("competing", "a list of analyses of competing events").Select(Competing),
            .. file.List("exposure", "a list of exposures").Select(Exposure),
            .. file.List("subgroups", "a list of analyses in subgroups").Select(Subgroups),
            .. file.List("cut_points", "a list of searches for a cut").Select(CutPoints),
            .. file.List("missing", "a list of plans for missing values").Select(Missing),
            .. file.List("sequences", "a list of analyses of sequences").Select(Sequences),
            .. file.List("cases", "a list of figures of one patient at two characterizations").Select(Case),
            .. file.List("landmarks", "a list of comparisons by the response at a landmark").Select(Landmark),
        ];
        return [.. read.OfType<FurtherAnalysis>()];
    }

    /// <summary>The name of an analysis, by which its files are called.</summary>
    private string? Name(YamlFields section, TableKind kind)
    {
        var name = section.Id("name", "a short name of the analysis");
        if (name is not null && !tableNames.Add($"{FurtherWords.Of(kind)}-{name}"))
            problems.FileTwice(section["name"]!);
        return name;
    }

    private Endpoint? Waited(YamlFields section) => section.Required("endpoint", "the name of an endpoint") is { } waited ? Named(waited, "endpoint", endpoints) : null;

    private List<ModelTerm> TermsOf(YamlFields section, string key) => [.. section.List(key, "a list of groups and facts").Select(Term).OfType<ModelTerm>()];

    private string? FigureName(YamlFields section)
    {
        var figure = section.OptionalId("figure");
        NoteFile(section["figure"], figure);
        return figure;
    }

    private static List<double> Times(YamlFields section) => [.. section.List("times", "a list of times").Select(time => section.Number(time, 0, LongestTime)).OfType<decimal>().Select(t => (double)t)];

    /// <summary>Endpoints under names of their own; or a list of customary names, each with its customary definition in months.</summary>
    private void NamedEndpoints(YamlFields file, TimeZero zero)
    {
        if (file["endpoints"] is ListNode { Items.Count: > 0 } names)
        {
            foreach (var item in names.Items)
                if (item is not TextNode name)
                    problems.Form(item, "the name of an endpoint: " + string.Join(", ", CustomaryEndpoints.Names));
                else if (endpoints.ContainsKey(name.Text))
                    problems.KeyTwice(name);
                else if (CustomaryEndpoints.Of(name.Text) is { } known && CanBegin(item, known, zero))
                    endpoints[name.Text] = known;
                else if (CustomaryEndpoints.Of(name.Text) is null)
                    problems.Value(item, "one of " + string.Join(", ", CustomaryEndpoints.Names) + "; other endpoints are given with event and unit");
            return;
        }
        foreach (var (name, node) in file.Map("endpoints", "endpoints, each under a name of its own, or a list of customary names"))
            endpoints[name.Text] = Endpoint(name, node, zero);
    }

    private bool CanBegin(YamlNode node, Endpoint endpoint, TimeZero zero)
    {
        if (endpoint.Event is EndpointEvent.NextTreatment or EndpointEvent.TreatmentFailure && !zero.IsTreatment())
        {
            problems.Value(node, $"{endpoint.Id} only with time_zero: line 1, line 2, line 3 or chemotherapy 1");
            return false;
        }
        return true;
    }
}
