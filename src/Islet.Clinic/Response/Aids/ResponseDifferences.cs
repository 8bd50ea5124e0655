namespace Islet.Clinic;

internal static class ResponseDifferences
{
    public static ResponseDifference Between(ResponseCell a, ResponseCell b)
    {
        var (one, other) = Distance(a.Group) >= Distance(b.Group) ? (a, b) : (b, a);
        return new(one, other, Kind(one.Reasons.Count > 0 ? one.Reasons[0] : null, other));
    }

    private static int Distance(ResponseGroup group) => group switch
    {
        ResponseGroup.None => 0,
        ResponseGroup.Stable => 1,
        ResponseGroup.Response => 2,
        ResponseGroup.Progression => 3,
    };

    private static DifferenceKind Kind(ResponseReason? decided, ResponseCell other) => decided switch
    {
        ResponseReason.Shown { Cause: ProgressionCause.NewLesion } => DifferenceKind.NewLesion,
        ResponseReason.Shown { Cause: ProgressionCause.NonTarget } => DifferenceKind.NonTarget,
        ResponseReason.Shown { Cause: ProgressionCause.Reappearance } => DifferenceKind.Reappearance,
        ResponseReason.Gone => DifferenceKind.Gone,
        ResponseReason.Change { Line: var line } => Kind(line, other),
        _ => DifferenceKind.Other,
    };

    private static DifferenceKind Kind(CriterionLine line, ResponseCell other)
    {
        var same = CriterionLines.Of(other.Assessment, other.Response).Where(l => l.Of == line.Of).ToList();
        var its = same.Where(l => l.Group == line.Group).ToList();
        return its switch
        {
            [] when same.Count > 0 => DifferenceKind.ResponseOnly,
            [] => DifferenceKind.Quantity,
            _ when its.Exists(l => l.IsReached(CellReasons.Change(l, other.Response)) is true) => DifferenceKind.Overruled,
            [{ From: var from }, ..] when from != line.From => DifferenceKind.Reference,
            _ => DifferenceKind.Threshold,
        };
    }
}
