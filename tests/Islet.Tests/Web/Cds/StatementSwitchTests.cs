using System.Reflection;
using AngleSharp;
using AngleSharp.Dom;
using Islet.Course;
using Islet.Guidelines;
using Islet.Web;
using Microsoft.AspNetCore.Components;

namespace Islet.Tests.Web;

public sealed class StatementSwitchTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    [Theory]
    [InlineData(null, true), InlineData("", true), InlineData("on", true), InlineData("On ", true), InlineData("off", false), InlineData("OFF", false)]
    public void The_variable_says_on_or_off(string? setting, bool on) => Assert.Equal(on, StatementSwitch.IsOn(setting));

    [Theory]
    [InlineData("of"), InlineData("0"), InlineData("no")]
    public void A_word_that_is_neither_is_refused_rather_than_read_as_on(string setting) =>
        Assert.Equal("E_STATEMENTS_SETTING", Assert.Throws<RefusedException>(() => StatementSwitch.IsOn(setting)).Problem.Code);

    [Fact]
    public void A_command_of_statements_alone_is_refused_where_they_are_off()
    {
        StatementSwitch.Demand(on: true);
        Assert.Equal("E_STATEMENTS_OFF", Assert.Throws<RefusedException>(() => StatementSwitch.Demand(on: false)).Problem.Code);
    }

    [Fact]
    public async Task What_a_guideline_makes_of_a_change_is_shown_or_said_to_be_off()
    {
        var changed = await ChangedPatientAsync();
        var on = await workbench.PageAsync($"/patients/{changed}");
        Assert.Contains("What this guideline makes of the difference", on.QuerySelector(".change .nowis")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(StatementSwitch.OffText, on.Body!.TextContent, StringComparison.Ordinal);

        await using var off = await workbench.AlsoAsync(options => options with { Statements = false });
        using var http = new HttpClient { BaseAddress = Workbench.AddressOf(off) };
        var html = await http.GetStringAsync(new Uri($"/patients/{changed}", UriKind.Relative));
        var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
        Assert.Contains(StatementSwitch.OffText, page.QuerySelector(".change .nowis")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("What this guideline makes", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(StatementBase.Nanets2020.Statements, s => page.Body!.TextContent.Contains(s.Number, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_that_is_there_for_statements_obeys_the_switch()
    {
        string[] words = ["guideline", "evidence", "/plan", "card"];
        var pages = typeof(Workbench).Assembly.GetTypes().Select(type => (type, Routes: type.GetCustomAttributes<RouteAttribute>().Select(r => r.Template).ToList()))
            .Where(page => page.Routes.Exists(route => words.Any(word => route.Contains(word, StringComparison.Ordinal)))).ToList();
        Assert.True(pages.Count >= 4);
        Assert.All(pages, page => Assert.True(page.type.IsDefined(typeof(ShowsStatementsAttribute), inherit: false), page.type.Name));
    }

    [Fact]
    public async Task Where_they_are_off_such_a_page_says_so_and_nothing_leads_there()
    {
        await using var off = await workbench.AlsoAsync(options => options with { Statements = false });
        using var http = new HttpClient { BaseAddress = Workbench.AddressOf(off) };
        foreach (var address in new[] { "/guidelines", "/guidelines/nanets-2020", $"/patients/{workbench.OnCalendar}/guideline" })
        {
            var html = await http.GetStringAsync(new Uri(address, UriKind.Relative));
            var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
            Assert.Contains(StatementSwitch.OffText, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            page.QuerySelector("form.languages input[name=back]")!.Remove(); // the page's own address: a choice of language leads back to where the reader is
            Assert.DoesNotContain("/guideline", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("Halfdanarson", html, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("/guideline", await http.GetStringAsync(new Uri($"/patients/{workbench.OnCalendar}", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("/guideline", await workbench.Http.GetStringAsync(new Uri($"/patients/{workbench.OnCalendar}", UriKind.Relative)), StringComparison.Ordinal);
    }

    private async Task<long> ChangedPatientAsync()
    {
        for (var patient = 1L; patient <= workbench.Synthetic; patient++)
        {
            if ((await workbench.PageAsync($"/patients/{patient}")).QuerySelector(".change .nowis") is not null)
                return patient;
        }
        throw new InvalidOperationException("Nobody in the sample was characterized twice.");
    }
}
