using Islet.Course;

namespace Islet.Clinic;

/// <summary>How a hormone syndrome stands on the day of a view.</summary>
public enum SyndromeState
{
    /// <summary>Nobody has judged.</summary>
    NotJudged,

    /// <summary>Judged: none, and none before.</summary>
    None,

    /// <summary>On record, with its symptoms.</summary>
    Active,

    /// <summary>On record, symptom-free while a named drug holds the symptoms: controlled, not absent.</summary>
    Controlled,

    /// <summary>On record and symptom-free; no drug is named, and nobody has recorded it resolved.</summary>
    SymptomFree,

    /// <summary>On record; symptoms were not asked since.</summary>
    NotAsked,

    /// <summary>A person recorded that it is gone.</summary>
    Resolved,

    /// <summary>Judgements of one day contradict each other.</summary>
    Unresolved,
}

/// <summary>A syndrome stays until a person records it resolved: symptoms that a drug holds are controlled (facts.md 3.5 and section 5, C-CONTROLLED).</summary>
/// <param name="Syndrome">The one declared last, also where it is resolved; null: none.</param>
/// <param name="Declared">The judgement that named it.</param>
/// <param name="Ended">The judgement that recorded it resolved.</param>
/// <param name="Symptoms">The last complete asking, or the last with symptoms.</param>
/// <param name="ResolvedUnderTreatment">Recorded resolved while a drug held the symptoms: worth asking again.</param>
public sealed record SyndromeStanding(
    SyndromeState State, string? Syndrome, Finding? Declared, Finding? Ended, Finding? Symptoms, IReadOnlyList<string> HeldBy, bool ResolvedUnderTreatment)
{
    public static SyndromeStanding Of(Snapshot snapshot)
    {
        var judged = snapshot.Visible<Judgement>().Select(s => s.Finding).Where(f => f.Content is Judgement { About: "functional_syndrome", Value: not null })
            .OrderBy(f => f.Happened.First).ThenBy(f => f.Recorded.Batch).ThenBy(f => f.Id).ToList();
        var asked = Asked(snapshot);
        IReadOnlyList<string> heldBy = (asked?.Content as ClinicalStatus)?.HeldBy ?? [];
        var declared = judged.FindLast(f => Value(f) != Syndromes.None);
        if (judged is not [.., var last])
            return new(SyndromeState.NotJudged, null, null, null, asked, heldBy, false);
        if (judged.Exists(f => f.Happened == last.Happened && Value(f) != Value(last)))
            return new(SyndromeState.Unresolved, declared is null ? null : Value(declared), declared, null, asked, heldBy, false);
        if (Value(last) != Syndromes.None)
            return new(StateOf(asked, last, heldBy), Value(last), last, null, asked, heldBy, false);
        return declared is null ? new(SyndromeState.None, null, null, null, asked, heldBy, false)
            : new(SyndromeState.Resolved, Value(declared), declared, last, asked, heldBy, heldBy.Count > 0);
    }

    private static SyndromeState StateOf(Finding? asked, Finding declared, IReadOnlyList<string> heldBy) => asked?.Content switch
    {
        ClinicalStatus { SyndromicSymptoms: { Count: > 0 } } => SyndromeState.Active,
        ClinicalStatus when asked.Happened.First < declared.Happened.First => SyndromeState.NotAsked, // none before the diagnosis says nothing of now
        ClinicalStatus => heldBy.Count > 0 ? SyndromeState.Controlled : SyndromeState.SymptomFree,
        _ => SyndromeState.NotAsked,
    };

    /// <summary>An empty list counts only where the whole set was asked.</summary>
    private static Finding? Asked(Snapshot snapshot) => snapshot.Visible<ClinicalStatus>().Select(s => s.Finding)
        .Where(f => f.Content is ClinicalStatus status
            && (status.SyndromicSymptoms is { Count: > 0 } || status.Asked?.Contains("syndromic_symptoms", StringComparer.Ordinal) is true))
        .OrderBy(f => f.Happened.First).ThenBy(f => f.Recorded.Batch).ThenBy(f => f.Id).LastOrDefault();

    private static string Value(Finding f) => ((Judgement)f.Content).Value!;
}
