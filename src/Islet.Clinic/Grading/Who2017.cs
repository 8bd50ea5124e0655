using Islet.Course;

namespace Islet.Clinic;

/// <summary>WHO grade of pancreatic neuroendocrine tumours, edition of 2017: WHO Classification of Tumours of Endocrine Organs, 4th ed.</summary>
/// <remarks>
/// The first edition with a well-differentiated G3, for the pancreas alone. The limits are those of 2019 and 2022; in the edition before it (2010) G3
/// held NET G3 and NEC together, which is why a G3 of 2010 says nothing until the tissue is read again.
/// </remarks>
public static class Who2017
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
