using Islet.Clinic;
using Islet.Course;
using Islet.Figures;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>Survival by the response that was known at a landmark within a line of therapy: who responds must have lived to respond.</summary>
/// <param name="Line">Number of the line; the clock starts with it, and so do the assessments that count.</param>
/// <param name="Months">From the start of the line to the landmark.</param>
public sealed record LandmarkAnalysis(string Id, string Label, Endpoint Endpoint, int Line, decimal Months, LandmarkContrast Contrast) : FurtherAnalysis(Id, Label)
{
    /// <summary>Name of a figure's file; null: none is wanted.</summary>
    public string? Figure { get; init; }

    public override TableKind Kind => TableKind.Landmarks;

    internal override LandmarkReading Read(FurtherSight patient)
    {
        var time = patient.Events.Outcome(Endpoint, new StudyEvent(EventKind.Line, Line));
        if (time.Excluded is not null)
            return new(null);
        var end = patient.Events.AtEnd;
        var begun = TherapyLines.AsBegun(end).Lines[Line - 1].Boundary.Episode.Finding;
        var leading = LineResponses.Of(end).FirstOrDefault(l => l.Line.Boundary.Episode.Finding == begun)?.Leading;
        return new(new([.. leading is null ? [] : Assessments(leading)], time.Days / Offset.DaysPerMonth, time.Event));
    }

    private static IEnumerable<DatedResponse> Assessments(ReaderResponse leading)
    {
        if (leading.Series.Series.Reference is not { } start)
            yield break;
        foreach (var t in leading.Assessment.TimePoints)
            if (t is { Date: { } day, Overall: { } overall } && day > start)
                yield return new(AxisPoint.DaysBetween(start, day) / Offset.DaysPerMonth, overall);
    }

    internal override LandmarkResult Run(FurtherCohort cohort)
    {
        List<LandmarkReading> read = [.. cohort.Rows.Select(cohort.Reading<LandmarkReading>)];
        return new(this, read.Count, read.Count(r => r.Patient is null), LandmarkComparison.Of([.. read.Select(r => r.Patient).OfType<LandmarkPatient>().OrderBy(p => p.Months).ThenBy(p => p.Event)], Months, Contrast));
    }
}

/// <param name="Patient">Null: no such line, or no outcome from its start.</param>
public sealed record LandmarkReading(LandmarkPatient? Patient) : FurtherReading;

/// <param name="NoOutcome">No such line, or no outcome from its start.</param>
public sealed record LandmarkResult(LandmarkAnalysis Of, int Patients, int NoOutcome, LandmarkComparison Comparison) : FurtherResult(Of)
{
    private string At => Text($"{Of.Months:0.##} months");

    internal override IEnumerable<FurtherTable> Tables
    {
        get
        {
            yield return new("", $"{Of.Label}: {Of.Endpoint.Label} from {At} after the start of line {Count(Of.Line)}",
                [new($"At {At}", Number: false), new("Patients"), new("Events"), new("Median from there, months (95% CI)")],
                [.. Comparison.Groups.Select(g => new TableRow([StudyWords.Capital(g.Label), Count(g.Patients), Count(g.Events), g.Curve is null ? NobodyAtRisk : Time(g.Curve.Median.Estimate, g.Curve.Median.Limits)]))], [.. Notes],
                [.. Comparison.Groups.Select(g => (Datum[])[new("group", g.Label), new("landmark_months", (double)Of.Months), new("n", g.Patients), new("events", g.Events), new("median", g.Curve?.Median.Estimate), new("lower", g.Curve?.Median.Limits.Lower),
                    new("upper", g.Curve?.Median.Limits.Upper), new("chisq", Comparison.Test?.Difference.Statistic), new("p", Comparison.Test?.Difference.P), new("ended_before", Comparison.EndedBefore),
                    new("not_assessed", Comparison.NotAssessed), new("other_group", Comparison.OtherGroup), new("no_outcome", NoOutcome)])]);
        }
    }

    private IEnumerable<string> Notes
    {
        get
        {
            yield return Comparison.Test is { } test ? $"Log-rank test: {Test(test.Difference)}." : "Not tested: a group is empty.";
            yield return $"Of {Count(Patients, "patient")}: {Count(Comparison.EndedBefore)} with the event or the end of observation at the landmark or before, {Count(Comparison.NotAssessed)} without an evaluable assessment up to it, "
                + $"{Count(Comparison.OtherGroup)} with another response, {Count(NoOutcome)} without the line or an outcome.";
        }
    }

    internal override IEnumerable<StudyFigure> Figures(StudyResults results)
    {
        if (Of.Figure is not { } name || Comparison.Groups.All(g => g.Curve is null))
            yield break;
        yield return new(name, Of.Label, new KaplanMeierFigure(Of.Label, Of.Endpoint.Label, new($"Months since the landmark, {At} after the start of line {Count(Of.Line)}", TimeUnit.Months),
            [.. Comparison.Groups.Where(g => g.Curve is not null).Select(g => KaplanMeierGroup.Of(StudyWords.Capital(g.Label), g.Curve!))])
        {
            Test = Comparison.Test is { Difference: { P: { } p } difference } ? new("Log-rank test", p, difference.Statistic, difference.Df) : null,
            Footnotes = [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), .. Notes.Skip(1), $"Source: {StudyProvenance.Lock(results)}."],
        }.ToSvg);
    }

    internal override IEnumerable<string> Methods =>
    [
        $"{Of.Label}. Patients under observation without the event {At} after the start of line {Count(Of.Line)} were told apart by the response known by then (RECIST 1.1 by the leading reader; progression before the best so far), and followed from there "
            + "(Anderson, Cain and Gelber 1983). Response compared from the start of treatment is refused: it favours who lived long enough to respond.",
    ];
}
