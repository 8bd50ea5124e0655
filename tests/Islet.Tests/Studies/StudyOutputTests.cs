using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class StudyOutputTests
{
    private static readonly Lazy<IReadOnlyList<OutputFile>> Shipped = new(() => StudyCohorts.Files(StudyCohorts.Shipped, StudyCohorts.Virtual(300)));

    [Fact]
    public void A_run_writes_what_the_contract_names() => Assert.Equal(
        ["results.json", "report.html", "tables/flow.csv", "tables/baseline.csv", "tables/survival.csv", "tables/cox-grade-and-metastases.csv", "tables/flow.docx", "tables/baseline.docx",
            "tables/survival.docx", "tables/cox-grade-and-metastases.docx", "strobe.html", "strobe.docx", "tables/flow.html", "tables/baseline.html", "tables/survival.html", "tables/cox-grade-and-metastases.html",
            "tables/flow.tex", "tables/baseline.tex", "tables/survival.tex", "tables/cox-grade-and-metastases.tex", "figures/overall-survival-by-grade.svg", "figures/hazard-ratios.svg", "figures/flow.svg"],
        Shipped.Value.Select(f => f.Path));

    [Theory, InlineData("de-DE", false), InlineData("ar-SA", false), InlineData("", true)]
    public void The_same_bytes_in_any_culture_and_in_any_order_of_the_courses(string name, bool shuffled)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            var courses = StudyCohorts.Virtual(300);
            // Another order and other numbers: a registry may have got them in any way.
            var again = StudyCohorts.Files(StudyCohorts.Shipped, shuffled ? courses.OrderBy(c => c.Patient * 7919 % 300).Select((c, i) => c with { Patient = i }) : courses);
            Assert.All(Shipped.Value.Zip(again), pair => Assert.True(pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span), pair.First.Path));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Results_have_the_contract_s_keys()
    {
        using var json = JsonDocument.Parse(Text("results.json"));
        var root = json.RootElement;
        Assert.True(root.GetProperty("cohort").GetProperty("n").GetInt32() > 200);
        Assert.True(root.GetProperty("cohort").GetProperty("events").GetInt32() > 10);
        var overall = root.GetProperty("survival")[0];
        Assert.Equal(("os", JsonValueKind.Null), (overall.GetProperty("endpoint").GetString(), overall.GetProperty("group").ValueKind));
        Assert.Equal(["time", "n_risk", "surv", "lower", "upper"], overall.GetProperty("times")[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal("G1", root.GetProperty("survival")[1].GetProperty("group").GetString());
        var test = root.GetProperty("tests")[0];
        Assert.Equal("log-rank", test.GetProperty("name").GetString());
        Assert.Equal(3, test.GetProperty("groups").GetArrayLength());
        Assert.All(new[] { "chisq", "df", "p" }, key => Assert.Equal(JsonValueKind.Number, test.GetProperty(key).ValueKind));
        Assert.Equal(3, root.GetProperty("models")[0].GetProperty("coefficients").GetArrayLength());
        Assert.Equal(300, root.GetProperty("synthetic").GetInt32());
    }

    [Fact]
    public void Word_tables_are_valid_documents()
    {
        foreach (var file in Shipped.Value.Where(f => f.Path.EndsWith(".docx", StringComparison.Ordinal)))
        {
            using var stream = new MemoryStream(file.Content.ToArray());
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).ToList();
            Assert.True(errors.Count == 0, $"{file.Path}: {string.Join("; ", errors.Select(e => $"{e.Description} at {e.Path?.XPath}"))}");
            Assert.StartsWith(file.Path is "strobe.docx" ? "Synthetic data. STROBE checklist: " : "Table ", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_output_of_a_synthetic_registry_says_so()
    {
        foreach (var file in Shipped.Value.Where(f => !f.Path.EndsWith(".docx", StringComparison.Ordinal)))
            Assert.Contains("synthetic", Encoding.UTF8.GetString(file.Content.Span), StringComparison.OrdinalIgnoreCase);
        foreach (var file in Shipped.Value.Where(f => f.Path.EndsWith(".docx", StringComparison.Ordinal)))
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(file.Content.ToArray()), isEditable: false);
            Assert.Contains("Synthetic data", document.MainDocumentPart!.Document.Body!.InnerText, StringComparison.Ordinal);
        }
        var real = StudyCohorts.Files(StudyCohorts.Shipped, [StudyCohorts.Patient(1), StudyCohorts.Patient(2, "G2", 4, alive: false)]);
        Assert.DoesNotContain("synthetic data", Encoding.UTF8.GetString(real[1].Content.Span), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_report_stands_alone_and_reads_well_to_a_screen_reader()
    {
        var page = new HtmlParser().ParseDocument(Text("report.html"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith("Synthetic data. Overall survival by WHO grade", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.Empty(page.QuerySelectorAll("script, link, img, [src], iframe, [style]"));
        Assert.All(page.QuerySelectorAll("a[href]"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
        Assert.All(page.QuerySelectorAll("table"), table =>
        {
            Assert.NotNull(table.QuerySelector("caption"));
            Assert.NotEmpty(table.QuerySelectorAll("tbody th[scope=row]"));
            Assert.All(table.QuerySelectorAll("thead th"), th => Assert.Equal("col", th.GetAttribute("scope")));
        });
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains(StudyCohorts.Shipped.Source.Sha256, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_study_file_are_text_and_never_markup()
    {
        var study = StudyCohorts.Read(StudyCohorts.ShippedText.Replace("title: Overall survival by WHO grade in", "title: <script>alert(1)</script> & \"x\"", StringComparison.Ordinal)
            .Replace("label: WHO grade", "label: \"<b>,\\\"=1+1\"", StringComparison.Ordinal));
        var files = StudyCohorts.Files(study, StudyCohorts.Virtual(40));
        Assert.Empty(new HtmlParser().ParseDocument(Encoding.UTF8.GetString(files[1].Content.Span)).QuerySelectorAll("script, b"));
    }

    [Fact] // approved by a person; the program's version is taken out so that a release changes nothing here
    public void The_report_and_its_tables_are_these()
    {
        foreach (var file in Shipped.Value.Where(f => f.Path is "report.html" or "results.json" || f.Path.EndsWith(".csv", StringComparison.Ordinal)))
            Golden.Matches(Encoding.UTF8.GetString(file.Content.Span).Replace("\r\n", "\n", StringComparison.Ordinal).Replace(Version, "VERSION", StringComparison.Ordinal),
                "tests", "Islet.Tests", "Studies", "Fixtures", "overall-survival-by-grade", Path.GetFileName(file.Path));
    }

    private static string Version => typeof(Study).Assembly.GetName().Version!.ToString(3);

    private static string Text(string path) => Encoding.UTF8.GetString(Shipped.Value.Single(f => f.Path == path).Content.Span);
}
