using Islet.Course;

namespace Islet.Clinic;

/// <summary>From where overall survival is counted.</summary>
public enum SurvivalOrigin
{
    Diagnosis,

    /// <summary>The start of a line of therapy (Panzuto et al. 2024; NORDIC NEC 2 2025).</summary>
    LineStart,

    /// <summary>The characterization at inclusion (Mollazadegan et al. 2025).</summary>
    Inclusion,

    /// <summary>The first day on which disease is known to be advanced. For patients without chemotherapy the Nordic paper names no origin; this one is an assumption.</summary>
    AdvancedDisease,
}

/// <summary>Overall survival with its origin.</summary>
/// <param name="Start">Unknown: nobody says, and there is no outcome.</param>
/// <param name="Line">Of <see cref="SurvivalOrigin.LineStart"/>: which one.</param>
public sealed record SurvivalFrom(SurvivalOrigin Origin, When Start, TimeToEvent Time, int? Line = null);

/// <summary>Overall survival from the origins that the papers use, to death of any cause or the last day seen alive.</summary>
/// <remarks>Panzuto et al. 2024, section 2.1; NORDIC NEC 2 2025, Methods; Mollazadegan et al. 2025, Results.</remarks>
public static class SurvivalOrigins
{
    public static SurvivalFrom FromLine(Snapshot snapshot, TherapyLines lines, int number) => lines.Lacks(number) is { } why
        ? new(SurvivalOrigin.LineStart, When.Unknown, TimeToEvent.None(why), number)
        : From(snapshot, SurvivalOrigin.LineStart, lines.Lines[number - 1].Start) with { Line = number };

    /// <summary>From the earliest characterization that was declared to be the one at inclusion.</summary>
    public static SurvivalFrom FromInclusion(Snapshot snapshot) => From(snapshot, SurvivalOrigin.Inclusion,
        Earliest(snapshot.Visible<Characterization>().Where(s => s.Finding.Content is Characterization { Occasion: Occasion.Inclusion })));

    /// <summary>From the earliest finding that says metastatic or locally advanced: a person's word, an M1, metastases on a scan.</summary>
    public static SurvivalFrom FromAdvancedDisease(Snapshot snapshot) => From(snapshot, SurvivalOrigin.AdvancedDisease, Earliest(
        snapshot.Visible<Judgement>().Where(s => s.Finding.Content is Judgement { About: "disease_status", Value: "metastatic" or "locally_advanced" })
            .Concat(snapshot.Visible<Staging>().Where(s => s.Finding.Content is Staging { M: ['M', '1', ..] }))
            .Concat(snapshot.Visible<ImagingStudy>().Where(s => s.Finding.Content is ImagingStudy scan && (scan.LiverMetastases is true || scan.BoneMetastases is true || scan.ExtrahepaticDisease is true)))));

    public static SurvivalFrom FromDiagnosis(Snapshot snapshot)
    {
        var time = OverallSurvival.FromDiagnosis(snapshot.Course, snapshot.View.Effective, out var zero);
        return new(SurvivalOrigin.Diagnosis, zero is null ? When.Unknown : Earliest(snapshot.Visible<Diagnosis>()), time);
    }

    private static SurvivalFrom From(Snapshot snapshot, SurvivalOrigin origin, When start) => new(origin, start, OverallSurvival.From(snapshot.Course, start, snapshot.View.Effective));

    /// <summary>The earliest; where another may be earlier by its partial date, that one, and so there is no outcome.</summary>
    private static When Earliest(IEnumerable<Seen> seen) => seen.Select(s => s.Finding.Happened).Where(w => w.IsKnown)
        .OrderBy(w => w.First!.Value.Days).ThenByDescending(w => w.Last!.Value.Days).FirstOrDefault();
}
