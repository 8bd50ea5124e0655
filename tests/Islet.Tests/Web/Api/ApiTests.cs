using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Islet.Clinic;
using Islet.Cli.Patients;
using Islet.Course;
using Islet.Exchange;
using Islet.Guidelines;
using Islet.Registry;
using Islet.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Islet.Tests.Web;

public class ApiTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private const string Root = "/api/v1";

    public static TheoryData<string> Operations => [.. ApiRoutes.Operations.Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_answers_as_its_schema_says(string id)
    {
        var operation = ApiRoutes.Operations.Single(o => o.Id == id);
        var check = new JsonSchemaCheck(OpenApi.Schemas);
        foreach (var path in PathsOf(operation))
        {
            using var answer = await JsonAsync(path);
            Assert.Empty(check.Faults(answer.RootElement, operation.Schema).Take(5));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_refuses_a_parameter_that_it_does_not_have(string id)
    {
        var path = PathsOf(ApiRoutes.Operations.Single(o => o.Id == id)).First();
        await RefusedAsync($"{path}?key=CAL-1", HttpStatusCode.BadRequest, "E_API_PARAMETER");
    }

    [Fact]
    public async Task The_description_lists_the_operations_that_are_routed_and_no_other()
    {
        await using var another = await workbench.AlsoAsync(o => o);
        var routed = another.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!)
            .Where(path => path.StartsWith(Root, StringComparison.Ordinal)).Select(path => path.Replace(":long", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        using var described = await JsonAsync("/openapi/v1.json");
        Assert.Equal("3.1.0", described.RootElement.GetProperty("openapi").GetString());
        Assert.Equal(routed, described.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_asks_for_a_right()
    {
        await using var another = await workbench.AlsoAsync(o => o);
        var routed = another.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(e => e.Metadata.GetMetadata<ApiOperation>() is not null).ToList();
        Assert.Equal(ApiRoutes.Operations.Count, routed.Count);
        Assert.All(routed, e => Assert.Equal(e.Metadata.GetMetadata<ApiOperation>()!.Asks.ToString(), e.Metadata.GetOrderedMetadata<IAuthorizeData>().Single().Policy));
    }

    [Fact]
    public void Every_example_is_as_its_schema_says_and_every_reference_leads_somewhere()
    {
        var check = new JsonSchemaCheck(OpenApi.Schemas);
        var examples = OpenApi.Schemas.EnumerateObject().Where(s => s.Value.TryGetProperty("examples", out _)).SelectMany(s => s.Value.GetProperty("examples").EnumerateArray().Select(e => (s.Name, Example: e))).ToList();
        Assert.True(examples.Count >= 8);
        Assert.All(examples, e => Assert.Empty(check.Faults(e.Example, e.Name)));
        Assert.All(OpenApi.Schemas.EnumerateObject(), s => Assert.True(s.Value.TryGetProperty("description", out _), s.Name));
        Assert.All(ApiRoutes.Operations, o => Assert.True(OpenApi.Schemas.TryGetProperty(o.Schema, out _), o.Id));
        Assert.DoesNotContain(check.Faults(JsonDocument.Parse("""{"value":1,"unknown":"not_recorded"}""").RootElement, "FactState"), f => !f.Contains("exactly one", StringComparison.Ordinal));
        Assert.NotEmpty(check.Faults(JsonDocument.Parse("""{"value":1,"unknown":"not_recorded"}""").RootElement, "FactState"));
    }

    [Fact]
    public async Task The_API_answers_what_the_commands_print()
    {
        var course = (await workbench.Log.CourseAsync(1))!;
        var snapshot = new Snapshot(course, View.AsOf(new(2022, 1, 1)));
        await SameAsync("/patients/1", to => PatientCommand.ShowAsync(snapshot, json: true, to));
        await SameAsync("/patients/1/course", to => PatientCommand.HistoryAsync(course, snapshot.Findings, json: true, to));
        await SameAsync("/patients/1/characterizations", to => RecharacterizeCommand.RunAsync(snapshot, json: true, to, statements: true));

        async Task SameAsync(string path, Func<TextWriter, Task> print)
        {
            using var printed = new StringWriter();
            await print(printed);
            Assert.Equal(printed.ToString().TrimEnd(), await workbench.Http.GetStringAsync(new Uri($"{Root}{path}?as_of=2022-01-01", UriKind.Relative)));
        }
    }

    [Fact]
    public async Task A_cohort_of_the_API_is_that_of_the_pages()
    {
        const string State = "?sex=female&if=age_at_diagnosis_years+%3E+40";
        using var cohort = await JsonAsync($"{Root}/cohort{State}");
        var shown = (await workbench.PageAsync("/cohort" + State)).QuerySelector("dl.numbers dd")!.FirstChild!.TextContent.Trim();
        Assert.Equal(shown, cohort.RootElement.GetProperty("patients").GetRawText());
        Assert.All(cohort.RootElement.GetProperty("flow").EnumerateArray(), step =>
            Assert.Equal(step.GetProperty("entered").GetInt32(), step.GetProperty("no").GetInt32() + step.GetProperty("unknown").GetInt32() + step.GetProperty("kept").GetInt32()));
        using var sequence = await JsonAsync($"{Root}/cohort/sequence{State}");
        Assert.Equal(cohort.RootElement.GetProperty("patients").GetInt32(), sequence.RootElement.GetProperty("nodes").EnumerateArray().Where(n => n.GetProperty("line").GetInt32() == 1).Sum(n => n.GetProperty("patients").GetInt32()));
        using var swimmer = await JsonAsync($"{Root}/cohort/swimmer{State}");
        Assert.Equal(cohort.RootElement.GetProperty("patients").GetInt32(), swimmer.RootElement.GetProperty("drawn").GetInt32() + swimmer.RootElement.GetProperty("without").EnumerateArray().Sum(w => w.GetProperty("patients").GetInt32()));
        Assert.Equal(await workbench.Http.GetStringAsync(new Uri("/cohort/study/results.json?sex=female&by=grade", UriKind.Relative)), await workbench.Http.GetStringAsync(new Uri($"{Root}/cohort/study?sex=female&by=grade", UriKind.Relative)));
        await RefusedAsync($"{Root}/cohort?if=grade+%3C", HttpStatusCode.BadRequest, null);
        await RefusedAsync($"{Root}/cohort/waterfall?line=4", HttpStatusCode.BadRequest, "E_API_PARAMETER");
        await RefusedAsync($"{Root}/cohort/study?by=nothing", HttpStatusCode.BadRequest, "E_COHORT_GROUP");
    }

    [Fact]
    public async Task A_view_is_asked_for_by_its_two_days()
    {
        var before = await JsonAsync($"{Root}/patients/{workbench.OnCalendar}/facts?as_of=2019-03-15");
        var after = await JsonAsync($"{Root}/patients/{workbench.OnCalendar}/facts?as_of=2019-03-15&known_by=2019-03-20");
        Assert.Equal("not_yet_known", before.RootElement.GetProperty("facts").GetProperty("ki67_percent").GetProperty("unknown").GetString()); // the report of the 20th was not known on the 15th
        Assert.Equal(15, after.RootElement.GetProperty("facts").GetProperty("ki67_percent").GetProperty("value").GetDecimal());
    }

    [Theory]
    [InlineData("/patients/999999", HttpStatusCode.NotFound, "E_API_NONE")]
    [InlineData("/patients/CAL-1", HttpStatusCode.NotFound, "E_API_NONE")]
    [InlineData("/nothing", HttpStatusCode.NotFound, "E_API_NONE")]
    [InlineData("/studies/nothing", HttpStatusCode.NotFound, "E_API_NONE")]
    [InlineData("/statements/nothing", HttpStatusCode.NotFound, "E_API_NONE")]
    [InlineData("/patients/1?as_of=2022-01", HttpStatusCode.BadRequest, "E_API_DATE")]
    [InlineData("/patients/1?as_of=yesterday", HttpStatusCode.BadRequest, "E_API_DATE")]
    [InlineData("/patients/1?as_of=2022-01-02&known_by=2022-01-01", HttpStatusCode.BadRequest, "E_VIEW_ORDER")]
    [InlineData("/patients/1?as_of=2022-01-02&as_of=2022-01-03", HttpStatusCode.BadRequest, "E_API_PARAMETER")]
    [InlineData("/patients?page=0", HttpStatusCode.BadRequest, "E_API_PARAMETER")]
    [InlineData("/patients?page_size=501", HttpStatusCode.BadRequest, "E_API_PARAMETER")]
    [InlineData("/patients?sort=key", HttpStatusCode.BadRequest, "E_API_PARAMETER")]
    [InlineData("/patients?q=CAL", HttpStatusCode.BadRequest, "E_API_PARAMETER")]
    [InlineData("/problems?code=W_NONE", HttpStatusCode.BadRequest, "E_API_PARAMETER")]
    [InlineData("/patients/1/response?criterion=RECIST", HttpStatusCode.BadRequest, "E_API_PARAMETER")]
    [InlineData("/patients/1/guideline?if=ki67=3", HttpStatusCode.BadRequest, null)]
    [InlineData("/guidelines/nanets-2020/statements?stance=Best", HttpStatusCode.BadRequest, "E_API_PARAMETER")]
    public Task What_cannot_be_answered_is_told_in_the_coded_form(string path, HttpStatusCode status, string? code) => RefusedAsync(Root + path, status, code);

    [Fact]
    public async Task A_course_without_calendar_refuses_a_day_and_writes_offsets()
    {
        await RefusedAsync($"{Root}/patients/{workbench.OnOffsets}?as_of=2022-01-01", HttpStatusCode.BadRequest, "E_NO_CALENDAR");
        using var course = await JsonAsync($"{Root}/patients/{workbench.OnOffsets}/course");
        Assert.Contains(course.RootElement.GetProperty("findings").EnumerateArray(), f => f.GetProperty("happened").GetString() == "+9.4 mo");
    }

    [Fact]
    public async Task Only_reading_is_answered()
    {
        using var response = await workbench.Http.PostAsync(new Uri(Root + "/patients", UriKind.Relative), new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("E_API_METHOD", JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Pages_of_the_list_lead_to_each_other_and_hold_every_patient_once()
    {
        var (numbers, next) = (new List<long>(), $"{Root}/patients?page_size=50&sort=-age");
        while (next is not null)
        {
            using var page = await JsonAsync(next);
            numbers.AddRange(page.RootElement.GetProperty("patients").EnumerateArray().Select(p => p.GetProperty("number").GetInt64()));
            Assert.True(page.RootElement.GetProperty("total").GetInt32() >= workbench.Synthetic);
            next = page.RootElement.GetProperty("links").GetProperty("next").GetString();
        }
        Assert.Equal(numbers.Distinct().Count(), numbers.Count);
        Assert.Equal((await workbench.Log.PatientsAsync()).Count, numbers.Count);
    }

    [Fact]
    public async Task A_tag_spares_the_answer_until_the_registry_changes()
    {
        var first = await workbench.Http.GetAsync(new Uri($"{Root}/patients/2", UriKind.Relative));
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotModified, (await AgainAsync()).StatusCode);
        await workbench.Log.AppendAsync(new("test", "made by hand", "a visit"), 2, [new(Day.Parse("2020-01-01"), Reported.WhenItHappened, new ClinicalStatus { EcogPs = 1 })]);
        var third = await AgainAsync();
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);

        async Task<HttpResponseMessage> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{Root}/patients/2", UriKind.Relative));
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            return await workbench.Http.SendAsync(request);
        }
    }

    [Fact]
    public async Task Statements_that_are_switched_off_are_not_answered_either()
    {
        await using var off = await workbench.AlsoAsync(o => o with { Statements = false });
        using var http = new HttpClient { BaseAddress = Workbench.AddressOf(off) };
        foreach (var operation in ApiRoutes.Operations.Where(o => o.IsOfStatements))
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(PathsOf(operation).First(), UriKind.Relative))).StatusCode);
        var change = await http.GetStringAsync(new Uri($"{Root}/patients/1/characterizations", UriKind.Relative));
        Assert.All(JsonDocument.Parse(change).RootElement.GetProperty("changes").EnumerateArray(), c => Assert.Equal(0, c.GetProperty("guidelines").GetArrayLength()));
    }

    [Fact]
    public async Task The_page_lists_every_operation()
    {
        var page = await workbench.PageAsync("/api");
        Assert.Equal(ApiRoutes.Operations.Select(o => Root + o.Path).Order(StringComparer.Ordinal), page.QuerySelectorAll("dl.api > dt code").Select(c => c.TextContent).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_may_see_pseudonyms_only_gets_no_key_no_free_text_and_no_name()
    {
        var hostile = PseudonymousCourse.Of((await workbench.Log.CourseAsync(workbench.HostileOne))!);
        var json = JsonForm.ToJson(w => PatientJson.Write(w, new(hostile, View.Latest(hostile, new(2026, 1, 1)))));
        Assert.Equal($"P{workbench.HostileOne}", hostile.Key);
        Assert.DoesNotContain("alert", string.Concat(hostile.Findings.Select(f => FindingKinds.Write(f.Content))), StringComparison.Ordinal);
        Assert.DoesNotContain("made by hand", json, StringComparison.Ordinal);
        var known = PseudonymousCourse.Of((await workbench.Log.CourseAsync(workbench.OnCalendar))!);
        Assert.Equal(Day.Parse("1960"), ((Person)known.Findings.Single(f => f.Content is Person).Content).Birth); // the year of it
        Assert.Contains(known.Findings, f => f.Content is Treatment { Drugs: ["lanreotide"] });
    }

    private IEnumerable<string> PathsOf(ApiOperation operation)
    {
        var path = Root + operation.Path.Replace("{guideline}", StatementBase.Nanets2020.Key, StringComparison.Ordinal);
        return path switch
        {
            _ when path.Contains("{number}", StringComparison.Ordinal) => new[] { 1, 5, workbench.OnCalendar, workbench.OnOffsets, workbench.HostileOne }.Select(n => path.Replace("{number}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)),
            _ when path.Contains("/studies/{id}", StringComparison.Ordinal) => [path.Replace("{id}", "overall-survival-by-grade", StringComparison.Ordinal)],
            _ => [path.Replace("{id}", StatementBase.Nanets2020.Statements[0].Id, StringComparison.Ordinal)],
        };
    }

    private async Task<JsonDocument> JsonAsync(string path)
    {
        using var response = await workbench.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync());
    }

    private async Task RefusedAsync(string path, HttpStatusCode status, string? code)
    {
        using var response = await workbench.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, response.StatusCode);
        using var told = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Empty(new JsonSchemaCheck(OpenApi.Schemas).Faults(told.RootElement, "Error"));
        if (code is not null)
            Assert.Equal(code, told.RootElement.GetProperty("error").GetProperty("code").GetString());
    }
}
