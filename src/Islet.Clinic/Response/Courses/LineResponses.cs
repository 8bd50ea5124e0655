using Islet.Course;

namespace Islet.Clinic;

/// <summary>Why the best response of a line is not known. Not evaluable is a known answer and stands among the categories.</summary>
public enum ResponseOpen
{
    /// <summary>No lesion was measured within the line, before or after its start.</summary>
    NotMeasured,

    /// <summary>Nothing was measured at or before the start.</summary>
    NoBaseline,

    /// <summary>Lesions are on record and nobody says which are targets.</summary>
    TargetsNotDeclared,

    /// <summary>No assessment after baseline yet: nothing to be evaluated, and so not "not evaluable".</summary>
    NoAssessment,

    /// <summary>By their dates scans, or the line's limits, may lie otherwise.</summary>
    OrderOpen,

    /// <summary>The start of the line or a scan is not dated to the day: how long the disease was stable is not known.</summary>
    DurationNotKnown,

    /// <summary>Readers of equal rank differ, and nobody has adjudicated, or not every scan that they read.</summary>
    ReadersDiffer,
}

/// <summary>One reader's response within a line by one criterion.</summary>
/// <param name="Best">Null: open, and <paramref name="Open"/> says why.</param>
public sealed record ReaderResponse(MeasuredSeries Series, ResponseAssessment Assessment, BestOverallResponse? Best, ResponseOpen? Open)
{
    public SeriesReader Reader => Series.Reader;

    /// <summary>The first time point that is progression; null: none.</summary>
    public TimePointResponse? FirstProgression => Assessment.TimePoints.FirstOrDefault(t => ResponseGroups.Of(t.Overall) is ResponseGroup.Progression);

    /// <summary>First day that shows it, by the convention of the options; null: none, or undated.</summary>
    public AxisPoint? ProgressionDate => FirstProgression is not { } first ? null
        : first.Progressions.Select(p => p.Date).OfType<AxisPoint>().Order().Select(d => (AxisPoint?)d).FirstOrDefault() ?? first.Date;

    /// <summary>The reads that decide: those of the baseline and of the time point of the best response; of one that is not evaluable all after baseline.</summary>
    public IReadOnlyList<Finding> Deciding => [.. (Best?.TimePoint is { } at ? Series.TimePoints.Where(t => t.Point.Id == at) : Series.TimePoints.Where(t => !t.Point.IsBaseline))
        .SelectMany(t => t.Reads).Concat(Series.Baseline?.Reads ?? []).Distinct()];
}

/// <summary>Best response within one line by one criterion: every reader's, and the one that leads.</summary>
/// <param name="Readers">The leading reader first.</param>
/// <param name="Leading">Of the highest rank whose readers agree and have an answer; null: open.</param>
/// <param name="Differ">Readers of one rank whose answers differ and whom nobody has adjudicated.</param>
public sealed record LineResponse(
    TherapyLine Line, ResponseCriterion Criterion, ResponseOptions Options, IReadOnlyList<ReaderResponse> Readers, ReaderResponse? Leading, ResponseOpen? Open,
    IReadOnlyList<ReaderResponse> Differ)
{
    public ResponseCategory? Best => Leading?.Best?.Category;

    /// <summary>Whom to show first: the reader who leads; where none does, one who has an answer before one who has not. Null: nobody measured.</summary>
    public ReaderResponse? Foremost => Leading ?? Readers.FirstOrDefault(r => r.Open is null) ?? (Readers is [var first, ..] ? first : null);
}

/// <summary>
/// The response within each line of therapy, by reader. An adjudicator or consensus leads before central or second reads before original ones; readers of one rank
/// who differ leave it open (facts.md 3.11; Eisenhauer et al. 2009 for what is computed).
/// </summary>
public static class LineResponses
{
    /// <summary>Response confirmation is asked where response is the endpoint of a trial without randomisation (Eisenhauer 2009, section 4.6); a record asks for none.</summary>
    public static IReadOnlyList<LineResponse> Of(Snapshot snapshot, ResponseCriterion? criterion = null, ResponseOptions? options = null, bool confirmed = false) =>
        Of(snapshot.Sight, criterion ?? Recist11.Criterion, options ?? ResponseOptions.Default, confirmed);

    internal static IReadOnlyList<LineResponse> Of(Sight sight, ResponseCriterion criterion, ResponseOptions options, bool confirmed) =>
        [.. sight.Lines.Lines.Select(line => OfLine(line, sight.Measured.Where(s => s.Line == line), criterion, options, confirmed))];

    internal static LineResponse OfLine(TherapyLine line, IEnumerable<MeasuredSeries> measured, ResponseCriterion criterion, ResponseOptions options, bool confirmed)
    {
        List<ReaderResponse> readers = [.. measured.Select(series => Of(series, criterion, options, confirmed))];
        if (readers.Count == 0)
            return new(line, criterion, options, readers, null, ResponseOpen.NotMeasured, []);
        List<List<ReaderResponse>> ranks = [.. readers.Where(r => r.Best is not null).GroupBy(r => r.Reader.Rank).OrderByDescending(g => g.Key).Select(g => g.ToList())];
        if (ranks is [var adjudicated, var below, ..] && adjudicated[0].Reader.IsConsensus)
            ranks[0] = adjudicated.FindAll(a => below.TrueForAll(b => Covers(a.Series, b.Series)));
        foreach (var known in ranks.Where(r => r.Count > 0))
        {
            return known.TrueForAll(r => r.Best!.Category == known[0].Best!.Category)
                ? new(line, criterion, options, readers, known[0], null, [])
                : new(line, criterion, options, readers, null, ResponseOpen.ReadersDiffer, known);
        }
        return new(line, criterion, options, readers, null, readers[0].Open, []);
    }

    /// <summary>By line number, for lines whose best response a source's five words can say.</summary>
    public static IReadOnlyDictionary<int, BestResponse> ByLine(IEnumerable<LineResponse> responses) =>
        responses.Where(r => Word(r.Best) is not null).ToDictionary(r => r.Line.Number, r => Word(r.Best)!.Value);

    /// <summary>Null also for "non-CR/non-PD" and the words of other criteria: they are not stable disease.</summary>
    internal static BestResponse? Word(ResponseCategory? category) => category switch
    {
        ResponseCategory.CR => BestResponse.CR,
        ResponseCategory.PR => BestResponse.PR,
        ResponseCategory.SD => BestResponse.SD,
        ResponseCategory.PD => BestResponse.PD,
        ResponseCategory.NE => BestResponse.NE,
        _ => null,
    };

    /// <summary>Who adjudicated single scans has no best response over all of them. [H]</summary>
    private static bool Covers(MeasuredSeries adjudicated, MeasuredSeries read) =>
        !read.TimePoints.SelectMany(t => t.Studies).Except(adjudicated.TimePoints.SelectMany(t => t.Studies), StringComparer.Ordinal).Any();

    private static ReaderResponse Of(MeasuredSeries series, ResponseCriterion criterion, ResponseOptions options, bool confirmed)
    {
        var assessment = criterion.Assess(series.Series, options);
        ResponseOpen? open = series switch
        {
            { Targets: TargetsStanding.NoBaseline } => ResponseOpen.NoBaseline,
            { Targets: TargetsStanding.NotDeclared } => ResponseOpen.TargetsNotDeclared,
            { IsOrderOpen: true } => ResponseOpen.OrderOpen,
            _ when assessment.TimePoints.Count == 0 => ResponseOpen.NoAssessment,
            _ => null,
        };
        var best = open is null ? BestResponses.Of(assessment, series.Series, confirmed) : null;
        return best?.Reason is BestResponseReason.DurationNotKnown ? new(series, assessment, null, ResponseOpen.DurationNotKnown) : new(series, assessment, best, open);
    }
}
