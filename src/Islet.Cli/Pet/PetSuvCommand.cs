using System.CommandLine;
using System.Globalization;
using Islet.Course;
using Islet.Imaging.Series;
using Islet.Imaging.Suv;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet suv DIR</c>: how the values of each PET become SUV, or why they cannot.</summary>
internal static class PetSuvCommand
{
    private sealed record Call(string Folder, string? Series, string? Mask, SeriesChoices Places, SuvChoices Suv, string? By, bool Json);

    public static Command Create()
    {
        var (folder, series, json) = (PetCommand.Folder(), PetCommand.Series(), Options.Json());
        var mask = new Option<string?>("--mask") { Description = "A mask on the series' own voxels: least, median and largest SUV in it.", HelpName = "FILE.nii.gz" };
        var gap = new Option<bool>("--accept-gap") { Description = "Missing slices count as empty; volumes may be too small." };
        var time = new Option<int?>("--time-slice") { Description = "Which image of a dynamic or gated series, from 1.", HelpName = "N" }.Between(1, 100_000);
        var tracer = new Option<int?>("--tracer") { Description = "Which of several injected tracers the image shows, from 1.", HelpName = "N" }.Between(1, 100);
        var weight = new Option<double?>("--weight") { Description = "Weight in kg, instead of the header's.", HelpName = "KG" }.WithPoint();
        var height = new Option<double?>("--height") { Description = "Height in m, instead of the header's.", HelpName = "M" }.WithPoint();
        var dose = new Option<double?>("--dose") { Description = "Injected activity in Bq, instead of the header's.", HelpName = "BQ" }.WithPoint();
        var injected = Injected();
        var by = new Option<string?>("--by") { Description = "Who typed these; needed with any of them, and written beside the result.", HelpName = "NAME" };
        var command = new Command("suv", "SUVbw of each PET series, by the rules of docs/pet.md; what cannot be had is refused with its reason.") { folder, series, mask, gap, time, tracer, weight, height, dose, injected, by, json };
        command.Validators.Add(given =>
        {
            if (new Option[] { weight, height, dose, injected }.Any(o => given.GetResult(o) is { Implicit: false }) && given.GetResult(by) is null or { Implicit: true })
                given.AddError("--by: what is typed instead of the header's needs the name of who typed it.");
        });
        command.SetAction((call, cancel) => RunAsync(new(call.GetRequiredValue(folder), call.GetValue(series), call.GetValue(mask), new() { AcceptGap = call.GetValue(gap), TimeSlice = call.GetValue(time) },
            new() { WeightKg = call.GetValue(weight), HeightM = call.GetValue(height), DoseBq = call.GetValue(dose), Injected = call.GetValue(injected), Tracer = call.GetValue(tracer) }, call.GetValue(by), call.GetValue(json)),
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static Option<DateTime?> Injected()
    {
        const string Name = "--injected";
        return new(Name)
        {
            Description = "Date and time of the injection, on the scanner's clock.", HelpName = "2024-03-05T09:41:17",
            CustomParser = argument =>
            {
                if (DateTime.TryParseExact(argument.Tokens[0].Value, ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
                    return at;
                argument.AddError($"{Name}: '{argument.Tokens[0].Value}' is no date and time; write it as 2024-03-05T09:41:17.");
                return null;
            },
        };
    }

    private static async Task<int> RunAsync(Call call, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var folder = ImageFolder.Read(call.Folder, cancel);
        List<ImageSeries> series = [.. folder.Series.Where(s => call.Series is null ? s.IsPet : s.Uid == call.Series)];
        if (series.Count == 0)
            throw new RefusedException("E_NO_PET", "DIR", FormattableString.Invariant($"{folder.Files} files, {folder.Ignored} of them no DICOM, {folder.Problems.Count(p => p.Refuses())} unreadable, {folder.Series.Count} series"),
                call.Series is null ? "a PET series" : "the series of this UID", "See what the folder holds with islet pet series DIR.");
        var mask = call.Mask is null ? null : Imaging.Nifti.NiftiFile.Open(call.Mask);
        List<SuvAnswer> answers = [.. series.Select(s => SuvAnswer.Of(s, call.Places, call.Suv, mask, cancel))];
        if (call.Json)
            await output.WriteLineAsync(SuvText.Json(answers, folder.Problems, call.By));
        else
            await SuvText.WriteAsync(answers, call.By, output);
        await ProblemWriter.WriteAsync([.. folder.Problems, .. answers.SelectMany(a => a.Problems)], errors);
        return folder.Problems.Any(p => p.Refuses()) || answers.Exists(a => a.Error is not null) ? ExitCode.ProblemsFound : ExitCode.Done;
    }
}
