using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether the numbers of a follow-up PET may be set beside the baseline's.</summary>
public sealed record PetStanding(string Id, PetComparison Comparison);

/// <summary>
/// All that a reader of one series should look at, beside the categories. After Di Franco et al., Semin Nucl Med 2025;55:754-765; each aid names its own source.
/// </summary>
/// <param name="Pets">Follow-ups with a PET, where the baseline has one too.</param>
/// <param name="Dedifferentiation">Where the series carries receptor PETs.</param>
public sealed record ResponseAids(
    IReadOnlyList<ReferenceCheck> References, IReadOnlyList<PseudoprogressionReading> Pseudoprogression, IReadOnlyList<OligoprogressionReading> Oligoprogression,
    IReadOnlyList<DedifferentiationReading> Dedifferentiation, IReadOnlyList<UptakeChange> Uptake, IReadOnlyList<ReceptorFocus> ReceptorFoci, IReadOnlyList<NewPrimaryReading> NewPrimaries,
    IReadOnlyList<LenientReading> Lenient, IReadOnlyList<PetStanding> Pets)
{
    /// <summary>Lesions told of on one of two PETs only.</summary>
    public IReadOnlyList<OneSidedReading> OneSided { get; private init; } = [];

    /// <param name="men1">As <see cref="NewPrimaries.Men1"/> says.</param>
    /// <param name="fdg">The same reader's FDG PETs; null: none.</param>
    public static ResponseAids Of(Timeline timeline, ResponseOptions options, Truth men1, Timeline? fdg = null)
    {
        var recist = Recist11.Criterion.Assess(timeline, options);
        var isReceptor = timeline.BaselinePet?.Tracer is { } tracer && Radiopharmaceutical.IsReceptorTracer(tracer);
        return new(ReferenceGuard.Of(timeline, options), PseudoprogressionAid.Of(timeline, options), Clinic.Oligoprogression.Of(timeline, recist),
            isReceptor ? Clinic.Dedifferentiation.Of(timeline, fdg, options) : [], UptakeChanges.Of(timeline, options), Clinic.ReceptorFoci.Of(timeline, recist),
            Clinic.NewPrimaries.Of(timeline, men1), LenientResponse.Of(timeline, recist), Standings(timeline, options)) { OneSided = OneSidedLesions.Of(timeline) };
    }

    private static IReadOnlyList<PetStanding> Standings(Timeline timeline, ResponseOptions options) => timeline.BaselinePet is { } baseline
        ? [.. timeline.FollowUps.Where(p => p.Pet is not null).Select(p => new PetStanding(p.Id, PetComparison.Between(baseline, p.Pet!, options.Strict)))]
        : [];
}
