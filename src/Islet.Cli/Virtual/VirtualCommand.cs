using System.CommandLine;
using System.Globalization;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Cli.Virtual;

/// <summary><c>islet virtual PROFILE.yaml --seed N --registry R</c>: a synthetic cohort into a registry.</summary>
internal static class VirtualCommand
{
    public static Command Create()
    {
        var profile = new Argument<FileInfo>("PROFILE.yaml") { Description = "What the cohort is to look like; demo/profiles has some." };
        var seed = new Option<ulong>("--seed") { Description = "The same number gives the same patients.", Required = true, HelpName = "N" };
        var patients = new Option<int?>("--patients") { Description = "How many; without it as many as the profile says, and a profile that matches a paper takes no other.", HelpName = "N" };
        patients.Between(1, int.MaxValue);
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("virtual", "A synthetic cohort with given margins and effects, marked synthetic wherever it goes.")
        {
            profile, seed, patients, registry, json,
        };
        command.SetAction((call, cancel) => RunAsync(
            new(call.GetValue(profile)!, call.GetValue(seed), call.GetValue(patients), call.GetValue(registry)!, call.GetValue(json)),
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    internal sealed record Asked(FileInfo Profile, ulong Seed, int? Patients, string Registry, bool Json);

    internal static async Task<int> RunAsync(Asked asked, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var (cohort, problems) = CohortOf(await TextOfAsync(asked.Profile, cancel), asked);
        if (cohort is null)
            return await RefuseAsync(problems, asked.Json, output, errors);
        await ProblemWriter.WriteAsync(problems, errors);
        using var log = FindingLog.OpenOrCreate(asked.Registry, TimeProvider.System);
        var result = await ImportAsync(log, cohort, cancel);
        if (result.IsRefused)
            return await RefuseAsync(result.Problems, asked.Json, output, errors);
        var said = string.Create(CultureInfo.InvariantCulture,
            $"{cohort.Title}: {result.Patients} patients, {result.Findings} findings new, {result.Unchanged} unchanged. Nobody among them ever lived.");
        await output.WriteLineAsync(asked.Json ? ToJson(result) : said);
        await ProblemWriter.WriteAsync(result.Problems, errors);
        return result.Problems.Count == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    /// <summary>What either kind of profile comes to.</summary>
    /// <param name="Origin">Begins the origin of every finding.</param>
    private sealed record Cohort(string Title, string KeyPrefix, string Origin, IEnumerable<NewCourse> Courses);

    private static Cohort Natural(Profile profile, ulong seed, int? patients) =>
        new(profile.Title, profile.KeyPrefix, VirtualCohort.OriginOf(profile, seed), VirtualCohort.Generate(profile, seed, patients));

    /// <summary>The cohort, perhaps with aims it misses; null where the problems refuse it.</summary>
    private static (Cohort?, IReadOnlyList<Problem>) CohortOf(string text, Asked asked)
    {
        if (!CalibratedFile.Is(text))
        {
            var (natural, wrong) = ProfileFile.Read(text, asked.Profile.Name);
            return (natural is null ? null : Natural(natural, asked.Seed, asked.Patients), wrong);
        }
        var (profile, problems) = CalibratedFile.Read(text, asked.Profile.Name);
        if (profile is null)
            return (null, problems);
        if (asked.Patients is { } patients && patients != profile.Patients)
        {
            throw new RefusedException("E_PROFILE_PATIENTS", "--patients", string.Create(CultureInfo.InvariantCulture, $"{patients}"), string.Create(CultureInfo.InvariantCulture, $"{profile.Patients}"),
                "Leave it out: a cohort simulated to match a paper has the paper's number of patients.");
        }
        var made = CalibratedCohort.Of(profile, asked.Seed);
        return (new(profile.Title, profile.KeyPrefix, CalibratedCohort.OriginOf(profile, asked.Seed), made.Courses), made.Missed);
    }

    /// <summary>One batch, all or nothing; the same cohort a second time changes nothing.</summary>
    internal static Task<ImportResult> ImportAsync(FindingLog log, Profile profile, ulong seed, int? patients, CancellationToken cancel) =>
        ImportAsync(log, Natural(profile, seed, patients), cancel);

    private static async Task<ImportResult> ImportAsync(FindingLog log, Cohort cohort, CancellationToken cancel)
    {
        await RefuseStrangersAsync(log, cohort, cancel);
        await using var import = await log.BeginImportAsync(new(Registries.Operator, cohort.Origin), cancel);
        foreach (var course in cohort.Courses)
            await import.StageAsync(course, cancel);
        return await import.CommitAsync(cancel: cancel);
    }

    /// <summary>A patient of this cohort's keys who is of another cohort, or real, would become two people in one.</summary>
    private static async Task RefuseStrangersAsync(FindingLog log, Cohort cohort, CancellationToken cancel)
    {
        var sameKeys = (await log.PatientsAsync(cancel)).Where(p => p.Key.StartsWith(cohort.KeyPrefix + "-", StringComparison.Ordinal)).ToList();
        var strangers = sameKeys.Exists(p => !p.Synthetic)
            || (sameKeys.Count > 0 && await log.CourseAsync(sameKeys[0].Patient, cancel) is { } first
                && !first.Findings.All(f => VirtualCohort.IsOf(cohort.Origin, f.Origin)));
        if (strangers)
        {
            throw new RefusedException("E_VIRTUAL_STRANGERS", "registry",
                $"{sameKeys.Count} patients whose keys begin with {cohort.KeyPrefix}-, and not all are of this profile and seed", "no patient with such a key",
                "Give another --registry, or another key_prefix and profile name in the profile.");
        }
    }

    private static async Task<string> TextOfAsync(FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists)
            throw new RefusedException("E_PROFILE_FILE", file.Name, Directory.Exists(file.FullName) ? "a folder" : "no such file", "a profile", "demo/profiles/pancreatic-net.yaml is one.");
        if (file.Length > ProfileFile.LongestBytes)
        {
            throw new RefusedException("E_PROFILE_FILE", file.Name, $"{file.Length} bytes", $"at most {ProfileFile.LongestBytes} bytes",
                "Begin from demo/profiles/pancreatic-net.yaml.");
        }
        return await File.ReadAllTextAsync(file.FullName, cancel);
    }

    private static async Task<int> RefuseAsync(IReadOnlyList<Problem> problems, bool json, TextWriter output, TextWriter errors)
    {
        await ProblemWriter.WriteAsync(problems, errors);
        if (json)
            await output.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteList(w, problems)));
        return ExitCode.Refused;
    }

    private static string ToJson(ImportResult result) => JsonForm.ToJson(w =>
    {
        w.WriteNumber("patients", result.Patients);
        w.WriteNumber("findings", result.Findings);
        w.WriteNumber("unchanged", result.Unchanged);
        JsonForm.WriteList(w, result.Problems);
    });
}
