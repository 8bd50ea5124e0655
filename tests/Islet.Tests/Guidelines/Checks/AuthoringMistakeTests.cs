using System.Text;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>Mistakes that people made who followed the authoring page: each is told once, at its place, and with the way out.</summary>
public class AuthoringMistakeTests
{
    [Theory] // a macro or the scope, wherever in the file
    [InlineData("G12: NET and net_grade", "G12: NET and net_grad", "guideline.yaml, line 10, column 16")]
    [InlineData("MET: disease_status = metastatic", "MET: disease_status = metastasic", "guideline.yaml, line 11, column 25")]
    [InlineData("scope: primary_site in {pancreas, occult}", "scope: primary_site in {pancreas, ocult}", "guideline.yaml, line 7, column 35")]
    [InlineData("MET: disease_status = metastatic", "MET: >-\n    disease_status =\n    metastasic", "guideline.yaml, line 13, column 5")]
    [InlineData("MET: disease_status = metastatic", "MET: [disease_status]", "guideline.yaml, line 11, column 8")]
    [InlineData("MET: disease_status = metastatic", "MET: disease_status = metastatic\n  Low: gerd = true", "guideline.yaml, line 12, column 3")]
    [InlineData("NET: differentiation = well", "NET: G12", "guideline.yaml, line 9, column 3")] // leads back to itself
    public void What_is_wrong_within_a_macro_or_the_scope_is_told_once_and_at_its_place(string right, string wrong, string where) =>
        Assert.Equal(where, Assert.Single(AuthoringPage.With("guideline.yaml", right, wrong).Problems).Where);

    [Theory] // the other statement's tension, the options and the macros that name what is broken are right
    [InlineData("first.yaml", "symptom_burden = none", "symptom_burdn = none", "E_CONDITION_FACT")]
    [InlineData("first.yaml", "stance: Optional", "stance: Perhaps", "E_GUIDELINE_VALUE")]
    [InlineData("first.yaml", "  topic: Observation\n", "", "E_GUIDELINE_KEY_MISSING")]
    [InlineData("first.yaml", "tension: [MINE2026-FIRST-02]", "tension: MINE2026-FIRST-02", "E_GUIDELINE_FORM")]
    [InlineData("first.yaml", "topic: First decisions", "topic: First: decisions", "E_GUIDELINE_YAML")]
    [InlineData("options.yaml", "  title: Observation\n", "", "E_GUIDELINE_KEY_MISSING")]
    [InlineData("options.yaml", "options:", "options", "E_GUIDELINE_YAML")]
    [InlineData("guideline.yaml", "scope: primary_site in {pancreas, occult}\n", "", "E_GUIDELINE_KEY_MISSING")]
    [InlineData("guideline.yaml", "topics: [first]", "topics: [frist]", "E_GUIDELINE_FILE")]
    public void One_mistake_is_one_problem(string file, string right, string wrong, string code) =>
        Assert.Equal(code, Assert.Single(AuthoringPage.With(file, right, wrong).Problems).Code);

    [Fact]
    public void The_problems_of_a_file_stand_together_and_in_its_order()
    {
        var problems = With(("first.yaml", "stance: Optional", "stance: Perhaps"), ("first.yaml", "tension: [MINE2026-FIRST-02]", "tension: [MINE2026-FIRST-03]"), ("first.yaml", "check: recorded(", "check: record("));
        Assert.Equal(["E_GUIDELINE_VALUE", "E_GUIDELINE_TENSION", "E_CONDITION_FACT"], problems.Select(p => p.Code).Distinct().Take(3));
    }

    [Fact]
    public void A_text_with_a_colon_in_it_is_told_to_stand_in_quotation_marks()
    {
        var problem = Assert.Single(AuthoringPage.With("first.yaml", "says: Without", "says: Note: without").Problems);
        Assert.Equal("E_GUIDELINE_YAML", problem.Code);
        Assert.Contains("a colon and a space in it (it must stand in quotation marks", problem.Remedy, StringComparison.Ordinal);
        Assert.Empty(AuthoringPage.With("first.yaml", "says: Without symptoms, waiting with a scan every 3 to 6 months is an option.", "says: 'Note: watching is an option.'").Problems);
        Assert.Empty(AuthoringPage.With("first.yaml", "says: Without symptoms, waiting with a scan every 3 to 6 months is an option.", "says: >-\n    Note: watching is an option.").Problems);
    }

    [Theory]
    [InlineData("first.yaml", "anchor: observation start", "anchor: observation strat", "Did you mean observation start?")]
    [InlineData("first.yaml", "modality: cross-sectional imaging", "modality: cross sectional imaging", "Did you mean cross-sectional imaging?")]
    [InlineData("first.yaml", "stance: Optional", "stance: optional", "Did you mean Optional?")]
    [InlineData("first.yaml", "options: { observe: against", "options: { obsrve: against", "Did you mean observe?")]
    [InlineData("first.yaml", "G12 and MET and symptom", "G12 AND MET and symptom", "Did you mean and?")]
    [InlineData("first.yaml", "G12 and MET and symptom", "NOT G12 and symptom", "Did you mean not?")]
    [InlineData("first.yaml", "progressive_disease = true", "progressive_disease == true", "Did you mean =?")]
    [InlineData("first.yaml", "progressive_disease = true", "progressive_disease = yes", "Did you mean true?")]
    [InlineData("first.yaml", "progressive_disease = true", "ki67_percent ≥ 3", "Did you mean >=?")]
    [InlineData("first.yaml", "progressive_disease = true", "ki67_percent => 3", "Did you mean >=?")]
    [InlineData("first.yaml", "progressive_disease = true", "symptom_burden <> none", "Did you mean !=?")]
    [InlineData("examples.yaml", "symptom_burden: none", "symptom_burdn: none", "Did you mean symptom_burden?")]
    [InlineData("examples.yaml", "progressive_disease: true", "progressive_disease: yes", "Did you mean true?")]
    [InlineData("examples.yaml", "disease_status: metastatic", "disease_status: Metastatic", "Did you mean metastatic?")]
    [InlineData("examples.yaml", "applies: [MINE2026-FIRST-01]", "applies: [MINE2026-FRIST-01]", "Did you mean MINE2026-FIRST-01 or MINE2026-FIRST-02?")]
    public void The_nearest_word_is_named(string file, string right, string wrong, string remedy) =>
        Assert.Equal(remedy, Assert.Single(AuthoringPage.With(file, right, wrong).Problems, p => p.Code.StartsWith("E_", StringComparison.Ordinal)).Remedy);

    [Theory]
    [InlineData("first.yaml", "", "E_GUIDELINE_YAML", "Write its keys and values, or take the file out.")]
    [InlineData("first.yaml", "topic: A\nstatements: []\n", "E_GUIDELINE_FORM", "Write at least one; where the key is not needed, take it out instead.")]
    [InlineData("guideline.yaml", null, "E_GUIDELINE_FILE", "Write it, or name the folder in which it stands; docs/guideline-authoring.md begins with an empty folder.")]
    public void A_file_without_content_is_told_what_to_do(string file, string? text, string code, string remedy)
    {
        var files = new Dictionary<string, string>(AuthoringPage.Files);
        if (text is null)
            files.Remove(file);
        else
            files[file] = text;
        var problem = GuidelineCheck.Of(AuthoringPage.Guideline(files)).Problems[0];
        Assert.Equal((code, remedy), (problem.Code, problem.Remedy));
    }

    [Theory] // characters on both sides of the reader's and the file's limit
    [InlineData(1_000_001)]
    [InlineData((1 << 20) + 1)]
    public void A_file_that_is_too_large_is_not_told_to_be_saved_as_text(int length)
    {
        var files = new Dictionary<string, string>(AuthoringPage.Files) { ["first.yaml"] = new string('#', length) };
        Assert.StartsWith("Such files have some kilobytes", Assert.Single(GuidelineCheck.Of(AuthoringPage.Guideline(files)).Problems).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_of_a_guideline_begin_alike()
    {
        const string other = "- id: MINE2025-FIRST-03\n  topic: Another\n  condition: MET and NET\n  stance: Definition\n  says: A third.\n  section: s\n  lines: 9\n";
        var problem = Assert.Single(AuthoringPage.With("first.yaml", "- id: MINE2026-FIRST-02", other + "- id: MINE2026-FIRST-02").Problems);
        Assert.Equal(("W_GUIDELINE_PREFIX", "first.yaml, line 18, column 7"), (problem.Code, problem.Where));
    }

    [Fact] // who mends a shipped guideline in its folder is not told that it is there
    public void A_shipped_guideline_in_its_own_folder_has_its_name()
    {
        var shipped = GuidelineFiles.Shipped.Single(f => f.Folder == "nordic-nec-2");
        Assert.Empty(GuidelineCheck.Of(shipped).Problems);
        Assert.Equal("W_GUIDELINE_KEY_SHIPPED", Assert.Single(GuidelineCheck.Of(shipped with { Folder = "mine" }).Problems).Code);
    }

    [Theory]
    [InlineData("clinic + laboratories")]
    [InlineData("Octreotide")]
    [InlineData("surveillance")]
    public void A_schedule_names_examinations_and_drugs(string modality) =>
        Assert.Empty(AuthoringPage.With("first.yaml", "modality: cross-sectional imaging", $"modality: {modality}").Problems);

    [Fact] // so that an editor offers what the reader takes
    public void Page_schema_and_reader_name_the_same_anchors_and_modalities()
    {
        var step = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Repository.File("guidelines", "schema", "statements.schema.json"), Encoding.UTF8)).RootElement
            .GetProperty("$defs").GetProperty("statement").GetProperty("properties").GetProperty("schedule").GetProperty("items").GetProperty("properties");
        var anchors = AuthoringPage.With("first.yaml", "anchor: observation start", "anchor: zzz").Problems[0].Expected["one of ".Length..].Split(", ");
        var modalities = AuthoringPage.With("first.yaml", "modality: cross-sectional imaging", "modality: zzz").Problems[0].Expected.Split(", two of them")[0].Split(", ");
        Assert.Equal(anchors, step.GetProperty("anchor").GetProperty("enum").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal(modalities, step.GetProperty("modality").GetProperty("examples").EnumerateArray().Select(m => m.GetString()));
        Assert.All(anchors.Concat(modalities), word => Assert.Contains($"`{word}`", AuthoringPage.Text, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Problem> With(params (string File, string Right, string Wrong)[] changes)
    {
        var files = new Dictionary<string, string>(AuthoringPage.Files);
        foreach (var (file, right, wrong) in changes)
            files[file] = files[file].Replace(right, wrong, StringComparison.Ordinal);
        return GuidelineCheck.Of(AuthoringPage.Guideline(files)).Problems;
    }
}
