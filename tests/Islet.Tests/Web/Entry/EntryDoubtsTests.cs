using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web.Entry;

/// <summary>What a form asks about or refuses, both sides of each threshold. What is asked is saved on a person's word; what is refused is not.</summary>
public class EntryDoubtsTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("µg/L", null), InlineData("ng/mL", null), InlineData("ug/l", null), InlineData("nmol/L", null), InlineData("U/L", null)] // the units of its codes, in any spelling
    [InlineData("ng/L", "unit"), InlineData("mmol/L", "unit"), InlineData("furlong", "unit"), InlineData("", "unit")]
    public void A_unit_that_is_none_of_the_analyte_is_asked_about(string unit, string? asked) => Asks(asked, "W_ENTRY_LOOK", Try(Course(), "Laboratory", ("analyte", "CgA"), ("value", "120"), ("unit", unit)));

    [Theory, InlineData("ng/L", "µg/L", "unit"), InlineData("µg/L", "ng/mL", null), InlineData("ng/L", "ng/L", null), InlineData("ng/L", "", "unit")]
    public void A_unit_other_than_at_the_last_result_is_asked_about(string last, string now, string? asked) =>
        Asks(asked, "W_ENTRY_LOOK", Try(Course(("2024-01-02", new Laboratory { Analyte = "chromogranin_a", Value = 100, Unit = last })), "Laboratory", ("analyte", "CgA"), ("value", "120"), ("unit", now)));

    [Fact]
    public void The_last_unit_is_told_and_none_is_asked_for_a_word_without_a_number()
    {
        var course = Course(("2024-01-02", new Laboratory { Analyte = "chromogranin_a", Value = 100, Unit = "ng/L" }));
        Assert.Contains("ng/L", Assert.Single(Try(course, "Laboratory", ("analyte", "CgA"), ("value", "120"), ("unit", "nmol/L")).Problems).Says, StringComparison.Ordinal);
        Asks(null, "", Try(course, "Laboratory", ("analyte", "CgA"), ("reading", "normal")));
    }

    [Theory, InlineData("haemoglobin", "300", "g/L", null), InlineData("haemoglobin", "301", "g/L", "value"), InlineData("haemoglobin", "20", "g/L", null), InlineData("haemoglobin", "19", "g/L", "value"),
        InlineData("haemoglobin", "30", "g/dL", null), InlineData("haemoglobin", "31", "g/dL", "value"), InlineData("alp", "330", "µkat/L", null), InlineData("alp", "331", "µkat/L", "value"), InlineData("CgA", "90000", "ug/L", null)]
    public void A_result_that_no_living_person_has_is_asked_about(string analyte, string value, string unit, string? asked) =>
        Asks(asked, "W_ENTRY_LOOK", Try(Course(), "Laboratory", ("analyte", analyte), ("value", value), ("unit", unit)));

    [Theory, InlineData("0", "", "", null), InlineData("-1", "", "", "value"), InlineData("50", "20", "20", null), InlineData("50", "21", "20", "lower"), InlineData("50", "", "-1", "upper")]
    public void A_result_below_zero_and_limits_that_are_exchanged_are_refused(string value, string lower, string upper, string? refused) =>
        Asks(refused, "E_ENTRY_IMPOSSIBLE", Try(Course(), "Laboratory", ("analyte", "CgA"), ("value", value), ("unit", "nmol/L"), ("lower", lower), ("upper", upper)));

    [Fact]
    public void An_unknown_analyte_is_asked_about_once_and_then_known()
    {
        Asks("analyte", "W_ENTRY_LOOK", Try(Course(), "Laboratory", ("analyte", "CgX"), ("value", "1"), ("unit", "g/L")));
        Asks(null, "", Try(Course(("2024-01-02", new Laboratory { Analyte = "CgX", Value = 2, Unit = "g/L" })), "Laboratory", ("analyte", "CgX"), ("value", "1"), ("unit", "g/L")));
    }

    [Theory, InlineData("2024-06-12", "90", "value"), InlineData("2024-06-13", "90", null), InlineData("2024-06-12", "95", "day")] // the same result is asked about as the same finding
    public void Another_result_of_the_same_day_is_asked_about(string day, string value, string? asked) => Asks(asked, "W_ENTRY_TWICE",
        Try(Course((day, new Laboratory { Analyte = "chromogranin_a", Value = 95, Unit = "ug/L", StatedBy = StatedBy.Laboratory })), "Laboratory", ("analyte", "CgA"), ("value", value), ("unit", "ug/L"), ("by", "Laboratory")));

    [Fact]
    public void Serum_and_urine_of_one_day_are_two_samples() =>
        Asks(null, "", Try(Course(("2024-06-12", new Laboratory { Analyte = "5_hiaa", Value = 95, Unit = "umol/24h", Specimen = "urine_24h" })), "Laboratory", ("analyte", "5-HIAA"), ("value", "90"), ("unit", "umol/24h"), ("specimen", "plasma")));

    [Theory, InlineData("3", "3", null), InlineData("4", "3", "nodes_positive"), InlineData("12 ", "", null)]
    public void More_nodes_with_tumour_than_examined_are_refused(string positive, string examined, string? refused) =>
        Asks(refused, "E_ENTRY_IMPOSSIBLE", Try(Course(), "Specimen", ("nodes_positive", positive), ("nodes_examined", examined)));

    [Theory, InlineData("22.5", "22.5", null), InlineData("22.5", "40", "short_axis_mm")]
    public void A_short_axis_that_is_the_longer_is_asked_about(string longest, string shortAxis, string? asked) =>
        Asks(asked, "W_ENTRY_CONTRADICTS", Try(Course(), "LesionRead", ("lesion", "L1"), ("study", "I1"), ("longest_mm", longest), ("short_axis_mm", shortAxis)));

    [Theory, InlineData("I1", null), InlineData("", "study")]
    public void A_lesion_of_no_scan_is_asked_about(string study, string? asked) => Asks(asked, "W_ENTRY_LOOK", Try(Course(), "LesionRead", ("lesion", "L1"), ("study", study), ("longest_mm", "12")));

    [Theory, InlineData("SSA1", null), InlineData("NOSUCH", "course")]
    public void An_end_and_a_dose_of_a_treatment_that_never_began_are_asked_about(string name, string? asked)
    {
        var course = Course(("2024-03", new Treatment { Course = "SSA1", Drugs = ["octreotide"] }));
        foreach (var kind in new[] { "TreatmentStop", "Injection" })
        {
            var attempt = Try(course, kind, ("course", name));
            Asks(asked, "W_ENTRY_CONTRADICTS", attempt);
            Assert.All(attempt.Problems, p => Assert.Contains("SSA1", p.Says, StringComparison.Ordinal));
        }
    }

    [Theory, InlineData("2024-06-12", null), InlineData("2024-06-13", "day")] // the form's day is 2024-06-12
    public void An_end_before_the_beginning_is_refused(string began, string? refused) =>
        Asks(refused, "E_ENTRY_IMPOSSIBLE", Try(Course((began, new Treatment { Course = "SSA1", Drugs = ["octreotide"] })), "TreatmentStop", ("course", "SSA1")));

    [Theory, InlineData("octreotide", "", null), InlineData("", "", "drugs"), InlineData("", "true", null)]
    public void A_treatment_without_a_drug_is_asked_about(string drug, string investigational, string? asked) =>
        Asks(asked, "W_ENTRY_LOOK", Try(Course(), "Treatment", ("course", "R1"), ("drugs", drug), ("investigational", investigational)));

    [Theory, InlineData("15", null), InlineData("15.1", "tumour_size_cm"), InlineData("32 mm", null), InlineData("151 mm", "tumour_size_cm")]
    public void A_tumour_larger_than_fifteen_centimetres_is_asked_about(string size, string? asked) => Asks(asked, "W_ENTRY_LOOK", Try(Course(), "Staging", ("system", "ENETS"), ("tumour_size_cm", size)));

    [Theory, InlineData("150", null), InlineData("151", "largest_diameter_mm"), InlineData("3.2 cm", null)]
    public void A_specimen_larger_than_that_too(string size, string? asked) => Asks(asked, "W_ENTRY_LOOK", Try(Course(), "Specimen", ("largest_diameter_mm", size)));

    [Theory, InlineData("21.11.2026", null), InlineData("22.11.2026", "birth"), InlineData("2031", "birth")]
    public void A_birth_to_come_is_refused(string birth, string? refused) => Asks(refused, "E_ENTRY_LATER", Try(Course(), "Person", ("birth", birth)));

    [Theory, InlineData("2024-06-12", null), InlineData("2024-06-13", "day")]
    public void A_death_before_what_happened_is_asked_about(string scanned, string? asked) => Asks(asked, "W_ENTRY_CONTRADICTS", Try(Course((scanned, new ImagingStudy { Modality = "CT" })), "VitalStatus", ("alive", "false")));

    [Fact]
    public void A_grade_that_contradicts_its_counts_is_saved_and_told() => Asks(null, "", Try(Course(), "Specimen", ("reported_grade", "G1"), ("ki67_percent", "60")));

    [Fact]
    public void Everything_doubtful_is_asked_at_once_and_saved_on_one_word()
    {
        (string, string)[] typed = [("analyte", "CgX"), ("value", "120"), ("unit", "")];
        Assert.Equal(["analyte", "unit"], Try(Course(), "Laboratory", typed).Problems.Select(p => p.Member).Order(StringComparer.Ordinal));
        Assert.Single(Try(Course(), "Laboratory", [.. typed, ("sure", "1")]).Findings);
        Assert.Empty(Try(Course(), "Laboratory", [.. typed, ("lower", "9"), ("upper", "1"), ("sure", "1")]).Findings); // no word makes limits right
    }

    [Fact]
    public void A_correction_asks_only_what_it_makes_doubtful_itself()
    {
        var course = Course(("2024-06-12", new Laboratory { Analyte = "chromogranin_a", Value = 100, Unit = "furlong", StatedBy = StatedBy.Laboratory }));
        Assert.Empty(Correct(course, ("f-value", "120")));
        Assert.Equal(["W_ENTRY_LOOK"], Correct(course, ("f-unit", "acre")));
        Assert.Equal(["E_ENTRY_IMPOSSIBLE"], Correct(course, ("f-value", "-120")));
    }

    [Theory]
    [InlineData("Specimen", "ki67_percent", "250", "250 is above 100"), InlineData("Specimen", "ki67_percent", "10 - 5", "backwards"), InlineData("LesionRead", "suv_max", "-3", "-3 is below 0"), InlineData("LesionRead", "krenning_score", "7", "7 is above 4"),
        InlineData("AdverseEvent", "grade", "9", "9 is above 5"), InlineData("Treatment", "dose_mg", "-30", "-30 is below zero"), InlineData("Laboratory", "value", "1.234", "Write 1234, or 1.2340"), InlineData("ClinicalStatus", "weight_kg", "70-75", "one number"),
        InlineData("Specimen", "largest_diameter_mm", "3 kg", "Give the number in mm"), InlineData("Injection", "cycle", "1.5", "whole number")]
    public void A_number_that_is_refused_is_told_why(string kind, string member, string typed, string says) =>
        Assert.Contains(says, MemberReading.Of(EntryLayouts.Of(kind)!.Field(member)!, [typed], keep: false).Problem!.Says, StringComparison.Ordinal);

    [Fact]
    public void What_is_told_to_be_typed_instead_is_understood() => Assert.Equal("1.2340", MemberReading.Of(EntryLayouts.Of("Laboratory")!.Field("value")!, ["1.2340"], keep: false).Value!.ToJsonString());

    [Theory, InlineData("31.02.2024", "29 days"), InlineData("29.2.2023", "28 days"), InlineData("2024-04-31", "30 days"), InlineData("yesterday", "Not understood")]
    public void A_day_that_its_month_does_not_have_is_told_so(string typed, string says) =>
        Assert.Contains(says, MemberReading.Of(EntryLayouts.Of("Person")!.Field("birth")!, [typed], keep: false).Problem!.Says, StringComparison.Ordinal);

    private static void Asks(string? member, string code, EntryAttempt attempt) =>
        Assert.Equal(member is null ? [] : [(member is "day" ? null : member, code)], attempt.Problems.Select(p => (p.Member, p.Code)));

    private static EntryAttempt Try(DiseaseCourse course, string kind, params (string Member, string Text)[] typed)
    {
        var form = typed.Aggregate(new FormText([]).With("day", "2024-06-12").With("reported", "same").With("by", "Clinician"), (f, t) => f.With(t.Member is "sure" or "by" ? t.Member : EntryField.IdOf(t.Member), t.Text));
        return kind == LaboratoryPanel.Kind ? Panel(course, form) : EntryAttempt.Of(EntryLayouts.Of(kind)!, form, course, Today);
    }

    /// <summary>As one row of a panel.</summary>
    private static EntryAttempt Panel(DiseaseCourse course, FormText form) => EntryAttempt.Of(EntryLayouts.Of(LaboratoryPanel.Kind)!,
        LaboratoryPanel.Columns.Aggregate(form, (f, member) => f.With(LaboratoryPanel.FieldOf(0, member), f.All(EntryField.IdOf(member)))).With(LaboratoryPanel.RowsField, "1"), course, Today);

    private static IEnumerable<string> Correct(DiseaseCourse course, params (string Field, string Text)[] changed)
    {
        var (layout, before) = (EntryLayouts.Of("Laboratory")!, course.Findings[0]);
        var form = changed.Aggregate(MemberText.Of(layout, before.Happened, before.Reported, before.Content).With("why", "Correction").With("reason", "read again"), (f, t) => f.With(t.Field, t.Text));
        return CorrectionReading.Of(layout, form, course, Today, before).Problems.Select(p => p.Code);
    }

    private static DiseaseCourse Course(params (string When, Content Content)[] said) => new(1, "P1", Axis.Calendar, null, false,
        [.. said.Select((s, i) => new Finding(new((UInt128)(uint)(i + 1)), When.Parse(s.When), Reported.WhenItHappened, new(1, DateTimeOffset.UnixEpoch, "test", "test"), s.Content))]);
}
