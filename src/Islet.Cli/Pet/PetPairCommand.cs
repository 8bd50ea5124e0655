using System.CommandLine;
using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Cli.Patients;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Quantify;
using Islet.Web;

namespace Islet.Cli.Pet;

/// <summary><c>islet pet pair SST.json FDG.json</c>: lesions of a receptor and an FDG PET, paired and scored.</summary>
internal static class PetPairCommand
{
    public static Command Create()
    {
        var sst = new Argument<string>("SST.json") { Description = "quantification.json of the receptor PET." };
        var fdg = new Argument<string>("FDG.json") { Description = "quantification.json of the FDG PET." };
        var shift = new Option<string?>("--shift") { Description = "mm to be added to a place of the FDG image to find it in the receptor image; needed where the frames of reference differ.", HelpName = "x,y,z" };
        var sstFolder = new Option<string?>("--sst") { Description = "Folder with the receptor PET, so that lesions seen on FDG only are measured there.", HelpName = "DIR" };
        var fdgFolder = new Option<string?>("--fdg") { Description = "Folder with the FDG PET, so that lesions seen on the receptor PET only are measured there.", HelpName = "DIR" };
        var rule = new Option<string>("--rule") { Description = "Receptor-negative up to Krenning 1 (krenning), or up to the liver (zidan).", DefaultValueFactory = _ => "krenning" };
        rule.AcceptOnlyFromAmong("krenning", "zidan");
        CheckShift(shift);
        var (json, picture) = (Options.Json(), PairPicture.Option("--sst and --fdg"));
        var command = new Command("pair", "Lesions of two tracers by place: uptake of each on both, proposed NETPET score, discordant volume (docs/pet-quantify.md).") { sst, fdg, shift, sstFolder, fdgFolder, rule, picture, json };
        command.Validators.Add(given =>
        {
            if (given.GetValue(picture) is not null && (given.GetValue(sstFolder) is null || given.GetValue(fdgFolder) is null))
                given.AddError("--picture: name the folders of both PETs (--sst DIR --fdg DIR).");
        });
        command.SetAction(async (call, cancel) =>
        {
            var (receptor, glucose) = (ResultFile.Read(call.GetRequiredValue(sst), "SST.json"), ResultFile.Read(call.GetRequiredValue(fdg), "FDG.json"));
            var plan = new TracerPlan(Shift(call.GetValue(shift)), Image(call.GetValue(sstFolder), receptor, "--sst", cancel), Image(call.GetValue(fdgFolder), glucose, "--fdg", cancel), ClinicalUptake.Rules());
            var tracers = TwoTracers.Of(receptor, glucose, plan);
            var by = call.GetValue(rule) == "zidan" ? DiscordanceRule.NotAboveLiver : DiscordanceRule.Krenning;
            var volume = NegativeVolume.Of(tracers, krenning => DiscordantVolume.IsNegative(krenning, by));
            // The rules stand in Clinic; the readings are proposals from SUVmax, which the reader confirms.
            var score = Netpet.Score([.. tracers.Pairs.Select(p => new PetLesion(p.Id, p.SstPositive, p.FdgPositive, Suv(p.SstThere), Suv(p.FdgThere), null))]);
            if (call.GetValue(picture) is { } file)
                PairPicture.Write(file, (plan.SstImage!, receptor, QuantifyAnswer.TracerText(receptor.How.Tracer) ?? "receptor PET"), (plan.FdgImage!, glucose, QuantifyAnswer.TracerText(glucose.How.Tracer) ?? "FDG PET"),
                    (result, lesion) => tracers.Pairs.Select((p, i) => (Id: (ReferenceEquals(result, receptor) ? p.Sst : p.Fdg)?.Id, Number: i + 1)).Where(p => p.Id == lesion.Id).Select(p => (int?)p.Number).FirstOrDefault()); // P1, P2 … of the table
            var output = call.InvocationConfiguration.Output;
            if (call.GetValue(json))
                await output.WriteLineAsync(Json(tracers, by, volume, score).ToJsonString(StatsJson.Form));
            else
                await WriteAsync(tracers, by, volume, score, output);
            await ProblemWriter.WriteAsync(tracers.Flags, call.InvocationConfiguration.Error);
            return ExitCode.Done;
        });
        return command;
    }

    internal static void CheckShift(Option<string?> shift) => shift.Validators.Add(given =>
    {
        if (given.Tokens is [{ Value: var text }] && QuantifyChoices.Place(text) is not (_, null))
            given.AddError($"{shift.Name}: x,y,z in mm.");
    });

    internal static Point? Shift(string? text) => text is null ? null : QuantifyChoices.Place(text)?.Centre;

    private static decimal? Suv(LesionNumbers? numbers) => numbers is { SuvMax: > 0 and < 1e6 } known ? (decimal)known.SuvMax : null;

    /// <exception cref="RefusedException">E_PET_SERIES: the folder has another series or grid than the result.</exception>
    internal static VoxelImage? Image(string? folder, Quantification result, string where, CancellationToken cancel)
    {
        if (folder is null)
            return null;
        var (image, _) = PetComponentsCommand.Load(folder, null, cancel, [result.How.SeriesUid]);
        return image.Series.Uid == result.How.SeriesUid && image.Image.Grid == result.Grid ? image.Image
            : throw new RefusedException("E_PET_SERIES", where, "no series with the UID and the grid of the result", "the images from which the result was made", "Name the folder of that series.");
    }

    private static JsonObject Json(TwoTracers t, DiscordanceRule by, NegativeVolume v, NetpetResult score) => new()
    {
        ["days_apart"] = t.DaysApart, ["shift_mm"] = new JsonArray(t.Shift.X, t.Shift.Y, t.Shift.Z),
        ["pairs"] = new JsonArray([.. t.Pairs.Zip(score.Lesions, (p, call) => (JsonNode)new JsonObject
        {
            ["id"] = p.Id, ["sst_lesion"] = p.Sst?.Id, ["fdg_lesion"] = p.Fdg?.Id, ["organ"] = p.Organ is { } organ ? SnakeCase.Of(organ) : null, ["sst_suvmax"] = StatsJson.Number(p.SstThere?.SuvMax), ["fdg_suvmax"] = StatsJson.Number(p.FdgThere?.SuvMax),
            ["krenning"] = p.Krenning, ["sst_positive"] = p.SstPositive, ["fdg_positive"] = p.FdgPositive, ["pattern"] = call.Pattern is { } pattern ? SnakeCase.Of(pattern) : null, ["window_quotient"] = call.WindowQuotient, ["suv_ratio"] = call.SuvRatio,
            ["distance_mm"] = StatsJson.Number(p.DistanceMm), ["overlap"] = StatsJson.Number(p.Overlap), ["near"] = StatsJson.Texts(p.Near),
        })]),
        ["netpet"] = ClassifyEntries.Netpet(score), ["unread"] = StatsJson.Texts(score.Unread),
        ["discordant"] = new JsonObject { ["rule"] = SnakeCase.Of(by), ["ml"] = v.Ml, ["mtv_ml"] = v.MtvMl, ["fraction"] = StatsJson.Number(v.Fraction), ["unread_ml"] = v.UnreadMl, ["lesions"] = StatsJson.Texts(v.Lesions), ["unread"] = StatsJson.Texts(v.Unread) },
        ["problems"] = new JsonArray([.. t.Flags.Select(p => (JsonNode)StatsJson.Problem(p))]),
    };

    private static async Task WriteAsync(TwoTracers t, DiscordanceRule by, NegativeVolume v, NetpetResult score, TextWriter output)
    {
        var table = Terminal.Table("pair", "receptor", "FDG", "apart, mm", "overlap", "receptor SUVmax", "FDG SUVmax", "Krenning", "uptake", "q = (FDG/7)/(receptor/15)", "FDG/receptor", "near");
        foreach (var (p, call) in t.Pairs.Zip(score.Lesions))
            table.Add(p.Id, p.Sst?.Id ?? "–", p.Fdg?.Id ?? "–", QuantifyAnswer.Fixed(p.DistanceMm), QuantifyAnswer.Fixed(p.Overlap), QuantifyAnswer.Fixed(p.SstThere?.SuvMax), QuantifyAnswer.Fixed(p.FdgThere?.SuvMax), p.Krenning,
                call.Pattern is { } pattern ? SnakeCase.Of(pattern).Replace('_', ' ') : null, QuantifyAnswer.Fixed((double?)call.WindowQuotient), QuantifyAnswer.Fixed((double?)call.SuvRatio), string.Join(' ', p.Near));
        output.WriteTable(table);
        output.WriteWrapped($"NETPET proposed: {score.Score?.ToString() ?? "unknown"}{(score.IndexLesions.Count > 0 ? $" (by {string.Join(", ", score.IndexLesions)})" : "")}; by the ratio of SUVs {score.BySuvRatio?.ToString() ?? "unknown"}. The reader confirms lesion by lesion.");
        output.WriteWrapped(FormattableString.Invariant($"Receptor-negative FDG volume by the rule {SnakeCase.Of(by)}: {v.Ml:0.00} mL of {v.MtvMl:0.00} mL{(v.Fraction is { } share ? FormattableString.Invariant($", {100 * share:0.0} %") : "")}{(v.Unread.Count > 0 ? FormattableString.Invariant($"; receptor uptake of {v.UnreadMl:0.00} mL more is not known") : "")}. Hazard ratios of Chan 2024 belong to another method."));
        await output.WriteLineAsync(t.DaysApart is { } days ? FormattableString.Invariant($"Scans {days} days apart. Research use; no result is a diagnosis.") : "Research use; no result is a diagnosis.");
    }
}
