using Islet.Course;

namespace Islet.Clinic;

/// <summary>WHO grade of neuroendocrine tumours of the digestive system, edition of 2019: WHO Classification of Tumours, Digestive System Tumours, 5th ed.</summary>
/// <remarks>
/// Table 1 of the NANETS 2020 guideline, whose third row is misprinted as a second G2. NET G3 is well differentiated; MiNEN stands beside NET and NEC.
/// The limits for the pancreas are those of 2017 and 2022.
/// </remarks>
public static class Who2019
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
