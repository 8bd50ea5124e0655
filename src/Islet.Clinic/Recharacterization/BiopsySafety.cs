using Islet.Course;

namespace Islet.Clinic;

/// <summary>What happened to the patient through one biopsy, as far as it was recorded.</summary>
/// <param name="WorstGrade">CTCAE grade 1 to 5; null: no event is recorded, which is not the same as none, or no event has a grade.</param>
/// <param name="Versions">CTCAE versions that the events name; the paper used 5.0.</param>
public sealed record BiopsyEvents(string Specimen, IReadOnlyList<Finding> Tissue, int? WorstGrade, IReadOnlyList<Finding> Events, IReadOnlyList<string> Versions);

/// <summary>
/// Adverse events of biopsies, the worst of each. Mollazadegan et al. 2025, section 3.1: CTCAE 5.0, assessed in retrospect; one of grade 3 (bleeding, anaemia
/// and pain together), no denominator of events below it.
/// </summary>
public static class BiopsySafety
{
    /// <summary>One row a specimen in the order of the course; operations are not biopsies.</summary>
    public static IReadOnlyList<BiopsyEvents> Of(Snapshot snapshot)
    {
        List<Finding> events = [.. snapshot.Visible<AdverseEvent>().Select(s => s.Finding)];
        return [.. snapshot.Visible<Specimen>().Select(s => s.Finding)
            .Where(f => f.Content is Specimen { SpecimenName: not null, SpecimenType: not ("resection" or "none") })
            .GroupBy(f => ((Specimen)f.Content).SpecimenName!, StringComparer.Ordinal)
            .Select(tissue => Of(tissue.Key, [.. tissue], events.FindAll(e => ((AdverseEvent)e.Content).SpecimenName == tissue.Key
                || (((AdverseEvent)e.Content).SpecimenName is null && ((AdverseEvent)e.Content).Course == tissue.Key))))];
    }

    private static BiopsyEvents Of(string specimen, IReadOnlyList<Finding> tissue, List<Finding> events) =>
        new(specimen, tissue, events.Max(e => ((AdverseEvent)e.Content).Grade), events,
            [.. events.Select(e => ((AdverseEvent)e.Content).CtcaeVersion).OfType<string>().Distinct(StringComparer.Ordinal)]);
}
