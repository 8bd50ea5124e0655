using System.CommandLine;
using System.Text;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary><c>islet study paper NAME… --out DIR</c>: a paper's page, made of the cohort that is simulated to match it, its study and its published numbers.</summary>
internal static class StudyPaperCommand
{
    private const string PublishedFolder = "published", StudiesFolder = "studies";

    internal sealed record Asked(IReadOnlyList<string> Names, DirectoryInfo Out, DirectoryInfo Root);

    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Of papers: uppsala-2025, nanets-2020. Without one all of them, and the page that lists them.", Arity = ArgumentArity.ZeroOrMore };
        var folder = new Option<DirectoryInfo>("--out") { Description = "Where the pages go; docs/papers holds them.", HelpName = "DIR", Required = true };
        var root = new Option<DirectoryInfo>("--root") { Description = "The folder that holds studies/ and demo/.", HelpName = "DIR", DefaultValueFactory = _ => new(".") };
        var command = new Command("paper", "A paper's page: published beside simulated, drawn and tabulated. Makes the cohort, runs the study, compares.") { names, folder, root };
        command.SetAction((call, cancel) => RunAsync(new(call.GetValue(names) ?? [], call.GetRequiredValue(folder), call.GetValue(root)!), call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, cancel));
        return command;
    }

    internal static async Task<int> RunAsync(Asked asked, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        string[] simulated = [.. Simulated(asked.Root)];
        string[] known = [.. simulated, .. QuotedPaperPage.Names];
        if (asked.Names.FirstOrDefault(n => !known.Contains(n)) is { } stranger)
        {
            throw new RefusedException("E_PAPER_NAME", "NAME", "no paper of this name", string.Join(", ", known),
                Spelling.Nearest(stranger, known) is [var near, ..] ? $"Did you mean {near}?" : "Name one of them, and with --root the folder that holds studies/published.");
        }
        var index = new List<PaperEntry>();
        foreach (var name in known.Where(n => asked.Names.Count == 0 || asked.Names.Contains(n)))
        {
            var (files, entry) = simulated.Contains(name) ? await SimulatedAsync(asked.Root, name, cancel) : QuotedPaperPage.Of(name);
            StudyRunCommand.Write(files, asked.Out);
            index.Add(entry);
            await output.WriteLineAsync($"{name}: {string.Join(' ', entry.Summary)}");
        }
        if (asked.Names.Count == 0)
            StudyRunCommand.Write([PaperIndex.Of(index)], asked.Out);
        return ExitCode.Done;
    }

    /// <summary>Papers whose published file, study and profile are all there.</summary>
    private static IEnumerable<string> Simulated(DirectoryInfo root)
    {
        var published = new DirectoryInfo(Path.Combine(root.FullName, StudiesFolder, PublishedFolder));
        if (!published.Exists)
            return [];
        return published.EnumerateFiles("*.json").Select(f => Path.GetFileNameWithoutExtension(f.Name)).Order(StringComparer.Ordinal)
            .Where(name => File.Exists(Path.Combine(root.FullName, StudiesFolder, name + ".yaml")) && File.Exists(Path.Combine(root.FullName, "demo", "profiles", name + ".yaml")));
    }

    private static async Task<(IReadOnlyList<OutputFile>, PaperEntry)> SimulatedAsync(DirectoryInfo root, string name, CancellationToken cancel)
    {
        var (paper, problems) = await StudyCompareCommand.PublishedAsync(new(Path.Combine(root.FullName, StudiesFolder, PublishedFolder, name + ".json")), cancel);
        var (study, wrong) = await StudyFileReader.ReadAsync(new(Path.Combine(root.FullName, StudiesFolder, name + ".yaml")), cancel);
        if (problems.Concat(wrong).FirstOrDefault() is { } first)
            throw new RefusedException(first);
        var (profile, off) = CalibratedFile.Read(await File.ReadAllTextAsync(Path.Combine(root.FullName, (paper!.Profile ?? $"demo/profiles/{name}.yaml").Replace('/', Path.DirectorySeparatorChar)), cancel), name + ".yaml");
        if (profile is null)
            throw new RefusedException(off[0]);
        var results = await ResultsAsync(study!, profile, paper.Seed, cancel);
        using var json = System.Text.Json.JsonDocument.Parse(StudyOutput.Json(results));
        var comparison = PaperComparison.Of(json.RootElement, paper);
        return (PaperPage.Files(comparison, results), new(name, paper.Title, paper.Citation, ComparisonWords.Summary(comparison)));
    }

    /// <summary>Through a registry of its own, which is deleted; its clock stands at the end of the cohort's follow-up, so that the same files give the same bytes on every day.</summary>
    private static async Task<StudyResults> ResultsAsync(Studies.Study study, CalibratedProfile profile, ulong seed, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("islet-paper-");
        try
        {
            using var log = FindingLog.OpenOrCreate(Path.Combine(folder.FullName, "paper.db"), new StandingClock(profile.DataLock));
            await using (var import = await log.BeginImportAsync(new(Registries.Operator, CalibratedCohort.OriginOf(profile, seed)), cancel))
            {
                foreach (var course in CalibratedCohort.Of(profile, seed).Courses)
                    await import.StageAsync(course, cancel);
                await import.CommitAsync(cancel: cancel);
            }
            return (await StudyRunCommand.ResultsAsync(study, [log], withData: false, TextWriter.Null, cancel)).Results;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class StandingClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
    }
}

/// <summary>A paper in the page that lists them.</summary>
internal sealed record PaperEntry(string Name, string Title, string Citation, IReadOnlyList<string> Summary);

/// <summary>The page that lists the papers.</summary>
internal static class PaperIndex
{
    public static OutputFile Of(IReadOnlyList<PaperEntry> papers)
    {
        var page = new StringBuilder("""
            # Papers

            A registry proves itself by the papers that come out of it. Each page says what a paper found, how Islet computes it, and puts published beside simulated or quoted. The patients of the cohort
            papers are not public: cohorts are *simulated to match* their published margins and effects, which proves the plumbing and not the medicine. Nothing here is reproduced.

            All pages are written by `islet study paper --out docs/papers`, and a test holds them to it.


            """.ReplaceLineEndings("\n"));
        PaperPage.Rows(["paper", "in short"], papers.Select(p => (IReadOnlyList<string>)[$"[{p.Title}]({p.Name}.md)<br>{p.Citation}", string.Join("<br>", p.Summary)]), line => page.Append(line).Append('\n'));
        return new("README.md", Encoding.UTF8.GetBytes(page.ToString().TrimEnd('\n') + "\n"));
    }
}
