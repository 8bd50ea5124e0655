using Islet.Course;

namespace Islet.Tests.Exchange;

public class TimelineTests
{
    private const string Header = "PATIENT_ID|START_DATE|STOP_DATE|EVENT_TYPE|TREATMENT_TYPE|AGENT|SAMPLE_ID|STATUS|DIAGNOSTIC_TYPE|RESULT";

    [Fact]
    public void A_treatment_begins_and_ends_in_days_from_the_origin_and_both_name_it_alike()
    {
        var findings = Read("P1|-12|40|TREATMENT|Medical Therapy|Lanreotide||||").Courses[0].Findings;
        var start = Assert.Single(findings, f => f.Content is Treatment);
        var stop = Assert.Single(findings, f => f.Content is TreatmentStop);
        Assert.Equal(("-12 d", "+40 d"), (start.Happened.ToString(), stop.Happened.ToString()));
        Assert.Equal(["Lanreotide"], ((Treatment)start.Content).Drugs);
        Assert.Equal(((Treatment)start.Content).Course, ((TreatmentStop)stop.Content).Course);
    }

    [Fact]
    public void Radiation_and_surgery_are_procedures() => Assert.Equal(["radiotherapy", "surgery"],
        Read("P1|5||TREATMENT|Radiation Therapy|||||", "P1|9||SURGERY||||||").All<Procedure>().Select(p => p.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_sample_is_dated_where_the_timeline_says_when_it_was_taken()
    {
        var specimen = Assert.Single(Read("P1|33||SPECIMEN|||S1|||").Courses[0].Findings, f => f.Content is Specimen);
        Assert.Equal(("+33 d", false), (specimen.Happened.ToString(), specimen.Content.PlacedAtOrigin));
    }

    [Fact]
    public void A_death_that_survival_tells_too_is_one_death()
    {
        var read = Read("P1|286||STATUS||||DECEASED||"); // 9.4 months are 286.1 days
        Assert.Single(read.All<VitalStatus>());
        Assert.DoesNotContain("W_TWO_DEATHS", read.Codes);
        Assert.Contains("W_TWO_DEATHS", Read("P1|300||STATUS||||DECEASED||").Codes);
    }

    [Theory]
    [InlineData("P1|5||LAB_TEST||||||12", "W_EVENT_NOT_MAPPED"), InlineData("P1|5||IMAGING|||||PET|", "W_EVENT_NOT_MAPPED"),
        InlineData("P1|5||SPECIMEN|||S9|||", "W_EVENT_NOT_MAPPED")]
    [InlineData("P1|2019-05-17||SURGERY||||||", "W_VALUE"), InlineData("P1|40|5|TREATMENT|Medical Therapy|Everolimus||||", "W_STOP_BEFORE_START")]
    [InlineData("P1|5||IMAGING|||||CT|partial response", "W_COLUMN_NOT_MAPPED")]
    public void What_has_no_place_is_reported_and_no_cell_is_lost(string row, string code)
    {
        var read = Read(row);
        Assert.Contains(code, read.Codes);
        Assert.True(read.Study.MayCommit);
        Laws.EveryCellIsAccountedFor(read);
    }

    [Fact]
    public void Events_alike_keep_their_own_identity_in_any_order()
    {
        string[] rows = ["P1|5|9|TREATMENT||Everolimus||||", "P1|5|20|TREATMENT||Everolimus||||", "P1|7||SURGERY||||||", "P1|7||SURGERY||||||"];
        var read = Read(rows);
        Assert.Equal(read.Stored, Read([.. rows.Reverse()]).Stored);
        var origins = read.Courses[0].Findings.Select(f => f.Origin).ToList();
        Assert.Equal(origins.Count, origins.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_zero_that_a_timeline_does_not_name_is_shown()
    {
        using var folder = Study("P1|7||SURGERY||||||").With(StudyFolder.Patient, "#P|Months since diagnosis|S", "#.|.|.", "#S|NUMBER|S", "#1|1|1",
            "PATIENT_ID|OS_MONTHS|OS_STATUS", "P1|9.4|DECEASED");
        Assert.Equal("data_timeline.txt", folder.Read(Islet.Exchange.CbioportalOptions.None).The("W_TIMELINE_ORIGIN").Where);
    }

    private static ReadStudy Read(params string[] rows)
    {
        using var folder = Study(rows);
        return folder.Read();
    }

    private static StudyFolder Study(params string[] rows) => new StudyFolder()
        .With(StudyFolder.Patient, "PATIENT_ID|OS_MONTHS|OS_STATUS", "P1|9.4|DECEASED").With(StudyFolder.Sample, "SAMPLE_ID|PATIENT_ID|WHO_GRADE", "S1|P1|2")
        .With(StudyFolder.Timeline, [Header, .. rows]);
}
