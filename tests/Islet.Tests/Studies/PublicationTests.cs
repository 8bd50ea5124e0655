using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>What a study gives to a paper.</summary>
public partial class PublicationTests
{
    private static readonly Study WithPanels = StudyCohorts.Read(StudyCohorts.ShippedText
        .Replace("  - endpoint: os\n    by: grade", "  - { name: by-stage, endpoint: os, by: metastases, tests: [log-rank] }\n  - name: by-grade\n    endpoint: os\n    by: grade", StringComparison.Ordinal)
        .Replace("\ntables: [", "\npanels:\n  - { name: figure-1, panels: [by-grade, by-stage] }\n\ntables: [", StringComparison.Ordinal));

    private static readonly Lazy<IReadOnlyList<DiseaseCourse>> Courses = new(() => StudyCohorts.Virtual(120));

    private static readonly Lazy<StudyResults> Results = new(() => StudyCohorts.Run(WithPanels, Courses.Value));

    private static readonly Lazy<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> Files = new(() => StudyOutput.Files(Results.Value).ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal));

    private static string Text(string path) => Encoding.UTF8.GetString(Files.Value[path].Span);

    [Fact]
    public void Every_table_comes_in_four_forms_and_the_checklist_in_two()
    {
        Assert.All(StudyTables.Of(Results.Value), t => Assert.All(new[] { "csv", "docx", "html", "tex" }, form => Assert.True(Files.Value.ContainsKey($"tables/{t.Name}.{form}"))));
        Assert.True(Files.Value.ContainsKey("strobe.html") && Files.Value.ContainsKey("strobe.docx"));
    }

    [Fact]
    public void A_table_for_the_web_stands_alone_with_caption_above_and_notes_below()
    {
        foreach (var table in StudyTables.Of(Results.Value))
        {
            var page = new HtmlParser().ParseDocument(Text($"tables/{table.Name}.html"));
            Assert.Empty(page.QuerySelectorAll("script, link, img, [src], [style]"));
            Assert.StartsWith("Table ", page.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(table.Rows.Count, page.QuerySelectorAll("tbody tr").Length);
            Assert.Equal(table.Notes.Count, page.QuerySelectorAll(".notes p").Length);
            // What carries a letter has its note, and every lettered note is named somewhere.
            var named = page.QuerySelectorAll("caption sup, th sup").SelectMany(s => s.TextContent.Split(',')).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(page.QuerySelectorAll(".notes sup").Select(s => s.TextContent).Order(StringComparer.Ordinal), named);
        }
    }

    [Fact]
    public void Decimal_points_of_a_column_stand_under_each_other()
    {
        var table = StudyTables.Of(Results.Value).Single(t => t.Name == "survival");
        var page = new HtmlParser().ParseDocument(Text("tables/survival.html"));
        var firsts = page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td")[0].TextContent).ToList();
        Assert.Equal(table.Rows.Select(r => r.Cells[1]), firsts.Select(f => f.TrimStart('\u2007')));
        Assert.Single(firsts.Select(f => f.Length).Distinct());
    }

    [Fact] // structure alone: every brace and environment that is opened is closed, in order, each row has its cells, and nothing that TeX reads otherwise is bare
    public void A_table_for_LaTeX_is_well_formed()
    {
        foreach (var table in StudyTables.Of(Results.Value))
        {
            var tex = Text($"tables/{table.Name}.tex");
            var open = new Stack<string>();
            foreach (Match m in Environments().Matches(tex))
                if (m.Groups[1].Value == "begin")
                    open.Push(m.Groups[2].Value);
                else
                    Assert.Equal(open.Pop(), m.Groups[2].Value);
            Assert.Empty(open);
            var body = string.Join('\n', tex.Split('\n').Where(l => !l.StartsWith('%')));
            var bare = body.Replace("\\{", "", StringComparison.Ordinal).Replace("\\}", "", StringComparison.Ordinal);
            Assert.Equal(bare.Count(c => c == '{'), bare.Count(c => c == '}'));
            Assert.DoesNotMatch(@"(?<!\\)[%#_^~](?!\w)", body.Replace("}~", "", StringComparison.Ordinal));
            foreach (var rule in new[] { "\\toprule", "\\midrule", "\\bottomrule" })
                Assert.Equal(table.Rows.Count > 0 ? 2 : 1, tex.Split(rule).Length);
            foreach (var line in tex.Split('\n').Where(l => l.EndsWith("\\\\", StringComparison.Ordinal)))
                Assert.Equal(table.Columns.Count, Ampersands().Count(line) + 1);
        }
    }

    [Fact]
    public void Every_remark_stands_below_each_table_and_figure_of_its_result()
    {
        var results = Results.Value;
        foreach (var survival in results.Survival)
        {
            var table = StudyTables.Of(results).Where(t => t.Name.StartsWith("survival", StringComparison.Ordinal)).ElementAt(results.Survival.ToList().IndexOf(survival));
            Assert.NotEmpty(survival.Remarks);
            Assert.All(survival.Remarks, r => Assert.Contains($"Caution: {r}.", table.Notes));
            Assert.All(survival.Remarks, r => Assert.Contains(Words(r.ToString()), Words(StudyFigures.Of(results).Single(f => f.Name == "figure-1").ToSvg(new("f", 800))), StringComparison.Ordinal));
        }
        var (cox, model) = (results.Models[0], StudyTables.Of(results).Single(t => t.Name.StartsWith("cox-", StringComparison.Ordinal)));
        Assert.NotEmpty(cox.Remarks);
        var svg = Words(StudyFigures.Of(results).Single(f => f.Name == "hazard-ratios").ToSvg(new("f", 800)));
        Assert.All(model.Notes.Where(n => n.StartsWith("Caution", StringComparison.Ordinal)), n => Assert.Contains(Words(n), svg, StringComparison.Ordinal));
        Assert.All(cox.Remarks, r => Assert.Contains(model.Notes, n => n.Contains(r.Code, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_remark_on_one_level_carries_its_letter_at_that_row()
    {
        var table = StudyTables.Of(Results.Value).First(t => t.Name == "survival-2");
        var mark = table.Marks.First(m => m.Row is not null);
        Assert.Contains(table.LetterOf(mark.Note)!, table.LettersOf(mark.Row).Split(','));
        Assert.Contains(table.Rows[mark.Row!.Value].Cells[0], mark.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Panels_are_of_the_file_and_what_they_all_say_is_said_once()
    {
        var svg = StudyFigures.Of(Results.Value).Single(f => f.Name == "figure-1").ToSvg(new("f", 800));
        Assert.Contains("A. Overall survival by WHO grade", svg, StringComparison.Ordinal);
        Assert.Contains("B. Overall survival by Distant metastases", svg, StringComparison.Ordinal);
        Assert.Equal(3, svg.Split("Source: the registry").Length); // the description, the line
    }

    [Theory]
    [InlineData("panels: [by-grade, by-moon]", "E_STUDY_REFERENCE")]
    [InlineData("title: x", "E_STUDY_KEY_MISSING")]
    public void Panels_that_cannot_be_are_refused(string panels, string code)
    {
        var (study, problems) = Study.Parse(StudyCohorts.ShippedText.Replace("  - endpoint: os\n    by: grade", "  - name: by-grade\n    endpoint: os\n    by: grade", StringComparison.Ordinal)
            .Replace("\ntables: [", $"\npanels:\n  - {{ name: figure-1, {panels} }}\n\ntables: [", StringComparison.Ordinal));
        Assert.Null(study);
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact] // the model's own numbers stand here for those of each term alone
    public void Univariable_and_multivariable_hazard_ratios_stand_in_two_columns()
    {
        var cox = Results.Value.Models[0];
        var svg = StudyFigures.Forest(Results.Value, cox, [.. cox.Model!.Terms]).ToSvg(new("f", 658));
        Figures.DrawnFigure.Read(svg).AssertLegible();
        Assert.Contains(">Univariable<", svg, StringComparison.Ordinal);
        Assert.Contains(">Multivariable<", svg, StringComparison.Ordinal);
        Assert.DoesNotContain(">Multivariable<", StudyFigures.Forest(Results.Value, cox, []).ToSvg(new("f", 658)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_flow_figure_counts_everybody_once()
    {
        var flow = FlowFigures.Figure(Results.Value);
        Assert.Equal(Results.Value.Flow.Rows, flow.Steps.Sum(s => s.Left.Sum(l => l.Count)) + flow.Steps[^1].Count);
        Assert.All(flow.Branches, b => Assert.Equal(flow.Steps[^1].Count, b.Count + b.Left.Sum(l => l.Count)));
    }

    [Fact]
    public void The_checklist_has_all_items_and_leaves_to_the_authors_what_no_study_knows()
    {
        var items = StudyChecklist.Of(Results.Value);
        Assert.Equal(Enumerable.Range(1, 22), items.Select(i => int.Parse(i.Number.TrimEnd('a', 'b', 'c', 'd', 'e'), CultureInfo.InvariantCulture)).Distinct());
        Assert.All(items, i => Assert.True(i.Answer is not null || i.ForAuthors is not null, i.Number));
        Assert.All(new[] { "18", "20", "21", "22", "12e" }, n => Assert.Null(items.Single(i => i.Number == n).Answer));
        Assert.All(new[] { "5", "6", "7", "12a", "12c", "13", "15", "16" }, n => Assert.NotNull(items.Single(i => i.Number == n).Answer));
    }

    [Fact]
    public void The_methods_name_every_paper_that_they_rest_on_in_full()
    {
        var methods = StudyMethods.Of(Results.Value);
        var references = methods[^1];
        Assert.StartsWith("References. ", references, StringComparison.Ordinal);
        Assert.All(new[] { "Kaplan EL, Meier P.", "Cox DR.", "Efron B.", "Grambsch PM, Therneau TM.", "Mantel N.", "Schemper M, Smith TL.", "Brookmeyer R, Crowley J." }, paper => Assert.Contains(paper, references, StringComparison.Ordinal));
        Assert.DoesNotContain("Fine JP", references, StringComparison.Ordinal);
        Assert.Contains(methods, m => m.StartsWith("Missing data. ", StringComparison.Ordinal));
        Assert.Contains(methods, m => m.StartsWith("Eligibility. ", StringComparison.Ordinal));
        Assert.Contains(Results.Value.Study.Source.Sha256, string.Concat(methods), StringComparison.Ordinal);
        Assert.Contains(Results.Value.RegistrySha256, string.Concat(methods), StringComparison.Ordinal);
    }

    [Theory, InlineData(1, "de-DE"), InlineData(2, "de-DE"), InlineData(2, "")]
    public void Run_again_on_any_number_of_threads_in_any_language_every_file_has_the_same_bytes(int threads, string culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(culture);
            var plan = new StudyPlan(WithPanels, StudyCohorts.Lock);
            List<SubjectRow> rows = [.. Courses.Value.AsParallel().WithDegreeOfParallelism(threads).Select(plan.Read)]; // in whatever order they come
            var again = StudyOutput.Files(plan.Run(rows));
            Assert.Equal(Files.Value.Count, again.Count);
            Assert.All(again, file => Assert.True(Files.Value[file.Path].Span.SequenceEqual(file.Content.Span), file.Path));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = before;
        }
    }

    [Fact]
    public void The_registry_s_fingerprint_is_of_what_it_holds_and_of_nothing_else()
    {
        string Of(IEnumerable<DiseaseCourse> courses) => StudyCohorts.Run(WithPanels, courses).RegistrySha256;
        var courses = Courses.Value.Take(10).ToList();
        var found = Of(courses);
        Assert.Equal(64, found.Length);
        Assert.Equal(found, Of(courses.AsEnumerable().Reverse().Select((c, i) => c with { Patient = i + 100, Findings = [.. c.Findings.Reverse()] })));
        Assert.NotEqual(found, Of(courses.Take(9)));
        Assert.NotEqual(found, Of(courses.Select((c, i) => i == 3 ? c with { Findings = [.. c.Findings.Skip(1)] } : c)));
        Assert.NotEqual(found, Of(courses.Select((c, i) => i == 3 ? c with { Key = c.Key + "x" } : c)));
    }

    /// <summary>Without what an SVG puts between the words of a wrapped sentence.</summary>
    private static string Words(string text) => Between().Replace(System.Net.WebUtility.HtmlDecode(Tags().Replace(text, " ")), "");

    [GeneratedRegex(@"\\(begin|end)\{(\w+)\}", RegexOptions.None, 1000)]
    private static partial Regex Environments();

    [GeneratedRegex(@"(?<!\\)&", RegexOptions.None, 1000)]
    private static partial Regex Ampersands();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Between();
}
