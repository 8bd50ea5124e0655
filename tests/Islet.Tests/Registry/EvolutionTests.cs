using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>A registry that Islet 0.1 wrote (Fixtures/schema-1.sql; the script is never edited) must be read by every later Islet.</summary>
public sealed class EvolutionTests : IDisposable
{
    private readonly TemporaryRegistry registry = new();

    public EvolutionTests() => registry.Execute(File.ReadAllText(Repository.File("tests", "Islet.Tests", "Registry", "Fixtures", "schema-1.sql")));

    public void Dispose() => registry.Dispose();

    [Fact]
    public async Task The_first_version_is_read()
    {
        using var log = FindingLog.Open(registry.Path, registry);
        var course = (await log.CourseAsync(1))!;
        Assert.Equal(("FIX-1", "offset:diagnosis", true), (course.Key, course.Axis.ToString(), course.Synthetic));
        Assert.Equal(["Person", "Specimen", "Hologram", "Staging", "Specimen"], course.Findings.Select(f => f.Content.Kind));
        Assert.Equal(new Person { Sex = Sex.Female, Birth = Day.Parse("1961") }, course.Findings[0].Content);
        Assert.Equal(("+9.4 mo", "=happened"), (course.Findings[1].Happened.ToString(), course.Findings[1].Reported.ToStored()));
        Assert.Equal((course.Findings[1].Id, Why.Review, 2L), (course.Findings[4].Supersedes!.Value, course.Findings[4].Why!.Value, course.Findings[4].Recorded.Batch));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(6789012), course.Findings[4].Recorded.At);
    }

    [Fact]
    public async Task The_steps_to_version_5_happen_once_and_rewrite_no_row()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => FindingLog.Open(registry.Path, registry).Dispose())));
        Assert.Equal((5L, 1L), registry.Sql(db => (Dapper.SqlMapper.QuerySingle<long>(db, "PRAGMA user_version"), Dapper.SqlMapper.QuerySingle<long>(db, "SELECT count(*) FROM salt"))));
        using var log = FindingLog.Open(registry.Path, registry);
        using var stored = log.ReadStored();
        Assert.Equal(["importer, fixture, ", "Dr A, review form, second opinion"], stored.Batches.Select(b => $"{b.By}, {b.Source}, {b.Reason}"));
        Assert.Equal("""{ "zoom" : 3,  "of":"é" }""", Assert.Single(stored.Courses()).Findings.Single(f => f.Kind == "Hologram").Content);
        Assert.Empty(stored.Erased);
    }

    [Fact]
    public async Task An_unknown_kind_and_a_newer_version_are_kept_word_for_word()
    {
        using var log = FindingLog.Open(registry.Path, registry);
        var findings = (await log.CourseAsync(1))!.Findings;
        Assert.Equal(new UnrecognizedContent("Hologram", """{ "zoom" : 3,  "of":"é" }"""), findings[2].Content);
        Assert.Equal((new UnrecognizedContent("Staging", """{"system":"AJCC","edition":"9","sub_stage":["a"]}"""), 7), (findings[3].Content, findings[3].Version));
    }

    [Fact]
    public async Task An_old_registry_takes_new_findings()
    {
        using (var log = FindingLog.Open(registry.Path, registry))
            await log.AppendAsync(TemporaryRegistry.By("Dr A"), 1, [new(Offset.FromMonths(12), Reported.WhenItHappened, new VitalStatus { Alive = true })]);
        using var again = FindingLog.Open(registry.Path, registry);
        Assert.Equal(6, (await again.CourseAsync(1))!.Findings.Count);
    }

    [Fact]
    public async Task Importing_the_same_again_finds_it_unchanged_though_it_was_written_otherwise()
    {
        registry.Execute("INSERT INTO patient VALUES (2, 'P-1', 'Uppsala', 'calendar', 0)");
        registry.Execute("""
            INSERT INTO finding VALUES (2, x'00000000000000000000000000000001', 1, '2024-05-17', '2024-05-24', 'Specimen', 1, 'samples.tsv/S-1', NULL, NULL,
              '{ "ki67_percent": 5, "stated_by": "import", "specimen": "S1" }')
            """); // not our order of members, not our white space
        using var log = FindingLog.Open(registry.Path, registry);
        Assert.Equal(1, (await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)))).Unchanged);
    }

    [Fact]
    public void Tables_of_a_newer_version_are_refused_and_left_as_they_are()
    {
        registry.Execute("PRAGMA user_version = 6");
        var before = File.ReadAllBytes(registry.Path);
        Assert.Equal("E_REGISTRY_NEWER", Assert.Throws<RefusedException>(() => FindingLog.Open(registry.Path, registry)).Problem.Code);
        Assert.Equal("E_REGISTRY_NEWER", Assert.Throws<RefusedException>(() => FindingLog.OpenOrCreate(registry.Path, registry)).Problem.Code);
        Assert.Equal(before, File.ReadAllBytes(registry.Path));
    }

    [Fact]
    public void The_tables_that_are_made_today_are_those_of_the_script()
    {
        FindingLog.Open(registry.Path, registry).Dispose(); // takes the steps to today's version
        var script = Tables();
        File.Delete(registry.Path);
        registry.Open().Dispose();
        Assert.Equal(script, Tables());

        string[] Tables() => registry.Sql(db => Dapper.SqlMapper.Query<string>(db, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").ToArray());
    }
}
