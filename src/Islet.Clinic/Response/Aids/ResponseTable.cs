using Islet.Course;

namespace Islet.Clinic;

/// <summary>What one criterion says of one time point, in the words that criteria share, and what it was measured on.</summary>
/// <param name="Reasons">What decided first; of a stable time point how far it is from each line.</param>
public sealed record ResponseCell(ResponseAssessment Assessment, TimePointResponse Response, ResponseGroup Group, IReadOnlyList<ResponseReason> Reasons)
{
    public ResponseCriterion Criterion => Assessment.Criterion;

    public ResponseCategory? Category => Response.Overall;

    /// <summary>Its cut-offs are unpublished: what it says is that a mark of the literature was passed, and no class of response (Chaban 2024, in Di Franco et al. 2025; specification of PET quantification, section 6).</summary>
    public bool IsMark => Criterion == Chaban2024.Volume || Criterion == Chaban2024.WithoutNewLesions || Criterion == Chaban2024.Activity;
}

/// <summary>What sets two criteria apart that saw the same measurements.</summary>
public enum DifferenceKind
{
    /// <summary>The same quantity and reference; one asks for more.</summary>
    Threshold,

    /// <summary>The same quantity, from baseline or from nadir.</summary>
    Reference,

    /// <summary>One looks at size, the other at density, uptake or volume.</summary>
    Quantity,

    /// <summary>The same quantity; one has a line for response and none for progression.</summary>
    ResponseOnly,

    /// <summary>Both see the change; one lets something else overrule it.</summary>
    Overruled,
    NewLesion,
    NonTarget,
    Reappearance,

    /// <summary>All that one measures is gone; the other measures more.</summary>
    Gone,
    Other,
}

/// <param name="One">The one further from stable: progression before response before stable.</param>
public sealed record ResponseDifference(ResponseCell One, ResponseCell Other, DifferenceKind Kind);

/// <summary>One time point under every criterion.</summary>
public sealed record ResponseRow(string Id, AxisPoint? Date, IReadOnlyList<ResponseCell> Cells)
{
    public ResponseCell? this[string criterion] => Cells.FirstOrDefault(c => c.Criterion.Code == criterion);

    /// <summary>More than one group is spoken of.</summary>
    public bool Disagree => Speaking.Select(c => c.Group).Distinct().Skip(1).Any();

    /// <summary>Cells that take no part in the comparison: not evaluable, not applicable, or without categories.</summary>
    public IEnumerable<ResponseCell> Silent => Cells.Where(c => c.Group is ResponseGroup.None);

    /// <summary>Every pair of criteria of different groups, in the order of the criteria.</summary>
    public IEnumerable<ResponseDifference> Differences =>
        Speaking.SelectMany((one, i) => Speaking.Skip(i + 1).Where(other => other.Group != one.Group).Select(other => ResponseDifferences.Between(one, other)));

    /// <summary>What differs from one criterion; none too where that one does not speak.</summary>
    public IEnumerable<ResponseDifference> DifferencesFrom(string criterion) =>
        Differences.Where(d => d.One.Criterion.Code == criterion || d.Other.Criterion.Code == criterion);

    private IEnumerable<ResponseCell> Speaking => Cells.Where(c => c.Group is not ResponseGroup.None);
}

/// <summary>
/// Every criterion side by side on the same measurements, with the measured reason of each difference: the review's point that criteria are compared
/// within patients (Di Franco et al., Semin Nucl Med 2025;55:754-765, Alternative Criteria).
/// </summary>
public sealed record ResponseTable(IReadOnlyList<ResponseAssessment> Assessments, IReadOnlyList<ResponseRow> Rows)
{
    public static ResponseTable Of(ResponseSeries series, ResponseOptions options, IReadOnlyList<ResponseCriterion> criteria)
    {
        var timeline = Timeline.Of(series);
        return Of(series, [.. criteria.Select(c => c.Assess(timeline, options))]);
    }

    /// <summary>Of assessments that may differ in their options, as the original beside the review's definition.</summary>
    public static ResponseTable Of(ResponseSeries series, IReadOnlyList<ResponseAssessment> assessments)
    {
        var points = assessments.SelectMany(a => a.TimePoints).DistinctBy(t => t.Id, StringComparer.Ordinal);
        var byId = assessments.Select(a => a.TimePoints.GroupBy(t => t.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal)).ToList();
        return new(assessments, [.. points.Select(p => new ResponseRow(p.Id, p.Date,
            [.. assessments.Zip(byId).Where(a => a.Second.ContainsKey(p.Id)).Select(a => Cell(series, a.First, a.Second[p.Id]))]))]);
    }

    private static ResponseCell Cell(ResponseSeries series, ResponseAssessment assessment, TimePointResponse response) =>
        new(assessment, response, ResponseGroups.Of(response.Overall), CellReasons.Of(series, assessment, response));
}
