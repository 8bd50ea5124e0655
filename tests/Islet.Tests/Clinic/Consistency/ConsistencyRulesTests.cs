using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Consistency;

public class ConsistencyRulesTests
{
    private static readonly TumourEntity Pancreas = new() { Organ = "pancreas", Tumour = "T1" };

    [Theory]
    [InlineData("N1", null, null, true), InlineData(null, "M1a", null, true), InlineData(null, null, "IV", true), InlineData("N0", "M0", "IIB", false)]
    [InlineData("NX", null, null, false), InlineData(null, null, null, false)]
    public void Spread_is_denied_only_against_what_is_recorded(string? n, string? m, string? stage, bool found) => Assert.Equal(found, Has("W_SPREAD_ABSENT",
        new Staging { System = "not stated", ExtrapancreaticSpread = Presence.Absent }, new Staging { System = "AJCC", N = n, M = m, Stage = stage }));

    [Fact]
    public void Spread_absent_at_diagnosis_and_metastases_later_agree() => Assert.Empty(ConsistencyRules.Check(
    [
        new(0, Offset.Zero, new Staging { System = "AJCC", ExtrapancreaticSpread = Presence.Absent }),
            new(1, Offset.FromMonths(30), new Staging { System = "AJCC", M = "M1" }),
    ]));

    [Theory]
    [InlineData("Neuroendocrine Tumour- Insulinoma", false, true), InlineData("VIPoma", false, true), InlineData("Insulinoma", true, false),
        InlineData("Insulinoma", null, false)]
    [InlineData("PPoma", false, false), InlineData("PPoma", true, false), InlineData("non-functioning NET", false, false),
        InlineData("NET, no insulinoma", false, false)]
    public void A_tumour_named_after_its_syndrome_functions(string histology, bool? functioning, bool found) =>
        Assert.Equal(found, Has("W_SYNDROME_DENIED", new Diagnosis { Histology = histology, Functioning = functioning }));

    [Theory]
    [InlineData("T2", "N1", "M0", "IB", true), InlineData("T2", "N1", "M0", "IIB", false), InlineData("T2", "N1", "M0", "III", false),
        InlineData("T2", null, "M0", "IB", false)]
    [InlineData("T2", "N0", "M1", "IIB", true), InlineData("T2", "N0", "M0", "IV", true), InlineData("T2", "N0", null, "IV", false),
        InlineData("T4", "N0", "M0", "III", false)]
    [InlineData("T3", "N0", "M0", "II", false), InlineData("T3", "N0", "M0", "IIA", false), InlineData("T1", "N0", "M0", "IB", true),
        InlineData("T2", "N0", "M0", "III", true)]
    [InlineData("TX", "NX", "M0", "IB", false), InlineData("T4", "N0", "M0", "IVA", false), InlineData("T2", "N1", "M0", "unresectable", false)]
    public void An_AJCC_group_contradicts_only_what_no_edition_allows(string? t, string? n, string? m, string stage, bool found) =>
        Assert.Equal(found, Has("W_STAGE_GROUP", Pancreas, new Staging { System = "AJCC", T = t, N = n, M = m, Stage = stage }));

    [Theory]
    [InlineData("T1", null, null, "I", false), InlineData("T2", null, null, "I", true), InlineData("T3", null, null, "IIb", false),
        InlineData("T4", null, null, "IIIa", false)]
    [InlineData("T1", "N1", null, "IIIb", false), InlineData("T4", "N1", null, "IIIa", true), InlineData("T4", "N0", null, "IIIb", true),
        InlineData("T1", "N1", "M1", "IV", false)]
    public void An_ENETS_group_follows_its_one_table(string? t, string? n, string? m, string stage, bool found) =>
        Assert.Equal(found, Has("W_STAGE_GROUP", Pancreas, new Staging { System = "ENETS", T = t, N = n, M = m, Stage = stage }));

    [Theory]
    [InlineData("IIIa", "N1", "M0", null, true), InlineData("IIIb", "N1", "M0", null, false), InlineData("IIIb", "N0", "M0", null, true),
        InlineData("IV", "N0", "M0", null, true)]
    [InlineData("IIb", "N0", "M1", null, true), InlineData("IV", "N0", "M1", "IV", false), InlineData("IV", null, null, "IIB", true),
        InlineData("IIb", null, null, "IV", true)]
    [InlineData("IIIb", null, null, "IIB", false), InlineData("IIa", "NX", null, null, false)]
    public void The_two_systems_agree_about_nodes_and_metastases(string enets, string? n, string? m, string? ajcc, bool found) =>
        Assert.Equal(found, Has("W_STAGE_SYSTEMS",
        Pancreas, new Staging { System = "ENETS", Stage = enets }, new Staging { System = "AJCC", N = n, M = m, Stage = ajcc }));

    [Fact]
    public void Groups_of_other_organs_are_not_judged_by_the_pancreas() =>
        Assert.False(Has("W_STAGE_GROUP", new TumourEntity { Organ = "lung" }, new Staging { System = "AJCC", N = "N1", Stage = "IB" }));

    [Theory]
    [InlineData(Grade.G1, "2.9", null, false), InlineData(Grade.G1, "3", null, true), InlineData(Grade.G1, "<3", null, false),
        InlineData(Grade.G1, null, "2", true)]
    [InlineData(Grade.G2, "20", null, false), InlineData(Grade.G2, "20.1", null, true), InlineData(Grade.G2, "2", null, false),
        InlineData(Grade.G2, "2", "1", true)]
    [InlineData(Grade.G3, "20", null, true), InlineData(Grade.G3, "21", null, false), InlineData(Grade.G3, "15", "21", false),
        InlineData(Grade.G3, null, "3", false)]
    public void A_written_grade_keeps_to_its_counts(Grade grade, string? ki67, string? mitoses, bool found) =>
        Assert.Equal(found, Has("W_GRADE_COUNTS", new Specimen
    {
        ReportedGrade = grade,
        Ki67Percent = ki67 is null ? null : Ki67Index.FromReport(ki67),
        MitosesPer2Mm2 = mitoses is null ? null : decimal.Parse(mitoses, System.Globalization.CultureInfo.InvariantCulture),
    }));

    [Fact]
    public void Counts_of_one_specimen_do_not_judge_the_grade_of_another() =>
        Assert.False(Has("W_GRADE_COUNTS", new Specimen { ReportedGrade = Grade.G1 }, new Specimen { Ki67Percent = Ki67Index.FromPercent(40) }));

    [Fact]
    public void A_poorly_differentiated_neoplasm_is_not_G1_or_G2()
    {
        Assert.True(Has("W_GRADE_DIFFERENTIATION", new Specimen { ReportedGrade = Grade.G2, Differentiation = Differentiation.Poor }));
        Assert.False(Has("W_GRADE_DIFFERENTIATION", new Specimen { ReportedGrade = Grade.G3, Differentiation = Differentiation.Poor }));
    }

    [Theory]
    [InlineData("+9.4 mo", "+12 mo", true), InlineData("+9.4 mo", "+286 d", false), InlineData("+9.4 mo", "+287 d", false),
        InlineData("+9.4 mo", "+290 d", true)]
    [InlineData("2020-03", "2020-03-20", false), InlineData("2020-03", "2020-04-01", true), InlineData("2020", "2020-12-31", false),
        InlineData("2020", "", false)]
    public void Nothing_happens_certainly_after_death(string death, string scan, bool found) => Assert.Equal(found, ConsistencyRules.Check(
        [new(0, When.Parse(death), new VitalStatus { Alive = false }), new(1, When.Parse(scan), new ImagingStudy { Modality = "CT" })]).Any(i =>
            i.Code == "W_AFTER_DEATH"));

    [Fact]
    public void Seen_alive_after_death_is_found_as_well() => Assert.Equal(["W_AFTER_DEATH"],
        ConsistencyRules.Check([new(0, Offset.FromMonths(9), new VitalStatus { Alive = false }),
            new(1, Offset.FromMonths(12), new VitalStatus { Alive = true })]).Select(i => i.Code));

    [Fact]
    public void A_course_is_judged_by_what_is_in_force_and_the_finding_is_named()
    {
        var recorded = new Recording(1, DateTimeOffset.UnixEpoch, "registrar", "form");
        Finding wrong = new(new(1), Offset.Zero, default, recorded, new Diagnosis { Histology = "Insulinoma", Functioning = false });
        Finding right = new(new(2), Offset.Zero, default, recorded, new Diagnosis { Histology = "Insulinoma", Functioning = true }, Supersedes: wrong.Id,
            Why: Why.Correction);
        Assert.Empty(ConsistencyRules.Check(Course(wrong, right)));
        var found = Assert.Single(ConsistencyRules.Check(Course(wrong)));
        Assert.Equal([(0, "functioning"), (0, "histology")], found.Mentions.Select(m => (m.Number, m.Member)));
        Assert.Equal("finding 1, functioning", found.ToProblem(m => $"finding {m.Number + 1}, {m.Member}").Where);
    }

    [Fact]
    public void Every_rule_has_a_source_and_a_code_of_its_own()
    {
        Assert.All(ConsistencyRules.All, r => Assert.NotEmpty(r.Source));
        Assert.Equal(ConsistencyRules.All.Count, ConsistencyRules.All.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory] // T1 and T2 part at 2.0 cm, which is T1 in UICC 8 and T2 in ENETS: denied to neither
    [InlineData("T1", "2.0", false), InlineData("T1", "2.1", true), InlineData("T2", "2.0", false), InlineData("T2", "1.9", true), InlineData("T3", "1", false), InlineData("TX", "9", false)]
    public void A_T_category_keeps_to_the_size_beside_it(string t, string cm, bool found) => Assert.Equal(found, Has("W_STAGE_FACTS",
        Pancreas, new Staging { System = "AJCC", T = t, TumourSizeCm = decimal.Parse(cm, System.Globalization.CultureInfo.InvariantCulture) }));

    [Fact]
    public void N_and_M_keep_to_nodes_and_metastases()
    {
        Assert.True(Has("W_STAGE_FACTS", Pancreas, new Staging { System = "ENETS", N = "N0", NodePositive = true }));
        Assert.True(Has("W_STAGE_FACTS", Pancreas, new Staging { System = "ENETS", N = "N1", NodePositive = false }));
        Assert.True(Has("W_STAGE_FACTS", Pancreas, new Staging { System = "AJCC", M = "M0", LiverMetastases = true }));
        Assert.True(Has("W_STAGE_FACTS", Pancreas, new Staging { System = "AJCC", M = "M1", LiverMetastases = false, ExtrahepaticMetastases = false }));
        Assert.False(Has("W_STAGE_FACTS", Pancreas, new Staging { System = "AJCC", M = "M1", LiverMetastases = false })); // elsewhere, perhaps
        Assert.True(Has("W_STAGE_FACTS", Pancreas, new Staging { System = "AJCC", T = "T2", InvadesAdjacentOrgansOrLargeVessels = true }));
    }

    [Theory]
    [InlineData("AJCC", "IIIB", true), InlineData("UICC", "IIIa", true), InlineData("ENETS", "IIIB", false), InlineData("AJCC", "III", false), InlineData("AJCC", "IIB", false)]
    public void A_stage_of_ENETS_alone_is_no_stage_of_AJCC(string system, string stage, bool found) => Assert.Equal(found, Has("W_STAGE_FOREIGN", Pancreas, new Staging { System = system, Stage = stage }));

    [Theory] // WHO 2019: a NEC lies above 20 % or 20 mitoses
    [InlineData("8", "3", true), InlineData("20", "20", true), InlineData("20.1", "3", false), InlineData("8", "21", false), InlineData("8", null, false), InlineData(null, "3", false)]
    public void A_carcinoma_has_a_count_that_fits(string? ki67, string? mitoses, bool found) => Assert.Equal(found, Has("W_NEC_COUNTS", new Specimen
    {
        Differentiation = Differentiation.Poor,
        Ki67Percent = ki67 is null ? null : Ki67Index.FromReport(ki67),
        MitosesPer2Mm2 = mitoses is null ? null : decimal.Parse(mitoses, System.Globalization.CultureInfo.InvariantCulture),
    }));

    private static bool Has(string code, params Content[] contents) =>
        ConsistencyRules.Check([.. contents.Select((c, i) => new Stated(i, Offset.Zero, c))]).Any(i => i.Code == code);

    private static DiseaseCourse Course(params Finding[] findings) => new(1, "P1", Axis.OffsetFrom("diagnosis"), null, false, findings);
}
