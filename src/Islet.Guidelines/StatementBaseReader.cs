using Islet.Course;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>From the files of a guideline's folder to its statements.</summary>
internal sealed class StatementBaseReader(IReadOnlyDictionary<string, byte[]> files)
{
    /// <summary>The file that says which guideline it is, its scope, macros and topics.</summary>
    public const string Head = "guideline.yaml";

    /// <summary>The treatment options of which statements speak.</summary>
    public const string OptionFile = "options.yaml";

    private const string Gate = "IN_SCOPE"; // the scope as a macro; every condition is read behind it unless the statement says `scope: any`

    private readonly List<GuidelineProblems> opened = []; // of every file, in the order in which they are read
    private readonly List<(TextNode Id, GuidelineProblems File)> tensions = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal); // those of statements with something wrong in them, too: who names one is not told of it again
    private Macros macros = Macros.None;
    private HashSet<string>? optionKeys = []; // likewise; null: the file does not read, and nothing can be said of who names one
    private bool everyTopicReads = true;

    public static Parsed<StatementBase> Read(IReadOnlyDictionary<string, byte[]> files) => new StatementBaseReader(files).Read();

    private Parsed<StatementBase> Read()
    {
        var problems = Open(Head);
        var head = files.TryGetValue(Head, out var bytes) ? Fields(bytes, problems, "guideline", "name", "title", "year", "panel", "source", "scope", "macros", "topics") : null;
        if (bytes is null)
            problems.NoHead();
        var result = head is null ? null : Read(head, problems);
        List<Problem> all = [.. opened.SelectMany(file => file.All)];
        return new(all.Count == 0 ? result : null, all);
    }

    private StatementBase? Read(YamlFields head, GuidelineProblems problems)
    {
        var (key, name) = (head.Id("guideline", "the short name of the guideline"), head.RequiredText("name", "as it is named beside a statement"));
        var (title, source) = (head.RequiredText("title", "what the guideline is about"), head.RequiredText("source", "paper, journal, year"));
        var (year, panel) = (head.Required("year", "of publication") is null ? null : head.Whole("year", 1990, 2100), head.RequiredText("panel", "who speaks, as \"the 2020 panel\""));
        ReadMacros(head, problems);
        var options = Options();
        List<Statement> statements = [.. head.List("topics", "the topics, each a file").SelectMany(topic => Topic(topic, problems))];
        foreach (var (id, file) in tensions.Where(t => everyTopicReads && !ids.Contains(t.Id.Text)))
            file.Tension(id);
        return key is null || name is null || title is null || source is null || year is null || panel is null ? null
            : new(key, name, title, source, macros, statements) { Year = year.Value, Panel = panel, Scope = macros[Gate]!, Options = options };
    }

    private void ReadMacros(YamlFields head, GuidelineProblems problems)
    {
        var named = head.Map("macros", "conditions, each under a name in capitals");
        foreach (var (name, _) in named.Where(m => m.Key.Text == Gate))
            problems.ScopeAsMacro(name);
        var scope = head.Required("scope", "for whom the guideline was made: a condition");
        var at = scope?.At ?? head.At;
        macros = problems.Macros([(new(at, Gate, null, at), scope), .. named.Where(m => m.Key.Text != Gate)]);
    }

    /// <summary>A guideline without treatment options has no such file.</summary>
    private List<TreatmentOption> Options()
    {
        if (!files.TryGetValue(OptionFile, out var bytes))
            return [];
        var problems = Open(OptionFile);
        var reader = new OptionReader(problems, macros, statement => Named(statement, problems));
        List<TreatmentOption>? read = Fields(bytes, problems, "options") is { } head ? reader.Read(head) : null;
        optionKeys = read is null ? null : reader.Keys;
        return read ?? [];
    }

    private IEnumerable<Statement> Topic(YamlNode name, GuidelineProblems head)
    {
        if (name is not TextNode { Text: var topic } || !files.TryGetValue($"{topic}.yaml", out var bytes))
        {
            head.NoFile(name.At, $"{name.Found}.yaml");
            everyTopicReads = false;
            return [];
        }
        var problems = Open($"{topic}.yaml");
        if (Fields(bytes, problems, "topic", "statements") is not { } fields)
        {
            everyTopicReads = false;
            return [];
        }
        var chapter = fields.RequiredText("topic", "what the statements of this file are about") ?? "";
        fields.Required("statements", "a list of statements");
        return [.. fields.List("statements", "a list of statements").Select(node => Statement(node, problems)).OfType<Statement>().Select(s => s with { Chapter = chapter })];
    }

    private Statement? Statement(YamlNode node, GuidelineProblems problems)
    {
        var before = problems.Count;
        if (YamlFields.Of(node, problems, "id", "topic", "scope", "condition", "stance", "strength", "votes", "says", "check", "emphasis", "evidence", "caution", "origin", "schedule",
            "tension", "follow_up", "options", "figures", "beware", "advises_against", "reading", "superseded", "section", "lines") is not { } s)
            return null;
        var (id, topic, says) = (Id(s, problems), s.RequiredText("topic", "a few words"), s.RequiredText("says", "the statement in our words"));
        var (section, lines) = (s.RequiredText("section", "of the guideline"), s.RequiredText("lines", "of the text it was read from"));
        var condition = s.Required("condition", "for whom") is { } asked ? problems.Condition(asked, macros) : null;
        var anybody = s.Choice("scope", ("", false), ("any", true));
        var (stance, strength) = (s.RequiredChoice("stance", "what it does", Words<Stance>()), s.Choice("strength", Words<Strength>()));
        var (check, emphasis) = (s["check"] is { } c ? problems.Condition(c, macros) : null, s["emphasis"] is { } e ? problems.Condition(e, macros) : null);
        List<string> tension = [.. s.List("tension", "a list of ids").Select(node => Named(node, problems) ? s.Text(node) : null).OfType<string>()];
        var (bearings, tests) = (Bearings(s, problems), s.List("advises_against", "a list of facts").Select(node => TestOf(node, problems)).OfType<Fact>().ToList());
        var (figures, beware) = (s.Texts("figures", "a list of rows of the evidence table, as EV0123"), s.Texts("beware", "a list of cautions, as C-PRRT"));
        ScheduledStep?[] schedule = [.. s.List("schedule", "a list of steps").Select(step => Step(step, problems))];
        if (problems.Count > before || condition is null || macros[Gate] is not { } gate) // a macro that does not read was told where it stands
            return null;
        return new(id!, topic!, anybody ? condition : new Conjunction([gate, condition]), stance, says!)
        {
            Strength = strength, Votes = s.Text("votes"), Origin = s.Text("origin"), Evidence = s.Text("evidence"), Caution = s.Text("caution"), Check = check, Emphasis = emphasis,
            Schedule = [.. schedule.OfType<ScheduledStep>()], Tension = tension, FollowUp = FollowUpBearing.Read(s), Options = bearings, Figures = figures, Beware = beware,
            AdvisesAgainst = [.. tests], Reading = s.Text("reading"), Superseded = s.Text("superseded"), Section = section!, Lines = lines!,
        };
    }

    private List<OptionBearing> Bearings(YamlFields s, GuidelineProblems problems)
    {
        List<OptionBearing> bearings = [];
        foreach (var (key, value) in s.Map("options", "options of options.yaml, each with for, against, how, risk or open"))
        {
            if (optionKeys?.Contains(key.Text) is false)
                problems.Option(key, optionKeys);
            bearings.Add(new(key.Text, s.Choice(value, ("for", Bearing.For), ("against", Bearing.Against), ("how", Bearing.How), ("risk", Bearing.Risk), ("open", Bearing.Open))));
        }
        return bearings;
    }

    private static Fact? TestOf(YamlNode node, GuidelineProblems problems)
    {
        var fact = node is TextNode text ? Fact.Find(text.Text) : null;
        if (fact is null)
            problems.Test(node);
        return fact;
    }

    private string? Id(YamlFields s, GuidelineProblems problems)
    {
        if (s.Required("id", "as NANETS2020-SYS-02") is not { } node || s.Text(node) is not { } id)
            return null;
        if (!IsStatementId(id))
            problems.StatementId(node);
        if (!ids.Add(id))
            problems.IdTwice(node);
        return id;
    }

    /// <summary>Notes that a statement is named, which may be read later; false: it is no id, which is told.</summary>
    private bool Named(YamlNode node, GuidelineProblems problems)
    {
        if (node is TextNode id)
            tensions.Add((id, problems));
        else
            problems.Form(node, "the id of a statement");
        return node is TextNode;
    }

    private GuidelineProblems Open(string file)
    {
        opened.Add(new(file));
        return opened[^1];
    }

    private static ScheduledStep? Step(YamlNode node, GuidelineProblems problems)
    {
        if (YamlFields.Of(node, problems, "modality", "anchor", "every_min_months", "every_max_months", "from_month", "until_months", "until_months_min", "at_months", "at_months_min",
            "at_months_max", "every_hours", "duration_years_min", "support_percent", "dose_gbq", "cycles", "at", "first_is", "stop") is not { } step)
            return null;
        var (modality, anchor) = (step.RequiredText("modality", "what is done"), step.RequiredText("anchor", "from when it is counted"));
        if (modality is not null && !FollowUpModality.Knows(modality))
            problems.Modality(step["modality"]!);
        if (anchor is not null && !AnchorNames.Written.Contains(anchor))
            problems.Anchor(step["anchor"]!);
        return modality is null || anchor is null ? null : new(modality, anchor)
        {
            EveryMinMonths = Months("every_min_months"), EveryMaxMonths = Months("every_max_months"), FromMonth = Months("from_month"), UntilMonths = Months("until_months"),
            UntilMonthsMin = Months("until_months_min"), AtMonthsMin = Months("at_months_min"), AtMonthsMax = Months("at_months_max"),
            AtMonths = [.. step.List("at_months", "a list of months").Select(n => step.Number(n, 0, 600)).OfType<decimal>()],
            EveryHours = step.Number("every_hours", 0, 24), DurationYearsMin = step.Number("duration_years_min", 0, 50), SupportPercent = step.Number("support_percent", 0, 100),
            DoseGbq = step.Number("dose_gbq", 0, 50), Cycles = step.Whole("cycles", 1, 20), At = step.Text("at"), FirstIs = step.Text("first_is"), Stop = step.Text("stop"),
        };

        decimal? Months(string key) => step.Number(key, 0, 600);
    }

    private static YamlFields? Fields(byte[] bytes, GuidelineProblems problems, params string[] keys) =>
        problems.Decode(bytes) is { } text && problems.Root(text) is { } root ? YamlFields.Of(root, problems, keys) : null;

    private static (string, T)[] Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => (value.ToString(), value))];

    /// <summary>NANETS2020-SYS-02.</summary>
    private static bool IsStatementId(string id) => id.Split('-') is [{ Length: > 0 } guideline, { Length: > 0 } topic, { Length: 2 or 3 } number]
        && (guideline + topic).All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) && number.All(char.IsAsciiDigit);
}
