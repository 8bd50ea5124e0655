using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Islet.Clinic;
using Islet.Statistics;

namespace Islet.Tests.House;

/// <summary>Law 3 of the house: every clinical rule and every estimator or test stands beside its source. Read from the documentation that is shipped.</summary>
public partial class SourceTests
{
    public static TheoryData<string> Estimators => [.. Methods(typeof(KaplanMeier).Assembly).Select(m => $"{m.DeclaringType!.FullName}.{m.Name}").Distinct()];

    public static TheoryData<string> ClinicalRules => [.. RuleClasses(typeof(Who2022).Assembly).Select(t => t.FullName!)];

    [Theory, MemberData(nameof(Estimators))]
    public void An_estimator_or_test_names_its_source(string method)
    {
        var type = method[..method.LastIndexOf('.')];
        var said = Documentation("Islet.Statistics").Where(d => d.Name == "T:" + type || d.Name == "M:" + method || d.Name.StartsWith($"M:{method}(", StringComparison.Ordinal));
        Assert.Matches(Source(), string.Concat(said.Select(d => d.Text)));
    }

    [Theory, MemberData(nameof(ClinicalRules))]
    public void A_clinical_rule_names_its_source(string type) =>
        Assert.Matches(Source(), string.Concat(Documentation("Islet.Clinic").Where(d => d.Name == "T:" + type).Select(d => d.Text)));

    [Fact]
    public void A_rule_of_consistency_names_the_definition_that_would_be_contradicted() =>
        Assert.All(ConsistencyRules.All, rule => Assert.Matches(Source(), rule.Source));

    private static IEnumerable<MethodInfo> Methods(Assembly room) =>
        RuleClasses(room).SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => !m.IsSpecialName);

    private static IEnumerable<Type> RuleClasses(Assembly room) => room.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: true, IsSealed: true });

    private static IEnumerable<(string Name, string Text)> Documentation(string room) =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, room + ".xml")).Descendants("member").Select(m => (m.Attribute("name")!.Value, m.Value));

    /// <summary>A year with its authors or edition before it, a DOI, or our own specification, which names the primary sources.</summary>
    [GeneratedRegex(@"\b(18|19|20)\d\d\b|doi:10\.|facts\.md|every edition of AJCC/UICC|TNM")]
    private static partial Regex Source();
}
