using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging.Suv;

namespace Islet.Cli.Pet;

/// <summary>SUVs of the series of a folder, for programs and for people.</summary>
internal static class SuvText
{
    public static string Json(List<SuvAnswer> answers, IEnumerable<Problem> problems, string? by) => new JsonObject
    {
        ["series"] = new JsonArray([.. answers.Select(a => (JsonNode)Json(a, by))]),
        ["problems"] = new JsonArray([.. problems.Select(p => (JsonNode)StatsJson.Problem(p))]),
    }.ToJsonString(StatsJson.Form);

    private static JsonObject Json(SuvAnswer a, string? by)
    {
        var (suv, s) = (a.Image?.Suv, a.Statistics);
        var json = new JsonObject
        {
            ["uid"] = a.Series.Uid, ["modality"] = a.Series.IsSpect ? "SPECT" : "PET", ["error"] = a.Error is null ? null : StatsJson.Problem(a.Error), ["warnings"] = StatsJson.Texts(a.Image?.Warnings.Select(w => w.Code).Distinct() ?? []),
            ["remarks"] = StatsJson.Texts(suv?.Remarks.Select(w => w.Code) ?? []), ["need_tick"] = StatsJson.Texts(a.Image?.Warnings.Select(w => w.Code).Where(SuvResult.NeedTick.Contains) ?? []),
            ["path"] = suv?.Path, ["entered"] = StatsJson.Texts(suv?.Entered ?? []), ["entered_by"] = suv?.Entered.Count > 0 ? by : null,
            ["tracer"] = Tracer.NameOf(a.Series.Header), ["nuclide"] = suv?.Nuclide, ["half_life_s"] = suv?.HalfLifeS, ["dose_bq"] = suv?.DoseBq, ["weight_kg"] = suv?.WeightKg,
            ["suvbw_factor"] = StatsJson.Number(suv?.Factor), ["suvbw_slice_factors"] = suv is { Factor: null } ? StatsJson.Numbers(suv.Factors) : null, ["elapsed_s"] = StatsJson.Number(suv?.Elapsed?.TotalSeconds),
            ["suvbw_min"] = StatsJson.Number(s?.Min), ["suvbw_max"] = StatsJson.Number(s?.Max), ["suvbw_mean"] = StatsJson.Number(s?.Mean), ["suvbw_slice_means"] = s is null ? null : StatsJson.Numbers(s.SliceMeans),
            ["sul_janma_mean"] = StatsJson.Number(s?.Mean * suv?.SulJanmahasatian), ["sul_james128_mean"] = StatsJson.Number(s?.Mean * suv?.SulJames128), ["suvbsa_mean_cm2_per_ml"] = StatsJson.Number(s?.Mean * suv?.SuvBsa),
            ["sul_janma_per_suvbw"] = StatsJson.Number(suv?.SulJanmahasatian),
        };
        if (a.Mask is var (least, median, most))
            (json["mask_min"], json["mask_median"], json["mask_max"]) = (least, median, most);
        return json;
    }

    public static async Task WriteAsync(List<SuvAnswer> answers, string? by, TextWriter output)
    {
        var table = Terminal.Table("series", "tracer", "SUVbw per value", "min to injection", "SUVbw least", "mean", "largest", "SUL mean", "codes");
        foreach (var a in answers)
            table.Add(a.Series.Uid, Tracer.NameOf(a.Series.Header), a.Error is not null ? "refused" : a.Image!.Suv.Factor is { } factor ? Digits(factor) : "one a slice", Digits(a.Image?.Suv.Elapsed?.TotalMinutes), Digits(a.Statistics?.Min),
                Digits(a.Statistics?.Mean), Digits(a.Statistics?.Max), Digits(a.Statistics?.Mean * a.Image?.Suv.SulJanmahasatian), string.Join(", ", a.Problems.Select(p => p.Code).Distinct()));
        output.WriteTable(table);
        foreach (var a in answers.Where(a => a.Image is not null))
        {
            output.WriteWrapped($"{a.Series.Uid}: {a.Image!.Suv.Path}.{(a.Image.Suv.Entered.Count == 0 ? "" : $" Entered by {by}: {string.Join(", ", a.Image.Suv.Entered)}.")}");
            if (a.Mask is var (least, median, most))
                await output.WriteLineAsync($"    in the mask: least {Digits(least)}, median {Digits(median)}, largest {Digits(most)} g/mL");
        }
        await output.WriteLineAsync("SUVbw and SUL in g/mL. Research use; no result is a diagnosis.");
    }

    private static string? Digits(double? x) => x is null ? null : FormattableString.Invariant($"{x:G5}");
}
