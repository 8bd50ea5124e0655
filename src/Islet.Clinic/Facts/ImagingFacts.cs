using Islet.Course;
using static Islet.Clinic.Ending;
using static Islet.Clinic.Words;

namespace Islet.Clinic;

/// <summary>Functional imaging (facts.md 3.7) and the paired tracers of 3.11.</summary>
internal static class ImagingFacts
{
    public static IReadOnlyList<(Fact, FactRule)> Rules { get; } =
    [
        // Nothing ends them: a negative PET that is dropped lets an old scintigraphy speak.
        (Fact.SstrPetResult, Receptor(i => i.SstrPetResult)),
        (Fact.SrsResult, Receptor(i => i.SrsResult)),
        (Fact.FdgPetResult, Receptor(i => i.FdgPetResult, NewLine)),
        (Fact.SriAtLeastLiver, Rule.LatestOrJudged<ImagingStudy>(i => i.TumourPresent is false ? null : Flag(i.SriAtLeastLiver))),
        (Fact.SstrPetAvailable, Rule.Judged()),
        (Fact.SstrUptakeStrong, UptakeStrong),
        (Fact.FdgExceedsSstr, TracerPairs.Rule(i => Flag(i.FdgExceedsSstr) ?? (i.NetpetScore is { } score ? FactValue.Of(score is ['P', '4' or '5', ..]) : null))),
        (Fact.NetpetScore, TracerPairs.Rule(i => Text(i.NetpetScore))),
        (Fact.SstrNegativeDisease, Rule.LatestOrJudged<ImagingStudy>(i => Text(i.SstrNegativeDisease), NewLine | Progression)),
        (Fact.LesionsOccultOnCtMri, Rule.LatestOrJudged<ImagingStudy>(i => Flag(i.LesionsOccultOnCtMri), Operation)),
        (Fact.IndeterminateNewLesion, IndeterminateLesion),
        (Fact.ClinicalProgressionSuspected, Rule.LatestOrJudged<ClinicalStatus>(c => Flag(c.ClinicalProgressionSuspected), ProgressionJudged)),
    ];

    /// <summary>
    /// The latest read with tumour present; no disease on a scan for recurrence says nothing of receptors. "Not done" is a person's word, and any study on
    /// record outranks it.
    /// </summary>
    private static FactRule Receptor(Func<ImagingStudy, string?> result, Ends ends = default)
    {
        FactAnswer? Read(Content content) => content is ImagingStudy { TumourPresent: not false } study && result(study) is { } word and not "not_done" ? FactValue.Of(word) : null;
        return (fact, sight) =>
        {
            var read = Rule.Latest(fact, sight, Read, ends);
            return read.IsKnown || read.From.Count > 0 ? read : Undone.Judged(fact, sight, content => NotDone(content, result));
        };
    }

    private static FactAnswer? NotDone(Content content, Func<ImagingStudy, string?> result) => content is ImagingStudy study && result(study) is "not_done" ? FactValue.Of("not_done") : null;

    /// <summary>Imaging before the stain of the governing specimen.</summary>
    private static FactState UptakeStrong(Fact fact, Sight sight)
    {
        var seen = Rule.LatestOrJudged<ImagingStudy>(i => Flag(i.SstrUptakeStrong))(fact, sight);
        return seen.IsKnown || seen.From.Count > 0 ? seen : sight.Tissue.Read(fact, s => s.IhcSstr2A switch
        {
            "strong" => FactValue.True,
            "weak" or "negative" => FactValue.False,
            _ => null,
        });
    }

    /// <summary>True until a person records what became of it; a later scan that does not mention it resolves nothing.</summary>
    private static FactState IndeterminateLesion(Fact fact, Sight sight)
    {
        Reading reading = Rule.Either(fact, content => content is ImagingStudy i ? Flag(i.IndeterminateNewLesion) : null);
        var stated = sight.Statements<ImagingStudy>(fact, reading);
        var seen = stated.Where(s => s.Answer.Value == FactValue.True).Select(s => (decimal?)sight.End(s.Finding)).Min();
        List<Statement> counting = [.. stated.Where(s => seen is not { } first || s.Answer.Value == FactValue.True || s.Finding.Content is Judgement || sight.End(s.Finding) < first)];
        return counting.Count == 0 ? sight.Missing(fact, reading) : Order.Latest(fact, sight, counting);
    }
}
