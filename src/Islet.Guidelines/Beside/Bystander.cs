using Islet.Clinic;

namespace Islet.Guidelines;

/// <summary>Tells what stands beside the statements of a guideline for one patient. The record is looked at once.</summary>
internal sealed class Bystander(GuidelineReading guideline, Snapshot snapshot)
{
    private readonly IReadOnlyList<Caution> cautions = Cautions.Of(snapshot);

    public StatementRemarks Of(StatementReading reading) => new(guideline.Guideline, reading,
        [.. cautions.Where(c => Concerns(c, reading.Statement)).Select(c => new StatementCaution(c.Code, c.Says, c.About, c.Findings))], FactMarks.Of(reading, snapshot));

    /// <summary>Bound to the statement by its file, or about a fact that the statement reads.</summary>
    private static bool Concerns(Caution caution, Statement statement) =>
        statement.Beware.Contains(caution.Code, StringComparer.Ordinal) || caution.About.Any(statement.Condition.Facts.Contains);
}
