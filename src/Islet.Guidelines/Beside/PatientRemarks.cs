using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The cautions of one patient, each told once with the statements that it stands beside: a page tells it at its head and marks statements with its code.</summary>
/// <param name="Cautions">In the order in which the guideline's statements raise them.</param>
public sealed record PatientRemarks(IReadOnlyList<PatientCaution> Cautions)
{
    public static PatientRemarks Of(GuidelineReading reading, Snapshot snapshot) => Of(StatementRemarks.Of(reading, snapshot));

    /// <summary>Of remarks that are there already, of one guideline or several.</summary>
    public static PatientRemarks Of(IReadOnlyList<StatementRemarks> remarks) =>
        new([.. remarks.SelectMany(r => r.Cautions.SelectMany(ByQuestion).Select(c => (Caution: c, Remarks: r))).GroupBy(c => (c.Caution.Code, c.Caution.Says)).Select(same => new PatientCaution(
            same.Key.Code, same.Key.Says, [.. same.SelectMany(c => c.Caution.About).Distinct()], [.. same.SelectMany(c => c.Caution.Findings).Distinct()], [.. same.Select(c => c.Remarks).Distinct()])
        {
            Questions = [.. same.SelectMany(c => c.Caution.Questions).Distinct()],
        })]);

    /// <summary>The cautions that stand beside one statement.</summary>
    public IReadOnlyList<PatientCaution> Beside(Statement statement) => [.. Cautions.Where(c => c.Statements.Any(s => s.Statement == statement))];

    /// <summary>One question is one caution, whatever else its statements wait for.</summary>
    private static IEnumerable<StatementCaution> ByQuestion(StatementCaution caution) => caution.Code is not UnaskedQuestions.Code ? [caution]
        : caution.Questions.Select(q => caution with { Says = UnaskedQuestions.Says([q]), Questions = [q], About = [.. caution.About.Intersect(q.Facts)] });
}

/// <summary>One caution of a patient, in one wording.</summary>
/// <param name="Says">Whole sentences, with the dates and values of this patient.</param>
/// <param name="Statements">Those that it stands beside, in the document's order; what another reading of the record would make of each stands with the statement's own caution.</param>
public sealed record PatientCaution(string Code, string Says, IReadOnlyList<Fact> About, IReadOnlyList<Finding> Findings, IReadOnlyList<StatementRemarks> Statements)
{
    /// <summary>The one question that its statements wait for (C-NOT-ASKED); else none.</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];
}
