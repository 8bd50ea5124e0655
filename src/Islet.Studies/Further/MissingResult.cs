using Islet.Figures;
using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>A model's missing values accounted for, and filled.</summary>
public sealed record MissingResult : FurtherResult
{
    internal MissingResult(MissingAnalysis of, CompleteCases accounting, int outside, Imputation? imputation, PooledCoxModel? pooled, string? notPooled, FurtherFit complete)
        : base(of) => (Of, Accounting, Outside, Imputation, Pooled, NotPooled, CompleteFit) = (of, accounting, outside, imputation, pooled, notPooled, complete);

    public MissingAnalysis Of { get; }

    public CompleteCases Accounting { get; }

    /// <summary>Patients of whom a group is known and none of its levels: in neither model.</summary>
    public int Outside { get; }

    public Imputation? Imputation { get; }

    /// <summary>By Rubin's rules; null: not asked for, or <see cref="NotPooled"/> says why.</summary>
    public PooledCoxModel? Pooled { get; }

    public string? NotPooled { get; }

    public CoxModel? Complete => CompleteFit.Model;

    internal FurtherFit CompleteFit { get; }

    private static string Method(ImputationMethod method) => method switch
    {
        ImputationMethod.PredictiveMeanMatching => "predictive mean matching",
        ImputationMethod.BayesianLinear => "linear regression",
        ImputationMethod.Logistic => "logistic regression",
        ImputationMethod.Multinomial => "multinomial regression",
        ImputationMethod.ProportionalOdds => "proportional odds",
    };

    internal override IEnumerable<FurtherTable> Tables
    {
        get
        {
            yield return new("", $"{Of.Label}: {Of.Model.Endpoint.Label}{(Of is { CompleteCase: true, Rules: not null } ? ", complete cases and imputed values side by side" : "")}",
                [new("", Number: false), .. Of.CompleteCase ? (TableColumn[])[new($"Complete cases: HR ({Level(Of.Model.Confidence)} CI)"), new("p")] : [], .. Of.Rules is { } r ? (TableColumn[])[new($"Imputed (m = {Count(r.Sets)}): HR ({Level(Of.Model.Confidence)} CI)"), new("p"), new("Missing information")] : []],
                [.. Names.Select(Row)], [.. Notes], [.. Names.Select(Data)]);
            yield return new("accounting", $"{Of.Label}: what the gaps cost", [new("", Number: false), new("Unknown"), new("Lost by it alone"), new("Events lost by it alone"), new("Imputed by", Number: false)],
                [.. Accounting.Columns.Zip(Of.Model.Terms).Select(c => new TableRow([c.First.Column, Share(c.First.Missing, Accounting.Rows), Count(c.First.LostByItAlone), Count(c.First.EventsLostByItAlone), Variable(c.Second) is { } v ? Method(v.Method) : ""]))],
                [$"Complete: {Share(Accounting.RowsUsed, Accounting.Rows)} of {Count(Accounting.Rows)} patients (%), {Count(Accounting.EventsUsed)} of {Count(Accounting.Events)} events."],
                [.. Accounting.Columns.Zip(Of.Model.Terms).Select(c => (Datum[])[new("term", c.Second.Id), new("n", Accounting.Rows), new("missing", c.First.Missing), new("lost_by_it_alone", c.First.LostByItAlone), new("events_lost_by_it_alone", c.First.EventsLostByItAlone),
                    new("method", Variable(c.Second) is { } v ? Method(v.Method) : null), new("complete", Accounting.RowsUsed), new("events", Accounting.Events), new("complete_events", Accounting.EventsUsed)])]);
        }
    }

    /// <summary>Each hazard ratio of the complete cases, and below it the imputed one, with all that is remarked on either.</summary>
    internal override IEnumerable<StudyFigure> Figures(StudyResults results)
    {
        if (Of.Figure is not { } name || !Names.Any())
            yield break;
        List<ForestRow> rows = [];
        foreach (var (term, covariate, level) in Names)
        {
            rows.Add(ForestRow.Heading(FurtherWords.PerUnitOrLevel(Of.Model.Terms, covariate, level)));
            if (Of.CompleteCase && Complete?.Terms.FirstOrDefault(t => t.Name == term) is { } complete)
                rows.Add(ForestRow.Of("Complete cases", new(complete.HazardRatio, complete.HazardRatioLimits, complete.P)) with { Patients = CompleteFit.Patients, Events = CompleteFit.Events });
            if (Pooled?.Terms.FirstOrDefault(t => t.Name == term) is { } pooled)
                rows.Add(ForestRow.Of("Imputed", new(pooled.HazardRatio, pooled.HazardRatioLimits, pooled.P)) with { Patients = Pooled.Rows, Events = Pooled.Events });
        }
        var title = $"{Of.Label}: {Of.Model.Endpoint.Label}";
        yield return new(name, title, new ForestFigure(title, "Hazard ratio", rows)
        {
            BelowOne = "Lower hazard", AboveOne = "Higher hazard", Level = Of.Model.Confidence,
            Footnotes = [.. results.IsSynthetic ? [StudyWords.Synthetic(results)] : Array.Empty<string>(), .. Notes, .. Remarks.Select(remark => $"Caution: {remark}.")],
        }.ToSvg);
    }

    private IEnumerable<(string Name, string Covariate, string? Level)> Names => (Complete?.Terms ?? []).Select(t => (t.Name, t.Covariate, t.Level)).Union((Pooled?.Terms ?? []).Select(t => (t.Name, t.Covariate, t.Level)));

    private ImputedVariable? Variable(ModelTerm term) => Imputation?.Variables.FirstOrDefault(v => v.Name == term.Id);

    private TableRow Row((string Name, string Covariate, string? Level) of)
    {
        var (complete, pooled) = (Complete?.Terms.FirstOrDefault(t => t.Name == of.Name), Pooled?.Terms.FirstOrDefault(t => t.Name == of.Name));
        return new([FurtherWords.PerUnitOrLevel(Of.Model.Terms, of.Covariate, of.Level), .. Of.CompleteCase ? complete is null ? [NotDefined, ""] : (string[])[Ratio(complete.HazardRatio, complete.HazardRatioLimits), P(complete.P)] : [],
            .. Of.Rules is null ? [] : pooled is null ? [NotDefined, "", ""] : (string[])[Ratio(pooled.HazardRatio, pooled.HazardRatioLimits), P(pooled.P), Text($"{100 * pooled.Pooled.MissingInformation:0}%")]]);
    }

    private Datum[] Data((string Name, string Covariate, string? Level) of)
    {
        var (complete, pooled) = (Complete?.Terms.FirstOrDefault(t => t.Name == of.Name), Pooled?.Terms.FirstOrDefault(t => t.Name == of.Name));
        return [new("term", of.Covariate), new("level", of.Level), .. Of.CompleteCase ? (Datum[])[new("n", CompleteFit.Patients), new("events", CompleteFit.Events), new("coef", complete?.Coefficient), new("se", complete?.StandardError),
                new("hr", complete?.HazardRatio), new("lower", complete?.HazardRatioLimits.Lower), new("upper", complete?.HazardRatioLimits.Upper), new("p", complete?.P)] : [],
            .. Of.Rules is { } rules ? (Datum[])[new("imputed_n", Pooled?.Rows), new("imputed_events", Pooled?.Events), new("imputed_coef", pooled?.Pooled.Estimate), new("imputed_se", pooled?.Pooled.StandardError), new("imputed_hr", pooled?.HazardRatio),
                new("imputed_lower", pooled?.HazardRatioLimits.Lower), new("imputed_upper", pooled?.HazardRatioLimits.Upper), new("imputed_p", pooled?.P), new("df", pooled?.Pooled.Df), new("missing_information", pooled?.Pooled.MissingInformation),
                new("m", rules.Sets), new("iterations", rules.Iterations), new("seed", rules.Seed)] : []];
    }

    private IEnumerable<string> Notes
    {
        get
        {
            if (Of.CompleteCase)
                yield return $"Complete cases: {Count(CompleteFit.Patients, "patient")}, {Count(CompleteFit.Events, "event")}{(CompleteFit.NotFitted is { } why ? $"; not fitted: {why}" : "")}.";
            if (Pooled is { } pooled)
                yield return $"Imputed: {Count(pooled.Rows, "patient")}, {Count(pooled.Events, "event")}.";
            if (NotPooled is { } reason)
                yield return $"Not imputed: {reason}.";
            if (Outside > 0)
                yield return $"In neither, a group known and none of its levels: {Count(Outside, "patient")}.";
            if (Imputation is { Variables: [] })
                yield return "W_STATS_IMPUTE_NOTHING: nothing is missing; both models are the same.";
            if (Of.Rules is { } rules && Accounting.Rows > 0 && 100.0 * (Accounting.Rows - Accounting.RowsUsed) / Accounting.Rows > rules.Sets)
                yield return Text($"W_STATS_IMPUTE_SETS: {rules.Sets} tables for {100.0 * (Accounting.Rows - Accounting.RowsUsed) / Accounting.Rows:0}% of rows with a gap; as many tables as percent are advised (White, Royston and Wood 2011).");
            foreach (var variable in Imputation?.Variables.Where(v => v.Missing > v.Observed) ?? [])
                yield return $"W_STATS_IMPUTE_MOST: {variable.Name} is missing in more patients than it is known in.";
            foreach (var variable in Imputation?.Variables.Where(v => v.Dropped.Count > 0) ?? [])
                yield return $"W_STATS_IMPUTE_DROPPED: imputing {variable.Name}, these took no part: {string.Join(", ", variable.Dropped.Select(d => d.Term))}.";
        }
    }

    internal override IEnumerable<string> Methods =>
    [
        $"{Of.Label}. Missing values of the model “{Of.Model.Label}”: " + string.Join("; ", (string[])
        [
            .. Of.CompleteCase ? ["patients of whom every term is known were analysed, and what each term cost was counted"] : Array.Empty<string>(),
            .. Of.Rules is { } r ? [Text($"gaps were filled {r.Sets} times by chained equations ({r.Iterations} rounds; SplitMix64, seed {r.Seed}; event and Nelson–Aalen hazard among the predictors, White and Royston 2009), and the models pooled by Rubin's rules with Barnard and Rubin's degrees of freedom; values are taken to be missing at random given the others")] : Array.Empty<string>(),
        ]) + ".",
    ];
}
