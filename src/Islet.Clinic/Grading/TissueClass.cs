using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Class of a read of tissue: differentiation, and for a NET the grade with low and high G2 apart (facts.md 3.1, 2). Where a count is missing, the grades that
/// are still possible: two reads whose open grades differ are not known to be of one class.
/// </summary>
/// <param name="HighG2">Of a tumour that may be G2; null also where the Ki-67 index is not known.</param>
internal readonly record struct TissueClass(Differentiation? Differentiation, Grade? Lowest, Grade? Highest, bool? HighG2)
{
    public static TissueClass Of(Specimen read)
    {
        if (read.Differentiation is Course.Differentiation.Poor)
            return new(read.Differentiation, null, null, null);
        var percent = read.Ki67Percent?.Percent;
        var grades = Who2022.Net(percent, read.MitosesPer2Mm2, read.ReportedGrade).Possible;
        return new(read.Differentiation, grades[0], grades[^1], grades.Contains(Grade.G2) && percent is { } known ? Ki67Classes.IsAbove10(known) : null);
    }

    /// <summary>They are not known to be of one class; a read without enough tissue has none and is not to be asked.</summary>
    public static bool Differ(IEnumerable<Specimen> reads) => reads.DistinctBy(Of).Count() > 1;
}
