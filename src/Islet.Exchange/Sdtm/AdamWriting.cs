using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Analysis datasets of response in the form of ADaM (ADaMIG 1.3): ADRS, a row a parameter, and ADTTE in the structure for times to event.</summary>
public static class AdamWriting
{
    private static readonly string[] Response =
        ["PARAMCD", "PARAM", "PARCAT1", "RSEVAL", "RSEVALID", "AVISIT", "AVISITN", "ADT", "ADY", "AVAL", "AVALC", "ANL01FL"];

    private static readonly string[] Time =
        ["PARAMCD", "PARAM", "PARCAT1", "RSEVAL", "RSEVALID", "STARTDT", "ADT", "AVAL", "AVALU", "CNSR", "EVNTDESC", "CNSDTDSC"];

    /// <summary>adrs.csv and adtte.csv.</summary>
    public static IReadOnlyList<Sheet> Of(IReadOnlyList<SdtmComputed> series, string study)
    {
        SdtmDomain adrs = new("ADRS", study, Response), adtte = new("ADTTE", study, Time);
        foreach (var one in series)
        {
            Responses(one, adrs);
            foreach (var (code, name, time) in Times(one))
                AddTime(one, code, name, time, adtte);
        }
        foreach (var one in series.DistinctBy(s => s.Subject).Where(s => s.Survival.Excluded is null))
            AddSurvival(one, adtte);
        return [adrs.ToSheet(), adtte.ToSheet()];
    }

    /// <summary>Times that a series does not have, with the reason: they have no row in ADTTE.</summary>
    public static IReadOnlyDictionary<ResponseTimeCause, int> WithoutTime(IReadOnlyList<SdtmComputed> series) => series.SelectMany(Times)
        .Where(t => t.Time.Status is ResponseTimeStatus.None && t.Time.Cause is not ResponseTimeCause.NoResponse).CountBy(t => t.Time.Cause).ToDictionary();

    /// <summary>Subjects whose overall survival from the reference date is not known, with the reason: they have no row of it in ADTTE.</summary>
    public static IReadOnlyDictionary<NoOutcome, int> WithoutSurvival(IReadOnlyList<SdtmComputed> series) =>
        series.DistinctBy(s => s.Subject).Select(s => s.Survival.Excluded).OfType<NoOutcome>().CountBy(why => why).ToDictionary();

    private static IEnumerable<(string Code, string Name, ResponseTime Time)> Times(SdtmComputed one)
    {
        var timeline = Clinic.Timeline.Of(one.Series);
        yield return ("PFS", "Progression-Free Survival", ResponsePfs.Of(one.Assessment, timeline));
        yield return ("TTP", "Time to Progression", ResponsePfs.TimeToProgression(one.Assessment, timeline));
        yield return ("RSD", "Duration of Response", ResponseDurations.OfResponse(one.Assessment, timeline, confirmed: false));
        yield return ("CRSD", "Duration of Confirmed Response", ResponseDurations.OfResponse(one.Assessment, timeline, confirmed: true));
        yield return ("TTR", "Time to Response", ResponseDurations.ToResponse(one.Assessment, timeline, confirmed: false));
        yield return ("CTTR", "Time to Confirmed Response", ResponseDurations.ToResponse(one.Assessment, timeline, confirmed: true));
    }

    private static void Responses(SdtmComputed one, SdtmDomain adrs)
    {
        var progression = one.Assessment.TimePoints.FirstOrDefault(t => ResponseGroups.Of(t.Overall) is ResponseGroup.Progression);
        foreach (var point in one.Assessment.TimePoints)
        {
            // What is analysed ends with the first progression; it is kept here, and marked.
            var counts = progression is null || !point.Date.HasValue || !progression.Date.HasValue || point.Date.Value <= progression.Date.Value;
            Add(one, adrs, ("OVR", "Overall Response"), point.Id, point.Date, point.Overall, null, counts);
        }
        var (best, confirmed) = (one.Best(confirmed: false), one.Best(confirmed: true));
        var disease = one.Assessment.TimePoints.Where(t => t == progression).SelectMany(t => t.Progressions).Select(p => p.Date).OfType<AxisPoint?>().Min() ?? progression?.Date;
        Add(one, adrs, ("PD", "Disease Progression"), null, disease, null, progression is not null);
        Add(one, adrs, ("RSP", "Response"), null, best.IsResponse ? best.Date : null, null, best.IsResponse);
        Add(one, adrs, ("CB", "Disease Control"), null, best.IsDiseaseControl ? best.Date : null, null, best.IsDiseaseControl);
        Add(one, adrs, ("BOR", "Best Overall Response"), null, best.Date, best.Category, null);
        Add(one, adrs, ("CRSP", "Confirmed Response"), null, confirmed.IsResponse ? confirmed.Date : null, null, confirmed.IsResponse);
        Add(one, adrs, ("CBOR", "Best Confirmed Overall Response"), null, confirmed.Date, confirmed.Category, null);
        Add(one, adrs, ("DEATH", "Death"), null, one.Series.Events.Death, null, one.Series.Events.Death is not null);
    }

    private static void Add(SdtmComputed one, SdtmDomain adrs, (string Code, string Name) parameter, string? visit, AxisPoint? day, ResponseCategory? category, bool? yes, bool analysed = true)
    {
        var days = new SdtmWrittenDays(one);
        adrs.Add(one.Subject, ("PARAMCD", parameter.Code), ("PARAM", $"{parameter.Name} by {one.Criterion}"), ("PARCAT1", one.Criterion),
            ("RSEVAL", SdtmTerms.Evaluator(one.Reader)), ("RSEVALID", SdtmTerms.EvaluatorId(one.Reader)), ("AVISIT", visit),
            ("AVISITN", visit is null ? null : one.Series.TimePoints.TakeWhile(t => t.Id != visit).Count() + 1),
            ("ADT", days.Date(day)), ("ADY", days.StudyDay(day)), ("AVAL", yes is { } flag ? flag ? 1 : 0 : Number(category)),
            ("AVALC", yes is { } said ? said ? "Y" : "N" : category is { } word ? SdtmTerms.Word(word) : null), ("ANL01FL", analysed ? "Y" : null));
    }

    /// <summary>The customary order of RECIST's categories in ADRS; other criteria's words have no number.</summary>
    private static int? Number(ResponseCategory? category) => category switch
    {
        ResponseCategory.CR => 1,
        ResponseCategory.PR => 2,
        ResponseCategory.SD => 3,
        ResponseCategory.NonCrNonPd => 4,
        ResponseCategory.PD => 5,
        ResponseCategory.NE => 6,
        _ => null,
    };

    /// <summary>CNSR 0 is an event, 1 a censoring.</summary>
    private static void AddTime(SdtmComputed one, string code, string name, ResponseTime time, SdtmDomain adtte)
    {
        if (time.Status is ResponseTimeStatus.None)
            return;
        var (days, censored) = (new SdtmWrittenDays(one), time.Status is ResponseTimeStatus.Censored);
        adtte.Add(one.Subject, ("PARAMCD", code), ("PARAM", $"{name} by {one.Criterion}"), ("PARCAT1", one.Criterion), ("RSEVAL", SdtmTerms.Evaluator(one.Reader)), ("RSEVALID", SdtmTerms.EvaluatorId(one.Reader)),
            ("STARTDT", days.Date(time.Start)), ("ADT", days.Date(time.End)), ("AVAL", time.Days), ("AVALU", "DAYS"), ("CNSR", censored ? 1 : 0),
            ("EVNTDESC", code is "TTR" or "CTTR" ? "Response" : Event(time.Cause)), ("CNSDTDSC", !censored ? null : time.TimePoint is not null ? "Last adequate assessment" : "Reference date"));
    }

    /// <summary>Counted with both ends as the other times are; no reader and no criterion stand behind it.</summary>
    private static void AddSurvival(SdtmComputed one, SdtmDomain adtte)
    {
        var (days, survived) = (new SdtmWrittenDays(one), (int)Math.Round(one.Survival.Days, MidpointRounding.AwayFromZero));
        adtte.Add(one.Subject, ("PARAMCD", "OS"), ("PARAM", "Overall Survival"), ("STARTDT", days.Date(one.Series.Reference)),
            ("ADT", one.Series.Reference is { } start ? days.Date(new(start.Days + survived)) : null), ("AVAL", survived + 1), ("AVALU", "DAYS"), ("CNSR", one.Survival.Event ? 0 : 1),
            ("EVNTDESC", one.Survival.Event ? Event(ResponseTimeCause.Death) : "Censored: alive"), ("CNSDTDSC", one.Survival.Event ? null : "Last known alive"));
    }

    private static string Event(ResponseTimeCause cause) => cause switch
    {
        ResponseTimeCause.TargetPd => "Progression: sum of targets",
        ResponseTimeCause.NonTargetPd => "Progression: non-target lesions",
        ResponseTimeCause.NewLesion => "Progression: new lesion",
        ResponseTimeCause.Reappearance => "Progression: disease back after complete response",
        ResponseTimeCause.FunctionalPd => "Progression: uptake or volume",
        ResponseTimeCause.Deterioration => "Progression: deterioration",
        ResponseTimeCause.Death => "Death",
        ResponseTimeCause.NoEvent => "Censored: no progression, no death",
        ResponseTimeCause.NewTherapy => "Censored: new anticancer therapy",
        ResponseTimeCause.MissedAssessments => "Censored: two or more assessments missed before the event",
        ResponseTimeCause.NoBaseline => "Censored: no baseline assessment",
        ResponseTimeCause.NoAssessment => "Censored: no adequate assessment after baseline",
        ResponseTimeCause.ReferenceNotRecorded or ResponseTimeCause.ProgressionUndated or ResponseTimeCause.ResponseUndated or ResponseTimeCause.NoResponse
            or ResponseTimeCause.DatesContradict => "",
    };
}
