using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class ScanTests : IDisposable
{
    private const int Patients = 1200; // three ranges
    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected ScanTests(Store store)
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
    public async Task A_scan_reads_what_reading_each_patient_reads_in_their_order()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(Patients));
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(Patients).Where((_, i) => i % 3 == 0).Select((_, i) => SyntheticCourses.Of((i * 3) + 1, edition: 2)));
        var scanned = await log.MapAsync(Words);
        Assert.Equal(Patients, scanned.Count);
        for (var patient = 1; patient <= Patients; patient++)
            Assert.Equal(Words((await log.CourseAsync(patient))!), scanned[patient - 1]);
    }

    [SkippableFact]
    public async Task A_scan_up_to_a_position_does_not_see_what_came_later()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(10));
        var position = await log.PositionAsync();
        var before = await log.MapAsync(Words);
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(20));
        await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(5, null)]);
        Assert.Equal(before, await log.MapAsync(Words, position));
        Assert.Equal(20, (await log.MapAsync(Words)).Count);
    }

    [SkippableFact]
    public async Task A_function_that_throws_ends_the_scan_with_its_own_exception()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(Patients));
        var thrown = await Assert.ThrowsAsync<FormatException>(() => log.MapAsync<int>(c => c.Patient == 700 ? throw new FormatException("patient 700") : 0));
        Assert.Equal("patient 700", thrown.Message);
    }

    [SkippableFact]
    public async Task Progress_ends_at_the_number_of_patients()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(Patients));
        var progress = new Most();
        await log.MapAsync(c => c.Patient, progress: progress);
        Assert.Equal(Patients, progress.Value);
    }

    [SkippableFact]
    public async Task An_empty_registry_has_no_courses() => Assert.Empty(await log.MapAsync(c => c));

    private static string Words(DiseaseCourse c) => string.Join('\n', c.Findings.Select(f =>
        $"{c.Key} {f.Id} {f.Recorded.Batch} {f.Happened} {f.Reported.ToStored()} {f.Content.Kind} {f.Version} {f.Origin} {f.Supersedes} {f.Why} {FindingKinds.Write(f.Content)}"));

    private sealed class Most : IProgress<int>
    {
        private readonly Lock gate = new();

        public int Value { get; private set; }

        public void Report(int value)
        {
            lock (gate)
                Value = Math.Max(Value, value);
        }
    }
}

public sealed class ScanTestsOnFile() : ScanTests(Store.File);

public sealed class ScanTestsOnServer() : ScanTests(Store.Server);
