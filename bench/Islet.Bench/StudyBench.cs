using System.Globalization;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Bench;

/// <summary>
/// A study with ten tables and ten figures over 100,000 courses, as its user runs it. The courses are cohorts simulated to match NORDIC NEC 2, one after the other with other seeds and
/// keys: 13 findings each, first and second lines, progressions, deaths. Their times are not searched for (that is what would take long), only their bounds are met.
/// </summary>
internal static class StudyBench
{
    private const int Customary = 100_000, Runs = 3;

    /// <param name="args">A registry that is kept and, where it is empty, filled; else one in a folder that is removed. Then the patients.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0"); // as ./islet starts a command
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd}"));
        var folder = Directory.CreateTempSubdirectory("islet-study-");
        try
        {
            var registry = args is [var kept, ..] ? kept : Path.Combine(folder.FullName, "registry.db");
            await FillAsync(registry, args is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : Customary);
            var study = Path.Combine(ScaleBench.Checkout(), "bench", "studies", "ten-and-ten.yaml");
            for (var run = 0; run < Runs; run++)
                await ScaleBench.IsletAsync("ten tables and ten figures", "study", "run", study, "--registry", registry, "--out", Path.Combine(folder.FullName, "out"));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(string registry, int patients)
    {
        using var log = FindingLog.OpenOrCreate(registry, TimeProvider.System);
        if ((await log.PositionAsync()).LastPatient > 0)
            return;
        var text = await File.ReadAllTextAsync(Path.Combine(ScaleBench.Checkout(), "demo", "profiles", "nordic-2025.yaml"));
        var paper = CalibratedFile.Read(text, "nordic-2025.yaml").Profile!;
        var made = 0;
        await using var import = await log.BeginImportAsync(new("bench", "study"));
        for (var seed = 1UL; made < patients; seed++)
        {
            var profile = paper with
            {
                KeyPrefix = string.Create(CultureInfo.InvariantCulture, $"N{seed:000}"),
                Variables = [.. paper.Variables.Select(v => v is TimeVariable time ? time with { Tries = 0 } : v)],
            };
            foreach (var course in Courses(profile, seed).Take(patients - made))
            {
                await import.StageAsync(course);
                made++;
            }
        }
        await import.CommitAsync();
    }

    /// <summary>With few seeds the bounds of one patient or two are not met; those seeds are passed over.</summary>
    private static IReadOnlyList<NewCourse> Courses(CalibratedProfile profile, ulong seed)
    {
        try
        {
            return CalibratedCohort.Of(profile, seed).Courses;
        }
        catch (RefusedException)
        {
            return [];
        }
    }
}
