using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Exchange.DicomWeb;
using Islet.Tests.Exchange.DicomWeb;
using Islet.Web;
using Islet.Web.Pages;
using Microsoft.AspNetCore.Builder;

namespace Islet.Tests.Web;

/// <summary>PETs of a patient, found in the archive and fetched into the folder of images by a page.</summary>
public sealed class PetArchivePageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int made = 9100;

    private readonly int theirs = Interlocked.Add(ref made, 2);
    private long patient;

    private string Key => $"ARCHIVED-{theirs}";

    private int Others => theirs + 1;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([PetPatient.Course(Key)]);
        patient = (await workbench.Log.FindAsync(Key))!.Patient;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_study_of_the_patient_is_found_and_fetched_and_can_be_read()
    {
        var files = Slices();
        using var archive = new FakeArchive(request => Answer(request, files, files));
        await using var served = await ServeAsync(archive);
        var page = await PageAsync(served, PetArchivePage.AddressOf(patient) + "?since=2024-01-01");
        var row = Assert.Single(page.QuerySelectorAll(".archive tbody tr")); // the other patient's study of the same answer is not theirs
        Assert.Contains("2024-03-05", row.TextContent, StringComparison.Ordinal);
        page = await FetchedAsync(served, page, "in the folder of images");
        Assert.Contains("in the folder of images", Here(page), StringComparison.Ordinal);
        Assert.Equal(PetPatient.Slices, Directory.GetFiles(Path.Combine(workbench.Images, PetPatient.Series(theirs))).Length);
        Assert.Single((await PageAsync(served, PetsPage.AddressOf(patient))).QuerySelectorAll(".petlist tbody tr"));
        Assert.DoesNotContain(Key, string.Concat(archive.Requests), StringComparison.Ordinal); // nobody's number goes out
        Assert.Contains("StudyDate=20240101-", string.Concat(archive.Requests), StringComparison.Ordinal);
        Assert.DoesNotContain(PetPatient.Study(theirs), page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_comes_incomplete_is_not_kept_and_the_page_says_why()
    {
        var files = Slices();
        using var archive = new FakeArchive(request => Answer(request, files, files[..^1]));
        await using var served = await ServeAsync(archive);
        var page = await FetchedAsync(served, await PageAsync(served, PetArchivePage.AddressOf(patient)), "E_PACS");
        Assert.Contains("E_PACS_INCOMPLETE", Here(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".archive form")); // and can be asked for again
    }

    [Fact]
    public async Task An_archive_that_does_not_answer_is_a_coded_problem_on_the_page()
    {
        using var archive = new FakeArchive(_ => FakeArchive.Answer("503 Service Unavailable", "Content-Length: 0", []));
        await using var served = await ServeAsync(archive);
        Assert.Contains("E_PACS_SERVER", (await PageAsync(served, PetArchivePage.AddressOf(patient))).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_that_no_search_of_this_patient_found_is_not_fetched()
    {
        var files = Slices();
        using var archive = new FakeArchive(request => Answer(request, files, files));
        await using var served = await ServeAsync(archive);
        var form = (await PageAsync(served, PetArchivePage.AddressOf(patient))).QuerySelector<IHtmlFormElement>(".archive form")!;
        Assert.Contains("E_PACS_MISSING", (await PostAsync(served, form, ("study", ShelvedSeries.KeyOf(PetPatient.Study(Others))))).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task From_a_real_archive_a_study_comes_whole_and_as_it_is()
    {
        var files = Slices();
        using var sender = Real();
        foreach (var (z, file) in files.Index())
            Assert.Null((await sender.StoreAsync(FormattableString.Invariant($"{PetPatient.Series(theirs)}.{z + 1}"), new MemoryStream(file), default)).FailureReason);
        var client = Real();
        await using var served = new Served(await workbench.AlsoAsync(o => o with { Archive = client }), client);
        var page = await FetchedAsync(served, await PageAsync(served, PetArchivePage.AddressOf(patient)), "in the folder of images");
        Assert.Contains("in the folder of images", Here(page), StringComparison.Ordinal);
        Assert.Equal(PetPatient.Slices, Directory.GetFiles(Path.Combine(workbench.Images, PetPatient.Series(theirs))).Length);
        Assert.Single((await PageAsync(served, PetsPage.AddressOf(patient))).QuerySelectorAll(".petlist tbody tr"));

        static DicomWebClient Real() => new(PacsAddress.Parse(TestOrthanc.Here.Url), PacsCredentials.Basic(TestOrthanc.User, TestOrthanc.Password));
    }

    [Fact]
    public async Task Without_an_archive_the_page_says_how_to_name_one() =>
        Assert.Contains("--pacs", (await workbench.PageAsync(PetArchivePage.AddressOf(patient))).Body!.TextContent, StringComparison.Ordinal);

    private static string Here(IDocument page) => page.QuerySelector(".archive tbody tr td:last-child")?.TextContent ?? "";

    /// <summary>Asks for the study, then for the page until it says how that ended.</summary>
    private async Task<IDocument> FetchedAsync(Served served, IDocument page, string until)
    {
        page = await PostAsync(served, page.QuerySelector<IHtmlFormElement>(".archive form")!);
        for (var i = 0; i < 300 && !Here(page).Contains(until, StringComparison.Ordinal); i++)
        {
            await Task.Delay(20);
            page = await PageAsync(served, PetArchivePage.AddressOf(patient));
        }
        return page;
    }

    private byte[][] Slices()
    {
        var folder = Directory.CreateTempSubdirectory("islet-archive-");
        try
        {
            PetPatient.Write(folder.FullName, Key, theirs, fdg: false, "20240305", (8, 10, 10, 3, 232));
            return [.. folder.GetFiles().OrderBy(f => f.Name.Length).ThenBy(f => f.Name, StringComparer.Ordinal).Select(f => File.ReadAllBytes(f.FullName))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private byte[] Answer(string request, byte[][] listed, byte[][] sent)
    {
        var path = request.Split(' ')[1];
        if (path.Contains("/instances", StringComparison.Ordinal))
            return FakeArchive.Json("[" + string.Join(',', listed.Select((_, z) => Item(Element("00080018", "UI", FormattableString.Invariant($"{PetPatient.Series(theirs)}.{z + 1}"))))) + "]");
        if (path.Contains("/series?", StringComparison.Ordinal))
            return FakeArchive.Json("[" + Item(Element("0020000E", "UI", PetPatient.Series(theirs)), Element("00080060", "CS", "PT")) + "]");
        return path.Contains("/studies?", StringComparison.Ordinal) ? FakeArchive.Json("[" + Study(theirs, Key) + "," + Study(Others, "SOMEBODY-ELSE") + "]") : FakeArchive.Parts(sent);
    }

    private static string Study(int series, string patient) =>
        Item(Element("0020000D", "UI", PetPatient.Study(series)), Element("00080020", "DA", "20240305"), Element("00080061", "CS", "PT"), Element("00100020", "LO", patient));

    private static string Item(params string[] elements) => "{" + string.Join(',', elements) + "}";

    /// <summary>As PS3.18 F.2 writes one.</summary>
    private static string Element(string tag, string vr, string value) => "\"" + tag + "\":{\"vr\":\"" + vr + "\",\"Value\":[\"" + value + "\"]}";

    private async Task<Served> ServeAsync(FakeArchive archive)
    {
        var client = new DicomWebClient(PacsAddress.Parse(archive.Url));
        return new(await workbench.AlsoAsync(o => o with { Archive = client }), client);
    }

    private static Task<IDocument> PageAsync(Served served, string address) => served.PageAsync(address);

    private static Task<IDocument> PostAsync(Served served, IHtmlFormElement form, params (string Name, string Value)[] filled) => served.PostAsync(form, filled);

    /// <summary>The same registry and images, served with an archive.</summary>
    private sealed class Served : IAsyncDisposable
    {
        private readonly WebApplication served;
        private readonly DicomWebClient archive;
        private readonly HttpClient http;

        public Served(WebApplication served, DicomWebClient archive) =>
            (this.served, this.archive, http) = (served, archive, new(new SocketsHttpHandler { AllowAutoRedirect = true, CookieContainer = new() }) { BaseAddress = Workbench.AddressOf(served) });

        public async Task<IDocument> PageAsync(string address)
        {
            using var response = await http.GetAsync(new Uri(address, UriKind.Relative));
            return await ReadAsync(response);
        }

        public async Task<IDocument> PostAsync(IHtmlFormElement form, (string Name, string Value)[] filled)
        {
            var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is { Length: > 0 } name && !filled.Any(f => f.Name == name)).Select(i => KeyValuePair.Create(i.Name!, i.Value)).Concat(filled.Select(f => KeyValuePair.Create(f.Name, f.Value)));
            using var content = new FormUrlEncodedContent(fields);
            using var response = await http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
            return await ReadAsync(response);
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await served.DisposeAsync();
            archive.Dispose();
        }

        private async Task<IDocument> ReadAsync(HttpResponseMessage response)
        {
            Assert.True(response.IsSuccessStatusCode, response.StatusCode.ToString());
            var html = await response.Content.ReadAsStringAsync();
            return await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(html).Header("Content-Type", "text/html; charset=utf-8").Address(http.BaseAddress!.AbsoluteUri));
        }
    }
}
