using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Exchange.DicomWeb;

namespace Islet.Cli.Pet.Pacs;

/// <summary><c>islet pet find --from URL</c>: studies of an archive, and the series of one. No name or number of a patient goes into an address.</summary>
internal static class PetFindCommand
{
    private sealed record Call(PacsQuery Query, string? Patient, bool ShowIdentity, int Most, bool Json);

    public static Command Create()
    {
        var (study, json) = (PacsOptions.Uid("--study", "One study, with its series."), Options.Json());
        var (since, until) = (Day("--since", "Studies of this day and later."), Day("--until", "Studies of this day and earlier."));
        var modality = new Option<string?>("--modality") { Description = "Studies that have a series of this.", HelpName = "PT" };
        var patient = new Option<FileInfo?>("--patient-file") { Description = "File whose first line is the patient's number in the archive. It is compared here and sent nowhere.", HelpName = "FILE" };
        var show = new Option<bool>("--show-identity") { Description = "Print the patients' numbers too." };
        var most = new Option<int>("--most") { Description = "Studies to list.", HelpName = "N", DefaultValueFactory = _ => 200 }.Between(1, 100_000);
        modality.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var m }] && !(m.Length is > 0 and <= 16 && m.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))))
                given.AddError("--modality: capital letters, as DICOM has them: PT, CT, NM.");
        });
        var command = new Command("find", "Studies that an archive has, by DICOMweb; with --study the series of one.") { study, since, until, modality, patient, show, most, json };
        var pacs = PacsOptions.AddTo(command, "--from");
        pacs.SetAction(command, (archive, call, cancel) => RunAsync(archive, new(new(call.GetValue(study), call.GetValue(since), call.GetValue(until), call.GetValue(modality)), Number(call.GetValue(patient)), call.GetValue(show), call.GetValue(most), call.GetValue(json)),
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(DicomWebClient archive, Call call, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var found = await archive.StudiesAsync(call.Query, call.Most + 1, cancel);
        var studies = found.Take(call.Most).Where(s => call.Patient is null || s.PatientId?.Trim() == call.Patient).OrderBy(s => s.Date).ThenBy(s => s.Uid, StringComparer.Ordinal).ToList();
        var series = call.Query.Study is { } one && studies.Count > 0 ? await archive.SeriesAsync(one, cancel) : [];
        if (call.Json)
        {
            await output.WriteLineAsync(Json(studies, series, call).ToJsonString(StatsJson.Form));
        }
        else
        {
            output.WriteTable(Table(studies, call.ShowIdentity));
            if (call.Query.Study is not null)
                output.WriteTable(Table(series));
        }
        if (found.Count > call.Most)
            await ProblemWriter.WriteAsync([new("W_PACS_MORE", archive.Name, FormattableString.Invariant($"more than {call.Most} studies"), "as many as are listed", "Ask for fewer days (--since, --until), or list more (--most).")], errors);
        return found.Count > call.Most ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    private static JsonObject Json(List<PacsStudy> studies, IReadOnlyList<PacsSeries> series, Call call)
    {
        var json = new JsonObject { ["studies"] = new JsonArray([.. studies.Select(s => (JsonNode)Json(s, call.ShowIdentity))]) };
        if (call.Query.Study is not null)
            json["series"] = new JsonArray([.. series.Select(s => (JsonNode)new JsonObject { ["uid"] = s.Uid, ["modality"] = s.Modality, ["objects"] = s.Instances })]);
        return json;
    }

    private static JsonObject Json(PacsStudy s, bool showIdentity)
    {
        var json = new JsonObject { ["uid"] = s.Uid, ["date"] = s.Date?.ToString("O", CultureInfo.InvariantCulture), ["modalities"] = StatsJson.Texts(s.Modalities), ["series"] = s.Series, ["objects"] = s.Instances };
        if (showIdentity)
            json["patient_id"] = s.PatientId;
        return json;
    }

    private static Spectre.Console.Table Table(List<PacsStudy> studies, bool showIdentity)
    {
        var table = showIdentity ? Terminal.Table("study", "date", "modalities", "series", "objects", "patient") : Terminal.Table("study", "date", "modalities", "series", "objects");
        foreach (var s in studies)
        {
            object?[] cells = [s.Uid, s.Date?.ToString("O", CultureInfo.InvariantCulture), string.Join(' ', s.Modalities), s.Series, s.Instances];
            table.Add(showIdentity ? [.. cells, s.PatientId] : cells);
        }
        return table;
    }

    private static Spectre.Console.Table Table(IReadOnlyList<PacsSeries> series)
    {
        var table = Terminal.Table("series", "modality", "objects");
        foreach (var s in series)
            table.Add(s.Uid, s.Modality, s.Instances);
        return table;
    }

    private static string? Number(FileInfo? file)
    {
        try
        {
            return file is null ? null : File.ReadLines(file.FullName).FirstOrDefault()?.Trim() ?? "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_PACS_PATIENT", "--patient-file", "a file that cannot be read", "a file with the patient's number in its first line", "Check the path and the permissions."), e);
        }
    }

    private static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        Description = description, HelpName = "DATE",
        CustomParser = argument =>
        {
            if (DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            argument.AddError($"{name}: '{argument.Tokens[0].Value}' is not a day; write it as 2024-03-15.");
            return null;
        },
    };
}
