using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>One series as rows of TU and TR.</summary>
internal sealed class SdtmSeriesWriter(SdtmComputed computed, SdtmDomain tu, SdtmDomain tr)
{
    private const string Millimetres = "mm", Hounsfield = "HU";

    private readonly ResponseSeries series = computed.Series;
    private readonly SdtmWrittenDays days = new(computed);
    private readonly HashSet<string> identified = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<(string TimePoint, string Lesion), NewLesionCertainty> sightings = NewLesionSightings.Of(computed.Series);

    public void Write()
    {
        if (series.TimePoints.FirstOrDefault(t => t.IsBaseline) is { } baseline)
            foreach (var lesion in series.Lesions)
                Identify(lesion.Id, baseline, SdtmTerms.Identified, lesion.Role is SeriesRole.Target ? "TARGET" : "NON-TARGET", SdtmPlaces.Term(lesion.Organ, lesion.IsNode), lesion.Site);
        foreach (var point in series.TimePoints)
        {
            foreach (var lesion in series.Lesions.Where(l => l.Role is SeriesRole.Target))
                Target(point, lesion);
            foreach (var lesion in series.Lesions.Where(l => l.Role is SeriesRole.NonTarget && point.NonTargets.ContainsKey(l.Id)))
                State(point, lesion.Id, "NON-TARGET", SdtmTerms.Word(point.NonTargets[lesion.Id]), null);
            foreach (var lesion in point.NewLesions)
                New(point, lesion);
        }
    }

    private void Target(TimePoint point, TrackedLesion lesion)
    {
        if (!point.Targets.TryGetValue(lesion.Id, out var reading) || reading.State is TargetState.Merged)
            return;
        var absorbed = Absorbed(point, lesion.Id, reading);
        if (absorbed.Count > 0)
        {
            var mass = string.Join('/', [lesion.Id, .. absorbed]);
            Identify(mass, point, SdtmTerms.Merged, "TARGET", SdtmPlaces.Term(lesion.Organ, lesion.IsNode), null, mass);
            Sizes(point, lesion, mass, reading);
        }
        else if (reading.FragmentsMm.Count > 0)
        {
            for (var i = 0; i < reading.FragmentsMm.Count; i++)
            {
                var part = FormattableString.Invariant($"{lesion.Id}.{i + 1}");
                Identify(part, point, SdtmTerms.Split, "TARGET", SdtmPlaces.Term(lesion.Organ, lesion.IsNode), null, lesion.Id);
                Sizes(point, lesion, part, new() { Mm = reading.FragmentsMm[i] });
            }
        }
        else
        {
            Sizes(point, lesion, lesion.Id, reading);
        }
    }

    private List<string> Absorbed(TimePoint point, string host, TargetReading reading) =>
        [.. reading.MergedWith.Concat(series.Lesions.Select(l => l.Id).Where(id => point.Targets.TryGetValue(id, out var other) && other is { State: TargetState.Merged } && other.MergedInto == host)).Distinct(StringComparer.Ordinal)];

    /// <summary>Of a node the short axis is the size, so that LPERP is; the other diameter stands beside it.</summary>
    private void Sizes(TimePoint point, TrackedLesion lesion, string id, TargetReading reading)
    {
        var (axis, other) = lesion.IsNode ? (SdtmTerms.Perpendicular, SdtmTerms.LongestDiameter) : (SdtmTerms.LongestDiameter, SdtmTerms.Perpendicular);
        var day = DayOf(point, lesion.Id);
        if (reading.State is TargetState.TooSmall)
            Row(point, id, "TARGET", axis, SdtmTerms.TooSmall, computed.Assessment.Options.TooSmallDefaultMm, Millimetres, day);
        else if (reading is { State: TargetState.Measured, Mm: { } mm })
            Row(point, id, "TARGET", axis, null, mm, Millimetres, day);
        else
            Row(point, id, "TARGET", axis, null, null, null, day);
        if (reading.PerpendicularMm is { } perpendicular && lesion.Organ.Length > 0) // of a lesion without a place nobody could tell which of two diameters counts
            Row(point, id, "TARGET", other, null, perpendicular, Millimetres, day);
        if (reading.Hu is { } hu)
            Row(point, id, "TARGET", SdtmTerms.Attenuation, null, hu, Hounsfield, day);
        if (reading.ViableMm is { } viable)
            Row(point, id, "TARGET", SdtmTerms.ViableDiameter, null, viable, Millimetres, day);
    }

    /// <summary>With what PET and CT make of it. A lesion that was first seen at an earlier time point which says nothing of it was in doubt there: had it been clear, it would stand there.</summary>
    private void New(TimePoint point, NewLesion lesion)
    {
        var term = lesion.Organ is { } organ ? SdtmPlaces.Term(organ, organ == SdtmPlaces.Node) : null;
        if (lesion.FirstSeen is { } seen && series.TimePoints.FirstOrDefault(t => t.Id == seen) is { } earlier && !earlier.NewLesions.Any(n => n.Id == lesion.Id) && !identified.Contains(lesion.Id))
        {
            Identify(lesion.Id, earlier, SdtmTerms.Identified, "NEW", term, null, method: Method(lesion.Modality));
            State(earlier, lesion.Id, "NEW", SdtmTerms.Word(NewLesionCertainty.Equivocal), null);
        }
        Identify(lesion.Id, point, SdtmTerms.Identified, "NEW", term, null, method: Method(lesion.Modality));
        State(point, lesion.Id, "NEW", SdtmTerms.Word(sightings.GetValueOrDefault((point.Id, lesion.Id), lesion.Certainty)), lesion.Date, Method(lesion.Modality));
        if (lesion.Mm is { } mm)
            Row(point, lesion.Id, "NEW", lesion.Organ == SdtmPlaces.Node ? SdtmTerms.Perpendicular : SdtmTerms.LongestDiameter, null, mm, Millimetres, lesion.Date ?? point.Date);
    }

    /// <summary>By the codelist METHOD, which knows no tracer.</summary>
    private static string? Method(string? modality) => modality switch
    {
        null => null,
        "CT" => "CT SCAN",
        _ => modality.Contains("PET", StringComparison.OrdinalIgnoreCase) ? "PET/CT SCAN" : modality.ToUpperInvariant(),
    };

    private void Identify(string id, TimePoint point, string test, string role, string? place, string? part, string? group = null, string? method = null)
    {
        if (!identified.Add(id))
            return;
        var day = DayOf(point, id);
        tu.Add(computed.Subject, ("TUGRPID", group), ("TULNKID", id), ("TUTESTCD", test), ("TUTEST", SdtmTerms.NameOf(test)), ("TUORRES", role), ("TUSTRESC", role), ("TULOC", place), ("TULOCDTL", part),
            ("TUMETHOD", method), ("TUEVAL", SdtmTerms.Evaluator(computed.Reader)), ("TUEVALID", SdtmTerms.EvaluatorId(computed.Reader)),
            ("VISITNUM", VisitNumber(point)), ("VISIT", point.Id), ("TUDTC", days.Date(day, point.Id)), ("TUDY", days.StudyDay(day)));
    }

    private void State(TimePoint point, string id, string group, string word, AxisPoint? day, string? method = null) => Row(point, id, group, SdtmTerms.State, word, null, null, day ?? DayOf(point, id), method);

    /// <param name="word">Result in words; empty or null without a number: not done.</param>
    private void Row(TimePoint point, string id, string group, string test, string? word, decimal? number, string? unit, AxisPoint? day, string? method = null)
    {
        var done = word is { Length: > 0 } || number is not null;
        object? original = word is { Length: > 0 } ? word : number;
        tr.Add(computed.Subject, ("TRGRPID", group), ("TRLNKGRP", FormattableString.Invariant($"A{VisitNumber(point)}")), ("TRLNKID", id), ("TRTESTCD", test), ("TRTEST", SdtmTerms.NameOf(test)),
            ("TRORRES", original), ("TRORRESU", word is { Length: > 0 } ? null : unit), ("TRSTRESC", number ?? original), ("TRSTRESN", number), ("TRSTRESU", unit), ("TRSTAT", done ? null : SdtmTerms.NotDone),
            ("TRMETHOD", method), ("TREVAL", SdtmTerms.Evaluator(computed.Reader)), ("TREVALID", SdtmTerms.EvaluatorId(computed.Reader)),
            ("VISITNUM", VisitNumber(point)), ("VISIT", point.Id), ("TRDTC", days.Date(day, point.Id)), ("TRDY", days.StudyDay(day)));
    }

    private int VisitNumber(TimePoint point) => series.TimePoints.TakeWhile(t => t != point).Count() + 1;

    private static AxisPoint? DayOf(TimePoint point, string lesion) => point.ScanDates.TryGetValue(lesion, out var day) ? day : point.Date;
}
