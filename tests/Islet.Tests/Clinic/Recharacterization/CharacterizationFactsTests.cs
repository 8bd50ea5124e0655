using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Examined;

namespace Islet.Tests.Clinic;

public class CharacterizationFactsTests
{
    private static Finding[] Findings { get; } =
    [
        Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), .. Panel("2016-03-02"),
        On("2016-04-01", new Treatment { Course = "C1", Drugs = ["streptozocin", "fluorouracil"], Purpose = "tumour" }),
        On("2017-01-10", new Procedure { Name = "radiofrequency ablation", Target = ["liver_metastases"] }),
        Progressed("2018-04-20", "radiological"), Biopsy("S2", "2018-05-02", 18, lesion: "L1"), Fdg("P2", "2018-05-10", "positive", suvMax: 9.5m), Lesion("L1", "P2", "2018-05-10", true, LesionRole.New),
        Sstr("P3", "2018-05-11", "positive"), .. Panel("2018-05-02", "gastrin"),
        On("2018-05-03", new AdverseEvent { Term = "pain", Grade = 1, SpecimenName = "S2" }),
        On("2018-06-01", new BoardDecision { TherapyChanged = true, StatedBy = StatedBy.Board }),
        On("2018-06-01", new Judgement { About = Judgement.TreatmentLogClosed, Value = "true", StatedBy = StatedBy.Clinician }),
    ];

    public static TheoryData<string, string> First => new()
    {
        { "characterization_number", "1" }, { "characterization_occasion", "progression" }, { "significant_change", "true" }, { "change_limb_i", "true" }, { "change_limb_iii", "true" },
        { "therapy_changed", "true" }, { "biopsy_site_here", "liver_metastasis" }, { "biopsy_adequate", "true" }, { "biopsied_lesion_new_or_progressive", "true" }, { "biopsied_lesion_fdg_avid", "true" },
        { "biopsy_worst_grade", "1" }, { "resection_here", "none" }, { "ki67_here", "18" }, { "ki67_increased", "true" }, { "ki67_increased_since_previous", "true" }, { "ki67_fold", "2.25" },
        { "ki67_steep_rise", "true" }, { "grade_transition", "low_to_high_g2" }, { "pet_tracers_here", "dual" }, { "fdg_pet_here", "positive" }, { "sstr_pet_here", "positive" }, { "suv_max_fdg_here", "9.5" },
        { "hormone_secretion_here", "true" }, { "new_hormone_secretion", "true" }, { "systemic_lines_before", "1" }, { "alkylator_before", "true" }, { "prrt_before", "false" },
        { "mtor_inhibitor_before", "false" }, { "ssa_before", "false" }, { "locoregional_before", "true" }, { "primary_surgery_before", "false" }, { "reoperated_before", "false" },
    };

    [Theory, MemberData(nameof(First))] // rows of tables 1 and 2
    public void The_rows_of_the_tables_are_answered_at_the_first_re_characterization(string fact, string expected) =>
        Assert.Equal(expected, Reader(1, Findings)(Fact.Find(fact)!).Value?.ToString());

    [Fact]
    public void At_the_diagnosis_there_is_no_change_to_ask_for()
    {
        var reader = Reader(0, Findings);
        Assert.Equal(FactValue.Of(0), reader(Fact.CharacterizationNumber).Value);
        Assert.Equal(FactValue.Of("diagnosis"), reader(Fact.CharacterizationOccasion).Value);
        Assert.Null(reader(Fact.SignificantChange).Value);
        Assert.Equal(FactSet.Of(Fact.SignificantChange), reader(Fact.SignificantChange).Missing);
    }

    [Fact] // S000-39: NA is a category of its own
    public void A_failed_biopsy_is_not_adequate_and_everything_it_would_have_said_is_unknown()
    {
        var reader = Reader(1, [Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Failed("S2", "2018-05-02")]);
        Assert.Equal(FactValue.False, reader(Fact.BiopsyAdequate).Value);
        Assert.Equal(FactValue.Of("no_tumour_in_specimen"), reader(Fact.BiopsyInadequateBecause).Value);
        Assert.All([Fact.Ki67Here, Fact.GradeHere, Fact.Ki67Increased, Fact.GradeTransition, Fact.ChangeLimbIii, Fact.SignificantChange], fact => Assert.Null(reader(fact).Value));
    }

    [Theory] // 90 days [H]; what the last day knew already is not undone by a later "none"
    [InlineData(null, "2018-05-02", "gastrinoma", true), InlineData(null, "2018-07-31", "gastrinoma", true), InlineData(null, "2018-08-01", "gastrinoma", null)]
    [InlineData(null, "2018-07-31", "none", false), InlineData("gastrinoma", "2018-07-31", "none", true), InlineData("none", "2018-07-31", "gastrinoma", true)]
    [InlineData("none", "2018-08-01", "gastrinoma", false)]
    public void A_syndrome_judged_soon_after_a_characterization_counts_as_said_at_it(string? before, string day, string after, bool? syndrome)
    {
        Finding Said(string on, string word) => On(on, new Judgement { About = "functional_syndrome", Value = word, StatedBy = StatedBy.Clinician });
        List<Finding> findings = [Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Biopsy("S2", "2018-05-02", 12), Said(day, after)];
        if (before is not null)
            findings.Add(Said("2018-05-01", before));
        Assert.Equal(syndrome is { } known ? FactValue.Of(known) : null, Reader(1, [.. findings])(Fact.HormonalSyndromeHere).Value);
    }

    [Fact]
    public void A_syndrome_judged_at_the_next_characterization_is_not_of_the_one_before() => Assert.Null(Reader(1, Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8),
        Biopsy("S2", "2018-05-02", 12), Biopsy("S3", "2018-07-10", 15), On("2018-07-10", new Judgement { About = "functional_syndrome", Value = "gastrinoma", StatedBy = StatedBy.Clinician }))(Fact.HormonalSyndromeHere).Value);

    [Theory] // a bound has no exact value to be compared across
    [InlineData("<1", "1", null, "none", false), InlineData("<1", "5", true, "g1_to_g2", true), InlineData(">10", "25", null, null, null), InlineData(">20", "15", false, "lower", false)]
    public void A_bound_is_compared_only_as_far_as_it_goes(string from, string to, bool? increased, string? transition, bool? limb)
    {
        static Finding Written(Finding biopsy, string ki67) => On(biopsy.Happened.ToString(), (Specimen)biopsy.Content with { Ki67Percent = Ki67Index.FromReport(ki67) });
        var reader = Reader(1, Diagnosed("2016-03-01"), Written(Biopsy("S1", "2016-03-01", 1), from), Written(Biopsy("S2", "2018-05-02", 1), to));
        Assert.Equal((increased, transition, limb), ((reader(Fact.Ki67Increased).Value is { } rose ? rose == FactValue.True : null), reader(Fact.GradeTransition).Value?.ToString(),
            (reader(Fact.ChangeLimbIii).Value is { } met ? met == FactValue.True : null)));
        Assert.Null(reader(Fact.Ki67Fold).Value);
    }

    [Theory] // S000-35, Bourdeleau 2025: 2 percentage points a year; 792 days from 2016-03-01 to 2018-05-02
    [InlineData("8", "18", 4.6117, true), InlineData("8", "12.3", 1.9830, false), InlineData("18", "8", 0.0, false), InlineData("<1", "5", null, null)]
    public void A_rise_of_ki67_is_told_by_the_year(string from, string to, double? perYear, bool? steep)
    {
        static Finding Written(Finding biopsy, string ki67) => On(biopsy.Happened.ToString(), (Specimen)biopsy.Content with { Ki67Percent = Ki67Index.FromReport(ki67) });
        var reader = Reader(1, Diagnosed("2016-03-01"), Written(Biopsy("S1", "2016-03-01", 1), from), Written(Biopsy("S2", "2018-05-02", 1), to));
        Assert.Equal(perYear, reader(Fact.Ki67RisePerYear).Value is FactValue.Number rise ? Math.Round((double)rise.Value, 4) : null);
        if (steep is not null)
            Assert.Equal(FactValue.Of(steep.Value), reader(Fact.Ki67SteepRise).Value);
    }

    [Fact] // half a year is the shortest that makes a slope
    public void Within_half_a_year_nothing_rises_by_the_year() => Assert.Null(Reader(1, Diagnosed("2018-01-01"), Biopsy("S1", "2018-01-01", 8), Biopsy("S2", "2018-06-20", 18))(Fact.Ki67RisePerYear).Value);

    [Theory] // S000-36, Backman 2024: 50 or more after an alkylator; both sides, by the characterization and not after it
    [InlineData("50", "2018-05-02", true), InlineData("49.9", "2018-05-02", false), InlineData("50", "2019-05-02", null), InlineData("50", "2016-03-01", null)]
    public void A_high_mutational_burden_counts_at_a_characterization_after_an_alkylator(string burden, string day, bool? expected) => Assert.Equal(expected is { } known ? FactValue.Of(known) : null,
        Reader(1, [.. Findings, On(day, new Molecular { Sample = "S2", TmbPerMb = decimal.Parse(burden, System.Globalization.CultureInfo.InvariantCulture) })])(Fact.HypermutationAfterAlkylator).Value);

    [Fact]
    public void Other_facts_are_those_of_the_patient_on_its_last_day() => Assert.Equal(FactValue.Of("female"),
        Reader(1, [.. Findings, On("1950-01-01", new Person { Sex = Sex.Female, Birth = Day.Parse("1950-01-01") })])(Fact.Sex).Value);

    [Fact]
    public void Every_fact_of_the_group_has_its_rule() =>
        Assert.All(Fact.All.Where(f => f.Group.StartsWith("L.", StringComparison.Ordinal)), fact => Assert.True(CharacterizationFacts.IsOne(fact), fact.Name));

    [Fact]
    public void Every_answer_is_one_that_the_vocabulary_allows() => Assert.All(Fact.All.Where(CharacterizationFacts.IsOne), fact =>
        Assert.True(Reader(1, Findings)(fact).Value is not { } value || fact.Allows(value), fact.Name));

    [Fact]
    public void No_finding_taken_away_turns_an_unknown_fact_into_false()
    {
        var whole = Reader(1, Findings);
        Fact[] open = [.. Fact.All.Where(f => CharacterizationFacts.IsOne(f) && whole(f).Value is null)];
        foreach (var removed in Findings)
        {
            if (CharacterizationFacts.Over(Recharacterizations.Of(Seen([.. Findings.Where(f => f != removed)])), 1) is { } fewer)
                Assert.All(open, fact => Assert.NotEqual(FactValue.False, fewer(fact).Value));
        }
    }

    [Fact]
    public void There_are_no_facts_of_a_characterization_that_is_not_there() => Assert.Null(CharacterizationFacts.Over(Recharacterizations.Of(Seen(Findings)), 2));

    private static FactReader Reader(int number, params Finding[] findings) => CharacterizationFacts.Over(Recharacterizations.Of(Seen(findings)), number)!;
}
