using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Html.Dom;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>A researcher walks every page that leads from the overview, and nowhere meets a name or a word that a source wrote.</summary>
public sealed partial class ResearcherTests(TeamWorkbench team) : IClassFixture<TeamWorkbench>
{
    private const string Key = "ZEBRAKEY", Written = "ZEBRAWRITTEN", Text = "ZEBRATEXT", Origin = "ZEBRAORIGIN", Hand = "ZEBRAHAND", Form = "ZEBRAFORM";

    [Fact]
    public async Task No_page_and_no_file_tells_a_researcher_a_name_or_free_text()
    {
        var zebra = await ZebraAsync();
        using var reader = await team.SignedInAsync(Role.Clinician);
        var seen = await WalkAsync(reader, zebra);
        Assert.All([Key, Written, Text, Hand, Form, "SYN-", "CAL-1", "OFF-1"], word => Assert.Contains(seen, page => page.Text.Contains(word, StringComparison.Ordinal))); // the walk passes what there is to find

        using var researcher = await team.SignedInAsync(Role.Researcher);
        var shown = await WalkAsync(researcher, zebra);
        Assert.Contains(shown, page => page.Address == $"/patients/{zebra}/plan.json");
        Assert.Contains(shown, page => page.Text.Contains($">P{zebra}<", StringComparison.Ordinal) || page.Text.Contains($">P{zebra} ", StringComparison.Ordinal));
        foreach (var (address, text) in shown)
            Assert.False(Forbidden().IsMatch(text), $"{address}: {Forbidden().Match(text).Value}");
    }

    [Fact]
    public async Task A_researcher_finds_nobody_by_name_and_cannot_sort_by_it()
    {
        await ZebraAsync();
        using var researcher = await team.SignedInAsync(Role.Researcher);
        Assert.Empty((await researcher.PageAsync("/patients?q=" + Key)).QuerySelectorAll("tbody tr"));
        Assert.Empty((await researcher.PageAsync("/patients?q=SYN-0001")).QuerySelectorAll("tbody tr"));
        var first = (await researcher.PageAsync("/patients?sort=patient")).QuerySelectorAll("tbody th").Take(3).Select(h => h.TextContent.Trim());
        Assert.Equal(["P1", "P2", "P3"], first.Select(text => text.Replace("synthetic", "", StringComparison.Ordinal)));
        Assert.NotEmpty((await researcher.PageAsync("/patients?q=P12")).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task What_one_reader_may_not_see_is_not_kept_from_another()
    {
        var zebra = await ZebraAsync();
        using var researcher = await team.SignedInAsync(Role.Researcher);
        using var reader = await team.SignedInAsync(Role.Reader);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            var page = await (i % 2 == 0 ? reader : researcher).PageAsync($"/patients/{zebra}");
            Assert.Equal(i % 2 == 0, page.QuerySelector("h1")!.TextContent.Contains(Key, StringComparison.Ordinal));
        }));
        Assert.Contains(Key, (await reader.PageAsync("/patients?q=ZEBRA")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pseudonymised_course_keeps_what_is_counted()
    {
        var zebra = await ZebraAsync();
        var course = (await team.Log.CourseAsync(zebra))!;
        var shown = PseudonymousCourse.Of(course);
        Assert.Equal(($"P{zebra}", course.Axis, course.Center, course.Findings.Count), (shown.Key, shown.Axis, shown.Center, shown.Findings.Count));
        Assert.Equal(course.Findings.Select(f => (f.Id, f.Happened, f.Reported, f.Recorded.Batch)), shown.Findings.Select(f => (f.Id, f.Happened, f.Reported, f.Recorded.Batch)));
        Assert.Equal(Day.Parse("1960"), shown.Findings.Select(f => f.Content).OfType<Person>().Single().Birth);
        Assert.Equal(59m, shown.Findings.Select(f => f.Content).OfType<Diagnosis>().Single().AgeYears); // from the day of birth, which is not shown
        Assert.Equal(12m, shown.Findings.Select(f => f.Content).OfType<Specimen>().Single().Ki67Percent!.Value.Percent);
        var (log, veiled) = (team.Log, team.Log.Through(() => PseudonymousCourse.Of));
        Assert.Null(await veiled.FindAsync(Key));
        Assert.DoesNotContain(await veiled.PatientsAsync(), p => p.Key == Key);
        Assert.All(await veiled.BatchesAsync(), b => Assert.Equal(("", ""), (b.By, b.Source)));
        Assert.DoesNotContain(await veiled.MapAsync(c => c.Key), key => key == Key);
        Assert.Throws<InvalidOperationException>(veiled.ReadStored);
        veiled.Dispose();
        Assert.NotNull(await log.FindAsync(Key)); // closing a view closes nothing
    }

    private async Task<long> ZebraAsync()
    {
        if (await team.Log.FindAsync(Key) is { } there)
            return there.Patient;
        await using (var import = await team.Log.BeginImportAsync(new(Hand, Form, Text)))
        {
            await import.StageAsync(new(new(Key, Axis.Calendar, "Uppsala"),
            [
                New("2019-03-10", new Person { Sex = Sex.Female, Birth = Day.Parse("1960-01-04") }),
                New("2019-03-10", new Diagnosis { Histology = Text, AsWritten = new Dictionary<string, string> { ["age_years"] = Written } }),
                New("2019-03-10", new Specimen { SpecimenName = Text, SpecimenType = "core_biopsy", SpecimenSite = "primary", Ki67Percent = Ki67Index.FromPercent(12), StatedBy = StatedBy.Pathologist }),
                New("2019-04-01", new Treatment { Drugs = ["lanreotide", Text], Course = Text }),
            ]));
            Assert.False((await import.CommitAsync()).IsRefused);
        }
        return (await team.Log.FindAsync(Key))!.Patient;
    }

    private static NewFinding New(string day, Content content) => new(Day.Parse(day), Reported.WhenItHappened, content, $"{Origin}/{content.Kind}");

    /// <summary>Every address that leads from page to page, of a few patients; the files, too.</summary>
    private async Task<List<(string Address, string Text)>> WalkAsync(Browser browser, long zebra)
    {
        var patients = new[] { 1, zebra, team.Demo.OnCalendar, team.Demo.OnOffsets }.Select(p => p.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        var (seen, waiting, texts) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(patients.Select(p => $"/patients/{p}").Prepend("/")), new List<(string, string)>());
        while (waiting.TryDequeue(out var address) && texts.Count < 400)
        {
            if (!seen.Add(Path(address)) || (OfPatient().Match(address) is { Success: true } of && !patients.Contains(of.Groups[1].Value)))
                continue;
            using var response = await browser.GetAsync(address);
            var text = await response.Content.ReadAsStringAsync();
            if (response.StatusCode is not HttpStatusCode.OK)
                continue;
            texts.Add((address, text));
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            using var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(text).Address(new Uri(team.Address, address).AbsoluteUri));
            foreach (var link in page.Links.OfType<IHtmlAnchorElement>().Select(a => a.GetAttribute("href")!).Where(href => href is ['/', ..] && !href.StartsWith("/guidelines/", StringComparison.Ordinal) && !href.StartsWith("/evidence", StringComparison.Ordinal)))
                waiting.Enqueue(link);
        }
        return texts;
    }

    /// <summary>One look at each page is enough, whatever is asked of it; of lists a few.</summary>
    private static string Path(string address) => address.StartsWith("/patients?", StringComparison.Ordinal) ? "/patients" : address.Split('#', '?')[0];

    [GeneratedRegex(@"ZEBRA\w*|SYN-\d+|CAL-1|OFF-1")]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"^/patients/(\d+)")]
    private static partial Regex OfPatient();
}
