using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Routine reports against RECIST 1.1, with the cause of each difference. Siegel 2023 (through Di Franco et al., Semin Nucl Med 2025;55:754-765): a third of
/// reads differ, nearly all of them overcalls. The order of causes is ours [H]: see docs/rules/response-aids.md.
/// </summary>
public sealed record ReadReview(IReadOnlyList<ReadComparison> Comparisons, IReadOnlyList<Problem> Problems)
{
    public static ReadReview Of(ResponseSeries series, ResponseOptions options, IReadOnlyList<ClinicalRead> reads)
    {
        var timeline = Timeline.Of(series);
        return Of(timeline, Recist11.Criterion.Assess(timeline, options), reads);
    }

    /// <param name="recist">RECIST 1.1 of the same series.</param>
    public static ReadReview Of(Timeline timeline, ResponseAssessment recist, IReadOnlyList<ClinicalRead> reads)
    {
        var (comparisons, problems) = (new List<ReadComparison>(), new List<Problem>());
        var references = ReferenceGuard.Of(timeline, recist.Options);
        foreach (var read in reads)
            if (timeline.IndexOf(read.TimePoint) is { } i && recist.TimePoints.FirstOrDefault(t => t.Id == read.TimePoint) is { } response)
                comparisons.Add(Compare(read, response, new(timeline, i, response, references[i])));
            else
                problems.Add(new("W_READ_TIMEPOINT", $"clinical read of {read.TimePoint}", "no such time point after baseline",
                    string.Join(", ", timeline.FollowUps.Select(t => t.Id)), "Name the time point that the report is of; this one is left out."));
        return new(comparisons, problems);
    }

    private static ReadComparison Compare(ClinicalRead read, TimePointResponse response, Evidence evidence)
    {
        var progressive = response.Overall is ResponseCategory.PD;
        var agreement = (read.Progressive, progressive) switch
        {
            (true, false) => ReadAgreement.Overcall,
            (false, true) => ReadAgreement.Undercall,
            _ => ReadAgreement.Agree,
        };
        var stated = ReadReason.Of(read.Reason);
        IReadOnlyList<DiscordanceCause> fitting = agreement switch
        {
            ReadAgreement.Agree => [],
            ReadAgreement.Overcall => [.. evidence.Overcall(stated)],
            ReadAgreement.Undercall => [.. evidence.Undercall()],
        };
        DiscordanceCause? said = fitting.Where(stated.Contains).Select(c => (DiscordanceCause?)c).FirstOrDefault();
        return new(read, response.Overall ?? ResponseCategory.NE, response.Size?.PercentOfNadir, agreement,
            agreement is ReadAgreement.Agree ? null : said ?? (fitting.Count > 0 ? fitting[0] : DiscordanceCause.Other), said is not null, fitting, evidence.References);
    }

    /// <summary>What was measured at one time point, asked for each cause. What would be progression by itself, were it certain, comes before what only falls short.</summary>
    private sealed record Evidence(Timeline Timeline, int At, TimePointResponse Response, ReferenceCheck References)
    {
        private TimePoint Point => Timeline.FollowUps[At];

        public IEnumerable<DiscordanceCause> Overcall(IReadOnlyList<DiscordanceCause> stated)
        {
            if (Point.NewLesions.Any(n => n.Certainty is NewLesionCertainty.Equivocal or NewLesionCertainty.Unequivocal))
                yield return DiscordanceCause.EquivocalNew;
            if (Timeline.NonTargets.Any(l => Point.NonTargets.TryGetValue(l.Id, out var state) && state is NonTargetState.Worsened))
                yield return DiscordanceCause.NonTargetNotUnequivocal;
            if (References.PercentOnly)
                yield return DiscordanceCause.AbsBelow5Mm;
            if (References.SingleLesions.Count > 0)
                yield return DiscordanceCause.SingleLesion;
            if (References.RoseBelow20 || (References.Nadir is { IsUp20: false } && stated.Contains(DiscordanceCause.SumBelow20)))
                yield return DiscordanceCause.SumBelow20; // a report that saw growth where there is none measured otherwise
        }

        /// <summary>By itself; a back-dated one was not yet to be seen.</summary>
        private bool ShowsNewLesion => Point.NewLesions.Any(n => n.Certainty is NewLesionCertainty.Unequivocal);

        /// <summary>A wrong reference explains a missed sum; it does not explain a missed lesion.</summary>
        public IEnumerable<DiscordanceCause> Undercall()
        {
            if (Response.AsRead is not null and not ResponseCategory.PD)
                yield return DiscordanceCause.EquivocalNew; // only a later scan made it progression here
            if (Response.Progressions.Any(p => p.Cause is ProgressionCause.NonTarget or ProgressionCause.Reappearance || (p.Cause is ProgressionCause.NewLesion && ShowsNewLesion)))
                yield break;
            if (References.PreviousMisses)
                yield return DiscordanceCause.PriorInsteadOfNadir;
            if (References.BaselineMisses)
                yield return DiscordanceCause.BaselineInsteadOfNadir;
        }
    }
}
