using Islet.Course;
using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>A search for the cut of a number that divides survival most, corrected for the search.</summary>
/// <param name="Number">Read at time zero.</param>
/// <param name="LeastShare">Of the patients, on either side of a cut.</param>
/// <param name="Permutations">0: p by the approximation of Lausen and Schumacher; else by so many permutations.</param>
public sealed record CutPointAnalysis(string Id, string Label, Endpoint Endpoint, Fact Number, double LeastShare, int Permutations, ulong Seed) : FurtherAnalysis(Id, Label)
{
    /// <summary>P above which there is no cut.</summary>
    public const double Significant = 0.05;

    /// <summary>Whom the search is about; none: everybody.</summary>
    public IReadOnlyList<Within> Within { get; init; } = [];

    public override TableKind Kind => TableKind.CutPoints;

    internal override IReadOnlyList<Within> Parts => Within;

    internal override IReadOnlyList<ModelTerm> Terms => [new(Number.Name, StudyWords.Label(Number.Name), null, 0, Number, 1)];

    internal override CutPointResult Run(FurtherCohort cohort)
    {
        var ((sample, part), place) = (cohort.Sample(Endpoint).Part(cohort.Plan, Within), cohort.Plan.Facts.ToList().IndexOf(Number));
        int[] known = [.. Enumerable.Range(0, sample.Rows.Count).Where(i => sample.Rows[i].Values[place] is FactValue.Number)];
        var search = known.Length == 0 ? null : MaximallySelectedLogRank.Search([.. known.Select(i => sample.Observations[i])],
            [.. known.Select(i => (double)((FactValue.Number)sample.Rows[i].Values[place]!).Value)], sample.Ties, LeastShare, Permutations, Seed);
        return new(this, known.Length, sample.Rows.Count - known.Length, search)
        {
            Part = part,
            Remarks = [.. Remarks.CompleteCases(known.Length, sample.Rows.Count - known.Length), .. cohort.Remarks.ImmortalTime([], Endpoint)],
        };
    }
}

/// <param name="Search">Null: no cut leaves the least share on both sides, or nobody had the event.</param>
public sealed record CutPointResult(CutPointAnalysis Of, int Patients, int Unknown, CutPointSearch? Search) : FurtherResult(Of)
{
    /// <summary>Of the patients with the outcome whom the search is about; null: about all.</summary>
    public PartCount? Part { get; init; }

    /// <summary>Corrected for the search.</summary>
    public double? P => Search is null ? null : Search.Permuted?.P ?? Search.P;

    /// <summary>Null: none was found.</summary>
    public double? Cut => P <= CutPointAnalysis.Significant ? Search!.Best.Cut : null;

    private string Unit => Of.Number.Unit is { } unit ? " " + unit : "";

    internal override IEnumerable<FurtherTable> Tables =>
    [
        new("", $"{Of.Label}: search for a cut of {StudyWords.Label(Of.Number.Name)} and {Of.Endpoint.Label}",
            [new("", Number: false), new("")],
            Search is not { } s ? [] :
            [
                new(["Cut found", Cut is { } cut ? $"{Plain(cut)}{Unit} (at most, against above)" : "none found"]), new(["Best of the cuts tried", $"{Plain(s.Best.Cut)}{Unit}"]), new(["Cuts tried", Count(s.Cuts.Count)]),
                new(["Patients at or below, above", $"{Count(s.Best.Below)}, {Count(s.Subjects - s.Best.Below)}"]), new(["Largest standardised log-rank statistic", Text($"{s.Best.Statistic:0.000}")]), new(["p corrected for the search", Numbers.P(P)]),
                new(["p as if the cut had been named beforehand (not to be quoted)", Numbers.P(s.Naive)]),
            ],
            [.. Notes],
            [[new("fact", Of.Number.Name), new("endpoint", Of.Endpoint.Id), new("n", Patients), new("unknown", Unknown), new("events", Search?.Events), new("found", Cut is not null), new("cut", Cut), new("best_cut", Search?.Best.Cut),
                new("at_or_below", Search?.Best.Below), new("cuts", Search?.Cuts.Count), new("statistic", Search?.Best.Statistic), new("p", P), new("p_lausen_schumacher", Search?.P), new("p_permutation", Search?.Permuted?.P),
                new("p_permutation_se", Search?.Permuted?.StandardError), new("permutations", Of.Permutations), new("seed", Of.Permutations > 0 ? Of.Seed : null), new("p_naive", Search?.Naive), new("least_share", Of.LeastShare)]]),
        new("tried", $"{Of.Label}: every cut tried", [new($"{StudyWords.Label(Of.Number.Name)} at most"), new("Patients"), new("Standardised statistic")],
            [.. Top.Select(c => new TableRow([Plain(c.Cut), Count(c.Below), Text($"{c.Statistic:0.000}")]))], Search?.Cuts.Count > MostShown ? [$"The {Count(MostShown)} largest are printed; the CSV file has all {Count(Search.Cuts.Count)}."] : [],
            [.. (Search?.Cuts ?? []).Select(c => (Datum[])[new("cut", c.Cut), new("at_or_below", c.Below), new("statistic", c.Statistic)])]),
    ];

    private const int MostShown = 10;

    private IEnumerable<CutPoint> Top => (Search?.Cuts ?? []).OrderByDescending(c => c.Statistic).Take(MostShown);

    private IEnumerable<string> Notes
    {
        get
        {
            yield return $"{Count(Patients, "patient")} of whom the number is known; unknown: {Count(Unknown)}.";
            if (Part is { } part)
                yield return StudyTables.PartWords(part, Of.Within);
            if (Search is null)
                yield return $"No cut could be tried: none leaves {Level(Of.LeastShare)} of the patients on both sides, or nobody had the event.";
            else if (Cut is null)
                yield return $"None found: the best cut is no better than the best of as many is by chance ({PWithSign(P)}).";
            else
                yield return "A cut found here fits these patients best; its hazard ratio is too large here, and needs other patients to be confirmed.";
        }
    }

    internal override IEnumerable<string> Methods =>
    [
        $"{Of.Label}{(Of.Within.Count > 0 ? $" ({StudyWords.Within(Of.Within)})" : "")}. Every cut of {StudyWords.Label(Of.Number.Name)} that leaves at least {Level(Of.LeastShare)} of the patients on either side was tried; the largest standardised log-rank statistic was judged "
            + (Of.Permutations > 0 ? Text($"by {Of.Permutations} permutations (Hothorn and Lausen 2003; SplitMix64, seed {Of.Seed})") : "by the approximation of Lausen and Schumacher (1992)") + $". Above p = {Plain(CutPointAnalysis.Significant)} no cut is reported.",
    ];
}
