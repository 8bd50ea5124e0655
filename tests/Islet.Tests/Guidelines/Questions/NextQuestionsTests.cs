using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

public class NextQuestionsTests
{
    private static readonly StatementBase Nanets = StatementBase.Nanets2020;

    /// <summary>
    /// The only ways in which an answer may open what was decided: recorded(ki67_percent) turns from no to yes; a receptor PET outranks the scintigraphy that spoke for
    /// it; an index outranks the written grade that stood in for it.
    /// </summary>
    private static bool MayTurn(Statement statement, Fact answered) => statement.Number is "GRADE-03" or "GRADE-04"
        || (answered == Fact.SstrPetResult && statement.Condition.Facts.Contains(Fact.SstrStatus))
        || (answered == Fact.Ki67Percent || answered == Fact.MitosesPer2mm2) && statement.Condition.Facts.Contains(Fact.NetGrade);

    [Fact]
    public void Whoever_is_asked_every_fact_of_the_guideline_has_a_source_and_a_prompt()
    {
        var facts = Fact.All.Where(f => !f.IsDerived && f.Group[0] is >= 'A' and <= 'I').ToList();
        Assert.Equal(107, facts.Count);
        Assert.All(facts, f => Assert.True(FactSource.Of(f) is { Prompt.English.Length: > 6, Who.English.Length: > 4 }, f.Name));
        Assert.All(Fact.All.Where(f => f.IsDerived), f => Assert.Null(FactSource.Of(f)));
    }

    [Fact] // tissue and scans are only asked of the record, or of those who look at the images there are
    public void No_question_wants_anything_done_that_is_invasive_or_radiates() => Assert.All(Fact.All.Select(FactSource.Of).OfType<FactSource>(), s =>
    {
        if (s.Anew is Anew.Tissue)
            Assert.Equal(AnsweredBy.Record, s.By);
        if (s.Anew is Anew.Imaging)
            Assert.True(s.By is AnsweredBy.Record or AnsweredBy.Judgement, s.Fact.Name);
        Assert.Equal(s.By is AnsweredBy.Laboratory, s.Burden is Burden.BloodTest);
    });

    [Fact]
    public void Of_an_empty_record_the_site_of_the_primary_is_asked_first()
    {
        var questions = Of([]);
        Assert.Equal(Fact.PrimarySite, questions[0].Fact);
        Assert.True(questions[0].MaySettle.Count > 200);
    }

    [Fact]
    public void What_settles_most_statements_about_treatment_comes_first_and_then_the_strongest_and_what_only_reports_or_monitors_last()
    {
        foreach (var example in GuidelineExamples.Of(Nanets))
        {
            var questions = Of(example.Facts);
            Assert.DoesNotContain(questions, q => q.Fact == Fact.PrimarySite);
            Assert.Equal(questions, questions.OrderByDescending(q => Foundation(q.Fact, example)).ThenByDescending(q => q.Settles.Count(OfTreatment)).ThenByDescending(q => Strongest(q.Settles)).ThenByDescending(q => q.MaySettle.Count(OfTreatment)).ThenByDescending(q => Strongest(q.MaySettle))
                .ThenByDescending(q => q.Settles.Count));
        }

        static int Foundation(Fact fact, GuidelineExample example) => example.Reader(Fact.NetGrade).Value is null && (fact == Fact.Differentiation || fact == Fact.ReportedGrade || fact == Fact.Ki67Percent) ? 2 : fact == Fact.DiseaseStatus ? 1 : 0;
        static bool OfTreatment(StatementDecision d) => d.Statement.Options.Any(o => o.Bearing is Bearing.For or Bearing.Against or Bearing.Risk or Bearing.Open);
        static Strength Strongest(IEnumerable<StatementDecision> decisions) => decisions.Where(OfTreatment).Select(d => d.Statement.Strength).DefaultIfEmpty().Max();
    }

    [Fact]
    public void Of_a_tumour_of_which_only_the_site_is_known_grade_and_index_come_first_then_the_extent() =>
        Assert.Equal([Fact.Differentiation, Fact.ReportedGrade, Fact.Ki67Percent, Fact.DiseaseStatus], Of(Read("primary_site=pancreas")).Take(4).Select(q => q.Fact));

    [Theory] // nobody graded it; graded; poorly differentiated
    [InlineData("primary_site=pancreas differentiation=well", false), InlineData("primary_site=pancreas differentiation=well ki67_percent=8 mitoses_per_2mm2=1", true), InlineData("primary_site=pancreas differentiation=poor", true)]
    public void Whether_a_former_low_grade_turned_high_is_asked_of_a_tumour_that_was_graded(string facts, bool isAsked) =>
        Assert.Equal(isAsked, Of(Read(facts)).Any(q => q.Fact == Fact.HighGradeTransformation));

    [Theory]
    [InlineData("", false), InlineData(" progressive_disease=false", false), InlineData(" progressive_disease=true", true)]
    public void Whether_few_lesions_grow_is_asked_of_a_progression(string more, bool isAsked) =>
        Assert.Equal(isAsked, Of(Read("primary_site=pancreas differentiation=well ki67_percent=8 mitoses_per_2mm2=1 disease_status=metastatic" + more)).Any(q => q.Fact == Fact.Oligoprogression));

    private static Dictionary<Fact, FactValue> Read(string facts) => facts.Split(' ').Select(f => f.Split('=')).ToDictionary(f => Fact.Find(f[0])!, f => Fact.Find(f[0])!.Parse(f[1])!);

    [Fact] // how radionuclides are given, what is given while fasting: behind what decides whether
    public void Weakly_relevant_questions_fall_behind()
    {
        List<Fact> asked = [.. Of(Read("primary_site=pancreas differentiation=well disease_status=metastatic functional_syndrome=gastrinoma ki67_percent=8 mitoses_per_2mm2=3")).Select(q => q.Fact)];
        Fact[] weak = [Fact.FastingNpo, Fact.StartingMaintenancePpi];
        Assert.All(weak, w => Assert.True(asked.IndexOf(w) > asked.IndexOf(Fact.ProgressedOnSsa) && asked.IndexOf(w) > asked.IndexOf(Fact.ClinicallyAggressive), $"{w.Name} at {asked.IndexOf(w)}"));
        Assert.InRange(asked.IndexOf(Fact.PrrtConsidered), asked.IndexOf(Fact.ProgressedOnSsa) + 1, asked.Count);
    }

    [Fact]
    public void An_answer_makes_of_each_statement_what_the_question_says()
    {
        foreach (var example in GuidelineExamples.Of(Nanets))
            foreach (var question in Of(example.Facts))
            {
                Assert.False(example.Facts.ContainsKey(question.Fact));
                foreach (var decision in question.Settles.Concat(question.MaySettle))
                {
                    Assert.All(decision.Applies?.Examples ?? [], v => Assert.Equal(Answer.Yes, After(example, question.Fact, v, decision.Statement)));
                    Assert.All(decision.DoesNotApply?.Examples ?? [], v => Assert.Equal(Answer.No, After(example, question.Fact, v, decision.Statement)));
                }
            }
    }

    [Fact] // every fact of every example removed in turn: the questions fill the gap and none takes an answer back
    public void Answering_never_opens_what_was_decided()
    {
        foreach (var example in GuidelineExamples.Of(Nanets))
            foreach (var removed in example.Facts.Keys)
            {
                var left = example.Facts.Where(f => f.Key != removed).ToDictionary();
                var before = GuidelineReading.Of(Nanets, Reader(left)).Statements;
                foreach (var question in Of(left).Where(q => q.Fact == removed).Take(1))
                    foreach (var value in FactDomain.Of(removed, []).Values)
                        Assert.All(GuidelineReading.Of(Nanets, Reader(new Dictionary<Fact, FactValue>(left) { [removed] = value })).Statements.Zip(before),
                            pair => Assert.True(pair.Second.Outcome is Answer.Unknown || pair.First.Outcome is not Answer.Unknown || MayTurn(pair.First.Statement, removed), $"{pair.First.Statement.Id} {removed}={value}"));
            }
    }

    [Fact]
    public void A_blood_test_that_an_applying_statement_advises_against_is_not_asked_for_and_a_report_of_a_scan_may_be()
    {
        var (tested, free) = (Small("advises_against: [cga_elevated, sstr_pet_result]"), Small(""));
        Assert.Contains(Ask(free), q => q.Fact == Fact.CgaElevated);
        Assert.DoesNotContain(Ask(tested), q => q.Fact == Fact.CgaElevated);
        Assert.Contains(Ask(tested), q => q.Fact == Fact.SstrPetResult && q.Source.By is AnsweredBy.Record);

        static IReadOnlyList<NextQuestion> Ask(StatementBase guideline)
        {
            var facts = Reader(new() { [Fact.PrimarySite] = FactValue.Of("pancreas") });
            return NextQuestions.Of([GuidelineReading.Of(guideline, facts)], facts);
        }
    }

    [Fact]
    public void Where_there_is_no_tissue_nobody_is_asked_what_a_report_on_it_says()
    {
        var questions = Of(new() { [Fact.PrimarySite] = FactValue.Of("pancreas"), [Fact.SpecimenType] = FactValue.Of("none") });
        Assert.DoesNotContain(questions, q => q.Source is { By: AnsweredBy.Record, Anew: Anew.Tissue });
        Assert.Contains(Of(new() { [Fact.PrimarySite] = FactValue.Of("pancreas") }), q => q.Fact == Fact.Differentiation);
    }

    [Fact]
    public void Two_questions_are_paired_where_neither_settles_alone()
    {
        foreach (var example in GuidelineExamples.Of(Nanets))
        {
            var single = Of(example.Facts).SelectMany(q => q.Settles.Select(d => (q.Fact, d.Statement.Id))).ToHashSet();
            foreach (var pair in NextQuestions.Pairs([GuidelineReading.Of(Nanets, example.Reader)], example.Reader))
                foreach (var statement in pair.Settles)
                {
                    Assert.DoesNotContain((pair.First.Fact, statement.Id), single);
                    Assert.DoesNotContain((pair.Second.Fact, statement.Id), single);
                    Assert.Contains(DecidingSets.Of(statement.Condition, example.Reader), s => s.Always && s.Facts == [pair.First.Fact, pair.Second.Fact]);
                }
        }
    }

    [Fact]
    public void Several_guidelines_are_asked_at_once()
    {
        var facts = Reader(new() { [Fact.PrimarySite] = FactValue.Of("pancreas") });
        var (one, two) = (GuidelineReading.Of(Nanets, facts), GuidelineReading.Of(Small(""), facts));
        Assert.Equal(NextQuestions.Of([one], facts).Single(q => q.Fact == Fact.CgaElevated).MaySettle.Count + NextQuestions.Of([one], facts).Single(q => q.Fact == Fact.CgaElevated).Settles.Count + 1,
            NextQuestions.Of([one, two], facts).Single(q => q.Fact == Fact.CgaElevated) is var q ? q.MaySettle.Count + q.Settles.Count : 0);
    }

    private static StatementBase Small(string more) => StatementBase.Read(new Dictionary<string, byte[]>
    {
        ["guideline.yaml"] = "guideline: test\nname: Test\ntitle: A test\nyear: 2020\npanel: the panel\nsource: nobody\nscope: primary_site = pancreas\ntopics: [a]\n"u8.ToArray(),
        ["a.yaml"] = System.Text.Encoding.UTF8.GetBytes("topic: A\nstatements:\n- id: TEST-A-01\n  topic: one\n  condition: primary_site = pancreas\n  stance: NotRecommended\n  says: No blood test.\n  section: s\n  lines: 1\n"
            + (more.Length > 0 ? $"  {more}\n" : "") + "- id: TEST-A-02\n  topic: two\n  condition: cga_elevated = true\n  stance: Optional\n  says: Two.\n  section: s\n  lines: 2\n"
            + "- id: TEST-A-03\n  topic: three\n  condition: sstr_pet_result = positive\n  stance: Optional\n  says: Three.\n  section: s\n  lines: 3\n"),
    }).Value!;

    private static IReadOnlyList<NextQuestion> Of(IReadOnlyDictionary<Fact, FactValue> facts) => NextQuestions.Of([GuidelineReading.Of(Nanets, Reader(facts))], Reader(facts));

    private static IReadOnlyList<NextQuestion> Of(Dictionary<Fact, FactValue> facts) => Of((IReadOnlyDictionary<Fact, FactValue>)facts);

    private static FactReader Reader(IReadOnlyDictionary<Fact, FactValue> facts) => DerivedFacts.Over(Possible.Of(facts));

    private static FactReader Reader(Dictionary<Fact, FactValue> facts) => Reader((IReadOnlyDictionary<Fact, FactValue>)facts);

    private static Answer After(GuidelineExample example, Fact fact, FactValue value, Statement statement) =>
        statement.Condition.Read(Reader(new Dictionary<Fact, FactValue>(example.Facts) { [fact] = value })).Answer;

    [Fact]
    public void The_page_prints_the_order_and_the_source_of_every_fact()
    {
        var page = File.ReadAllText(Repository.File("docs", "next-questions.md"));
        Assert.All(Fact.All.Select(FactSource.Of).OfType<FactSource>(), s => Assert.Contains($"| `{s.Fact.Name}` | {s.Who} |", page, StringComparison.Ordinal));
        Assert.Contains(NextQuestions.Order[..60], page.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory] // asked today and nobody can say; not done; asked on another day
    [InlineData("cannot_say", 0, false)]
    [InlineData("not_done", 0, false)]
    [InlineData("not_done", -40, false)]
    [InlineData("cannot_say", -40, true)]
    public void What_was_recorded_as_not_done_or_as_unanswerable_today_is_not_asked_again(string word, int daysBefore, bool isAsked)
    {
        var today = new DateOnly(2024, 3, 5);
        var snapshot = new Snapshot(Course((today, "primary_site", "pancreas"), (today.AddDays(daysBefore), "fit_patient", word)), View.At(today, today));
        var readings = new[] { GuidelineReading.Of(Nanets, snapshot.Reader) };
        Assert.Equal(isAsked, NextQuestions.Of(readings, snapshot).Any(q => q.Fact == Fact.FitPatient));
        Assert.Contains(NextQuestions.Of(readings, snapshot), q => q.Fact == Fact.TumorVolume);
    }

    [Theory] // the extent keeps a number of days: on that day it is fresh, a day later it is asked again
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_value_older_than_it_keeps_is_renewed_first(int daysBeyond, bool isOld)
    {
        var today = new DateOnly(2024, 3, 5);
        var shelf = Fact.DiseaseStatus.ShelfLife!.Days;
        var snapshot = new Snapshot(Course((today, "primary_site", "pancreas"), (today.AddDays(-shelf - daysBeyond), "disease_status", "locally_advanced")), View.At(today, today));
        GuidelineReading[] readings = [GuidelineReading.Of(Nanets, snapshot.Reader)];
        var renewed = NextQuestions.ToRenew(readings, snapshot);
        Assert.Equal(isOld, renewed.Any(r => r.Fact == Fact.DiseaseStatus));
        Assert.DoesNotContain(NextQuestions.Of(readings, snapshot), q => q.Fact == Fact.DiseaseStatus); // it is known
        if (isOld)
        {
            var status = renewed.Single(r => r.Fact == Fact.DiseaseStatus);
            Assert.Equal(("locally_advanced", shelf + 1, shelf, false), (status.Value.ToString(), status.AgeDays, status.ShelfDays, status.IsByClosedHistory));
            Assert.NotEmpty(status.Undecided);
            Assert.All(status.Applying.Concat(status.Undecided), s => Assert.Contains(s.Options, o => o.Bearing is not Bearing.How));
        }
    }

    [Fact] // C-LOG-OLD: "no line so far" is computed, and rests on a history closed long ago
    public void What_rests_on_an_old_closed_history_is_renewed_too()
    {
        var today = new DateOnly(2024, 3, 5);
        var snapshot = new Snapshot(Course((today, "primary_site", "pancreas"), (today, "disease_status", "metastatic"), (today.AddDays(-800), Judgement.TreatmentLogClosed, "true")), View.At(today, today));
        var renewed = NextQuestions.ToRenew([GuidelineReading.Of(Nanets, snapshot.Reader)], snapshot).Single(r => r.Fact == Fact.SystemicLinesStarted);
        Assert.Equal((800, true, "0"), (renewed.AgeDays, renewed.IsByClosedHistory, renewed.Value.ToString()));
        Assert.NotEmpty(renewed.Undecided.Concat(renewed.Applying));
    }

    [Fact]
    public void Nothing_is_renewed_of_an_empty_record()
    {
        var snapshot = new Snapshot(Course(), View.At(new DateOnly(2024, 3, 5), new DateOnly(2024, 3, 5)));
        Assert.Empty(NextQuestions.ToRenew([GuidelineReading.Of(Nanets, snapshot.Reader)], snapshot));
    }

    [Fact]
    public void Whoever_never_had_metastases_can_answer_whether_they_were_resected() =>
        Assert.Contains("never had any (no), or yes and completely (yes)", FactSource.Of(Fact.ResectedMetastases)!.Prompt.ToString(), StringComparison.Ordinal);

    private static DiseaseCourse Course(params (DateOnly Day, string About, string Value)[] judged) => new(1, "patient", Axis.Calendar, null, true,
        [.. judged.Select((j, i) => new Finding(new((UInt128)i + 1), j.Day, Reported.WhenItHappened, new(1, new(j.Day, default, TimeSpan.Zero), "clinic", "test"),
            new Judgement { About = j.About, Value = j.Value, StatedBy = StatedBy.Clinician }))]);
}
