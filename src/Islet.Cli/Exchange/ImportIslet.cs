using Islet.Exchange;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary>An import of our own export: every row as it stood in the registry it came from.</summary>
internal static class ImportIslet
{
    public const string Kind = "islet";

    public static async Task<int> RunAsync(ImportOrder order, string path, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var file = IsletFile.Open(path);
        var result = RegistryAddress.Exists(order.Registry) ? await AdoptAsync(file, order, order.Registry, cancel)
            : order.DryRun ? new(file.Patients, (int)file.Findings, Unchanged: 0, Superseded: 0, Problems: [], Batch: null)
            : await FoundAsync(file, order, cancel);
        if (order.Json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w =>
            {
                w.WriteNumber("patients", result.Patients);
                w.WriteNumber("findings", result.IsRefused ? 0 : result.Findings);
                w.WriteNumber("unchanged", result.IsRefused ? 0 : result.Unchanged);
                JsonForm.WriteList(w, result.Problems);
            }));
        }
        else
        {
            await ProblemWriter.WriteAsync(result.Problems, errors);
            await output.WriteLineAsync(result.IsRefused ? "Refused: nothing was stored."
                : $"{result.Patients} patients; {result.Findings} findings {(order.DryRun ? "would be " : "")}stored as they stood; {result.Unchanged} were there; {result.Problems.Count} problems.");
        }
        return result.IsRefused ? ExitCode.Refused : result.Problems.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    /// <summary>Into a registry that does not exist yet. Where another process makes it in the meantime, into that one.</summary>
    private static async Task<ImportResult> FoundAsync(IsletFile file, ImportOrder order, CancellationToken cancel)
    {
        if (RegistryAddress.IsServer(order.Registry))
            return await AdoptAsync(file, order, order.Registry, cancel);
        using var draft = new DraftRegistry(order.Registry);
        var result = await draft.NamedAsItWillBe(() => AdoptAsync(file, order, draft.Path, cancel));
        return result.IsRefused || draft.TryPublish() ? result : await AdoptAsync(file, order, order.Registry, cancel);
    }

    private static async Task<ImportResult> AdoptAsync(IsletFile file, ImportOrder order, string registry, CancellationToken cancel)
    {
        using var log = FindingLog.OpenOrCreate(registry, TimeProvider.System);
        Batch[] batches = [.. file.Batches.Select(b => new Batch(b.Number, b.At, b.By, b.Source, b.Reason))];
        var byNumber = batches.ToDictionary(b => b.Number);
        var adoption = new Adoption(batches, file.Courses().Select(Row), [.. file.Erased.Select(e => new Tombstone(e.Patient, byNumber[e.Batch], e.Purged) { Token = e.Token })], file.Header.Salt);
        return await log.AdoptAsync(adoption, new(Registries.Operator, "export of another registry"), order.KeepGoing, order.DryRun, cancel);
    }

    private static StoredCourse Row(IsletCourse course) => new(new(course.Patient, course.Key, course.Axis, course.Center, course.Synthetic),
        [.. course.Findings.Select(f => new StoredFinding(f.Id, f.Batch, f.Happened, f.Reported, f.Kind, f.Version, f.Origin, f.Supersedes, f.Why, f.Content))]);
}
