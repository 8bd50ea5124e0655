using System.CommandLine;
using System.Globalization;
using System.Text;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary><c>islet study run STUDY.yaml --registry R --out DIR</c>: from the registry to report, tables and figures.</summary>
internal static class StudyRunCommand
{
    public static Command Create()
    {
        var study = new Argument<FileInfo>("STUDY.yaml") { Description = "The study file." };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Where results.json, report.html, tables/ and figures/ go.", HelpName = "DIR", Required = true };
        var data = new Option<bool>("--data") { Description = "Also data/analysed.csv: a row a patient of exactly what was analysed, with pseudonyms. It is personal data and stays in the centre." };
        var figures = new Option<string[]>("--figures") { Description = "Forms of the figures: svg, pdf, png (300 dpi). PDF and PNG are one column (85 mm) and two (174 mm) wide, and need Chromium.", HelpName = "svg,pdf,png", DefaultValueFactory = _ => [PrintedFigures.Svg], CustomParser = Forms };
        var (registry, width, json) = (Options.Registries(), Options.Width(), Options.Json());
        var command = new Command("run", "Run a study: the same study and registry give the same bytes.") { study, registry, folder, width, figures, data, json };
        command.SetAction(async (call, cancel) =>
        {
            var (output, errors) = (call.InvocationConfiguration.Output, call.InvocationConfiguration.Error);
            var (read, problems) = await StudyFileReader.ReadAsync(call.GetRequiredValue(study), cancel);
            if (read is null)
            {
                await StudyFileReader.WriteProblemsAsync(problems, call.GetValue(json), output, errors);
                return ExitCode.Refused;
            }
            var (asked, registries) = NamedRegistries.Of(read, call.GetValue(registry)!);
            var logs = new List<FindingLog>();
            try
            {
                foreach (var where in registries)
                    logs.Add(FindingLog.Open(where, TimeProvider.System));
                return await RunAsync(asked, logs, call.GetRequiredValue(folder), (call.GetValue(width), call.GetValue(data), call.GetValue(figures)!), call.GetValue(json), (output, errors), cancel);
            }
            finally
            {
                logs.ForEach(log => log.Dispose());
            }
        });
        return command;
    }

    internal static async Task<int> RunAsync(
        Studies.Study study, IReadOnlyList<FindingLog> logs, DirectoryInfo folder, (int Width, bool Data, IReadOnlyList<string> Figures) wish, bool json, (TextWriter Output, TextWriter Errors) to, CancellationToken cancel)
    {
        var (results, data) = await ResultsAsync(study, logs, wish.Data, to.Errors, cancel);
        var (printed, problems) = await PrintedFigures.OfAsync(StudyOutput.Figures(results), [.. wish.Figures.Where(f => f != PrintedFigures.Svg)], Environment.GetEnvironmentVariable, cancel);
        IReadOnlyList<OutputFile> files = [.. StudyOutput.Files(results, wish.Width), .. printed, .. data];
        Write(files, folder);
        await ProblemWriter.WriteAsync(problems, to.Errors);
        if (json)
            await to.Output.WriteAsync(Encoding.UTF8.GetString(StudyOutput.Json(results)));
        else
            await TellAsync(results, files, folder, to.Output);
        return ExitCode.Done;
    }

    /// <summary>SVG is always written: the others are printed from it.</summary>
    private static string[]? Forms(System.CommandLine.Parsing.ArgumentResult given)
    {
        string[] known = [PrintedFigures.Svg, PrintedFigures.Pdf, PrintedFigures.Png];
        string[] forms = [.. given.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct()];
        if (forms.Length > 0 && forms.All(known.Contains))
            return forms;
        given.AddError($"--figures: {string.Join(", ", known)}, with commas between.");
        return null;
    }

    internal static async Task<(StudyResults Results, IReadOnlyList<OutputFile> Data)> ResultsAsync(Studies.Study study, IReadOnlyList<FindingLog> logs, bool withData, TextWriter errors, CancellationToken cancel)
    {
        using var progress = new Progress(errors);
        var positions = new List<Position>();
        foreach (var log in logs)
            positions.Add(await log.PositionAsync(cancel));
        var plan = new StudyPlan(study, [.. positions.Select(p => DataLock.At(p.Batch, p.At))]);
        var rows = new List<SubjectRow>();
        foreach (var (dataset, log) in logs.Index())
            rows.AddRange(await log.MapAsync(plan.For(dataset).Read, positions[dataset], new Told(progress), cancel));
        return (plan.Run(rows), withData ? StudyData.Of(plan, rows) : []);
    }

    /// <summary>Each file is written beside its place and then moved onto it: never half a file.</summary>
    internal static void Write(IReadOnlyList<OutputFile> files, DirectoryInfo folder)
    {
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine([folder.FullName, .. file.Path.Split('/')]);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                var unfinished = path + ".unfinished";
                File.WriteAllBytes(unfinished, file.Content.Span);
                File.Move(unfinished, path, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_STUDY_OUT", "--out", "a folder that cannot be written", "a folder with room for the results", "Name another folder, or free it."), e);
        }
    }

    private static async Task TellAsync(StudyResults results, IReadOnlyList<OutputFile> files, DirectoryInfo folder, TextWriter output)
    {
        await output.WriteLineAsync(results.Study.Title + (results.IsSynthetic ? " (synthetic data)" : ""));
        foreach (var table in StudyTables.Of(results))
        {
            await output.WriteLineAsync("\n" + table.Caption);
            if (table.Rows.Count > 0)
            {
                var shown = Terminal.Table([.. table.Columns.Select(c => c.Title)]);
                foreach (var row in table.Rows)
                    shown.Add([.. row.Cells.Select((cell, i) => (object)(i == 0 ? new string(' ', 2 * row.Indent) + cell : cell))]);
                output.WriteTable(shown);
            }
            foreach (var note in table.Notes)
                await output.WriteLineAsync(note);
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{files.Count} files in {folder.Name}/: {string.Join(", ", files.Select(f => f.Path))}"));
        if (files.Any(f => f.Path.StartsWith(StudyData.Folder + "/", StringComparison.Ordinal)))
            await output.WriteLineAsync($"{StudyData.Folder}/ holds pseudonymised data of patients: it is personal data, and may leave the centre only where the law and the patients allow it.");
    }

    // Progress<T> would post to another thread and tell out of turn.
    private sealed class Told(Progress progress) : IProgress<int>
    {
        public void Report(int value) => progress.Tell(value, "patients read");
    }
}
