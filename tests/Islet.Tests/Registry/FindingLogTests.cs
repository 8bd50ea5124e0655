using System.Data.Common;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class FindingLogTests : IDisposable
{
    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected FindingLogTests(Store store)
    {
        registry = new(store);
        log = registry.Open();
    }

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task What_a_person_enters_is_read_back_as_it_was_written()
    {
        var patient = await RegisterAsync();
        var entered = Some.Biopsy(8, origin: null);
        var added = Assert.Single(await log.AppendAsync(new("Dr A", "pathology form", "new report"), patient, [entered]));
        var course = (await log.CourseAsync(patient))!;
        var found = Assert.Single(course.Findings, f => f.Id == added.Id);
        Assert.Equal((entered.Happened, entered.Reported, entered.Content), (found.Happened, found.Reported, found.Content));
        Assert.Equal(new Recording(2, registry.GetUtcNow(), "Dr A", "pathology form"), found.Recorded);
        Assert.Equal(("P-1", "Uppsala", Axis.Calendar, false), (course.Key, course.Center, course.Axis, course.Synthetic));
        Assert.Equal("new report", (await log.BatchesAsync(patient))[^1].Reason);
    }

    [SkippableFact]
    public async Task A_new_patient_and_what_was_entered_of_them_are_one_batch()
    {
        await RegisterAsync();
        var registered = await log.RegisterAsync(new("Dr A", "entry form", "new patient"), new(new("P-2", Axis.Calendar, "Uppsala"), [Some.Biopsy(8, null), Some.Biopsy(9, null)]));
        Assert.Equal((2, 2), registered);
        var course = (await log.CourseAsync(2))!;
        Assert.Equal(("P-2", "Uppsala", 2), (course.Key, course.Center, course.Findings.Count));
        Assert.All(course.Findings, f => Assert.Equal(2, f.Recorded.Batch));
        Assert.Equal((3, 3), await log.RegisterAsync(TemporaryRegistry.By("Dr A"), new(new("P-3", Axis.Calendar), []))); // of whom nothing is known yet
    }

    [SkippableFact]
    public async Task A_pseudonym_is_registered_once_and_never_after_an_erasure()
    {
        var patient = await RegisterAsync();
        Assert.Null(await log.RegisterAsync(TemporaryRegistry.By("Dr B"), new(new("P-1", Axis.Calendar), [Some.Biopsy(8, null)])));
        Assert.Equal(1, (await log.PositionAsync()).Batch);
        await log.EraseAsync(patient, new("Dr A", "islet", "wish of the person"));
        var refused = await Assert.ThrowsAsync<RefusedException>(() => log.RegisterAsync(TemporaryRegistry.By("Dr B"), new(new("P-1", Axis.Calendar), [])));
        Assert.Equal("W_ERASED", refused.Problem.Code);
        await Assert.ThrowsAsync<ArgumentException>(() => log.RegisterAsync(TemporaryRegistry.By("Dr B"), new(new("P-4", Axis.Calendar), [Some.Biopsy(8, "file/1")])));
    }

    [SkippableFact]
    public async Task Every_form_of_a_time_survives_storage()
    {
        await TemporaryRegistry.ImportAsync(log, new NewCourse(new("offset", Axis.OffsetFrom("diagnosis")),
            [.. new[] { "+9.4 mo", "-30 d", "2019", "2019-05", "" }.SelectMany(happened => new[] { null, "", "=happened", "2020-01" }
                .Select(reported => new NewFinding(When.Parse(happened), Reported.Parse(reported), new Person(), $"{happened}|{reported ?? "null"}")))]));
        var findings = (await log.CourseAsync(1))!.Findings;
        Assert.Equal(20, findings.Count);
        Assert.All(findings, f => Assert.Equal((When.Parse(f.Origin!.Split('|')[0]), Reported.Parse(f.Origin!.Split('|')[1].Replace("null", "", StringComparison.Ordinal))), (f.Happened, f.Reported)));
        Assert.Equal("offset:diagnosis", (await log.CourseAsync(1))!.Axis.ToString());
    }

    [SkippableFact]
    public async Task A_finding_is_superseded_once_and_the_second_learns_by_what()
    {
        var patient = await RegisterAsync();
        var old = (await log.CourseAsync(patient))!.Findings[0].Id;
        var first = (await log.AppendAsync(TemporaryRegistry.By("Dr A"), patient, [Some.Biopsy(9, null, old, Why.Correction)]))[0].Id;
        var refused = await Assert.ThrowsAsync<SupersededTwiceException>(
            () => log.AppendAsync(TemporaryRegistry.By("Dr B"), patient, [Some.Biopsy(7, null), Some.Biopsy(10, null, old, Why.Review)]));
        Assert.Equal((old, first, "E_SUPERSEDED_TWICE"), (refused.Superseded, refused.By, refused.Problem.Code));
        Assert.Equal([5m, 9m], (await log.CourseAsync(patient))!.Findings.Select(Some.Ki67)); // the batch fell whole
        Assert.Equal(2, (await log.PositionAsync()).Batch);
    }

    [SkippableFact]
    public async Task Only_a_finding_of_the_same_course_can_be_superseded()
    {
        var patient = await RegisterAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => log.AppendAsync(TemporaryRegistry.By("Dr A"), patient, [Some.Biopsy(9, null, FindingId.New(registry.GetUtcNow()), Why.Correction)]));
        Assert.Equal("E_SUPERSEDES_UNKNOWN", refused.Problem.Code);
        refused = await Assert.ThrowsAsync<RefusedException>(() => log.AppendAsync(TemporaryRegistry.By("Dr A"), 99, [Some.Biopsy(9, null)]));
        Assert.Equal("E_PATIENT_UNKNOWN", refused.Problem.Code);
    }

    [SkippableFact]
    public async Task Order_of_entry_is_order_of_identity_also_within_one_batch()
    {
        var patient = await RegisterAsync();
        var added = await log.AppendAsync(TemporaryRegistry.By("Dr A"), patient, [.. Enumerable.Range(10, 40).Select(ki67 => Some.Biopsy(ki67, null))]);
        Assert.Equal(added.Select(f => f.Id).Order(), added.Select(f => f.Id));
        Assert.Equal([5m, .. Enumerable.Range(10, 40).Select(ki67 => (decimal)ki67)], (await log.CourseAsync(patient))!.Findings.Select(Some.Ki67));
    }

    [SkippableFact]
    public async Task The_log_never_runs_backwards_when_the_clock_does()
    {
        var patient = await RegisterAsync();
        var before = (await log.PositionAsync()).At!.Value;
        registry.SetClock(before.AddHours(-3));
        Assert.Equal(before, (await log.AppendAsync(TemporaryRegistry.By("Dr A"), patient, [Some.Biopsy(6, null)]))[0].Recorded.At);
        registry.SetClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.FromHours(2))); // Helsinki; the registry keeps UTC
        Assert.Equal(new DateTime(2026, 3, 1, 23, 0, 0), (await log.AppendAsync(TemporaryRegistry.By("Dr A"), patient, [Some.Biopsy(6, null)]))[0].Recorded.At.DateTime);
        Assert.Equal(TimeSpan.Zero, (await log.PositionAsync()).At!.Value.Offset);
    }

    [SkippableFact]
    public async Task Who_reads_on_hears_only_of_the_patients_that_changed()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(5));
        var position = await log.PositionAsync();
        Assert.Equal((1, 5), (position.Batch, position.LastPatient));
        Assert.Empty(await log.ChangedSinceAsync(position));
        await log.AppendAsync(TemporaryRegistry.By("Dr A"), 3, [Some.Biopsy(6, null)]);
        await TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient(), [])); // registered, and nothing known
        Assert.Equal([3L, 6L], await log.ChangedSinceAsync(position));
    }

    [SkippableFact]
    public async Task A_patient_is_found_by_the_key_as_written_and_by_nothing_else()
    {
        var patient = await RegisterAsync();
        Assert.Equal(patient, (await log.FindAsync("P-1"))!.Patient);
        Assert.Null(await log.FindAsync("p-1"));
        Assert.Null(await log.CourseAsync(patient + 1));
        Assert.Equal(["P-1"], (await log.PatientsAsync()).Select(p => p.Key));
    }

    [SkippableFact]
    public async Task An_empty_registry_stands_at_the_beginning() => Assert.Equal(new Position(0, null, 0), await log.PositionAsync());

    [SkippableFact]
    public async Task The_database_itself_refuses_to_rewrite()
    {
        await RegisterAsync();
        Assert.Contains("never rewritten", Assert.ThrowsAny<DbException>(() => registry.Execute("UPDATE finding SET content = '{}'")).Message, StringComparison.Ordinal);
        Assert.Contains("never rewritten", Assert.ThrowsAny<DbException>(() => registry.Execute("UPDATE batch SET recorded_by = 'me'")).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Many_tasks_that_write_at_once_lose_nothing()
    {
        var patient = await RegisterAsync();
        using var second = registry.Open(); // as another process would
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? log : second).AppendAsync(TemporaryRegistry.By("Dr A"), patient, [Some.Biopsy(i, null)]))));
        var findings = (await log.CourseAsync(patient))!.Findings;
        Assert.Equal(41, findings.Count);
        Assert.Equal(Enumerable.Range(1, 41).Select(i => (long)i), findings.Select(f => f.Recorded.Batch));
    }

    private async Task<long> RegisterAsync()
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        return (await log.FindAsync("P-1"))!.Patient;
    }
}

public sealed class FindingLogTestsOnFile() : FindingLogTests(Store.File);

public sealed class FindingLogTestsOnServer() : FindingLogTests(Store.Server);
