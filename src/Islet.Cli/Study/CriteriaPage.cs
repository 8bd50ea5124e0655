using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Cli.Response;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary>The review's criteria, each asked of the program: at which change of one lesion it speaks of response and of progression.</summary>
internal static class CriteriaPage
{
    private const int Baseline = 100; // mm, so that a millimetre is a per cent

    public static IReadOnlyList<string> Found { get; } =
    [
        "Neuroendocrine tumours shrink little, so that criteria of size call stable what has responded; density, viable tumour, uptake and volume have been proposed beside size, each with cut-offs of its own.",
        "No criterion for receptor PET is agreed upon. A fall of uptake may be loss of receptors and not response.",
    ];

    /// <summary>Criterion, how one lesion is written, what the review's table prints of response and progression; null: it prints none.</summary>
    private static readonly (string Code, Func<int, JsonObject> Lesion, string Response, string Progression)[] Sizes =
    [
        ("RECIST1.1", mm => new() { ["mm"] = mm }, "≥ 30 % decrease", "≥ 20 % increase"),
        ("mRECIST-HCC", mm => new() { ["mm"] = mm, ["viableMm"] = mm }, "≥ 30 % decrease of the viable tumour", "> 20 % increase of the viable tumour"),
        ("Choi", mm => new() { ["mm"] = mm, ["hu"] = 100 }, "≥ 10 % decrease in size, or ≥ 15 % in density", "≥ 10 % increase, no response in density"),
    ];

    public static IReadOnlyList<string> Summary { get; } = [QuotedPaperPage.Count($"{Clinic.ResponseCriteria.All.Count} criteria are computed; the cut-offs of {Sizes.Length} are asked of the program and stand beside the review's.")];

    public static void Write(Action<string> line)
    {
        line("## How Islet computes it");
        line("");
        line("```");
        line("islet response assess FILE.json                    # one series, or many, by the criterion that each names");
        line("islet response assess --sdtm DIR --criterion Choi  # a trial's TU, TR and RS");
        line("```");
        line("");
        line("All criteria, with the definition that was used and where the review differs: [response criteria](../rules/response-criteria.md).");
        line("");
        line("## Cut-offs of the review's table");
        line("");
        line("One liver lesion of 100 mm at the baseline, then of every whole millimetre from 20 to 200 (mRECIST: all of it viable; Choi: density unchanged): the least change at which the program says response, and progression.");
        line("");
        PaperPage.Rows(["criterion", "response: the review", "computed", "progression: the review", "computed"], Sizes.Select(size => (IReadOnlyList<string>)
            [size.Code, size.Response, Change(Least(size.Code, size.Lesion, down: true)), size.Progression, Change(Least(size.Code, size.Lesion, down: false))]), line);
        line("RECIST 1.1 counts progression from the smallest sum, and asks for 5 mm as well; the review's table leaves both out. 20 % itself is progression, where the review's row of mRECIST prints more than 20 %.");
        line("");
    }

    /// <summary>The least change, in per cent, at which a lesion that was 100 mm has responded or progressed; null: none up to the ends.</summary>
    private static int? Least(string code, Func<int, JsonObject> lesion, bool down)
    {
        string[] wanted = down ? ["PR", "CR", "response"] : ["PD", "progression"];
        for (var change = 1; change <= (down ? 80 : 100); change++)
        {
            var mm = down ? Baseline - change : Baseline + change;
            if (Overall(code, lesion, mm) is { } word && wanted.Contains(word))
                return change;
        }
        return null;
    }

    private static string? Overall(string code, Func<int, JsonObject> lesion, int mm)
    {
        JsonObject TimePoint(string id, string date, int size, bool baseline) => new() { ["id"] = id, ["date"] = date, ["baseline"] = baseline, ["targets"] = new JsonObject { ["T1"] = lesion(size) } };
        var input = new JsonObject
        {
            ["referenceDate"] = "2024-01-01",
            ["lesions"] = new JsonArray(new JsonObject { ["id"] = "T1", ["role"] = "target", ["organ"] = "liver", ["node"] = false }),
            ["timepoints"] = new JsonArray(TimePoint("BL", "2023-12-25", Baseline, true), TimePoint("TP1", "2024-02-26", mm, false)),
        };
        using var json = JsonDocument.Parse(new JsonObject { ["id"] = "probe", ["criterion"] = code, ["input"] = input }.ToJsonString());
        var answer = VignetteAnswer.Of(new Vignette("probe", code, json.RootElement.Clone()));
        return answer.Result?["timepoints"]?.AsArray().LastOrDefault()?["overall"]?.GetValue<string>();
    }

    private static string Change(int? percent) => percent is { } p ? p.ToString(CultureInfo.InvariantCulture) + " %" : "never";
}
