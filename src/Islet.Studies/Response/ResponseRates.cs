using Islet.Clinic;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>A rate with what it is of. Null limits: nobody is in the denominator.</summary>
public sealed record RateLine(ResponseShare Share, Proportion? Exact);

/// <summary>
/// Response rates with exact limits, each beside its denominator: all who were treated, those not evaluable as failures (Eisenhauer 2009, section 4.8), and apart from
/// them the evaluable ones, as Sorbye et al., Br J Cancer 2025;133:316-324, table 2 counts. The two are never one column.
/// </summary>
public sealed record ResponseRates(
    RateLine Response, RateLine ResponseWithMinor, RateLine DiseaseControl, RateLine EvaluableResponse, RateLine EvaluableResponseWithMinor, RateLine EvaluableDiseaseControl)
{
    public static ResponseRates Of(IReadOnlyCollection<BestOverallResponse> patients, double level = 0.95)
    {
        var counts = ResponseRate.Of(patients);
        return new(Line(counts.Response), Line(counts.ResponseWithMinor), Line(counts.DiseaseControl), Line(counts.EvaluableResponse), Line(counts.EvaluableResponseWithMinor),
            Line(counts.EvaluableDiseaseControl));

        RateLine Line(ResponseShare share) => new(share, share.Of == 0 ? null : BinomialLimits.ClopperPearson(share.Count, share.Of, level));
    }
}
