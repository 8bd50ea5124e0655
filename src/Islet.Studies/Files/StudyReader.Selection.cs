using Islet.Statistics;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>What analyses say beyond whom, when and what: the part of the cohort, terms selected, endpoints of lines.</summary>
internal sealed partial class StudyReader
{
    private const int SecondLine = 2;

    private static readonly (string Word, TimeZero Value)[] Zeros = [("diagnosis", TimeZero.Diagnosis), ("recharacterization", TimeZero.Recharacterization),
        ("line 1", TimeZero.FirstLine), ("line 2", TimeZero.SecondLine), ("line 3", TimeZero.ThirdLine), ("chemotherapy 1", TimeZero.FirstChemotherapy),
        ("advanced_disease", TimeZero.AdvancedDisease)];

    /// <summary>One condition, one with the event at which it is read, or a list of either.</summary>
    private IReadOnlyList<Within> Within(YamlFields section) => section["within"] switch
    {
        null => [],
        ListNode { Items.Count: > 0 } list => [.. list.Items.Select(Part).OfType<Within>()],
        var node => Part(node) is { } part ? [part] : [],
    };

    private Within? Part(YamlNode node)
    {
        if (node is not MapNode)
            return Asked(node) is { } plain ? new(plain, null) : null;
        if (YamlFields.Of(node, problems, "keep", "at") is not { } part || part.Required("keep", "a condition that holds for those whom the analysis is about") is not { } keep)
            return null;
        var at = part["at"] is { } named ? Event(named) : null;
        return Asked(keep) is { } condition ? new(condition, at) : null;
    }

    private static MedianForm Median(YamlFields section) => section.Choice("median", ("r", MedianForm.R), ("spss", MedianForm.Spss));

    /// <summary>By the names that SPSS has for them, and its bounds where none are said.</summary>
    private StepwiseRules? Select(YamlFields section)
    {
        if (section["select"] is not { } node || YamlFields.Of(node, problems, "rule", "enter", "remove") is not { } rule)
            return null;
        var (direction, removal) = rule.RequiredChoice("rule", "how terms are selected",
            ("forward-lr", (StepwiseDirection.Forward, RemovalStatistic.LikelihoodRatio)), ("forward-conditional", (StepwiseDirection.Forward, RemovalStatistic.Conditional)),
            ("forward-wald", (StepwiseDirection.Forward, RemovalStatistic.Wald)), ("backward-lr", (StepwiseDirection.Backward, RemovalStatistic.LikelihoodRatio)),
            ("backward-conditional", (StepwiseDirection.Backward, RemovalStatistic.Conditional)), ("backward-wald", (StepwiseDirection.Backward, RemovalStatistic.Wald)));
        var spss = new StepwiseRules();
        var (enter, remove) = ((double?)rule.Number("enter", 0, 1) ?? spss.Enter, (double?)rule.Number("remove", 0, 1) ?? spss.Remove);
        if (remove < enter)
            problems.Value(rule["remove"] ?? rule["enter"]!, "remove not below enter: what just entered would leave at once");
        return new(direction, removal, enter, remove);
    }

    /// <summary>The only one that is defined: from the start of the first line to progression on the second.</summary>
    private int? ProgressionOn(YamlFields endpoint, EndpointEvent happens, TimeZero start)
    {
        if (endpoint["progression_on"] is not { } node)
            return null;
        if (happens is not EndpointEvent.Progression || start is not TimeZero.FirstLine || node is not TextNode { Text: "line 2" })
            problems.Value(node, "line 2, beside event: progression, of a clock that starts with line 1");
        return SecondLine;
    }
}
