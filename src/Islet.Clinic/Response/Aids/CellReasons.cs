namespace Islet.Clinic;

/// <summary>The measured reasons of a cell, read from what the criterion itself handed on.</summary>
internal static class CellReasons
{
    public static IReadOnlyList<ResponseReason> Of(ResponseSeries series, ResponseAssessment assessment, TimePointResponse r)
    {
        var changes = CriterionLines.Of(assessment, r)
            .Select(line => new ResponseReason.Change(line, Change(line, r), null)).Select(c => c with { Reached = c.Line.IsReached(c.By) }).ToList();
        IEnumerable<ResponseReason> reasons = ResponseGroups.Of(r.Overall) switch
        {
            ResponseGroup.Progression => [.. Shown(r), .. changes.Where(c => c is { Reached: true, Line.Group: ResponseGroup.Progression })],
            ResponseGroup.Response => [.. Gone(r), .. changes.Where(c => c is { Reached: true, Line.Group: ResponseGroup.Response })],
            ResponseGroup.Stable => Stable(changes, r.DecidedBy),
            ResponseGroup.None => Silent(series, assessment, r),
        };
        List<ResponseReason> all = [.. reasons];
        if (all.Count == 0 && r.DecidedBy is { } step)
            all.Add(new ResponseReason.Step(step));
        return all;
    }

    /// <summary>Of the quantity that a line asks for.</summary>
    public static MeasuredChange Change(CriterionLine line, TimePointResponse r) => line.Of switch
    {
        MeasuredQuantity.Sum or MeasuredQuantity.ViableSum or MeasuredQuantity.SumOfProducts => Size(line.From, r.Size),
        MeasuredQuantity.Density => new(Measure(r, "pctHu"), null),
        MeasuredQuantity.Zp => new(Measure(r, "meanPctZp"), null),
        MeasuredQuantity.SulPeak or MeasuredQuantity.Suv => new(Measure(r, "pct"), Measure(r, "abs")),
        MeasuredQuantity.Volume => Volume(line.From, r, "baselineVolumeMl", "volumeMl"),
        MeasuredQuantity.TotalActivity => Volume(line.From, r, "baselineTla", "tla"),
    };

    private static MeasuredChange Size(ChangeReference from, SizeChange? size) => (from, size) switch
    {
        (_, null) => default,
        (ChangeReference.Baseline, { } s) => new(s.PercentOfBaseline, s.PercentOfBaseline is null ? null : s.Sum - s.Baseline),
        (ChangeReference.Nadir, { Nadir: 0m, Sum: > 0 and var sum }) => new(null, sum, FromNothing: true),
        (ChangeReference.Nadir, { } s) => new(s.PercentOfNadir, s.PercentOfNadir is null ? null : s.Sum - s.Nadir),
    };

    /// <summary>The criterion's per cent is from the reference of progression; a response is always from baseline.</summary>
    private static MeasuredChange Volume(ChangeReference from, TimePointResponse r, string before, string now) => (from, Measure(r, before), Measure(r, now)) switch
    {
        (ChangeReference.Baseline, > 0 and var first, { } last) => new(100 * (last - first) / first, last - first),
        _ => new(Measure(r, "pct"), null),
    };

    private static decimal? Measure(TimePointResponse r, string name) => r.Measures.FirstOrDefault(m => m.Name == name)?.Value;

    private static IEnumerable<ResponseReason> Shown(TimePointResponse r) =>
        r.Progressions.Where(p => p.Cause is not (ProgressionCause.Target or ProgressionCause.Functional)).Select(p => new ResponseReason.Shown(p.Cause, p.Lesions));

    private static IEnumerable<ResponseReason> Gone(TimePointResponse r) =>
        r.Overall is ResponseCategory.CR or ResponseCategory.Cmr || r.Target is ResponseCategory.CR ? [new ResponseReason.Gone()] : [];

    /// <summary>
    /// A line that was reached and overruled first; then the nearer side: what shrank is measured against response, what grew against progression. A step that is not
    /// simply "stable" is told beside them.
    /// </summary>
    private static List<ResponseReason> Stable(List<ResponseReason.Change> changes, string? step)
    {
        List<ResponseReason> reasons = [.. changes.Where(c => c.Reached is true), .. changes.Where(c => c.Reached is false && (c.Line.Group is ResponseGroup.Response || IsRise(c.By)))];
        if (step is not (null or ResponseStep.TargetStable or PetStep.Stable))
            reasons.Add(new ResponseReason.Step(step));
        return reasons.Count > 0 ? reasons : [.. changes];
    }

    private static bool IsRise(MeasuredChange by) => by.FromNothing || by.Percent is > 0;

    private static IEnumerable<ResponseReason> Silent(ResponseSeries series, ResponseAssessment assessment, TimePointResponse r)
    {
        if (r.Overall is null)
            return [new ResponseReason.ValuesOnly()];
        if (r is { Overall: ResponseCategory.NotApplicable, DecidedBy: { } because })
            return [new ResponseReason.Step(because), .. r.Cautions.Select(c => new ResponseReason.Caution(c))];
        List<ResponseReason> missing = r.Target is ResponseCategory.NE ? [.. Missing(series, r.Id), .. Unread(series, assessment, r)] : [];
        return
        [
            .. missing,
            .. r.Cautions.Select(c => new ResponseReason.Caution(c)),
            .. r.DecidedBy is { } step && !(step is ResponseStep.TargetMissing && missing.Count > 0) ? [new ResponseReason.Step(step)] : Array.Empty<ResponseReason>(),
        ];
    }

    private static IEnumerable<ResponseReason> Missing(ResponseSeries series, string id)
    {
        if (series.TimePoints.FirstOrDefault(t => t.Id == id) is not { } point)
            return [];
        List<string> lesions = [.. Targets(series).Where(l => !point.Targets.TryGetValue(l.Id, out var reading) || reading.State is TargetState.NotEvaluated).Select(l => l.Id)];
        return lesions.Count > 0 ? [new ResponseReason.NotEvaluated(lesions)] : [];
    }

    /// <summary>Of criteria that ask for more than the longest diameter: targets that have one and lack the rest, at baseline or now.</summary>
    private static IEnumerable<ResponseReason> Unread(ResponseSeries series, ResponseAssessment assessment, TimePointResponse r)
    {
        var of = CriterionLines.Of(assessment, r) is [var line, ..] ? line.Of : MeasuredQuantity.Sum;
        if ((of switch { MeasuredQuantity.SumOfProducts => LesionQuantity.Area, MeasuredQuantity.ViableSum => LesionQuantity.ViableDiameter, _ => null }) is not { } quantity)
            return [];
        List<TimePoint> points = [.. series.TimePoints.Where(t => t.Id == r.Id || t.IsBaseline)];
        List<string> lesions = [.. Targets(series).Where(l => points.Exists(p => LesionQuantity.Diameter.IsRead(p, l) && !quantity.IsRead(p, l))).Select(l => l.Id)];
        return lesions.Count > 0 ? [new ResponseReason.NotMeasured(of, lesions)] : [];
    }

    private static IEnumerable<TrackedLesion> Targets(ResponseSeries series) => series.Lesions.Where(l => l.Role is SeriesRole.Target);
}
