using Islet.Guidelines;
using static Islet.Tests.Guidelines.PlanFixture;

namespace Islet.Tests.Guidelines;

/// <summary>Section 8 of the statement base, row by row: dates worked by hand on both sides of each bound.</summary>
public class PlanWindowTests
{
    [Theory] // SYS-02: 3–4 months from the start of observation, or the last cross-sectional imaging
    [InlineData("2024-01-15", null, "2024-04-15..2024-05-15")]
    [InlineData("2024-05-15", null, "2024-04-15..2024-05-15")] // exactly last + max
    [InlineData("2024-05-16", null, "2024-04-15..2024-05-15!")] // a day later
    [InlineData("2024-06-01", "2024-05-20", "2024-08-20..2024-09-20")]
    public void Observation(string asOf, string? scan, string expected) => Assert.Equal(expected, Says(
        Plan(Observed, Anchors(asOf, "observation start=2024-01-15", scan is null ? [] : [Scan(scan)])).Windows.Of("SYS-02").Where(w => !w.IsFollowing)));

    [Fact]
    public void Receptor_PET_is_no_cross_sectional_imaging() => Assert.Equal("2024-04-15..2024-05-15!", Says(
        Plan(Observed, Anchors("2024-06-01", "observation start=2024-01-15", Scan("2024-05-20", "SSTR-PET"))).Windows.Of("SYS-02").Where(w => !w.IsFollowing)));

    [Theory] // SM-12: visit with imaging every 3–6 months
    [InlineData("2024-07-31", "2024-04-30..2024-07-31")]
    [InlineData("2024-08-01", "2024-04-30..2024-07-31!")]
    public void Stable_on_an_analogue_from_the_end_of_January(string asOf, string expected) => Assert.Equal(expected, Says(
        Plan(OnAnalogue, Anchors(asOf, "SSA start=2024-01-31")).Windows.Of("SM-12").Where(w => !w.IsFollowing)));

    [Theory] // SM-14: clinic and laboratories monthly, imaging every 2–3 months
    [InlineData("2024-02-29", "2024-02-29..2024-02-29", "2024-03-31..2024-04-30")] // 31 January and a month, in a leap year
    [InlineData("2024-03-01", "2024-02-29..2024-02-29!", "2024-03-31..2024-04-30")]
    [InlineData("2024-04-30", "2024-02-29..2024-02-29!", "2024-03-31..2024-04-30")]
    [InlineData("2024-05-01", "2024-02-29..2024-02-29!", "2024-03-31..2024-04-30!")]
    public void On_a_targeted_drug(string asOf, string clinic, string imaging)
    {
        var windows = Plan(OnEverolimus, Anchors(asOf, "treatment start=2024-01-31")).Windows.Where(w => !w.IsFollowing).ToList();
        Assert.Equal(clinic, Says(windows.Of("SM-14", 1)));
        Assert.Equal(imaging, Says(windows.Of("SM-14", 2)));
    }

    [Fact] // 31 January, 29 February, 31 March: the short month shortens nothing after it
    public void Following_windows_are_counted_from_the_last_examination() => Assert.Equal("2024-02-29 2024-03-31 2024-04-30", string.Join(" ",
        Plan(OnEverolimus, Anchors("2024-02-01", "treatment start=2023-01-01", Visit("2024-01-31"), Bloods("2024-01-31"))).Windows.Of("SM-14", 1).Take(3).Select(w => Date(w.Latest!.Value))));

    [Theory] // SM-18: within 3 months of the last cycle, at 6 and at 12
    [InlineData("2024-04-15", "2024-01-15..2024-04-15 2024-07-15..2024-07-15 2025-01-15..2025-01-15")]
    [InlineData("2024-04-16", "2024-01-15..2024-04-15! 2024-07-15..2024-07-15 2025-01-15..2025-01-15")]
    [InlineData("2024-07-16", "2024-01-15..2024-04-15! 2024-07-15..2024-07-15! 2025-01-15..2025-01-15")]
    [InlineData("2025-01-16", "2024-01-15..2024-04-15! 2024-07-15..2024-07-15! 2025-01-15..2025-01-15!")]
    public void After_PRRT(string asOf, string expected) => Assert.Equal(expected, Says(Plan(AfterPrrt, Anchors(asOf, "last PRRT cycle=2024-01-15")).Windows.Of("SM-18")));

    [Theory]
    [InlineData("2024-04-15", "Done", "2024-07-15..2024-07-15! 2025-01-15..2025-01-15")]
    [InlineData("2024-06-14", "Done", "2024-07-15..2024-07-15! 2025-01-15..2025-01-15")] // a day more than a month before six months: the first, late
    [InlineData("2024-06-15", "Passed Done", "2025-01-15..2025-01-15")] // a month before: it counts for six months
    public void After_PRRT_a_scan_counts_for_its_month(string scan, string past, string expected)
    {
        var plan = Plan(AfterPrrt, Anchors("2024-08-01", "last PRRT cycle=2024-01-15", Scan(scan)));
        Assert.Equal(past, string.Join(" ", plan.Past.Of("SM-18").Select(w => w.State)));
        Assert.Equal(expected, Says(plan.Windows.Of("SM-18")));
    }

    [Theory] // SR-08: baseline 3–6 months after surgery
    [InlineData("2024-08-29", "2024-05-29..2024-08-29")]
    [InlineData("2024-08-30", "2024-05-29..2024-08-29!")]
    public void Baseline_after_surgery_from_a_leap_day(string asOf, string expected) => Assert.Equal(expected, Says(Plan(Resected, Anchors(asOf, "resection=2024-02-29")).Windows.Of("SR-08")));

    [Theory]
    [InlineData("2024-05-28", "2024-05-29..2024-08-29")] // too early to be the baseline
    [InlineData("2024-05-29", "")]
    public void Baseline_after_surgery_is_done_from_the_third_month_on(string scan, string expected) =>
        Assert.Equal(expected, Says(Plan(Resected, Anchors("2024-06-30", "resection=2024-02-29", Scan(scan))).Windows.Of("SR-08")));

    [Fact] // SR-09: at 12 months, then every 12–24 until 120
    public void CommNETS() => Assert.Equal("2022-03-01..2022-03-01 2023-03-01..2024-03-01 2024-03-01..2026-03-01",
        Says(Plan(Resected, Anchors("2021-04-01", "resection=2021-03-01"), horizon: 36).Windows.Of("SR-09")));

    [Fact] // SR-10: every 6 for 24 months, then every 12
    public void Panel_schedule() => Assert.Equal("2021-09-01 2022-03-01 2022-09-01 2023-03-01 2024-03-01",
        string.Join(" ", Plan(Resected, Anchors("2021-03-02", "resection=2021-03-01")).Windows.Of("SR-10").Select(w => Date(w.Latest!.Value))));

    [Theory] // the border of the phases at 24 months
    [InlineData("2022-09-01", 1, "2023-03-01..2023-03-01")] // scan at 18 months: the next opens at 24, still in the first phase
    [InlineData("2022-09-02", 2, "2023-09-02..2023-09-02")] // a day later: it would open after 24 months
    [InlineData("2023-03-01", 2, "2024-03-01..2024-03-01")]
    public void Panel_schedule_at_24_months(string scan, int step, string expected)
    {
        var next = Plan(Resected, Anchors("2023-03-01", "resection=2021-03-01", Scan(scan))).Windows.Of("SR-10").First();
        Assert.Equal((step, expected), (next.Step, Says(next)));
    }

    [Theory] // SR-14: every 6–12 for 36 months, then every 12–24, at least until 120
    [InlineData("2022-09-01", 1, "2023-03-01..2023-09-01")]
    [InlineData("2023-09-01", 1, "2024-03-01..2024-09-01")] // scan at 30: opens at 36
    [InlineData("2023-09-02", 2, "2024-09-02..2025-09-02")]
    [InlineData("2024-03-01", 2, "2025-03-01..2026-03-01")]
    public void High_risk_at_36_months(string scan, int step, string expected)
    {
        var next = Plan(HighRisk, Anchors("2024-03-02", "resection=2021-03-01", Scan(scan))).Windows.Of("SR-14").First();
        Assert.Equal((step, expected), (next.Step, Says(next).TrimEnd('!')));
    }

    [Theory] // SR-15: every 3–6 for 24 months, then every 12
    [InlineData("2022-12-01", 1, "2023-03-01..2023-06-01")] // scan at 21: opens at 24
    [InlineData("2022-12-02", 2, "2023-12-02..2023-12-02")]
    public void After_metastasectomy_at_24_months(string scan, int step, string expected)
    {
        var next = Plan(Metastasectomy, Anchors("2023-01-01", "resection=2021-03-01", Scan(scan))).Windows.Of("SR-15").First();
        Assert.Equal((step, expected), (next.Step, Says(next)));
    }

    [Theory] // SR-18: yearly, up to 120 months
    [InlineData("2020-03-01", "2021-03-01..2021-03-01")] // scan at 108: the next at 120
    [InlineData("2020-03-02", "")]
    public void Functional_tumour_at_120_months(string scan, string expected)
    {
        var plan = Plan(Functional, Anchors("2020-06-01", "resection=2011-03-01", Scan(scan)));
        Assert.Equal(expected, Says(plan.Windows.Of("SR-18")));
        Assert.Equal(expected.Length == 0, plan.Ended.Any(e => e.Statement.Statement.Number == "SR-18" && Date(e.On) == "2021-03-01"));
    }

    [Theory]
    [InlineData("2021-03-01", true)] // 120 months to the day
    [InlineData("2021-03-02", false)]
    public void A_schedule_with_an_end_has_no_window_after_it(string asOf, bool overdue) =>
        Assert.Equal(overdue, Plan(Functional, Anchors(asOf, "resection=2011-03-01")).Windows.Of("SR-18").Any(w => w.IsOverdue));

    [Fact] // "for at least 10 years": the text gives no end
    public void A_schedule_with_a_least_goes_on_and_says_so()
    {
        var next = Plan(HighRisk, Anchors("2031-06-01", "resection=2021-03-01", Scan("2031-03-01"))).Windows.Of("SR-14").First();
        Assert.Equal(("2032-03-01..2033-03-01", true), (Says(next), next.IsBeyondLeast));
    }

    [Fact] // SR-06: half of the panel wants ten years
    public void Duration_after_resection()
    {
        var duration = Assert.Single(Plan(Resected + " history_liver_metastases=false", Anchors("2024-01-01", "resection=2020-02-29")).Durations);
        Assert.Equal(("SR-06", "2030-02-28", true, 50m), (duration.Statement.Statement.Number, Date(duration.Until!.Value), duration.IsLeast, duration.SupportPercent));
    }

    [Fact] // BEY-05: analogue until 18 months after the start of PRRT, or progression
    public void An_analogue_after_PRRT_is_no_scan()
    {
        var plan = Plan(AfterPrrt, Anchors("2024-01-01", "PRRT start=2023-08-31"));
        Assert.Equal(("2025-02-28", false, "progression"), plan.Durations.Select(d => (Date(d.Until!.Value), d.IsLeast, d.Stop)).Single());
        Assert.Empty(plan.Windows);
    }

    [Fact] // INS-04, PRRT-01
    public void What_no_date_can_stand_for_is_listed_as_care()
    {
        var plan = Plan("primary_site=pancreas differentiation=well disease_status=metastatic functional_syndrome=insulinoma sstr_pet_result=positive", Anchors("2024-01-01", ""));
        Assert.Equal([("INS-04", 3m), ("PRRT-01", (decimal?)null)], plan.Care.Select(c => (c.Statement.Statement.Number, c.Step.EveryHours)));
        Assert.Equal((7.4m, 4, (int?)null), plan.Care.Where(c => c.Step.Cycles is not null).Select(c => (c.Step.DoseGbq!.Value, c.Step.Cycles!.Value, c.Given)).Single()); // not recorded is not none
        Assert.Empty(plan.AnchorsMissing);
    }
}
