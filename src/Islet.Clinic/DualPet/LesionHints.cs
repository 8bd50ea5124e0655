using Islet.Course;

namespace Islet.Clinic;

/// <summary>Lesions of one PET that bear on a question.</summary>
public sealed record LesionHint(PetStudy Study, IReadOnlyList<LesionUptake> Lesions);

/// <summary>
/// What the lesions of the last receptor PET and the last FDG PET show of an extent that only a reader may state: facts.md section 4, block R, derives none of these facts. A hint stands
/// beside the unknown and decides nothing.
/// </summary>
public static class LesionHints
{
    /// <summary>Receptor PET first; none for a fact that lesions say nothing of, or where no lesion of the last PETs does.</summary>
    public static IReadOnlyList<LesionHint> Of(Fact fact, Snapshot snapshot)
    {
        if (Bears(fact, snapshot) is not { } bears)
            return [];
        var studies = PetStudies.Of(snapshot);
        return [.. new[] { PetTracer.Receptor, PetTracer.Fdg }.Where(t => fact != Fact.SriAtLeastLiver || t is PetTracer.Receptor).Select(t => studies.LastOrDefault(s => s.Tracer == t)).OfType<PetStudy>()
            .Select(s => new LesionHint(s, [.. s.Lesions.Where(l => l.Positive is true && bears(l))])).Where(h => h.Lesions.Count > 0)];
    }

    private static Func<LesionUptake, bool>? Bears(Fact fact, Snapshot snapshot)
    {
        if (fact == Fact.LiverMetastases)
            return l => IsLiver(l.Read.Organ);
        if (fact == Fact.BoneMetastases)
            return l => IsIn(l.Read.Organ, "bone") || IsIn(l.Read.Organ, "skelet");
        if (fact == Fact.BrainMetastases)
            return l => IsIn(l.Read.Organ, "brain");
        if (fact == Fact.SriAtLeastLiver)
            return l => l.Read.KrenningScore is >= AsLiver;
        if (fact != Fact.ExtrahepaticDisease)
            return null;
        List<string> primary = [.. new[] { Fact.PrimarySite, Fact.DigestivePrimary }.Select(f => (snapshot[f].Value as FactValue.Word)?.Value).OfType<string>()];
        return l => l.Read.Organ is { } organ && organ != "primary" && !IsLiver(organ) && !primary.Contains(organ, StringComparer.OrdinalIgnoreCase); // what lies in the organ of the primary may be the primary
    }

    /// <summary>Modified Krenning 2: about that of the liver (specification of PET quantification, section 7).</summary>
    private const int AsLiver = 2;

    private static bool IsLiver(string? organ) => IsIn(organ, "liver") || IsIn(organ, "hepat");

    private static bool IsIn(string? organ, string stem) => organ?.Contains(stem, StringComparison.OrdinalIgnoreCase) is true;
}
