using Islet.Course;

namespace Islet.Clinic;

/// <summary>The reasons to look twice before a patient without symptoms is observed: C-OBS (facts.md section 5), from facts alone.</summary>
public static class ObservationCaution
{
    public const string Code = "C-OBS";

    private static readonly Condition Observable = Of("disease_status = metastatic and symptom_burden = none");

    private static readonly (Fact Fact, Condition Reason)[] Against =
    [
        (Fact.ProgressiveDisease, Of("progressive_disease = true")), (Fact.ClinicallyAggressive, Of("clinically_aggressive = true")),
        (Fact.TumorVolume, Of("tumor_volume in {moderate, high}")), (Fact.SystemicLinesStarted, Of("systemic_lines_started > 0")),
    ];

    /// <summary>The facts that speak against it; none where disease is not metastatic, or symptoms are there or not known to be absent.</summary>
    public static IReadOnlyList<Fact> Reasons(FactReader facts) => Asked(facts, Answer.Yes);

    /// <summary>Those of which nobody knows whether they do.</summary>
    public static IReadOnlyList<Fact> Open(FactReader facts) => Asked(facts, Answer.Unknown);

    /// <summary>Those of <see cref="Open"/> whose last value spoke against it until an event ended it.</summary>
    public static IReadOnlyList<Fact> LastKnown(Snapshot snapshot) =>
        [.. Open(snapshot.Reader).Where(f => snapshot[f].Former is { } former && Against.Single(a => a.Fact == f).Reason.Read(_ => Possible.Only(former)).Answer is Answer.Yes)];

    private static IReadOnlyList<Fact> Asked(FactReader facts, Answer answer) =>
        Observable.Read(facts).Answer is Answer.Yes ? [.. Against.Where(a => a.Reason.Read(facts).Answer == answer).Select(a => a.Fact)] : [];

    private static Condition Of(string text) => Condition.Parse(text, Macros.None).Value ?? throw new InvalidOperationException(text);
}
