using Islet.Course;

namespace Islet.Clinic;

/// <summary>WHO grade of neuroendocrine tumours of pancreas and gut. Rindi et al., Endocr Pathol 2022;33:115–154, doi:10.1007/s12022-022-09708-2.</summary>
/// <remarks>
/// The limits are those of 2019 and, for the pancreas, of 2017. They grade well-differentiated tumours; a NEC has no grade of its own, and whether a
/// tumour is one is never read from these numbers.
/// </remarks>
public static class Who2022
{
    /// <inheritdoc cref="WhoLimits.ByKi67"/>
    public static Grade ByKi67(decimal percent) => WhoLimits.ByKi67(percent);

    /// <inheritdoc cref="WhoLimits.ByMitoses"/>
    public static Grade ByMitoses(decimal per2mm2) => WhoLimits.ByMitoses(per2mm2);

    /// <inheritdoc cref="NetGrade.Of"/>
    public static NetGrade Net(decimal? ki67Percent, decimal? mitosesPer2mm2, Grade? reported) => WhoLimits.Net(ki67Percent, mitosesPer2mm2, reported);
}
