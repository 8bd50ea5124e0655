using Islet.Course;

namespace Islet.Clinic;

/// <summary>The limits of the WHO grade of a pancreatic NET. WHO 2017, 2019 and 2022 share them; <see cref="Who2017"/> and its successors name where each edition prints them.</summary>
internal static class WhoLimits
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
