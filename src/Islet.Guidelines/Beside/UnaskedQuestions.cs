using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>
/// C-NOT-ASKED (facts.md section 5): no progression on record is not "no progression", no flag no "no exception", no word of a surgeon no "not resectable". Names the
/// questions that settle a statement, where a person's answers to them are all that it waits for.
/// </summary>
internal static class UnaskedQuestions
{
    public const string Code = "C-NOT-ASKED";

    // Blocks 6 and 7, judgements, and readings but for the last, which is the report's content and nobody's answer (facts.md section 4).
    private static readonly IReadOnlyList<(QuestionBlock Block, Question Line)> Asked =
        [.. Questions.Blocks.Where(b => b.Key is "6" or "7" or "J" or "R").SelectMany(b => (b.Key is "R" ? b.Lines.SkipLast(1) : b.Lines).Select(line => (b, line)))];

    /// <summary>Only what is yes or no: nobody takes an unnamed site or volume for a no.</summary>
    private static readonly FactSet Answered = [.. Asked.SelectMany(a => a.Line.Facts).Where(f => f.Type is FactType.Bool)];

    public static StatementCaution? Of(StatementReading reading, Snapshot snapshot)
    {
        var missing = reading.Truth.Missing;
        if (missing.Count == 0 || (missing - Answered).Count > 0)
            return null;
        List<Question> settling = [.. Asked.Select(a => a.Line).Where(line => line.Facts.Any(missing.Contains))];
        return new(Code, Says(settling), [.. missing], [.. missing.SelectMany(f => snapshot[f].From).Distinct()]) { Questions = settling };
    }

    /// <summary>Each question with the title of the block in which it is asked, as on the fact sheet.</summary>
    public static string Says(IReadOnlyList<Question> settling) =>
        $"No answer on record is not “no”. {(settling.Count == 1 ? "This question settles it" : "These questions settle it")}: {string.Join(" · ", settling.Select(q => $"{q.Prompt} ({BlockOf(q).Title})"))}";

    private static QuestionBlock BlockOf(Question line) => Asked.First(a => a.Line == line).Block;
}
