using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Limb (ii): loss or gain of lesions that take up FDG or the receptor tracer. Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.2. What is no
/// loss (resected, in remission, another tracer) is the comparison's to say.
/// </summary>
internal static class TracerLimb
{
    /// <summary>The PETs of a characterization, and what other imaging around them sees of the same lesions.</summary>
    public static TracerPattern PatternOf(Snapshot snapshot, TumourCharacterization one)
    {
        HashSet<string> studies = new(StringComparer.Ordinal);
        foreach (var part in new[] { one.FdgPet, one.SstrPet })
            if (part is { IsDone: true, Examination: { } pet })
                studies.Add(pet.Name);
        var axis = snapshot.Course.Axis;
        foreach (var seen in snapshot.Visible<ImagingStudy>())
        {
            if (seen.Finding.Content is ImagingStudy { Study: { } name } study && PetStudies.TracerOf(study) is null && seen.Finding.HappenedBy(axis) is { } at
                && Math.Abs(AxisPoint.DaysBetween(one.At, at)) <= CharacterizationWindows.TissueDays)
                studies.Add(name);
        }
        return TracerPattern.Of(snapshot, studies);
    }

    /// <param name="receptorBefore">Number of the characterization whose receptor PET is compared with; null: none before had one.</param>
    /// <param name="fdgBefore">The same of FDG.</param>
    public static LimbReading Read(TracerPatternChange change, TumourCharacterization to, int? receptorBefore, int? fdgBefore)
    {
        List<Premise> premises = [.. PremisesOf(change.Fdg, change.Changed), .. PremisesOf(change.Receptor, change.Changed)];
        if (change.Changed.Answer is not Answer.Unknown)
            return new(Limb.II, change.Changed, premises, []);
        List<Lack> lacks = [.. LacksOf(change.Fdg, Component.FdgPet, to, fdgBefore), .. LacksOf(change.Receptor, Component.SstrPet, to, receptorBefore)];
        return LimbReading.Undecided(Limb.II, lacks, premises);
    }

    /// <summary>Of a yes the lesions that were gained or lost; else all that were compared; and a whole study where it lists no lesions.</summary>
    private static IEnumerable<Premise> PremisesOf(TracerChange change, Truth whole)
    {
        var (tracer, yes) = (change.Tracer is PetTracer.Fdg ? "FDG-PET" : "SSTR-PET", whole.Answer is Answer.Yes);
        if (yes && change.Changed.Answer is not Answer.Yes)
            yield break;
        foreach (var study in new[] { change.Earlier, change.Later })
        {
            if (study is not null && (change.Basis is TracerChangeBasis.StudyResults || (change.Basis is TracerChangeBasis.Lesions && study.Lesions.Count == 0)))
                yield return new(study.Leading, tracer, study.Overall is { } result ? SnakeCase.Of(result) : "no result");
        }
        foreach (var lesion in change.Lesions)
        {
            var moved = lesion.Kind is LesionChangeKind.Gained or LesionChangeKind.New or LesionChangeKind.Lost;
            if ((lesion.Later ?? lesion.Earlier) is { } uptake && (moved || !yes))
                yield return new(uptake.From, $"{tracer} {lesion.Lesion}", SnakeCase.Of(lesion.Kind));
        }
    }

    private static IEnumerable<Lack> LacksOf(TracerChange change, Component component, TumourCharacterization to, int? before)
    {
        if (change.Changed.Answer is not Answer.Unknown)
            yield break;
        var fact = Lack.FactOf(component);
        if (Lack.Of(to, component) is { } now)
            yield return now;
        if (before is not { } earlier)
        {
            yield return new(component, to.Number - 1, LackReason.NotRecorded, fact);
        }
        else if (to[component].IsDone)
        {
            var (earlierLacks, laterLacks) = Untold(change);
            if (earlierLacks)
                yield return new(component, earlier, LackReason.NoValue, fact) { Lesions = Names(Open(change).Where(IsUnreadBefore)) };
            if (laterLacks)
                yield return new(component, to.Number, LackReason.NoValue, fact) { Lesions = Names(Open(change).Where(IsUnreadNow)) };
        }
    }

    /// <summary>Which of two PETs leaves a change open: the one that cannot be read, lesion by lesion or as a whole; else the later, which does not tell why uptake differs.</summary>
    private static (bool Earlier, bool Later) Untold(TracerChange change)
    {
        if (change is not { Earlier: { } before, Later: { } now })
            return (change.Earlier is null, change.Later is null);
        if (change.Basis is TracerChangeBasis.Lesions)
        {
            return (Open(change).Any(IsUnreadBefore), Open(change).Any(IsUnreadNow));
        }
        var bothPositive = (before.Overall, now.Overall) is (PetResult.Positive, PetResult.Positive); // then only lesions tell
        var earlier = Lacks(before);
        return (earlier, !earlier || Lacks(now));
        bool Lacks(PetStudy study) => study.Overall is null or PetResult.Indeterminate or PetResult.ReadersDiffer || (bothPositive && study.Lesions.Count == 0);
    }

    private static IEnumerable<LesionChange> Open(TracerChange change) => change.Lesions.Where(l => l.Kind >= LesionChangeKind.NotReadBefore);

    private static string[] Names(IEnumerable<LesionChange> lesions) => lesions.Select(l => l.Lesion).Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } names ? names : [];

    private static bool IsUnreadNow(LesionChange lesion) => !IsUnreadBefore(lesion) || lesion.Later is { Positive: null };

    private static bool IsUnreadBefore(LesionChange lesion) => lesion is { Kind: LesionChangeKind.NotReadBefore } or { Kind: LesionChangeKind.Unclear, Earlier.Positive: null };
}
