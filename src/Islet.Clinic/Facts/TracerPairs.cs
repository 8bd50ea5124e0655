using Islet.Course;

namespace Islet.Clinic;

/// <summary>Facts of receptor and FDG PET read together (facts.md 3.7, 3.11).</summary>
internal static class TracerPairs
{
    /// <summary>[H] Studies further apart are no pair (facts.md 3.7).</summary>
    public const int MostDaysApart = 60;

    /// <summary>The latest read of a pair; a score of one tracer alone, or of studies that a new line parts, says nothing.</summary>
    public static FactRule Rule(Func<ImagingStudy, FactValue?> value) => (fact, sight) => Clinic.Rule.Latest<ImagingStudy>(fact, sight, Clinic.Rule.Either(fact, content =>
        content is not ImagingStudy study || value(study) is not { } said ? null : IsPaired(study, sight) ? said : UnknownReason.CannotSay), Ending.NewLine);

    private static bool IsPaired(ImagingStudy study, Sight sight)
    {
        var of = sight.Visible<ImagingStudy>();
        foreach (var s in of)
        {
            if (!ReferenceEquals(s.Finding.Content, study))
                continue;
            foreach (var other in of)
                if (other.Finding.Content is ImagingStudy partner && IsPartner(study, partner) && IsNear(s.Finding, other.Finding, sight))
                    return true;
        }
        return false;
    }

    private static bool IsPartner(ImagingStudy study, ImagingStudy partner) => study.PairedWith is { } named ? partner.Study == named
        : (study.Modality, partner.Modality) is ("SSTR-PET", "FDG-PET") or ("FDG-PET", "SSTR-PET");

    private static bool IsNear(Finding a, Finding b, Sight sight)
    {
        var (first, second) = Sight.Begin(a) <= Sight.Begin(b) ? (a, b) : (b, a);
        return sight.End(second) - Sight.Begin(first) <= MostDaysApart
            && !(sight.Events.After(first, Ending.NewLine).By is { } line && Sight.Begin(line) < Sight.Begin(second));
    }
}
