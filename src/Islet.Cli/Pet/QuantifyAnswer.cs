using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Quantify;

namespace Islet.Cli.Pet;

/// <summary>A quantification as <c>islet pet quantify</c> tells it: names as in <c>islet pet measure</c>; quantification.json is the form that is read again.</summary>
internal static class QuantifyAnswer
{
    private const int MostLesser = 12; // that a person reads in a line; the file has all

    public static JsonObject Json(Quantification q, KrenningReading krenning, IReadOnlyList<string> files, (double Read, double Quantified) seconds) => new()
    {
        ["series"] = q.How.SeriesUid, ["modality"] = q.Scan.Modality ?? "PET", ["tracer"] = q.How.Tracer, ["tracer_kind"] = SnakeCase.Of(q.Scan.Kind), ["day"] = q.Scan.Day is { } day ? FormattableString.Invariant($"{day:yyyy-MM-dd}") : null, ["suv_type"] = q.How.SuvType, ["path"] = q.How.SuvPath,
        ["warnings"] = new JsonArray([.. q.How.Warnings.Concat(q.Remarks).Select(w => (JsonNode)StatsJson.Problem(w))]), ["method"] = q.How.Method, ["second_method"] = q.How.SecondMethod, ["suvpeak"] = q.How.PeakVariant, ["connectivity"] = (int)q.How.Connectivity,
        ["minimum_ml"] = q.How.MinimumMl, ["s0"] = q.S0, ["excluded_by"] = q.How.ExcludedBy, ["accepted_by"] = q.How.AcceptedBy, ["program"] = q.How.Program,
        ["references"] = new JsonArray([.. q.References.Select(r => (JsonNode)new JsonObject
        {
            ["organ"] = SnakeCase.Of(r.Organ), ["centre_mm"] = At(r.Centre), ["diameter_mm"] = r.DiameterMm, ["mean"] = r.Statistics.Mean, ["sd"] = r.Statistics.Sd, ["max"] = r.Statistics.Max, ["n"] = r.Statistics.Voxels, ["accepted"] = r.Accepted,
        })]),
        ["lesions"] = new JsonArray([.. q.Lesions.Select((l, i) => (JsonNode)Lesion(q, krenning, i))]),
        ["sst_tv_ml"] = q.Scan.Kind is TracerKind.Sst ? q.Totals.Ml : null, ["mtv_ml"] = q.Scan.Kind is TracerKind.Fdg ? q.Totals.Ml : null, ["tla"] = q.Totals.TlaG,
        ["totals"] = Totals(q.Totals), ["second_totals"] = Totals(q.SecondTotals), ["second_over_first"] = StatsJson.Number(q.SecondRatio),
        ["leaks"] = StatsJson.Texts(q.Totals.Leaks.Select(n => q.Lesions.First(l => l.Number == n).Id)),
        ["left_out"] = new JsonArray([.. q.LeftOut.Select(left => (JsonNode)new JsonObject { ["candidate"] = left.Candidate, ["reason"] = SnakeCase.Of(left.Reason) })]),
        ["candidates"] = new JsonArray([.. q.Candidates.Select(c => (JsonNode)Candidate(c))]), ["lesser"] = q.Lesser.Count, ["lesser_candidates"] = new JsonArray([.. q.Lesser.Select(c => (JsonNode)Candidate(c))]),
        ["krenning"] = new JsonObject
        {
            ["highest"] = krenning.Highest, ["lowest"] = krenning.Lowest, ["targets_highest"] = krenning.TargetsHighest, ["targets_lowest"] = krenning.TargetsLowest, ["not_proposed"] = krenning.Without, ["four_not_proposed"] = krenning.NoFour, ["accepted_regions"] = krenning.Accepted,
        },
        ["between_lesions"] = Between(InterLesional.Of(q, krenning)), ["files"] = StatsJson.Texts(files), ["read_s"] = seconds.Read, ["quantified_s"] = seconds.Quantified,
    };

    public static async Task WriteAsync(Quantification q, KrenningReading krenning, string folder, IReadOnlyList<string> files, TextWriter output)
    {
        var sst = q.Scan.Kind is TracerKind.Sst;
        output.WriteWrapped($"Series {q.How.SeriesUid}{(q.Scan.Day is { } day ? FormattableString.Invariant($" of {day:yyyy-MM-dd}") : "")}: {TracerText(q.How.Tracer) ?? "tracer not named"}. {q.How.SuvType} in g/mL, by {q.How.SuvPath}.");
        output.WriteWrapped($"Lesions by {q.How.Method}, beside it {q.How.SecondMethod}; candidates from SUV {Fixed(q.S0)} g/mL and {Fixed(q.How.MinimumMl)} mL on; {q.How.PeakVariant}; {(int)q.How.Connectivity} neighbours. Left out by {q.How.ExcludedBy}.");
        output.WriteWrapped(q.IsProposal ? "PROPOSAL: nobody has accepted a lesion." : $"Accepted by {q.How.AcceptedBy}.");
        foreach (var r in q.References)
            output.WriteWrapped(FormattableString.Invariant($"Reference {SnakeCase.Of(r.Organ).Replace('_', ' ')}: SUVmean {r.Statistics.Mean:0.00}, SD {r.Statistics.Sd:0.00}, max {r.Statistics.Max:0.00} g/mL, {r.Statistics.Voxels} voxels at {Where(r.Centre)} mm; {(r.Accepted ? "accepted" : "proposed")}."));
        string[] krenningHead = sst ? ["Krenning"] : []; // the score is of tracers of the receptor
        var table = Terminal.Table(["lesion", "candidate", "x,y,z mm", "organ", "SUVmax", "SUVpeak at max", "SUVmean", "mL", "TLA, g", "SUVmax / liver mean", .. krenningHead, $"{q.How.SecondMethod}, mL", "remarks"]);
        for (var i = 0; i < q.Lesions.Count; i++)
        {
            var (l, n) = (q.Lesions[i], q.Lesions[i].Numbers);
            object?[] score = sst ? [krenning.Lesions[i].Score?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–"] : [];
            table.Add([l.Id, l.Candidate, Where(n.Centroid), l.Organ is { } organ ? SnakeCase.Of(organ) : "–", Fixed(n.SuvMax), Fixed(n.SuvPeakAtMax), Fixed(n.SuvMean), Fixed(n.Ml), Fixed(n.TlaG),
                Fixed(LesionRatios.Of(n, q.Reference(ReferenceOrgan.Liver))?.MaxOverMean), .. score, Fixed(q.SecondMeasures[i].Ml) + (q.SecondMeasures[i].Leak ? " leak" : ""),
                string.Join(' ', new[] { l.Leak ? "LEAK" : null, n.IsSmall ? "small" : null, krenning.Lesions[i].Below2Cm ? "< 2 cm" : null }.OfType<string>())]);
        }
        output.WriteTable(table);
        var (a, b) = (q.Totals, q.SecondTotals);
        var volume = sst ? "SST-TV" : "MTV";
        output.WriteWrapped($"{volume} {Fixed(a.Ml)} mL, TLA {Fixed(a.TlaG)} g of {a.Lesions} lesions by {a.Method}; {Fixed(b.Ml)} mL, {Fixed(b.TlaG)} g of {b.Lesions} by {b.Method}: ratio {Fixed(q.SecondRatio)}{(q.ComparedLesions == q.Lesions.Count ? "" : FormattableString.Invariant($" of the {q.ComparedLesions} lesions that run into an organ by neither"))}. The two are not compared with each other, nor with another method's.");
        output.WriteWrapped($"SUVmax {Fixed(a.SuvMax)}, lowest SUVmean of 1 mL and more {Fixed(a.LowestSuvMean)} g/mL, farthest apart {Fixed(a.DmaxMm)} mm.");
        if (a.Leaks.Count > 0)
            output.WriteWrapped($"Left out of {volume} and TLA, because the region runs into an organ: {string.Join(", ", a.Leaks.Select(n => Leak(q, n)))}. Draw the edge, or take the contrast-corrected region.");
        foreach (var group in q.LeftOut.GroupBy(l => l.Reason))
            output.WriteWrapped($"Candidates that are not counted ({Why(group.Key)}): {string.Join(", ", group.Select(l => Named(q, l.Candidate)))}.");
        if (q.Lesser.Count > 0)
            output.WriteWrapped(FormattableString.Invariant($"Also seen, below the least volume or SUV, and no lesions unless --accept names them: {string.Join(", ", q.Lesser.OrderByDescending(c => c.Numbers.SuvMax).Take(MostLesser).Select(Small))}{(q.Lesser.Count > MostLesser ? FormattableString.Invariant($" and {q.Lesser.Count - MostLesser} fainter ones (quantification.json)") : "")}."));
        if (sst)
            output.WriteWrapped(krenning.Without is { } without ? $"Krenning score not proposed: {without}." : FormattableString.Invariant(
            $"Krenning proposed from SUVmax: highest {krenning.Highest}, lowest {krenning.Lowest}{(krenning.TargetsLowest is { } least ? FormattableString.Invariant($", targets {least} to {krenning.TargetsHighest}") : "")}; margins of Islet's own: {krenning.Margins}{(krenning.NoFour ? "; 4 is not proposed without a spleen" : "")}. The reader confirms."));
        output.WriteWrapped($"{folder}: {string.Join(", ", files.GroupBy(f => Path.GetDirectoryName(f) is { Length: > 0 } below ? below : f).Select(g => g.Count() > 1 ? FormattableString.Invariant($"{g.Key}/ ({g.Count()} pictures)") : g.First()))}");
        if (q.IsProposal)
            output.WriteWrapped($"Next: look at {(files.Contains("mip-candidates.png") ? "mip-candidates.png and at " : "")}the slices, then run again with --accept N,N… (or --accept-all) and --by NAME.");
        await output.WriteLineAsync(sst ? "Research use; no result is a diagnosis. A fall of receptor SUV may be response, loss of receptors or a somatostatin analogue." : "Research use; no result is a diagnosis.");
    }

    /// <summary>Codes of tracers write a nuclide's number between carets ("F^18^").</summary>
    internal static string? TracerText(string? tracer) => tracer?.Split('^') is [var before, var number, var after] && number.Length > 0 && number.All(char.IsAsciiLetterOrDigit) ? $"{before}-{number}{after}" : tracer;

    private static string Leak(Quantification q, int number)
    {
        var lesion = q.Lesions.First(l => l.Number == number);
        var aid = q.Candidates.Concat(q.Lesser).FirstOrDefault(c => c.Number == lesion.Candidate)?.Proposal;
        return aid is null ? lesion.Id : $"{lesion.Id} ({aid.Method} {Fixed(aid.Ml)} mL{(aid.Leak ? ", which leaks too" : "")})";
    }

    private static string Named(Quantification q, int number) => q.Candidates.FirstOrDefault(c => c.Number == number) is { } c
        ? FormattableString.Invariant($"{number} (SUVmax {c.Numbers.SuvMax:0.0}, {c.Numbers.Ml:0.0} mL{Hints(c)})") : $"{number}";

    private static string Small(Candidate c) => FormattableString.Invariant($"{c.Number} (SUVmax {c.Numbers.SuvMax:0.0}, {c.Numbers.Ml:0.00} mL at {Where(c.Numbers.Centroid)} mm{Hints(c)})");

    private static string Hints(Candidate c) => c.Hints.Count > 0 ? $", {string.Join(" or ", c.Hints.Select(h => SnakeCase.Of(h).Replace('_', ' ')))}?" : "";

    /// <summary>Whole mm of DICOM's axes; no place is at minus 0.</summary>
    private static string Where(Point p) => FormattableString.Invariant($"{Math.Round(p.X) + 0:0},{Math.Round(p.Y) + 0:0},{Math.Round(p.Z) + 0:0}");

    private static string Why(LeftOutReason reason) => reason switch
    {
        LeftOutReason.Hint => "may be physiological uptake; nobody has decided",
        LeftOutReason.Excluded => "excluded in the call",
        LeftOutReason.NotAccepted => "not accepted",
    };

    private static JsonObject Lesion(Quantification q, KrenningReading krenning, int i)
    {
        var (l, s, d, k) = (q.Lesions[i], q.SecondMeasures[i], q.Details[i], krenning.Lesions[i]);
        var json = Numbers(l.Numbers);
        json.Insert(0, "id", l.Id);
        json.Insert(1, "candidate", l.Candidate);
        json["tracking_uid"] = l.TrackingUid;
        json["organ"] = l.Organ is { } organ ? SnakeCase.Of(organ) : null;
        json["threshold"] = StatsJson.Number(l.Threshold);
        json["leak"] = l.Leak;
        json["below_2_cm"] = k.Below2Cm;
        json["krenning"] = k.Score;
        foreach (var (name, which) in ((string, ReferenceOrgan)[])[("liver", ReferenceOrgan.Liver), ("spleen", ReferenceOrgan.Spleen)])
            json[$"over_{name}"] = LesionRatios.Of(l.Numbers, q.Reference(which)) is { } r
                ? new JsonObject { ["suvmax_over_mean"] = r.MaxOverMean, ["suvmean_over_mean"] = r.MeanOverMean, ["suvmax_over_max"] = r.MaxOverMax, ["suvmean_over_max"] = r.MeanOverMax, ["accepted"] = r.Accepted } : null;
        json["second"] = new JsonObject { ["method"] = q.How.SecondMethod, ["threshold"] = StatsJson.Number(s.Threshold), ["voxels"] = s.Voxels, ["ml"] = s.Ml, ["suvmean"] = StatsJson.Number(s.SuvMean), ["tla"] = s.TlaG, ["leak"] = s.Leak };
        var t = d.Texture;
        json["texture"] = t.NotComputed is { } why ? new JsonObject { ["not_computed"] = why } : new JsonObject
        {
            ["bin_suv"] = StatsJson.Number(t.BinSuv), ["resampled_mm"] = StatsJson.Number(t.ResampledMm), ["stat_skew"] = StatsJson.Number(t.Skewness), ["stat_kurt"] = StatsJson.Number(t.Kurtosis), ["ih_entropy"] = StatsJson.Number(t.HistogramEntropy),
            ["cm_joint_entr_3D_comb"] = StatsJson.Number(t.JointEntropy), ["cm_joint_entr_3D_avg"] = StatsJson.Number(t.JointEntropyAveraged),
        };
        return json;
    }

    private static JsonObject Candidate(Candidate c)
    {
        var json = Numbers(c.Numbers);
        json.Insert(0, "number", c.Number);
        json["threshold"] = c.Threshold;
        json["leak"] = c.Leak;
        json["hints"] = StatsJson.Texts(c.Hints.Select(h => SnakeCase.Of(h)));
        json["split_from"] = c.SplitFrom;
        return json;
    }

    private static JsonObject Numbers(LesionNumbers n) => new()
    {
        ["centroid_mm"] = At(n.Centroid), ["suvmax"] = n.SuvMax, ["max_voxel_zyx"] = new JsonArray(n.MaxVoxel.Z, n.MaxVoxel.Y, n.MaxVoxel.X), ["suvpeak_at_max"] = n.SuvPeakAtMax, ["suvpeak_highest"] = n.SuvPeakHighest, ["voxels"] = n.Voxels, ["ml"] = n.Ml,
        ["suvmean"] = n.SuvMean, ["suvsd_population"] = n.Sd, ["suvmedian"] = n.Median, ["suvmin"] = n.SuvMin, ["cov"] = StatsJson.Number(n.Cov), ["tla"] = n.TlaG, ["small"] = n.IsSmall,
    };

    private static JsonObject Totals(TumourTotals t) => new()
    {
        ["method"] = t.Method, ["lesions"] = t.Lesions, ["ml"] = t.Ml, ["tla"] = t.TlaG, ["suvmax"] = StatsJson.Number(t.SuvMax), ["lowest_suvmean"] = StatsJson.Number(t.LowestSuvMean), ["dmax_mm"] = StatsJson.Number(t.DmaxMm),
        ["by_organ"] = new JsonArray([.. t.Organs.Select(o => (JsonNode)new JsonObject { ["organ"] = o.Organ is { } organ ? SnakeCase.Of(organ) : null, ["lesions"] = o.Lesions, ["ml"] = o.Ml, ["tla"] = o.TlaG, ["suvmax"] = o.SuvMax })]),
    };

    private static JsonObject Between(InterLesional b) => new()
    {
        ["lesions"] = b.Lesions, ["suvmean_sd"] = StatsJson.Number(b.Sd), ["suvmean_cov"] = StatsJson.Number(b.Cov), ["suvmean_lowest"] = StatsJson.Number(b.Lowest), ["suvmean_highest"] = StatsJson.Number(b.Highest), ["suvmean_range"] = StatsJson.Number(b.Range),
        ["lowest_over_highest"] = StatsJson.Number(b.LowestOverHighest),
        ["by_krenning"] = new JsonArray([.. b.ByKrenning.Select(k => (JsonNode)new JsonObject { ["score"] = k.Score, ["lesions"] = k.Lesions, ["lesion_share"] = k.LesionShare, ["volume_share"] = k.VolumeShare })]),
    };

    private static JsonArray At(Point p) => new(p.X, p.Y, p.Z);

    internal static string Fixed(double? number) => number is null ? "–" : StatsText.Fixed(number, 2);
}
