using System.Collections.Concurrent;
using Islet.Course;
using Islet.Figures;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Web;

/// <summary>A study file of the folder, or what is wrong with it.</summary>
/// <param name="File">Its name, without the folder.</param>
/// <param name="IsSaved">It was saved from a page, and did not come with Islet.</param>
public sealed record ShelvedStudy(string File, Study? Study, IReadOnlyList<Problem> Problems, bool IsSaved = false);

/// <summary>A study as it came out at one position of the log, with everything that can be taken home.</summary>
public sealed record StudyOutcome(StudyResults Results, IReadOnlyList<StudyTable> Tables, IReadOnlyList<StudyFigure> Figures, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Files)
{
    public static StudyOutcome Of(StudyResults results) =>
        new(results, StudyTables.Of(results), [.. StudyFigures.Of(results).Select(Kept)], StudyOutput.Files(results).ToDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal));

    /// <summary>A figure is drawn once for each frame in which it stands.</summary>
    private static StudyFigure Kept(StudyFigure figure)
    {
        var drawn = new ConcurrentDictionary<FigureFrame, string>();
        return figure with { ToSvg = frame => drawn.GetOrAdd(frame, figure.ToSvg) };
    }
}

/// <summary>The studies of the folder, and their outcomes: computed once for a study and a batch, then kept until either changes.</summary>
public sealed class StudyShelf(FindingLog log, WorkbenchOptions options, SavedStudies saved)
{
    private readonly ConcurrentDictionary<string, Kept> outcomes = new(StringComparer.Ordinal); // by the study's id: one outcome each

    /// <summary>Those of the folder first, then those that were saved.</summary>
    public IReadOnlyList<ShelvedStudy> All() =>
    [
        .. Directory.Exists(options.StudyFolder) ? Directory.EnumerateFiles(options.StudyFolder, "*.yaml").Order(StringComparer.Ordinal).Select(Read) : [],
        .. saved.Files.Select(path => Read(path) with { IsSaved = true }),
    ];

    public Study? Find(string id) => All().Select(shelved => shelved.Study).FirstOrDefault(study => study?.Id == id);

    public async Task<StudyOutcome> OutcomeAsync(Study study)
    {
        var at = await log.PositionAsync();
        var kept = outcomes.AddOrUpdate(study.Id, _ => new(this, study, at), (_, old) => old.Is(study, at) ? old : new(this, study, at));
        return await kept.Outcome.Value;
    }

    private static ShelvedStudy Read(string path)
    {
        var name = Path.GetFileName(path);
        var parsed = Study.Read(File.ReadAllBytes(path), name);
        return parsed.Value is { Datasets: { Count: > 0 } datasets }
            ? new(name, null, [new("E_STUDY_DATASETS", name, "a study of several datasets", "a study of this registry alone", $"Run it where they all can be read: islet study run {name} {string.Join(' ', datasets.Select(d => $"--registry {d.Id}=FILE"))} --out out. Where the centres' patients are in this registry, a group of the fact center tells them apart without datasets.")])
            : new(name, parsed.Value, parsed.Problems);
    }

    private async Task<StudyOutcome> RunAsync(Study study, Position at)
    {
        var plan = new StudyPlan(study, DataLock.At(at.Batch, at.At));
        return StudyOutcome.Of(plan.Run(await log.MapAsync(plan.Read, at)));
    }

    private sealed class Kept(StudyShelf shelf, Study study, Position at)
    {
        /// <summary>Two readers wait for one computation; no reader's leaving stops it for the other.</summary>
        public Lazy<Task<StudyOutcome>> Outcome { get; } = new(() => shelf.RunAsync(study, at));

        public bool Is(Study other, Position now) => other.Source.Sha256 == study.Source.Sha256 && now.Batch == at.Batch && Outcome is not { IsValueCreated: true, Value.IsFaulted: true };
    }
}
