using Islet.Course;

namespace Islet.Clinic;

/// <summary>The treatments with which a line of therapy of the index tumour begins.</summary>
internal static class LineStarts
{
    public static IEnumerable<Finding> Of(Sight sight)
    {
        foreach (var line in TherapyLines.Of(sight).Lines)
            yield return line.Boundary.Episode.Finding;
    }
}
