using Islet.Course;

namespace Islet.Clinic;

/// <summary>WHO grade of pancreatic neuroendocrine tumours, edition of 2017: WHO Classification of Tumours of Endocrine Organs, 4th ed.</summary>
/// <remarks>
/// The first edition with a well-differentiated G3, for the pancreas alone. The limits are those of 2019 and 2022; in the edition before it (2010) G3
/// held NET G3 and NEC together, which is why a G3 of 2010 says nothing until the tissue is read again.
/// </remarks>
public static class Who2017
{
    /// <inheritdoc cref="WhoLimits.ByKi67"/>
    public static Grade ByKi67(decimal percent) => WhoLimits.ByKi67(percent);

    /// <inheritdoc cref="WhoLimits.ByMitoses"/>
    public static Grade ByMitoses(decimal per2mm2) => WhoLimits.ByMitoses(per2mm2);

    /// <inheritdoc cref="NetGrade.Of"/>
    public static NetGrade Net(decimal? ki67Percent, decimal? mitosesPer2mm2, Grade? reported) => WhoLimits.Net(ki67Percent, mitosesPer2mm2, reported);
}
