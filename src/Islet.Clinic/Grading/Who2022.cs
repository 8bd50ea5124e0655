using Islet.Course;

namespace Islet.Clinic;

/// <summary>WHO grade of neuroendocrine tumours of pancreas and gut. Rindi et al., Endocr Pathol 2022;33:115–154, doi:10.1007/s12022-022-09708-2.</summary>
/// <remarks>
/// The limits are those of 2019 and, for the pancreas, of 2017. They grade well-differentiated tumours; a NEC has no grade of its own, and whether a
/// tumour is one is never read from these numbers.
/// </remarks>
public static class Who2022
{
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

    /// <inheritdoc cref="NetGrade.Of"/>
    public static NetGrade Net(decimal? ki67Percent, decimal? mitosesPer2mm2, Grade? reported) =>
        NetGrade.Of(ki67Percent is { } percent ? ByKi67(percent) : null, mitosesPer2mm2 is { } count ? ByMitoses(count) : null, reported);
}
