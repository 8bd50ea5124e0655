using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Exchange;
using Islet.Tests.Exchange;
using Islet.Web;

namespace Islet.Tests.Web;

public class FhirEndpointTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    public static TheoryData<string> Types => [.. FhirRecord.Types.Select(t => t.Name)];

    [Fact]
    public async Task The_statement_promises_what_is_there_and_nothing_else()
    {
        var rest = (await JsonAsync("/fhir/metadata"))["rest"]![0]!;
        Assert.Equal(FhirRecord.Types.Select(t => t.Name), rest["resource"]!.AsArray().Select(r => (string?)r!["type"]));
        foreach (var resource in rest["resource"]!.AsArray().Select(r => r!))
        {
            Assert.Equal(["read", "search-type"], resource["interaction"]!.AsArray().Select(i => (string?)i!["code"]));
            foreach (var parameter in resource["searchParam"]!.AsArray().Select(p => (string)p!["name"]!))
                Assert.Equal("Bundle", (string?)(await JsonAsync($"/fhir/{resource["type"]}?{parameter}=1"))["resourceType"]);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await workbench.Http.GetAsync(new Uri("/fhir/Specimen/1", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_type_is_searched_read_and_keeps_its_demands(string type)
    {
        var seen = 0;
        foreach (var patient in new[] { 1, 2, 3, workbench.OnCalendar, workbench.OnOffsets, workbench.HostileOne })
        {
            var bundle = await JsonAsync(type is "Patient" ? $"/fhir/Patient?_id={patient}" : $"/fhir/{type}?patient=Patient/{patient}&_count=500");
            var found = Resources(bundle);
            Assert.Equal((int)bundle["total"]!, found.Count);
            Assert.All(found, resource => Assert.Empty(FhirRules.Faults(resource)));
            foreach (var one in found.Take(2))
                Assert.True(JsonNode.DeepEquals(one, await JsonAsync($"/fhir/{type}/{one["id"]}")));
            seen += found.Count;
        }
        Assert.True(type is "CarePlan" || seen > 0);
    }

    [Fact]
    public async Task Pages_of_a_search_lead_on_and_hold_everything_once()
    {
        var whole = Resources(await JsonAsync("/fhir/Observation?patient=1&_count=500")).Select(r => (string?)r["id"]).ToList();
        var (ids, next) = (new List<string?>(), "/fhir/Observation?patient=1&_count=7");
        while (next is not null)
        {
            var page = await JsonAsync(next);
            ids.AddRange(Resources(page).Select(r => (string?)r["id"]));
            next = (string?)page["link"]!.AsArray().FirstOrDefault(l => (string?)l!["relation"] == "next")?["url"] is { } url ? new Uri(url).PathAndQuery : null;
        }
        Assert.Equal(whole, ids);
        Assert.Equal(((await workbench.Log.PatientsAsync()).Count, 50), ((int)(await JsonAsync("/fhir/Patient"))["total"]!, Resources(await JsonAsync("/fhir/Patient")).Count));
    }

    [Fact]
    public async Task Everything_is_all_types_of_one_patient()
    {
        var everything = await JsonAsync("/fhir/Patient/1/$everything");
        var parts = 0;
        foreach (var type in FhirRecord.Types)
            parts += (int)(await JsonAsync(type.Name is "Patient" ? "/fhir/Patient?_id=1" : $"/fhir/{type.Name}?patient=1"))["total"]!;
        Assert.Equal(parts, (int)everything["total"]!);
    }

    [Theory]
    [InlineData("/fhir/Patient/999999", HttpStatusCode.NotFound, "E_FHIR_NONE")]
    [InlineData("/fhir/Patient/CAL-1", HttpStatusCode.NotFound, "E_FHIR_NONE")]
    [InlineData("/fhir/Observation/1-00", HttpStatusCode.NotFound, "E_FHIR_NONE")]
    [InlineData("/fhir/Observation", HttpStatusCode.BadRequest, "E_FHIR_PARAMETER")]
    [InlineData("/fhir/Observation?patient=CAL-1", HttpStatusCode.BadRequest, "E_FHIR_PARAMETER")]
    [InlineData("/fhir/Observation?patient=1&code=29593-1", HttpStatusCode.BadRequest, "E_FHIR_PARAMETER")]
    [InlineData("/fhir/Patient?identifier=CAL-1", HttpStatusCode.BadRequest, "E_FHIR_PARAMETER")]
    [InlineData("/fhir/Patient?_count=0", HttpStatusCode.BadRequest, "E_FHIR_PARAMETER")]
    [InlineData("/fhir/Patient/1?_format=xml", HttpStatusCode.NotAcceptable, "E_FHIR_FORMAT")]
    public async Task A_refusal_is_an_OperationOutcome(string address, HttpStatusCode status, string code)
    {
        using var response = await workbench.Http.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        var outcome = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(("OperationOutcome", code), ((string?)outcome["resourceType"], (string?)outcome["issue"]![0]!["details"]!["coding"]![0]!["code"]));
    }

    [Fact]
    public async Task The_centres_key_stays_away_unless_it_is_asked_for()
    {
        Assert.DoesNotContain("CAL-1", (await JsonAsync($"/fhir/Patient/{workbench.OnCalendar}")).ToJsonString(), StringComparison.Ordinal);
        var asked = await JsonAsync($"/fhir/Patient/{workbench.OnCalendar}?islet-key=true");
        Assert.Equal(("urn:islet:patient", "CAL-1"), ((string?)asked["identifier"]![1]!["system"], (string?)asked["identifier"]![1]!["value"]));
        using var response = await workbench.Http.GetAsync(new Uri("/fhir/Patient/1", UriKind.Relative));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("application/fhir+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Ids_are_found_in_their_order_and_a_hundred_at_most()
    {
        var ids = Resources(await JsonAsync("/fhir/Observation?patient=1&_count=500")).ConvertAll(r => (string)r["id"]!);
        ids = [.. ids.AsEnumerable().Reverse().Take(98)];
        Assert.Equal(ids, Resources(await JsonAsync($"/fhir/Observation?_count=500&_id=1-no,{string.Join(',', ids)}")).ConvertAll(r => (string)r["id"]!));
        string Many(int n) => "/fhir/Observation?_id=" + string.Join(',', Enumerable.Range(1, n).Select(i => $"1-{i}"));
        await JsonAsync(Many(100));
        using var refused = await workbench.Http.GetAsync(new Uri(Many(101), UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task What_is_written_reads_back_as_the_same_findings()
    {
        var patient = workbench.OnCalendar.ToString(CultureInfo.InvariantCulture);
        var prefetch = new JsonObject
        {
            ["patient"] = await JsonAsync($"/fhir/Patient/{patient}"), ["conditions"] = await JsonAsync($"/fhir/Condition?patient={patient}"), ["observations"] = await JsonAsync($"/fhir/Observation?patient={patient}"),
        };
        var read = FhirPrefetch.Read(JsonSerializer.SerializeToElement(prefetch), patient, new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var tissue = Assert.IsType<Specimen>(Assert.Single(read.Findings, f => f.Content is Specimen).Content);
        Assert.Equal((15m, Differentiation.Well), (tissue.Ki67Percent!.Value.Percent, tissue.Differentiation));
        Assert.Equal("pancreas", Assert.IsType<TumourEntity>(Assert.Single(read.Findings, f => f.Content is TumourEntity).Content).Organ);
        Assert.Equal((Sex.Female, Day.Parse("1960-05-04")), (read.Patient!.Sex, read.Patient.Birth));
    }

    private static List<JsonObject> Resources(JsonObject bundle) => [.. (bundle["entry"]?.AsArray() ?? []).Select(e => e!["resource"]!.AsObject())];

    private async Task<JsonObject> JsonAsync(string address)
    {
        using var response = await workbench.Http.GetAsync(new Uri(address, UriKind.Relative));
        var json = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address}: {response.StatusCode}");
        return JsonNode.Parse(json)!.AsObject();
    }
}
