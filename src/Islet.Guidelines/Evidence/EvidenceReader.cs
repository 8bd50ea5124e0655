using Islet.Course;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>From the files of <c>guidelines/evidence</c> to the table.</summary>
internal sealed class EvidenceReader
{
    /// <summary>Who was in the trials.</summary>
    public const string PopulationFile = "populations.yaml";

    /// <summary>How guidelines word their votes. Every other file is a paper with its figures.</summary>
    public const string VoteFile = "votes.yaml";

    private readonly List<Problem> all = [];
    private readonly List<EvidencePaper> papers = [];
    private readonly Dictionary<string, EvidenceRow> rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> described = new(StringComparer.Ordinal);

    public static Parsed<EvidenceTable> Read(IReadOnlyDictionary<string, byte[]> files)
    {
        var reader = new EvidenceReader();
        foreach (var (name, bytes) in files.Where(f => f.Key is not (PopulationFile or VoteFile)).OrderBy(f => f.Key, StringComparer.Ordinal))
            reader.Paper(name, bytes);
        IReadOnlyList<TrialPopulation> populations = files.TryGetValue(PopulationFile, out var described) ? reader.Populations(described) : [];
        IReadOnlyList<VoteWording> votes = files.TryGetValue(VoteFile, out var worded) ? reader.Votes(worded) : [];
        var table = new EvidenceTable(reader.papers, [.. reader.rows.Values.OrderBy(r => r.Id, StringComparer.Ordinal)], populations) { Votes = votes };
        return new(reader.all.Count > 0 ? null : table, reader.all);
    }

    private void Paper(string file, byte[] bytes)
    {
        var problems = new EvidenceProblems(file);
        if (Fields(bytes, problems, "paper", "name", "citation", "year", "studies") is { } head)
        {
            var (key, name, citation) = (head.Id("paper", "the short name of the paper"), head.RequiredText("name", "as it stands beside a figure"), head.RequiredText("citation", "authors, title, journal, year"));
            var year = head.Required("year", "of publication") is null ? null : head.Whole("year", 1990, 2100);
            var paper = new EvidencePaper(key ?? "", name ?? "", citation ?? "", year ?? 0);
            papers.Add(paper);
            head.Required("studies", "a list of studies, each with its figures");
            foreach (var study in head.List("studies", "a list of studies, each with its figures"))
                Study(study, paper, problems);
        }
        all.AddRange(problems.All);
    }

    private void Study(YamlNode node, EvidencePaper paper, EvidenceProblems problems)
    {
        if (YamlFields.Of(node, problems, "study", "figures") is not { } study || study.RequiredText("study", "its name as the paper uses it") is not { } name)
            return;
        study.Required("figures", "a list of figures");
        foreach (var figure in study.List("figures", "a list of figures"))
            Row(figure, name, paper, problems);
    }

    private void Row(YamlNode node, string study, EvidencePaper paper, EvidenceProblems problems)
    {
        if (YamlFields.Of(node, problems, "id", "section", "population", "arm", "n", "endpoint", "value", "unit", "ci", "range", "against", "against_value", "hazard_ratio", "hazard_ratio_ci", "p",
            "note", "corrected", "options") is not { } f)
            return;
        var (id, section, endpoint) = (Id(f, problems), f.RequiredText("section", "of the paper"), f.RequiredText("endpoint", "what was measured"));
        var row = new EvidenceRow(id ?? "", paper, section ?? "", study, endpoint ?? "")
        {
            Population = f.Text("population"), Arm = f.Text("arm"), N = f.Whole("n", 1, 1_000_000), Value = Value(f.Text("value")), Unit = f.Text("unit"),
            Interval = Interval(f, "ci", problems), Range = Interval(f, "range", problems), Against = f.Text("against"), AgainstValue = Value(f.Text("against_value")),
            HazardRatio = f.Number("hazard_ratio", 0, 100), HazardRatioInterval = Interval(f, "hazard_ratio_ci", problems), P = Value(f.Text("p")), Note = f.Text("note"), Corrected = f.Text("corrected"),
            Options = f["options"] switch { null => null, TextNode { Text: "none" } => [], _ => f.Texts("options", "a list of options, as captem, or none") },
        };
        if (id is not null)
            rows[id] = row;
    }

    private string? Id(YamlFields f, EvidenceProblems problems)
    {
        if (f.Required("id", "as EV0022") is not { } node || f.Text(node) is not { } id)
            return null;
        if (id is not ['E', 'V', _, _, _, _] || !id.Skip(2).All(char.IsAsciiDigit))
            problems.RowId(node);
        else if (rows.ContainsKey(id))
            problems.IdTwice(node);
        return id;
    }

    private static EvidenceValue? Value(string? text) => text is null ? null : new(text);

    private static EvidenceInterval? Interval(YamlFields f, string key, EvidenceProblems problems)
    {
        if (f[key] is not { } node)
            return null;
        if (node is ListNode { Items: [TextNode low, TextNode high] } && low.Number<decimal>() is { } from && high.Number<decimal>() is { } to && from <= to)
            return new(from, to);
        problems.Interval(node);
        return null;
    }

    private List<TrialPopulation> Populations(byte[] bytes)
    {
        var problems = new EvidenceProblems(PopulationFile);
        var read = Fields(bytes, problems, "populations")?.List("populations", "a list of trials and series").Select(node => Population(node, problems)).OfType<TrialPopulation>().ToList();
        all.AddRange(problems.All);
        return read ?? [];
    }

    private TrialPopulation? Population(YamlNode node, EvidenceProblems problems)
    {
        if (YamlFields.Of(node, problems, "name", "says", "studies", "entered") is not { } p)
            return null;
        p.Required("studies", "the names under which its figures stand");
        p.Required("entered", "by what patients entered");
        foreach (var study in p.List("studies", "a list of names"))
        {
            if (study is not TextNode text || rows.Values.All(r => r.Study != text.Text))
                problems.UnknownStudy(study);
            else if (!described.Add(text.Text))
                problems.StudyTwice(study);
        }
        var (name, says) = (p.RequiredText("name", "of the trial"), p.RequiredText("says", "what it was, in our words"));
        var entered = p.List("entered", "a list of criteria").Select(c => Criterion(c, problems)).OfType<EntryCriterion>().ToList();
        return name is null || says is null ? null : new(name, says, p.Texts("studies", "a list of names"), entered);
    }

    private static EntryCriterion? Criterion(YamlNode node, EvidenceProblems problems)
    {
        if (YamlFields.Of(node, problems, "says", "condition", "source") is not { } c)
            return null;
        var (says, source) = (c.RequiredText("says", "the criterion in our words"), c.RequiredText("source", "the paper and section that say so"));
        var condition = c["condition"] is { } asked ? problems.Condition(asked, Macros.None) : null;
        return says is null || source is null ? null : new(says, condition, source);
    }

    private List<VoteWording> Votes(byte[] bytes)
    {
        var problems = new EvidenceProblems(VoteFile);
        List<VoteWording> votes = [];
        foreach (var node in Fields(bytes, problems, "votes")?.List("votes", "a list of votes") ?? [])
            if (YamlFields.Of(node, problems, "statement", "wording", "lines") is { } v && v.RequiredText("wording", "the words that carry the weight") is { } words
                && v.RequiredText("lines", "of the text") is { } lines && v.RequiredText("statement", "the id of the statement voted on") is { } id)
            {
                if (votes.Exists(vote => vote.Statement == id))
                    problems.VoteTwice(v["statement"]!);
                votes.Add(new(id, words, lines));
            }
        all.AddRange(problems.All);
        return votes;
    }

    private static YamlFields? Fields(byte[] bytes, EvidenceProblems problems, params string[] keys) =>
        problems.Decode(bytes) is { } text && problems.Root(text) is { } root ? YamlFields.Of(root, problems, keys) : null;
}
