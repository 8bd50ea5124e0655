using System.CommandLine;

namespace Islet.Cli.Study;

/// <summary><c>islet study check STUDY.yaml</c>: what is wrong with a study file, before anything runs.</summary>
internal static class StudyCheckCommand
{
    public static Command Create()
    {
        var study = new Argument<FileInfo>("STUDY.yaml") { Description = "The study file." };
        var json = Options.Json();
        var command = new Command("check", "Problems of a study file with line and column. Nothing runs.") { study, json };
        command.SetAction((call, cancel) => RunAsync(call.GetRequiredValue(study), call.GetValue(json), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    internal static async Task<int> RunAsync(FileInfo file, bool json, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var (study, problems) = await StudyFileReader.ReadAsync(file, cancel);
        await StudyFileReader.WriteProblemsAsync(problems, json, output, errors);
        if (!json && study is not null)
        {
            await output.WriteLineAsync(
                $"{file.Name} is in order: {study.Title}. Conditions: {study.Cohort.Count}; endpoints: {study.Endpoints.Count}; groups: {study.Groups.Count}; " +
                $"survival analyses: {study.Survival.Count}; models: {study.Models.Count}; kinds of tables: {study.Tables.Count}.{Further(study)}");
        }
        return problems.Count == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }

    /// <summary>What a file asks for beyond the rest, each kind with its number; empty: nothing.</summary>
    private static string Further(Studies.Study study)
    {
        (string What, int Count)[] asked =
        [
            ("tables of a layout", study.Layouts.Count), ("tables of models", study.ModelTables.Count), ("of agreement", study.Agreements.Count), ("figures of response", study.Responses.Count),
            ("of Ki-67", study.Trajectories.Count), ("of panels", study.Panels.Count),
            .. study.Further.GroupBy(f => f.Kind).OrderBy(kind => kind.Key).Select(kind => (kind.First().KindInWords, kind.Count())),
            ("variants", study.Further.OfType<Studies.SensitivityAnalysis>().Sum(s => s.Variants.Count)), ("datasets", study.Datasets.Count),
        ];
        var words = string.Join("; ", asked.Where(a => a.Count > 0).Select(a => FormattableString.Invariant($"{a.What}: {a.Count}")));
        return words.Length == 0 ? "" : $" {char.ToUpperInvariant(words[0])}{words[1..]}.";
    }
}
