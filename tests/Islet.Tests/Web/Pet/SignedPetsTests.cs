using AngleSharp.Dom;
using Islet.Clinic;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>What was signed on the PETs of two times is what the rest of the workbench counts with: the course of the burden, response, NETPET, re-characterization.</summary>
public sealed class SignedPetsTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int made = 1000;

    private readonly int first = 10 * Interlocked.Increment(ref made);
    private long patient;

    private string Key => $"SIGNED-{first}";

    private PetReader Reader => new(workbench, patient);

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([PetPatient.Course(Key, new NewFinding(Day.Parse("2024-04-01"), Reported.WhenItHappened, new Treatment { Course = "C1", Drugs = ["everolimus"], Purpose = "tumour" }, "treatment"))]);
        patient = (await workbench.Log.FindAsync(Key))!.Patient;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Volumes_and_activities_of_two_receptor_PETs_are_compared_and_the_curve_does_not_break()
    {
        await SignBothAsync(fdg: false);
        var page = await workbench.PageAsync(Reader.Pets);
        Assert.Empty(page.QuerySelectorAll(".burdens tr.break"));
        var rows = page.QuerySelectorAll(".burdens")[0].QuerySelectorAll("tbody tr").Select(Words).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("REL42", rows[0], StringComparison.Ordinal);
        Assert.Contains("SST-TV 0 %, TLA −50 %, SUVmax −50 %, SUVpeak −50 %. 184 days.", rows[1], StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("#burden-sst-figure-broad"));

        var table = Series(await SnapshotAsync(), PetTracer.Receptor);
        Assert.Equal((ResponseCategory.Response, -50), (table("TLA-40/20").Overall, Math.Round(Measure(table("TLA-40/20"), "pct"))));
        Assert.Equal((ResponseCategory.Stable, 0), (table("SSTV-40/20").Overall, Math.Round(Measure(table("SSTV-40/20"), "pct"))));
        Assert.Contains("TLA-40/20", (await workbench.PageAsync($"/patients/{patient}/response")).QuerySelector(".criteria")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SULpeak_of_two_FDG_PETs_with_their_livers_is_read_by_PERCIST()
    {
        await SignBothAsync(fdg: true);
        var percist = Series(await SnapshotAsync(), PetTracer.Fdg)("PERCIST");
        Assert.Equal(ResponseCategory.Pmr, percist.Overall);
        Assert.Equal(-43, Math.Round(Measure(percist, "pct"))); // 70 to 40
        Assert.Contains("MTV 0 %, TLG −4", Words((await workbench.PageAsync(Reader.Pets)).QuerySelectorAll(".burdens")[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, ResponseCategory.NE), InlineData(true, ResponseCategory.Response)]
    public async Task A_lesion_that_nobody_spoke_of_stays_unknown_and_one_said_to_take_up_nothing_fills_nothing(bool said, ResponseCategory expected)
    {
        Write(first, fdg: false, "20240305", 232, 116);
        PetPatient.Write(Folder, Key, first + 1, fdg: false, "20240905", (8, 10, 10, 3, 116)); // L2 is gone
        await Reader.LookAsync();
        await Reader.ReadAsync(first, ("L1", "liver"), ("L2", "bone"));
        var page = await Reader.PlaceLiverAsync(await Reader.ReadyAsync(first + 1), -46, 42, 200);
        page = await Reader.DecideAsync(page, 0, "accept", ("lesion", "L1"), ("organ", "liver"));
        await Reader.SignAsync(said ? await Reader.SayUnseenAsync(page, "L2") : page, ("ssa", "20"));
        Assert.Equal(expected, Series(await SnapshotAsync(), PetTracer.Receptor)("TLA-40/20").Overall);
    }

    [Fact]
    public async Task Two_pairs_have_a_NETPET_score_each_and_their_change_is_a_recharacterization()
    {
        await SignBothAsync(fdg: false);
        PetPatient.Write(Folder, Key, first + 2, fdg: true, "20240312", (8, 10, 10, 3, 70));
        PetPatient.Write(Folder, Key, first + 3, fdg: true, "20240912", (8, 10, 10, 3, 70), (16, 12, 30, 3, 93));
        await Reader.LookAsync();
        await Reader.ReadAsync(first + 2, ("L1", "liver"));
        await Reader.ReadAsync(first + 3, ("L3", "lymph_node"), ("L1", "liver"));
        var pairs = PetPairs.Of(await SnapshotAsync());
        Assert.Equal(2, pairs.Count);
        Assert.Null(Netpet.Score(pairs[0].Lesions).Score); // nobody said what FDG does in L2
        Assert.Null(Netpet.Score(pairs[1].Lesions).Score); // nor what receptors L3 has
        Assert.Contains("unknown", Words((await workbench.PageAsync(Reader.Pets)).QuerySelector("table[aria-label], #discordant ~ div table")!), StringComparison.Ordinal);
        foreach (var (series, lesion) in new[] { (first + 2, "L2"), (first + 3, "L2"), (first + 1, "L3") })
            await Reader.SignAsync(await Reader.SayUnseenAsync(await Reader.ReadyAsync(series), lesion), ("ssa", "20"));
        pairs = PetPairs.Of(await SnapshotAsync());
        Assert.StartsWith("P2", Netpet.Score(pairs[0].Lesions).Score.ToString(), StringComparison.Ordinal); // L1 6.0 of 7 against 20 of 15; L2 by receptors only
        Assert.Equal(NetpetScore.P5, Netpet.Score(pairs[1].Lesions).Score);
        var fdv = DiscordantVolume.Of(pairs[1]);
        Assert.Equal(["L3"], fdv.Lesions);
        Assert.Equal(123 * 0.064, (double)fdv.VolumeMl!, 1e-3);
        Assert.Contains("P5", Words((await workbench.PageAsync(Reader.Pets)).QuerySelector("#discordant ~ div table")!), StringComparison.Ordinal);
        var snapshot = await SnapshotAsync();
        Assert.Equal(["L3"], DiscordantLesions.Of(snapshot).Select(l => l.Lesion)); // what is asked before radionuclide therapy
        Assert.Equal((Answer.Unknown, Answer.Unknown), Change(snapshot)); // nobody said of the first two PETs that L3 was not there
        foreach (var series in new[] { first, first + 2 })
            await Reader.SignAsync(await Reader.SayUnseenAsync(await Reader.ReadyAsync(series), "L3"), ("ssa", "20"));
        snapshot = await SnapshotAsync();
        Assert.Equal((Answer.No, Answer.Yes), Change(snapshot)); // limb (ii) of a re-characterization

        (Answer, Answer) Change(Snapshot at) => TracerPatternChange.Between(TracerPattern.Of(at, [pairs[0].Receptor.Name!, pairs[0].Fdg.Name!]), TracerPattern.Of(at, [pairs[1].Receptor.Name!, pairs[1].Fdg.Name!])) is var change
            ? (change.Receptor.Changed.Answer, change.Fdg.Gain.Answer) : default;
    }

    private string Folder => Path.Combine(workbench.Images, Key);

    private void Write(int series, bool fdg, string day, int hot, int faint) => PetPatient.Write(Folder, Key, series, fdg, day, (8, 10, 10, 3, hot), (22, 28, 26, 2, faint));

    /// <summary>Half the uptake in the same volumes of two lesions; of FDG four sevenths.</summary>
    private async Task SignBothAsync(bool fdg)
    {
        Write(first, fdg, "20240305", fdg ? 70 : 232, fdg ? 63 : 116);
        Write(first + 1, fdg, "20240905", fdg ? 40 : 116, fdg ? 36 : 58);
        await Reader.LookAsync();
        await Reader.ReadAsync(first, ("L1", "liver"), ("L2", "bone"));
        await Reader.ReadAsync(first + 1, ("L1", "liver"), ("L2", "bone"));
    }

    private async Task<Snapshot> SnapshotAsync() => (await workbench.Log.CourseAsync(patient))! is var course ? new(course, View.Latest(course, DateOnly.FromDateTime(DateTime.Now))) : null!;

    /// <summary>The last time point, by a criterion.</summary>
    private static Func<string, TimePointResponse> Series(Snapshot snapshot, PetTracer tracer)
    {
        var series = Assert.Single(ResponseCourse.SeriesOf(snapshot, tracer));
        return code => ResponseCriteria.ByCode(code)!.Assess(Timeline.Of(series.Series), ResponseOptions.Default).TimePoints[^1];
    }

    private static decimal Measure(TimePointResponse read, string name) => read.Measures.Single(m => m.Name == name).Value!.Value;

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
