using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether a patient never had systemic treatment, or never chemotherapy, and why.</summary>
/// <param name="Systemic">No: a line has begun. Yes needs a closed treatment history; else unknown, for want of the fact systemic_lines_started.</param>
/// <param name="Chemotherapy">Yes: never given, by a closed history.</param>
/// <param name="Reason">As a board or a person stated it; a known or unknown fact with its findings.</param>
/// <remarks>NORDIC NEC 2, Br J Cancer 2025, doi:10.1038/s41416-025-03054-w, Results (patients without chemotherapy and their reasons); facts.md 3.11.</remarks>
public sealed record Untreated(Truth Systemic, Truth Chemotherapy, FactState Reason)
{
    public static Untreated Of(Snapshot snapshot)
    {
        var lines = TherapyLines.Of(snapshot);
        var open = Truth.Of<bool>(null, FactSet.Of(Fact.SystemicLinesStarted), _ => false);
        var chemotherapy = !lines.IsIndexOpen && lines.Lines.Any(line => line.Drugs.Any(drug => DrugTable.Of(drug)?.IsChemotherapy() is true));
        var maybe = lines.Lines.Any(line => line.Drugs.Any(drug => DrugTable.Of(drug) is null)); // a drug of no table may be chemotherapy
        return new(
            !lines.IsIndexOpen && lines.Lines.Count > 0 ? Truth.No : lines.Count == 0 ? Truth.Yes : open,
            chemotherapy ? Truth.No : lines.Count is not null && !lines.IsLeast && !maybe ? Truth.Yes : open,
            snapshot[Fact.ReasonUntreated]);
    }
}
