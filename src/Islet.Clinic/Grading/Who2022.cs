using Islet.Course;

namespace Islet.Clinic;

/// <summary>WHO grade of neuroendocrine tumours of pancreas and gut. Rindi et al., Endocr Pathol 2022;33:115–154, doi:10.1007/s12022-022-09708-2.</summary>
/// <remarks>
/// The limits are those of the 2019 edition (WHO Classification of Tumours, Digestive System Tumours, 5th ed.), table 1 of the NANETS 2020 guideline.
/// They grade well-differentiated tumours; a NEC has no grade of its own, and whether a tumour is one is never read from these numbers.
/// </remarks>
public static class Who2022
{
    private static readonly Grade[] Grades = [Grade.G1, Grade.G2, Grade.G3];

    /// <summary>Ki-67 index of the hottest area: below 3 %, 3–20 %, above 20 % of tumour cells.</summary>
    public static Grade ByKi67(decimal percent) => percent switch
    {
        < 3 => Grade.G1,
        <= 20 => Grade.G2,
        _ => Grade.G3,
    };

    /// <summary>Mitoses in 2 mm²: below 2, 2–20, above 20.</summary>
    public static Grade ByMitoses(decimal per2mm2) => per2mm2 switch
    {
        < 2 => Grade.G1,
        <= 20 => Grade.G2,
        _ => Grade.G3,
    };

    /// <summary>The higher of the two indices. With one of them missing: G3 stands, else the written grade helps out, else the grade is open upwards.</summary>
    public static NetGrade Net(decimal? ki67Percent, decimal? mitosesPer2mm2, Grade? reported)
    {
        Grade? byKi67 = ki67Percent is { } percent ? ByKi67(percent) : null;
        Grade? byMitoses = mitosesPer2mm2 is { } count ? ByMitoses(count) : null;
        var bothKnown = byKi67 is not null && byMitoses is not null;
        var atLeast = Grades.Last(grade => grade is Grade.G1 || grade == byKi67 || grade == byMitoses);
        if (!bothKnown && atLeast is not Grade.G3)
            return reported is { } written
                ? new([written > atLeast ? written : atLeast], null)
                : new([.. Grades.Where(grade => grade >= atLeast)], null);
        return new([atLeast], bothKnown && reported is not null ? atLeast != reported : null);
    }
}

/// <summary>The grades that a tumour may still have, lowest first.</summary>
/// <param name="ConflictsWithReport">Both indices are known and say otherwise than the written grade; null: an index or the written grade is unknown.</param>
public sealed record NetGrade(IReadOnlyList<Grade> Possible, bool? ConflictsWithReport);
