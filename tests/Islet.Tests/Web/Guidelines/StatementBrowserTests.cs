using System.Net;
using Islet.Guidelines;

namespace Islet.Tests.Web;

/// <summary>The guidelines as they are browsed: lists, filters, one statement whole, the votes.</summary>
public sealed class StatementBrowserTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private const string Nanets = "/guidelines/nanets-2020";

    [Fact]
    public async Task Every_shipped_guideline_is_listed_with_year_and_counts()
    {
        var page = await workbench.PageAsync("/guidelines");
        Assert.Contains(IntendedPurpose.Text, page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var guideline in StatementBase.Shipped)
        {
            var entry = Assert.Single(page.QuerySelectorAll(".studies > li"), li => li.QuerySelector($"h2 a[href='/guidelines/{guideline.Key}']") is not null).TextContent;
            Assert.Contains($"{guideline.Year}", entry, StringComparison.Ordinal);
            Assert.Contains($"{guideline.Statements.Count} statement", entry, StringComparison.Ordinal);
            Assert.Contains(guideline.Source, entry, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Statements_stand_in_the_documents_order_by_topic()
    {
        var page = await workbench.PageAsync(Nanets);
        Assert.Equal(StatementBase.Nanets2020.Statements.Select(s => s.Number), page.QuerySelectorAll(".statements a.id").Select(a => a.TextContent));
        Assert.Equal(StatementBase.Nanets2020.Statements.Select(s => s.Chapter).Distinct(), page.QuerySelectorAll("section.chapter h2").Select(h => h.FirstChild!.TextContent.Trim()));
        Assert.Contains("All 232 statements", page.QuerySelector(".total")!.TextContent, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<Statement, bool>> Filters => new()
    {
        { "stance=NotRecommended", s => s.Stance is Stance.NotRecommended },
        { "strength=Consensus", s => s.Strength is Strength.Consensus },
        { "topic=sys", s => s.Id.StartsWith("NANETS2020-SYS-", StringComparison.Ordinal) },
        { "superseded=yes", s => s.Superseded is not null },
        { "superseded=no", s => s.Superseded is null },
        { "option=everolimus", s => s.Options.Any(o => o.Option == "everolimus") },
        { "topic=sys&stance=Recommended&strength=Consensus", s => s.Number is "SYS-04" or "SYS-05" },
        { "q=sys-02+OBSERVED", s => s.Number == "SYS-02" },
    };

    [Theory, MemberData(nameof(Filters))]
    public async Task A_filter_of_the_address_narrows_the_list(string query, Func<Statement, bool> holds)
    {
        var page = await workbench.PageAsync($"{Nanets}?{query}");
        var expected = StatementBase.Nanets2020.Statements.Where(holds).Select(s => s.Number).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, page.QuerySelectorAll(".statements a.id").Select(a => a.TextContent));
        Assert.Contains($"{expected.Count} of 232", page.QuerySelector(".total")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_said_is_said_to_be_missing() =>
        Assert.Contains("No statement of this guideline is like this", (await workbench.PageAsync($"{Nanets}?q=zzzz")).Body!.TextContent, StringComparison.Ordinal);

    [Theory, InlineData("stance=recommended"), InlineData("stance=0"), InlineData("strength=Strong"), InlineData("topic=nowhere"), InlineData("superseded=perhaps"), InlineData("option=aspirin")]
    public async Task What_an_address_asks_for_and_the_guideline_does_not_have_is_refused_in_words(string query)
    {
        var page = await workbench.PageAsync($"{Nanets}?{query}", HttpStatusCode.BadRequest);
        Assert.Contains("not narrowed", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(232, page.QuerySelectorAll(".statements > li").Length);
    }

    [Theory, InlineData("/guidelines/nobody-1999"), InlineData("/guidelines/nobody-1999/votes"), InlineData("/guidelines/nanets-2020/SYS-99"), InlineData("/guidelines/nobody-1999/SYS-02")]
    public async Task Unknown_guidelines_and_statements_are_not_found(string address) => await workbench.PageAsync(address, HttpStatusCode.NotFound);

    [Fact]
    public async Task A_statement_has_all_that_its_file_says()
    {
        foreach (var guideline in StatementBase.Shipped)
        {
            foreach (var statement in guideline.Statements)
            {
                var text = (await workbench.PageAsync($"/guidelines/{guideline.Key}/{statement.Number}")).QuerySelector("main")!.TextContent;
                var parts = new[] { statement.Says, statement.Topic, statement.Votes, statement.Origin, statement.Evidence, statement.Caution, statement.Reading, statement.Superseded, statement.Section, statement.Lines, statement.Condition.Text, guideline.Source, IntendedPurpose.Text };
                Assert.All(parts.OfType<string>(), part => Assert.Contains(part, text, StringComparison.Ordinal));
                Assert.All(statement.Tension, id => Assert.Contains(guideline.Find(id)!.Number, text, StringComparison.Ordinal));
                Assert.All(statement.Figures, id => Assert.Contains(id, text, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task A_condition_is_told_in_words_and_the_files_own_text_stands_beside_it()
    {
        var page = await workbench.PageAsync($"{Nanets}/SYS-02");
        var tree = page.QuerySelector(".tree")!.TextContent;
        Assert.All(new[] { "Primary site: pancreas or occult", "Differentiation: well", "WHO grade: G1 or G2", "Disease status: metastatic", "Symptom burden: none" }, words => Assert.Contains(words, tree, StringComparison.Ordinal));
        Assert.DoesNotContain("_", tree, StringComparison.Ordinal);
        Assert.Contains("G12 and MET and symptom_burden = none", page.QuerySelector(".machine code")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The 2020 panel names it as an option.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("every 3 to 4 months", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_overtaken_says_so_before_anything_else()
    {
        var main = (await workbench.PageAsync($"{Nanets}/SYS-10")).QuerySelector("main")!;
        var banner = main.QuerySelector(".overtaken.banner")!;
        Assert.Contains("58.7 against 53.8 months", banner.TextContent, StringComparison.Ordinal);
        Assert.Equal("statement", banner.NextElementSibling!.ClassName);
    }

    [Fact]
    public async Task All_reported_votes_are_in_the_ledger()
    {
        var page = await workbench.PageAsync($"{Nanets}/votes");
        var voted = StatementBase.Nanets2020.Statements.Where(s => s.Strength is not Strength.Unstated).ToList();
        Assert.Equal(32, voted.Count); // guideline-statements, head: all the votes that the text reports
        Assert.Equal(voted.Select(s => s.Number).Order(), page.QuerySelectorAll("tbody a.id").Select(a => a.TextContent).Order());
        Assert.All(voted.Select(s => s.Votes).OfType<string>(), votes => Assert.Contains(votes, page.Body!.TextContent, StringComparison.Ordinal));
    }
}
