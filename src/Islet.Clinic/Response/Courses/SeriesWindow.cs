namespace Islet.Clinic;

/// <summary>Which scans of a reader belong to one line of therapy: those that may be its baseline, and those that follow it.</summary>
internal sealed record SeriesWindow(IReadOnlyList<ReadStudy> Before, IReadOnlyList<ReadStudy> After)
{
    private enum Side
    {
        Earlier,
        Within,
        Later,
        Uncertain,
    }

    /// <summary>At or before the start; after it and until the next line begins, that day included. The scan that shows progression comes before the next line and belongs to this one.</summary>
    public static SeriesWindow Of(TherapyLine line, IReadOnlyList<ReadStudy> studies, SeriesProblems problems)
    {
        List<ReadStudy> before = [], after = [];
        foreach (var study in studies.Where(s => s.Kind is not ScanKind.Other && (s.Lesions.Count > 0 || s.SaysMore)))
        {
            switch (SideOf(study, line))
            {
                case Side.Earlier:
                    before.Add(study);
                    break;
                case Side.Within:
                    after.Add(study);
                    break;
                case Side.Uncertain:
                    problems.Order(study.Label);
                    break;
                case Side.Later:
                    break;
            }
        }
        return new(before, after);
    }

    private static Side SideOf(ReadStudy study, TherapyLine line)
    {
        var (start, next) = (line.Start, line.NextStart);
        if (study.To <= start.First)
            return Side.Earlier;
        if (study.From > next?.Last)
            return Side.Later;
        return study.From > start.Last && !(study.To > next?.First) ? Side.Within : Side.Uncertain;
    }
}
