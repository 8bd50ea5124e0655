using Islet.Course;

namespace Islet.Clinic;

/// <summary>The treatments with which a line of therapy of the index tumour begins.</summary>
internal static class LineStarts
{
    /// <summary>A tumour treatment begins a line, but an analogue that is added to or carried along with another drug (facts.md 3.8).</summary>
    public static IEnumerable<Finding> Of(Sight sight)
    {
        foreach (var s in sight.OfPatient)
        {
            if (sight.MayConcern(s.Finding.Content) && s.Finding.Content is Treatment { Purpose: null or "tumour" } begun
                && !(begun.Drugs.All(DrugEndings.IsAnalogue) && sight.Visible<Treatment>().Any(other => IsBackboneOn(other.Finding, s.Finding))))
                yield return s.Finding;
        }
    }

    private static bool IsBackboneOn(Finding other, Finding day) =>
        other.Content is Treatment { Purpose: null or "tumour" } drug && !drug.Drugs.All(DrugEndings.IsAnalogue) && Sight.Begin(other) <= Sight.Begin(day);
}
