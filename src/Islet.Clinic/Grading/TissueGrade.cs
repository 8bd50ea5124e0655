using Islet.Course;

namespace Islet.Clinic;

internal static class TissueGrade
{
    /// <summary>The grade as written. G3 of the 2010 edition holds NET G3 and NEC: it says nothing until the tissue is read again (facts.md 3.2).</summary>
    public static Grade? Written(Specimen s) => s is { ReportedGrade: Grade.G3, WhoEdition: "2010" } ? null : s.ReportedGrade;
}
