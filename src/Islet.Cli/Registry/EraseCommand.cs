using System.CommandLine;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Registry;

/// <summary><c>islet erase ID --reason TEXT</c>: the one command that takes something away. <c>--purge</c> finishes what an erasure left behind.</summary>
internal static class EraseCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "The patient: the centre's pseudonym, or the registry's number (P12).", Arity = ArgumentArity.ZeroOrOne };
        var reason = new Option<string?>("--reason") { Description = "Why. It stays, so it must not tell who it was.", HelpName = "TEXT" };
        var yes = new Option<bool>("--yes") { Description = "Do not ask again: for scripts." };
        var purge = new Option<bool>("--purge") { Description = "Take out of the files what earlier erasures had to leave there, because somebody read the registry." };
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("erase", "Erases a patient from the registry, to the last byte. It cannot be undone.") { id, registry, reason, yes, purge, json };
        var keys = KeyOptions.AddTo(command, required: false);
        command.Validators.Add(given =>
        {
            if (given.GetValue(purge) ? given.GetValue(id) is not null : given.GetValue(id) is null || string.IsNullOrWhiteSpace(given.GetValue(reason)))
                given.AddError("erase needs a patient and a --reason, or --purge alone.");
        });
        command.SetAction(async (call, cancel) =>
        {
            var (output, errors) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            if (call.GetValue(purge))
                return await PurgeAsync(log, call.GetValue(json), output, errors, cancel);
            using var file = keys.File(call) is null ? null : keys.Open(call); // a wrong password is told before anything is erased
            var course = await log.CourseOfAsync(call.GetValue(id)!, cancel);
            RefuseNames(call.GetValue(reason)!, file?.Identity(course.Key));
            if (!call.GetValue(yes))
                Confirm(course, errors);
            var erased = await log.EraseAsync(course.Patient, new(Registries.Operator, "islet erase", call.GetValue(reason)), cancel: cancel);
            var identity = Forget(file, course.Key);
            IReadOnlyList<Problem> problems = [.. new[] { erased.Left, Copies(call.GetValue(registry)!) }.OfType<Problem>()];
            await WriteAsync(erased, identity, problems, call.GetValue(json), output, errors);
            return problems.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> PurgeAsync(FindingLog log, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        IReadOnlyList<Problem> problems = await log.PurgeAsync(cancel: cancel) is { } left ? [left] : [];
        await ProblemWriter.WriteAsync(problems, errors);
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w =>
            {
                w.WriteBoolean("purged", !problems.Any(p => p.Refuses()));
                JsonForm.WriteList(w, problems);
            }));
        }
        else if (!problems.Any(p => p.Refuses()))
        {
            await output.WriteLineAsync(problems.Count == 0 ? "Nothing of the erased is left in the registry's files." : "Nothing of the erased is left in the registry's tables.");
        }
        return problems.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static void Confirm(DiseaseCourse course, TextWriter errors)
    {
        errors.Write($"Erase patient P{course.Patient} with {course.Findings.Count} findings? It cannot be undone. Type P{course.Patient}: ");
        if (Console.IsInputRedirected || Console.In.ReadLine()?.Trim() != $"P{course.Patient}")
            throw new RefusedException("E_ERASE_CONFIRM", "terminal", "no confirmation", $"P{course.Patient}, typed", "Call again and confirm, or say --yes in a script. Nothing was changed.");
    }

    private static void RefuseNames(string reason, KeyedPerson? person)
    {
        if (person is not null && person.Names.Concat(person.Records).Append(person.Number).OfType<string>().Any(text => reason.Contains(text, StringComparison.OrdinalIgnoreCase)))
            throw new RefusedException("E_ERASE_REASON", "--reason", "a reason that tells who it was", "a reason that stays when the patient is gone", "Say why without saying who. Nothing was changed.");
    }

    /// <summary>forgotten · unknown to the key file · no key file given.</summary>
    private static string Forget(KeyFile? file, string key)
    {
        if (file is null)
            return "not_given";
        if (!file.Forget(key))
            return "unknown";
        file.Save();
        return "forgotten";
    }

    /// <summary>Files beside the registry that Islet itself may have left there as copies.</summary>
    private static Problem? Copies(string registry)
    {
        if (RegistryAddress.IsServer(registry))
            return null;
        var name = Path.GetFileName(registry);
        string[] copies = [.. Directory.GetFiles(Path.GetDirectoryName(Path.GetFullPath(registry))!, name + ".*").Select(f => Path.GetFileName(f)!)
            .Where(f => f != name).Order(StringComparer.Ordinal)];
        return copies.Length == 0 ? null : new("W_ERASE_COPIES", name, $"beside it: {string.Join(", ", copies.Take(5))}{(copies.Length > 5 ? " …" : "")}", "no older copy of the registry",
            "Delete the copies that still hold the patient.");
    }

    private static async Task WriteAsync(ErasureResult erased, string identity, IReadOnlyList<Problem> problems, bool json, TextWriter output, TextWriter errors)
    {
        await ProblemWriter.WriteAsync(problems, errors);
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w =>
            {
                w.WriteNumber("patient", erased.Patient);
                w.WriteNumber("batch", erased.Batch);
                w.WriteNumber("findings", erased.Findings);
                w.WriteNumber("matches", erased.Matches);
                w.WriteBoolean("purged", erased.Purged);
                w.WriteString("identity", identity);
                JsonForm.WriteList(w, problems);
            }));
            return;
        }
        await output.WriteLineAsync($"Patient P{erased.Patient} is erased: {erased.Findings} findings{(erased.Matches > 0 ? $", {erased.Matches} of them decisions about duplicates in other courses" : "")}.");
        await output.WriteLineAsync(erased switch
        {
            { Left: null } => "No byte of them is left in the registry's files.",
            { Purged: true } => "No byte of them is left in the registry's tables; what the server may keep beside them: see above.",
            _ => "Nobody sees them any more, but bytes of them are left in the registry's files: see above.",
        });
        await output.WriteLineAsync(identity switch
        {
            "forgotten" => "The key file has forgotten who it was.",
            "unknown" => "The key file did not know the patient.",
            _ => "No key file was named: if one knows who it was, call islet keys forget.",
        });
        await output.WriteLineAsync("Backups and exports that were made before still hold the patient.");
    }
}
