using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>C-ELSEWHERE in words (facts.md section 5): which tumour carries which other syndrome, by whose day. The statements read the syndrome of the tumour in question alone.</summary>
internal static class SyndromesBeside
{
    /// <summary>Each tumour and syndrome once, with the last day on which it was judged.</summary>
    public static string Of(Caution caution, Snapshot snapshot) => string.Join(" ", caution.Findings.GroupBy(f => (f.Content.Tumour, ((Judgement)f.Content).Value))
        .Select(same => Of(same.MaxBy(f => f.Happened.First?.Days ?? decimal.MinValue)!, snapshot)).Distinct());

    private static string Of(Finding judged, Snapshot snapshot)
    {
        var (syndrome, day, now) = (Named(((Judgement)judged.Content).Value!), On(judged), snapshot[Fact.FunctionalSyndrome]);
        return (snapshot.IsOfIndex(judged.Content), judged.Content.Tumour) switch
        {
            (true, _) when now is { Value: FactValue.Word { Value: var current }, From: [var since, ..] } => $"The tumour in question was judged to carry {syndrome} as well, last on {day}; on record now is {Named(current)}, of {On(since)}.",
            (true, _) => $"The tumour in question was judged to carry {syndrome}, last on {day}.",
            (false, null or "undetermined") => $"A tumour that is not determined carries {syndrome}, judged on {day}.",
            (false, var other) => $"Another tumour, {other}{Organ(other, snapshot)}, carries {syndrome}, judged on {day}.",
        };
    }

    private static string Organ(string tumour, Snapshot snapshot) =>
        snapshot.Findings.Where(s => s.IsVisible).Select(s => s.Finding.Content).OfType<TumourEntity>().LastOrDefault(t => t.Tumour == tumour)?.Organ is { } organ ? $" ({organ.Replace('_', ' ')})" : "";

    private static string On(Finding f) => f.Happened.IsKnown ? f.Happened.ToString() : "an unknown day";

    private static string Named(string word) => word switch
    {
        "acth" => "an ACTH syndrome",
        "ghrh" => "a GHRH syndrome",
        "pthrp" => "a PTHrP syndrome",
        "carcinoid" => "a carcinoid syndrome",
        "other" => "another hormone syndrome",
        "vipoma" => "VIPoma",
        _ => word,
    };
}
