using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Islet.Guidelines;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class CdsHooksTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private const string Service = "/cds-services/islet-statements", Feedback = Service + "/feedback", Allowed = "https://ehr.example.org";

    [Fact]
    public async Task Discovery_names_the_service_its_hook_and_what_it_asks_for()
    {
        using var json = JsonDocument.Parse(await workbench.Http.GetStringAsync(new Uri("/cds-services", UriKind.Relative)));
        var service = Assert.Single(json.RootElement.GetProperty("services").EnumerateArray());
        Assert.Equal(("islet-statements", "patient-view"), (service.GetProperty("id").GetString(), service.GetProperty("hook").GetString()));
        Assert.NotEmpty(service.GetProperty("description").GetString()!);
        var prefetch = service.GetProperty("prefetch").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!);
        Assert.Equal(["conditions", "medications", "observations", "patient"], prefetch.Keys.Order());
        Assert.All(prefetch.Values, template => Assert.Contains("{{context.patientId}}", template, StringComparison.Ordinal));
        Assert.Contains("http://loinc.org|29593-1", prefetch["observations"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_patient_of_the_sample_gets_few_short_cards_that_recommend_nothing()
    {
        var withCards = 0;
        foreach (var patient in await workbench.Log.PatientsAsync())
        {
            var cards = await CardsAsync(OfRegistry(patient.Key));
            withCards += cards.Count > 0 ? 1 : 0;
            Assert.InRange(cards.Count, 0, 2 * StatementBase.Shipped.Count);
            Assert.All(cards, card =>
            {
                var (summary, detail) = (card.GetProperty("summary").GetString()!, card.GetProperty("detail").GetString()!);
                Assert.InRange(summary.Length, 1, 139);
                Assert.Contains(IntendedPurpose.Text, detail, StringComparison.Ordinal);
                Assert.DoesNotContain("recommended treatment", summary + detail, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("_", summary, StringComparison.Ordinal);
                Assert.DoesNotContain(patient.Key, card.GetRawText(), StringComparison.Ordinal);
                Assert.Contains(card.GetProperty("indicator").GetString(), new[] { "info", "warning" });
                Assert.True(Guid.TryParse(card.GetProperty("uuid").GetString(), out _));
                Assert.Matches("[12][0-9]{3}", card.GetProperty("source").GetProperty("label").GetString()!);
                Assert.StartsWith(workbench.Address.AbsoluteUri, card.GetProperty("links")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
                Assert.All(card.GetProperty("overrideReasons").EnumerateArray(), reason => Assert.NotEmpty(reason.GetProperty("display").GetString()!));
            });
        }
        Assert.True(withCards > 50, $"cards for {withCards} patients");
    }

    [Fact]
    public async Task The_link_of_a_registered_patient_opens_the_guideline_page()
    {
        var card = (await CardsAsync(OfRegistry("CAL-1")))[0];
        using var page = await workbench.Http.GetAsync(new Uri(card.GetProperty("links")[0].GetProperty("url").GetString()!));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.EndsWith($"/patients/{workbench.OnCalendar}/guideline", page.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urn:islet:patient", "female", "1960-05-04", true)]
    [InlineData("urn:islet:patient", "male", "1960-05-04", false)] // another sex
    [InlineData("urn:islet:patient", "female", "1961", false)] // another birth
    [InlineData("https://ehr.example.org/mrn", "female", "1960-05-04", false)] // another system
    public async Task A_patient_of_the_registry_is_found_by_the_identifier_and_only_where_the_record_does_not_contradict(string system, string sex, string birth, bool found)
    {
        var patient = $$"""{"resourceType":"Patient","id":"pat-1","gender":"{{sex}}","birthDate":"{{birth}}","identifier":[{"system":"{{system}}","value":"CAL-1"}]}""";
        var cards = await CardsAsync("{\"patient\":" + patient + ",\"conditions\":" + FhirRecords.Bundle(FhirRecords.PancreaticNen) + "}");
        Assert.Equal(found, cards[0].GetProperty("detail").GetString()!.Contains("those of the registry", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(",\"conditions\":null"), InlineData("")]
    public async Task A_record_that_contradicts_is_told_even_where_nothing_else_is_known(string conditions)
    {
        var card = Assert.Single(await CardsAsync("{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"" + FhirRecords.Id + "\",\"gender\":\"male\",\"identifier\":[{\"system\":\"urn:islet:patient\",\"value\":\"CAL-1\"}]}" + conditions + "}"));
        Assert.Contains("not used", card.GetProperty("summary").GetString()!, StringComparison.Ordinal);
        Assert.InRange(card.GetProperty("summary").GetString()!.Length, 1, 139);
        Assert.Contains(IntendedPurpose.Text, card.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.DoesNotContain("CAL-1", card.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_left_over_is_not_counted_and_no_paragraph_is_empty()
    {
        var detail = (await CardsAsync(FhirRecords.Prefetch([FhirRecords.PancreaticNen])))[0].GetProperty("detail").GetString()!;
        Assert.DoesNotContain("understood", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Service), InlineData(Feedback)]
    public async Task Text_that_is_no_Unicode_is_refused_wherever_it_stands(string address)
    {
        foreach (var body in new byte[][]
        {
            [.. "{\"hook\":\""u8, 0xE4, .. "\"}"u8], "{\"hook\":\"\\ud800\"}"u8.ToArray(), "{\"feedback\":[{\"card\":\"\\ud800\"}]}"u8.ToArray(),
            Encoding.UTF8.GetBytes(Call("{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"1\",\"identifier\":[{\"system\":\"urn:islet:patient\",\"value\":\"\\udc00\"}]}}")),
        })
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
            await RefusedAsync(await workbench.Http.PostAsync(new Uri(address, UriKind.Relative), content), 400, "E_CDS_JSON");
        }
    }

    [Fact]
    public async Task Another_method_is_refused_in_JSON()
    {
        await RefusedAsync(await workbench.Http.GetAsync(new Uri(Service, UriKind.Relative)), 405, "E_CDS_METHOD");
        await RefusedAsync(await workbench.Http.GetAsync(new Uri(Feedback, UriKind.Relative)), 405, "E_CDS_METHOD");
        await RefusedAsync(await PostAsync("/cds-services", "{}"), 405, "E_CDS_METHOD");
    }

    [Fact]
    public async Task A_fhir_id_alone_never_leads_to_a_record()
    {
        using var answer = await PostAsync(Service, Call("{}", "CAL-1"));
        Assert.Equal((HttpStatusCode)412, answer.StatusCode);
    }

    [Fact]
    public async Task What_was_not_understood_is_counted_in_the_card_and_the_statements_are_listed()
    {
        var cards = await CardsAsync(FhirRecords.Prefetch([FhirRecords.PancreaticNen, FhirRecords.LiverMetastasis], FhirRecords.Ki67("\"valueInteger\":12"), """{"resourceType":"Observation","id":"x","status":"final"}"""));
        var detail = cards[0].GetProperty("detail").GetString()!;
        Assert.Contains("4 FHIR resources sent along; 1 resource was not understood, and says nothing here.", detail, StringComparison.Ordinal);
        Assert.Contains("\n- ", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_without_a_neuroendocrine_neoplasm_or_who_died_gets_no_card()
    {
        Assert.Empty(await CardsAsync("{\"conditions\":null}"));
        Assert.Empty(await CardsAsync(FhirRecords.Prefetch([], FhirRecords.Ki67("\"valueInteger\":12"))));
        Assert.NotEmpty(await CardsAsync(FhirRecords.Prefetch([FhirRecords.PancreaticNen])));
        Assert.Empty(await CardsAsync(FhirRecords.Prefetch([FhirRecords.PancreaticNen]).Replace("\"gender\"", "\"deceasedBoolean\":true,\"gender\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{", 400, "E_CDS_JSON"), InlineData("[]", 400, "E_CDS_REQUEST"), InlineData("{}", 400, "E_CDS_REQUEST"), InlineData("""{"hook":"patient-view","hook":"patient-view"}""", 400, "E_CDS_JSON")]
    [InlineData("""{"hook":"order-sign","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"patientId":"1"}}""", 400, "E_CDS_HOOK")]
    [InlineData("""{"hook":"patient-view","hookInstance":"7","context":{"patientId":"1"}}""", 400, "E_CDS_REQUEST")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{}}""", 400, "E_CDS_REQUEST")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"patientId":"1/../2"}}""", 400, "E_CDS_REQUEST")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"patientId":"1"},"prefetch":[]}""", 400, "E_CDS_REQUEST")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"patientId":"1"},"prefetch":{"patient":1}}""", 400, "E_CDS_PREFETCH_FORM")]
    [InlineData("""{"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"patientId":"1"}}""", 412, "E_CDS_PREFETCH")]
    public async Task A_call_that_cannot_be_answered_is_told_with_a_code(string body, int status, string code) => await RefusedAsync(await PostAsync(Service, body), status, code);

    [Fact]
    public async Task Another_service_another_type_and_an_endless_body_are_refused()
    {
        await RefusedAsync(await PostAsync("/cds-services/other", Call("{}")), 404, "E_CDS_SERVICE");
        using var form = new StringContent(Call("{}"), Encoding.UTF8, "text/plain"); // what a form of another site could send
        await RefusedAsync(await workbench.Http.PostAsync(new Uri(Service, UriKind.Relative), form), 415, "E_CDS_TYPE");
        using var fhir = new StringContent(Call("{}"), Encoding.UTF8, "application/fhir+json");
        await RefusedAsync(await workbench.Http.PostAsync(new Uri(Service, UriKind.Relative), fhir), 415, "E_CDS_TYPE");
        await RefusedAsync(await PostAsync(Service, Call("{}") + new string(' ', 4_000_001)), 413, "E_CDS_SIZE");
    }

    [Fact]
    public async Task Feedback_is_kept_with_reason_and_card_and_without_a_word_that_could_name_anybody()
    {
        var card = (await CardsAsync(OfRegistry("CAL-1")))[0].GetProperty("uuid").GetString()!;
        using var answer = await PostAsync(Feedback, $$$$"""
            {"feedback":[{"card":"{{{{card}}}}","outcome":"overridden","outcomeTimestamp":"2026-05-04T09:30:00Z",
              "overrideReason":{"reason":{"code":"fact-wrong","system":"urn:islet:override-reason"},"userComment":"Anna Andersson, 19600504"} },
             {"card":"{{{{card}}}}","outcome":"overridden","outcomeTimestamp":"2026-05-04T09:30:00.5Z","overrideReason":{"reason":{"code":"Anna","system":"https://ehr.example.org/reasons"}}},
             {"card":"{{{{card}}}}","outcome":"accepted","outcomeTimestamp":"2026-05-04T09:30:00Z","acceptedSuggestions":[{"id":"e56e1945-20b3-4393-8503-a1a20fd73152"}]}]}
            """);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var log = new FeedbackLog(workbench.Registry);
        Assert.Equal([("overridden", "fact-wrong", true), ("overridden", "other", false), ("accepted", null, false)], log.Read().TakeLast(3).Select(f => (f.Outcome, f.Reason, f.Commented)));
        Assert.All(log.Read(), f => Assert.Equal("statements", f.Kind));
        Assert.DoesNotContain("Anna", await File.ReadAllTextAsync(log.Path), StringComparison.Ordinal);
        Assert.DoesNotContain("CAL-1", await File.ReadAllTextAsync(log.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"feedback":[]}"""), InlineData("""{}"""), InlineData("""{"feedback":[{"card":"CARD","outcome":"ignored","outcomeTimestamp":"2026-05-04T09:30:00Z"}]}""")]
    [InlineData("""{"feedback":[{"card":"4e0a3a1e-3283-4575-ab82-028d55fe2719","outcome":"overridden","outcomeTimestamp":"2026-05-04T09:30:00Z"}]}""")] // nobody's card
    [InlineData("""{"feedback":[{"card":"CARD","outcome":"overridden","outcomeTimestamp":"yesterday"}]}"""), InlineData("""{"feedback":[{"card":"CARD","outcome":"overridden","outcomeTimestamp":"2999-05-04T09:30:00Z"}]}""")]
    [InlineData("""{"feedback":[{"card":"CARD","outcome":"overridden"}]}"""), InlineData("""{"feedback":[{"card":"CARD","outcome":"overridden","outcomeTimestamp":"2026-05-04T09:30:00Z","overrideReason":"no"}]}""")]
    [InlineData("""{"feedback":[{"card":"CARD","outcome":"overridden","outcomeTimestamp":"2026-05-04T09:30:00Z"},{"card":"CARD"}]}""")] // all or none
    public async Task Feedback_that_is_none_is_refused_and_nothing_of_it_kept(string body)
    {
        using var log = new FeedbackLog(workbench.Registry);
        var before = log.Read().Count;
        await RefusedAsync(await PostAsync(Feedback, body.Replace("CARD", CardId.New(CardKind.Cautions).ToString(), StringComparison.Ordinal)), 400, "E_CDS_FEEDBACK");
        Assert.Equal(before, log.Read().Count);
    }

    [Fact]
    public void A_cards_identity_tells_its_kind_and_nothing_else_has_one()
    {
        Assert.All(Enum.GetValues<CardKind>(), kind => Assert.Equal(kind, CardId.KindOf(CardId.New(kind))));
        Assert.NotEqual(CardId.New(CardKind.Cautions), CardId.New(CardKind.Cautions));
        Assert.Null(CardId.KindOf(Guid.Empty));
        Assert.Null(CardId.KindOf(Guid.Parse("4e0a3a1e-3283-4575-ab82-028d55fe2700")));
    }

    [Fact]
    public async Task Neither_patient_nor_content_of_a_call_is_ever_logged()
    {
        await CardsAsync(OfRegistry("CAL-1"));
        using var broken = await PostAsync(Service, "{\"SYN-0001\":");
        using var wrong = await PostAsync(Service, Call("{\"patient\":{\"resourceType\":\"Patient\",\"id\":\"other\"}}", "secret-77"));
        Assert.Equal("", workbench.Said);
        Assert.DoesNotContain("secret-77", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("SYN-0001", await broken.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, Allowed, false), InlineData(Allowed, Allowed, true), InlineData(Allowed, "https://evil.example", false), InlineData(Allowed, "null", false)]
    public async Task A_script_of_another_site_may_call_only_from_the_origin_that_was_named(string? named, string origin, bool allowed)
    {
        await using var another = await workbench.AlsoAsync(options => options with { CdsOrigin = named is null ? null : new(named) });
        using var http = new HttpClient { BaseAddress = Workbench.AddressOf(another) };
        using var preflight = new HttpRequestMessage(HttpMethod.Options, Service) { Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type" } } };
        using var answer = await http.SendAsync(preflight);
        Assert.Equal(allowed ? [Allowed] : [], answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var granted) ? granted : []);
        using var page = new HttpRequestMessage(HttpMethod.Options, "/patients") { Headers = { { "Origin", Allowed }, { "Access-Control-Request-Method", "GET" } } };
        using var refused = await http.SendAsync(page);
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Where_statements_are_off_no_service_is_listed_and_none_answers()
    {
        await using var off = await workbench.AlsoAsync(options => options with { Statements = false });
        using var http = new HttpClient { BaseAddress = Workbench.AddressOf(off) };
        Assert.Equal("""{"services":[]}""", await http.GetStringAsync(new Uri("/cds-services", UriKind.Relative)));
        using var body = JsonBody(Call(OfRegistry("CAL-1")));
        await RefusedAsync(await http.PostAsync(new Uri(Service, UriKind.Relative), body), 404, "E_STATEMENTS_OFF");
    }

    private static string OfRegistry(string key) => "{\"patient\":" + JsonSerializer.Serialize(new { resourceType = "Patient", id = FhirRecords.Id, identifier = new[] { new { system = "urn:islet:patient", value = key } } }) + "}";

    private static string Call(string prefetch, string patient = FhirRecords.Id) =>
        "{\"hook\":\"patient-view\",\"hookInstance\":\"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\",\"context\":{\"userId\":\"Practitioner/1\",\"patientId\":\"" + patient + "\"},\"prefetch\":" + prefetch + "}";

    private async Task<IReadOnlyList<JsonElement>> CardsAsync(string prefetch)
    {
        using var answer = await PostAsync(Service, Call(prefetch));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("cards").EnumerateArray()];
    }

    private async Task<HttpResponseMessage> PostAsync(string address, string body)
    {
        using var json = JsonBody(body);
        return await workbench.Http.PostAsync(new Uri(address, UriKind.Relative), json);
    }

    private static StringContent JsonBody(string body) => new(body, new MediaTypeHeaderValue("application/json"));

    private static async Task RefusedAsync(HttpResponseMessage answer, int status, string code)
    {
        using (answer)
        {
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            var issue = json.RootElement.GetProperty("issue")[0];
            Assert.Equal((status, "OperationOutcome", code), ((int)answer.StatusCode, json.RootElement.GetProperty("resourceType").GetString(), issue.GetProperty("details").GetProperty("coding")[0].GetProperty("code").GetString()));
        }
    }
}
