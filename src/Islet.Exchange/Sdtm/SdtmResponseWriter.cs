using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What is computed of a series as rows of RS.</summary>
internal static class SdtmResponseWriter
{
    public static void Write(SdtmComputed one, SdtmDomain rs)
    {
        var (days, sightings) = (new SdtmWrittenDays(one), NewLesionSightings.Of(one.Series));
        foreach (var point in one.Assessment.TimePoints)
        {
            Add(SdtmTerms.TargetResponse, point.Target, point);
            Add(SdtmTerms.NonTargetResponse, point.NonTarget, point);
            if (one.Series.TimePoints.FirstOrDefault(t => t.Id == point.Id)?.NewLesions is { Count: > 0 } fresh)
                Row(SdtmTerms.NewLesionProgression, SdtmTerms.Word(point.New ? NewLesionCertainty.Unequivocal : fresh.Min(n => sightings.GetValueOrDefault((point.Id, n.Id), n.Certainty))), point.Id, point.Date);
            Add(SdtmTerms.Overall, point.Overall, point);
        }
        var best = one.Best(confirmed: false);
        Row(SdtmTerms.BestResponse, SdtmTerms.Word(best.Category), best.TimePoint, best.Date);
        if (one.Series.Events.SymptomaticDeterioration is { } day)
            Row(SdtmTerms.Deterioration, "Y", null, day);

        void Add(string test, ResponseCategory? category, TimePointResponse point)
        {
            if (category is { } known)
                Row(test, SdtmTerms.Word(known), point.Id, point.Date);
        }

        void Row(string test, string word, string? visit, AxisPoint? on) => rs.Add(one.Subject,
            ("RSLNKGRP", test == SdtmTerms.Overall ? FormattableString.Invariant($"A{Number(one.Series, visit)}") : null), ("RSTESTCD", test), ("RSTEST", SdtmTerms.NameOf(test)), ("RSCAT", one.Criterion),
            ("RSORRES", word), ("RSSTRESC", word), ("RSEVAL", SdtmTerms.Evaluator(one.Reader)), ("RSEVALID", SdtmTerms.EvaluatorId(one.Reader)),
            ("VISITNUM", visit is null ? null : Number(one.Series, visit)), ("VISIT", visit), ("RSDTC", days.Date(on, visit)), ("RSDY", days.StudyDay(on)));
    }

    private static int Number(ResponseSeries series, string? visit) => series.TimePoints.TakeWhile(t => t.Id != visit).Count() + 1;
}
