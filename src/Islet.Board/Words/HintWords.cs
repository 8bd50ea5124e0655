using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What lesions propose beside a fact that nobody has stated: never its value (facts.md section 4).</summary>
public static class HintWords
{
    public static IReadOnlyList<string> Of(Fact fact, Snapshot snapshot)
    {
        if (fact.IsDerived || snapshot[fact].Value == FactValue.True || (snapshot[fact].IsKnown && (fact == Fact.NetpetScore || fact == Fact.FdgExceedsSstr || fact == Fact.SriAtLeastLiver)))
            return [];
        if (fact == Fact.NetpetScore)
            return NetpetProposal.Of(snapshot) is { } proposal ? [Netpet(proposal, snapshot.Course.Axis)] : [];
        if (fact == Fact.FdgExceedsSstr)
            return NetpetProposal.Of(snapshot) is { FdgExceeds: { } exceeds } known ? [T($"proposed from the lesions: {FactWords.Value(FactValue.Of(exceeds))} ({known.Result.Score.ToString()!}); a reader confirms")] : [];
        return [.. LesionHints.Of(fact, snapshot).Select(h => Hint(fact, h, snapshot.Course.Axis))];
    }

    private static string Netpet(NetpetProposal p, Axis axis)
    {
        var (pets, result) = (T($"receptor PET of {Day(p.Pair.Receptor, axis)}, FDG PET of {Day(p.Pair.Fdg, axis)}"), p.Result);
        string[] open = [.. new[] { (PetTracer.Receptor, T("receptor PET")), (PetTracer.Fdg, T("FDG PET")) }.Select(t => p.Unread(t.Item1) is { Count: > 0 } unread ? T($"{Listed.And(unread)} not told of on {t.Item2}") : null).OfType<string>()];
        var said = result.Score is not { } score ? T($"no score can be proposed: {string.Join("; ", open)} ({pets})")
            : result.IndexLesions.Count == 0 ? T($"proposed from the lesions: {score.ToString()} ({pets}); a reader compares by eye and confirms")
            : T($"proposed from the lesions: {score.ToString()}, by {Listed.And(result.IndexLesions)} ({pets}); a reader compares by eye and confirms");
        return p.OutdatedBy is { } by ? T($"{said}; made before the line of {Numbers.When(by.Happened, axis)}") : said;
    }

    private static string Hint(Fact fact, LesionHint hint, Axis axis)
    {
        var (pet, day) = (hint.Study.Tracer is PetTracer.Fdg ? T("FDG PET") : T("receptor PET"), Day(hint.Study, axis));
        var lesions = Listed.And(hint.Lesions.Select(l => fact == Fact.SriAtLeastLiver ? $"{l.Lesion} {Numbers.Count(l.Read.KrenningScore!.Value)}" : fact == Fact.ExtrahepaticDisease ? $"{l.Lesion} ({FactWords.Word(l.Read.Organ!)})" : l.Lesion));
        return fact == Fact.SriAtLeastLiver ? T($"Krenning scores on the {pet} of {day}: {lesions}") : T($"{lesions} {Where(fact)} on the {pet} of {day}");
    }

    private static string Where(Fact fact) => fact == Fact.LiverMetastases ? T("in the liver") : fact == Fact.BoneMetastases ? T("in bone") : fact == Fact.BrainMetastases ? T("in the brain") : T("outside the liver");

    private static string Day(PetStudy study, Axis axis) => Numbers.When(study.Leading.Happened, axis);
}
