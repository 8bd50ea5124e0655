using System.CommandLine;
using System.Diagnostics;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging.Quantify;
using Islet.Web;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet quantify DIR --out DIR2</c>: the whole job without regions given.</summary>
internal static class PetQuantifyCommand
{
    public static Command Create()
    {
        var (folder, series, json, choices) = (PetCommand.Folder(), PetCommand.Series(), Options.Json(), new QuantifyChoices());
        var to = new Option<string>("--out") { Description = "Folder for quantification.json, lesions.csv, patient.csv, pictures and DICOM objects.", HelpName = "DIR2", Required = true };
        var prior = new Option<string?>("--prior") { Description = "quantification.json of an earlier scan of the course: lesions at the same place keep their names.", HelpName = "FILE" };
        var shift = new Option<string?>("--shift") { Description = "mm to be added to a place of this scan to find it in the earlier one; needed where the frames of reference differ.", HelpName = "x,y,z" };
        var gap = new Option<bool>("--accept-gap") { Description = "Missing slices count as empty; volumes may be too small." };
        var plain = new Option<bool>("--no-pictures") { Description = "Numbers only: no pictures, no DICOM objects." };
        var turn = new Option<int?>("--turn") { Description = "Also the projection from this many angles: a picture each, a film, and a sheet of all.", HelpName = "36|72" };
        turn.AcceptOnlyFromAmong("36", "72");
        var slices = new Option<bool>("--slices") { Description = "Also the axial slice through each lesion: PET, and with the CT of the same frame of reference CT and both." };
        var command = new Command("quantify", "Candidates of the whole body with hints of physiological uptake, their numbers by two methods, totals, Krenning proposal, heterogeneity, pictures, SEG and SR. Run it once without decisions and look; then again with --accept or --accept-all and --by (docs/pet-quantify.md).") { folder, to, series, json };
        choices.AddTo(command);
        command.Add(prior);
        command.Add(shift);
        command.Add(gap);
        command.Add(turn);
        command.Add(slices);
        command.Add(plain);
        command.Validators.Add(given =>
        {
            if (given.GetValue(plain) && (given.GetValue(slices) || given.GetValue(turn) is not null))
                given.AddError("--no-pictures: not together with --turn or --slices.");
        });
        PetPairCommand.CheckShift(shift);
        var typed = new TypedSuv("--typed-by");
        typed.AddTo(command);
        to.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var name }] && string.IsNullOrWhiteSpace(name))
                given.AddError("--out: an empty name; give a path.");
        });
        command.SetAction(async (call, cancel) =>
        {
            var (output, errors, target) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, call.GetRequiredValue(to));
            using var progress = new Progress(errors);
            var earlier = call.GetValue(prior) is { } file ? ResultFile.Read(file, "--prior") : null;
            var clock = Stopwatch.StartNew();
            var order = choices.Order(call);
            QuantifyFiles.RefuseUnwritable(target);
            var read = PetFolder.Load(call.GetRequiredValue(folder), call.GetValue(series), new() { AcceptGap = call.GetValue(gap) }, cancel, typed: typed.Choices(call));
            var (image, reading) = (read.Pet.By(typed.By(call)), clock.Elapsed);
            progress.Tell(image.Image.Grid.Slices, "slices read");
            QuantifyFiles.Refuse(target, image.Series.Uid);
            var result = order.Of(image, cancel);
            if (earlier is not null)
                result = LesionIdentity.Carry(earlier, result, PetPairCommand.Shift(call.GetValue(shift)));
            var seconds = (Read: reading.TotalSeconds, Quantified: clock.Elapsed.TotalSeconds);
            progress.Tell(result.Candidates.Count, "candidates measured");
            var krenning = KrenningReading.Of(result, ClinicalUptake.Rules(), choices.Targets(call).Select(n => result.Lesions.FirstOrDefault(l => l.Candidate == n)?.Number ?? 0).ToHashSet());
            var (ct, noCt) = call.GetValue(slices) ? QuantifyPictures.Ct(read, cancel) : default;
            var pictures = QuantifyPictures.Projections(image.Image, result).Concat(call.GetValue(turn) is { } angles ? QuantifyPictures.Turning(image.Image, result, angles, cancel) : [])
                .Concat(call.GetValue(slices) ? QuantifyPictures.Slices(image.Image, ct, result) : []);
            var files = QuantifyFiles.Write(target, image, result, krenning, call.GetValue(plain) ? null : pictures, progress, cancel);
            if (call.GetValue(json))
                await output.WriteLineAsync(QuantifyAnswer.Json(result, krenning, files, seconds).ToJsonString(StatsJson.Form));
            else
                await QuantifyAnswer.WriteAsync(result, krenning, target, files, output);
            List<Problem> all = [.. read.Problems.Concat(result.Remarks).Concat(result.References.SelectMany(r => r.Flags)).Concat(noCt is null ? [] : [noCt]).Distinct()];
            await ProblemWriter.WriteAsync(all, errors);
            return all.Exists(p => p.Refuses()) ? ExitCode.ProblemsFound : ExitCode.Done;
        });
        return command;
    }
}
