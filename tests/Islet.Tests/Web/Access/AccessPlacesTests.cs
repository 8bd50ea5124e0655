using System.Globalization;
using Islet.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Tests.Web;

/// <summary>The log of access says places, not patterns of routes.</summary>
public sealed class AccessPlacesTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    [Fact]
    public void Every_address_that_is_logged_has_a_name()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var patterns = team.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(p => !p.StartsWith("/_framework", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(patterns.Count > 60, $"{patterns.Count}");
        Assert.DoesNotContain(patterns, p => p.Length > 1 && AccessPlaces.Said(p) == p);
    }

    [Theory]
    [InlineData("/patients/{Number:long}/findings/{Finding:int}/correct", "form to correct a finding"), InlineData("/patients/{number:long}/findings/{finding:int}/correct", "form to correct a finding")]
    [InlineData("/imports/{Id}/map", "imports"), InlineData("/", "start page"), InlineData("/api/v1/patients/{number:long}", "interface for programs"), InlineData("/nowhere/{id}", "/nowhere/{id}")]
    [InlineData("/accounts/role/anna.berg/administrator", "role of an account: anna.berg, administrator"), InlineData("/accounts/role", "role of an account")]
    public void A_pattern_is_said_whatever_its_letters(string route, string place)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(place, AccessPlaces.Said(route));
    }

    [Fact]
    public async Task The_page_shows_no_pattern()
    {
        using var browser = await team.SignedInAsync(Role.Administrator);
        await browser.PageAsync($"/patients/{team.Demo.OnCalendar}");
        var text = (await browser.PageAsync("/access")).QuerySelector("table")!.TextContent;
        Assert.DoesNotContain('{', text);
        Assert.Contains("patient's page", text, StringComparison.Ordinal);
    }
}
