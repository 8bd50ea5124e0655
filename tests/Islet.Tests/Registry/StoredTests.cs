using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class StoredTests : IDisposable
{
    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected StoredTests(Store store)
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
    public async Task Rows_say_what_courses_say()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(20));
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Of(7, edition: 2));
        await log.AppendAsync(new("Dr A", "a form", "a reason"), 7, [Some.Biopsy(3, origin: null)]);
        using var stored = log.ReadStored();
        Assert.Equal(await log.MapAsync(c => string.Join('\n', c.Findings.Select(Text))), stored.Courses().Select(c => string.Join('\n', c.Findings.Select(Text))));
        Assert.Equal(await log.PatientsAsync(), stored.Courses().Select(c => c.Patient));
        Assert.Equal(await log.BatchesAsync(), stored.Batches);
        Assert.Equal([1L, 2L, 3L], stored.Batches.Select(b => b.Number));
    }

    [SkippableFact]
    public async Task What_is_written_while_somebody_reads_is_not_read()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3));
        using var stored = log.ReadStored();
        using var courses = stored.Courses().GetEnumerator();
        Assert.True(courses.MoveNext());
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(5));
        var read = 1;
        while (courses.MoveNext())
            read++;
        Assert.Equal((3, 1), (read, stored.Batches.Count));
    }

    private static string Text(Finding f) =>
        $"{f.Id}|{f.Recorded.Batch}|{f.Happened}|{f.Reported.ToStored()}|{f.Content.Kind}|{f.Version}|{f.Origin}|{f.Supersedes}|{f.Why}|{FindingKinds.Write(f.Content)}";

    private static string Text(StoredFinding f) =>
        $"{f.Id}|{f.Batch}|{f.Happened}|{f.Reported}|{f.Kind}|{f.Version}|{f.Origin}|{f.Supersedes}|{f.Why}|{f.Content}";
}

public sealed class StoredTestsOnFile() : StoredTests(Store.File);

public sealed class StoredTestsOnServer() : StoredTests(Store.Server);
