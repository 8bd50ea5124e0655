using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class ScansBesideTests
{
    private static readonly Finding[] Before = [Drug("eve", "2020-02-01", "everolimus"), .. Ct("2020-01-20", "L1 liver target 100, L2 liver target 20")];

    private static MeasuredSeries Only(Snapshot snapshot) => Assert.Single(ResponseCourse.SeriesOf(snapshot));

    [Fact]
    public void A_later_scan_that_nobody_measured_is_named_and_a_measured_or_earlier_one_is_not()
    {
        var snapshot = At([.. Before, .. Ct("2020-05-01", "L1 95, L2 20"), Scan("2020-04-01", "CT"), Scan("2020-08-01", "CT"), Scan("2020-09-01", "US")]);
        Assert.Equal(["2020-08-01"], ScansBeside.Unmeasured(Only(snapshot), snapshot).Select(f => f.Happened.ToString()));
    }

    [Theory] // on the day on which the next line begins the scan is that line's
    [InlineData("2020-07-31", 1), InlineData("2020-08-01", 0)]
    public void A_scan_of_the_next_line_is_not_this_ones(string day, int scans)
    {
        var snapshot = At([.. Before, .. Ct("2020-05-01", "L1 95, L2 20"), Scan(day, "CT"), Drug("sun", "2020-08-01", "sunitinib")]);
        Assert.Equal(scans, ScansBeside.Unmeasured(ResponseCourse.SeriesOf(snapshot).First(s => s.Line.Number == 1), snapshot).Count);
    }

    private static Finding Scan(string day, string modality) => Found($"{modality} {day}", day, new ImagingStudy { Study = $"unread {day}", Modality = modality });
}
