using Islet.Course;

namespace Islet.Clinic;

/// <summary>What readers and sources state of response, beside what is computed from the measurements, line by line.</summary>
/// <remarks>Siegel 2023 through Di Franco et al., Semin Nucl Med 2025;55:754-765: a third of routine reads differ from RECIST 1.1. The causes are those of <see cref="ReadReview"/>.</remarks>
public static class StatedResponses
{
    private static readonly ResponseCategory[] Categories = Enum.GetValues<ResponseCategory>();

    public static IReadOnlyList<StatedBeside> Of(Snapshot snapshot, ResponseCriterion? criterion = null, ResponseOptions? options = null) =>
        [.. LineResponses.Of(snapshot, criterion, options).Select(line => OfLine(snapshot, line))];

    internal static StatedBeside OfLine(Snapshot snapshot, LineResponse line)
    {
        var reads = snapshot.Visible<ImagingStudy>().Select(s => s.Finding).Where(f => f.Content is ImagingStudy { Response: not null } && IsWithin(f, line.Line));
        var outcomes = snapshot.Visible<ReportedOutcome>().Select(s => s.Finding).Where(f => Concerns(f, line.Line)).ToList();
        var progressions = snapshot.Visible<ProgressionJudgement>().Select(s => s.Finding)
            .Where(f => f.Content is ProgressionJudgement { Progressive: true } && LineEvidence.IsRadiological(f) && IsWithin(f, line.Line))
            .Concat(outcomes.Where(f => f.Content is ReportedOutcome { Progression: true }));
        return new(line, [.. InOrder(reads).Select(f => Read(f, line))],
            [.. InOrder(outcomes.Where(f => f.Content is ReportedOutcome { BestResponse: not null })).Select(f => Best(f, line))], [.. InOrder(progressions).Select(f => Progression(f, line))])
        {
            Times = [.. InOrder(outcomes.Where(f => f.Content is ReportedOutcome { Months: not null }))],
        };
    }

    private static ReadBeside Read(Finding from, LineResponse line)
    {
        var (read, reader) = ((ImagingStudy)from.Content, SeriesReader.Of(from.Content)!.Value);
        var against = Shown(line, reader, read.Study);
        var at = read.Study is null ? null : against?.Series.TimePoints.FirstOrDefault(t => t.Studies.Contains(read.Study))?.Point.Id;
        var computed = against?.Assessment.TimePoints.FirstOrDefault(t => t.Id == at);
        var category = Category(read.Response);
        var reference = against is null || at is null ? read.ComparedWith is null ? ReadReference.NotStated : ReadReference.Other : Reference(read.ComparedWith, at, against);
        var reason = read.ResponseReason ?? (reference is ReadReference.Previous ? "previous" : null);
        return new(from, reader, read.Response!, category, against, computed, Differs(category, computed), reference,
            category is { } known && computed is not null ? Compare(against!, new(computed.Id, ResponseGroups.Of(known) is ResponseGroup.Progression, reason)) : null);
    }

    private static BestBeside Best(Finding from, LineResponse line)
    {
        var stated = (ReportedOutcome)from.Content;
        var computed = line.Best;
        return new(from, stated.BestResponse!.Value, stated.Criterion, computed, line.Open,
            computed is null ? null : LineResponses.Word(computed) is { } word ? word != stated.BestResponse : ResponseGroups.Of(computed) is ResponseGroup.Stable && stated.BestResponse is BestResponse.SD ? null : true);
    }

    private static ProgressionBeside Progression(Finding from, LineResponse line)
    {
        var against = line.Leading ?? line.Readers.FirstOrDefault(r => r.Open is null);
        var (day, computed) = (Exact(from.Happened), against?.ProgressionDate);
        var near = day is { } on ? against?.Assessment.TimePoints.FirstOrDefault(t => t.Date is { } scan && Math.Abs(AxisPoint.DaysBetween(scan, on)) <= SeriesVisit.WindowDays) : null;
        bool? differs = against is null || day is null ? null
            : against.FirstProgression is not null ? computed is { } shown ? shown != day : null
            : near is null || near.Overall is ResponseCategory.NE ? null : true;
        return new(from, against, computed, day is { } stated && computed is { } first ? AxisPoint.DaysBetween(first, stated) : null, differs,
            near is null ? null : Compare(against!, new(near.Id, Progressive: true)));
    }

    /// <summary>The reader's own measurements of that study, else those of the leading reader who measured it.</summary>
    private static ReaderResponse? Shown(LineResponse line, SeriesReader reader, string? study) => study is null ? null
        : line.Readers.Where(r => r.Open is null && r.Series.TimePoints.Any(t => !t.Point.IsBaseline && t.Studies.Contains(study))).OrderByDescending(r => r.Reader == reader).FirstOrDefault();

    private static ReadReference Reference(string? comparedWith, string at, ReaderResponse against)
    {
        if (comparedWith is null)
            return ReadReference.NotStated;
        var timeline = Timeline.Of(against.Series.Series);
        var other = against.Series.TimePoints.FirstOrDefault(t => t.Studies.Contains(comparedWith))?.Point;
        if (other is null || timeline.IndexOf(at) is not { } i)
            return ReadReference.Other;
        var nadir = LesionSizes.Of(timeline, LesionQuantity.Diameter, against.Assessment.Options).FollowUps[i].NadirAt;
        return other.IsBaseline ? nadir == -1 ? ReadReference.Nadir : ReadReference.Baseline
            : timeline.IndexOf(other.Id) is { } j && j == nadir ? ReadReference.Nadir
            : timeline.IndexOf(other.Id) == i - 1 ? ReadReference.Previous : ReadReference.Other;
    }

    /// <summary>A category that a later scan made what it is does not blame the read.</summary>
    private static bool? Differs(ResponseCategory? stated, TimePointResponse? computed) => (stated, computed?.Overall) switch
    {
        (null, _) or (_, null) => null,
        (not ResponseCategory.NE, ResponseCategory.NE) => null,
        ({ } word, { } overall) => word != overall && word != computed!.AsRead
            && !(ResponseGroups.Of(word) is ResponseGroup.Stable && ResponseGroups.Of(overall) is ResponseGroup.Stable),
    };

    private static ReadComparison? Compare(ReaderResponse against, ClinicalRead read) => against.Assessment.Criterion.Code != Recist11.Criterion.Code ? null
        : ReadReview.Of(Timeline.Of(against.Series.Series), against.Assessment, [read]).Comparisons is [var comparison] ? comparison : null;

    /// <summary>Null: no category's word.</summary>
    internal static ResponseCategory? Category(string? word)
    {
        foreach (var category in Categories)
            if (ResponseWords.Of(category).Equals(word?.Trim(), StringComparison.OrdinalIgnoreCase))
                return category;
        return null;
    }

    /// <summary>After the start for certain, and not after the next line began.</summary>
    private static bool IsWithin(Finding f, TherapyLine line) => f.Happened.First is { } first && line.Start.Last is { } start && first > start && !(line.NextStart?.First is { } next && first > next);

    /// <summary>By the number that the source gives; without one by its day.</summary>
    private static bool Concerns(Finding f, TherapyLine line) => ((ReportedOutcome)f.Content).Line is { } number ? number == line.Number : IsWithin(f, line);

    private static IEnumerable<Finding> InOrder(IEnumerable<Finding> findings) => findings.OrderBy(f => f.Happened.First?.Days ?? decimal.MaxValue).ThenBy(f => f.Id);

    private static AxisPoint? Exact(When when) => when.First is { } first && first == when.Last ? first : null;
}
