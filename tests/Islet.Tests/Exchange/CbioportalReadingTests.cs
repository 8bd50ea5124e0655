using System.Text;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

public class CbioportalReadingTests
{
    private const string Header = "PATIENT_ID|SEX|OS_MONTHS|OS_STATUS";
    private const string SinceDiagnosis = "#Patient|Sex|Overall survival in months since initial diagnosis|Status";

    [Theory]
    [InlineData("since initial diagnosis", "diagnosis"), InlineData("since initial diagonosis.", "diagnosis"),
        InlineData("Months from sequencing", "sequencing")]
    public void The_origin_is_what_the_header_of_survival_says(string says, string origin)
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, $"#Patient|Sex|Overall survival {says}|Status", "#.|.|.|.",
            "#STRING|STRING|NUMBER|STRING", "#1|1|1|1", Header, "P1|Male|9.4|LIVING");
        Assert.Equal(Axis.OffsetFrom(origin), Assert.Single(folder.Read(CbioportalOptions.None).Courses).Patient.Axis);
    }

    [Fact]
    public void A_declared_origin_that_the_header_denies_is_used_and_shown()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, SinceDiagnosis, "#.|.|.|.", "#STRING|STRING|NUMBER|STRING", "#1|1|1|1", Header,
            "P1|Male|9.4|LIVING");
        var read = folder.Read(new() { Origin = "sequencing" });
        Assert.Equal("sequencing", Assert.Single(read.Courses).Patient.Axis.Origin);
        Assert.Contains("diagnosis", read.The("W_ORIGIN").Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""), InlineData("NA"), InlineData("[Not Available]"), InlineData("Not documented"), InlineData("unknown"), InlineData(" N/A ")]
    public void An_absence_is_a_statement_and_no_problem(string spelling)
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, $"P1|{spelling}|9.4|LIVING", "P2|Male|1|LIVING");
        var read = folder.Read();
        Assert.Empty(read.Problems);
        Assert.Single(read.All<Person>());
        Assert.Equal((1, 1), (read.Study.Columns[1].Used, read.Study.Columns[1].Missing));
    }

    [Fact]
    public void Months_keep_every_digit_that_is_written()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, "P1|Male|73.80|1:DECEASED");
        Assert.Equal("+73.80 mo", Assert.Single(folder.Read().Courses.SelectMany(c => c.Findings), f =>
            f.Content is VitalStatus { Alive: false }).Happened.ToString());
    }

    [Fact]
    public void A_declared_decimal_comma_is_read()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, "P1|Male|9,4|LIVING");
        var read = folder.Read(StudyFolder.SinceDiagnosis with { DecimalComma = true });
        Assert.Contains(read.Courses[0].Findings, f => f.Happened.ToString() == "+9.4 mo");
    }

    [Fact]
    public void A_status_without_a_time_has_no_day_and_does_not_stand_at_the_origin()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, "P1|Male||DECEASED");
        var read = folder.Read();
        Assert.Equal("data_clinical_patient.txt, line 2, column OS_STATUS (4)", read.The("W_STATUS_WITHOUT_TIME").Where);
        Assert.False(Assert.Single(read.Courses[0].Findings, f => f.Content is VitalStatus).Happened.IsKnown);
    }

    [Theory]
    [InlineData("9.4", "9.4", "LIVING", false), InlineData("9.4", "9.3", "LIVING", true), InlineData("9.4", "8", "DECEASED", false),
        InlineData("9.4", "10", "DECEASED", true)]
    public void Follow_up_that_does_not_end_with_survival_is_shown(string months, string followUp, string status, bool shown)
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, "PATIENT_ID|OS_MONTHS|OS_STATUS|TIME_TO_LAST_FOLLOWUP",
            $"P1|{months}|{status}|{followUp}");
        Assert.Equal(shown, folder.Read().Codes.Contains("W_FOLLOW_UP"));
    }

    [Fact]
    public void What_has_no_day_stands_at_the_origin_and_is_marked()
    {
        using var folder = Graded();
        var specimen = Assert.Single(folder.Read().Courses[0].Findings, f => f.Content is Specimen);
        Assert.Equal((true, Offset.Zero, false), (specimen.Content.PlacedAtOrigin, specimen.Happened.Offset, specimen.Reported.IsKnown));
    }

    [Fact]
    public void What_has_no_day_stays_undated_where_that_is_asked_for()
    {
        using var folder = Graded();
        var specimen = Assert.Single(folder.Read(StudyFolder.SinceDiagnosis with { LeaveUndated = true }).Courses[0].Findings, f => f.Content is Specimen);
        Assert.Equal((false, false), (specimen.Content.PlacedAtOrigin, specimen.Happened.IsKnown));
    }

    [Fact]
    public void The_origin_of_a_finding_names_study_file_kind_and_record_whatever_the_folder_is_called()
    {
        using var folder = Graded();
        Assert.Equal(["study_1/patient/P1/person", "study_1/patient/P1/vital-status", "study_1/sample/S1/specimen"],
            folder.Read().Courses[0].Findings.Select(f => f.Origin!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_that_disagree_about_one_patient_leave_the_member_unknown()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, "P1|Male|9.4|LIVING").With(StudyFolder.Sample,
            "SAMPLE_ID|PATIENT_ID|T_STAGE|WHO_GRADE", "S1|P1|1|1", "S2|P1|2|2");
        var read = folder.Read();
        Assert.Contains("lines 2, 3", read.The("W_CONFLICT").Found, StringComparison.Ordinal);
        Assert.Empty(read.All<Staging>());
        Assert.Equal([Grade.G1, Grade.G2], read.All<Specimen>().Select(s => s.ReportedGrade!.Value));
        Laws.EveryCellIsAccountedFor(read);
    }

    [Fact]
    public void The_same_value_that_is_not_understood_is_one_problem_with_its_lines()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, (string[])[Header, .. Enumerable.Range(1, 7).Select(i => $"P{i}|Man|9.4|LIVING")]);
        Assert.Equal("data_clinical_patient.txt, lines 2, 3, 4, 5, 6 and 2 more, column SEX (2)", folder.Read().The("W_VALUE").Where);
    }

    [Fact]
    public void An_identifier_in_the_wrong_column_is_not_repeated()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, "Zx1|Zx1|9.4|LIVING");
        Assert.Equal("an identifier", folder.Read().The("W_VALUE").Found);
    }

    [Fact]
    public void Letters_that_are_not_UTF8_are_read_as_Latin1_and_shown()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient,
            Encoding.Latin1.GetBytes(StudyFolder.Text("PATIENT_ID|COUNTRY|OS_MONTHS|OS_STATUS", "P1|Österreich|9.4|LIVING")));
        var read = folder.Read();
        Assert.Equal("Österreich", read.Only<Person>().Country);
        Assert.Contains("Latin-1", read.The("W_ENCODING").Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_of_several_bytes_on_the_border_of_two_chunks_is_one_letter()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient,
            (string[])["PATIENT_ID|COUNTRY|OS_MONTHS|OS_STATUS", .. Enumerable.Range(0, 9000).Select(i => $"P{i}|Österreich|9.4|LIVING")]);
        var read = folder.Read();
        Assert.Empty(read.Problems);
        Assert.All(read.All<Person>(), p => Assert.Equal("Österreich", p.Country));
    }

    [Theory]
    [InlineData("Tumor size", "20", 20), InlineData("Tumor size (cm)", "2.5", 25), InlineData("Tumor size in mm", "25", 25)]
    public void A_size_is_in_the_unit_of_its_header_and_in_millimetres_where_it_says_none(string header, string size, int millimetres)
    {
        using var folder = new StudyFolder().With(StudyFolder.Sample, $"#Sample|Patient|{header}", "#.|.|.", "#S|S|NUMBER", "#1|1|1",
            "SAMPLE_ID|PATIENT_ID|TUMOR_SIZE", $"S1|P1|{size}");
        var read = folder.Read();
        Assert.Equal(millimetres, read.Only<Specimen>().LargestDiameterMm);
        Assert.Equal(header == "Tumor size", read.Codes.Contains("W_UNIT"));
    }

    [Fact]
    public void An_age_at_another_moment_is_not_the_age_at_diagnosis()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, "#Patient|Age", "#Identifier|Age at sequencing", "#STRING|NUMBER", "#1|1",
            "PATIENT_ID|AGE", "P1|41");
        var read = folder.Read();
        Assert.Empty(read.All<Diagnosis>());
        Assert.Equal("data_clinical_patient.txt, column AGE (2)", read.The("W_COLUMN_NOT_MAPPED").Where);
    }

    [Fact]
    public void Other_endpoints_are_said_to_be_not_mapped_yet()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, "PATIENT_ID|PFS_MONTHS|PFS_STATUS", "P1|4.2|1:PROGRESSION");
        Assert.All(folder.Read().Problems, p => Assert.Contains("Endpoints other than overall survival", p.Remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_file_is_read_by_its_columns()
    {
        using var folder = new StudyFolder().With("table.txt", "SAMPLE_ID|PATIENT_ID|WHO_GRADE", "S1|P1|G3");
        Assert.Equal(Grade.G3, folder.Read("table.txt").Only<Specimen>().ReportedGrade);
    }

    [Fact]
    public void Header_rows_that_are_not_four_are_shown()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, SinceDiagnosis, Header, "P1|Male|9.4|LIVING");
        Assert.Contains("W_HEADER", folder.Read().Codes);
    }

    private static StudyFolder Graded() =>
        new StudyFolder().With(StudyFolder.Patient, Header, "P1|Male|9.4|LIVING").With(StudyFolder.Sample, "SAMPLE_ID|PATIENT_ID|WHO_GRADE", "S1|P1|2");
}
