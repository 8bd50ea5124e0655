using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Dapper;
using Islet.Course;
using Islet.Registry;
using Islet.Web;
using Microsoft.Data.Sqlite;

namespace Islet.Tests.Web;

public sealed class AccessTrailTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    [Fact]
    public async Task Whoever_sees_a_patient_is_entered_by_number_and_route()
    {
        using var browser = await team.SignedInAsync(Role.Clinician);
        var patient = team.Demo.OnCalendar;
        await browser.PageAsync($"/patients/{patient}?asOf=2020-01-01");
        await browser.PageAsync("/patients?q=CAL&sex=female");
        await browser.GetAsync($"/patients/{patient}/plan.json");
        await browser.PageAsync("/studies");
        Assert.Equal([("read", null, "/studies"), ("export", patient, "/patients/{number:long}/plan.json"), ("read", null, "/patients"), ("read", (long?)patient, "/patients/{Number:long}")], await EntriesAsync(browser));
    }

    [Fact]
    public async Task Whoever_changes_a_patient_is_entered_and_recorded()
    {
        using var browser = await team.SignedInAsync(Role.Clinician);
        var patient = team.Demo.OnCalendar;
        var form = (IHtmlFormElement)(await browser.PageAsync($"/patients/{patient}/facts")).QuerySelector("form.sheet")!;
        await browser.PostAsync($"/patients/{patient}/facts", form.GetAttribute("action")!, ("day", team.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("by", "clinician"));
        Assert.Equal(("write", (long?)patient, "/patients/{number:long}/facts/answers"), (await EntriesAsync(browser))[0]);
    }

    [Fact]
    public async Task Pages_without_patients_and_files_of_the_program_are_not_entered()
    {
        using var browser = await team.SignedInAsync(Role.Reader);
        await browser.PageAsync("/guidelines");
        await browser.PageAsync("/account");
        await browser.GetAsync("/healthz");
        Assert.Empty(await EntriesAsync(browser));
    }

    [Fact]
    public async Task A_machine_that_asks_about_a_patient_by_the_centres_name_is_entered_with_the_number()
    {
        var token = await new AccountDesk(team.Desk).GiveTokenAsync("ehr.1", Role.Reader);
        using var response = await CallAsync(token, "CAL-1");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([("read", (long?)team.Demo.OnCalendar, "/cds-services/{id}"), ("read", null, "/cds-services/{id}")], await EntriesAsync("ehr.1"));
        using var wrong = await CallAsync(token + "x", "CAL-1");
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        await new AccountDesk(team.Desk).GiveTokenAsync("ehr.1", Role.Reader);
        using var old = await CallAsync(token, "CAL-1");
        Assert.Equal(HttpStatusCode.Unauthorized, old.StatusCode);
        var research = await new AccountDesk(team.Desk).GiveTokenAsync("ehr.2", Role.Researcher);
        using var refused = await CallAsync(research, "CAL-1");
        Assert.Equal((HttpStatusCode.Forbidden, null), (refused.StatusCode, refused.Content.Headers.ContentType)); // no page for a machine
    }

    [Fact]
    public async Task The_administrator_reads_it_by_person_patient_and_day_and_takes_it_home()
    {
        using var reader = await team.SignedInAsync(Role.Reader);
        using var administrator = await team.SignedInAsync(Role.Administrator);
        await reader.PageAsync($"/patients/{team.Demo.OnCalendar}");
        await reader.PageAsync($"/patients/{team.Demo.OnOffsets}");
        var day = DateOnly.FromDateTime(team.GetLocalNow().DateTime);
        Assert.Equal(2, await RowsAsync($"/access?who={reader.Name}"));
        Assert.Equal(1, await RowsAsync($"/access?who={reader.Name}&patient=P{team.Demo.OnOffsets}"));
        Assert.Equal(2, await RowsAsync($"/access?who={reader.Name}&day={day:O}"));
        Assert.Equal(0, await RowsAsync($"/access?who={reader.Name}&day={day.AddDays(-1):O}"));
        Assert.Equal(0, await RowsAsync($"/access?who={reader.Name}&day={day.AddDays(1):O}"));
        await administrator.PageAsync("/access?day=yesterday", HttpStatusCode.BadRequest);
        await administrator.PageAsync("/access?patient=CAL-1", HttpStatusCode.BadRequest);
        var csv = (await administrator.Http.GetStringAsync(new Uri($"/access.csv?who={reader.Name}", UriKind.Relative))).Split("\r\n");
        Assert.Equal(("at,who,patient,done,route", 4), (csv[0], csv.Length)); // the last line ends, too
        Assert.EndsWith($",{reader.Name},{team.Demo.OnOffsets},read,/patients/{{Number:long}}", csv[1], StringComparison.Ordinal);

        async Task<int> RowsAsync(string address) => (await administrator.PageAsync(address)).QuerySelectorAll("tbody tr").Length;
    }

    [Fact]
    public async Task It_is_shown_a_hundred_entries_at_a_time()
    {
        using var administrator = await team.SignedInAsync(Role.Administrator);
        await Task.WhenAll(Enumerable.Range(0, 201).Select(i => team.Desk.Access.AddAsync("busy", i, "read", "/")));
        var (rows, next) = (new List<int>(), "/access?who=busy");
        while (next is not null)
        {
            var page = await administrator.PageAsync(next);
            rows.Add(page.QuerySelectorAll("tbody tr").Length);
            next = page.QuerySelectorAll(".pager a").SingleOrDefault(a => a.TextContent == "Earlier")?.GetAttribute("href");
        }
        Assert.Equal([100, 100, 1], rows);
    }

    [Fact]
    public async Task While_the_registry_is_locked_the_page_comes_and_the_entry_after()
    {
        using var browser = await team.SignedInAsync(Role.Reader);
        using (var import = new SqliteConnection($"Data Source={team.Demo.Registry};Pooling=False"))
        {
            import.Open();
            import.Execute("BEGIN IMMEDIATE");
            await browser.PageAsync($"/patients/{team.Demo.OnCalendar}");
            Assert.Empty(await EntriesAsync(browser));
            import.Execute("ROLLBACK TRANSACTION");
        }
        await team.Desk.Access.AddAsync("after", null, "read", "/");
        for (var i = 0; i < 1000 && (await EntriesAsync(browser)).Count == 0; i++)
            await Task.Yield();
        await browser.PageAsync("/patients"); // its entry waits behind the first
        Assert.Equal([("read", null, "/patients"), ("read", (long?)team.Demo.OnCalendar, "/patients/{Number:long}")], await EntriesAsync(browser));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_written_is_a_page_that_is_not_shown()
    {
        using var browser = await team.SignedInAsync(Role.Reader);
        using var other = new SqliteConnection($"Data Source={team.Demo.Registry};Pooling=False");
        other.Open();
        other.Execute($"CREATE TRIGGER full BEFORE INSERT ON access WHEN NEW.who = '{browser.Name}' BEGIN SELECT RAISE(ABORT, 'no'); END");
        try
        {
            Assert.Equal(HttpStatusCode.InternalServerError, await browser.StatusAsync($"/patients/{team.Demo.OnCalendar}"));
        }
        finally
        {
            other.Execute("DROP TRIGGER full");
        }
        Assert.Equal(HttpStatusCode.OK, await browser.StatusAsync($"/patients/{team.Demo.OnCalendar}"));
    }

    private async Task<HttpResponseMessage> CallAsync(string token, string key)
    {
        var body = $$$$"""
            {"hook":"patient-view","hookInstance":"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea","context":{"userId":"Practitioner/1","patientId":"1"},
             "prefetch":{"patient":{"resourceType":"Patient","id":"1","identifier":[{"system":"urn:islet:patient","value":"{{{{key}}}}"}]}}}
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/cds-services/" + PatientView.Id) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", token);
        return await team.Nobody().Http.SendAsync(request);
    }

    private Task<IReadOnlyList<(string, long?, string)>> EntriesAsync(Browser browser) => EntriesAsync(browser.Name);

    private async Task<IReadOnlyList<(string, long?, string)>> EntriesAsync(string who) => [.. (await team.Desk.Access.PageAsync(new(Who: who), 100)).Select(e => (e.Done, e.Patient, e.Route))];
}
