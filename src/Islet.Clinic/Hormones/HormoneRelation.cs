using Islet.Course;

namespace Islet.Clinic;

/// <summary>A person's word on where a hormone comes from (facts.md 3.11, secreted_hormones; section 4, block J). Never derived.</summary>
public static class HormoneRelation
{
    /// <summary>Days after a sample in which a judgement still speaks of it: the shelf life of secreted_hormones (facts.md 3.11) [H].</summary>
    public const int JudgedWithinDays = 90;

    /// <param name="judged">Judgements on hormones. One speaks of the last sample before it.</param>
    /// <param name="others">Samples outside the panel: after one of them a judgement speaks of that.</param>
    /// <param name="doubts">Named while nobody has said.</param>
    public static TumourRelation Of(Finding sample, IReadOnlyList<Finding> judged, IReadOnlyList<Finding> others, IReadOnlyList<RelationDoubt> doubts)
    {
        var lab = (Laboratory)sample.Content;
        if (lab.TumourRelated is { } said)
            return new(Truth.Of(said), lab.StatedBy, sample, []);
        if (judged.Count == 0)
            return new(default, null, null, doubts);
        var taken = sample.Happened.Last!.Value;
        var next = others.Where(o => ((Laboratory)o.Content).Analyte == lab.Analyte && o.Happened.Last > taken).Min(o => o.Happened.First?.Days) ?? decimal.MaxValue;
        var after = judged.Where(j => j.Happened.First >= taken && j.Happened.Last!.Value.Days < next && AxisPoint.DaysBetween(taken, j.Happened.Last.Value) <= JudgedWithinDays)
            .Select(j => (Finding: j, Says: Says((Judgement)j.Content, lab.Analyte))).Where(j => j.Says is not null).ToList();
        if (after.Count == 0)
            return new(default, null, null, doubts);
        var latest = after.Max(j => j.Finding.Happened.First!.Value.Days);
        var words = after.Where(j => j.Finding.Happened.Last!.Value.Days >= latest).OrderBy(j => j.Finding.Recorded.Batch).ThenBy(j => j.Finding.Id).ToList();
        return words.TrueForAll(j => j.Says == words[0].Says)
            ? new(Truth.Of(words[^1].Says!.Value), words[^1].Finding.Content.StatedBy, words[^1].Finding, [])
            : new(default, null, words[^1].Finding, doubts); // two words of one day that differ
    }

    /// <summary>secreted_hormones is a complete list; "no hormone is truly raised" speaks of all. Null: says nothing of this one.</summary>
    private static bool? Says(Judgement judgement, string hormone) => judgement.About switch
    {
        _ when string.IsNullOrWhiteSpace(judgement.Value) => null,
        "secreted_hormones" when FactValue.Parse(FactType.Set, judgement.Value) is FactValue.Words listed =>
            listed.Members.Contains(hormone, StringComparer.Ordinal),
        "hormone_elevated" when judgement.Value == "false" => false,
        _ => null,
    };
}
