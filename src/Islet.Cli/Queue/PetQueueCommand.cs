using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Cli.Pet.Pacs;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;
using Islet.Registry;
using Islet.Web;

namespace Islet.Cli.Queue;

/// <summary><c>islet pet queue FOLDER… --images DIR --registry R</c>: asks workers to quantify. The same series and settings are one job, however often it is asked.</summary>
internal static class PetQueueCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("FOLDER") { Description = "Folders of one examination each, below --images.", Arity = ArgumentArity.ZeroOrMore };
        var images = new Option<DirectoryInfo?>("--images") { Description = "Folder below which images lie; workers name their own.", HelpName = "DIR" };
        var (study, series) = (PacsOptions.Uid("--study", "In place of folders: a study of the workers' archive; with --series."), PacsOptions.Uid("--series", "The series. [default, of a folder: its attenuation-corrected PET]"));
        var patient = new Option<string?>("--patient") { Description = "Whom it is about: the centre's pseudonym, or P12. With the patient's erasure job and result go.", HelpName = "ID" };
        var method = new Option<string>("--method") { Description = "How lesions are bounded: REL42, LIV2SD, FIX:4 … (docs/pet-measures.md).", HelpName = "METHOD", DefaultValueFactory = _ => SegmentationMethod.Default.Id };
        var tracer = new Option<TracerKind?>("--tracer") { Description = "sst or fdg, where its name does not say." };
        var gap = new Option<bool>("--accept-gap") { Description = "Missing slices count as empty; volumes may be too small." };
        var (registry, json) = (Options.Registry(), Options.Json());
        var command = new Command("queue", "Queues the quantification of PET series for islet worker.") { folders, images, study, series, patient, method, tracer, gap, registry, json };
        command.Validators.Add(given =>
        {
            var (named, studied) = (given.GetValue(folders) is { Length: > 0 }, given.GetResult(study) is { Implicit: false });
            if (named == studied || (named && given.GetResult(images) is not { Implicit: false }) || (studied && given.GetResult(series) is not { Implicit: false }))
                given.AddError("queue needs folders with --images, or --study with --series.");
        });
        command.SetAction(async (call, cancel) =>
        {
            var settings = new QuantifyPayload(null, call.GetValue(study), call.GetValue(series), SegmentationMethod.Parse(call.GetRequiredValue(method)).Id, call.GetValue(tracer), call.GetValue(gap));
            var work = call.GetValue(folders) is { Length: > 0 } named ? [.. named.Select(f => settings with { Folder = Relative(call.GetValue(images)!.FullName, f) })] : new List<QuantifyPayload> { settings };
            using var log = FindingLog.Open(call.GetValue(registry)!, TimeProvider.System);
            long? about = call.GetValue(patient) is { } id ? (await log.CourseOfAsync(id, cancel)).Patient : null;
            var queued = new List<(Job Job, bool IsNew)>();
            foreach (var payload in work)
                queued.Add(await log.Desk.Jobs.QueueAsync(payload.ToJob(about, Registries.Operator), cancel));
            await WriteAsync(queued, call.GetValue(json), call.InvocationConfiguration.Output);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>As it stands in the job, whatever the machine's separators.</summary>
    private static string Relative(string images, string folder)
    {
        var full = QuantifyJob.Below(images, Directory.Exists(folder) && !Directory.Exists(Path.Combine(images, folder)) ? Path.GetFullPath(folder) : folder);
        return Directory.Exists(full) ? Path.GetRelativePath(images, full).Replace(Path.DirectorySeparatorChar, '/')
            : throw new RefusedException("E_JOB_IMAGES", "FOLDER", "no such folder below the images", "a folder of images", "Check the path.");
    }

    private static Task WriteAsync(List<(Job Job, bool IsNew)> queued, bool json, TextWriter output) => output.WriteLineAsync(json
        ? new JsonObject
        {
            ["queued"] = queued.Count(q => q.IsNew), ["known"] = queued.Count(q => !q.IsNew),
            ["jobs"] = new JsonArray([.. queued.Select(q => (JsonNode)new JsonObject { ["job"] = q.Job.Number, ["state"] = q.Job.State.ToString().ToLowerInvariant(), ["new"] = q.IsNew })]),
        }.ToJsonString(StatsJson.Form)
        : FormattableString.Invariant($"{queued.Count(q => q.IsNew)} queued, {queued.Count(q => !q.IsNew)} known already."));
}
