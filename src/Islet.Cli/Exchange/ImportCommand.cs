using System.CommandLine;
using Islet.Course;
using Islet.Exchange;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary><c>islet import KIND PATH</c>: all or nothing, twice is once.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "What the files are: cbioportal." };
        kind.AcceptOnlyFromAmong("cbioportal");
        var path = new Argument<string>("PATH") { Description = "A study's folder, or one of its clinical files." };
        var center = new Option<string>("--center") { Description = "The centre that keeps these courses.", HelpName = "NAME" };
        var origin = new Option<string>("--origin") { Description = "What month 0 of the files is, where they do not say: diagnosis, sequencing …", HelpName = "NAME" };
        var name = new Option<string>("--study") { Description = "The study's identifier, where its files do not give one. It names the source of every finding.", HelpName = "NAME" };
        var undated = new Option<bool>("--undated") { Description = "Leave what has no day undated instead of placing it at month 0. Undated findings are in no view." };
        var comma = new Option<bool>("--decimal-comma") { Description = "Numbers are written 1,5." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be stored, and store nothing." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Store the patients without errors and leave out the others, instead of all or nothing." };
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("import", "Bring a centre's files into the registry.") { kind, path, registry, center, origin, name, undated, comma, dryRun, keepGoing, json };
        command.SetAction((call, cancel) =>
        {
            var options = new CbioportalOptions
            {
                Center = call.GetValue(center),
                Origin = call.GetValue(origin),
                Study = call.GetValue(name),
                LeaveUndated = call.GetValue(undated),
                DecimalComma = call.GetValue(comma),
                KeepGoing = call.GetValue(keepGoing),
            };
            return RunAsync(call.GetValue(path)!, options, call.GetValue(registry)!, call.GetValue(dryRun), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel);
        });
        return command;
    }

    internal static async Task<int> RunAsync(
        string path, CbioportalOptions options, string registry, bool dryRun, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var study = CbioportalStudy.Open(path, options);
        ImportResult? result;
        if (Path.Exists(registry))
            result = await StoreAsync(study, registry, dryRun, options.KeepGoing, errors, cancel);
        else if (dryRun)
            result = Rehearse(study);
        else
            (study, result) = await FoundAsync(study, registry, () => CbioportalStudy.Open(path, options), options.KeepGoing, errors, cancel);
        IReadOnlyList<Problem> problems = [.. study.Problems, .. result?.Problems ?? []];
        var refused = result is null or { IsRefused: true };
        if (json)
            await output.WriteLineAsync(ToJson(study.Patients, refused ? 0 : result!.Findings, refused ? 0 : result!.Unchanged, problems));
        else
            await TellAsync(study, refused ? null : result, problems, dryRun, output, errors);
        return refused ? ExitCode.Refused : problems.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    /// <summary>Null: the files were refused, and nothing is stored.</summary>
    private static async Task<ImportResult?> StoreAsync(CbioportalStudy study, string registry, bool dryRun, bool keepGoing, TextWriter errors, CancellationToken cancel)
    {
        using var log = FindingLog.OpenOrCreate(registry, TimeProvider.System);
        await using var import = await log.BeginImportAsync(new(Registries.Operator, $"cBioPortal study {study.Study}"), cancel);
        using var progress = new Progress(errors);
        foreach (var course in study.Courses())
        {
            await import.StageAsync(course, cancel);
            progress.Tell(study.Findings, "findings read");
        }
        if (!study.MayCommit)
            return null;
        return dryRun ? await import.DryRunAsync(cancel) : await import.CommitAsync(keepGoing, cancel);
    }

    /// <summary>Into a registry that does not exist yet. Where another process makes it in the meantime, the files are read again, into that one.</summary>
    private static async Task<(CbioportalStudy, ImportResult?)> FoundAsync(
        CbioportalStudy study, string registry, Func<CbioportalStudy> again, bool keepGoing, TextWriter errors, CancellationToken cancel)
    {
        using var draft = new DraftRegistry(registry);
        var result = await draft.NamedAsItWillBe(() => StoreAsync(study, draft.Path, dryRun: false, keepGoing, errors, cancel));
        if (result is null or { IsRefused: true } || draft.TryPublish())
            return (study, result);
        var second = again();
        return (second, await StoreAsync(second, registry, dryRun: false, keepGoing, errors, cancel));
    }

    /// <summary>A dry run into a registry that does not exist yet: everything would be new.</summary>
    private static ImportResult? Rehearse(CbioportalStudy study)
    {
        var findings = study.Courses().Sum(course => course.Findings.Count);
        return study.MayCommit ? new(study.Patients - study.PatientsRefused, findings, Unchanged: 0, Superseded: 0, Problems: [], Batch: null) : null;
    }

    private static string ToJson(int patients, int findings, int unchanged, IReadOnlyList<Problem> problems) => ProblemWriter.ToJson(w =>
    {
        w.WriteNumber("patients", patients);
        w.WriteNumber("findings", findings);
        w.WriteNumber("unchanged", unchanged);
        ProblemWriter.WriteList(w, problems);
    });

    private static async Task TellAsync(CbioportalStudy study, ImportResult? result, IReadOnlyList<Problem> problems, bool dryRun, TextWriter output, TextWriter errors)
    {
        await ProblemWriter.WriteAsync(problems, errors);
        foreach (var note in study.Notes)
            await output.WriteLineAsync(note);
        await output.WriteLineAsync(result is null
            ? $"Refused: nothing was stored. {problems.Count(p => p.Refuses())} of {problems.Count} problems have to be mended first."
            : $"{study.Patients} patients; {result.Findings} findings {(dryRun ? "would be " : "")}stored, {result.Superseded} of them in place of an older one; {result.Unchanged} unchanged; {problems.Count} problems.");
    }
}
