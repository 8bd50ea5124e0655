using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Clinic;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>The reading of a PET without script: found, decided on, undone, signed, signed again; and what comes of it in the course.</summary>
public sealed class PetPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int made;

    private readonly int sst = (10 * Interlocked.Increment(ref made)) + 1;
    private long patient;

    private string Key => $"PET-{sst}";

    private int Fdg => sst + 1;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([PetPatient.Course(Key)]);
        patient = (await workbench.Log.FindAsync(Key))!.Patient;
        PetPatient.Write(Path.Combine(workbench.Images, Key), Key, sst, fdg: false, "20240305", (8, 10, 10, 3, 232), (22, 28, 26, 2, 116));
        PetPatient.Write(Path.Combine(workbench.Images, Key), Key, Fdg, fdg: true, "20240312", (8, 10, 10, 3, 70), (16, 12, 30, 3, 93));
        await LookAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_patient_s_PETs_are_found_by_their_number_and_nobody_else_s()
    {
        var page = await workbench.PageAsync(PetsPageAddress);
        var rows = page.QuerySelectorAll(".petlist tbody tr").Select(r => r.TextContent.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Fluorodeoxyglucose", rows[0][1], StringComparison.Ordinal); // the latest first
        Assert.Equal("not read", rows[1][^1]);
        Assert.Empty((await workbench.PageAsync($"/patients/{workbench.OnOffsets}/pet")).QuerySelectorAll(".petlist tbody tr"));
        await workbench.PageAsync(Address(sst).Replace($"/{patient}/", $"/{workbench.OnOffsets}/", StringComparison.Ordinal), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Uptake_is_listed_with_numbers_and_units_and_shown_as_pictures()
    {
        var page = await ReadyAsync(sst);
        var spots = page.QuerySelectorAll(".spot.proposed");
        Assert.Equal(2, spots.Length);
        Assert.Contains($"SUVmax {Math.Round(232 * PetPatient.SuvPerStored, 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}", Words(spots[0]), StringComparison.Ordinal);
        Assert.Contains(" mL", Words(spots[0]), StringComparison.Ordinal);
        Assert.Matches(@"TLA [0-9.]+ g", Words(spots[0]));
        Assert.Equal(4, page.QuerySelectorAll("figure.cut svg image").Length);
        Assert.All(page.QuerySelectorAll("figure.cut svg"), svg => Assert.NotEmpty(svg.GetAttribute("aria-label")!));
        foreach (var image in page.QuerySelectorAll("figure.cut svg image"))
        {
            using var picture = await workbench.Http.GetAsync(new Uri(image.GetAttribute("href")!, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, "image/png", true), (picture.StatusCode, picture.Content.Headers.ContentType!.MediaType, picture.Headers.CacheControl!.Private));
        }
    }

    [Fact]
    public async Task A_cut_is_sent_as_hundredths_of_SUV()
    {
        await ReadyAsync(sst);
        var bytes = await workbench.Http.GetByteArrayAsync(new Uri($"{Address(sst)}/cut/axial/8", UriKind.Relative));
        Assert.Equal(2 * PetPatient.Side * PetPatient.Side, bytes.Length);
        Assert.Equal(Math.Round(232 * PetPatient.SuvPerStored * 100), BitConverter.ToUInt16(bytes, 2 * ((10 * PetPatient.Side) + 10)), 2.0);
    }

    [Fact]
    public async Task Decisions_are_undone_and_done_again()
    {
        var page = await DecideAsync(await ReadyAsync(sst), 0, "accept", ("lesion", "L1"), ("organ", "liver"), ("krenning", "4"));
        Assert.Contains("L1", Words(page.QuerySelector(".spot.accepted")!), StringComparison.Ordinal);
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form.undoing")!, ("do", "undo"));
        Assert.Empty(page.QuerySelectorAll(".spot.accepted"));
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form.undoing")!, ("do", "redo"));
        Assert.Single(page.QuerySelectorAll(".spot.accepted"));
        Assert.Contains("being read by", (await workbench.PageAsync(PetsPageAddress)).QuerySelector(".petlist")!.TextContent, StringComparison.Ordinal);
        var steps = await workbench.Log.Desk.Readings.OfAsync(patient);
        Assert.Equal(3, steps.Count); // undoing is a step, by whom and when
        Assert.All(steps, s => Assert.Equal("local user", s.Who));
    }

    [Fact]
    public async Task Nothing_is_signed_while_something_is_open()
    {
        var page = await SignAsync(await DecideAsync(await ReadyAsync(sst), 0, "accept", ("lesion", "L1"), ("organ", "liver")));
        Assert.Contains("E_PET_UNDECIDED", page.QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await CourseAsync()).Findings.Count);
    }

    [Fact]
    public async Task Who_decides_on_a_page_that_is_old_is_told_and_changes_nothing()
    {
        var old = await ReadyAsync(sst);
        await DecideAsync(old, 0, "accept", ("lesion", "L1"));
        Assert.Contains("E_READING_OVERTAKEN", (await DecideAsync(old, 1, "reject")).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await workbench.Log.Desk.Readings.OfAsync(patient));
    }

    [Theory]
    [InlineData("Anna", "E_PET_LESION_NAME"), InlineData("L01", "E_PET_LESION_NAME"), InlineData("", "E_PET_LESION_NAME")]
    public async Task A_lesion_is_not_called_by_a_name_that_may_be_a_person_s(string name, string code) =>
        Assert.Contains(code, (await DecideAsync(await ReadyAsync(sst), 0, "accept", ("lesion", name))).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Two_places_are_not_one_lesion_unless_they_are_merged()
    {
        var page = await DecideAsync(await ReadyAsync(sst), 0, "accept", ("lesion", "L1"));
        Assert.Contains("E_PET_LESION_TWICE", (await DecideAsync(page, 0, "accept", ("lesion", "L1"))).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
        page = await ReadyAsync(sst);
        var spots = page.QuerySelectorAll(".spot").Select(s => ("spot", s.GetAttribute("data-spot")!)).ToArray();
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("#merging")!, [("do", "merge"), .. spots]);
        Assert.Single(page.QuerySelectorAll(".spot"));
        Assert.Contains("merged of 2", Words(page.QuerySelector(".spot.accepted")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_signed_stands_in_the_course_and_signed_again_it_is_corrected()
    {
        await ReadBothAsync();
        var findings = (await CourseAsync()).Findings;
        var study = findings.Select(f => f.Content).OfType<ImagingStudy>().Single(s => s.Modality == "SSTR-PET");
        Assert.Equal(("68Ga-DOTATATE", 60m, 150m, "REL42", "positive", 4), (study.Tracer, study.UptakeMinutes, study.ActivityMbq, study.Segmentation, study.SstrPetResult, study.KrenningScore));
        var read = findings.Select(f => f.Content).OfType<LesionRead>().Single(l => l.Lesion == "L1" && l.Study == study.Study);
        Assert.Equal(("liver", LesionStatus.Present, true, 4), (read.Organ, read.Status, read.TracerPositive, read.KrenningScore));
        Assert.Equal(232 * PetPatient.SuvPerStored, (double)read.SuvMax!, 0.01);
        Assert.Equal(123 * 0.064, (double)read.VolumeMl!, 1e-6); // a ball of radius 3 voxels has 123, each of 0.064 mL
        Assert.Equal((double)(read.SuvMean * read.VolumeMl)!, (double)read.TotalLesionActivityG!, 0.02);

        var page = await SignAsync(await DecideAsync(await ReadyAsync(sst), 0, "accept", ("lesion", "L1"), ("organ", "bone"), ("krenning", "3")));
        Assert.Contains("Signed", page.QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
        var course = await CourseAsync();
        var corrected = course.Findings[^1];
        Assert.Equal((Why.Correction, "bone"), (corrected.Why!.Value, ((LesionRead)course.Findings.Single(f => f.Supersedes is not null && f.Content is LesionRead).Content).Organ));
        Assert.Contains("nothing differs", (await SignAsync(await ReadyAsync(sst))).QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tracers_that_were_signed_are_a_pair_with_a_NETPET_score()
    {
        await ReadBothAsync();
        var course = await CourseAsync();
        var pair = Assert.Single(PetPairs.Of(new Snapshot(course, View.Latest(course, DateOnly.FromDateTime(DateTime.Now)))));
        Assert.Equal(7, pair.MostDays);
        Assert.Equal(["L1 True True", "L2 True ", "L3 False True"], pair.Lesions.Select(l => $"{l.Id} {l.SstPositive} {l.FdgPositive}"));
        Assert.StartsWith("P5", Netpet.Score(pair.Lesions).Score?.ToString(), StringComparison.Ordinal); // L3: FDG without receptors
    }

    [Fact]
    public async Task No_number_name_or_UID_of_the_files_is_shown_or_logged()
    {
        var page = await ReadyAsync(sst);
        foreach (var html in new[] { page.Source.Text, (await workbench.PageAsync(PetsPageAddress)).Source.Text })
        {
            Assert.DoesNotContain("Nobody", html, StringComparison.Ordinal);
            Assert.DoesNotContain(PetPatient.Series(sst), html, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(Key, page.QuerySelectorAll("[href], [action], [data-base]").Select(e => e.GetAttribute("href") + e.GetAttribute("action") + e.GetAttribute("data-base")).Aggregate("", (a, b) => a + b), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, workbench.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("2.25.", workbench.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_of_another_number_is_linked_by_its_UID_but_not_another_patient_s()
    {
        PetPatient.Write(Path.Combine(workbench.Images, Key), "OLD-NUMBER-" + Key, sst + 2, fdg: false, "20230305", (8, 10, 10, 3, 232));
        PetPatient.Write(Path.Combine(workbench.Images, Key), "CAL-1", sst + 3, fdg: false, "20230305", (8, 10, 10, 3, 232));
        await LookAsync();
        var form = (await workbench.PageAsync(PetsPageAddress)).QuerySelector<IHtmlFormElement>("form[action$='/pet/link']")!;
        Assert.Contains("E_PET_OTHER_PATIENT", (await workbench.PostAsync(form, ("study", PetPatient.Study(sst + 3)), ("do", "link"))).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("E_PET_STUDY", (await workbench.PostAsync(form, ("study", "2.25.0"), ("do", "link"))).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
        var page = await workbench.PostAsync(form, ("study", PetPatient.Study(sst + 2)), ("do", "link"));
        Assert.Equal(3, page.QuerySelectorAll(".petlist tbody tr").Length);
        page = await workbench.PostAsync(form, ("study", PetPatient.Study(sst + 2)), ("do", "unlink"));
        Assert.Equal(2, page.QuerySelectorAll(".petlist tbody tr").Length);
    }

    [Fact]
    public async Task Another_method_after_signing_needs_a_word_that_the_curve_may_break()
    {
        await ReadBothAsync();
        var form = (await workbench.PageAsync(PetsPageAddress)).QuerySelector<IHtmlFormElement>("form[action$='/pet/method']")!;
        Assert.Contains("E_PET_METHOD_CHANGE", (await workbench.PostAsync(form, ("method", "FIX:4"))).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
        await workbench.PostAsync(form, ("method", "FIX:4"), ("sure", "1"));
        Assert.Contains("FIX:4", (await ReadyAsync(sst)).QuerySelector(".petfacts")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_a_patient_takes_the_readings_with_it()
    {
        await DecideAsync(await ReadyAsync(sst), 0, "accept", ("lesion", "L1"));
        await workbench.Log.EraseAsync(patient, new("test", "erasure", "asked for"));
        Assert.Empty(await workbench.Log.Desk.Readings.OfAsync(patient));
    }

    private string PetsPageAddress => $"/patients/{patient}/pet";

    private string Address(int series) => Reader.Address(series);

    private PetReader Reader => new(workbench, patient);

    private Task LookAsync() => Reader.LookAsync();

    private Task<IDocument> ReadyAsync(int series) => Reader.ReadyAsync(series);

    private Task<IDocument> DecideAsync(IDocument page, int spot, string what, params (string, string)[] filled) => Reader.DecideAsync(page, spot, what, filled);

    private Task<IDocument> SignAsync(IDocument page) => Reader.SignAsync(page);

    private async Task ReadBothAsync()
    {
        var page = await DecideAsync(await ReadyAsync(sst), 0, "accept", ("lesion", "L1"), ("organ", "liver"), ("krenning", "4"));
        page = await SignAsync(await DecideAsync(page, 0, "accept", ("lesion", "L2"), ("organ", "bone")));
        Assert.Contains("Signed", page.QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
        page = await ReadyAsync(Fdg);
        page = await DecideAsync(page, 0, "accept", ("lesion", "L3"), ("organ", "lymph_node"));
        page = await SignAsync(await DecideAsync(page, 0, "accept", ("lesion", "L1"), ("organ", "liver")));
        Assert.Contains("Signed", page.QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
        page = await ReadyAsync(sst); // L3 is known by now, and has no receptors
        page = await workbench.PostAsync(page.QuerySelectorAll<IHtmlFormElement>(".chips form").First(f => f.TextContent.Contains("L3", StringComparison.Ordinal)), ("do", "unseen"));
        await SignAsync(page);
    }

    private async Task<DiseaseCourse> CourseAsync() => (await workbench.Log.CourseAsync(patient))!;

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
