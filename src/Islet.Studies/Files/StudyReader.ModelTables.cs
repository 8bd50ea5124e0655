using Islet.Statistics;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>Tables of several models, and the rule by which a model's terms are screened.</summary>
internal sealed partial class StudyReader
{
    private ModelTable? Models(YamlNode node, IReadOnlyList<CoxAnalysis> models)
    {
        if (YamlFields.Of(node, problems, "name", "caption", "models", "unadjusted", "notes") is not { } table)
            return null;
        var name = table.Id("name", "the table's files are called so");
        NoteTable(table["name"], name);
        var caption = table.RequiredText("caption", "what is printed above the table");
        table.Required("models", "the models in the order of their columns");
        var named = models.ToDictionary(m => m.Id, m => (CoxAnalysis?)m, StringComparer.Ordinal);
        List<CoxAnalysis?> shown = [.. table.List("models", "a list of names of models").Select(one => Named(one, "model", named))];
        var (unadjusted, notes) = (table.Flag("unadjusted"), table.Texts("notes", "a list of sentences"));
        return name is null || caption is null || shown.Contains(null) ? null : new(name, caption, [.. shown.OfType<CoxAnalysis>()], unadjusted, notes);
    }

    private static bool IsScreen(YamlNode? select) => select is MapNode map && map.Entries.Any(e => e is { Key.Text: "rule", Value: TextNode { Text: "univariable-p" } });

    /// <summary>The rule of NORDIC NEC 2: candidates with a univariable p below a bound, or named as relevant; of collinear ones the most significant.</summary>
    /// <param name="terms">Of the model: its candidates.</param>
    private ScreenRules? Screen(YamlNode node, IReadOnlyList<ModelTerm> terms)
    {
        if (YamlFields.Of(node, problems, "rule", "below", "relevant", "collinear", "spearman", "test") is not { } rule)
            return null;
        rule.RequiredChoice("rule", "how terms are selected", ("univariable-p", true));
        var (below, spearman) = ((double?)rule.Number("below", 0, 1), (double?)rule.Number("spearman", 0, 0.9999m));
        List<string?> relevant = [.. rule.List("relevant", "a list of terms").Select(one => Candidate(one, terms))];
        List<IReadOnlyList<string>> collinear = [.. rule.List("collinear", "a list of lists of terms").Select(group => Together(group, terms))];
        return new(below ?? 0.1)
        {
            Test = rule.Choice("test", ("wald", ScreenTest.Wald), ("likelihood-ratio", ScreenTest.LikelihoodRatio), ("score", ScreenTest.Score)),
            Relevant = [.. relevant.OfType<string>()], Collinear = collinear, Spearman = spearman,
        };
    }

    private IReadOnlyList<string> Together(YamlNode node, IReadOnlyList<ModelTerm> terms)
    {
        if (node is ListNode { Items.Count: >= 2 } list)
            return [.. list.Items.Select(one => Candidate(one, terms)).OfType<string>()];
        problems.Form(node, "two terms or more that say much the same");
        return [];
    }

    private string? Candidate(YamlNode node, IReadOnlyList<ModelTerm> terms)
    {
        if (node is TextNode text && terms.FirstOrDefault(t => t.Id == text.Text) is { } term)
            return term.Id;
        problems.Unknown(node, "term of the model", terms.Select(t => t.Id));
        return null;
    }
}
