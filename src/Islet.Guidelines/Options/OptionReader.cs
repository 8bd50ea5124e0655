using Islet.Clinic;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>From <c>options.yaml</c> to a guideline's options.</summary>
/// <param name="named">Takes each id of a statement that a warning names, for those are read later.</param>
internal sealed class OptionReader(GuidelineProblems problems, Macros macros, Action<YamlNode> named)
{
    public List<TreatmentOption> Read(YamlFields head) => [.. head.List("options", "the options, each with option and title").Select(Option).OfType<TreatmentOption>()];

    private TreatmentOption? Option(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "option", "title", "given_before", "running", "drugs", "procedures", "beware") is not { } o)
            return null;
        var (key, title) = (o.Id("option", "its short name"), o.RequiredText("title", "as a board calls it"));
        var (given, running) = (Condition(o["given_before"]), Condition(o["running"]));
        List<string> drugs = [.. o.List("drugs", "a list of drugs").Select(Drug).OfType<string>()];
        var procedures = o.Texts("procedures", "a list of stems of procedures' names");
        List<OptionWarning> beware = [.. o.List("beware", "a list of warnings, each with when, says and source").Select(Warning).OfType<OptionWarning>()];
        return key is null || title is null ? null : new(key, title) { GivenBefore = given, Running = running, Drugs = drugs, Procedures = procedures, Beware = beware };
    }

    private OptionWarning? Warning(YamlNode node)
    {
        if (YamlFields.Of(node, problems, "when", "says", "says_unknown", "source", "stated_by") is not { } w)
            return null;
        var (when, says, source) = (Condition(w.Required("when", "for whom: a condition")), w.RequiredText("says", "what is to be looked at, in our words"), w.RequiredText("source", "paper, section, lines"));
        if (w["stated_by"] is { } statement)
            named(statement);
        return when is null || says is null || source is null ? null : new(when, says, source, w.Text("stated_by")) { SaysUnknown = w.Text("says_unknown") };
    }

    private Condition? Condition(YamlNode? node) => node is null ? null : problems.Condition(node, macros);

    private string? Drug(YamlNode node)
    {
        if (node is TextNode text && DrugTable.Of(text.Text) is not null)
            return text.Text.Trim();
        problems.Value(node, "a drug by a name of docs/terminology.md, as treatments spell it");
        return null;
    }
}
