using System.Net;
using System.Text.Json.Nodes;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>Programs ask with the same rights as people, and are refused in their own form.</summary>
public class WhoMayAskTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    [Theory]
    [InlineData("/api/v1/patients")]
    [InlineData("/api/v1/patients/1/facts")]
    [InlineData("/api/v1/studies")]
    public async Task Nobody_is_answered_with_a_code_and_is_led_nowhere(string address)
    {
        using var nobody = team.Nobody();
        using var response = await nobody.GetAsync(address);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("E_API_SIGN_IN", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!["code"]);
    }

    [Fact]
    public async Task Fhir_tells_nobody_so_as_an_OperationOutcome()
    {
        using var nobody = team.Nobody();
        using var response = await nobody.GetAsync("/fhir/Patient/1");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(("OperationOutcome", "login"), ((string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["resourceType"], (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["issue"]![0]!["code"]));
    }

    [Theory]
    [InlineData(Role.Reader, HttpStatusCode.Forbidden)]
    [InlineData(Role.Researcher, HttpStatusCode.OK)]
    [InlineData(Role.Clinician, HttpStatusCode.OK)]
    public async Task Studies_are_for_who_may_run_them(Role role, HttpStatusCode status)
    {
        using var browser = await team.SignedInAsync(role);
        using var response = await browser.GetAsync("/api/v1/studies");
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status is HttpStatusCode.Forbidden ? "E_API_RIGHT" : null, (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]?["code"]);
    }

    [Fact]
    public async Task A_researcher_gets_numbers_in_place_of_keys_everywhere()
    {
        using var researcher = await team.SignedInAsync(Role.Researcher);
        using var clinician = await team.SignedInAsync(Role.Clinician);
        var key = (await team.Log.CourseAsync(team.Demo.OnCalendar))!.Key;
        string[] addresses = ["/api/v1/patients?page_size=500", "/api/v1/worklist", .. ApiRoutes.Operations.Where(o => o.Path.Contains("{number}", StringComparison.Ordinal)).Select(o => ApiRoutes.Root + o.Path.Replace("{number}", $"{team.Demo.OnCalendar}", StringComparison.Ordinal)),
            $"/fhir/Patient/{team.Demo.OnCalendar}?islet-key=true", $"/fhir/Patient/{team.Demo.OnCalendar}/$everything"];
        foreach (var address in addresses)
            Assert.DoesNotContain(key, await researcher.Http.GetStringAsync(new Uri(address, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains(key, await clinician.Http.GetStringAsync(new Uri($"/api/v1/patients/{team.Demo.OnCalendar}", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_resources_were_read_is_in_the_log_of_access()
    {
        using var clinician = await team.SignedInAsync(Role.Clinician);
        using var search = await clinician.GetAsync($"/fhir/Observation?patient={team.Demo.OnCalendar}");
        using var read = await clinician.GetAsync($"/api/v1/patients/{team.Demo.OnOffsets}/facts");
        using var administrator = await team.SignedInAsync(Role.Administrator);
        var patients = (await administrator.PageAsync($"/access?who={clinician.Name}")).QuerySelectorAll("table tbody td > a").Select(a => a.TextContent).ToList();
        Assert.Contains($"{team.Demo.OnCalendar}", patients);
        Assert.Contains($"{team.Demo.OnOffsets}", patients);
    }
}
