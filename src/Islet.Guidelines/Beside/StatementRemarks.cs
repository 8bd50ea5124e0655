using Islet.Clinic;

namespace Islet.Guidelines;

/// <summary>All that stands beside one statement for one patient: its age, what overtook it, what pulls the other way, and what in the record speaks against it.</summary>
/// <param name="Cautions">By facts.md section 5, in its order.</param>
/// <param name="Marks">Of the values that decided the statement.</param>
/// <remarks>Remarks are shown, printed and exported with the statement, and never move its outcome.</remarks>
public sealed record StatementRemarks(StatementBase Guideline, StatementReading Reading, IReadOnlyList<StatementCaution> Cautions, IReadOnlyList<FactMark> Marks)
{
    public Statement Statement => Reading.Statement;

    /// <summary>Of the guideline, shown beside every statement.</summary>
    public int Year => Guideline.Year;

    /// <summary>What overtook the statement since its year; null: nothing that we know.</summary>
    public string? Superseded => Statement.Superseded;

    /// <summary>Statements that apply as well and pull in another direction. Both are shown and nothing is resolved.</summary>
    public IReadOnlyList<Statement> Tension => Reading.Tension;

    public static StatementRemarks Of(StatementReading statement, GuidelineReading guideline, Snapshot snapshot) => new Bystander(guideline, snapshot).Of(statement);

    /// <summary>For every statement of the guideline, in its order; what the patient's record says is worked out once.</summary>
    public static IReadOnlyList<StatementRemarks> Of(GuidelineReading guideline, Snapshot snapshot)
    {
        var bystander = new Bystander(guideline, snapshot);
        return [.. guideline.Statements.Select(bystander.Of)];
    }
}
