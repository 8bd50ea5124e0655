using Islet.Course;
using Islet.Exchange;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary>What the person asked of an import, whatever the files are.</summary>
internal sealed record ImportOrder(string Registry, bool DryRun, bool KeepGoing, bool Json);

/// <summary>What became of it.</summary>
/// <param name="Result">Null: the files were refused, and nothing is stored.</param>
/// <param name="Difference">Of a dry run into a registry that exists.</param>
internal sealed record ImportOutcome(ICourseSource Source, ImportResult? Result, ImportDifference? Difference = null)
{
    /// <summary>Records of earlier imports that the files no longer have.</summary>
    public IReadOnlyList<Problem> Gone { get; init; } = [];

    public bool IsRefused => Result is null or { IsRefused: true };

    public IReadOnlyList<Problem> Problems => [.. Source.Problems, .. Result?.Problems ?? [], .. Gone];
}

/// <summary>From files to the registry: stage, then all or nothing.</summary>
internal sealed class ImportRun(ImportOrder order, TextWriter output, TextWriter errors)
{
    private const int MostNewListed = 1000;

    /// <summary>Is called before the registry is written to.</summary>
    public Action BeforeCommit { get; init; } = () => { };

    /// <param name="open">Opens the files; a second time where another process made the registry meanwhile.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(Func<ICourseSource> open, CancellationToken cancel)
    {
        var outcome = RegistryAddress.Exists(order.Registry) ? await StoreAsync(open(), order.Registry, cancel)
            : order.DryRun ? Rehearse(open(), cancel)
            : await FoundAsync(open, cancel);
        await ImportReport.WriteAsync(outcome, order, output, errors);
        return outcome.IsRefused ? ExitCode.Refused : outcome.Problems.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    /// <summary>The files were not even opened.</summary>
    public async Task<int> RefuseAsync(IReadOnlyList<Problem> problems)
    {
        await ImportReport.WriteRefusalAsync(problems, order.Json, output, errors);
        return ExitCode.Refused;
    }

    private async Task<ImportOutcome> StoreAsync(ICourseSource source, string registry, CancellationToken cancel)
    {
        using var log = FindingLog.OpenOrCreate(registry, TimeProvider.System);
        await using var import = await log.BeginImportAsync(new(Registries.Operator, source.Source), cancel);
        using var progress = new Progress(errors);
        foreach (var course in source.Courses())
        {
            await import.StageAsync(course, cancel);
            progress.Tell(source.Findings, "findings read");
        }
        if (!source.MayCommit)
            return new(source, null);
        IReadOnlyList<Problem> gone = source is MappedCourses mapped
            ? [.. (await import.GoneAsync(mapped.Map.Source, mapped.RefusedKeys, cancel)).Select(g => g.ToProblem())] : [];
        if (source is MappedCourses { Map.Patient: PatientIdentity } && gone.Count > 0 && await import.KnownPatientsAsync(cancel) == 0)
            return new(source, null) { Gone = [OtherKeys(gone.Count)] };
        if (order.DryRun)
        {
            var difference = await import.DifferenceAsync(MostNewListed, cancel);
            return new(source, difference.Result, difference) { Gone = gone };
        }
        BeforeCommit();
        return new(source, await import.CommitAsync(order.KeepGoing, cancel)) { Gone = gone };
    }

    /// <summary>Everybody new and everybody gone: another key file gave the pseudonyms, and the registry would hold each person twice.</summary>
    private static Problem OtherKeys(int patients) => new("E_IDENTITY_OTHER_KEYS", "--keys", $"a key file that knows none of the {patients} patients whom this source brought before",
        "the key file with which the source was imported before", "Use that key file. If these are other people, give the map a source of its own.");

    /// <summary>Into a registry that does not exist yet. Where another process makes it in the meantime, the files are read again, into that one.</summary>
    private async Task<ImportOutcome> FoundAsync(Func<ICourseSource> open, CancellationToken cancel)
    {
        if (RegistryAddress.IsServer(order.Registry))
            return await StoreAsync(open(), order.Registry, cancel);
        using var draft = new DraftRegistry(order.Registry);
        var source = open();
        var outcome = await draft.NamedAsItWillBe(() => StoreAsync(source, draft.Path, cancel));
        return outcome.IsRefused || draft.TryPublish() ? outcome : await StoreAsync(open(), order.Registry, cancel);
    }

    /// <summary>A dry run into a registry that does not exist yet: everything would be new.</summary>
    private ImportOutcome Rehearse(ICourseSource source, CancellationToken cancel)
    {
        using var progress = new Progress(errors);
        var findings = 0;
        foreach (var course in source.Courses())
        {
            cancel.ThrowIfCancellationRequested();
            findings += course.Findings.Count;
            progress.Tell(findings, "findings read");
        }
        return new(source, source.MayCommit ? new(source.Patients - source.PatientsRefused, findings, Unchanged: 0, Superseded: 0, Problems: [], Batch: null) : null);
    }
}
