using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>The visits of one reader as scans and the lesions read on them, with what RS says of each visit.</summary>
/// <param name="origin">Begins the origin of every finding.</param>
internal sealed class SdtmVisitFindings(SdtmRead read, SdtmLesionNames names, string origin, bool hasCalendar)
{
    private readonly SdtmReader reader = SdtmReader.Of(read.Series.Reader);
    private readonly List<NewFinding> found = [];
    private readonly HashSet<string> origins = new(StringComparer.Ordinal);

    public IReadOnlyList<NewFinding> All()
    {
        foreach (var (point, visit, made) in read.Visits)
            Visit(point, visit, made);
        return found;
    }

    private string Here => $"{origin}{read.Series.Reader}/";

    private void Visit(TimePoint point, SdtmVisit visit, SdtmTimePoint made)
    {
        List<(LesionRead Read, Scan Scan)> lesions = [];
        foreach (var lesion in read.Lesions.Tracked)
            lesions.AddRange(Tracked(lesion, point, visit, made).Select(r => (r, ScanOf(visit, r.Lesion, lesion.Id))));
        foreach (var lesion in point.NewLesions)
            lesions.Add((New(lesion), ScanOf(visit, lesion.Id, lesion.Id)));
        List<Scan> scans = [.. lesions.Select(l => l.Scan).DefaultIfEmpty(new(Day(visit, visit.Rows), null)).Distinct().OrderBy(s => s.Day.First?.Days ?? decimal.MaxValue).ThenBy(s => s.Modality, StringComparer.Ordinal)];
        var said = read.Series.Stated.FirstOrDefault(s => s.Test == SdtmTerms.Overall && s.TimePoint == point.Id);
        for (var i = 0; i < scans.Count; i++)
            Add(scans[i].Day, Study(visit, scans[i], i == scans.Count - 1 ? said : null), string.Create(CultureInfo.InvariantCulture, $"{visit.Id}/scan {i + 1}"));
        foreach (var (lesion, scan) in lesions)
            Add(scan.Day, lesion with { Lesion = names.Of(read, lesion.Lesion), SplitFrom = Named(lesion.SplitFrom), MergedInto = Named(lesion.MergedInto), Study = NameOf(visit, scan), Read = reader.Role, Reader = reader.Name }, $"{visit.Id}/{lesion.Lesion}");
    }

    private string? Named(string? lesion) => lesion is null ? null : names.Of(read, lesion);

    /// <summary>A lesion that is both followed and called new has one read.</summary>
    private void Add(When day, Content content, string record)
    {
        if (origins.Add(record))
            found.Add(new(day, Reported.Unknown, content, Here + record));
    }

    /// <summary>The category of a visit stands with its last scan: only then was it known.</summary>
    private ImagingStudy Study(SdtmVisit visit, Scan scan, StatedResponse? said) => new()
    {
        Study = NameOf(visit, scan),
        Read = reader.Role,
        Reader = reader.Name,
        Modality = scan.Modality,
        Response = said is null ? null : SdtmTerms.Word(said.Category),
        ResponseCriterion = said is { Criterion.Length: > 0 } ? said.Criterion : null,
    };

    /// <summary>The same for every reader of the scan.</summary>
    private static string NameOf(SdtmVisit visit, Scan scan) => string.Join(' ', new[] { visit.Label, scan.Modality, scan.Day.ToString() }.Where(part => part is { Length: > 0 }));

    private IEnumerable<LesionRead> Tracked(TrackedLesion lesion, TimePoint point, SdtmVisit visit, SdtmTimePoint made)
    {
        var row = Begun(lesion);
        if (made.Parts.TryGetValue(lesion.Id, out var parts))
            return parts.Select(part => Sized(row with { Lesion = part.Id, SplitFrom = part.Id == lesion.Id ? null : lesion.Id }, part.Size.State!.Value, part.Size.Mm, null, lesion.IsNode));
        if (point.Targets.TryGetValue(lesion.Id, out var target))
            return [target is { State: TargetState.Merged } ? row with { MergedInto = target.MergedInto }
                : Sized(row with { ViableMm = target.ViableMm, AttenuationHu = target.Hu }, target.State, target.Mm, target.PerpendicularMm, lesion.IsNode)];
        if (point.NonTargets.TryGetValue(lesion.Id, out var state))
            return [row with { Status = Status(state) }];
        return read.Lesions.Identification(lesion.Id) is { } named && visit.Is(named) ? [row] : []; // TU has it at this visit, TR does not say how it looks
    }

    private static LesionRead Begun(TrackedLesion lesion) => new()
    {
        Lesion = lesion.Id,
        Organ = lesion.Organ.Length > 0 ? lesion.Organ : null,
        Part = lesion.Site,
        Role = lesion.Role is SeriesRole.Target ? LesionRole.Target : LesionRole.NonTarget,
    };

    /// <summary>Of a node the size is its short axis.</summary>
    private static LesionRead Sized(LesionRead row, TargetState state, decimal? mm, decimal? other, bool isNode) => state switch
    {
        TargetState.NotEvaluated or TargetState.Merged => row with { Status = LesionStatus.NotEvaluable },
        TargetState.TooSmall => row with { Status = LesionStatus.TooSmall },
        TargetState.Measured when mm is 0 => row with { Status = LesionStatus.Absent },
        TargetState.Measured => row with { Status = LesionStatus.Present, LongestMm = isNode ? other : mm, ShortAxisMm = isNode ? mm : other },
    };

    private static LesionStatus Status(NonTargetState state) => state switch
    {
        NonTargetState.Absent => LesionStatus.Absent,
        NonTargetState.Present => LesionStatus.Present,
        NonTargetState.Worsened => LesionStatus.Worsened,
        NonTargetState.UnequivocalProgression => LesionStatus.Progressing,
        NonTargetState.NotEvaluated => LesionStatus.NotEvaluable,
    };

    private static LesionRead New(NewLesion lesion) => new()
    {
        Lesion = lesion.Id,
        Organ = lesion.Organ,
        Role = LesionRole.New,
        LongestMm = lesion.Organ == SdtmPlaces.Node ? null : lesion.Mm,
        ShortAxisMm = lesion.Organ == SdtmPlaces.Node ? lesion.Mm : null,
        Status = lesion.Certainty switch
        {
            NewLesionCertainty.Unequivocal => LesionStatus.Present,
            NewLesionCertainty.Equivocal => LesionStatus.Equivocal,
            NewLesionCertainty.Resolved => LesionStatus.Absent,
            NewLesionCertainty.NotMalignant => LesionStatus.NotMalignant,
        },
    };

    /// <summary>By the rows of the lesion, of a mass by those of the mass; of a lesion without rows by those of its visit.</summary>
    private Scan ScanOf(SdtmVisit visit, string id, string whole)
    {
        List<SdtmRecord> own = [.. visit.Rows.Where(r => r.LinkId == id)];
        if (own.Count == 0)
            own = [.. read.Lesions.MassesOf(whole).SelectMany(m => visit.Rows.Where(r => r.LinkId == m.Id))];
        var method = own.Select(r => r["METHOD"]).Append(read.Lesions.Identification(whole)?["METHOD"]).Append(read.Lesions.New.GetValueOrDefault(whole)?["METHOD"]).FirstOrDefault(m => m is { Length: > 0 });
        return new(Day(visit, own.Count > 0 ? own : visit.Rows), method is null ? null : SdtmTerms.Modality(method));
    }

    /// <summary>The last day; where none is known to the day, the month or year as written.</summary>
    private When Day(SdtmVisit visit, IReadOnlyList<SdtmRecord> rows)
    {
        if (rows.Select(r => visit.Days.GetValueOrDefault(r)).Max() is { } exact)
            return SdtmSubject.On(exact, hasCalendar);
        return rows.Select(r => SdtmDates.AsWritten(r.Date)).OfType<Day>().Select(When.On).OrderBy(w => w.Last!.Value.Days).LastOrDefault();
    }

    private readonly record struct Scan(When Day, string? Modality);
}
