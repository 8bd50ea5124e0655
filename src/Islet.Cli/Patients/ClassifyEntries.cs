using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Cli.Stats;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>The derived values of the contract, in its order: every key is always there.</summary>
internal static class ClassifyEntries
{
    private static readonly string[] Lesions = [ClassifyFacts.PetLesions];

    public static IReadOnlyList<ClassifyEntry> Of(TumourClassification c) =>
    [
        .. Fact.All.Where(fact => fact.IsDerived).Select(fact => Derived(fact, c.Facts(fact))),
        new("possible_grades", Words(c.Grade.Possible), []),
        Flag("grade_conflict", c.Grade.ConflictsWithReport),
        Word("grade_edition", c.Grade.Edition, edition => edition.ToString()[2..]),
        Word("g2_band", c.Grade.Band),
        Flag("ki67_boundary", c.Grade.IsBoundary),
        Word("ki67_class_10", c.Grade.IsAbove10, above => above ? "gt10" : "le10"),
        Word("ki67_class_55", c.Grade.IsAtLeast55, above => above ? "ge55" : "lt55"),
        Word("nen_class", c.Kind, KindWord),
        new("ihc_for_net", Names(c.Panel.ForNet), []),
        new("ihc_for_nec", Names(c.Panel.ForNec), []),
        Word("ihc_direction", c.Panel.Direction, direction => direction is PanelDirection.Net or PanelDirection.Nec ? direction.ToString().ToUpperInvariant() : SnakeCase.Of(direction)),
        Flag("ihc_contradicts_morphology", c.Panel.ContradictsMorphology),
        Word("t_uicc8", c.Uicc8.T, t => t.ToString()),
        Word("t_enets", c.Enets.T, t => t.ToString()),
        Word("m_uicc8", c.Uicc8.M, m => m.ToString()),
        Word("stage_uicc8", c.Uicc8.Group, group => group.ToString()),
        Word("stage_enets", c.Enets.Group, group => group.ToString()),
        new("stage_in_one_system_only", Words(OneSystemOnly(c)), []),
        new("functioning", c.Functioning.Status is { } status ? SnakeCase.Of(status) : null, Names(c.Functioning.Status, c.Functioning.Missing)),
        new("hormone_panel", c.HormonePanel.Gaps is { } gaps ? Panel(gaps) : null, Names(c.HormonePanel.Gaps, c.HormonePanel.Missing)),
        new("pathology_report", Report(c.Report), []),
        new("pathology_report_undecided", Undecided(c.Report), []),
        NetpetEntry(c.Netpet),
    ];

    private static ClassifyEntry Derived(Fact fact, Possible possible) =>
        new(fact.Name, possible.Value is { } value ? Node(value) : null, possible.Value is null ? [.. possible.Missing.Select(f => f.Name)] : []);

    private static ClassifyEntry Flag(string key, Derived<bool> derived) => new(key, derived.Value is { } flag ? flag : null, Names(derived.Value, derived.Missing));

    private static ClassifyEntry Word<T>(string key, Derived<T> derived, Func<T, string>? word = null)
        where T : struct => new(key, derived.Value is { } value ? word?.Invoke(value) ?? value.ToString()!.ToLowerInvariant() : null, Names(derived.Value, derived.Missing));

    /// <summary>A known value waits for nothing.</summary>
    private static IReadOnlyList<string> Names<T>(T? value, FactSet missing) => value is null ? [.. missing.Select(fact => fact.Name)] : [];

    private static JsonArray Names(IEnumerable<Fact> facts) => StatsJson.Texts(facts.Select(fact => fact.Name));

    private static JsonArray Words<T>(IEnumerable<T> words) => StatsJson.Texts(words.Select(word => word!.ToString()!));

    private static JsonNode? Node(FactValue value) => value switch
    {
        FactValue.Number number => JsonValue.Create(number.Value),
        FactValue.Flag flag => JsonValue.Create(flag.Value),
        FactValue.Words words => StatsJson.Texts(words.Members),
        _ => JsonValue.Create(((FactValue.Word)value).Value),
    };

    private static string KindWord(NenKind kind) => kind switch
    {
        NenKind.NetG1 => "NET G1",
        NenKind.NetG2 => "NET G2",
        NenKind.NetG3 => "NET G3",
        NenKind.Nec => "NEC",
        NenKind.Ambiguous => "ambiguous",
        NenKind.MiNen => "MiNEN",
    };

    /// <summary>A stage that the other system does not have: to be named with its system wherever it is shown.</summary>
    private static IEnumerable<string> OneSystemOnly(TumourClassification c)
    {
        if (c.Uicc8.Group.Value is { } uicc && StageNames.ExistsInOneOnly(uicc.ToString()))
            yield return "stage_uicc8";
        if (c.Enets.Group.Value is { } enets && StageNames.ExistsInOneOnly(enets.ToString()))
            yield return "stage_enets";
    }

    private static JsonObject Panel(HormonePanelGaps gaps) => new()
    {
        ["missing"] = StatsJson.Texts(gaps.Missing), ["conditional_missing"] = StatsJson.Texts(gaps.ConditionalMissing), ["undetermined"] = StatsJson.Texts(gaps.Undetermined),
        ["cga_missing"] = gaps.CgaMissing, ["percent_complete"] = (double)gaps.PercentComplete,
    };

    private static JsonObject Report(IReadOnlyList<ReportAnswer> answers) => new(Enum.GetValues<ReportLevel>().Select(level => KeyValuePair.Create(
        SnakeCase.Of(level), (JsonNode?)StatsJson.Texts(answers.Where(a => a.IsGap && a.Element.Level == level).Select(a => a.Element.Statement)))));

    private static JsonObject Undecided(IReadOnlyList<ReportAnswer> answers) => new(answers.Where(a => a.Applies.Answer is Answer.Unknown)
        .Select(a => KeyValuePair.Create(a.Element.Statement, (JsonNode?)Names(a.Applies.Missing))));

    private static ClassifyEntry NetpetEntry(NetpetResult? netpet) => new("netpet", netpet is null ? null : Netpet(netpet), netpet?.Score is null ? Lesions : []);

    /// <summary>As the contract writes it.</summary>
    internal static JsonObject Netpet(NetpetResult netpet) => new()
    {
        ["score"] = netpet.Score?.ToString(), ["index_lesions"] = StatsJson.Texts(netpet.IndexLesions), ["score_by_suv_ratio"] = netpet.BySuvRatio?.ToString(),
    };
}
