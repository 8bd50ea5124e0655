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
                $"survival analyses: {study.Survival.Count}; models: {study.Models.Count}; kinds of tables: {study.Tables.Count}.");
        }
        return problems.Count == 0 ? ExitCode.Done : ExitCode.ProblemsFound;
    }
}
