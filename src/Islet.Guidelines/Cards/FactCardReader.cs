using Islet.Clinic;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>From the file of a card to the card.</summary>
internal sealed class FactCardReader(string file, IReadOnlyList<StatementBase> guidelines, EvidenceTable evidence)
{
    private const string Suffix = ".yaml";

    private static readonly Dictionary<string, string> CountingWords = new(StringComparer.Ordinal) { ["two"] = "2", ["three"] = "3", ["four"] = "4", ["half"] = "50" };

    private readonly CardProblems problems = new(file);
    private readonly StatementBase guideline = guidelines[0];
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public Parsed<FactCard> Read(ReadOnlySpan<byte> bytes)
    {
        var fields = problems.Decode(bytes) is { } text && problems.Root(text) is { } root
            ? YamlFields.Of(root, problems, "card", "title", "about", "option", "syndrome", "sources", "regions", "beware", "sections", "know_first",
                "laboratories", "laboratories_why", "silent") : null;
        var card = fields is null ? null : Read(fields);
        return new(problems.Count == 0 ? card : null, problems.All);
    }

    private FactCard? Read(YamlFields head)
    {
        var (key, title, about) = (Key(head), head.RequiredText("title", "what the card is about"), head.RequiredText("about", "for whom its statements were made"));
        foreach (var (name, citation) in head.Map("sources", "texts other than the guideline, each under a short name"))
            texts[name.Text] = head.Text(citation) ?? "";
        if (head["option"] is null == head["syndrome"] is null)
            problems.Kind(head.At);
        head.Required("sections", "headings, each with its lines");
        CardSection?[] sections = [.. head.List("sections", "headings, each with its lines").Select(Section)];
        CardQuestion?[] questions = [.. head.List("know_first", "questions, each with its condition").Select(Question)];
        var (option, syndrome) = (Option(head), Syndrome(head));
        IReadOnlyList<Screen> regions = [.. head.List("regions", "prrt_ema, prrt_fda").Select(node => head.Choice(node, ("prrt_ema", PrrtEligibility.Ema), ("prrt_fda", PrrtEligibility.Fda)))];
        var beware = Cautions(head);
        return key is null || title is null || about is null ? null : new(key, title, guideline, about)
        {
            Option = option, Syndrome = syndrome, Regions = regions, Beware = beware, Sections = [.. sections.OfType<CardSection>()], KnowFirst = [.. questions.OfType<CardQuestion>()],
            Laboratories = Laboratories(head, syndrome), LaboratoriesBecause = head.Text("laboratories_why"), Silent = head.Texts("silent", "a list of texts"),
        };
    }

    private IReadOnlyList<string> Laboratories(YamlFields head, string? syndrome)
    {
        if (syndrome is null)
            return head.Texts("laboratories", "a list of analytes");
        if (head["laboratories"] is { } node)
            problems.Laboratories(node);
        return SymptomLaboratories.Table.FirstOrDefault(row => row.Suspected == syndrome)?.Analytes ?? [];
    }

    private string? Key(YamlFields head)
    {
        var key = head.Id("card", "the short name of the card, as its file");
        if (key is not null && key + Suffix != file)
            problems.File(head["card"]!, file.Replace(Suffix, "", StringComparison.Ordinal));
        return key;
    }

    private TreatmentOption? Option(YamlFields head)
    {
        if (head["option"] is not { } node || head.Text(node) is not { } key)
            return null;
        var option = guideline.Options.FirstOrDefault(o => o.Key == key);
        if (option is null)
            problems.Option(node, guideline);
        return option;
    }

    private static string? Syndrome(YamlFields head) =>
        head["syndrome"] is { } node ? head.Choice(node, [.. Fact.FunctionalSyndrome.Values.Where(v => v != "none").Select(v => (v, v))]) : null;

    private List<string> Cautions(YamlFields head)
    {
        List<string> codes = [];
        foreach (var node in head.List("beware", "a list of cautions, as C-PRRT"))
        {
            if (head.Text(node) is { } code && CautionWords.Codes.Contains(code))
                codes.Add(code);
            else
                problems.Caution(node);
        }
        return codes;
    }

    private CardSection? Section(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "section", "lines") is not { } section)
            return null;
        var title = section.RequiredText("section", "the heading");
        section.Required("lines", "what the card says under it");
        CardLine?[] lines = [.. section.List("lines", "a list of lines, each with says and lines").Select(Line)];
        return title is null ? null : new(title, [.. lines.OfType<CardLine>()]);
    }

    private CardLine? Line(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "says", "statements", "figures", "from", "lines") is not { } line)
            return null;
        var (says, source) = (line.RequiredText("says", "in our words"), Source(line));
        if (says is null || source is null)
            return null;
        Supported(line["says"]!, says, source);
        return new(says, source);
    }

    private CardQuestion? Question(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "asks", "condition", "why", "statements", "figures", "from", "lines") is not { } question)
            return null;
        var (asks, why, source) = (question.RequiredText("asks", "the question in words"), question.RequiredText("why", "what hangs on the answer"), Source(question));
        var condition = question.Required("condition", "the question as a condition") is { } asked ? problems.Condition(asked, guideline.Macros) : null;
        if (asks is null || why is null || source is null || condition is null)
            return null;
        Supported(question["why"]!, why, source);
        return new(asks, condition, why, source);
    }

    private CardSource? Source(YamlFields line)
    {
        var (lines, text, statements, figures) = (line.RequiredText("lines", "of the text it was read from"), guideline.Source, new List<CardStatement>(), new List<string>());
        if (line["from"] is { } from && line.Text(from) is { } name && !texts.TryGetValue(name, out text!))
            problems.Source(from, texts.Keys);
        foreach (var node in line.List("statements", "a list of ids"))
        {
            if (line.Text(node) is { } id && guidelines.Select(g => (Guideline: g, Statement: g.Find(id))).FirstOrDefault(f => f.Statement is not null) is { Statement: { } statement } found)
                statements.Add(new(found.Guideline, statement));
            else
                problems.Statement(node, guidelines);
        }
        foreach (var node in line.List("figures", "a list of rows of the evidence table, as EV0123"))
        {
            if (line.Text(node) is { } id && evidence.Find(id) is not null)
                figures.Add(id);
            else
                problems.Evidence(node);
        }
        return lines is null || text is null ? null : new(text, lines, statements, figures);
    }

    /// <summary>No figure stands on a card that none of its sources gives.</summary>
    private void Supported(YamlNode node, string says, CardSource source)
    {
        var given = source.Statements.SelectMany(s => Words(s.Statement)).Concat(source.Figures.Select(id => Words(evidence.Find(id)!))).SelectMany(Figures).ToHashSet(StringComparer.Ordinal);
        foreach (var figure in Figures(says).Where(f => !given.Contains(f)))
            problems.Unsupported(node, figure);
    }

    private static IEnumerable<string> Words(Statement statement) =>
        [statement.Says, statement.Evidence ?? "", statement.Caution ?? "", statement.Votes ?? "", .. statement.Schedule.Select(s => FormattableString.Invariant($"{s.DoseGbq} {s.Cycles} {s.EveryHours}"))];

    /// <summary>A hyphen between two figures is a range.</summary>
    private static string Words(EvidenceRow row) => FormattableString.Invariant(
        $"{row.N} {row.Population} {row.Arm} {row.Endpoint} {row.Value} {row.Interval} {row.Range} {row.AgainstValue} {row.HazardRatio} {row.HazardRatioInterval} {row.Note}").Replace('-', '–');

    /// <summary>Numbers of a text as they stand there. A number within a name (177Lu, 5-HIAA) is none; a number in words is one where a schedule gives it.</summary>
    private static IEnumerable<string> Figures(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '.' or ',' or '-'))
                continue;
            if (Figure(text[start..i].TrimEnd('.', ',')) is { } figure)
                yield return figure;
            start = i + 1;
        }
    }

    /// <summary>7.4, four, and the 8 of 8-week; not 177Lu, G3 or 5-HIAA.</summary>
    private static string? Figure(string word) => word.Length > 0 && word.All(c => char.IsAsciiDigit(c) || c is '.') ? word
        : word.Split('-') is [var number, var unit] && number.Length > 0 && number.All(char.IsAsciiDigit) && unit.All(char.IsAsciiLetterLower) ? number
        : CountingWords.GetValueOrDefault(word);
}
