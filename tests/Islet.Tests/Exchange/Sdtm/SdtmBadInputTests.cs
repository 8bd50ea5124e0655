using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sdtm;

/// <summary>Dates of which only a part is written, units, and files that are no domains.</summary>
public class SdtmBadInputTests
{
    private const string Tu = "USUBJID,TULNKID,TUSTRESC,TULOC,VISITNUM,VISIT";
    private const string Tr = "USUBJID,TRLNKID,TRTESTCD,TRSTRESC,TRSTRESN,TRSTRESU,VISITNUM,VISIT,TRDTC";
    private const string Dm = "USUBJID,RFSTDTC,DTHDTC";

    [Theory]
    [InlineData(PartialDate.Last, "2020-02", "2020-03-11", "2020-02-29")]
    [InlineData(PartialDate.Last, "2020-02", "2020-02-20", "2020-02-19")]
    [InlineData(PartialDate.Last, "2020-02", "2020-02-01", "2020-02-01")]
    [InlineData(PartialDate.Last, "2020", "2020-03-11", "2020-03-10")]
    [InlineData(PartialDate.First, "2020-02", "2020-03-11", "2020-02-01")]
    [InlineData(PartialDate.First, "2020-01", "2020-03-11", "2020-01-06")]
    [InlineData(PartialDate.First, "2020", "2020-03-11", "2020-01-06")]
    [InlineData(PartialDate.None, "2020-02", "2020-03-11", null)]
    public void A_part_of_a_date_is_a_day_by_the_policy_and_stays_between_its_neighbours(PartialDate policy, string written, string next, string? day)
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01-05", $"S1,T1,LDIAM,25,25,mm,2,W6,{written}", $"S1,T1,LDIAM,20,20,mm,3,W9,{next}");
        var study = folder.Read(policy);
        Assert.Equal(day is null ? null : AxisPoint.Of(Day.Parse(day).First), study.Series.Single().Series.TimePoints[1].Date);
        Assert.Equal($"'{written}'", Assert.Single(study.Problems).Found);
        Assert.Equal("W_SDTM_PARTIAL_DATE", study.Problems[0].Code);
    }

    [Fact]
    public void A_month_beside_a_day_of_it_in_one_visit_is_that_day()
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01", "S1,T2,LDIAM,30,30,mm,1,BL,2020-01-05").With("tu.csv", Tu, "S1,T1,TARGET,LIVER,1,BL", "S1,T2,TARGET,LIVER,1,BL");
        Assert.Equal(AxisPoint.Of(new DateOnly(2020, 1, 5)), folder.Read().Series.Single().Series.TimePoints.Single().Date);
    }

    [Theory]
    [InlineData(PartialDate.Last, "2020-06-30")]
    [InlineData(PartialDate.First, "2020-06-01")]
    public void The_same_policy_holds_for_a_death(PartialDate policy, string day)
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01-05").With("dm.csv", Dm, "S1,2020-01-06,2020-06");
        Assert.Equal(AxisPoint.Of(Day.Parse(day).First), folder.Read(policy).Series.Single().Series.Events.Death);
    }

    [Fact]
    public void A_death_in_a_month_of_which_no_day_may_be_made_is_told_apart()
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01-05").With("dm.csv", Dm, "S1,2020-01-06,2020-06");
        Assert.Contains("W_SDTM_DEATH_UNDATED", folder.Read(PartialDate.None).Problems.Select(p => p.Code));
    }

    [Fact]
    public void Centimetres_are_converted_once()
    {
        using var folder = Folder("S1,T1,LDIAM,3.2,3.2,cm,1,BL,2020-01-05");
        Assert.Equal(32m, folder.Read().Series.Single().Series.TimePoints.Single().Targets["T1"].Mm);
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void A_length_without_unit_is_taken_as_millimetres_and_said()
    {
        using var folder = Folder("S1,T1,LDIAM,32,32,,1,BL,2020-01-05");
        Assert.Equal(32m, folder.Read().Series.Single().Series.TimePoints.Single().Targets["T1"].Mm);
        Assert.Equal("W_SDTM_UNIT", Assert.Single(folder.Read().Problems).Code);
    }

    [Fact]
    public void Lengths_without_unit_beside_centimetres_refuse_the_study()
    {
        using var folder = Folder("S1,T1,LDIAM,3.2,3.2,cm,1,BL,2020-01-05", "S1,T1,LDIAM,32,32,,2,W6,2020-02-05");
        Assert.Empty(folder.Read().Series);
        Assert.True(folder.Read().Refused);
        Assert.Equal("E_SDTM_UNIT", Assert.Single(folder.Read().Problems).Code);
    }

    [Theory]
    [InlineData("7,5")]
    [InlineData("-3")]
    [InlineData("large")]
    [InlineData("")]
    public void A_length_that_is_none_is_rejected_and_the_lesion_not_evaluated(string written)
    {
        using var folder = Folder($"S1,T1,LDIAM,\"{written}\",\"{written}\",mm,1,BL,2020-01-05");
        Assert.Equal(TargetState.NotEvaluated, folder.Read().Series.Single().Series.TimePoints.Single().Targets["T1"].State);
        Assert.Equal("E_SDTM_NUMBER", Assert.Single(folder.Read().Problems).Code);
    }

    [Fact]
    public void A_date_that_is_none_is_told_and_the_visit_undated()
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,5.1.2020");
        Assert.Null(folder.Read().Series.Single().Series.TimePoints.Single().Date);
        Assert.Equal("E_SDTM_DATE", Assert.Single(folder.Read().Problems).Code);
    }

    [Fact]
    public void A_subject_without_reference_date_has_categories_and_no_times()
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01-05", "S1,T1,LDIAM,20,20,mm,2,W6,2020-02-20").With("dm.csv", Dm, "S1,,");
        var study = folder.Read();
        var answer = SdtmAnswer.Of(study.Series.Single(), Recist11.Criterion, ResponseOptions.Default);
        Assert.Equal((ResponseCategory.PR, ResponseTimeStatus.None), (answer.Assessment.TimePoints.Single().Overall, ResponsePfs.Of(answer.Assessment, answer.Timeline).Status));
        Assert.Equal("W_SDTM_REFERENCE", Assert.Single(study.Problems).Code);
    }

    [Fact]
    public void A_subject_that_DM_does_not_know_is_told_without_being_named()
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01-05").With("dm.csv", Dm, "S2,2020-01-06,");
        var problem = Assert.Single(folder.Read().Problems);
        Assert.Equal("W_SDTM_NO_DM", problem.Code);
        Assert.DoesNotContain("S1", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tu.csv")]
    [InlineData("tr.csv")]
    [InlineData("dm.csv")]
    public void A_domain_that_is_missing_refuses_the_study(string file)
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01-05");
        File.Delete(Path.Combine(folder.Path, file));
        Assert.Equal(("E_SDTM_FILE", file), (Assert.Single(folder.Read().Problems).Code, folder.Read().Problems[0].Where));
        Assert.True(folder.Read().Refused);
    }

    [Fact]
    public void A_domain_without_its_variables_or_with_rows_of_another_width_refuses_the_study()
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01-05").With("tu.csv", "USUBJID,TULOC", "S1,LIVER").With("dm.csv", Dm, "S1,2020-01-06");
        Assert.Equal(["E_SDTM_COLUMN", "E_SDTM_COLUMN", "E_ROW_WIDTH"], folder.Read().Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_folder_that_is_none_is_refused() => Assert.Equal("E_PATH", Assert.Single(SdtmStudy.Read("no-such-folder").Problems).Code);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        using var folder = Folder("S1,T1,LDIAM,30,30,mm,1,BL,2020-01-05");
        File.WriteAllBytes(Path.Combine(folder.Path, "tr.csv"), [0x55, 0xFF, 0xFE, 0xE9, 0x0A]);
        Assert.True(folder.Read().Refused);
        File.WriteAllBytes(Path.Combine(folder.Path, "tr.csv"), []);
        Assert.Equal("E_EMPTY", Assert.Single(folder.Read().Problems).Code);
    }

    [Fact]
    public void A_packed_domain_is_read()
    {
        using var folder = Folder();
        using (var file = File.Create(Path.Combine(folder.Path, "tr.csv.gz")))
        using (var packed = new StreamWriter(new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest)))
            packed.Write($"{Tr}\nS1,T1,LDIAM,30,30,mm,1,BL,2020-01-05\n");
        File.Delete(Path.Combine(folder.Path, "tr.csv"));
        Assert.Equal(30m, folder.Read().Series.Single().Series.TimePoints.Single().Targets["T1"].Mm);
    }

    private static SdtmFolder Folder(params string[] rows) =>
        new SdtmFolder().With("tu.csv", Tu, "S1,T1,TARGET,LIVER,1,BL").With("tr.csv", [Tr, .. rows]).With("dm.csv", Dm, "S1,2020-01-06,");
}
