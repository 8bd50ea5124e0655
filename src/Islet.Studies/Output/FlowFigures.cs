using Islet.Figures;

namespace Islet.Studies;

/// <summary>The counted flow of patients as a figure: STROBE asks for it (item 13).</summary>
public static class FlowFigures
{
    /// <summary>Of its file; no other figure of a study may be called so.</summary>
    public const string Name = "flow";

    private const string Title = "Flow of patients";

    public static StudyFigure Of(StudyResults results) => new(Name, Title, Figure(results).ToSvg);

    /// <summary>A step by which nobody left has no box: it is named below, so that every condition that was asked can be seen.</summary>
    public static FlowFigure Figure(StudyResults results)
    {
        var (flow, study) = (results.Flow, results.Study);
        var stages = flow.Stages.Where(s => s.Endpoint is null).ToList();
        List<FlowStage> left = [.. stages.Where((s, i) => s.Left.Count > 0 || i == stages.Count - 1)];
        return new(Title, [new("Patients in the registry", flow.Rows, []), .. left.Select(s => Step(s, s == stages[^1] ? "The cohort" : StudyTables.StageWords(s, study)))])
        {
            Branches = [.. flow.Stages.Where(s => s.Endpoint is not null).Select(s => Step(s, StudyTables.StageWords(s, study)))],
            Footnotes = [.. Notes(results, [.. stages.Except(left)])],
        };
    }

    private static FlowStep Step(FlowStage stage, string label) => new(label, stage.Kept, [.. stage.Left.Select(l => new FlowLoss(l.Reason, l.Patients))]);

    private static IEnumerable<string> Notes(StudyResults results, IReadOnlyList<FlowStage> nobody)
    {
        if (results.IsSynthetic)
            yield return StudyWords.Synthetic(results);
        if (nobody.Count > 0)
            yield return $"Nobody left by: {string.Join("; ", nobody.Select(s => results.Study.Cohort.FirstOrDefault(step => step.Keep.Text == s.Title) is { } step ? step.Otherwise : s.Title))}.";
        if (results.Flow.Rows != results.Flow.Patients)
            yield return Numbers.Text($"{results.Flow.Rows} rows of {results.Flow.Patients} patients were read.");
        yield return $"Source: {StudyProvenance.Lock(results)}.";
    }
}
