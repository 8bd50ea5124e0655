using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <param name="Months">From time zero.</param>
public readonly record struct DatedResponse(decimal Months, ResponseCategory Category);

/// <summary>One patient of a comparison by response.</summary>
/// <param name="Assessments">In any order.</param>
/// <param name="Months">From time zero to the event or to the end of observation.</param>
/// <param name="Event">Death for survival, progression for time to progression.</param>
public sealed record LandmarkPatient(IReadOnlyList<DatedResponse> Assessments, decimal Months, bool Event);

public enum LandmarkContrast
{
    /// <summary>Thiis-Evensen 2020 and van Vliet 2013 found no difference.</summary>
    ResponseAgainstStable,

    /// <summary>Huizing 2020: status at 9 months, survival 27 against 32 months by RECIST 1.1, 28 against 37 by Choi.</summary>
    ProgressionAgainstStable,

    /// <summary>Ter-Minassian 2017: progression and survival, without those who died before it.</summary>
    ProgressionAgainstNone,
}

/// <param name="Label">As the contrast names it.</param>
public sealed record LandmarkGroup(string Label, int Patients, int Events, SurvivalCurve? Curve);

/// <summary>A comparison from a landmark, or why it was refused.</summary>
/// <param name="LandmarkMonths">Times of the curves are counted from here.</param>
/// <param name="EndedBefore">Event or end of observation at the landmark or before: in no group.</param>
/// <param name="NotAssessed">Observed past the landmark, without an evaluable assessment up to it.</param>
/// <param name="OtherGroup">In a group that the contrast does not compare.</param>
/// <param name="Test">Log-rank; null: a group is empty, or refused.</param>
public sealed record LandmarkComparison(
    LandmarkContrast Contrast, decimal? LandmarkMonths, int EndedBefore, int NotAssessed, int OtherGroup, IReadOnlyList<LandmarkGroup> Groups, LogRankTest? Test,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>
    /// Who responds must have lived to respond: groups are formed by what was known at a landmark, among those still observed, and time runs from there. Anderson, Cain
    /// and Gelber, J Clin Oncol 1983;1:710-719. A comparison of response groups from time zero is refused.
    /// </summary>
    public static LandmarkComparison Of(IReadOnlyList<LandmarkPatient> patients, decimal? landmarkMonths, LandmarkContrast contrast)
    {
        if (landmarkMonths is not (> 0 and var landmark))
            return new(contrast, landmarkMonths, 0, 0, 0, [], null, [FromZero(landmarkMonths)]);
        var observed = patients.Where(p => p.Months > landmark).ToList();
        var placed = observed.Select(p => (Patient: p, Group: At(p, landmark))).ToList();
        var labels = Labels(contrast);
        var members = labels.ConvertAll(l => placed.FindAll(p => l.Groups.Contains(p.Group)).ConvertAll(p => new Observation((double)(p.Patient.Months - landmark), p.Patient.Event)));
        var ties = TimeTies.AsR(members.SelectMany(m => m).Select(o => o.Time));
        var unplaced = placed.Count(p => p.Group is ResponseGroup.None);
        return new(contrast, landmark, patients.Count - observed.Count, unplaced, observed.Count - unplaced - members.Sum(m => m.Count),
            [.. labels.Zip(members, (l, m) => Group(l.Label, m, ties))], members.TrueForAll(m => m.Count > 0) ? Tested(labels, members, ties) : null, []);
    }

    /// <summary>Progression up to the landmark before everything else, then the best so far.</summary>
    private static ResponseGroup At(LandmarkPatient patient, decimal landmark)
    {
        var known = patient.Assessments.Where(a => a.Months <= landmark).Select(a => ResponseGroups.Of(a.Category)).ToHashSet();
        return known.Contains(ResponseGroup.Progression) ? ResponseGroup.Progression
            : known.Contains(ResponseGroup.Response) ? ResponseGroup.Response
            : known.Contains(ResponseGroup.Stable) ? ResponseGroup.Stable : ResponseGroup.None;
    }

    private static List<(string Label, ResponseGroup[] Groups)> Labels(LandmarkContrast contrast) => contrast switch
    {
        LandmarkContrast.ResponseAgainstStable => [("response", [ResponseGroup.Response]), ("stable", [ResponseGroup.Stable])],
        LandmarkContrast.ProgressionAgainstStable => [("progression", [ResponseGroup.Progression]), ("stable", [ResponseGroup.Stable])],
        LandmarkContrast.ProgressionAgainstNone => [("progression", [ResponseGroup.Progression]), ("no progression", [ResponseGroup.Response, ResponseGroup.Stable])],
    };

    private static LandmarkGroup Group(string label, List<Observation> members, TimeTies ties) => new(label, members.Count, members.Count(o => o.Event),
        members.Count == 0 ? null : KaplanMeier.Estimate(members, ties));

    private static LogRankTest Tested(List<(string Label, ResponseGroup[] Groups)> labels, List<List<Observation>> members, TimeTies ties) => LogRank.Test(
        new([.. members.SelectMany(m => m)], [.. members.SelectMany((m, i) => Enumerable.Repeat(i, m.Count))], labels.ConvertAll(l => l.Label)), LogRankWeights.LogRank, ties);

    private static Problem FromZero(decimal? landmark) => new("E_RESPONSE_FROM_ZERO", "landmark",
        landmark is { } months ? string.Create(CultureInfo.InvariantCulture, $"{months} months") : "none", "a landmark after time zero",
        "Name a landmark, as 3 or 6 months: whoever responds has lived long enough to respond, so that groups of response compared from the start favour the responders.");
}
