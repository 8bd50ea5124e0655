using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Islet.Figures;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Web;

/// <summary>A study of the builder as it came out at one position of the log.</summary>
/// <param name="Batch">The last one that was read.</param>
/// <param name="Members">Of the first endpoint.</param>
public sealed record BenchOutcome(long Batch, StudyResults Results, IReadOnlyList<StudyTable> Tables, IReadOnlyList<StudyMember> Members)
{
    private const int MostDrawn = 64;

    private readonly ConcurrentDictionary<(string, FigureFrame, string), string> drawn = new();

    /// <param name="members">Address of the page of those behind a curve, without level and time.</param>
    public IReadOnlyList<StudyFigure> Figures(string members)
    {
        var by = Results.Survival[0].Analysis.By;
        string Href(int group, double? at) => members + (members.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&',
            new[] { by is null ? null : "level=" + Uri.EscapeDataString(by.Levels[group].Name), at is { } time ? "at=" + time.ToString(CultureInfo.InvariantCulture) : null, "show=1" }.OfType<string>());
        return [.. StudyFigures.Of(Results, Href).Select(figure => figure with { ToSvg = frame => Draw(figure, frame, members) })];
    }

    /// <summary>Those of a curve; at a time those still under observation.</summary>
    public IReadOnlyList<StudyMember> At(string? level, double? at)
    {
        var by = Results.Survival[0].Analysis.By;
        var place = by?.Levels.ToList().FindIndex(l => l.Name == level) ?? 0;
        return [.. Members.Where(m => (by is null || level is null || m.Level == place) && (at is not { } time || m.Time >= time))];
    }

    private string Draw(StudyFigure figure, FigureFrame frame, string members)
    {
        if (drawn.Count > MostDrawn)
            drawn.Clear();
        return drawn.GetOrAdd((figure.Name, frame, members), _ => figure.ToSvg(frame));
    }
}

/// <summary>Runs the studies of the builder, by the engine of the command line, and keeps what came out. While a registry that has grown is read anew, what came out before stands, and says so.</summary>
public sealed class StudyBench(FindingLog log)
{
    private const int Kept = 12;

    private readonly WorkShelf<BenchOutcome> works = new(Kept);

    public LongWork<BenchOutcome> Run(Census census, CohortStudy choice)
    {
        var study = File(choice);
        return works.Get(study.Source.Sha256, census.At.Batch.ToString(CultureInfo.InvariantCulture), census.Rows.Count, async progress =>
        {
            var plan = new StudyPlan(study, DataLock.At(census.At.Batch, census.At.At));
            var rows = await log.MapAsync(plan.Read, census.At, progress);
            var results = plan.Run(rows);
            return new BenchOutcome(census.At.Batch, results, StudyTables.Of(results), plan.Members(rows, study.Survival[0].By));
        });
    }

    /// <summary>The file that is run, shown, downloaded and saved. The same question has the same bytes, whoever asks and whenever: its sum stands in what is printed.</summary>
    /// <exception cref="Course.RefusedException">Something of the choice cannot be written in a study file.</exception>
    public static Study File(CohortStudy choice)
    {
        var (study, problems) = Study.Read(Encoding.UTF8.GetBytes(choice.Text(Comment(choice))), choice.Id + ".yaml");
        return study ?? throw new Course.RefusedException(problems[0]);
    }

    private static IEnumerable<string> Comment(CohortStudy choice) =>
        [choice.Title, "Written with the study builder of Islet. docs/studies.md explains every key.", $"Check it with: islet study check {choice.Id}.yaml"];
}
