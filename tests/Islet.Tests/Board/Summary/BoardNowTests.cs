using Islet.Board;
using Islet.Course;

namespace Islet.Tests.Board;

/// <summary>What a board must not read wrongly: what no longer holds, what nobody declared, what is new, and how long nobody wrote anything.</summary>
public class BoardNowTests
{
    [Fact]
    public void An_outdated_answer_about_FDG_is_told_as_what_it_was()
    {
        var said = Fact(Board((Day.Parse("2020-01-10"), new ImagingStudy { Study = "F", Modality = "FDG-PET", FdgPetResult = "positive", TumourPresent = true, SstrNegativeDisease = "none" }),
            (Day.Parse("2020-03-01"), new Treatment { Course = "B", Drugs = ["everolimus"], Purpose = "tumour" })), "receptors").Beside;
        Assert.Contains("FDG PET positive on 2020-01-10, not read again since 2020-03-01 (started everolimus)", said);
        Assert.Contains("FDG-positive lesions without receptors: none on 2020-01-10, not read again since 2020-03-01 (started everolimus)", said);
        Assert.DoesNotContain(said, s => s.Contains("nobody has said", StringComparison.Ordinal));
    }

    [Fact]
    public void That_nobody_has_said_is_told_where_nobody_has() => Assert.Contains("nobody has said whether lesions without receptors take up FDG",
        Fact(Board((Day.Parse("2020-01-10"), new ImagingStudy { Study = "F", Modality = "FDG-PET", FdgPetResult = "positive", TumourPresent = true })), "receptors").Beside);

    [Fact] // on record, and "no receptor PET on record" would deny it
    public void A_receptor_PET_without_disease_is_told_and_says_nothing_of_receptors()
    {
        var board = Board((Day.Parse("2020-01-10"), new ImagingStudy { Study = "P", Modality = "SSTR-PET", TumourPresent = false }));
        Assert.Contains("SSTR-PET of 2020-01-10: no disease to be seen, which says nothing of receptors", Fact(board, "receptors").Beside);
        Assert.StartsWith("Receptor PET of 2020-01-10: no disease to be seen", PatientState.Of(board.Guideline!).Imaging, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_PET_that_shows_tumour_speaks_instead() => Assert.DoesNotContain(Fact(Board((Day.Parse("2020-01-10"), new ImagingStudy { Study = "P", Modality = "SSTR-PET", TumourPresent = false }),
        (Day.Parse("2021-01-10"), new ImagingStudy { Study = "Q", Modality = "SSTR-PET", TumourPresent = true, SstrPetResult = "positive" })), "receptors").Beside, s => s.Contains("no disease", StringComparison.Ordinal));

    [Fact]
    public void Extrahepatic_disease_is_that_of_the_scans_and_not_of_the_staging_at_diagnosis()
    {
        var parts = Fact(Board((Day.Parse("2019-03-10"), new Staging { System = "UICC", T = "T3", N = "N0", M = "M0", ExtrahepaticMetastases = false }), (Day.Parse("2025-03-10"), new ImagingStudy { Study = "P", Modality = "SSTR-PET", ExtrahepaticDisease = true })), "extent").Parts;
        Assert.Equal("yes", parts.Single(p => p.Code == "extrahepatic_disease").Value);
        Assert.DoesNotContain(parts, p => p.Code == "extrahepatic_metastases");
    }

    [Fact]
    public void A_recurrence_is_told_in_the_first_line_and_is_the_least_of_the_extent()
    {
        var board = Board((Day.Parse("2019-04-01"), new Judgement { About = "disease_status", Value = "localized", StatedBy = StatedBy.Board }), (Day.Parse("2019-05-01"), new Procedure { Name = "resection", Intent = "curative" }),
            Progressed("2025-02-04", "liver"));
        Assert.Contains(", recurred in the liver (2025-02-04)", board.Who, StringComparison.Ordinal);
        var extent = Fact(board, "extent");
        Assert.False(extent.IsKnown);
        Assert.StartsWith("at least liver, by the progression of 2025-02-04; nobody has declared the extent since", extent.Value, StringComparison.Ordinal);
        Assert.Equal(["progression in the liver judged on 2025-02-04"], extent.Parts.Single(p => p.Code == "liver_metastases").Beside);
    }

    [Fact]
    public void Once_declared_the_extent_is_what_was_declared()
    {
        var board = Board(Progressed("2025-02-04", "liver"), (Day.Parse("2025-03-04"), new Judgement { About = "disease_status", Value = "metastatic", StatedBy = StatedBy.Board }));
        Assert.Equal("metastatic", Fact(board, "extent").Value);
        Assert.DoesNotContain("progressed in", board.Who, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_syndrome_and_a_hormone_raised_for_the_first_time_are_what_is_new()
    {
        var since = Board(Raised("2019-03-10", "gastrin"), Syndrome("2019-03-10", "gastrinoma"), Raised("2025-02-15", "gastrin"), Raised("2025-02-16", "vip"), Syndrome("2025-03-04", "vipoma")).Change.Since!;
        Assert.Contains("hormone syndrome VIPoma (2025-03-04; before it gastrinoma)", since, StringComparison.Ordinal);
        Assert.Contains("VIP raised for the first time (2025-02-16)", since, StringComparison.Ordinal);
        Assert.DoesNotContain("gastrin raised", since, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_syndrome_said_again_is_not_new() =>
        Assert.DoesNotContain("hormone syndrome", Board(Syndrome("2019-03-10", "gastrinoma"), Syndrome("2025-03-04", "gastrinoma")).Change.Since!, StringComparison.Ordinal);

    [Theory] // 90 days after the anchor, 2019-03-10, is the last day that belongs to the work-up
    [InlineData("2019-03-11", false), InlineData("2019-06-08", false), InlineData("2019-06-09", true)]
    public void A_syndrome_judged_at_the_work_up_of_the_last_characterization_is_not_new(string judged, bool isNew) =>
        Assert.Equal(isNew, Board(Syndrome(judged, "vipoma")).Change.Since!.Contains("hormone syndrome VIPoma", StringComparison.Ordinal));

    [Fact]
    public void What_came_before_a_new_syndrome_is_what_the_work_up_found() => Assert.Contains("hormone syndrome VIPoma (2025-03-04; before it gastrinoma)",
        Board(Syndrome("2019-04-20", "gastrinoma"), Syndrome("2025-03-04", "vipoma")).Change.Since!, StringComparison.Ordinal);

    [Fact]
    public void Specimens_of_different_class_are_listed_with_their_values_and_a_person_is_asked()
    {
        var board = Board((Day.Parse("2020-08-12"), new Specimen { SpecimenName = "S2", SpecimenType = "resection", SpecimenSite = "primary", Differentiation = Differentiation.Well, ReportedGrade = Grade.G3 }));
        var ki67 = Fact(board, "ki67");
        Assert.True(ki67.AsksWhichSpeaks);
        Assert.Equal("open until a person says which specimen speaks", ki67.Value);
        Assert.Equal(["core biopsy, primary, 2019-03-10: Ki-67 8 %, G2 or G3", "resection, primary, 2020-08-12: no Ki-67, G3"], ki67.Beside);
        Assert.DoesNotContain(Fact(board, "grade").Beside, s => s.Contains("latest", StringComparison.Ordinal));
        Assert.False(Fact(Board(), "ki67").AsksWhichSpeaks);
    }

    [Fact]
    public void A_functioning_status_that_is_not_known_today_says_what_was_said_last() => Assert.Equal("not known today: hormone syndrome none on 2024-01-04 (holds 6 months); whether a hormone is raised is not known",
        Fact(Board(Syndrome("2024-01-04", "none")), "functioning").Value);

    [Theory]
    [InlineData("2019-06-01", "judged before"), InlineData("2019-03-13", "judged before"), InlineData("2019-03-12", "judged around"), InlineData("2019-01-27", "judged around"), InlineData("2019-01-26", null)] // judged on 2019-03-12; 44 days before it, 45
    public void A_syndrome_from_before_its_resection_says_so(string resected, string? says)
    {
        var beside = Fact(Board(Syndrome("2019-03-12", "insulinoma"), (Day.Parse(resected), new Procedure { Name = "resection", Intent = "curative" })), "functioning").Beside.Where(s => s.StartsWith("judged", StringComparison.Ordinal));
        Assert.Equal(says is null ? [] : [$"{says} the resection of {resected}; whether it came back nobody has said since"], beside);
    }

    [Theory] // today is 2026-03-01
    [InlineData("1960-03-01", "66"), InlineData("1960-03-02", "65"), InlineData("1960", "65 or 66"), InlineData("1960-02", "66")]
    public void The_age_of_today_is_as_exact_as_the_birth(string born, string age) =>
        Assert.Equal(age, AgeWords.Today(BoardCourses.Summary(BoardCourses.Of(Axis.Calendar, (When.Unknown, new Person { Birth = Day.Parse(born) }), (Day.Parse("2019-03-10"), new Diagnosis { AgeYears = 58 }))).Snapshot));

    [Fact]
    public void The_first_line_says_how_old_the_patient_is_how_fit_and_how_long_nobody_wrote_anything()
    {
        var who = Board((Day.Parse("2025-02-01"), new ClinicalStatus { EcogPs = 1 }), (Day.Parse("2025-04-12"), new VitalStatus { Alive = true })).Who;
        Assert.StartsWith("Woman, 65 years (58 at diagnosis); ", who, StringComparison.Ordinal);
        Assert.Contains("(Ki-67 8 %, 2019-03-10)", who, StringComparison.Ordinal);
        Assert.EndsWith("; ECOG 1 (2025-02-01); last seen alive 2025-04-12, 10 months ago; no entry since.", who, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-08-30", false), InlineData("2025-08-29", true)] // 183 days before 2026-03-01; 184
    public void Silence_is_told_after_half_a_year(string last, bool told) =>
        Assert.Equal(told, Board((Day.Parse("2025-02-01"), new VitalStatus { Alive = true }), (Day.Parse(last), new ImagingStudy { Study = "C", Modality = "CT" })).Who.Contains("no entry since", StringComparison.Ordinal));

    [Fact]
    public void That_a_board_was_asked_breaks_no_silence() =>
        Assert.Contains("no entry since", Board((Day.Parse("2025-02-01"), new VitalStatus { Alive = true }), (Day.Parse("2026-02-27"), new BoardReferral())).Who, StringComparison.Ordinal);

    [Fact]
    public void Of_somebody_who_died_nothing_is_stale_and_ages_are_counted_to_the_death()
    {
        var source = Fact(Board((Day.Parse("2021-03-10"), new VitalStatus { Alive = false })), "ki67").Sources[0];
        Assert.Equal(("2.0 years before the death", false), (source.Ago, source.IsStale));
        Assert.True(Fact(Board(), "ki67").IsStale);
    }

    [Fact]
    public void While_the_patient_lives_the_axis_reaches_the_day_of_the_view()
    {
        Assert.Contains("2026", string.Join(' ', Years(Board())), StringComparison.Ordinal);
        Assert.DoesNotContain("2026", string.Join(' ', Years(Board((Day.Parse("2021-03-10"), new VitalStatus { Alive = false })))), StringComparison.Ordinal);
    }

    private static string[] Years(BoardSummary board) => [board.Timeline!.Axis.Name(board.Timeline.Axis.To - 32)];

    private static BoardSummary Board(params (When When, Content Content)[] more) => BoardCourses.Summary(BoardCourses.Pancreatic(more));

    private static BoardFact Fact(BoardSummary board, string code) => board.Facts.Single(f => f.Code == code);

    private static (When When, Content Content) Progressed(string day, params string[] sites) => (Day.Parse(day), new ProgressionJudgement { Progressive = true, Grounds = ["radiological"], Sites = sites, StatedBy = StatedBy.Board });

    private static (When When, Content Content) Syndrome(string day, string which) => (Day.Parse(day), new Judgement { About = "functional_syndrome", Value = which, StatedBy = StatedBy.Clinician });

    private static (When When, Content Content) Raised(string day, string hormone) => (Day.Parse(day), new Laboratory { Analyte = hormone, Reading = LaboratoryReading.Raised, StatedBy = StatedBy.Clinician });
}
