using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>One reader's response within one line of therapy: every criterion on the same measurements.</summary>
public sealed class ResponseSheet
{
    private ResponseSheet(Snapshot snapshot, MeasuredSeries series, IReadOnlyList<MeasuredSeries> all, ResponseOptions options)
    {
        (Snapshot, Series, All, Options) = (snapshot, series, all, options);
        Timeline = Timeline.Of(series.Series);
        Table = ResponseTable.Of(series.Series, [.. ResponseCriteria.All.Select(c => c.Assess(Timeline, options))]);
        Sizes = LesionSizes.Of(Timeline, LesionQuantity.Diameter, options);
        Stated = StatedResponses.Of(snapshot, options: options).FirstOrDefault(s => s.Response.Line.Number == series.Line.Number);
        Assessments = Stated is null ? [] : CourseAssessments.Of(snapshot, Stated.Response);
        Functional = FunctionalResponse.Of(snapshot, series);
        Men1 = NewPrimaries.Men1(snapshot.Reader);
        Aids = Clinic.ResponseAids.Of(Timeline, options, Men1, FdgOf(snapshot, series));
    }

    public Snapshot Snapshot { get; }

    public MeasuredSeries Series { get; }

    /// <summary>Every line and reader of the course.</summary>
    public IReadOnlyList<MeasuredSeries> All { get; }

    public ResponseOptions Options { get; }

    public Timeline Timeline { get; }

    public ResponseTable Table { get; }

    public LesionSizes Sizes { get; }

    public Truth Men1 { get; }

    /// <summary>What asks for a second look; no category is changed by it.</summary>
    public Clinic.ResponseAids Aids { get; }

    /// <summary>What readers and sources state of the line beside what is computed; null: the line's response is not asked for.</summary>
    public StatedBeside? Stated { get; }

    /// <summary>The assessments by the cycles given before each, with what the board decided.</summary>
    public IReadOnlyList<CourseAssessment> Assessments { get; }

    /// <summary>Symptoms and hormones at each time point.</summary>
    public FunctionalResponse Functional { get; }

    public ResponseAssessment Recist => Table.Assessments[0];

    public Axis Axis => Snapshot.Course.Axis;

    /// <summary>Criteria that say something of one time point at least.</summary>
    public IReadOnlyList<ResponseAssessment> Speaking => [.. Table.Assessments.Where(a => a.Criterion == Recist.Criterion || CellsOf(a).Any(c => c.Group is not ResponseGroup.None || HasValue(c)))];

    /// <summary>Criteria of which nothing was measured here.</summary>
    public IReadOnlyList<ResponseAssessment> Silent => [.. Table.Assessments.Except(Speaking)];

    public IEnumerable<ResponseCell> CellsOf(ResponseAssessment assessment) => Table.Rows.Select(r => r[assessment.Criterion.Code]).OfType<ResponseCell>();

    /// <summary>The same line as the other readers measured it.</summary>
    public IReadOnlyList<MeasuredSeries> OfLine => [.. All.Where(s => s.Line.Number == Series.Line.Number)];

    public static ResponseSheet Of(Snapshot snapshot, MeasuredSeries series, IReadOnlyList<MeasuredSeries> all, ResponseOptions options) => new(snapshot, series, all, options);

    /// <summary>The day of a time point, as far as it is known: "2014-02" where its studies say no more.</summary>
    public string Day(string timePoint) => ResponseDates.Of(Series.Of(timePoint), Axis);

    private static Timeline? FdgOf(Snapshot snapshot, MeasuredSeries series) => ResponseCourse.SeriesOf(snapshot, PetTracer.Fdg)
        .FirstOrDefault(s => s.Line.Number == series.Line.Number && s.Reader == series.Reader) is { } fdg ? Timeline.Of(fdg.Series) : null;

    private static bool HasValue(ResponseCell cell) => cell.Category is null && cell.Response.Measures.Any(m => m.Value is not null);
}
