using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;
using static Islet.Tests.Guidelines.PlanFixture;

namespace Islet.Tests.Guidelines;

/// <summary>How a plan is said: what waits, what follows, what was missed, under which heading.</summary>
public class PlanWordsTests
{
    [Fact] // resected, and nobody said whether metastases were
    public void Schedules_that_wait_for_one_answer_are_told_with_the_question()
    {
        var plan = Plan(HighRisk.Replace(" resected_metastases=false", "", StringComparison.Ordinal), Anchors("2024-01-01", "resection=2023-01-01"));
        var waiting = plan.Waiting[0];
        Assert.Equal(Fact.ResectedMetastases, waiting.Fact);
        Assert.Equal(["SR-09", "SR-10", "SR-14", "SR-15"], waiting.Alone.Select(s => s.Statement.Number).Order(StringComparer.Ordinal));
        Assert.Equal("4 schedules wait for one answer", PlanWords.Waiting(waiting));
        Assert.Equal(FactSource.Of(Fact.ResectedMetastases)!.Prompt, waiting.Source.Prompt);
        Assert.DoesNotContain(Plan(HighRisk, Anchors("2024-01-01", "resection=2023-01-01")).Waiting, w => w.Fact == Fact.ResectedMetastases);
    }

    [Fact] // a diet is no surveillance
    public void Cornstarch_is_not_promised_while_the_syndrome_is_unknown()
    {
        var plan = Plan(Metastatic, Anchors("2024-01-01", ""));
        Assert.DoesNotContain(plan.Undecided, s => s.Statement.Number is "INS-04" or "PRRT-01");
        Assert.Contains(plan.Undecided, s => s.Statement.Number == "SYS-02");
    }

    [Fact]
    public void What_follows_is_said_in_words_and_neither_exported_nor_dated()
    {
        var plan = Plan(OnAnalogue, Anchors("2024-02-01", "SSA start=2024-01-15"), horizon: 60);
        var next = Assert.Single(plan.NextWindows, w => w.Statement.Statement.Number == "SM-12");
        Assert.Equal("then 3–6 months after it was done", PlanWords.Then(next, plan));
        Assert.Single(Json(plan).GetProperty("windows").EnumerateArray(), w => w.GetProperty("statement").GetString() == "NANETS2020-SM-12");
        Assert.Single(PlanCalendar.Write(plan, StatementBase.Shipped).Split("SUMMARY:clinic + imaging (SM-12)").Skip(1));
    }

    [Theory]
    [InlineData("SR-09", "then 12–24 months after it was done")]
    [InlineData("SR-10", "then 6 months after it was done, from 24 months after the resection on every 12 months")]
    [InlineData("SR-08", null)]
    public void A_later_phase_is_said_too(string statement, string? expected)
    {
        var plan = Plan(Resected, Anchors("2021-03-02", "resection=2021-03-01"));
        Assert.Equal(expected, PlanWords.Then(plan.NextWindows.Of(statement).First(), plan));
    }

    [Theory] // SR-08: 3 to 6 months after a resection on 29 February
    [InlineData("2024-08-29", WindowState.Done, "done 2024-08-29")]
    [InlineData("2024-08-30", WindowState.Done, "done 2024-08-30, 1 day after its last day")]
    [InlineData("2024-09-29", WindowState.Done, "done 2024-09-29, 31 days after its last day")] // a month after the sixth
    [InlineData("2024-09-30", WindowState.Missed, "missed; first scan after it on 2024-09-30")]
    [InlineData("2025-11-29", WindowState.Missed, "missed; first scan after it on 2025-11-29")]
    public void A_baseline_that_was_not_made_in_its_months_was_missed(string scan, WindowState state, string says)
    {
        var window = Assert.Single(Plan(Resected, Anchors("2026-01-01", "resection=2024-02-29", Scan(scan))).Past.Of("SR-08"));
        Assert.Equal((state, says), (window.State, PlanWords.Standing(window, Axis.Calendar)));
    }

    [Theory] // SM-18: within 3 months, and no least interval in the text
    [InlineData("2024-01-17", "done 2024-01-17, on day 2 after the last PRRT cycle")]
    [InlineData("2024-04-15", "done 2024-04-15, on day 91 after the last PRRT cycle")]
    [InlineData("2024-04-29", "done 2024-04-29, 14 days after its last day")]
    public void A_scan_after_PRRT_says_on_which_day_after_the_last_cycle(string scan, string says) =>
        Assert.Equal(says, PlanWords.Standing(Plan(AfterPrrt, Anchors("2024-05-01", "last PRRT cycle=2024-01-15", Scan(scan))).Past.Of("SM-18").Single(), Axis.Calendar));

    [Fact] // a window of one day
    public void Done_after_a_date_is_so_many_days_after_it() => Assert.Equal("done 2021-09-15, 14 days after the date",
        PlanWords.Standing(Plan(Resected, Anchors("2021-10-01", "resection=2021-03-01", Scan("2021-09-15"))).Past.Of("SR-10").Single(), Axis.Calendar));

    [Fact]
    public void Statements_stand_under_what_they_speak_of()
    {
        var plan = Plan(Metastatic + " sstr_pet_result=positive clinical_progression_suspected=true", Anchors("2024-06-01", "", Scan("2024-01-10", "MRI")));
        Assert.Equal(["Which modality", "Which modality"], plan.Manner.Where(s => s.Statement.Number is "SM-04" or "SM-05").Select(s => PlanAspects.Heading(s.Statement)));
        Assert.DoesNotContain(plan.NotRoutine, s => s.Statement.Number == "SM-05");
        Assert.False(Assert.Single(plan.Modality, a => a.Statement.Statement.Number == "SM-03").Differs); // it only allows receptor PET
    }

    [Fact]
    public void The_JSON_has_one_entry_a_statement_and_what_is_due_first_stands_first()
    {
        var next = Json(Plan(Resected, Anchors("2021-09-15", "resection=2021-03-01", Scan("2021-06-15")))).GetProperty("next").EnumerateArray().ToList();
        Assert.Equal(["NANETS2020-SR-10 2021-12-15 2021-12-15", "NANETS2020-SR-09 2022-03-01 2022-03-01"], next.Select(n => $"{n.GetProperty("statement")} {n.GetProperty("earliest")} {n.GetProperty("latest")}"));
    }

    [Fact] // two courses, one without activities
    public void Every_course_of_radionuclides_is_told_with_its_activity()
    {
        var courses = Courses(Prrt("2019-01-01", "a"), Dose("2019-02-01", "a", 7.4m), Dose("2019-04-01", "a", 7.2m), Prrt("2023-01-01", "b"), Dose("2023-02-01", "b", null));
        Assert.Equal("course 1: 2 of 4 cycles from 2019-02-01, 14.6 GBq; course 2: 1 of 4 cycles from 2023-02-01, activity not recorded; together 3 cycles on record, 14.6 GBq in 2 of 3 cycles, the rest not recorded",
            PlanWords.Given(courses, Axis.Calendar));
    }

    [Fact]
    public void Cycles_that_are_not_recorded_are_not_none()
    {
        Assert.Equal("cycles not recorded", PlanWords.Given(Courses(), Axis.Calendar));
        Assert.Equal("cycles not recorded (begun 2019-01-01)", PlanWords.Given(Courses(Prrt("2019-01-01", "a")), Axis.Calendar));
    }

    private static IReadOnlyList<RadionuclideCourse> Courses(params Finding[] findings) => SurveillanceAnchors.Of(Said.At("2024-06-01", findings)).Courses;

    private static Finding Prrt(string day, string course) => Said.On(day, new Treatment { Course = course, Drugs = ["177Lu-DOTATATE"], CyclesPlanned = 4, Purpose = "tumour" }, course);

    private static Finding Dose(string day, string course, decimal? gbq) => Said.On(day, new Injection { Course = course, ActivityGbq = gbq }, day);

    private static JsonElement Json(SurveillancePlan plan)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            PlanJson.Write(json, plan);
            json.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }
}
