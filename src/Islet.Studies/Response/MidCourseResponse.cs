using Islet.Clinic;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>One patient in the middle and at the end of a course. Null: not assessed.</summary>
public sealed record CourseResponse(ResponseCategory? Middle, ResponseCategory? End);

/// <summary>
/// Whether response after two cycles foretells response at the end: Halperin and Tirosh, JCO Oncol Pract 2024;20:1401-1409 (51 patients, partial response against
/// stable disease by RECIST), in Di Franco et al. 2025. Who progressed in the middle has no end of the course and is counted apart.
/// </summary>
/// <param name="BothResponse">Response in the middle and at the end.</param>
/// <param name="LostResponse">In the middle only.</param>
/// <param name="LateResponse">At the end only.</param>
/// <param name="NeverResponse">Stable in the middle, no response at the end.</param>
/// <param name="ProgressedBefore">In the middle.</param>
/// <param name="NotComparable">Not evaluable at one of the two.</param>
/// <param name="AfterResponse">Response at the end, of those who responded in the middle.</param>
/// <param name="AfterStable">The same, of those who were stable.</param>
/// <param name="Kappa">Of the four fields.</param>
public sealed record MidCourseResponse(
    int BothResponse, int LostResponse, int LateResponse, int NeverResponse, int ProgressedBefore, int NotComparable, Proportion? AfterResponse, Proportion? AfterStable, Kappa Kappa)
{
    public int Compared => BothResponse + LostResponse + LateResponse + NeverResponse;

    public static MidCourseResponse Of(IReadOnlyCollection<CourseResponse> patients, double level = 0.95)
    {
        var groups = patients.Select(p => (Middle: ResponseGroups.Of(p.Middle), End: ResponseGroups.Of(p.End))).ToList();
        var progressed = groups.Count(g => g.Middle is ResponseGroup.Progression);
        var compared = groups.FindAll(g => g.Middle is ResponseGroup.Response or ResponseGroup.Stable && g.End is not ResponseGroup.None);
        var (both, lost) = Count(ResponseGroup.Response);
        var (late, never) = Count(ResponseGroup.Stable);
        return new(both, lost, late, never, progressed, groups.Count - progressed - compared.Count, Share(both, both + lost), Share(late, late + never),
            CohenKappa.Of([[both, lost], [late, never]], KappaWeights.Unweighted));

        (int Response, int None) Count(ResponseGroup middle) =>
            (compared.Count(g => g.Middle == middle && g.End is ResponseGroup.Response), compared.Count(g => g.Middle == middle && g.End is not ResponseGroup.Response));

        Proportion? Share(int count, int of) => of == 0 ? null : BinomialLimits.ClopperPearson(count, of, level);
    }
}
