using System.Text;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class ErasureTests(Store store) : IDisposable
{
    protected const string Key = "ZEBRA-KEY", Text = "ZEBRATEXT", Origin = "ZEBRAORIGIN", Form = "ZEBRAFORM", Reason = "ZEBRAREASON", Basis = "ZEBRABASIS";
    protected static readonly Provenance Wish = new("Dr A", "islet erase", "consent withdrawn");

    private readonly TemporaryRegistry registry = new(store);

    private protected TemporaryRegistry Registry => registry;

    public void Dispose()
    {
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task The_tombstone_says_who_when_and_why_and_not_whom()
    {
        using var log = registry.Open();
        var zebra = await RegisterAsync(log);
        registry.SetClock(new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));
        await log.EraseAsync(zebra, Wish);
        var stone = Assert.Single(await log.ErasedAsync());
        Assert.Equal((zebra, "Dr A", "consent withdrawn", registry.GetUtcNow()), (stone.Patient, stone.Batch.By, stone.Batch.Reason, stone.Batch.At));
        Assert.Equal(64, stone.Token.Length);
        Assert.Equal("E_PATIENT_ERASED", (await Assert.ThrowsAsync<RefusedException>(() => log.EraseAsync(zebra, Wish))).Problem.Code);
        Assert.Equal("E_PATIENT_ERASED", (await Assert.ThrowsAsync<RefusedException>(() => log.AppendAsync(Wish, zebra, [Some.Biopsy(1, null)]))).Problem.Code);
        Assert.Equal("E_PATIENT_UNKNOWN", (await Assert.ThrowsAsync<RefusedException>(() => log.EraseAsync(9999, Wish))).Problem.Code);
    }

    [SkippableFact]
    public async Task A_reason_that_names_the_patient_is_refused()
    {
        using var log = registry.Open();
        var zebra = await RegisterAsync(log);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => log.EraseAsync(zebra, Wish with { Reason = "letter of zebra-key" }));
        Assert.Equal("E_ERASE_REASON", refused.Problem.Code);
        Assert.NotNull(await log.CourseAsync(zebra));
    }

    [SkippableFact]
    public async Task The_next_import_of_the_same_sheet_does_not_bring_the_patient_back()
    {
        using var log = registry.Open();
        await log.EraseAsync(await RegisterAsync(log), Wish);
        var again = await TemporaryRegistry.ImportAsync(log, [Zebra(), .. SyntheticCourses.Take(3)]);
        Assert.Equal((1, 0, false), (again.Erased, again.Findings, again.IsRefused));
        Assert.DoesNotContain("ZEBRA", Assert.Single(again.Problems).ToString(), StringComparison.Ordinal);
        Assert.Null(await log.FindAsync(Key));
        Assert.Empty(FilesWith(Key));
    }

    [SkippableFact]
    public async Task The_number_is_never_given_again()
    {
        using var log = registry.Open();
        var zebra = await RegisterAsync(log); // the last of all
        await log.EraseAsync(zebra, Wish);
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        Assert.Equal(zebra + 1, (await log.FindAsync("P-1"))!.Patient);
    }

    [SkippableFact]
    public async Task Who_reads_on_hears_of_the_erased_and_of_those_who_were_matched_with_them()
    {
        using var log = registry.Open();
        var zebra = await RegisterAsync(log);
        using var overview = new LiveOverview(log, registry);
        Assert.Equal(121, (await overview.NowAsync()).Rows.Count);
        var position = await log.PositionAsync();
        await log.EraseAsync(zebra, Wish);
        Assert.NotEqual(position, await log.PositionAsync());
        Assert.Equal([3L, zebra], await log.ChangedSinceAsync(position));
        Assert.DoesNotContain((await overview.NowAsync()).Rows, row => row.Patient == zebra);
        Assert.Equal(120, (await overview.NowAsync()).Rows.Count);
    }

    [SkippableFact]
    public async Task A_batch_that_spoke_of_others_too_keeps_its_source()
    {
        using var log = registry.Open();
        await log.EraseAsync(await RegisterAsync(log), Wish);
        Assert.Equal(["a test", "erased with the patient", "erased with the patient", "duplicates page", "islet erase"], (await log.BatchesAsync()).Select(b => b.Source));
        Assert.Equal([1L, 2L, 3L, 4L, 5L], (await log.BatchesAsync()).Select(b => b.Number));
    }

    [SkippableFact]
    public async Task The_reason_of_a_decision_that_named_the_erased_in_another_course_goes_with_it()
    {
        using var log = registry.Open();
        var zebra = await RegisterAsync(log);
        await log.AppendAsync(new("Dr B", "duplicates page", "same name as the zebra"), 4, [new(default, Reported.Unknown, new PersonMatch { Other = Key, Same = false })]);
        await log.EraseAsync(zebra, Wish);
        Assert.Empty(FilesWith("same name as the zebra"));
    }

    /// <summary>120 others, then the zebra, corrected by a person, matched by a decision in the course of number 3 that was withdrawn.</summary>
    protected static async Task<long> RegisterAsync(FindingLog log)
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(120));
        await using (var import = await log.BeginImportAsync(new("importer", Form)))
        {
            await import.StageAsync(Zebra());
            await import.CommitAsync();
        }
        var zebra = (await log.FindAsync(Key))!.Patient;
        var first = (await log.CourseAsync(zebra))!.Findings[0];
        await log.AppendAsync(new("Dr B", Form, Reason), zebra, [new(first.Happened, first.Reported, first.Content, Supersedes: first.Id, Why: Why.Correction)]);
        await log.AppendAsync(new("Dr B", "duplicates page"), 3, [new(default, Reported.Unknown, new PersonMatch { Other = Key, Same = true, Basis = Basis }),
            new(default, Reported.Unknown, new PersonMatch { Other = "SYN-000002", Same = false })]);
        return zebra;
    }

    private static NewCourse Zebra() => new(Some.Patient(Key), [.. Enumerable.Range(0, 30).Select(i =>
        new NewFinding(Some.Day, Reported.Unknown, new Diagnosis { Histology = string.Join(' ', Enumerable.Repeat(Text, (i * 40) + 1)) }, $"{Origin}/{i}"))]); // to many pages each

    protected string[] FilesWith(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        return [.. registry.Files().Where(file => file.Value.AsSpan().IndexOf(bytes) >= 0).Select(file => file.Key)];
    }
}

public sealed class ErasureTestsOnFile() : ErasureTests(Store.File)
{
    [Fact]
    public async Task No_byte_of_the_erased_is_left_in_any_file()
    {
        using var log = Registry.Open();
        var zebra = await RegisterAsync(log);
        Assert.All([Key, Text, Origin, Form, Reason, Basis], word => Assert.NotEmpty(FilesWith(word))); // the search finds what is there
        var erased = await log.EraseAsync(zebra, Wish);
        Assert.Equal((zebra, null, 1), (erased.Patient, erased.Left, erased.Matches));
        Assert.All([Key, Text, Origin, Form, Reason, Basis], word => Assert.Empty(FilesWith(word)));
        Assert.Null(await log.CourseAsync(zebra));
        Assert.Equal("ok", Registry.Sql(db => Dapper.SqlMapper.QuerySingle<string>(db, "PRAGMA integrity_check")));
    }

    [Fact]
    public async Task Another_connection_that_is_open_and_idle_keeps_nothing_alive()
    {
        using var log = Registry.Open();
        using var server = Registry.Open();
        var zebra = await RegisterAsync(log);
        Assert.Equal(121, (await server.MapAsync(c => c.Findings.Count)).Count);
        Assert.Null((await log.EraseAsync(zebra, Wish)).Left);
        Assert.Empty(FilesWith(Text));
        Assert.Equal(120, (await server.MapAsync(c => c.Findings.Count)).Count);
    }

    [Fact]
    public async Task While_another_process_reads_bytes_are_left_and_it_is_said_until_a_purge()
    {
        using var log = Registry.Open();
        var zebra = await RegisterAsync(log);
        using var reader = ChildProcess.Start("read", Registry.Path);
        Assert.Equal(ChildProcess.Reading, await reader.StandardOutput.ReadLineAsync());
        var erased = await log.EraseAsync(zebra, Wish, TimeSpan.FromMilliseconds(200));
        Assert.Equal("E_REGISTRY_BUSY", erased.Left!.Code);
        Assert.Contains("--purge", erased.Left.Remedy, StringComparison.Ordinal);
        Assert.Null(await log.CourseAsync(zebra)); // erased for all who look
        Assert.False(Assert.Single(await log.ErasedAsync()).Purged);
        Assert.NotEmpty(FilesWith(Text));

        await reader.StandardInput.WriteLineAsync();
        await reader.WaitForExitAsync();
        Assert.Null(await log.PurgeAsync());
        Assert.True(Assert.Single(await log.ErasedAsync()).Purged);
        Assert.Empty(FilesWith(Text));
        Assert.Empty(FilesWith(Key));
    }
}

/// <summary>What of the erased a server keeps: ServerTests.</summary>
public sealed class ErasureTestsOnServer() : ErasureTests(Store.Server);
