using Islet.Course;

namespace Islet.Clinic;

/// <summary>The treatments with which a line of therapy of the index tumour begins (facts.md 3.8).</summary>
internal static class LineStarts
{
    /// <summary>Those of the derived lines, and any tumour treatment of a tumour that nobody has determined, for it may be this one.</summary>
    public static IEnumerable<Finding> Of(Sight sight) => sight.Lines.Lines.Select(line => line.Boundary.Episode.Finding).Concat(sight.OfPatient
        .Where(s => s.Finding.Content is Treatment { Tumour: IndexTumour.Undetermined, Purpose: null or "tumour" }).Select(s => s.Finding));
}
