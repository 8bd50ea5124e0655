using Islet.Figures;
using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>Cumulative incidence of one group, a curve a cause.</summary>
/// <param name="Level">Null: all patients.</param>
public sealed record CompetingGroup(string? Level, int Patients, IReadOnlyList<IncidenceCurve> Curves);

/// <summary>Both models of one cause: its hazard among those still free of any event, and that of its cumulative incidence.</summary>
/// <param name="NotFitted">Null: both are there.</param>
public sealed record CompetingModel(string Cause, CoxModel? Specific, FineGrayModel? Subdistribution, string? NotFitted);

/// <param name="NoOutcome">Patients of the cohort without an outcome.</param>
/// <param name="UnknownCause">Events whose cause is not known.</param>
/// <param name="UnknownGroup">Patients whose group is not known or none of the levels: in the curves of all, in no group's.</param>
public sealed record CompetingResult(CompetingAnalysis Of, int NoOutcome, int UnknownCause, int UnknownGroup, IReadOnlyList<CompetingGroup> Groups, IReadOnlyList<GrayResult> Tests, IReadOnlyList<CompetingModel> Models)
    : FurtherResult(Of)
{
    /// <summary>Patients of whom every term of the models is known.</summary>
    public int Modelled { get; init; }

    private string Unit => StudyWords.Unit(Of.Endpoint.Unit);

    internal override IEnumerable<FurtherTable> Tables => Models.Count > 0 ? [Incidence, Regression] : [Incidence];

    private FurtherTable Incidence => new("", $"{Of.Label}: cumulative incidence{(Of.By is { } by ? " by " + by.Label : "")}",
        [new(Of.By?.Label ?? "", Number: false), new("Event", Number: false), new("Patients"), new("Events"), .. Of.Times.Select(t => new TableColumn($"At {Plain(t)} {Unit}, % ({Level(Of.Confidence)} CI)"))],
        [.. Groups.SelectMany(g => g.Curves.Select((c, k) => new TableRow([k == 0 ? g.Level ?? StudyWords.AllPatients : "", c.Cause, k == 0 ? Count(g.Patients) : "", Plain(c.Events), .. Of.Times.Select(t => At(c, t))])))],
        [.. Notes], [.. Groups.SelectMany(g => g.Curves.SelectMany(c => Data(g, c)))]);

    private static string At(IncidenceCurve curve, double time) => curve.At(time) is not { } at ? NobodyAtRisk : at.Limits is { Lower: { } lower, Upper: { } upper }
        ? Text($"{100 * at.Incidence:0.0} ({100 * lower:0.0}–{100 * upper:0.0})") : Text($"{100 * at.Incidence:0.0}");

    private IEnumerable<Datum[]> Data(CompetingGroup group, IncidenceCurve curve) => Of.Times.Select(t => (double?)t).DefaultIfEmpty().Select(time =>
    {
        var at = time is { } t ? curve.At(t) : null;
        return (Datum[])[new("endpoint", Of.Endpoint.Id), new("by", Of.By?.Id), new("group", group.Level), new("cause", curve.Cause), new("n", group.Patients), new("events", curve.Events), new("time", time),
            new("incidence", at?.Incidence), new("se", at is { } a ? Math.Sqrt(a.Variance) : null), new("lower", at?.Limits.Lower), new("upper", at?.Limits.Upper), new("confidence", Of.Confidence),
            .. Tests.Where(test => test.Cause == curve.Cause).SelectMany(test => (Datum[])[new("gray_chisq", test.Test.Statistic), new("gray_df", test.Test.Df), new("gray_p", test.Test.P)])];
    });

    private IEnumerable<string> Notes
    {
        get
        {
            foreach (var test in Tests)
                yield return $"Gray's test, {test.Cause} ({string.Join(", ", test.Levels)}): {Numbers.Test(test.Test)}.";
            if (NoOutcome > 0)
                yield return $"Left out, no outcome: {Count(NoOutcome, "patient")}.";
            if (UnknownCause > 0)
                yield return Of.LeavesOutUnknown ? $"Left out, cause of the event not known: {Count(UnknownCause, "patient")}; the incidence of every cause is too low by them." :
                    $"{Count(UnknownCause, "event")} whose cause is not known stand as a cause of their own: some belong to the others.";
            if (UnknownGroup > 0)
                yield return $"{Of.By!.Label} unknown or none of these levels: {Count(UnknownGroup, "patient")}, in the rows of all patients only.";
            yield return $"CI: confidence interval, log-log scale. {NobodyAtRisk}: beyond the last follow-up. The incidences of all events and the share free of any add to 100%.";
        }
    }

    private FurtherTable Regression => new("models", $"{Of.Label}: cause-specific and subdistribution hazards",
        [new("", Number: false), new($"Cause-specific HR ({Level(Of.Confidence)} CI)"), new("p"), new($"Subdistribution HR, Fine–Gray ({Level(Of.Confidence)} CI)"), new("p")],
        [.. Models.SelectMany(Rows)],
        [$"{Count(Modelled, "patient")} of whom every term is known.", .. Models.Where(m => m.NotFitted is not null).Select(m => $"{m.Cause}, not fitted: {m.NotFitted}."),
            "The cause-specific ratio compares rates among those still free of any event; the subdistribution ratio compares probabilities of the event, on which other events also work."],
        [.. Models.SelectMany(m => (m.Specific?.Terms ?? []).Select((t, i) => (Datum[])[new("cause", m.Cause), new("term", t.Covariate), new("level", t.Level), new("reference", t.Reference),
            new("coef", t.Coefficient), new("se", t.StandardError), new("hr", t.HazardRatio), new("lower", t.HazardRatioLimits.Lower), new("upper", t.HazardRatioLimits.Upper), new("p", t.P),
            .. m.Subdistribution?.Terms[i] is { } s ? (Datum[])[new("fine_gray_coef", s.Coefficient), new("fine_gray_se", s.StandardError), new("shr", s.HazardRatio), new("shr_lower", s.HazardRatioLimits.Lower),
                new("shr_upper", s.HazardRatioLimits.Upper), new("fine_gray_p", s.P)] : [], new("confidence", Of.Confidence)]))]);

    private IEnumerable<TableRow> Rows(CompetingModel model)
    {
        yield return new([model.Cause, "", "", "", ""]);
        foreach (var (i, term) in (model.Specific?.Terms ?? []).Index())
            yield return new([FurtherWords.PerUnitOrLevel(Of.Adjust, term.Covariate, term.Level), Ratio(term.HazardRatio, term.HazardRatioLimits), P(term.P),
                model.Subdistribution?.Terms[i] is { } s ? Ratio(s.HazardRatio, s.HazardRatioLimits) : NotDefined, P(model.Subdistribution?.Terms[i].P)], Indent: 1);
    }

    internal override IEnumerable<StudyFigure> Figures(StudyResults results)
    {
        if (Of.Figure is not { } wish || Groups.All(g => g.Patients == 0))
            yield break;
        var title = wish.Title ?? $"{Of.Label}: cumulative incidence{(Of.By is { } by ? " by " + by.Label : "")}";
        var since = $"{StudyWords.Label(Unit)} since {StudyWords.TimeZeroName(Of.Endpoint.Start(results.Study))}";
        IEnumerable<CompetingGroup> shown = Of.By is null ? Groups : Groups.Skip(1).Where(g => g.Patients > 0);
        yield return new(wish.Name, title, (new IncidenceFigure(title, new(since, Of.Endpoint.Unit switch { EndpointUnit.Days => TimeUnit.Days, EndpointUnit.Months => TimeUnit.Months, EndpointUnit.Years => TimeUnit.Years }, wish.Step, wish.Until),
            [.. shown.Select(g => new IncidenceGroup(g.Level ?? StudyWords.AllPatients, g.Curves))])
        {
            Tests = [.. Tests.Select(t => TestResult.Of($"Gray's test, {t.Cause}", t.Test)).OfType<TestResult>()],
            Footnotes = [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), $"Source: {StudyProvenance.Lock(results)}."],
        }).ToSvg);
    }

    internal override IEnumerable<string> Methods =>
    [
        $"{Of.Label}. Competing events {string.Join(", ", Of.Names)} of {Of.Endpoint.Label}{(Of.Causes.Count > 0 ? ", told apart by conditions read at the end of follow-up" : "")}. Cumulative incidence by Aalen and Johansen's estimator with Aalen's "
            + $"variance (as R's cmprsk){(Tests.Count > 0 ? "; groups compared by Gray's test (Gray 1988)" : "")}"
            + (Models.Count > 0 ? "; each event modelled twice, by a cause-specific Cox model (Efron's ties) and by a model of the subdistribution (Fine and Gray 1999)." : "."),
    ];
}
