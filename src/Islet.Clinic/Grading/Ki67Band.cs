using Islet.Course;

namespace Islet.Clinic;

/// <summary>Where a Ki-67 index lies among the limits of the WHO grade, G2 in two halves. Lowest first, so that a later one is a higher one.</summary>
public enum Ki67Band
{
    G1,

    /// <summary>3–10 %.</summary>
    LowG2,

    /// <summary>Above 10 and up to 20 %.</summary>
    HighG2,
    G3,
}

/// <summary>Classes of the Ki-67 index of the hottest area, per cent of tumour cells.</summary>
/// <remarks>
/// Low and high G2: Mollazadegan et al. 2025 (Uppsala) print "3 to &lt;10" and "&gt;10 to &lt;20" and so leave 10 and 20 without a class; the Italian
/// sequencing cohort (2024) and CLARINET use ≤10. House rule: 10 is low, 20 is high, and both are flagged as lying on a boundary.
/// 20 itself is G2 in every WHO edition.
/// </remarks>
public static class Ki67Classes
{
    private const decimal HighG2Above = 10; // Italian sequencing cohort 2024, tables: ≤10 / >10
    private const decimal HighFrom = 55; // NORDIC NEC 2 (2025), figures 1c and d: <55 / ≥55

    public static Ki67Band Band(decimal percent) => Who2022.ByKi67(percent) switch
    {
        Grade.G1 => Ki67Band.G1,
        Grade.G2 => IsAbove10(percent) ? Ki67Band.HighG2 : Ki67Band.LowG2,
        Grade.G3 => Ki67Band.G3,
    };

    /// <summary>Exactly 10 or 20: the papers class it differently, or not at all.</summary>
    public static bool IsBoundary(decimal percent) => percent is HighG2Above or 20;

    /// <summary>Above 10 %.</summary>
    public static bool IsAbove10(decimal percent) => percent > HighG2Above;

    /// <summary>55 % or more.</summary>
    public static bool IsAtLeast55(decimal percent) => percent >= HighFrom;

    public static Grade GradeOf(this Ki67Band band) => band switch
    {
        Ki67Band.G1 => Grade.G1,
        Ki67Band.LowG2 or Ki67Band.HighG2 => Grade.G2,
        Ki67Band.G3 => Grade.G3,
    };
}
