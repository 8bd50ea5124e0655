using System.Text.Json.Nodes;
using Islet.Cli;

namespace Islet.Tests.Cli;

public sealed class ClassifyCommandTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    /// <summary>The examples of the contract: facts, and of what comes out the keys of interest.</summary>
    public static TheoryData<string, string> Examples { get; } = new()
    {
        {
            """{"differentiation":"well","ki67_percent":12,"mitoses_per_2mm2":1,"who_edition":"2019"}""",
            """
            {"net_grade":"G2","grade_by_mitoses":"G1","index_grades_discrepant":true,"g2_band":"high","ki67_boundary":false,"grade_edition":"2019",
             "nen_class":"NET G2","ki67_class_10":"gt10","ki67_class_55":"lt55","possible_grades":["G2"]}
            """
        },
        {
            """{"differentiation":"well","mitoses_per_2mm2":5}""",
            """{"net_grade":null,"possible_grades":["G2","G3"],"g2_band":null,"missing.net_grade":["ki67_percent"],"missing.nen_class":["ki67_percent"]}"""
        },
        {
            """
            {"primary_site":"pancreas","differentiation":"well","primary_tumor_size_cm":5,"invades_duodenum_or_bile_duct":false,
             "invades_adjacent_organs_or_large_vessels":false,"node_positive":false,"liver_metastases":true,"extrahepatic_metastases":false}
            """,
            """{"t_uicc8":"T3","t_enets":"T3","m_uicc8":"M1a","stage_uicc8":"IV","stage_enets":"IV","stage_in_one_system_only":[]}"""
        },
        { """{"functional_syndrome":"none"}""", """{"functioning":null,"missing.functioning":["hormone_elevated"]}""" },
        {
            """
            {"pet_lesions":[{"id":"a","sst_positive":true,"fdg_positive":true,"sst_suvmax":12,"fdg_suvmax":12},{"id":"b","sst_positive":true,"fdg_positive":false}]}
            """,
            """{"netpet":{"score":"P4a","index_lesions":["a"],"score_by_suv_ratio":"P3a"}}"""
        },
        {
            """
            {"hormones_measured":["insulin","proinsulin","c_peptide","glucagon","calcitonin","gastrin","pancreatic_polypeptide","vip"],"syndromic_symptoms":[]}
            """,
            """{"hormone_panel":{"missing":["acth"],"conditional_missing":[],"undetermined":["pthrp"],"cga_missing":true,"percent_complete":88.88888888888889}}"""
        },
        { """{"t_category":"T2","n_category":"N1","m_category":"M0","primary_site":"pancreas","differentiation":"well"}""", """{"stage_enets":"IIIB","stage_uicc8":"III","stage_in_one_system_only":["stage_uicc8","stage_enets"]}""" },
        { """{"differentiation":"poor","ihc_atrx":"lost"}""", """{"ihc_for_net":["ihc_atrx"],"ihc_for_nec":[],"ihc_direction":"NET","ihc_contradicts_morphology":true,"nen_class":"NEC"}""" },
        { """{"ihc_sstr2a":"strong","ihc_rb":"lost"}""", """{"ihc_direction":"contradictory","ihc_contradicts_morphology":null,"missing.ihc_contradicts_morphology":["differentiation"]}""" },
        { """{"ihc_sstr2a":"weak","differentiation":"well"}""", """{"ihc_direction":"uninformative","ihc_contradicts_morphology":false}""" },
        { """{"ki67_percent":15,"mitoses_per_2mm2":4,"reported_grade":"G3"}""", """{"grade_conflict":true,"net_grade":"G2"}""" },
        { """{"ki67_percent":15,"reported_grade":"G3"}""", """{"grade_conflict":null,"net_grade":"G3","missing.grade_conflict":["mitoses_per_2mm2"]}""" },
        {
            """{"primary_site":"pancreas","differentiation":"well","specimen_type":"core_biopsy","specimen_site":"distant_metastasis","ki67_percent":25}""",
            """
            {"pathology_report":{"required":["PATH-04","PATH-08","GRADE-01"],"highly_recommended":[],"recommended":[],"high_grade":["PATH-12"]},
             "pathology_report_undecided":{"GRADE-05":["specimen_hpf_available"],"GRADE-06":["specimen_hpf_available"]}}
            """
        },
        { """{"pet_lesions":[]}""", """{"netpet":{"score":"P0","index_lesions":[],"score_by_suv_ratio":"P0"}}""" },
        { """{"pet_lesions":null,"hormones_measured":null}""", """{"netpet":null,"hormone_panel":null,"missing.netpet":["pet_lesions"],"missing.hormone_panel":["hormones_measured"]}""" },
        { """{"pet_lesions":[{"id":"a","sst_positive":true}]}""", """{"netpet":{"score":null,"index_lesions":[],"score_by_suv_ratio":null},"missing.netpet":["pet_lesions"]}""" },
    };

    [Theory, MemberData(nameof(Examples))]
    public async Task The_examples_of_the_contract(string facts, string expected)
    {
        var run = await ClassifyAsync(facts);
        Assert.Equal(ExitCode.Done, run.Exit);
        var derived = JsonNode.Parse(run.Output)!["derived"]!;
        foreach (var (key, value) in JsonNode.Parse(expected)!.AsObject())
            Assert.Equal(value?.ToJsonString(), (key.StartsWith("missing.", StringComparison.Ordinal) ? derived["missing"]![key["missing.".Length..]] : derived[key])?.ToJsonString());
    }

    private const string ContractKeys = "grade_by_ki67 grade_by_mitoses index_grades_discrepant net_grade sstr_status men1_feature_count hereditary_suspicion possible_grades grade_conflict "
        + "grade_edition g2_band ki67_boundary ki67_class_10 ki67_class_55 nen_class ihc_for_net ihc_for_nec ihc_direction ihc_contradicts_morphology t_uicc8 t_enets m_uicc8 stage_uicc8 "
        + "stage_enets functioning hormone_panel pathology_report netpet missing";

    [Fact]
    public async Task Every_key_is_always_there_and_only_unknown_values_wait_for_something()
    {
        foreach (var facts in new[] { "{}", Whole })
        {
            var derived = JsonNode.Parse((await ClassifyAsync(facts)).Output)!["derived"]!.AsObject();
            Assert.Empty(ContractKeys.Split(' ').Except(derived.Select(d => d.Key)));
            Assert.All(derived["missing"]!.AsObject(), waits => Assert.True(derived.ContainsKey(waits.Key) && waits.Value!.AsArray().Count > 0));
            Assert.All(derived["missing"]!.AsObject().Where(waits => waits.Key is not "netpet"), waits => Assert.Null(derived[waits.Key]));
        }
    }

    [Theory] // refused: exit 3, with the place
    [InlineData("""{"ki67_percent":101}""", "E_FACTS_VALUE", "facts.ki67_percent"), InlineData("""{"ki67_percent":"8"}""", "E_FACTS_VALUE", "facts.ki67_percent")]
    [InlineData("""{"differentiation":"moderate"}""", "E_FACTS_VALUE", "facts.differentiation"), InlineData("""{"who_edition":"2010"}""", "E_FACTS_VALUE", "facts.who_edition")]
    [InlineData("""{"t_category":"T5"}""", "E_FACTS_VALUE", "facts.t_category"), InlineData("""{"hormones_measured":["insuline"]}""", "E_FACTS_VALUE", "facts.hormones_measured")]
    [InlineData("""{"node_positive":"yes"}""", "E_FACTS_VALUE", "facts.node_positive"), InlineData("""{"ki67":8}""", "E_FACTS_NAME", "facts.ki67")]
    [InlineData("""{"net_grade":"G2"}""", "E_FACTS_NAME", "facts.net_grade"), InlineData("""{"pet_lesions":[{"id":"a","fdg_vs_sst":"same"}]}""", "E_FACTS_VALUE", "facts.pet_lesions[0].fdg_vs_sst")]
    [InlineData("""{"pet_lesions":[{"sst_positive":true}]}""", "E_FACTS_VALUE", "facts.pet_lesions[0].id"), InlineData("""{"pet_lesions":{}}""", "E_FACTS_VALUE", "facts.pet_lesions")]
    [InlineData("""{"pet_lesions":[{"id":"a","sst_suvmax":-1}]}""", "E_FACTS_VALUE", "facts.pet_lesions[0].sst_suvmax"), InlineData("""{"pet_lesions":[{"id":"a","suv":1}]}""", "E_FACTS_NAME", "facts.pet_lesions[0].suv")]
    [InlineData("""{"ki67_percent":-1}""", "E_FACTS_VALUE", "facts.ki67_percent"), InlineData("""{"ki67_percent":1e999}""", "E_FACTS_VALUE", "facts.ki67_percent")]
    public async Task A_value_outside_its_list_is_refused_with_its_place(string facts, string code, string where)
    {
        var run = await ClassifyAsync(facts);
        var problem = Assert.Single(run.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal((ExitCode.Refused, code, where), (run.Exit, problem.GetProperty("code").GetString(), problem.GetProperty("where").GetString()));
    }

    [Fact]
    public async Task All_problems_are_told_at_once_and_none_repeats_a_text()
    {
        var run = await ClassifyAsync("""{"differentiation":"Anna Andersson","ki67_percent":101,"nodes":true}""");
        Assert.Equal(3, run.Json.GetProperty("problems").GetArrayLength());
        Assert.DoesNotContain("Andersson", run.Output + run.Errors, StringComparison.Ordinal);
    }

    [Theory] // beside the facts nothing is read, so nothing may stand there that looks as if it were
    [InlineData("pet_lesions", "Write it inside facts."), InlineData("ki67_percent", "Write it inside facts."), InlineData("patient", "Write it inside facts if it is a fact, or leave it out.")]
    public async Task A_name_beside_the_facts_is_refused(string name, string remedy)
    {
        await File.WriteAllTextAsync(terminal.Path("f.json"), $$"""{"id":"1","title":"a","note":"b","facts":{},"{{name}}":[]}""");
        var run = await terminal.IsletAsync("classify", terminal.Path("f.json"), "--json");
        var problem = Assert.Single(run.Json.GetProperty("problems").EnumerateArray());
        Assert.Equal((ExitCode.Refused, "E_FACTS_NAME", name, remedy),
            (run.Exit, problem.GetProperty("code").GetString(), problem.GetProperty("where").GetString(), problem.GetProperty("remedy").GetString()));
    }

    [Fact]
    public async Task The_example_of_the_manual_is_read()
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs", "classify.md"));
        await File.WriteAllTextAsync(terminal.Path("f.json"), page.Split("```json")[1].Split("```")[0]);
        var run = await terminal.IsletAsync("classify", terminal.Path("f.json"));
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Contains("percent_complete 88.9", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json"), InlineData("[]"), InlineData("{}"), InlineData("""{"facts":[]}"""), InlineData("""{"facts":{"age_years":1,"age_years":2}}""")]
    public async Task A_file_that_holds_no_facts_is_refused(string text)
    {
        await File.WriteAllTextAsync(terminal.Path("f.json"), text);
        var run = await terminal.IsletAsync("classify", terminal.Path("f.json"), "--json");
        Assert.Equal((ExitCode.Refused, "E_FACTS_FILE"), (run.Exit, run.Json.GetProperty("error").GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Without_json_it_is_read_by_a_person()
    {
        await File.WriteAllTextAsync(terminal.Path("f.json"), """{"facts":{"differentiation":"well","mitoses_per_2mm2":5}}""");
        var run = await terminal.IsletAsync("classify", terminal.Path("f.json"));
        Assert.Contains("net_grade                   unknown: needs ki67_percent", run.Output, StringComparison.Ordinal);
        Assert.Contains("possible_grades             G2, G3", run.Output, StringComparison.Ordinal);
    }

    /// <summary>Every fact that a class reads, known.</summary>
    private const string Whole = """
        {"primary_site":"pancreas","differentiation":"well","ki67_percent":12,"mitoses_per_2mm2":1,"reported_grade":"G2","who_edition":"2022","primary_tumor_size_cm":5,
         "invades_duodenum_or_bile_duct":false,"invades_adjacent_organs_or_large_vessels":false,"node_positive":false,"liver_metastases":true,"extrahepatic_metastases":false,
         "functional_syndrome":"none","hormone_elevated":false,"hormones_measured":["insulin"],"syndromic_symptoms":[],"hypercalcemia":false,"sstr_pet_result":"negative","srs_result":"positive",
         "hereditary_features":[],"family_history_syndromes":[],"ihc_daxx":"retained","ihc_atrx":"retained","ihc_p53":"wild_type","ihc_rb":"retained","ihc_sstr2a":"weak",
         "specimen_type":"resection","specimen_site":"primary","pet_lesions":[{"id":"a","sst_positive":true,"fdg_positive":false}]}
        """;

    /// <summary>Fallbacks that the specification names: the written grade, the scintigraphy (facts.md section 5); M1 while only one of its two facts is known (contract).</summary>
    private static readonly (string Removed, string Key)[] NamedFallbacks = [("sstr_pet_result", "sstr_status"), ("extrahepatic_metastases", "m_uicc8")];

    [Fact]
    public async Task No_removed_fact_turns_unknown_into_no()
    {
        var all = JsonNode.Parse(Whole)!.AsObject();
        var known = JsonNode.Parse((await ClassifyAsync(Whole)).Output)!["derived"]!.AsObject();
        foreach (var removed in all.Select(f => f.Key).ToList())
        {
            var rest = JsonNode.Parse(Whole)!.AsObject();
            rest.Remove(removed);
            var derived = JsonNode.Parse((await ClassifyAsync(rest.ToJsonString())).Output)!["derived"]!.AsObject();
            foreach (var (key, value) in derived.Where(d => d.Key is not ("missing" or "possible_grades" or "pathology_report" or "pathology_report_undecided" or "ihc_direction" or "hormone_panel" or "stage_in_one_system_only")))
            {
                if (!NamedFallbacks.Contains((removed, key)) && value?.ToJsonString() != known[key]?.ToJsonString())
                    Assert.True(value is null && derived["missing"]![key] is not null, $"Without {removed}, {key} becomes {value?.ToJsonString() ?? "null, and waits for nothing"}.");
            }
        }
    }

    private async Task<Terminal.Run> ClassifyAsync(string facts)
    {
        await File.WriteAllTextAsync(terminal.Path("facts.json"), $$"""{"facts":{{facts}}}""");
        return await terminal.IsletAsync("classify", terminal.Path("facts.json"), "--json");
    }
}
