using Islet.Course;
using Islet.Exchange;
using Islet.Guidelines;

namespace Islet.Web;

/// <summary>A board summary as a FHIR document: the lines that the board reads, and behind them the resources of the same view.</summary>
public static class FhirBoard
{
    /// <param name="made">When the document was made.</param>
    public static ReadOnlyMemory<byte> Of(BoardSummary board, DateTimeOffset made)
    {
        var snapshot = board.Snapshot;
        var resources = FhirRecord.Of(snapshot, new() { Plans = board.ShowsStatements ? FhirPlans.Of(snapshot) : [] });
        DateOnly? day = board.Course.Axis.Kind is AxisKind.Offset ? null : DateOnly.FromDayNumber((int)snapshot.View.Effective.Days);
        return FhirRecord.ToUtf8(FhirDocument.Of(resources, T("Tumour board summary"), day, Sections(board), made));
    }

    /// <summary>What stands behind a section, among the resources of the document.</summary>
    private static readonly Dictionary<string, string[]> Behind = new(StringComparer.Ordinal)
    {
        ["who"] = ["Patient", "Condition"],
        ["now"] = ["Observation"],
        ["course"] = ["MedicationAdministration", "Procedure"],
        ["plan"] = ["CarePlan"],
    };

    private static IReadOnlyList<FhirSection> Sections(BoardSummary board) =>
    [
        .. BoardReport.Of(board).Select(section => new FhirSection(section.Title, [.. section.InLines], Behind.GetValueOrDefault(section.Key, []))),
        new(T("Intended purpose"), [IntendedPurpose.Text], []),
    ];
}
