using System.Text;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

/// <summary>What must not come in: a coded problem each, no course, no exception, no identifier in any word.</summary>
public class BadInputTests
{
    private const string Header = "PATIENT_ID|SEX|OS_MONTHS|OS_STATUS";

    [Fact]
    public void A_file_cut_off_in_the_middle_of_a_row() =>
        Refused("E_ROW_WIDTH", "data_clinical_patient.txt, line 3", f => f.With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING", "Zx2|Ma"));

    [Fact]
    public void A_row_with_a_tab_too_many() =>
        Refused("E_ROW_WIDTH", "data_clinical_patient.txt, line 2", f => f.With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING|"));

    [Fact]
    public void A_workbook_named_txt() =>
        Refused("E_BINARY", "data_clinical_patient.txt", f => f.With(StudyFolder.Patient, [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 33, 0]));

    [Fact]
    public void Zero_bytes_within_text() =>
        Refused("E_BINARY", "data_clinical_patient.txt", f =>
            f.With(StudyFolder.Patient, Encoding.UTF8.GetBytes(StudyFolder.Text(Header, "Zx1|Ma\0le|9.4|LIVING"))));

    [Theory]
    [InlineData(','), InlineData(';')]
    public void Another_delimiter(char delimiter) =>
        Refused("E_DELIMITER", "data_clinical_patient.txt, line 1", f =>
            f.With(StudyFolder.Patient, Header.Replace('|', delimiter), "Zx1|Male|9.4|LIVING".Replace('|', delimiter)));

    [Fact]
    public void A_patient_twice() =>
        Refused("E_PATIENT_TWICE", "data_clinical_patient.txt, line 3, column PATIENT_ID (1)", f =>
            f.With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING", "Zx1|Male|9.5|LIVING"));

    [Fact]
    public void A_sample_twice() => Refused("E_SAMPLE_TWICE", "data_clinical_sample.txt, line 3, column SAMPLE_ID (1)", f => f
        .With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING").With(StudyFolder.Sample, "SAMPLE_ID|PATIENT_ID", "Zs1|Zx1", "Zs1|Zx1"));

    [Fact]
    public void A_sample_of_nobody() => Refused("E_SAMPLE_WITHOUT_PATIENT", "data_clinical_sample.txt, line 2, column PATIENT_ID (2)", f => f
        .With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING").With(StudyFolder.Sample, "SAMPLE_ID|PATIENT_ID", "Zs1|Zx7"));

    [Fact]
    public void An_event_of_nobody() => Refused("E_EVENT_WITHOUT_PATIENT", "data_timeline.txt, line 2, column PATIENT_ID (1)", f => f
        .With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING").With(StudyFolder.Timeline, "PATIENT_ID|START_DATE|EVENT_TYPE", "Zx7|0|SURGERY"));

    [Theory]
    [InlineData("-9.4"), InlineData("\u22129.4")] // the second has a word processor's minus
    public void Negative_survival(string months) =>
        Refused("E_SURVIVAL_NEGATIVE", "data_clinical_patient.txt, line 2, column OS_MONTHS (3)", f =>
            f.With(StudyFolder.Patient, Header, $"Zx1|Male|{months}|LIVING"));

    [Fact]
    public void A_decimal_comma_that_was_not_declared() =>
        Refused("E_DECIMAL_COMMA", "data_clinical_patient.txt, line 2, column OS_MONTHS (3)", f => f.With(StudyFolder.Patient, Header, "Zx1|Male|9,4|LIVING"));

    [Fact]
    public void Alive_and_dead_at_once() => Refused("E_STATUS_CONFLICT", "data_clinical_patient.txt, line 2, column OS_STATUS (3)",
        f => f.With(StudyFolder.Patient, "PATIENT_ID|OS_MONTHS|OS_STATUS|VITAL_STATUS", "Zx1|9.4|LIVING|Deceased - Of Disease"));

    [Fact]
    public void No_column_of_identifiers() =>
        Refused("E_COLUMN_MISSING", "data_clinical_patient.txt", f => f.With(StudyFolder.Patient, "SEX|OS_MONTHS|OS_STATUS", "Male|9.4|LIVING"));

    [Fact]
    public void No_line_of_names_above_the_rows() =>
        Refused("E_COLUMN_MISSING", "data_clinical_patient.txt", f => f.With(StudyFolder.Patient, "Zx1|Male|9.4|LIVING", "Zx2|Male|9.4|LIVING"));

    [Fact]
    public void No_column_of_samples() => Refused("E_COLUMN_MISSING", "data_clinical_sample.txt", f => f
        .With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING").With(StudyFolder.Sample, "PATIENT_ID|WHO_GRADE", "Zx1|1"));

    [Fact]
    public void Two_columns_of_one_name() =>
        Refused("E_COLUMN_TWICE", "data_clinical_patient.txt, line 1, column sex (3)", f => f.With(StudyFolder.Patient, "PATIENT_ID|SEX|sex", "Zx1|Male|Male"));

    [Fact]
    public void A_column_without_a_name() =>
        Refused("E_COLUMN_NAME", "data_clinical_patient.txt, line 1, column  (4)", f => f.With(StudyFolder.Patient, "PATIENT_ID|SEX||", "Zx1|Male||"));

    [Theory]
    [InlineData(""), InlineData("PATIENT_ID|SEX\n"), InlineData("#Patient\n")]
    public void Nothing_in_the_file(string text) =>
        Refused("E_EMPTY", "data_clinical_patient.txt", f => f.With(StudyFolder.Patient, Encoding.UTF8.GetBytes(text.Replace('|', '\t'))));

    [Theory]
    [InlineData(""), InlineData("Zx 1, Maria"), InlineData("Not documented")]
    public void Something_that_is_no_identifier(string id) =>
        Refused("E_IDENTIFIER", "data_clinical_patient.txt, line 2, column PATIENT_ID (1)", f => f.With(StudyFolder.Patient, Header, $"{id}|Male|9.4|LIVING"));

    [Fact]
    public void A_path_that_is_not_there()
    {
        using var folder = new StudyFolder();
        Assert.False(folder.Read("absent").Study.MayCommit);
        Assert.Equal(["E_PATH"], folder.Read("absent").Codes);
    }

    [Fact]
    public void A_folder_without_clinical_files() => Refused("E_NO_CLINICAL_FILE", "folder", f => f.With("data_mutations.txt", "Hugo_Symbol", "MEN1"));

    [Fact]
    public void An_axis_that_nobody_names()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING");
        var read = folder.Read(CbioportalOptions.None);
        Assert.Equal("data_clinical_patient.txt, column OS_MONTHS (3)", read.The("E_ORIGIN").Where);
        Assert.Empty(read.Courses);
    }

    [Fact]
    public void Two_hundred_megabytes_of_one_line_are_refused_after_the_first_of_them()
    {
        using var folder = new StudyFolder();
        using (var file = File.Create(Path.Combine(folder.Path, StudyFolder.Patient)))
        {
            var megabyte = Enumerable.Repeat((byte)'x', 1 << 20).ToArray();
            for (var i = 0; i < 200; i++)
                file.Write(megabyte);
        }
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(["E_LINE_LENGTH"], folder.Read().Codes);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 50 << 20);
    }

    [Fact]
    public void More_columns_than_a_clinical_table_can_have() =>
        Refused("E_COLUMN_COUNT", "data_clinical_patient.txt, line 1", f =>
            f.With(StudyFolder.Patient, string.Join('|', Enumerable.Range(0, 10_001).Select(i => $"C{i}")), "Zx1"));

    [Fact]
    public void A_file_wrong_on_every_row_is_told_by_a_thousand_and_a_count()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, (string[])[Header, .. Enumerable.Repeat("Zx1", 1500)]);
        var problems = folder.Read().Problems;
        Assert.Equal(1001, problems.Count);
        Assert.Equal("500 more like it", problems[^1].Found);
    }

    [Fact]
    public void Keep_going_drops_the_patients_in_doubt_and_takes_the_others()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, "Zx1|Male|-9.4|LIVING", "Zx2|Male|9.4|LIVING", "Zx3|Ma",
            "Zx4|Male|1|LIVING", "Zx4|Male|2|LIVING");
        var read = folder.Read(StudyFolder.SinceDiagnosis with { KeepGoing = true });
        Assert.Equal("Zx2", Assert.Single(read.Courses).Patient.Key);
        Assert.Equal((true, 3, 2), (read.Study.MayCommit, read.Study.Patients, read.Study.PatientsRefused));
        Assert.Equal(["E_SURVIVAL_NEGATIVE", "E_ROW_WIDTH", "E_PATIENT_TWICE"], read.Codes);
    }

    [Fact]
    public void Keep_going_does_not_pass_over_what_is_wrong_with_the_whole()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, "SEX|OS_MONTHS", "Male|1");
        Assert.False(folder.Read(StudyFolder.SinceDiagnosis with { KeepGoing = true }).Study.MayCommit);
    }

    [Fact]
    public void Problems_are_not_told_before_they_are_complete()
    {
        using var folder = new StudyFolder().With(StudyFolder.Patient, Header, "Zx1|Male|9.4|LIVING");
        var study = CbioportalStudy.Open(folder.Path);
        Assert.Throws<InvalidOperationException>(() => study.Problems);
        Assert.Throws<InvalidOperationException>(() => study.MayCommit);
        _ = study.Courses().Count();
        Assert.Throws<InvalidOperationException>(study.Courses);
    }

    private static void Refused(string code, string where, Func<StudyFolder, StudyFolder> write)
    {
        using var folder = write(new StudyFolder());
        var read = folder.Read();
        Assert.Equal(where, read.The(code).Where);
        Assert.False(read.Study.MayCommit);
        Assert.All(read.Problems, p => Assert.DoesNotMatch("Z[xs][0-9]|Maria", p.ToString()));
        Assert.All(read.Problems, p => Assert.All([p.Found, p.Expected, p.Remedy], Assert.NotEmpty));
    }
}
