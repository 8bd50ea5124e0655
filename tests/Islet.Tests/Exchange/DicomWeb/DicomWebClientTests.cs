using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Islet.Course;
using Islet.Exchange.DicomWeb;

namespace Islet.Tests.Exchange.DicomWeb;

/// <summary>Servers that do not do what they should; what a real one does stands in PacsCommandTests.</summary>
public class DicomWebClientTests
{
    private const string Secret = "SECRET";

    [Theory]
    [InlineData("401 Unauthorized", "E_PACS_ACCESS"), InlineData("403 Forbidden", "E_PACS_ACCESS"), InlineData("404 Not Found", "E_PACS_MISSING"), InlineData("400 Bad", "E_PACS_ANSWER")]
    [InlineData("500 Fault", "E_PACS_SERVER"), InlineData("503 Busy", "E_PACS_SERVER"), InlineData("429 Slowly", "E_PACS_SERVER"), InlineData("406 No", "E_PACS_ANSWER"), InlineData("206 Part", "E_PACS_ANSWER")]
    public async Task A_status_is_told_as_what_it_means(string status, string code)
    {
        using var archive = new FakeArchive(_ => FakeArchive.Answer(status, "", "Anna Andersson 19121212-1212"u8.ToArray()));
        var problem = await ProblemAsync(archive, c => c.RetrieveAsync("1.2", "1.3", Pass, default));
        Assert.Equal(code, problem.Code);
        Assert.DoesNotContain("Anna", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(code is "E_PACS_SERVER", PacsProblems.PassesBy(problem));
    }

    [Fact]
    public async Task An_address_that_leads_elsewhere_is_not_followed()
    {
        using var elsewhere = new FakeArchive(_ => FakeArchive.Json("[]"));
        using var archive = new FakeArchive(_ => FakeArchive.Answer("302 Found", $"Location: {elsewhere.Url}/studies", []));
        Assert.Equal("E_PACS_ANSWER", (await ProblemAsync(archive, c => c.SeriesAsync("1.2", default))).Code);
        Assert.Empty(elsewhere.Requests);
        Assert.Contains("Authorization: Basic ", archive.Requests[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}"), InlineData("[1]"), InlineData("[{]"), InlineData("<html>"), InlineData("[{}]"), InlineData("""[{"0020000E":{"vr":"UI","Value":["../../etc/passwd"]}}]"""), InlineData("""[{"0020000E":{"vr":"UI","Value":[{"a":1}]}}]"""), InlineData("""[{"0020000E":[]}]""")]
    public async Task What_is_not_DICOM_in_JSON_is_refused(string json)
    {
        using var archive = new FakeArchive(_ => FakeArchive.Json(json));
        Assert.Equal("E_PACS_ANSWER", (await ProblemAsync(archive, c => c.SeriesAsync("1.2", default))).Code);
    }

    [Fact]
    public async Task A_list_without_end_or_nested_without_end_is_refused()
    {
        using var big = new FakeArchive(_ => FakeArchive.Json("[" + new string(' ', 5000) + "]"));
        Assert.Equal("E_PACS_SIZE", (await ProblemAsync(big, c => c.SeriesAsync("1.2", default), new() { Json = 4000 })).Code);
        using var deep = new FakeArchive(_ => FakeArchive.Json(new string('[', 100_000)));
        Assert.Equal("E_PACS_ANSWER", (await ProblemAsync(deep, c => c.SeriesAsync("1.2", default))).Code);
    }

    [Fact]
    public async Task An_answer_that_ends_before_its_end_is_refused()
    {
        using var json = new FakeArchive(_ => FakeArchive.Answer("200 OK", "Content-Type: application/dicom+json\r\nContent-Length: 500", "[{"u8.ToArray()));
        Assert.Equal("E_PACS_TRUNCATED", (await ProblemAsync(json, c => c.SeriesAsync("1.2", default))).Code);
        var whole = FakeArchive.Parts([1, 2, 3], [4, 5, 6]);
        using var parts = new FakeArchive(_ => whole[..^9]);
        Assert.Equal("E_PACS_TRUNCATED", (await ProblemAsync(parts, c => c.RetrieveAsync("1.2", "1.3", Pass, default))).Code);
    }

    [Fact]
    public async Task Silence_ends_the_wait_and_so_does_who_asked()
    {
        using var silent = new FakeArchive(_ => null);
        var since = Stopwatch.StartNew();
        Assert.Equal("E_PACS_TIMEOUT", (await ProblemAsync(silent, c => c.SeriesAsync("1.2", default), new() { Silence = TimeSpan.FromMilliseconds(200) })).Code);
        using var stop = new CancellationTokenSource(200);
        using var client = Client(silent.Url, new());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SeriesAsync("1.2", stop.Token));
        Assert.True(since.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Who_is_not_there_or_speaks_no_HTTP_is_told()
    {
        Assert.Equal("E_PACS_UNREACHABLE", await CodeAsync("http://127.0.0.1:1/dicom-web"));
        using var other = new FakeArchive(_ => "220 smtp.example ESMTP\r\n"u8.ToArray());
        Assert.Equal("E_PACS_ANSWER", await CodeAsync(other.Url));
    }

    [Fact]
    public async Task A_certificate_of_nobody_known_is_refused_and_one_of_the_hospital_s_authority_is_taken()
    {
        using var archive = new FakeArchive(_ => FakeArchive.Json("[]"), FakeArchive.Certificate());
        Assert.Equal("E_PACS_TLS", await CodeAsync(archive.Url));
        Assert.Empty(archive.Requests); // no password went there
        using var certificate = FakeArchive.Certificate();
        using var trusted = new FakeArchive(_ => FakeArchive.Json("[]"), certificate);
        using var client = new DicomWebClient(PacsAddress.Parse(trusted.Url), PacsCredentials.Bearer("abc"), [X509CertificateLoader.LoadCertificate(certificate.RawData)]);
        Assert.Empty(await client.SeriesAsync("1.2", default));
        Assert.Contains("Authorization: Bearer abc", Assert.Single(trusted.Requests), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://pacs/"), InlineData("pacs.example"), InlineData("http://user:SECRET@pacs/"), InlineData("http://pacs/?a=SECRET"), InlineData("http://pacs/#a"), InlineData(""), InlineData("file:///etc/passwd")]
    public void What_is_no_address_is_refused_without_being_repeated(string url)
    {
        var refused = Assert.Throws<RefusedException>(() => PacsAddress.Parse(url));
        Assert.Equal("E_PACS_ADDRESS", refused.Problem.Code);
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://pacs.example/dicom-web", false), InlineData("https://pacs.example/dicom-web", true), InlineData("http://127.0.0.1:8042/dicom-web", true), InlineData("http://[::1]:8042/", true), InlineData("http://localhost/", true), InlineData("http://localhost.example/", false)]
    public void A_password_goes_over_TLS_or_stays_on_this_computer(string url, bool allowed)
    {
        var code = Record.Exception(() => new DicomWebClient(PacsAddress.Parse(url), PacsCredentials.Basic("u", Secret)).Dispose()) is RefusedException refused ? refused.Problem.Code : null;
        Assert.Equal(allowed ? null : "E_PACS_PLAIN", code);
        new DicomWebClient(PacsAddress.Parse(url)).Dispose(); // without one it may
    }

    [Theory]
    [InlineData("user:pass:SECRET", "Basic dXNlcjpwYXNzOlNFQ1JFVA=="), InlineData("åsa:SECRET", "Basic w6VzYTpTRUNSRVQ="), InlineData("Bearer abc.def", "Bearer abc.def"), InlineData("bearer abc==", "Bearer abc==")]
    [InlineData("SECRET", null), InlineData(":SECRET", null), InlineData("u:SEC\nRET", null), InlineData("Bearer SECRET X", null), InlineData("Bearer ", null), InlineData("", null)]
    public void Credentials_are_read_and_never_shown(string line, string? header)
    {
        var read = Record.Exception(() => Assert.Equal(header, PacsCredentials.Parse(line).Header.ToString()));
        Assert.Equal(header is null, read is RefusedException { Problem.Code: "E_PACS_CREDENTIALS" });
        if (read is not null)
            Assert.DoesNotContain(Secret, read.ToString(), StringComparison.Ordinal);
        else
            Assert.Equal(nameof(PacsCredentials), PacsCredentials.Parse(line).ToString());
    }

    [Theory]
    [InlineData("""{"00081199":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["1.5"]}}]}}""", "200 OK", "")]
    [InlineData("""{"00081198":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["1.5"]},"00081197":{"vr":"US","Value":[42752]}}]}}""", "409 Conflict", "0xA700")]
    [InlineData("""{"00081198":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["1.5"]},"00081197":{"vr":"US","Value":[272]}}]},"00081199":{"vr":"SQ"}}""", "202 Accepted", "0x0110")]
    [InlineData("""{"00081199":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["1.6"]}}]}}""", "200 OK", "E_PACS_ANSWER")] // another's
    [InlineData("{}", "200 OK", "E_PACS_ANSWER")]
    [InlineData("{}", "413 Large", "E_PACS_ANSWER")]
    public async Task What_is_sent_is_stored_when_the_archive_says_so_and_not_before(string json, string status, string expected)
    {
        using var archive = new FakeArchive(_ => FakeArchive.Json(json, status));
        using var client = Client(archive.Url, new());
        string said;
        try
        {
            said = (await client.StoreAsync("1.5", new MemoryStream("the object"u8.ToArray()), default)).FailureHex ?? "";
        }
        catch (RefusedException refused)
        {
            said = refused.Problem.Code;
        }
        Assert.Equal(expected, said);
        var request = Assert.Single(archive.Requests);
        Assert.Matches("(?s)^POST /dicom-web/studies HTTP/1.1\r\n.*boundary=(islet-[0-9a-f]{32})\r\n.*--\\1\r\nContent-Type: application/dicom\r\n\r\nthe object\r\n--\\1--\r\n$", request);
    }

    [Theory]
    [InlineData("200 OK", "Warning: 299 pacs \"There are additional results that can be requested\"\r\n"), InlineData("206 Partial Content", "")]
    public async Task A_list_that_the_archive_cuts_is_asked_for_to_its_end(string status, string warning)
    {
        static string Instances(int from, int count) => $"[{string.Join(',', Enumerable.Range(from, count).Select(i => $"{{\"00080018\":{{\"vr\":\"UI\",\"Value\":[\"1.5.{i}\"]}}}}"))}]";
        byte[] Cut(string json) => FakeArchive.Answer(status, $"{warning}Content-Type: application/dicom+json\r\nContent-Length: {json.Length}", Encoding.UTF8.GetBytes(json));
        using var archive = new FakeArchive(request => request.Contains("offset=4", StringComparison.Ordinal) ? FakeArchive.Json(Instances(5, 1)) : Cut(Instances(request.Contains("offset=2", StringComparison.Ordinal) ? 3 : 1, 2)));
        using var client = Client(archive.Url, new());
        Assert.Equal(["1.5.1", "1.5.2", "1.5.3", "1.5.4", "1.5.5"], await client.InstancesAsync("1.2", "1.3", default));
        Assert.Equal(3, archive.Requests.Count);
        using var endless = new FakeArchive(_ => Cut(Instances(1, 2)));
        Assert.Equal("E_PACS_SIZE", (await ProblemAsync(endless, c => c.InstancesAsync("1.2", "1.3", default), new() { Parts = 5 })).Code);
        using var liar = new FakeArchive(_ => Cut("[]"));
        Assert.Equal("E_PACS_ANSWER", (await ProblemAsync(liar, c => c.InstancesAsync("1.2", "1.3", default))).Code);
    }

    [Fact]
    public async Task A_search_asks_for_days_and_kinds_and_for_nobody_by_name()
    {
        using var archive = new FakeArchive(_ => FakeArchive.Json("""[{"0020000D":{"vr":"UI","Value":["1.2.3"]},"00080020":{"vr":"DA","Value":["20240305"]},"00080061":{"vr":"CS","Value":["CT","PT"]},"00201206":{"vr":"IS","Value":[2]},"00100020":{"vr":"LO","Value":["N1"]}}]"""));
        using var client = Client(archive.Url, new());
        var study = Assert.Single(await client.StudiesAsync(new(null, new(2024, 1, 1), null, "PT"), 10, default));
        Assert.Equal(("1.2.3", new DateOnly(2024, 3, 5), "CT PT", 2, (int?)null, "N1"), (study.Uid, study.Date!.Value, string.Join(' ', study.Modalities), study.Series!.Value, study.Instances, study.PatientId));
        Assert.StartsWith("GET /dicom-web/studies?limit=10&includefield=00080061&includefield=00201206&includefield=00201208&StudyDate=20240101-&ModalitiesInStudy=PT HTTP/1.1", Assert.Single(archive.Requests), StringComparison.Ordinal);
    }

    private static Task Pass(Stream part, CancellationToken cancel) => part.CopyToAsync(Stream.Null, cancel);

    private static DicomWebClient Client(string url, PacsLimits limits) => new(PacsAddress.Parse(url), PacsCredentials.Basic("u", Secret), null, limits);

    private static async Task<Problem> ProblemAsync(FakeArchive archive, Func<DicomWebClient, Task> ask, PacsLimits? limits = null)
    {
        using var client = Client(archive.Url, limits ?? new());
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ask(client));
        Assert.DoesNotContain(Secret, refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("u:" + Secret)), refused.ToString(), StringComparison.Ordinal);
        return refused.Problem;
    }

    private static async Task<string> CodeAsync(string url)
    {
        using var client = Client(url, new());
        return (await Assert.ThrowsAsync<RefusedException>(() => client.SeriesAsync("1.2", default))).Problem.Code;
    }
}
