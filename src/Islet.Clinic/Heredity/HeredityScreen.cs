using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the screen proposes to do. A person decides.</summary>
public enum HeredityPrompt
{
    /// <summary>History with family history, and examination with the skin, are not on record.</summary>
    AskHistoryAndExamine,
    ReferToGenetics,

    /// <summary>At diagnosis. No agreement on an obligation: a significant majority (75 % or more) of the panel.</summary>
    CheckCalcium,

    /// <summary>Hypercalcaemia or raised parathyroid hormone: hyperparathyroidism, and consider MEN1; most of all before the age of 50.</summary>
    WorkUpHyperparathyroidism,
    TestMen1,

    /// <summary>No trigger: the guideline advises against testing everybody.</summary>
    DoNotTestMen1,

    /// <summary>Two features, or one and a relative, or the gene: MEN1 can be diagnosed. The screen asks; it sets no fact.</summary>
    AskWhetherMen1,
}

/// <summary>A prompt with what decided it.</summary>
/// <param name="Because">The single questions that made the answer what it is.</param>
/// <param name="Emphasised">A circumstance that strengthens it.</param>
public sealed record HeredityAnswer(HeredityPrompt Prompt, Truth Holds, IReadOnlyList<Reason> Because, Truth Emphasised);

/// <summary>One syndrome in one patient.</summary>
/// <param name="Features">Those the patient has.</param>
/// <param name="Suspected">A feature, or a first-degree relative with it.</param>
public sealed record SyndromeSuspicion(HereditarySyndrome Syndrome, IReadOnlyList<string> Features, Truth Relative, Truth Suspected);

/// <summary>
/// Who may have a hereditary syndrome: NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863–881), Screening for Multiple Endocrine Neoplasia Type 1 or Other
/// Hereditary Syndromes. For a patient with a well-differentiated pancreatic NET; <paramref name="Applies"/> says whether this is one.
/// </summary>
/// <param name="Men1Features">The pancreatic NET itself counted, as the guideline does; null: nobody asked. Stricter criteria ask for two of three main tumours.</param>
/// <param name="HalfANegative">The negative MEN1 result came without deletion and duplication analysis; unknown where nobody says.</param>
public sealed record HeredityScreen(
    Truth Applies, IReadOnlyList<SyndromeSuspicion> Syndromes, IReadOnlyList<HeredityAnswer> Prompts, decimal? Men1Features, Truth HalfANegative)
{
    private const string Trigger =
        "hypercalcemia = true or pth_elevated = true or intersects(hereditary_features, {parathyroid_disease, bronchial_or_thymic_net, pituitary_adenoma, "
        + "adrenal_adenoma_or_nodule}) or functional_syndrome = gastrinoma or multifocal_pnet = true";

    private static readonly Condition Pnet = Rule("primary_site in {pancreas, occult} and differentiation = well");

    private static readonly Condition Men1Negative = Rule("men1_germline = negative");

    /// <summary>In the guideline's order, each beside its condition and what strengthens it.</summary>
    private static readonly (HeredityPrompt Prompt, Condition When, Condition? Emphasis)[] Rules =
    [
        (HeredityPrompt.AskHistoryAndExamine, Rule("not recorded(family_history_syndromes) or not recorded(hereditary_features)"), null),
        (HeredityPrompt.ReferToGenetics, Rule("hereditary_suspicion = true"), null),
        (HeredityPrompt.CheckCalcium, Rule("newly_diagnosed = true and not recorded(hypercalcemia)"), null),
        (HeredityPrompt.WorkUpHyperparathyroidism, Rule("hypercalcemia = true or pth_elevated = true"), Rule("age_years < 50")),
        (HeredityPrompt.TestMen1, Rule($"({Trigger}) and not men1_germline in {{pathogenic, vus, negative}}"), null),
        (HeredityPrompt.DoNotTestMen1, Rule($"not ({Trigger} or hereditary_suspicion = true)"), null),
        (HeredityPrompt.AskWhetherMen1, Rule("(men1_feature_count >= 2 or (men1_feature_count >= 1 and contains(family_history_syndromes, men1)) or "
            + "men1_germline = pathogenic) and not known_syndrome = men1"), null),
    ];

    /// <param name="deletionsAnalysed">Of the germline sample; null: not said.</param>
    public static HeredityScreen Of(FactReader facts, bool? deletionsAnalysed = null) => new(
        Pnet.Read(facts), [.. HereditaryFeatures.All.Select(s => Suspicion(s, facts))],
        [.. Rules.Select(r => new HeredityAnswer(r.Prompt, r.When.Read(facts), [.. r.When.Deciding(facts)], r.Emphasis?.Read(facts) ?? Truth.No))],
        (facts(Fact.Men1FeatureCount).Value as FactValue.Number)?.Value,
        Men1Negative.Read(facts) & (deletionsAnalysed is { } analysed ? Truth.Of(!analysed) : default));

    /// <summary>With the germline sample's own word on deletions.</summary>
    public static HeredityScreen Of(Snapshot snapshot)
    {
        var said = snapshot.Visible<Molecular>().Select(s => (Molecular)s.Finding.Content)
            .Where(m => m is { Sample: Molecular.Germline, DeletionsAnalysed: not null }).ToList();
        return Of(snapshot.Reader, said.Count == 0 ? null : said.Exists(m => m.DeletionsAnalysed is true)); // looked for once is looked for
    }

    private static SyndromeSuspicion Suspicion(HereditarySyndrome syndrome, FactReader facts)
    {
        var features = facts(Fact.HereditaryFeatures);
        List<string> present = features.Value is FactValue.Words { Members: var members } ? [.. syndrome.Features.Intersect(members)] : [];
        var has = features.Value is null ? Truth.Of<FactValue>(null, features.Missing, _ => false) : Truth.Of(present.Count > 0);
        var relatives = facts(Fact.FamilyHistorySyndromes);
        var relative = Truth.Of(relatives.Values, relatives.Missing, v => ((FactValue.Words)v).Members.Contains(syndrome.Syndrome, StringComparer.Ordinal));
        return new(syndrome, present, relative, has | relative);
    }

    private static Condition Rule(string text) => Condition.Parse(text, Macros.None).Value
        ?? throw new InvalidOperationException($"The condition '{text}' does not parse."); // ours, and a test reads every one
}
