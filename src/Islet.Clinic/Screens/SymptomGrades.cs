using Islet.Course;

namespace Islet.Clinic;

/// <summary>Cancer pain, weight loss and anorexia by the NCI grades, 0 being "asked and none".</summary>
/// <param name="Symptomatic">Any above 0: yes; all 0: no; else it waits for those not asked.</param>
public sealed record SymptomReading(FactState Pain, FactState WeightLoss, FactState Anorexia, Truth Symptomatic);

/// <summary>Symptoms before the first line. Sorbye et al., Br J Cancer 2025;133:316–324, methods and table S2.</summary>
public static class SymptomGrades
{
    private static readonly Condition Any = Condition.Parse("pain_grade > 0 or weight_loss_grade > 0 or anorexia_grade > 0", Macros.None).Value!;

    public static SymptomReading Of(Snapshot snapshot) =>
        new(snapshot[Fact.PainGrade], snapshot[Fact.WeightLossGrade], snapshot[Fact.AnorexiaGrade], Any.Read(snapshot.Reader));
}
