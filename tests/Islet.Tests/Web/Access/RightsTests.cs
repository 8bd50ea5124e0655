using System.Net;
using System.Text.RegularExpressions;
using Islet.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Tests.Web;

/// <summary>Every address of the workbench, and who may go there. An address that is in no list here fails.</summary>
public sealed partial class RightsTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    private static readonly Role[] All = [Role.Reader, Role.Clinician, Role.DataManager, Role.Researcher, Role.Administrator];

    /// <summary>By the beginning of a route's pattern, the longest that fits; written from what a centre expects of each role, not from the program.</summary>
    private static readonly (string Route, Role[] May)[] Table =
    [
        ("", All), ("patients", All),
        ("patients/{number:long}/facts/answers", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{number:long}/lesions/table", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{number:long}/lesions/undo", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{Number:long}/pet", [Role.Reader, Role.Clinician, Role.DataManager, Role.Administrator]), ("patients/{number:long}/pet", [Role.Reader, Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{number:long}/pet/link", [Role.Clinician, Role.DataManager, Role.Administrator]), ("patients/{number:long}/pet/method", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{number:long}/pet/{series}/kind", [Role.Clinician, Role.DataManager, Role.Administrator]), ("patients/{number:long}/pet/{series}/decide", [Role.Clinician, Role.DataManager, Role.Administrator]), ("patients/{number:long}/pet/{series}/sign", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{number:long}/pet/{series}/queue", [Role.Clinician, Role.DataManager, Role.Administrator]), ("patients/{number:long}/pet/archive/fetch", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("jobs", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/new", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{Number:long}/enter", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{number:long}/enter", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{Number:long}/findings/{Finding:int}/correct", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{number:long}/findings/{finding:int}", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{number:long}/worklist", [Role.Clinician, Role.DataManager, Role.Administrator]),
        ("patients/{Number:long}/decide", [Role.Clinician, Role.Administrator]), ("patients/{number:long}/decide", [Role.Clinician, Role.Administrator]),
        ("worklist", All), ("decisions", All),
        ("cohort", [Role.Clinician, Role.DataManager, Role.Researcher, Role.Administrator]),
        ("api", All), ("api/v1/studies", [Role.Clinician, Role.DataManager, Role.Researcher, Role.Administrator]),
        ("api/v1/cohort", [Role.Clinician, Role.DataManager, Role.Researcher, Role.Administrator]), ("openapi/v1.json", All), ("fhir", All),
        ("problems", [Role.Reader, Role.Clinician, Role.DataManager, Role.Administrator]),
        ("imports", [Role.DataManager, Role.Administrator]), ("duplicates", [Role.DataManager, Role.Administrator]),
        ("studies", [Role.Clinician, Role.DataManager, Role.Researcher, Role.Administrator]), ("papers", [Role.Clinician, Role.DataManager, Role.Researcher, Role.Administrator]),
        ("guidelines", All), ("evidence", All), ("account", All), ("sign-out", All),
        ("accounts", [Role.Administrator]), ("access", [Role.Administrator]), ("access.csv", [Role.Administrator]),
        ("cds-services/{id}", [Role.Reader, Role.Clinician, Role.DataManager, Role.Administrator]),
    ];

    /// <summary>Open to whoever has no account.</summary>
    private static readonly string[] Open = ["sign-in", "sign-in/now", "not-found", "fault", "form-expired", "entry-too-large", "language", "healthz", "cds-services"];

    private IReadOnlyList<RouteEndpoint> Endpoints => [.. team.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => !Pattern(e).StartsWith("assets/", StringComparison.Ordinal) && !Pattern(e).StartsWith("_framework", StringComparison.Ordinal))];

    [Fact]
    public void Every_address_is_open_or_says_who_may_go_there()
    {
        foreach (var endpoint in Endpoints)
        {
            var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(open ? Open.Contains(Pattern(endpoint)) || IsOtherMethod(endpoint) : RightfulOf(endpoint) is not null, $"{Pattern(endpoint)}: {(open ? "open to all" : "in no list")}");
        }
    }

    [Fact]
    public async Task Each_role_is_let_in_where_it_may_go_and_nowhere_else()
    {
        foreach (var role in All)
        {
            using var browser = await team.SignedInAsync(role);
            foreach (var endpoint in Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && Pattern(e) is not ("sign-out" or "account/end-all")))
            {
                using var response = await browser.Http.SendAsync(Request(endpoint));
                Assert.True(response.StatusCode is not HttpStatusCode.Forbidden == RightfulOf(endpoint)!.Contains(role), $"{role} at {Pattern(endpoint)}: {(int)response.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task Who_is_signed_out_is_led_to_the_page_for_signing_in_and_a_machine_is_told()
    {
        foreach (var endpoint in Endpoints.Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var response = await team.Nobody().Http.SendAsync(Request(endpoint));
            if (Pattern(endpoint).StartsWith("cds-services", StringComparison.Ordinal) || endpoint.Metadata.GetMetadata<ForMachinesAttribute>() is not null)
                Assert.Equal((HttpStatusCode.Unauthorized, "Bearer realm=\"Islet\""), (response.StatusCode, response.Headers.WwwAuthenticate.ToString()));
            else
                Assert.True(response.StatusCode is HttpStatusCode.SeeOther && response.Headers.Location!.ToString().StartsWith("/sign-in", StringComparison.Ordinal), Pattern(endpoint));
        }
        Assert.Equal(HttpStatusCode.SeeOther, await team.Nobody().StatusAsync("/nowhere"));
    }

    [Fact]
    public async Task A_refusal_says_who_may_and_whom_to_ask_and_is_logged()
    {
        using var administrator = await team.SignedInAsync(Role.Administrator);
        using var reader = await team.SignedInAsync(Role.Reader);
        var page = await reader.PageAsync("/imports", HttpStatusCode.Forbidden);
        Assert.Equal("You may not do this", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("data manager, administrator", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(administrator.Name, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("not allowed", "/imports"), (await team.Desk.Access.PageAsync(new(Who: reader.Name), 1))[0] is var e ? (e.Done, e.Route) : default);
        using var post = await reader.Http.PostAsync(new Uri("/duplicates/decide", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
        Assert.Contains("You may not do this", await post.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Reader), InlineData(Role.Clinician), InlineData(Role.DataManager), InlineData(Role.Researcher), InlineData(Role.Administrator)]
    public async Task The_navigation_leads_only_where_one_may_go(Role role)
    {
        using var browser = await team.SignedInAsync(role);
        var links = (await browser.PageAsync("/")).QuerySelectorAll(".masthead a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync(link));
        Assert.Equal(Rights.Of(role).Contains(Right.ImportFiles), links.Contains("/imports"));
    }

    [Theory]
    [InlineData(Role.Reader, 0), InlineData(Role.Clinician, 1)]
    public async Task Forms_stand_only_where_they_may_be_posted(Role role, int forms)
    {
        using var browser = await team.SignedInAsync(role);
        Assert.Equal(forms, (await browser.PageAsync($"/patients/{team.Demo.OnCalendar}/facts")).QuerySelectorAll("form.sheet").Length);
        Assert.Equal(forms, (await browser.PageAsync($"/patients/{team.Demo.OnCalendar}/lesions")).QuerySelectorAll("form[action$='/lesions/table']").Length);
    }

    private static string Pattern(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/').TrimEnd('/');

    private static bool IsOtherMethod(RouteEndpoint endpoint) => Pattern(endpoint).StartsWith("cds-services", StringComparison.Ordinal) && !Methods(endpoint).Contains("POST");

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static Role[]? RightfulOf(RouteEndpoint endpoint) => Table.Where(row => Pattern(endpoint) == row.Route || (row.Route.Length > 0 && Pattern(endpoint).StartsWith(row.Route + "/", StringComparison.Ordinal)))
        .OrderByDescending(row => row.Route.Length).Select(row => row.May).FirstOrDefault();

    private HttpRequestMessage Request(RouteEndpoint endpoint)
    {
        var address = Value().Replace("/" + Pattern(endpoint), v => v.Groups[1].Value.ToUpperInvariant() switch
        {
            "NUMBER" => team.Demo.OnCalendar.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "FINDING" or "DECISION" or "AT" or "JOB" or "ANGLE" => "1",
            _ => "x",
        });
        var method = Methods(endpoint).Contains("GET") ? HttpMethod.Get : HttpMethod.Post;
        return new(method, address) { Content = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null };
    }

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Value();
}
