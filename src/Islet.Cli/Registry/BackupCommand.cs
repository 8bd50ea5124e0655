using System.CommandLine;
using System.Text.Json;
using Islet.Registry;

namespace Islet.Cli.Registry;

/// <summary><c>islet backup FILE</c> and <c>islet restore FILE</c>.</summary>
internal static class BackupCommand
{
    public static Command Backup()
    {
        var file = Argument("Where the backup goes; its SHA-256 is written beside it as FILE.sha256.");
        var force = new Option<bool>("--force") { Description = "Overwrite a backup of this name." };
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("backup", "Writes the registry into one file, also while it is served and written to.") { file, registry, force, json };
        command.SetAction(async (call, cancel) =>
        {
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            var manifest = await log.BackupAsync(call.GetValue(file)!, call.GetValue(force), cancel);
            await call.InvocationConfiguration.Output.WriteLineAsync(call.GetValue(json) ? JsonForm.ToJson(w => Write(w, manifest)) : Words(manifest));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Restore()
    {
        var file = Argument("A backup that islet backup wrote.");
        var force = new Option<bool>("--force") { Description = "Take the place of a registry that is there; it is kept beside it as NAME.before-restore." };
        var sum = new Option<string?>("--sha256") { Description = "The sum that the backup must have. [default: the one in FILE.sha256]", HelpName = "HEX" };
        sum.Validators.Add(given =>
        {
            if (given.GetValue(sum) is not { Length: 64 } hex || !hex.All(char.IsAsciiHexDigit))
                given.AddError("--sha256: 64 hexadecimal digits.");
        });
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("restore", "Puts a backup in the place of the registry, after reading it to the last finding.") { file, registry, force, sum, json };
        command.SetAction(async (call, cancel) =>
        {
            var result = await RegistryBackup.RestoreAsync(call.GetValue(file)!, call.GetValue(registry)!, TimeProvider.System, call.GetValue(force), call.GetValue(sum), cancel);
            await WriteAsync(result, call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
            return result.Problems.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Argument(string description)
    {
        var file = new Argument<string>("FILE") { Description = description };
        file.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValue(file)))
                given.AddError("FILE: an empty name; give the path of a file.");
        });
        return file;
    }

    private static async Task WriteAsync(RestoreResult result, bool json, TextWriter output, TextWriter errors)
    {
        var kept = Path.GetFileName(result.KeptAs);
        await ProblemWriter.WriteAsync(result.Problems, errors);
        if (json)
        {
            await output.WriteLineAsync(JsonForm.ToJson(w =>
            {
                w.WriteStartObject("backup");
                Write(w, result.Backup);
                w.WriteEndObject();
                w.WriteString("kept_as", kept);
                w.WriteNumber("erased_again", result.ErasedAgain);
                JsonForm.WriteList(w, result.Problems);
            }));
            return;
        }
        await output.WriteLineAsync(Words(result.Backup));
        await output.WriteLineAsync("Restored." + (kept is null ? "" : $" What was there before is kept beside it as {kept}."));
        if (result.ErasedAgain > 0)
            await output.WriteLineAsync($"{result.ErasedAgain} patients who were erased after the backup was made were erased in it again.");
    }

    private static string Words(BackupManifest m) =>
        $"{m.File}: {m.Patients} patients, {m.Findings} findings in {m.Batches} batches{(m.LastRecorded is { } at ? $", the last of {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "")}; {m.Bytes} bytes.\nSHA-256 {m.Sha256}";

    private static void Write(Utf8JsonWriter w, BackupManifest m)
    {
        w.WriteString("file", m.File);
        w.WriteNumber("bytes", m.Bytes);
        w.WriteString("sha256", m.Sha256);
        w.WriteNumber("tables_version", m.TablesVersion);
        w.WriteNumber("patients", m.Patients);
        w.WriteNumber("findings", m.Findings);
        w.WriteNumber("batches", m.Batches);
        if (m.LastRecorded is { } at)
            w.WriteString("last_recorded", at.UtcDateTime);
        else
            w.WriteNull("last_recorded");
    }
}
