using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class ResponseCourseTests
{
    private static readonly Finding[] Everolimus = [Drug("eve", "2020-02-01", "everolimus")];

    [Fact]
    public void A_line_gives_a_reference_a_baseline_and_follow_ups()
    {
        var series = OnlySeries([.. Everolimus, .. Ct("2020-01-20", "L1 liver target 40, B1 bone non-target present"), .. Ct("2020-05-01", "L1 liver 30, B1 bone present")]);
        Assert.True(series.Reader.IsInvestigator);
        Assert.Equal(1, series.Line.Number);
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 2, 1)), series.Series.Reference);
        Assert.Equal(["L1", "B1"], series.Series.Lesions.Select(l => l.Id));
        Assert.Equal(["BL", "TP1"], series.Series.TimePoints.Select(t => t.Id));
        Assert.Equal([40m, 30m], series.Series.TimePoints.Select(t => t.Targets["L1"].Mm!.Value));
        Assert.Equal(NonTargetState.Present, series.Series.TimePoints[1].NonTargets["B1"]);
        Assert.Equal(TargetsStanding.Declared, series.Targets);
        Assert.Empty(series.Problems);
        Assert.Equal(["CT 2020-05-01"], series.TimePoints[1].Studies);
        Assert.Equal(3, series.TimePoints[1].Reads.Count);
    }
}
