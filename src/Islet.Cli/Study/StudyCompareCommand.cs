using System.CommandLine;
using System.Text;
using System.Text.Json;
using Islet.Cli.Patients;
using Islet.Course;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary><c>islet study compare RESULTS.json PUBLISHED.json</c>: the paper beside the study; with <c>--against</c>, results beside earlier ones.</summary>
internal static class StudyCompareCommand
{
    internal sealed record Asked(FileInfo Results, FileInfo? Published, FileInfo? Against, FileInfo? Html, int Width, bool Json);

    public static Command Create()
    {
        var results = new Argument<FileInfo>("RESULTS.json") { Description = "results.json of a run of the study." };
        var published = new Argument<FileInfo?>("PUBLISHED.json") { Description = "The paper's printed numbers; studies/published/uppsala-2025.json is an example.", Arity = ArgumentArity.ZeroOrOne };
        var against = new Option<FileInfo?>("--against") { Description = "results.json of an earlier run of the same study: what is not the same any more.", HelpName = "OLD.json" };
        var html = new Option<FileInfo?>("--html") { Description = "Also write the comparison with the paper as one HTML file.", HelpName = "FILE" };
        var (width, json) = (Options.Width(), Options.Json());
        var command = new Command("compare", "A paper's printed numbers beside those of a study, cell by cell; or a study's results beside earlier ones.") { results, published, against, html, width, json };
        command.Validators.Add(call =>
        {
            if (call.GetValue(published) is null && call.GetValue(against) is null)
                call.AddError("compare: with what? Give PUBLISHED.json, or --against OLD.json.");
            if (call.GetValue(html) is not null && call.GetValue(published) is null)
                call.AddError("--html: it shows a comparison with a paper; give PUBLISHED.json.");
        });
        command.SetAction((call, cancel) => RunAsync(
            new(call.GetRequiredValue(results), call.GetValue(published), call.GetValue(against), call.GetValue(html), call.GetValue(width), call.GetValue(json)),
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    internal static async Task<int> RunAsync(Asked asked, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var results = await ResultsAsync(asked.Results, cancel);
        var difference = asked.Against is { } old ? ResultsDifference.Between(await ResultsAsync(old, cancel), results) : null;
        PaperComparison? comparison = null;
        if (asked.Published is { } file)
        {
            var (paper, problems) = await PublishedAsync(file, cancel);
            if (paper is null)
            {
                await StudyFileReader.WriteProblemsAsync(problems, asked.Json, output, errors);
                return ExitCode.Refused;
            }
            comparison = PaperComparison.Of(results, paper);
        }
        if (comparison is not null && asked.Html is { } page)
            Write(page, ComparisonReport.Html(comparison, asked.Width));
        if (asked.Json)
            await output.WriteAsync(Encoding.UTF8.GetString(ComparisonJson.Of(comparison, difference)));
        else
            await ComparisonText.WriteAsync(comparison, difference, output);
        return comparison?.Unexplained.Any() is true || difference is { Results.Count: > 0 } ? ExitCode.ProblemsFound : ExitCode.Done;
    }

    /// <exception cref="RefusedException">E_PUBLISHED_FILE: there is no such file, or it cannot be read.</exception>
    internal static async Task<Parsed<PublishedPaper>> PublishedAsync(FileInfo file, CancellationToken cancel)
    {
        try
        {
            return PublishedFile.Read(await File.ReadAllBytesAsync(file.FullName, cancel), file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_PUBLISHED_FILE", file.Name, e is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "a file that cannot be read",
                "a published file in JSON", "Correct the path; studies/published/uppsala-2025.json is an example.");
        }
    }

    private static Task<JsonElement> ResultsAsync(FileInfo file, CancellationToken cancel) => JsonFile.ReadAsync(file, "the results.json of a run of a study", cancel, "E_RESULTS_FILE");

    private static void Write(FileInfo page, string html)
    {
        try
        {
            Directory.CreateDirectory(page.DirectoryName!);
            File.WriteAllText(page.FullName, html);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem("E_STUDY_OUT", "--html", "a file that cannot be written", "a file in a folder with room for it", "Name another file, or free the folder."), e);
        }
    }
}
