using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class AdoptionTests : IDisposable
{
    private static readonly Provenance Us = new("Dr A", "export of Lund");

    private readonly TemporaryRegistry lund;
    private readonly TemporaryRegistry uppsala;
    private readonly FindingLog theirs;
    private readonly FindingLog ours;

    protected AdoptionTests(Store store)
    {
        (lund, uppsala) = (new(), new(store)); // from a file into either
        (theirs, ours) = (lund.Open(), uppsala.Open());
    }

    public void Dispose()
    {
        theirs.Dispose();
        ours.Dispose();
        lund.Dispose();
        uppsala.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Into_an_empty_registry_everything_goes_as_it_is()
    {
        await FillAsync(theirs);
        var result = await ours.AdoptAsync(Export(theirs), Us);
        Assert.Equal((4, 42, 0, false), (result.Patients, result.Findings, result.Problems.Count, result.IsRefused));
        Assert.Equal(Text(theirs), Text(ours));
        Assert.Equal(await theirs.PositionAsync(), await ours.PositionAsync());
        Assert.Equal(1, (await TemporaryRegistry.ImportAsync(ours, SyntheticCourses.Of(2))).Erased); // the tombstones came with it
    }

    [SkippableFact]
    public async Task Twice_is_once()
    {
        await FillAsync(theirs);
        await ours.AdoptAsync(Export(theirs), Us);
        var before = Text(ours);
        var again = await ours.AdoptAsync(Export(theirs), Us);
        Assert.Equal((0, 42, null), (again.Findings, again.Unchanged, again.Batch));
        Assert.Equal(before, Text(ours));
    }

    [SkippableFact]
    public async Task Into_another_registry_goes_what_is_missing_with_its_identity_and_what_it_replaces()
    {
        await TemporaryRegistry.ImportAsync(ours, [SyntheticCourses.Of(1), Some.Course(Some.Biopsy(5))]);
        uppsala.SetClock(new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
        await FillAsync(theirs);
        var result = await ours.AdoptAsync(Export(theirs), Us);
        Assert.Equal((4, 32, 10), (result.Patients, result.Findings, result.Unchanged));
        Assert.Equal(["W_RECORDED_ANEW"], result.Problems.Select(p => p.Code));
        Assert.Equal(Statements(theirs, "SYN-000001"), Statements(ours, "SYN-000001"));
        Assert.Equal(Statements(theirs, "SYN-000004"), Statements(ours, "SYN-000004"));
        var correction = (await ours.CourseAsync(1))!.Findings[^1];
        Assert.Equal("a test (recorded 2026-03-01 12:00 UTC by Dr B; from export of Lund)", correction.Recorded.Source);
        Assert.Equal(("Dr A", uppsala.GetUtcNow()), (correction.Recorded.By, correction.Recorded.At));
        Assert.Equal(0, (await ours.AdoptAsync(Export(theirs), Us)).Findings);
        Assert.Equal(0, (await TemporaryRegistry.ImportAsync(ours, SyntheticCourses.Of(3))).Findings); // the sheet of Lund says nothing new here
    }

    [SkippableFact]
    public async Task What_both_replaced_stays_as_it_is_here_and_is_told()
    {
        await FillAsync(theirs);
        await TemporaryRegistry.ImportAsync(ours, SyntheticCourses.Of(1));
        var biopsy = (await ours.CourseAsync(1))!.Findings.First(f => f.Content is Specimen);
        await ours.AppendAsync(TemporaryRegistry.By("Dr C"), 1, [Some.Biopsy(77, null, biopsy.Id, Why.Review)]);
        var result = await ours.AdoptAsync(Export(theirs), Us);
        Assert.Equal(["W_ADOPT_CONFLICT", "W_RECORDED_ANEW"], result.Problems.Select(p => p.Code).Order());
        Assert.Equal(77m, Some.Ki67((await ours.CourseAsync(1))!.Findings[^1]));
    }

    [SkippableFact]
    public async Task One_source_record_that_was_imported_otherwise_at_both_is_not_doubled()
    {
        await TemporaryRegistry.ImportAsync(theirs, Some.Course(Some.Biopsy(5)));
        await TemporaryRegistry.ImportAsync(ours, Some.Course(Some.Biopsy(6)));
        var result = await ours.AdoptAsync(Export(theirs), Us);
        Assert.Equal((0, "W_ADOPT_CONFLICT"), (result.Findings, Assert.Single(result.Problems).Code));
        Assert.Single((await ours.CourseAsync(1))!.Findings);
    }

    [SkippableFact]
    public async Task Who_was_erased_here_stays_away_and_who_was_erased_there_is_told()
    {
        await FillAsync(theirs); // number 2 was erased there
        await TemporaryRegistry.ImportAsync(ours, SyntheticCourses.Take(3));
        await ours.EraseAsync(3, new("Dr A", "a test", "a wish"));
        var result = await ours.AdoptAsync(Export(theirs), Us);
        Assert.Equal(["W_ERASED", "W_ERASED_ELSEWHERE", "W_RECORDED_ANEW"], result.Problems.Select(p => p.Code).Order());
        Assert.Equal("patient 2", result.Problems.Single(p => p.Code == "W_ERASED_ELSEWHERE").Where);
        Assert.Null(await ours.FindAsync("SYN-000003"));
    }

    [SkippableFact]
    public async Task A_dry_run_says_what_would_be_taken_and_takes_nothing()
    {
        await FillAsync(theirs);
        var result = await ours.AdoptAsync(Export(theirs), Us, dryRun: true);
        Assert.Equal((42, (long?)null), (result.Findings, result.Batch));
        Assert.Equal(new Position(0, null, 0), await ours.PositionAsync());
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "E_ADOPT_ROW", "happened" }, { "E_ADOPT_ROW", "reported" }, { "E_ADOPT_ROW", "content" }, { "E_ADOPT_ROW", "unknown content" }, { "E_ADOPT_ROW", "why" },
        { "E_ADOPT_ROW", "supersedes" }, { "E_ADOPT_ROW", "circle" }, { "E_ADOPT_ROW", "id" }, { "E_ADOPT_ROW", "batch" }, { "E_ADOPT_ROW", "twice replaced" }, { "E_ADOPT_TWICE", "key" },
    };

    [SkippableTheory, MemberData(nameof(Bad))]
    public async Task Rows_that_no_registry_would_hold_are_refused_whole_and_unquoted(string code, string what)
    {
        await TemporaryRegistry.ImportAsync(theirs, SyntheticCourses.Take(2));
        var export = Export(theirs);
        StoredCourse[] courses = [.. export.Courses];
        var rows = courses[0].Findings;
        StoredCourse bad = courses[0] with { Findings = what switch
        {
            "happened" => [rows[0] with { Happened = "SECRET" }],
            "reported" => [rows[0] with { Reported = "" }],
            "content" => [rows[0] with { Content = """{"sex":"SECRET"}""" }],
            "unknown content" => [rows[0] with { Kind = "Hologram", Content = "SECRET" }],
            "why" => [rows[0] with { Why = "Correction" }],
            "supersedes" => [rows[0] with { Why = "Correction", Supersedes = new(7) }],
            "circle" => [rows[0] with { Why = "Review", Supersedes = rows[1].Id }, rows[1] with { Why = "Review", Supersedes = rows[0].Id }],
            "id" => [rows[0], rows[1] with { Id = rows[0].Id }],
            "batch" => [rows[0] with { Batch = 9 }],
            "twice replaced" => [rows[0], rows[1] with { Why = "Review", Supersedes = rows[0].Id }, rows[2] with { Why = "Review", Supersedes = rows[0].Id }],
            _ => rows,
        } };
        if (what == "key")
            bad = bad with { Patient = courses[1].Patient };
        var result = await ours.AdoptAsync(export with { Courses = [bad, courses[1]] }, Us);
        Assert.True(result.IsRefused);
        Assert.Equal(code, Assert.Single(result.Problems).Code);
        Assert.DoesNotContain("SECRET", result.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(new Position(0, null, 0), await ours.PositionAsync());
        if (what != "key")
            Assert.Equal(10, (await ours.AdoptAsync(export with { Courses = [bad, courses[1]] }, Us, keepGoing: true)).Findings);
    }

    [SkippableFact]
    public async Task A_finding_that_was_altered_outside_is_a_contradiction()
    {
        await TemporaryRegistry.ImportAsync(theirs, SyntheticCourses.Take(1));
        await ours.AdoptAsync(Export(theirs), Us);
        var export = Export(theirs);
        var altered = export.Courses.Select(c => c with { Findings = [.. c.Findings.Select(f => f with { Happened = "1999" })] });
        Assert.Contains((await ours.AdoptAsync(export with { Courses = altered }, Us)).Problems, p => p.Code == "E_ADOPT_CONTRADICTS");
    }

    [SkippableFact]
    public async Task Batches_that_run_backwards_are_refused()
    {
        await FillAsync(theirs);
        var export = Export(theirs);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ours.AdoptAsync(export with { Batches = [.. export.Batches.Reverse()] }, Us));
        Assert.Equal("E_ADOPT_BATCH", refused.Problem.Code);
    }

    /// <summary>Four patients, one of five erased; a correction by the sheet, one by a person, an entry.</summary>
    private static async Task FillAsync(FindingLog log)
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(5).Where((_, i) => i != 4));
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Of(4, edition: 2));
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Of(5));
        await log.EraseAsync(2, new("Dr B", "a test", "a wish"));
        var biopsy = (await log.CourseAsync(1))!.Findings.First(f => f.Content is Specimen);
        await log.AppendAsync(TemporaryRegistry.By("Dr B"), 1, [Some.Biopsy(33, null, biopsy.Id, Why.Correction)]);
    }

    private static Adoption Export(FindingLog log)
    {
        using var stored = log.ReadStored();
        return new(stored.Batches, stored.Courses().ToArray(), stored.Erased, stored.Salt);
    }

    private static string Text(FindingLog log)
    {
        using var stored = log.ReadStored();
        return string.Join('\n', [stored.Salt, .. stored.Batches.Select(b => b.ToString()), .. stored.Erased.Select(e => e.ToString()),
            .. stored.Courses().SelectMany(c => c.Findings.Select(f => f.ToString()).Prepend(c.Patient.ToString()))]);
    }

    private static string[] Statements(FindingLog log, string key)
    {
        using var stored = log.ReadStored();
        return [.. stored.Courses().Single(c => c.Patient.Key == key).Findings.Select(f => (f with { Batch = 0 }).ToString()).Order(StringComparer.Ordinal)];
    }
}

public sealed class AdoptionTestsOnFile() : AdoptionTests(Store.File);

public sealed class AdoptionTestsOnServer() : AdoptionTests(Store.Server);
