using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Course;
using static Islet.Tests.Clinic.Lines.Courses;

namespace Islet.Tests.Clinic.Lines;

public class TherapyFactsTests
{
    private static readonly Fact[] Facts =
    [
        Fact.SystemicLinesStarted, Fact.CurrentTreatment, Fact.ProgressedOnSsa, Fact.PriorEverolimus, Fact.PriorTemozolomide, Fact.PriorAlkylator, Fact.PriorPrrt,
        Fact.PrrtCyclesGiven, Fact.MonthsSinceLastPrrt, Fact.PriorEmbolization, Fact.PriorWhipple, Fact.AmpullaStented,
    ];

    [Theory] // facts.md section 6, values, deciding findings and ages
    [InlineData("F04", 2), InlineData("F07", 10), InlineData("F10", 4), InlineData("F11", 9)]
    public void The_worked_courses_give_their_treatment_facts(string id, int expected)
    {
        var example = FactsExamples.All.Single(e => e.GetProperty("id").GetString() == id);
        var course = Course(example);
        var compared = 0;
        foreach (var view in example.GetProperty("views").EnumerateArray().Where(v => !v.TryGetProperty("refused", out _)))
        {
            var snapshot = new Snapshot(course, FactsExamples.View(view));
            foreach (var fact in view.GetProperty("facts").EnumerateObject().Where(f => Facts.Any(r => r.Name == f.Name)))
            {
                Check(fact, snapshot[Fact.Find(fact.Name)!]);
                compared++;
            }
        }
        Assert.Equal(expected, compared);
    }

    [Theory] // facts.md 3.8: up to 42 days after its last dose
    [InlineData("2020-07-13", true), InlineData("2020-07-14", false)]
    public void Progression_within_42_days_after_the_analogue_is_progression_under_it(string pd, bool progressed) => Assert.Equal(FactValue.Of(progressed),
        At(Late, Closed(), Drug("a", "2020-01-01", "lanreotide"), Stop("a", "2020-06-01"), Pd("p", pd))[Fact.ProgressedOnSsa].Value);

    [Theory]
    [InlineData("everolimus"), InlineData("177Lu-DOTATATE"), InlineData("study drug")]
    public void Progression_under_an_analogue_and_another_drug_does_not_count(string other) => Assert.Equal(FactValue.False,
        At(Late, Closed(), Drug("a", "2020-01-01", "lanreotide"), Drug("b", "2020-02-01", other), Pd("p", "2020-03-01"))[Fact.ProgressedOnSsa].Value);

    [Theory] // null and [] alike; board and radiologist read scans
    [InlineData(StatedBy.Board, true), InlineData(StatedBy.Radiologist, true), InlineData(StatedBy.Clinician, null), InlineData(StatedBy.Import, null)]
    public void A_progression_without_grounds_counts_for_those_who_lead_and_is_open_for_the_others(StatedBy by, bool? counts)
    {
        foreach (var grounds in (string[]?[])[null, []])
        {
            var at = At(new(2020, 4, 1), Closed(), Drug("a", "2020-01-01", "lanreotide"), Found("p", "2020-03-01", new ProgressionJudgement { Progressive = true, Grounds = grounds, StatedBy = by }));
            foreach (var fact in (Fact[])[Fact.ProgressedOnSsa, Fact.ProgressiveDisease])
                Assert.Equal((counts is null ? null : FactValue.True, counts is null ? UnknownReason.CannotSay : (UnknownReason?)null), (at[fact].Value, at[fact].Reason));
        }
    }

    [Theory] // facts.md section 2
    [InlineData("lanreotide", false), InlineData("everolimus", true)]
    public void A_progression_of_an_undetermined_tumour_under_the_analogue_leaves_it_open_and_is_named(string drug, bool known)
    {
        var pd = Found("p", "2020-03-01", new ProgressionJudgement { Tumour = "undetermined", Progressive = true, Grounds = ["radiological"] });
        var state = At(Late, Closed(), Drug("a", "2020-01-01", drug), pd)[Fact.ProgressedOnSsa];
        Assert.Equal((known ? FactValue.False : null, known ? null : UnknownReason.Unresolved), (state.Value, state.Reason));
        Assert.Contains(pd, state.From);
    }

    [Fact]
    public void A_running_inhibitor_wins_over_a_visit_that_says_none_which_stands_beside_it()
    {
        var (drug, visit) = (Drug("a", "2020-01-01", "omeprazole"), Found("v", "2020-02-01", new ClinicalStatus { OnPpi = false }));
        var state = At(Late, drug, visit)[Fact.OnPpi];
        Assert.Equal(FactValue.True, state.Value);
        Assert.Equal([drug, visit], state.From);
        Assert.Equal(FactValue.False, At(Late, drug, visit, Stop("a", "2020-01-20"))[Fact.OnPpi].Value);
    }

    [Theory] // facts.md 3.8: the last injection and 56 days
    [InlineData("2020-04-26", "prrt", false), InlineData("2020-04-27", "none", true)] // 56 and 57 days after 1 March
    public void Radionuclide_therapy_runs_56_days_after_its_last_injection(string day, string current, bool prior)
    {
        var snapshot = At(DateOnly.ParseExact(day, "yyyy-MM-dd", null), Closed(), Drug("a", "2020-01-01", "177Lu-DOTATATE"), Dose("i", "a", "2020-01-01"), Dose("j", "a", "2020-03-01"));
        Assert.Equal((FactValue.Of(current), FactValue.Of(prior)), (snapshot[Fact.CurrentTreatment].Value, snapshot[Fact.PriorPrrt].Value));
        Assert.Equal(prior ? null : FactValue.Of(2), snapshot[Fact.PrrtCyclesGiven].Value);
        Assert.Equal(prior, snapshot[Fact.MonthsSinceLastPrrt].IsKnown);
    }

    [Fact]
    public void Months_since_radionuclide_therapy_are_counted_from_its_last_injection() => Assert.Equal(366 / 30.4375m, ((FactValue.Number)
        At(new(2021, 3, 2), Drug("a", "2020-01-01", "177Lu-DOTATATE"), Dose("i", "a", "2020-03-01"), Stop("a", "2020-03-02"))[Fact.MonthsSinceLastPrrt].Value!).Value);

    [Theory] // between the months at which the guideline schedules imaging a partial date is precise enough: 2 to 3 months, 3 to 4 months
    [InlineData("2020-06-01", false), InlineData("2020-07-15", true)]
    public void A_partial_date_of_the_last_injection_is_unknown_where_it_spans_a_month_of_the_schedule(string day, bool known) => Assert.Equal(known,
        At(DateOnly.ParseExact(day, "yyyy-MM-dd", null), Drug("a", "2020-01-01", "177Lu-DOTATATE"), Dose("i", "a", "2020-03"), Stop("a", "2020-04-01"))[Fact.MonthsSinceLastPrrt].IsKnown);

    [Theory]
    [InlineData("interferon alfa", null), InlineData("cabozantinib", null), InlineData("sunitinib", "sunitinib"), InlineData("everolimus", "everolimus"), InlineData("lanreotide", "ssa"),
     InlineData("temozolomide+everolimus", "chemotherapy"), InlineData("lanreotide+capecitabine", "chemotherapy"), InlineData("diazoxide", "none")]
    public void The_current_treatment_is_the_backbone_that_runs_and_unknown_outside_the_list(string drugs, string? current) =>
        Assert.Equal(current is null ? null : FactValue.Of(current), At(Late, Closed(), Drug("a", "2020-01-01", drugs))[Fact.CurrentTreatment].Value);

    [Fact]
    public void Nothing_that_happened_is_needed_to_know_of_an_exposure_and_a_closed_history_to_know_of_none()
    {
        Assert.Equal(FactValue.True, At(Late, Drug("a", "2020-01-01", "temozolomide"))[Fact.PriorAlkylator].Value);
        Assert.False(At(Late)[Fact.PriorAlkylator].IsKnown);
        Assert.Equal(FactValue.False, At(Late, Closed())[Fact.PriorAlkylator].Value);
        Assert.Equal(FactValue.False, At(Late, Closed(), Drug("a", "2020-01-01", "cyclophosphamide"))[Fact.PriorAlkylator].Value); // the definition names three
    }

    [Fact]
    public void A_history_closed_for_one_of_two_tumours_does_not_exclude_an_exposure_for_the_other()
    {
        var log = Found("log", "2020-01-01", new Judgement { About = Judgement.TreatmentLogClosed, Value = "true", Tumour = "T1" });
        var index = Found("t", "2009-01-01", new TumourEntity { Tumour = "T1", Family = TumourFamily.Nen, Organ = "pancreas" });
        var melanoma = Found("u", "2009-01-01", new TumourEntity { Tumour = "T2", Family = TumourFamily.Other, Organ = "skin" });
        Assert.Equal(FactValue.False, At(Late, log, index)[Fact.PriorTemozolomide].Value);
        Assert.False(At(Late, log, index, melanoma)[Fact.PriorTemozolomide].IsKnown);
        Assert.Equal(FactValue.False, At(Late, log, index, melanoma)[Fact.PriorPrrt].Value);
    }

    [Fact]
    public void A_blinded_arm_or_an_unknown_drug_stands_against_false()
    {
        Assert.Equal(UnknownReason.CannotSay, At(Late, Closed(), Found("e", "2020-01-01", new Enrolment { Study = "S", Interventional = true }))[Fact.PriorEverolimus].Reason);
        Assert.Equal(UnknownReason.CannotSay, At(Late, Closed(), Drug("a", "2020-01-01", "blinded"))[Fact.PriorEverolimus].Reason);
        Assert.Equal(FactValue.False, At(Late, Closed(), Found("e", "2020-01-01", new Enrolment { Study = "S", Interventional = true, Arm = "sunitinib" }))[Fact.PriorEverolimus].Value);
    }

    [Fact]
    public void A_broken_off_radionuclide_course_was_radionuclide_therapy() =>
        Assert.Equal(FactValue.True, At(new(2020, 2, 1), Drug("a", "2020-01-01", "177Lu-DOTATATE"), Dose("i", "a", "2020-01-01"), Stop("a", "2020-01-20", "toxicity"))[Fact.PriorPrrt].Value);

    [Fact]
    public void A_radionuclide_course_without_doses_and_end_is_neither_running_nor_over()
    {
        var snapshot = At(Late, Closed(), Drug("a", "2020-01-01", "177Lu-DOTATATE"));
        Assert.Equal((UnknownReason.CannotSay, UnknownReason.CannotSay), (snapshot[Fact.PriorPrrt].Reason, snapshot[Fact.CurrentTreatment].Reason));
    }

    [Fact]
    public void Operations_embolisation_and_stents_are_read_from_procedures()
    {
        var snapshot = At(Late, Closed(), Found("w", "2019-01-01", new Procedure { Name = "whipple" }), Found("e", "2020-01-01", new Procedure { Name = "TARE" }), Found("s", "2020-03-01", new Procedure { Name = "biliary_stent" }));
        Assert.All([Fact.PriorWhipple, Fact.PriorEmbolization, Fact.AmpullaStented], fact => Assert.Equal(FactValue.True, snapshot[fact].Value));
        Assert.Equal(FactValue.False, At(Late, Found("s", "2020-03-01", new Procedure { Name = "biliary_stent" }), Found("r", "2020-05-01", new Procedure { Name = "biliary_stent_removal" }))[Fact.AmpullaStented].Value);
        Assert.All([Fact.PriorWhipple, Fact.PriorEmbolization, Fact.AmpullaStented], fact => Assert.False(At(Late)[fact].IsKnown));
    }

    [Fact]
    public void The_last_line_has_a_number_a_category_classes_and_a_reason_why_it_stopped()
    {
        var snapshot = At(Late, Drug("a", "2020-01-01", "lanreotide"), Pd("p", "2020-06-01"), Drug("b", "2020-07-01", "capecitabine+temozolomide"), Stop("b", "2020-12-01", "toxicity"));
        Assert.Equal((FactValue.Of(2), FactValue.Of("chemotherapy"), FactValue.Of("toxicity")), (snapshot[Fact.LineNumber].Value, snapshot[Fact.LineCategory].Value, snapshot[Fact.StopReason].Value));
        Assert.Equal(FactValue.Of(["alkylator", "ssa", "temozolomide"]), snapshot[Fact.TreatmentClass].Value);
    }

    [Fact]
    public void A_stop_after_the_day_of_the_view_is_not_seen() => Assert.False(
        At(new(2020, 11, 1), Drug("b", "2020-07-01", "temozolomide"), Stop("b", "2020-12-01", "toxicity"))[Fact.StopReason].IsKnown);

    [Fact] // every finding of every worked course, one by one
    public void No_missing_finding_turns_an_unknown_treatment_fact_into_no_none_or_zero()
    {
        foreach (var example in FactsExamples.All.Where(e => e.GetProperty("id").GetString() is "F04" or "F07" or "F10" or "F11"))
        {
            var course = Course(example);
            foreach (var view in example.GetProperty("views").EnumerateArray().Where(v => !v.TryGetProperty("refused", out _)).Select(FactsExamples.View))
            {
                var whole = new Snapshot(course, view);
                foreach (var missing in course.Findings.Where(f => f.Content is Judgement { About: Judgement.TreatmentLogClosed }))
                {
                    var less = new Snapshot(course with { Findings = [.. course.Findings.Where(f => f != missing)] }, view);
                    Assert.All(Facts, fact => Assert.False(!whole[fact].IsKnown && less[fact].IsKnown && IsNo(less[fact].Value!), fact.Name));
                    Assert.All(Facts, fact => Assert.False(less[fact] is { Value: { } value } && IsNo(value), fact.Name));
                }
            }
        }
    }

    private static bool IsNo(FactValue value) => value == FactValue.False || value == FactValue.Of(0) || value == FactValue.Of("none");

    private static void Check(JsonProperty expected, FactState state)
    {
        if (expected.Value.TryGetProperty("unknown", out var reason))
        {
            Assert.Equal((null, reason.GetString()), (state.Value, state.Reason.ToString()!.ToLowerInvariant()));
            return;
        }
        Assert.True(state.IsKnown, $"{expected.Name}: {state.Reason}");
        Assert.Equal(Fact.Find(expected.Name)!.Parse(expected.Value.GetProperty("value").ToString().ToLowerInvariant()), state.Value);
        Assert.Equal(expected.Value.GetProperty("from").EnumerateArray().Select(f => FactsExamples.Id(f.GetString()!)).Order(), state.From.Select(f => f.Id).Order());
        Assert.Equal(expected.Value.TryGetProperty("age_days", out var age) ? age.GetInt32() : null, state.AgeDays);
    }

    /// <summary>The course with its treatments; a stop that the example writes into the treatment is a finding of its own.</summary>
    private static DiseaseCourse Course(JsonElement example)
    {
        var course = FactsExamples.Course(example, Content);
        var stops = example.GetProperty("findings").EnumerateArray().Zip(course.Findings).Where(f => f.First.TryGetProperty("stop", out _)).Select(f => f.Second with
        {
            Id = FactsExamples.Id(f.First.GetProperty("id").GetString() + "!"),
            Happened = f.First.GetProperty("stop") is { ValueKind: JsonValueKind.Object } offset ? Offset.FromMonths(offset.GetProperty("offset_months").GetDecimal()) : When.Parse(f.First.GetProperty("stop").GetString()),
            Supersedes = null,
            Why = null,
            Content = new TreatmentStop { Course = ((Treatment)f.Second.Content).Course!, Reason = f.First.GetProperty("stop_reason").GetString(), Tumour = f.Second.Content.Tumour },
        });
        return course with { Findings = [.. course.Findings, .. stops] };
    }

    private static Content? Content(JsonElement f)
    {
        string? Text(string name) => f.TryGetProperty(name, out var value) ? value.ToString() : null;
        IReadOnlyList<string> Words(string name) => f.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];
        return f.GetProperty("kind").GetString() switch
        {
            "Tumour" => new TumourEntity { Tumour = Text("tumour"), Organ = Text("organ"), Family = Text("family") == "NEN" ? TumourFamily.Nen : TumourFamily.Other },
            "Treatment" => new Treatment { Tumour = Text("tumour"), Course = Text("supersedes") ?? Text("id"), Drugs = Words("drugs"), Purpose = Text("purpose") },
            "Injection" => new Injection { Tumour = Text("tumour"), Course = Text("course") },
            "Judgement" => new Judgement { Tumour = Text("tumour"), About = Text("about")!, Value = string.Equals(Text("value"), "true", StringComparison.OrdinalIgnoreCase) ? "true" : Text("value") },
            "ProgressionJudgement" => new ProgressionJudgement { Tumour = Text("tumour"), Progressive = f.GetProperty("progressive").GetBoolean(), Grounds = Words("grounds"), Sites = Words("sites") },
            _ => null,
        };
    }
}
