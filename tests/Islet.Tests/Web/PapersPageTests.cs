using System.Net;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class PapersPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private static readonly string Pages = Repository.File("docs", "papers");

    private static readonly string[] Names = [.. Directory.EnumerateFiles(Pages, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(name => name != "README").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Papers => [.. Names];

    [Fact] // what is simulated says so, and nothing is called reproduced
    public async Task The_papers_are_listed_from_the_studies_page_and_say_what_they_are()
    {
        Assert.NotNull((await workbench.PageAsync("/studies")).QuerySelector("a[href='/papers']"));
        var page = await workbench.PageAsync("/papers");
        Assert.Equal(Names.Length, page.QuerySelectorAll("ul.studies h2 a").Length);
        Assert.Equal(Names.Count(name => Directory.Exists(Path.Combine(Pages, name))), page.QuerySelectorAll("h2 .tag.synthetic").Length);
        Assert.DoesNotContain("reproduced", page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(page.QuerySelector("a[href='/studies/italy-2024']"));
    }

    [Theory, MemberData(nameof(Papers))] // line for line: headings, rows of tables, figures
    public async Task A_paper_shows_what_its_page_in_the_documentation_has(string paper)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Pages, paper + ".md"));
        var page = await workbench.PageAsync("/papers/" + paper);
        Assert.Equal(lines.Count(l => l.StartsWith("## ", StringComparison.Ordinal) || l.StartsWith("### ", StringComparison.Ordinal)), page.QuerySelectorAll(".paper h2, .paper h3").Length);
        Assert.Equal(lines.Count(l => l.StartsWith('|')) - page.QuerySelectorAll(".paper table").Length, page.QuerySelectorAll(".paper tr").Length); // without the rule below each head
        Assert.Equal(lines.Count(l => l.StartsWith("- ", StringComparison.Ordinal)), page.QuerySelectorAll(".paper li").Length);
        Assert.Equal(lines.Count(l => l.StartsWith("![", StringComparison.Ordinal)), page.QuerySelectorAll(".paper figure img[alt]").Length);
        Assert.DoesNotContain("**", page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("](", page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_is_the_file_of_the_documentation_and_no_path_leads_elsewhere()
    {
        using var figure = await workbench.Http.GetAsync(new Uri("/papers/italy-2024/figure-3.svg", UriKind.Relative));
        Assert.Equal("image/svg+xml", figure.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Pages, "italy-2024", "figure-3.svg")), await figure.Content.ReadAsByteArrayAsync());
        foreach (var address in new[] { "/papers/italy-2042", "/papers/README", "/papers/italy-2024/figure-9.svg", "/papers/italy-2024/..%2fREADME.md", "/papers/..%2fitaly-2024" })
        {
            using var answer = await workbench.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_study_links_its_other_forms_and_its_paper()
    {
        var page = await workbench.PageAsync("/studies/overall-survival-by-grade");
        foreach (var file in new[] { "tables/survival.html", "tables/survival.tex", "figures/flow.svg", "strobe.html", "strobe.docx" })
        {
            Assert.NotNull(page.QuerySelector($"a[href='/studies/overall-survival-by-grade/{file}']"));
            using var answer = await workbench.Http.GetAsync(new Uri($"/studies/overall-survival-by-grade/{file}", UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEqual("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public void Words_are_marked_and_what_is_not_a_mark_is_text() => Assert.Equal("a <strong>b</strong> <code>c*d*</code> <em>e</em> f &lt;i&gt; <a href=\"/papers/g-1\">h</a> doi | x<br>y",
        PaperText.Html("a **b** `c*d*` *e* f <i> [h](g-1.md) [doi](https://doi.org/1) \\| x<br>y").Value);
}
