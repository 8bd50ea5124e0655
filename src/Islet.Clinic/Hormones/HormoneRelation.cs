using Islet.Course;

namespace Islet.Clinic;

/// <summary>A person's word on where a hormone comes from (facts.md 3.11, secreted_hormones; section 4, block J). Never derived.</summary>
public static class HormoneRelation
{
    /// <summary>Days after a sample in which a judgement still speaks of it: the shelf life of secreted_hormones (facts.md 3.11) [H].</summary>
    public const int JudgedWithinDays = 90;

    /// <summary>
    /// A clinician or a board judges. An import may carry a judgement without its judge (facts.md 1.8), and it stands where nothing else explains the value; a
    /// laboratory's or a patient's word is none.
    /// </summary>
    /// <param name="judged">Judgements on hormones. One speaks of the last sample before it.</param>
    /// <param name="others">Samples outside the panel: after one of them a judgement speaks of that.</param>
    /// <param name="doubts">Named while nobody has said.</param>
    public static TumourRelation Of(Finding sample, IReadOnlyList<Finding> judged, IReadOnlyList<Finding> others, IReadOnlyList<RelationDoubt> doubts)
    {
        var words = Words(sample, judged, others);
        return Latest([.. words.Where(w => IsJudge(w.Finding.Content.StatedBy))], sample, doubts)
            ?? (doubts.Any(NeedsJudge) ? null : Latest([.. words.Where(w => w.Finding.Content.StatedBy is StatedBy.Import)], sample, doubts))
            ?? new(default, null, null, doubts);
    }

    /// <summary>
    /// What a result itself says of its hormone, where whoever stated the result may judge that: a clinician, a board, or the unnamed judge of an import. Null:
    /// nobody said, or only a laboratory, a patient or another, whose word is none.
    /// </summary>
    internal static bool? OwnWord(Laboratory result) => IsJudge(result.StatedBy) || result.StatedBy is StatedBy.Import ? result.TumourRelated : null;

    private static bool IsJudge(StatedBy by) => by is StatedBy.Clinician or StatedBy.Board;

    private static bool NeedsJudge(RelationDoubt doubt) => doubt is RelationDoubt.GastrinConfounded or RelationDoubt.PancreaticPolypeptide or RelationDoubt.UnderAnalogue;

    /// <summary>What the result itself says, and what judgements of its days say of its hormone.</summary>
    private static List<(Finding Finding, bool Says)> Words(Finding sample, IReadOnlyList<Finding> judged, IReadOnlyList<Finding> others)
    {
        var lab = (Laboratory)sample.Content;
        List<(Finding, bool)> words = OwnWord(lab) is { } said ? [(sample, said)] : [];
        if (judged.Count == 0)
            return words;
        var taken = sample.Happened.Last!.Value;
        var next = others.Where(o => ((Laboratory)o.Content).Analyte == lab.Analyte && o.Happened.Last > taken).Min(o => o.Happened.First?.Days) ?? decimal.MaxValue;
        foreach (var j in judged)
        {
            if (j.Happened.First >= taken && j.Happened.Last!.Value.Days < next && AxisPoint.DaysBetween(taken, j.Happened.Last.Value) <= JudgedWithinDays
                && Says((Judgement)j.Content, lab.Analyte) is { } says)
                words.Add((j, says));
        }
        return words;
    }

    /// <summary>The result's own word leads; else the latest, unless two of one day differ.</summary>
    private static TumourRelation? Latest(List<(Finding Finding, bool Says)> words, Finding sample, IReadOnlyList<RelationDoubt> doubts)
    {
        if (words.Count == 0 || words[0].Finding == sample)
            return words.Count == 0 ? null : new(Truth.Of(words[0].Says), sample.Content.StatedBy, sample, []);
        var latest = words.Max(w => w.Finding.Happened.First!.Value.Days);
        var last = words.Where(w => w.Finding.Happened.Last!.Value.Days >= latest).OrderBy(w => w.Finding.Recorded.Batch).ThenBy(w => w.Finding.Id).ToList();
        return last.TrueForAll(w => w.Says == last[0].Says)
            ? new(Truth.Of(last[^1].Says), last[^1].Finding.Content.StatedBy, last[^1].Finding, [])
            : new(default, null, last[^1].Finding, doubts);
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
