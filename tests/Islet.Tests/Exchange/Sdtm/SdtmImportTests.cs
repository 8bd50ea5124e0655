using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sdtm;

/// <summary>Domains of our own invention as courses: what is written becomes findings, and nothing else does.</summary>
public class SdtmImportTests
{
    private const string Dm = "STUDYID,USUBJID,RFSTDTC,DTHDTC,DTHFL,SEX,BRTHDTC", Ex = "USUBJID,EXTRT,EXSTDTC,EXENDTC", Cm = "USUBJID,CMTRT,CMCAT,CMSTDTC",
        Tu = "USUBJID,TUGRPID,TULNKID,TUTESTCD,TUSTRESC,TULOC,TULOCDTL,TUMETHOD,TUEVAL,TUEVALID,VISITNUM,VISIT,TUDTC",
        Tr = "USUBJID,TRLNKID,TRTESTCD,TRSTRESC,TRSTRESN,TRSTRESU,TRSTAT,TREVAL,TREVALID,VISITNUM,VISIT,TRDTC", Rs = "USUBJID,RSTESTCD,RSCAT,RSSTRESC,RSEVAL,RSEVALID,VISITNUM,VISIT,RSDTC";

    [Fact]
    public void Every_row_becomes_the_finding_that_it_says()
    {
        using var folder = Trial();
        var (course, study) = Only(folder);
        Assert.Empty(study.Problems);
        Assert.Equal(("S1", Axis.Calendar, "Uppsala"), (course.Patient.Key, course.Patient.Axis, course.Patient.Center));
        Assert.Equal("SDTM study ABC", study.Source);
        Assert.Equal((Sex.Female, Day.Parse("1950")), (One<Person>(course).Sex, One<Person>(course).Birth));
        Assert.Equal("2021-02", Of<VitalStatus>(course).Single().Happened.ToString()); // as written
        Assert.Equal(["2020-01-07 EX LANREOTIDE: lanreotide", "2021-01-10 CM EVEROLIMUS: everolimus"],
            Of<Treatment>(course).Select(f => $"{f.Happened} {((Treatment)f.Content).Course}: {string.Join(' ', ((Treatment)f.Content).Drugs)}"));
        Assert.Equal(["2020-01-05 BASELINE CT 2020-01-05 Original  CT ", "2020-02-20 WEEK 6 CT 2020-02-20 Original  CT PR RECIST 1.1", "2020-01-05 BASELINE CT 2020-01-05 Central RADIOLOGIST 1 CT "],
            Of<ImagingStudy>(course).Select(f => (f, (ImagingStudy)f.Content)).Select(s => $"{s.f.Happened} {s.Item2.Study} {s.Item2.Read} {s.Item2.Reader} {s.Item2.Modality} {s.Item2.Response} {s.Item2.ResponseCriterion}".TrimEnd() + (s.Item2.Response is null ? " " : "")));
        Assert.Equal(BestResponse.PR, One<ReportedOutcome>(course).BestResponse);
        Assert.Equal(
        [
            "T1 liver segment VI Target Present 30  ", "T2 lymph_node  Target Present 22 16 ", "N1 bone  NonTarget Present   ",
            "T1.1 liver segment VI Target Present 9.5   of T1", "T1.2 liver segment VI Target TooSmall    of T1", "T2 lymph_node  Target Absent   ", "N1 bone  NonTarget Worsened   ", "X1 liver  New Equivocal   ",
            "R1-T1 liver  Target Present 31  ",
        ], Of<LesionRead>(course).Select(f => (LesionRead)f.Content).Select(Text));
    }

    [Fact]
    public void Nothing_is_made_up_where_the_files_are_silent()
    {
        using var folder = Trial().With("dm.csv", Dm, "ABC,S1,2020-01-07,,,,");
        File.Delete(Path.Combine(folder.Path, "ex.csv"));
        File.Delete(Path.Combine(folder.Path, "cm.csv"));
        var (course, study) = Only(folder);
        Assert.Empty(Of<Treatment>(course));
        Assert.Empty(Of<Person>(course));
        Assert.Empty(Of<VitalStatus>(course));
        Assert.Equal(["W_SDTM_NO_TREATMENT"], study.Problems.Select(p => p.Code));
        Assert.True(study.MayCommit);
    }

    [Theory]
    [InlineData("2020-02", "2020-02")]
    [InlineData("2020", "2020")]
    [InlineData("", "")]
    [InlineData("2020-02-20T10:30", "2020-02-20")]
    public void A_partial_date_stays_partial(string written, string happened)
    {
        using var folder = Plain(written);
        var (course, study) = Only(folder);
        Assert.Equal(happened, Of<LesionRead>(course).Last().Happened.ToString());
        Assert.DoesNotContain("W_SDTM_PARTIAL_DATE", study.Problems.Select(p => p.Code));
    }

    [Fact]
    public void A_death_without_a_day_is_a_death()
    {
        using var folder = Plain("2020-02-20").With("dm.csv", Dm, "ABC,S1,2020-01-07,,Y,,");
        var death = Of<VitalStatus>(Only(folder).Course).Single();
        Assert.False(death.Happened.IsKnown);
        Assert.False(((VitalStatus)death.Content).Alive);
    }

    [Fact]
    public void Study_days_without_dates_become_an_axis_without_calendar()
    {
        using var folder = new SdtmFolder().With("dm.csv", Dm, "ABC,S1,,,,,").With("tu.csv", Tu, "S1,,T1,TUMIDENT,TARGET,LIVER,,,INVESTIGATOR,,1,BASELINE,")
            .With("tr.csv", Tr + ",TRDY", "S1,T1,LDIAM,30,30,mm,,INVESTIGATOR,,1,BASELINE,,-4", "S1,T1,LDIAM,20,20,mm,,INVESTIGATOR,,2,WEEK 6,,43");
        var (course, _) = Only(folder);
        Assert.Equal("offset:reference date", course.Patient.Axis.ToString());
        Assert.Equal(["-4 d", "+42 d"], Of<LesionRead>(course).Select(f => f.Happened.ToString()));
    }

    [Fact]
    public void One_id_for_two_organs_is_two_lesions_and_for_one_organ_one()
    {
        using var folder = new SdtmFolder().With("dm.csv", Dm, "ABC,S1,2020-01-07,,,,")
            .With("tu.csv", Tu, "S1,,T1,TUMIDENT,TARGET,LIVER,,,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,,T1,TUMIDENT,TARGET,LUNG,,,INDEPENDENT ASSESSOR,R1,1,BASELINE,2020-01-05",
                "S1,,T1,TUMIDENT,TARGET,LIVER,,,INDEPENDENT ASSESSOR,ADJUDICATOR,1,BASELINE,2020-01-05")
            .With("tr.csv", Tr, "S1,T1,LDIAM,30,30,mm,,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,T1,LDIAM,12,12,mm,,INDEPENDENT ASSESSOR,R1,1,BASELINE,2020-01-05",
                "S1,T1,LDIAM,31,31,mm,,INDEPENDENT ASSESSOR,ADJUDICATOR,1,BASELINE,2020-01-05");
        Assert.Equal(["T1 Original ", "T1 Consensus ADJUDICATOR", "T1 R1 Central R1"], Of<LesionRead>(Only(folder).Course).Select(f => (LesionRead)f.Content).Select(r => $"{r.Lesion} {r.Read} {r.Reader}"));
    }

    [Fact]
    public void An_error_refuses_all_or_with_keep_going_its_subject()
    {
        using var folder = new SdtmFolder().With("dm.csv", Dm, "ABC,S1,2020-01-07,,,,", "ABC,S2,2020-01-07,,,,")
            .With("tu.csv", Tu, "S1,,T1,TUMIDENT,TARGET,LIVER,,,INVESTIGATOR,,1,BASELINE,2020-01-05", "S2,,T1,TUMIDENT,TARGET,LIVER,,,INVESTIGATOR,,1,BASELINE,2020-01-05")
            .With("tr.csv", Tr, "S1,T1,LDIAM,big,,mm,,INVESTIGATOR,,1,BASELINE,2020-01-05", "S2,T1,LDIAM,30,30,mm,,INVESTIGATOR,,1,BASELINE,2020-01-05");
        var all = SdtmCourses.Open(folder.Path);
        Assert.Empty(all.Courses());
        Assert.Equal((false, 2, 1), (all.MayCommit, all.Patients, all.PatientsRefused));
        Assert.Contains("E_SDTM_NUMBER", all.Problems.Select(p => p.Code));
        var rest = SdtmCourses.Open(folder.Path, new(KeepGoing: true));
        Assert.Equal(["S2"], rest.Courses().Select(c => c.Patient.Key));
        Assert.True(rest.MayCommit);
    }

    [Theory]
    [InlineData("", null, "E_SDTM_STUDY")]
    [InlineData("", "XYZ", null)]
    [InlineData("ABC", null, null)]
    public void The_source_of_every_finding_has_a_name(string written, string? given, string? code)
    {
        using var folder = Plain("2020-02-20").With("dm.csv", Dm, $"{written},S1,2020-01-07,,,,");
        var study = SdtmCourses.Open(folder.Path, new(Study: given));
        var courses = study.Courses().ToList();
        Assert.Equal(code is null, study.MayCommit);
        Assert.Equal(code, study.Problems.FirstOrDefault(p => p.Refuses())?.Code);
        Assert.All(courses.SelectMany(c => c.Findings), f => Assert.StartsWith($"{given ?? written}/S1/", f.Origin, StringComparison.Ordinal));
        Assert.All(courses, c => Assert.Equal(c.Findings.Count, c.Findings.Select(f => f.Origin).Distinct().Count()));
    }

    [Fact]
    public void A_folder_without_domains_is_refused_whole()
    {
        using var folder = new SdtmFolder();
        var study = SdtmCourses.Open(folder.Path, new(KeepGoing: true));
        Assert.Empty(study.Courses());
        Assert.False(study.MayCommit);
        Assert.Equal(3, study.Problems.Count(p => p.Code == "E_SDTM_FILE"));
    }

    private static SdtmFolder Trial() => new SdtmFolder()
        .With("dm.csv", Dm, "ABC,S1,2020-01-07,2021-02,Y,F,1950").With("ex.csv", Ex, "S1,LANREOTIDE,2020-02-04,2020-02-04", "S1,LANREOTIDE,2020-01-07,2020-01-07")
        .With("cm.csv", Cm, "S1,EVEROLIMUS,SUBSEQUENT ANTI-CANCER THERAPY,2021-01-10", "S1,PARACETAMOL,PAIN,2020-01-01")
        .With("tu.csv", Tu, "S1,,T1,TUMIDENT,TARGET,LIVER,segment VI,CT SCAN,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,,T2,TUMIDENT,TARGET,LYMPH NODE,,CT SCAN,INVESTIGATOR,,1,BASELINE,2020-01-05",
            "S1,,N1,TUMIDENT,NON-TARGET,BONE,,CT SCAN,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,T1,T1.1,TUSPLIT,TARGET,LIVER,,CT SCAN,INVESTIGATOR,,2,WEEK 6,2020-02-20",
            "S1,T1,T1.2,TUSPLIT,TARGET,LIVER,,CT SCAN,INVESTIGATOR,,2,WEEK 6,2020-02-20", "S1,,X1,TUMIDENT,NEW,LIVER,,CT SCAN,INVESTIGATOR,,2,WEEK 6,2020-02-20",
            "S1,,R1-T1,TUMIDENT,TARGET,LIVER,,CT SCAN,INDEPENDENT ASSESSOR,RADIOLOGIST 1,1,BASELINE,2020-01-05")
        .With("tr.csv", Tr, "S1,T1,LDIAM,30,30,mm,,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,T2,LPERP,16,16,mm,,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,T2,LDIAM,2.2,2.2,cm,,INVESTIGATOR,,1,BASELINE,2020-01-05",
            "S1,N1,TUMSTATE,PRESENT,,,,INVESTIGATOR,,1,BASELINE,2020-01-05", "S1,T1.1,LDIAM,9.5,9.5,mm,,INVESTIGATOR,,2,WEEK 6,2020-02-20",
            "S1,T1.2,LDIAM,TOO SMALL TO MEASURE,,,,INVESTIGATOR,,2,WEEK 6,2020-02-20", "S1,T2,LPERP,0,0,mm,,INVESTIGATOR,,2,WEEK 6,2020-02-20",
            "S1,N1,TUMSTATE,WORSENED,,,,INVESTIGATOR,,2,WEEK 6,2020-02-20", "S1,X1,TUMSTATE,EQUIVOCAL,,,,INVESTIGATOR,,2,WEEK 6,2020-02-20",
            "S1,R1-T1,LDIAM,31,31,mm,,INDEPENDENT ASSESSOR,RADIOLOGIST 1,1,BASELINE,2020-01-05")
        .With("rs.csv", Rs, "S1,OVRLRESP,RECIST 1.1,PR,INVESTIGATOR,,2,WEEK 6,2020-02-20", "S1,BESTRESP,RECIST 1.1,PR,INVESTIGATOR,,,,2020-02-20");

    private static SdtmFolder Plain(string date) => new SdtmFolder().With("dm.csv", Dm, "ABC,S1,2020-01-07,,,,").With("ex.csv", Ex, "S1,LANREOTIDE,2020-01-07,")
        .With("tu.csv", Tu, "S1,,T1,TUMIDENT,TARGET,LIVER,,,INVESTIGATOR,,1,BASELINE,2020-01-05")
        .With("tr.csv", Tr, "S1,T1,LDIAM,30,30,mm,,INVESTIGATOR,,1,BASELINE,2020-01-05", $"S1,T1,LDIAM,20,20,mm,,INVESTIGATOR,,2,WEEK 6,{date}");

    private static (NewCourse Course, SdtmCourses Study) Only(SdtmFolder folder)
    {
        var study = SdtmCourses.Open(folder.Path, new(Center: "Uppsala"));
        return (Assert.Single(study.Courses().ToList()), study);
    }

    private static IEnumerable<NewFinding> Of<T>(NewCourse course) => course.Findings.Where(f => f.Content is T);

    private static T One<T>(NewCourse course) => (T)(object)Of<T>(course).Single().Content;

    private static string Text(LesionRead r) => FormattableString.Invariant($"{r.Lesion} {r.Organ} {r.Part} {r.Role} {r.Status} {r.LongestMm} {r.ShortAxisMm} {(r.SplitFrom is null ? "" : " of " + r.SplitFrom)}");
}
