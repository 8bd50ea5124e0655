using Dapper;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class ImportTests : IDisposable
{
    private readonly Store store;
    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected ImportTests(Store store)
    {
        (this.store, registry) = (store, new(store));
        log = registry.Open();
    }

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task Importing_twice_changes_nothing_the_second_time()
    {
        Assert.Equal((3, 30, 0, 0, 1L), Counts(await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3))));
        Assert.Equal((3, 0, 30, 0, null), Counts(await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3))));
        Assert.Equal(1, (await log.PositionAsync()).Batch);
    }

    [SkippableFact]
    public async Task A_record_that_changed_supersedes_what_was_last_imported_from_it()
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        Assert.Equal((1, 1, 0, 1, 2L), Counts(await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(6)))));
        Assert.Equal((1, 0, 1, 0, null), Counts(await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(6)))));
        Assert.Equal((1, 1, 0, 1, 3L), Counts(await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5))))); // back to the first words: a third finding
        var findings = (await log.CourseAsync(1))!.Findings;
        Assert.Equal([(5m, null), (6m, Why.Correction), (5m, Why.Correction)], findings.Select(f => (Some.Ki67(f)!.Value, f.Why)));
        Assert.Equal([null, findings[0].Id, findings[1].Id], findings.Select(f => f.Supersedes));
        Assert.Equal(FindingId.OfImport(Some.Biopsy(6) with { Supersedes = findings[0].Id, Why = Why.Correction }), findings[1].Id);
    }

    [SkippableFact]
    public async Task Another_day_is_a_change_though_the_content_is_the_same()
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        var result = await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5) with { Happened = Some.Day.AddDays(1) }));
        Assert.Equal(1, result.Superseded);
    }

    [SkippableFact]
    public async Task A_records_change_after_a_persons_correction_is_a_conflict_and_changes_nothing()
    {
        var corrected = await CorrectedAsync(from: 5, to: 8);
        var result = await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(6), Some.Biopsy(1, "samples.tsv/S-2")));
        Assert.Equal((1, 1, 0, 0, 3L), Counts(result)); // the other record is stored
        var conflict = Assert.Single(result.Problems);
        Assert.Equal("W_IMPORT_CONFLICT", conflict.Code);
        Assert.Contains(corrected.Supersedes!.Value.ToString(), conflict.Where, StringComparison.Ordinal);
        Assert.Contains(corrected.Id.ToString(), conflict.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("P-1", conflict.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("S-1", conflict.ToString(), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(5)] // the record still says what was imported
    [InlineData(8)] // the record was corrected to what the person entered
    public async Task After_a_persons_correction_the_old_words_and_the_corrected_ones_are_no_news(decimal record)
    {
        await CorrectedAsync(from: 5, to: 8);
        var result = await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(record)));
        Assert.Equal((1, 0, 1, 0, null), Counts(result));
        Assert.Empty(result.Problems);
    }

    [SkippableFact]
    public async Task A_withdrawn_finding_does_not_come_back_by_itself()
    {
        await CorrectedAsync(from: 5, to: 6, Why.Withdrawal);
        Assert.Equal(1, (await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)))).Unchanged);
        Assert.Equal(["W_IMPORT_CONFLICT"], Codes(await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(6)))));
    }

    [SkippableFact]
    public async Task A_record_that_is_gone_from_the_source_takes_nothing_away()
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5), Some.Biopsy(6, "samples.tsv/S-2")));
        Assert.Equal((1, 0, 1, 0, null), Counts(await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(6, "samples.tsv/S-2")))));
    }

    [SkippableTheory]
    [InlineData(false, 0, "E_ORIGIN_TWICE", null)]
    [InlineData(true, 1, "E_ORIGIN_TWICE", 1L)] // keep going: the repeated record is left out, neither of its rows is chosen
    public async Task Two_rows_of_one_record_are_refused(bool keepGoing, int stored, string code, long? batch)
    {
        await using var import = await log.BeginImportAsync(TemporaryRegistry.By("importer"));
        await import.StageAsync(Some.Course(Some.Biopsy(5), Some.Biopsy(7, "samples.tsv/S-2")));
        await import.StageAsync(Some.Course(Some.Biopsy(6)));
        var result = await import.CommitAsync(keepGoing);
        Assert.Equal((stored, batch), (result.Findings, result.Batch));
        Assert.Equal([code], Codes(result));
        Assert.Equal(!keepGoing, result.IsRefused);
        Assert.Equal(stored, (await log.CourseAsync(1))?.Findings.Count ?? 0);
        Assert.DoesNotContain("S-1", result.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_the_registry_knows_of_a_patient_is_not_overruled()
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        Assert.Equal(["E_AXIS"], Codes(await AsAsync(Some.Patient() with { Axis = Axis.Shifted })));
        Assert.Equal(["E_SYNTHETIC"], Codes(await AsAsync(Some.Patient() with { Synthetic = true })));
        Assert.Equal(["W_CENTER"], Codes(await AsAsync(Some.Patient() with { Center = "Milano" })));
        Assert.Equal("Uppsala", (await log.FindAsync("P-1"))!.Center);

        Task<ImportResult> AsAsync(NewPatient patient) => TemporaryRegistry.ImportAsync(log, new NewCourse(patient, [Some.Biopsy(5)]));
    }

    [SkippableFact]
    public async Task Pieces_of_one_course_must_agree_about_the_patient() => Assert.Equal(["E_PATIENT_CONTRADICTS"], Codes(
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)), new NewCourse(Some.Patient() with { Synthetic = true }, [Some.Biopsy(6, "other")]))));

    [SkippableFact]
    public async Task A_dry_run_says_what_a_commit_would_do_and_stores_nothing()
    {
        await using var import = await log.BeginImportAsync(TemporaryRegistry.By("importer"));
        await import.StageAsync(SyntheticCourses.Of(1));
        Assert.Equal((1, 10, 0, 0, null), Counts(await import.DryRunAsync()));
        Assert.Equal(new Position(0, null, 0), await log.PositionAsync());
        Assert.Equal((1, 10, 0, 0, 1L), Counts(await import.CommitAsync()));
    }

    [SkippableFact]
    public async Task Without_a_commit_nothing_is_left()
    {
        await using (var import = await log.BeginImportAsync(TemporaryRegistry.By("importer")))
            await import.StageAsync(SyntheticCourses.Of(1));
        Assert.Equal(new Position(0, null, 0), await log.PositionAsync());
    }

    [SkippableFact]
    public async Task Others_read_and_write_while_an_import_is_staged_and_it_sees_what_they_wrote()
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        await using var import = await log.BeginImportAsync(TemporaryRegistry.By("importer"));
        await import.StageAsync(Some.Course(Some.Biopsy(6)));
        var imported = (await log.CourseAsync(1))!.Findings[0].Id;
        await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(8, null, imported, Why.Correction)]);
        Assert.Equal(["W_IMPORT_CONFLICT"], Codes(await import.CommitAsync()));
    }

    [SkippableFact]
    public async Task A_finding_without_a_record_of_its_source_is_a_callers_mistake()
    {
        await using var import = await log.BeginImportAsync(TemporaryRegistry.By("importer"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await import.StageAsync(Some.Course(Some.Biopsy(5, origin: null))));
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(5)]));
    }

    [SkippableFact] // a source that keeps its own history says what replaced what; the second time it changes nothing
    public async Task A_source_may_say_what_it_replaced_itself()
    {
        var typed = Some.Biopsy(51, "study/1/biopsy");
        var right = Some.Biopsy(15, "study/1/biopsy/correction", FindingId.OfImport(typed), Why.Correction);
        await TemporaryRegistry.ImportAsync(log, Some.Course(typed));
        Assert.Equal(1, (await TemporaryRegistry.ImportAsync(log, Some.Course(typed, right))).Findings);
        Assert.Equal(0, (await TemporaryRegistry.ImportAsync(log, Some.Course(typed, right))).Findings);
        var stored = (await log.CourseAsync(1))!.Findings;
        Assert.Equal((null, (FindingId?)stored[0].Id, (Why?)Why.Correction), (stored[0].Supersedes, stored[1].Supersedes, stored[1].Why));
    }

    [SkippableFact]
    public async Task What_a_source_says_of_its_history_names_a_finding_before_it_and_each_only_once()
    {
        var typed = Some.Biopsy(51, "study/1/biopsy");
        var right = Some.Biopsy(15, "study/1/biopsy/correction", FindingId.OfImport(typed), Why.Correction);
        var other = Some.Biopsy(16, "study/1/biopsy/other", FindingId.OfImport(typed), Why.Review);
        await using var import = await log.BeginImportAsync(TemporaryRegistry.By("importer"));
        foreach (var course in new[] { Some.Course(right), Some.Course(right, typed), Some.Course(typed, right, other), Some.Course(typed with { Why = Why.Review }) })
            await Assert.ThrowsAsync<ArgumentException>(async () => await import.StageAsync(course));
    }

    [SkippableFact] // the person was there first
    public async Task A_history_that_a_person_has_overtaken_is_told_and_not_stored()
    {
        var typed = Some.Biopsy(51, "study/1/biopsy");
        await TemporaryRegistry.ImportAsync(log, Some.Course(typed));
        await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(14, null, FindingId.OfImport(typed), Why.Correction)]);
        var result = await TemporaryRegistry.ImportAsync(log, Some.Course(typed, Some.Biopsy(15, "study/1/biopsy/correction", FindingId.OfImport(typed), Why.Correction)));
        Assert.Equal(["W_IMPORT_CONFLICT"], Codes(result));
    }

    [SkippableFact]
    public async Task An_import_that_is_stopped_leaves_nothing()
    {
        await using var import = await log.BeginImportAsync(TemporaryRegistry.By("importer"));
        await import.StageAsync(SyntheticCourses.Of(1));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.CommitAsync(cancel: stop.Token));
        Assert.Equal(0, (await log.PositionAsync()).Batch);
    }

    [SkippableFact]
    public async Task Stopped_at_any_moment_an_import_is_there_whole_or_not_at_all()
    {
        for (var patience = 0; patience < 12; patience++)
        {
            using var fresh = new TemporaryRegistry(store);
            using var stopped = fresh.Open();
            await using var import = await stopped.BeginImportAsync(TemporaryRegistry.By("importer"));
            foreach (var course in SyntheticCourses.Take(300))
                await import.StageAsync(course);
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(patience * 2));
            var stored = 0;
            try
            {
                stored = (await import.CommitAsync(cancel: stop.Token)).Findings;
            }
            catch (OperationCanceledException)
            {
                Assert.True(stop.IsCancellationRequested);
            }
            Assert.Contains(stored, new[] { 0, 3000 });
            Assert.Equal(stored, (await stopped.MapAsync(c => c.Findings.Count)).Sum());
        }
    }

    [SkippableFact]
    public async Task Reading_goes_on_while_another_program_holds_the_write_lock()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(3));
        var seen = registry.Sql(db =>
        {
            if (db.State == System.Data.ConnectionState.Closed)
                db.Open();
            SqlMapper.Execute(db, (store == Store.File ? "BEGIN IMMEDIATE" : "BEGIN; SELECT pg_advisory_xact_lock(1232301172, 1)") + "; INSERT INTO patient VALUES (99, 'half', NULL, 'calendar', 0)");
            var meanwhile = (log.PatientsAsync().GetAwaiter().GetResult().Count, log.MapAsync(c => c.Findings.Count).GetAwaiter().GetResult().Sum());
            SqlMapper.Execute(db, "ROLLBACK TRANSACTION");
            return meanwhile;
        });
        Assert.Equal((3, 30), seen);
    }

    [SkippableFact]
    public async Task Content_of_a_newer_version_cannot_be_written_without_it() => await Assert.ThrowsAsync<ArgumentException>(() => TemporaryRegistry.ImportAsync(log,
        Some.Course(new NewFinding(Some.Day, default, new UnrecognizedContent("Staging", "{}"), "samples.tsv/S-1"))));

    private static (int, int, int, int, long?) Counts(ImportResult r) => (r.Patients, r.Findings, r.Unchanged, r.Superseded, r.Batch);

    private static IEnumerable<string> Codes(ImportResult result) => result.Problems.Select(p => p.Code);

    private async Task<Finding> CorrectedAsync(decimal from, decimal to, Why why = Why.Correction)
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(from)));
        var imported = (await log.CourseAsync(1))!.Findings[0].Id;
        return (await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [Some.Biopsy(to, null, imported, why)]))[0];
    }
}

public sealed class ImportTestsOnFile() : ImportTests(Store.File);

public sealed class ImportTestsOnServer() : ImportTests(Store.Server);
