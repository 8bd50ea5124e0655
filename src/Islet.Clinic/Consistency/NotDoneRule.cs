using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>"Not done, anywhere so far" against a study, sample or result of that kind that was there before it was said.</summary>
internal static class NotDoneRule
{
    public const string Code = "W_NOT_DONE_RESULT";
    public static Wording Says { get; } = N("An examination is said not to have been done so far, and one of its kind happened on or before that day.");
    public const string Source = "facts.md section 4: a result on record outranks any later \"not done\", \"not tested\" or \"none\", and the contradiction is told.";

    private static readonly Fact[] Examinations = [Fact.SstrPetResult, Fact.SrsResult, Fact.FdgPetResult, Fact.Men1Germline, Fact.SpecimenType];

    public static IEnumerable<Inconsistency> Check(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, said, judged) in statements.Of<Judgement>())
        {
            if (!Undone.IsWord(judged.Value) || Array.Find(Examinations, fact => fact.Name == judged.About) is not { } fact)
                continue;
            List<Mention> made = [.. statements.Where(s => IsBefore(s.Happened, said) && Undone.IsMade(fact, s.Content) && ConsistencyRules.MayBeOneTumour(judged, s.Content))
                .Select(s => new Mention(s.Number, "happened", N($"{Term.OfKind(s.Content.Kind)} of that kind")))];
            if (made.Count > 0)
            {
                yield return new(Code, [new(number, "value", N($"{new Term(fact.Name)}: {new Term(judged.Value!)}")), .. made], N($"an answer other than {new Term(judged.Value!)}, or no such examination by that day"),
                    N("Withdraw the answer, or correct the day or the kind of the examination."));
            }
        }
    }

    /// <summary>Certainly before, or of the same written day; what overlaps by partial dates contradicts nothing.</summary>
    private static bool IsBefore(When made, When said) => ConsistencyRules.IsCertainlyAfter(said, made) || (made.First is { } day && made == said && day == made.Last);
}
