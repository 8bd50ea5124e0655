using Islet.Course;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>One worked patient, from its node.</summary>
internal sealed class ExampleReader(GuidelineProblems problems, StatementBase guideline)
{
    /// <summary>Null where something is wrong with it, which is noted.</summary>
    public GuidelineExample? Read(YamlNode node)
    {
        var before = problems.Count;
        if (YamlFields.Of(node, problems, GuidelineExamples.Keys) is not { } e)
            return null;
        var (id, title) = (Text(e, "id", "a short name"), Text(e, "title", "what it shows"));
        e.Required("facts", "what is known of the patient");
        var example = new GuidelineExample(id ?? "", title ?? "", e.Map("facts", "facts, each with its value").Select(f => Value(f.Key, f.Value, derived: false)).OfType<(Fact Fact, FactValue Value)>().ToDictionary(f => f.Fact, f => f.Value))
        {
            Note = e.Text("note"),
            Applies = Statements("applies"),
            DoesNotApply = Statements("does_not_apply"),
            Undecided = [.. e.Map("undecided", "ids, each with a list of the facts that are missing").Select(u => (Find(u.Key), Facts(u.Value))).Where(u => u.Item1 is not null).Select(u => (u.Item1!, u.Item2))],
            Checks = Words("checks", "ids, each with met or not_met", ("met", true), ("not_met", false)),
            Emphasis = Words("emphasis", "ids, each with true or false", ("true", true), ("false", false)),
            Derived = [.. e.Map("derived", "derived facts, each with its value").Select(d => Value(d.Key, d.Value, derived: true)).OfType<(Fact, FactValue)>()],
        };
        return problems.Count == before ? example : null;

        IReadOnlyList<Statement> Statements(string key) => [.. e.List(key, "a list of ids").Select(Find).OfType<Statement>()];
        IReadOnlyList<(Statement, bool)> Words(string key, string expected, params (string, bool)[] words) =>
            [.. e.Map(key, expected).Select(w => (Find(w.Key), e.Choice(w.Value, words))).Where(w => w.Item1 is not null).Select(w => (w.Item1!, w.Item2))];
    }

    private static string? Text(YamlFields e, string key, string meaning) => e.RequiredText(key, meaning);

    private Statement? Find(YamlNode node)
    {
        if (node is TextNode { Text: var id } && guideline.Statements.FirstOrDefault(s => s.Id == id) is { } statement)
            return statement;
        problems.ExampleStatement(node, guideline.Statements.Select(s => s.Id));
        return null;
    }

    private FactSet Facts(YamlNode node)
    {
        if (node is ListNode { Items.Count: > 0 } list)
            return [.. list.Items.Select(item => Known(item, derived: false)).OfType<Fact>()];
        problems.Form(node, "a list of the facts that are missing");
        return default;
    }

    private Fact? Known(YamlNode node, bool derived)
    {
        if (node is TextNode { Text: var name } && Fact.Find(name) is { } fact && fact.IsDerived == derived)
            return fact;
        problems.Fact(node, derived);
        return null;
    }

    /// <summary>A set is a list, which may be empty: "asked, none".</summary>
    private (Fact, FactValue)? Value(TextNode key, YamlNode node, bool derived)
    {
        if (Known(key, derived) is not { } fact)
            return null;
        var value = (fact.Type, node) switch
        {
            (FactType.Set, ListNode list) when list.Items.All(item => item is TextNode) && FactValue.Of(list.Items.Cast<TextNode>().Select(item => item.Text)) is var set && fact.Allows(set) => set,
            (FactType.Set, _) => null,
            (_, TextNode text) => fact.Parse(text.Text),
            _ => null,
        };
        if (value is not null)
            return (fact, value);
        problems.Value(node, fact.Type is FactType.Set ? $"a list: {fact.Expected}" : fact.Expected, node is TextNode { Text: var written } ? fact.NearestValues(written) : null);
        return null;
    }
}
