using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Exchange.DicomWeb;
using Islet.Imaging.Dicom;

namespace Islet.Cli.Pet.Pacs;

/// <summary><c>islet pet send FILE… --to URL</c>: segmentations and reports into an archive.</summary>
internal static class PetSendCommand
{
    private sealed record Sent(int Number, string Uid, PacsStored Stored);

    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "DICOM files: segmentations, structured reports, images.", Arity = ArgumentArity.OneOrMore };
        var json = Options.Json();
        var command = new Command("send", "Sends DICOM files to an archive by DICOMweb; what it refuses is told with its code.") { files, json };
        var pacs = PacsOptions.AddTo(command, "--to");
        pacs.SetAction(command, (archive, call, cancel) => RunAsync(archive, Objects(call.GetRequiredValue(files)), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(DicomWebClient archive, List<(string Path, string Uid)> objects, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var sent = new List<Sent>();
        using (var progress = new Progress(errors))
        {
            foreach (var (path, uid) in objects)
            {
                sent.Add(new(sent.Count + 1, uid, await archive.StoreAsync(uid, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), cancel)));
                progress.Tell(sent.Count, "objects");
            }
        }
        if (json)
            await output.WriteLineAsync(new JsonObject
            {
                ["stored"] = sent.Count(s => s.Stored.FailureReason is null),
                ["objects"] = new JsonArray([.. sent.Select(s => (JsonNode)new JsonObject { ["uid"] = s.Uid, ["stored"] = s.Stored.FailureReason is null, ["failure_reason"] = s.Stored.FailureHex })]),
            }.ToJsonString(StatsJson.Form));
        else
            await output.WriteLineAsync(FormattableString.Invariant($"{sent.Count(s => s.Stored.FailureReason is null)} of {sent.Count} objects are stored."));
        List<Problem> refused = [.. sent.Where(s => s.Stored.FailureReason is not null).Select(s => new Problem("E_PACS_STORE", FormattableString.Invariant($"file {s.Number}, object {s.Uid}"), $"refused by the archive, reason {s.Stored.FailureHex}", "stored",
            "What the reason means stands in DICOM PS3.18 table 10.5.3-2 and in the archive's log: often a kind of object that it does not take, or one that it has already."))];
        await ProblemWriter.WriteAsync(refused, errors);
        return refused.Count > 0 ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    /// <summary>All are read before one is sent.</summary>
    private static List<(string Path, string Uid)> Objects(FileInfo[] files) => [.. files.Select((f, i) => (f.FullName, UidOf(f.FullName, FormattableString.Invariant($"file {i + 1}"))))];

    private static string UidOf(string path, string where)
    {
        try
        {
            return DicomFile.Open(path, where)?.Data.Text(Tags.SopInstanceUid) is { } uid && DicomUid.Is(uid) ? uid
                : throw new RefusedException("E_PACS_OBJECT", where, "no DICOM, or without a SOP Instance UID (0008,0018)", "a DICOM file", "Name only what islet pet quantify or another program wrote as DICOM. Nothing was sent.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_PACS_OBJECT", where, "a file that is missing or cannot be read", "a DICOM file", "Check the path and the permissions. Nothing was sent."), e);
        }
    }
}
