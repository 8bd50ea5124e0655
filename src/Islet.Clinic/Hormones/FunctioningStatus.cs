using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether a tumour is hormonally active (NANETS 2020, The Definition of Functional Tumors; Mollazadegan et al. 2025, table 1).</summary>
public enum Functioning
{
    /// <summary>A hormone syndrome is established. It stays until a person records it resolved.</summary>
    Functioning,

    /// <summary>A hormone is raised, and there is no syndrome: the tumour counts as non-functioning, and the secretion is kept.</summary>
    SecretingWithoutSyndrome,
    NonFunctioning,
}

/// <summary>What the facts say of hormonal activity.</summary>
/// <param name="Status">Null: unknown, for want of <paramref name="Missing"/>.</param>
/// <param name="Syndrome">The established syndrome, by the words of the fact functional_syndrome; null: none, or unknown.</param>
/// <param name="Controlled">Symptom-free with a syndrome on record: held by treatment, not absent (facts.md section 5, C-CONTROLLED).</param>
/// <param name="SourceDisagrees">The source's own word "functioning" says otherwise; both stay. Unknown where one of them is not there.</param>
public sealed record FunctioningStatus(Functioning? Status, string? Syndrome, Truth Controlled, Truth SourceDisagrees, FactSet Missing)
{
    private const string None = "none";

    private static readonly FactSet Deciding = [Fact.FunctionalSyndrome];
    private static readonly FactSet Symptoms = [Fact.SyndromicSymptoms, Fact.SymptomBurden];

    public static FunctioningStatus Of(FactReader facts)
    {
        var syndrome = (facts(Fact.FunctionalSyndrome).Value as FactValue.Word)?.Value;
        var secretion = (facts(Fact.HormoneElevated).Value as FactValue.Flag)?.Value;
        Functioning? status = (syndrome, secretion) switch
        {
            (null, _) => null,
            (not None, _) => Functioning.Functioning,
            (None, true) => Functioning.SecretingWithoutSyndrome,
            (None, false) => Functioning.NonFunctioning,
            (None, null) => null,
        };
        FactSet missing = status is not null ? [] : syndrome is null ? Deciding : [Fact.HormoneElevated];
        return new(status, syndrome is None ? null : syndrome, ControlledBy(facts, syndrome), Disagreement(facts, status), missing);
    }

    /// <summary>The first operation with curative intent certainly after the syndrome was judged, or in the work-up before it (<see cref="CharacterizationWindows.TissueDays"/>, [H]): the name stays until somebody records it resolved (facts.md 3.5), and stands beside what was cut out since. Null: none.</summary>
    public static Finding? OperatedSince(Snapshot snapshot) => snapshot[Fact.FunctionalSyndrome] is not { IsKnown: true, From: [.., var said] } ? null
        : snapshot.Visible<Procedure>().Select(s => s.Finding).Where(f => f.Content is Procedure done && Procedures.IsOperation(done) && Procedures.IsCurative(done) 
                && f.Happened.First is { } cut && said.Happened.Last is { } judged && cut.Days > judged.Days - CharacterizationWindows.TissueDays)
            .MinBy(f => f.Happened.First!.Value.Days);

    /// <summary>No syndrome, nothing to control. With one: no symptoms now, as far as they were asked.</summary>
    private static Truth ControlledBy(FactReader facts, string? syndrome)
    {
        var (symptoms, burden) = (facts(Fact.SyndromicSymptoms), facts(Fact.SymptomBurden));
        return syndrome switch
        {
            None => Truth.No,
            null => Truth.Of<FactValue>(null, Deciding, _ => false),
            _ when symptoms.Value is FactValue.Words { Members.Count: > 0 } => Truth.No,
            _ when symptoms.Value is FactValue.Words || burden.Value is FactValue.Word { Value: None } => Truth.Yes,
            _ => Truth.Of<FactValue>(null, Symptoms, _ => false),
        };
    }

    private static Truth Disagreement(FactReader facts, Functioning? status) => (facts(Fact.FunctioningStated).Value, status) switch
    {
        (FactValue.Flag stated, { } known) => Truth.Of(stated.Value != known is Functioning.Functioning),
        (null, _) => Truth.Of<FactValue>(null, [Fact.FunctioningStated], _ => false),
        _ => default,
    };
}
