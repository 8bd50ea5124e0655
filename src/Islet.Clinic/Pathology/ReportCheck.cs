using Islet.Course;

namespace Islet.Clinic;

/// <summary>One element against one set of facts.</summary>
/// <param name="Applies">Unknown: it waits for <see cref="Truth.Missing"/>, and is neither met nor missed.</param>
/// <param name="IsMet">Asked only where it applies; what is not on record is not met. Null: nothing to fail.</param>
public sealed record ReportAnswer(ReportElement Element, Truth Applies, bool? IsMet)
{
    public bool IsGap => Applies.Answer is Answer.Yes && IsMet is false;
}

/// <summary>Completeness of a pathology report by level. NANETS 2020 (Halfdanarson et al., Pancreas 2020), table 2 and grade 3 reports.</summary>
/// <remarks>The check lists gaps and never says that a report is complete: whether all elements of the CAP protocol are there, a pathologist says.</remarks>
public static class ReportCheck
{
    public static IReadOnlyList<ReportAnswer> Of(FactReader facts) => [.. ReportElements.All.Select(element => Ask(element, facts))];

    /// <summary>The same for one piece of tissue, whichever speaks for the tumour (facts.md 3.1, 6).</summary>
    public static IReadOnlyList<ReportAnswer> Of(Snapshot snapshot, Tissue tissue)
    {
        var own = tissue.Reads.Select(read => read.Id).ToHashSet();
        List<Finding> findings = [.. snapshot.Course.Findings.Where(f => f.Content is not Specimen || own.Contains(f.Id))];
        return Of(new Snapshot(snapshot.Course with { Findings = findings }, snapshot.View).Reader);
    }

    private static ReportAnswer Ask(ReportElement element, FactReader facts)
    {
        var applies = element.AppliesWhen.Read(facts);
        return new(element, applies, applies.Answer is Answer.Yes && element.Check is { } check ? check.Read(facts).Answer is Answer.Yes : null);
    }
}
