using Islet.Course;

namespace Islet.Clinic;

/// <summary>A new pancreatic lesion that may be another primary tumour, and not the progression of the one under treatment.</summary>
/// <param name="Question">Yes: to be marked "new primary?"; it is a question to a person, and no category is changed by it.</param>
public sealed record NewPrimaryReading(string TimePoint, string Lesion, string? Organ, Truth Question);

/// <summary>
/// In MEN1 pancreatic NET are multiple and keep coming: a new lesion there need not be a metastasis. NANETS 2020 (Halfdanarson et al., Pancreas 2020;49:863-881),
/// Screening for Multiple Endocrine Neoplasia Type 1 or Other Hereditary Syndromes; RECIST 1.1 (Eisenhauer 2009) knows only new lesions.
/// </summary>
public static class NewPrimaries
{
    private static readonly Condition HasMen1 = Condition.Parse("known_syndrome = men1 or men1_germline = pathogenic", Macros.None).Value
        ?? throw new InvalidOperationException("The condition of MEN1 is not read.");

    /// <summary>Known, or carrying it.</summary>
    public static Truth Men1(FactReader facts) => HasMen1.Read(facts);

    /// <param name="men1">As <see cref="Men1"/> says.</param>
    public static IReadOnlyList<NewPrimaryReading> Of(Timeline timeline, Truth men1) =>
    [
        .. timeline.FollowUps.SelectMany(point => point.NewLesions.Where(n => n.Certainty is NewLesionCertainty.Unequivocal or NewLesionCertainty.Equivocal)
            .Select(n => new NewPrimaryReading(point.Id, n.Id, n.Organ, men1 & InPancreas(n.Organ)))).Where(r => r.Question.Answer is not Answer.No),
    ];

    private static Truth InPancreas(string? organ) => organ is null ? default : Truth.Of(organ.Contains("pancrea", StringComparison.OrdinalIgnoreCase));
}
