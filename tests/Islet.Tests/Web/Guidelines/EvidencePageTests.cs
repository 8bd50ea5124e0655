using System.Net;
using Islet.Guidelines;

namespace Islet.Tests.Web;

/// <summary>The evidence table: every row, searched, with the statements that rest on it.</summary>
public sealed class EvidencePageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    [Fact]
    public async Task Every_row_stands_once_under_its_own_anchor()
    {
        var page = await workbench.PageAsync("/evidence");
        Assert.Equal(EvidenceTable.Shipped.Rows.Select(r => r.Id), page.QuerySelectorAll("section[aria-labelledby=rows] tbody tr").Select(tr => tr.Id));
    }

    [Fact]
    public async Task A_row_leads_to_the_statements_that_rest_on_it()
    {
        var page = await workbench.PageAsync("/evidence");
        foreach (var guideline in StatementBase.Shipped)
        {
            foreach (var statement in guideline.Statements.Where(s => s.Figures.Count > 0))
                Assert.All(statement.Figures, id => Assert.NotNull(page.GetElementById(id)!.QuerySelector($"a[href='/guidelines/{guideline.Key}/{statement.Number}']")));
        }
    }

    [Fact]
    public async Task A_search_finds_whatever_the_spelling()
    {
        var page = await workbench.PageAsync("/evidence?q=radiant3+pfs");
        var rows = page.QuerySelectorAll("section[aria-labelledby=rows] tbody tr");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains("RADIANT-3", row.TextContent, StringComparison.Ordinal));
        Assert.Null(page.GetElementById("trials"));
    }

    [Fact]
    public async Task Filters_join()
    {
        var query = new EvidenceQuery { Paper = "nanets-2020", Study = "CLARINET" };
        var page = await workbench.PageAsync("/evidence?paper=nanets-2020&study=CLARINET");
        Assert.Equal(EvidenceTable.Shipped.Search(query).Select(r => r.Id), page.QuerySelectorAll("section[aria-labelledby=rows] tbody tr").Select(tr => tr.Id));
    }

    [Theory, InlineData("paper=none"), InlineData("study=none"), InlineData("endpoint=none")]
    public async Task What_the_table_does_not_have_is_refused_in_words(string query) =>
        Assert.Contains("not narrowed", (await workbench.PageAsync($"/evidence?{query}", HttpStatusCode.BadRequest)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task The_phase_III_trials_of_targeted_agents_stand_first_with_hazard_ratio_and_interval()
    {
        var trials = (await workbench.PageAsync("/evidence")).QuerySelector("section[aria-labelledby=trials]")!.TextContent;
        Assert.Contains("RADIANT-3", trials, StringComparison.Ordinal);
        Assert.Contains("Sunitinib phase III", trials, StringComparison.Ordinal);
        Assert.Contains("0.35", trials, StringComparison.Ordinal); // everolimus against placebo, PFS
    }
}
