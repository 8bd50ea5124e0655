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
        return new(states, times) { ToSecondProgression = times.Length > 1 ? ProgressionFreeSurvival.TimeToSecondProgression(end, lines, Censoring).Time : null };
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
        var two = read.Where(r => r.ToSecondProgression is not null).ToList();
        List<SequenceSurvival> sequences =
        [
            .. two.GroupBy(r => (First: r.States[0].Therapy!.Value, Second: r.States[1].Therapy!.Value)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
                .Select(g => new SequenceSurvival(g.Key.First, g.Key.Second, g.Count(), Curve([.. g.Select(r => r.ToSecondProgression!.Value)]), Curve([.. g.Select(r => r.Times[0].Survival)]), Curve([.. g.Select(r => r.Times[1].Survival)]))),
        ];
        return new(this, read.Count, figure, survival) { Sequences = sequences, Remarks = [.. cohort.Remarks.ImmortalTime([], new("", "", EndpointEvent.Death, Unit))] };
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
public sealed record SequenceReading(IReadOnlyList<SequenceState> States, IReadOnlyList<(TimeToEvent Survival, TimeToEvent WithoutProgression)> Times) : FurtherReading
{
    /// <summary>From the start of the first line to progression on the second, or death; null: there was no second.</summary>
    public TimeToEvent? ToSecondProgression { get; init; }
}

/// <param name="Therapy">Null: all who had the line.</param>
/// <param name="Survival">Null: nobody has an outcome.</param>
public sealed record LineSurvival(int Line, TherapyClass? Therapy, int Patients, SurvivalCurve? Survival, SurvivalCurve? WithoutProgression);

/// <summary>Patients whose first two lines are of these classes; a curve that is null: nobody has an outcome.</summary>
/// <param name="WithoutProgression">From the start of the first line to progression on the second, or death.</param>
/// <param name="Survival">From the start of the first line.</param>
/// <param name="FromSecond">Survival from the start of the second line: until then nobody of them could die.</param>
public sealed record SequenceSurvival(TherapyClass First, TherapyClass Second, int Patients, SurvivalCurve? WithoutProgression, SurvivalCurve? Survival, SurvivalCurve? FromSecond);

public sealed record SequenceResult(SequenceAnalysis Of, int Patients, SequenceFigure Figure, IReadOnlyList<LineSurvival> Lines) : FurtherResult(Of)
{
    /// <summary>By the classes of the first two lines, the most frequent first.</summary>
    public IReadOnlyList<SequenceSurvival> Sequences { get; init; } = [];

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
            yield return new("pairs", $"{Of.Label}: the first two lines",
                [new("Sequence", Number: false), new("Patients"), new($"Without progression on the second line: median, {unit} (95% CI)"), new("Events"), new($"Alive: median, {unit} (95% CI)"), new("Deaths"), new($"Alive from the second line: median, {unit} (95% CI)")],
                [.. Sequences.Select(s => new TableRow([$"{Therapy(s.First)}, then {Therapy(s.Second)}", Count(s.Patients), Median(s.WithoutProgression), Events(s.WithoutProgression), Median(s.Survival), Events(s.Survival), Median(s.FromSecond)]))],
                [
                    "From the start of the first line, to progression on the second or death (as table 5 of Panzuto et al. 2024 is read here; the paper does not define it), and to death.",
                    "Who has a second line lived until it began: from the first line on, that time is immortal, and longer where the first line works longer. Survival from the second line has none of it.",
                ],
                [.. Sequences.Select(s => (Datum[])[new("first", Therapy(s.First)), new("second", Therapy(s.Second)), new("n", s.Patients), .. Numbers("pfs", s.WithoutProgression), .. Numbers("os", s.Survival), .. Numbers("os_from_second", s.FromSecond)])]);
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
            + $"(others censored {(Of.Censoring is PfsCensoring.LastRadiologicalEvaluation ? "on the last scan" : "on the last day seen alive")}), by Kaplan and Meier's method. Sequences of two lines: from the start of the first to progression on the second or death, and survival from either.",
    ];
}
