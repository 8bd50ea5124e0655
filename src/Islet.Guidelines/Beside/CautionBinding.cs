using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>
/// Beside which statements a caution stands (facts.md section 5, column "outcome, unchanged"). A statement's file may name a code itself (<see cref="Statement.Beware"/>);
/// beyond that a code stands where the statement turned on a fact that the caution is about.
/// </summary>
internal static class CautionBinding
{
    private delegate bool Rule(StatementReading reading, FactSet turned, Caution caution);

    private static readonly Rule TurnedOnIt = (_, turned, caution) => caution.About.Any(turned.Contains);

    /// <summary>What tissue says and a progression may have changed (facts.md section 5: 62 % changed significantly).</summary>
    private static readonly FactSet Grading = [Fact.NetGrade, Fact.Ki67Percent, Fact.Differentiation];

    private static readonly Dictionary<string, Rule> Rules = new(StringComparer.Ordinal)
    {
        ["C-KI67"] = (reading, _, _) => Records(reading.Statement.Condition, Fact.Ki67Percent) || (reading.Applies && reading.Statement.Check is { } check && check.Facts.Contains(Fact.Ki67Percent)),
        ["C-TISSUE-OLD"] = (reading, turned, _) => turned.Any(Grading.Contains) && reading.Statement.Options.Any(o => o.Bearing is not Bearing.How),
        ["C-KI67-HIGH"] = (reading, turned, _) => turned.Any(Grading.Contains) && reading.Statement.Options.Any(o => o.Bearing is not Bearing.How),
        ["C-OLD-NEC"] = TurnedOn(Fact.Differentiation),
        ["C-NO-DISEASE"] = TurnedOnIt,
        ["C-PET-KNOWN"] = TurnedOn(Fact.SstrPetAvailable),
        ["C-CONTROLLED"] = (reading, turned, _) => reading.Applies && (turned.Contains(Fact.SyndromicSymptoms) || turned.Contains(Fact.SymptomBurden)),
        ["C-SYNDROME-KEPT"] = TurnedOnIt,
        ["C-LOG"] = WaitsFor(Fact.SystemicLinesStarted),
        ["C-LOG-OLD"] = TurnedOnIt,
        ["C-SSA"] = TurnedOnIt,
        ["C-OUTSIDE"] = WaitsFor(Fact.CurrentTreatment),
        ["C-PRRT-PART"] = TurnedOnIt,
        ["C-PPI"] = TurnedOn(Fact.HormoneElevated),
        ["C-ELSEWHERE"] = Reads(Fact.FunctionalSyndrome),
        ["C-BILE"] = Reads(Fact.AmpullaStented),
        ["C-UNFILLED"] = (reading, _, caution) => caution.About.Any(f => reading.Statement.Condition.Facts.Contains(f) || reading.Statement.Check?.Facts.Contains(f) is true),
    };

    /// <param name="turned">The facts that made the outcome what it is.</param>
    /// <param name="moved">The statement under other readings of the record (C-GRADE, C-GRADE-OPEN, C-SSTR).</param>
    public static bool Holds(Caution caution, StatementReading reading, FactSet turned, IReadOnlyList<OtherOutcome> moved) =>
        Moves(caution.Code, reading.Outcome, moved)
        || (reading.Outcome is not Answer.No && reading.Statement.Beware.Contains(caution.Code, StringComparer.Ordinal))
        || (Rules.TryGetValue(caution.Code, out var rule) && rule(reading, turned, caution));

    /// <summary>The statement is something else under another reading; where nobody has declared which one holds, the readings must differ among themselves.</summary>
    private static bool Moves(string code, Answer outcome, IReadOnlyList<OtherOutcome> moved)
    {
        List<Answer> otherwise = [.. moved.Where(m => m.Reading.Code == code).Select(m => m.Outcome)];
        return code is "C-GRADE-OPEN" ? otherwise.Distinct().Count() > 1 : otherwise.Exists(o => o != outcome);
    }

    private static Rule TurnedOn(Fact fact) => (_, turned, _) => turned.Contains(fact);

    private static Rule WaitsFor(Fact fact) => (reading, _, _) => reading.Truth.Missing.Contains(fact);

    private static Rule Reads(Fact fact) => (reading, _, _) => reading.Statement.Condition.Facts.Contains(fact);

    /// <summary>The condition asks whether the fact is on record at all.</summary>
    private static bool Records(Condition condition, Fact fact) => condition switch
    {
        Recorded recorded => recorded.Fact == fact,
        Joined joined => joined.Parts.Any(part => Records(part, fact)),
        Negation negation => Records(negation.Part, fact),
        Macro macro => Records(macro.Body, fact),
        _ => false,
    };
}
