using Islet.Clinic;
using Islet.Figures;
using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>Which lines of therapy followed which, and how long patients lived, and lived without progression, from the start of each.</summary>
/// <param name="Lines">That are followed.</param>
public sealed record SequenceAnalysis(string Id, string Label, int Lines, EndpointUnit Unit, PfsCensoring Censoring) : FurtherAnalysis(Id, Label)
{
    /// <summary>Name of the alluvial figure's file; null: none is wanted.</summary>
    public string? Figure { get; init; }

    public override TableKind Kind => TableKind.Sequences;

    internal double TimeOf(TimeToEvent time) => new Endpoint("", "", EndpointEvent.Death, Unit).TimeOf(time.Days);

    /// <summary>By the study's end, whatever its time zero.</summary>
    internal override SequenceReading Read(FurtherSight patient)
    {
        var end = patient.Events.AtEnd;
        var (states, lines) = (SequenceStates.Of(end, Lines), TherapyLines.AsBegun(end));
        var times = new (TimeToEvent, TimeToEvent)[states.TakeWhile(s => s.Therapy is not null).Count()];
        for (var i = 0; i < times.Length; i++)
            times[i] = (SurvivalOrigins.FromLine(end, lines, i + 1).Time, ProgressionFreeSurvival.OfLine(end, lines, i + 1, Censoring).Time);
        return new(states, times);
    }

    internal override SequenceResult Run(FurtherCohort cohort)
    {
        List<SequenceReading> read = [.. cohort.Rows.Select(cohort.Reading<SequenceReading>)];
        var figure = SequenceFigure.Of(Label, read.Select(r => r.States), Lines);
        List<LineSurvival> survival = [];
        for (var line = 0; line < Lines; line++)
        {
            var there = read.Where(r => r.Times.Count > line).ToList();
            survival.Add(Of(line, null, there));
            survival.AddRange(there.Select(r => r.States[line].Therapy!.Value).Distinct().Order().Select(therapy => Of(line, therapy, [.. there.Where(r => r.States[line].Therapy == therapy)])));
        }
        return new(this, read.Count, figure, survival) { Remarks = [.. cohort.Remarks.ImmortalTime([], new("", "", EndpointEvent.Death, Unit))] };
    }

    private LineSurvival Of(int line, TherapyClass? therapy, List<SequenceReading> there) =>
        new(line + 1, therapy, there.Count, Curve([.. there.Select(r => r.Times[line].Survival)]), Curve([.. there.Select(r => r.Times[line].WithoutProgression)]));

    /// <summary>Null: nobody has an outcome.</summary>
    private SurvivalCurve? Curve(IReadOnlyList<TimeToEvent> times)
    {
        Observation[] seen = [.. times.Where(t => t.Excluded is null).Select(t => new Observation(TimeOf(t), t.Event)).OrderBy(o => o.Time).ThenBy(o => o.Event)];
        return seen.Length == 0 ? null : KaplanMeier.Estimate(seen, TimeTies.AsR(seen.Select(o => o.Time)));
    }
}

/// <param name="Times">From the start of each line that is followed: to death, and to progression or death.</param>
public sealed record SequenceReading(IReadOnlyList<SequenceState> States, IReadOnlyList<(TimeToEvent Survival, TimeToEvent WithoutProgression)> Times) : FurtherReading;

/// <param name="Therapy">Null: all who had the line.</param>
/// <param name="Survival">Null: nobody has an outcome.</param>
public sealed record LineSurvival(int Line, TherapyClass? Therapy, int Patients, SurvivalCurve? Survival, SurvivalCurve? WithoutProgression);

public sealed record SequenceResult(SequenceAnalysis Of, int Patients, SequenceFigure Figure, IReadOnlyList<LineSurvival> Lines) : FurtherResult(Of)
{
    private static string Therapy(TherapyClass therapy) => SequenceWords.State(SequenceState.In(therapy), 0);

    private static string State(SequenceState state, int step) => SequenceWords.State(state, step);

    internal override IEnumerable<FurtherTable> Tables
    {
        get
        {
            var unit = StudyWords.Unit(Of.Unit);
            yield return new("", $"{Of.Label}: survival from the start of each line of therapy",
                [new("Line", Number: false), new("Patients"), new($"Without progression: median, {unit} (95% CI)"), new("Events"), new($"Alive: median, {unit} (95% CI)"), new("Deaths")],
                [.. Lines.Select(l => new TableRow([l.Therapy is { } therapy ? Therapy(therapy) : $"Line {Count(l.Line)}", Count(l.Patients), Median(l.WithoutProgression), Events(l.WithoutProgression), Median(l.Survival), Events(l.Survival)], Indent: l.Therapy is null ? 0 : 1))],
                [$"{Count(Patients, "patient")}. Lines and their classes as in Panzuto et al. 2024. Patients of a later line lived to have it: medians of different lines are not to be compared as if patients had been assigned to them. NR: not reached."],
                [.. Lines.Select(l => (Datum[])[new("line", l.Line), new("class", l.Therapy is { } therapy ? Therapy(therapy) : null), new("n", l.Patients), .. Numbers("pfs", l.WithoutProgression), .. Numbers("os", l.Survival)])]);
            yield return new("transitions", $"{Of.Label}: from line to line", [new("From", Number: false), new("To", Number: false), new("Patients (%)")],
                [.. Figure.Flows.Select(f => new TableRow([$"Line {Count(f.Step + 1)}: {State(f.From, f.Step)}", State(f.To, f.Step + 1), Share(f.Patients, From(f))]))],
                ["Percentages are of those in the line that is left. Whether somebody had a further line is not known where the lines cannot be numbered for certain."],
                [.. Figure.Flows.Select(f => (Datum[])[new("line", f.Step + 1), new("from", State(f.From, f.Step)), new("to", State(f.To, f.Step + 1)), new("n", f.Patients), new("of", From(f))])]);
        }
    }

    private int From(SequenceFlow flow) => Figure.Steps[flow.Step].First(n => n.State == flow.From).Patients;

    private static string Median(SurvivalCurve? curve) => curve is null ? NobodyAtRisk : Time(curve.Median.Estimate, curve.Median.Limits);

    private static string Events(SurvivalCurve? curve) => curve is null ? "0" : $"{Plain(curve.Events)} of {Plain(curve.Subjects)}";

    private static Datum[] Numbers(string of, SurvivalCurve? curve) => [new($"{of}_n", curve?.Subjects), new($"{of}_events", curve?.Events), new($"{of}_median", curve?.Median.Estimate), new($"{of}_lower", curve?.Median.Limits.Lower), new($"{of}_upper", curve?.Median.Limits.Upper)];

    internal override IEnumerable<StudyFigure> Figures(StudyResults results)
    {
        if (Of.Figure is { } name && Figure.Patients > 0)
            yield return new(name, Of.Label, (Figure with { Footnotes = [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), $"Source: {StudyProvenance.Lock(results)}."] }).ToSvg);
    }

    internal override IEnumerable<string> Methods =>
    [
        $"{Of.Label}. Lines of systemic therapy in the classes of Panzuto et al. (2024), the first {Count(Of.Lines)} of each patient, at the end of follow-up. From the start of each line: overall survival, and survival without progression "
            + $"(others censored {(Of.Censoring is PfsCensoring.LastRadiologicalEvaluation ? "on the last scan" : "on the last day seen alive")}), by Kaplan and Meier's method.",
    ];
}
