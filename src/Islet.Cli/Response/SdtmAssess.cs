using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Cli.Response;

/// <summary><c>islet response assess --sdtm DIR</c>: every subject and reader of tumour domains, computed anew from the measurements.</summary>
internal static class SdtmAssess
{
    public static async Task<int> RunAsync(DirectoryInfo folder, ResponseCriterion criterion, PartialDate partialDates, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var study = SdtmStudy.Read(folder.FullName, new(partialDates, criterion));
        if (study.Refused)
        {
            await ProblemWriter.WriteAsync(study.Problems, errors);
            if (json)
                await output.WriteLineAsync(JsonForm.ToJson(w => JsonForm.WriteList(w, study.Problems)));
            return ExitCode.Refused;
        }
        List<SdtmAnswer> answers = [];
        foreach (var series in study.Series)
        {
            cancel.ThrowIfCancellationRequested();
            answers.Add(SdtmAnswer.Of(series, criterion, ResponseOptions.Default));
        }
        if (json)
        {
            await output.WriteLineAsync(new JsonObject
            {
                ["results"] = new JsonArray([.. answers.Select(a => (JsonNode)SdtmAssessJson.Of(a))]),
                ["problems"] = new JsonArray([.. study.Problems.Select(p => (JsonNode)StatsJson.Problem(p))]),
            }.ToJsonString(StatsJson.Form));
        }
        else
        {
            SdtmAssessText.Write(answers, output);
        }
        await ProblemWriter.WriteAsync([.. study.Problems, .. Counted(answers)], errors);
        return study.Problems.Concat(answers.SelectMany(a => a.Assessment.Problems)).Any(p => p.Refuses()) ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    /// <summary>What is said of single series stands with them in the JSON; on a terminal each kind is told once.</summary>
    private static IEnumerable<Problem> Counted(List<SdtmAnswer> answers) => answers.SelectMany(a => a.Assessment.Problems).GroupBy(p => p.Code, StringComparer.Ordinal)
        .Select(g => g.First() with { Where = $"{answers.Count(a => a.Assessment.Problems.Any(p => p.Code == g.Key))} subjects and readers, first {g.First().Where}" });
}
