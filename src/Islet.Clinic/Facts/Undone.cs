using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// "Not done" of block 8 speaks of everything so far, so that any study, sample or result of its kind outranks it, also one that says nothing of the question
/// (facts.md section 4).
/// </summary>
internal static class Undone
{
    /// <summary>A person's "not done, anywhere so far".</summary>
    public static bool IsWord(FactAnswer answer) => answer.Reason is UnknownReason.NotDone || IsWord((answer.Value as FactValue.Word)?.Value);

    public static bool IsWord(string? word) => word is "not_done" or "not_tested" or "none";

    /// <summary>The examination that the fact is about was made: whether its result can be read does not matter.</summary>
    public static bool IsMade(Fact fact, Content content) => content switch
    {
        ImagingStudy study when fact == Fact.SstrPetResult => study.SstrPetResult is { } said ? !IsWord(said) : PetStudies.TracerOf(study) is PetTracer.Receptor,
        ImagingStudy study when fact == Fact.FdgPetResult => study.FdgPetResult is { } said ? !IsWord(said) : PetStudies.TracerOf(study) is PetTracer.Fdg,
        ImagingStudy study when fact == Fact.SrsResult => study.SrsResult is { } said ? !IsWord(said) : study.Modality is Scintigraphy,
        Molecular { Sample: Molecular.Germline, Men1Germline: { } said } when fact == Fact.Men1Germline => !IsWord(said),
        Specimen tissue when fact == Fact.SpecimenType => !IsWord(tissue.SpecimenType),
        _ => Rule.Judgement(fact, content) is { Value: not null } judged && !IsWord(judged),
    };

    /// <summary>What a person said last, "not done" left out where the examination was made.</summary>
    public static FactState Judged(Fact fact, Sight sight, Reading? otherwise = null)
    {
        Reading said = otherwise is null ? content => Rule.Judgement(fact, content) : Rule.Either(fact, otherwise);
        List<Seen> made = [.. sight.OfPatient.Where(s => IsMade(fact, s.Finding.Content) && sight.MayConcern(s.Finding.Content))];
        if (made.Count == 0)
            return Rule.Latest(fact, sight, said);
        var answered = Rule.Latest(fact, sight, content => said(content) is { } answer && !IsWord(answer) ? answer : null);
        return answered.From.Count > 0 ? answered : FactState.Unknown(UnknownReason.NotRecorded, [.. made.Select(s => s.Finding)]);
    }

    /// <summary>Made, also where the report is still to come or the order is unclear.</summary>
    public static bool IsOnRecord(Fact fact, Snapshot snapshot) => snapshot.Findings.Any(s => IsMade(fact, s.Finding.Content) && !s.Finding.IsWithdrawal
        && s.Visibility is not (Visibility.Withdrawn or Visibility.AfterEffective or Visibility.NotInLog));

    private const string Scintigraphy = "SRS";
}
