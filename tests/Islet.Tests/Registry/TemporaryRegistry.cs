using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Islet.Course;
using Islet.Registry;
using Microsoft.Data.Sqlite;

namespace Islet.Tests.Registry;

/// <summary>What a registry of a test is kept in.</summary>
public enum Store
{
    File,
    Server,
}

/// <summary>A folder or a database for a registry, gone with the test, and a clock that the test sets.</summary>
internal sealed class TemporaryRegistry : TimeProvider, IDisposable
{
    private readonly string? database;
    private readonly DirectoryInfo folder;
    private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public TemporaryRegistry(Store store = Store.File)
    {
        database = store == Store.Server ? TestServer.Here.CreateDatabase() : null; // first: it may skip the test
        folder = Directory.CreateTempSubdirectory("islet-tests-");
        Path = database is null ? $"{folder.FullName}/registry.db" : TestServer.Here.Address(database);
    }

    public string Folder => folder.FullName;

    /// <summary>Of the file, or the database's address.</summary>
    public string Path { get; }

    public static Provenance By(string person) => new(person, "a test");

    public override DateTimeOffset GetUtcNow() => now;

    public void SetClock(DateTimeOffset to) => now = to;

    public FindingLog Open() => FindingLog.OpenOrCreate(Path, this);

    /// <summary>SQL beside the log, as another program would run it.</summary>
    public T Sql<T>(Func<DbConnection, T> run)
    {
        if (database is not null)
        {
            using var server = TestServer.Here.Connect(database);
            return run(server);
        }
        SystemSqlite.Use();
        using var db = new SqliteConnection($"Data Source={Path};Pooling=False");
        return run(db);
    }

    public int Execute(string sql) => Sql(db => db.Execute(sql));

    /// <summary>The bytes of every file in the folder, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files()
    {
        var copy = Directory.CreateTempSubdirectory("islet-copy-");
        try
        {
            if (OperatingSystem.IsWindows())
                folder.GetFiles().ToList().ForEach(f => f.CopyTo($"{copy.FullName}/{f.Name}"));
            else // another process must look: a file that this one closes loses the locks by which SQLite's other connections in it live
                using (var cp = Process.Start("cp", ["-R", folder.FullName + "/.", copy.FullName]))
                    cp.WaitForExit();
            return copy.GetFiles().ToDictionary(f => f.Name, f => File.ReadAllBytes(f.FullName));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    public static async Task<ImportResult> ImportAsync(FindingLog log, params IEnumerable<NewCourse> courses)
    {
        await using var import = await log.BeginImportAsync(By("importer"));
        foreach (var course in courses)
            await import.StageAsync(course);
        return await import.CommitAsync();
    }

    public void Dispose()
    {
        folder.Delete(recursive: true);
        if (database is not null)
            TestServer.Here.DropDatabase(database);
    }
}

internal static class Some
{
    public static readonly DateOnly Day = new(2024, 5, 17);

    public static NewPatient Patient(string key = "P-1") => new(key, Axis.Calendar, "Uppsala");

    public static NewFinding Biopsy(decimal ki67, string? origin = "samples.tsv/S-1", FindingId? supersedes = null, Why? why = null) =>
        new(Day, Reported.On(Day.AddDays(7)), new Specimen { SpecimenName = "S1", Ki67Percent = Ki67Index.FromPercent(ki67) }, origin, supersedes, why);

    public static NewCourse Course(params NewFinding[] findings) => new(Patient(), findings);

    public static decimal? Ki67(Finding finding) => ((Specimen)finding.Content).Ki67Percent?.Percent;
}
