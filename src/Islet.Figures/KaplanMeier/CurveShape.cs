using Islet.Statistics;

namespace Islet.Figures;

/// <summary>The geometry of one curve on its scales, cut at the axis' end.</summary>
internal sealed record CurveShape(SurvivalCurve Curve, Scale X, Scale Y)
{
    private IReadOnlyList<SurvivalStep> Steps { get; } = [.. Curve.Steps.Where(s => s.Time <= X.To)];

    /// <summary>Where the drawn curve ends: the last observation or, if that lies beyond the axis, the axis' end.</summary>
    public double End => Steps.Count == Curve.Steps.Count ? Steps is [.., var last] ? last.Time : 0 : X.To;

    public bool IsEmpty => Curve.Steps.Count == 0;

    /// <summary>Ŝ(t) of the drawn part.</summary>
    public double At(double time) => Curve.At(time).Survival;

    /// <summary>Numbers at a time t: at risk are those observed to t or longer, so before t they, the events and the censored make up the group.</summary>
    public (double AtRisk, double Events, double Censored) Numbers(double time)
    {
        var before = Curve.Steps.TakeWhile(s => s.Time < time).ToList();
        return (Curve.At(time).AtRisk, before.Sum(s => s.Events), before.Sum(s => s.Censored));
    }

    public string Line()
    {
        var drops = Apart(Steps.Where(s => s.Events > 0), s => s.Time).Select(s => $"H{Svg.Number(X[s.Time])}V{Svg.Number(Y[s.Survival])}");
        return $"M{Svg.Number(X[0])} {Svg.Number(Y[1])}{string.Concat(drops)}H{Svg.Number(X[End])}";
    }

    public string CensorTicks(double length) => string.Concat(Apart(Steps.Where(s => s.Censored > 0), s => s.Time)
        .Select(s => $"M{Svg.Number(X[s.Time])} {Svg.Number(Y[s.Survival] - length / 2)}v{Svg.Number(length)}"));

    /// <summary>Between the limits, forwards along the upper and back along the lower, as far as they are defined.</summary>
    public string? Band()
    {
        var limited = LimitedSteps();
        if (limited.Count == 0)
            return null;
        var forwards = limited.Select(s => $"H{Svg.Number(X[s.Time])}V{Svg.Number(Y[s.Upper])}");
        var backwards = limited.AsEnumerable().Reverse().Skip(1).Zip(limited.AsEnumerable().Reverse(), (earlier, later) => $"H{Svg.Number(X[later.Time])}V{Svg.Number(Y[earlier.Lower])}");
        var end = Svg.Number(X[BandEnd()]);
        return $"M{Svg.Number(X[0])} {Svg.Number(Y[1])}{string.Concat(forwards)}H{end}V{Svg.Number(Y[limited[^1].Lower])}"
            + $"{string.Concat(backwards)}H{Svg.Number(X[limited[0].Time])}V{Svg.Number(Y[1])}Z";
    }

    /// <summary>What the curve covers: a box for each stretch and each drop, with the band where one is drawn.</summary>
    public IEnumerable<Box> Covered(bool band)
    {
        var before = (Time: 0.0, Survival: 1.0, Lower: 1.0, Upper: 1.0);
        foreach (var s in Steps.Where(s => s.Events > 0).Append(new(End, 1, 0, 0, At(End), null, default)))
        {
            yield return Box.Between(X[before.Time], Y[band ? before.Upper : before.Survival], X[s.Time], Y[band ? before.Lower : before.Survival]);
            yield return Box.Between(X[s.Time], Y[before.Survival], X[s.Time], Y[s.Survival]);
            before = (s.Time, s.Survival, s.Limits.Lower ?? s.Survival, s.Limits.Upper ?? s.Survival);
        }
    }

    private List<(double Time, double Lower, double Upper)> LimitedSteps() =>
        [.. Apart(Steps.Where(s => s.Events > 0).TakeWhile(s => s.Limits is { Lower: not null, Upper: not null }), s => s.Time)
            .Select(s => (s.Time, s.Limits.Lower!.Value, s.Limits.Upper!.Value))];

    /// <summary>Of what falls on the same half pixel only the last: nobody sees the difference, and a nation's curve is not a megabyte.</summary>
    private IEnumerable<T> Apart<T>(IEnumerable<T> inOrder, Func<T, double> time)
    {
        T? held = default;
        var pixel = double.NaN;
        foreach (var item in inOrder)
        {
            var its = Math.Floor(X[time(item)] * 2);
            if (!double.IsNaN(pixel) && its > pixel)
                yield return held!;
            (held, pixel) = (item, its);
        }
        if (!double.IsNaN(pixel))
            yield return held!;
    }

    // Where the limits stop being defined (Ŝ = 0), the band ends with the step that has none.
    private double BandEnd() => Steps.Where(s => s.Events > 0 && s.Limits is not { Lower: not null, Upper: not null }).Select(s => (double?)s.Time).FirstOrDefault() ?? End;
}
