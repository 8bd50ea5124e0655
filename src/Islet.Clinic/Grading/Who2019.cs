using Islet.Course;

namespace Islet.Clinic;

/// <summary>WHO grade of neuroendocrine tumours of the digestive system, edition of 2019: WHO Classification of Tumours, Digestive System Tumours, 5th ed.</summary>
/// <remarks>
/// Table 1 of the NANETS 2020 guideline, whose third row is misprinted as a second G2. NET G3 is well differentiated; MiNEN stands beside NET and NEC.
/// The limits for the pancreas are those of 2017 and 2022.
/// </remarks>
public static class Who2019
{
    /// <inheritdoc cref="WhoLimits.ByKi67"/>
    public static Grade ByKi67(decimal percent) => WhoLimits.ByKi67(percent);

    /// <inheritdoc cref="WhoLimits.ByMitoses"/>
    public static Grade ByMitoses(decimal per2mm2) => WhoLimits.ByMitoses(per2mm2);

    /// <inheritdoc cref="NetGrade.Of"/>
    public static NetGrade Net(decimal? ki67Percent, decimal? mitosesPer2mm2, Grade? reported) => WhoLimits.Net(ki67Percent, mitosesPer2mm2, reported);
}
