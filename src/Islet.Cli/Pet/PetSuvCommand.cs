using System.CommandLine;
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
        var typed = new TypedSuv("--by");
        var command = new Command("suv", "SUVbw of each PET series, or of a SPECT with its calibration, by the rules of docs/pet.md; what cannot be had is refused with its reason.") { folder, series, mask, gap, time, tracer };
        typed.AddTo(command);
        command.Add(json);
        command.SetAction((call, cancel) => RunAsync(new(call.GetRequiredValue(folder), call.GetValue(series), call.GetValue(mask), new() { AcceptGap = call.GetValue(gap), TimeSlice = call.GetValue(time) },
            typed.Choices(call) with { Tracer = call.GetValue(tracer) }, typed.By(call), call.GetValue(json)),
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    private static async Task<int> RunAsync(Call call, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var folder = ImageFolder.Read(call.Folder, cancel);
        List<ImageSeries> series = [.. folder.Series.Where(s => call.Series is null ? s.IsPet || (s.IsSpect && !folder.Series.Any(p => p.IsPet)) : s.Uid == call.Series)];
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
