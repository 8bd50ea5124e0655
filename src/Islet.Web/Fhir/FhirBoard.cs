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

    private static IReadOnlyList<FhirSection> Sections(BoardSummary board) =>
    [
        new(T("Who and what"), [board.Who], ["Patient", "Condition"]),
        new(T("What the tumour is now"), [.. board.Facts.Select(fact => T($"{fact.Label}: {fact.Value}"))], ["Observation"]),
        new(T("What changed"), [board.Change.Headline], []),
        new(T("Treatment"), [T("The courses, doses and procedures on record.")], ["MedicationAdministration", "Procedure"]),
        new(T("Plan and decisions"), [IntendedPurpose.Text], ["CarePlan"]),
    ];
}
