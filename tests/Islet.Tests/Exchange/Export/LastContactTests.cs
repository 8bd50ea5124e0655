using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Export;

/// <summary>The day of the export, less the days since diagnosis that a file gives for it, is the diagnosis.</summary>
public class LastContactTests
{
    private const string Diagnosed = "2015-03-02", Seen = "2020-06-15", Typed = "2025-06-30";

    private static Deidentified Made(DeidentifyOptions options, params Finding[] findings) =>
        Deidentification.Of([Exported.Course("UPP-1", findings)], options, Exported.Lock, new Random(1).Next);

    private static Finding[] Course(params Finding[] more) =>
    [
        Exported.Of(Diagnosed, new Diagnosis()), Exported.Of("2016-01-04", new Procedure { Name = "resection", Target = ["primary"], Intent = "curative" }, 2),
        Exported.Of(Seen, new VitalStatus { Alive = true }, 3), .. more,
    ];

    private static IEnumerable<decimal> DaysOf(Deidentified made)
    {
        var findings = made.Courses.Single().Findings;
        var zero = findings.First(f => f.Content is Diagnosis).Happened.First!.Value;
        return findings.SelectMany(f => new[] { f.Happened, f.Reported.Of(f.Happened) }).Where(w => w.IsKnown).Select(w => AxisPoint.DaysBetween(zero, w.Last!.Value));
    }

    [Theory, InlineData(TimesAs.DaysSinceDiagnosis), InlineData(TimesAs.Shifted)]
    public void Nothing_typed_after_the_last_contact_tells_the_day_of_the_export(TimesAs times)
    {
        var made = Made(new() { Times = times }, Course(
            Exported.Of(Typed, new BoardReferral(), 4), Exported.Of(Typed, new Deferral { Item = WorkKind.Board }, 5), Exported.Of(Typed, new Characterization(), 6),
            Exported.Of(Typed, new Judgement { About = "grade_increased", Value = "true" }, 7), Exported.Of(Typed, new BoardDecision { Observation = true }, 8),
            Exported.Of(Typed, new Consent { Purpose = ConsentPurpose.Sharing }, 9), Exported.Of("2018-05-05", new Laboratory { Analyte = "gastrin" }, 10, Typed)));
        Assert.Equal(1932, DaysOf(made).Max()); // 2015-03-02 to 2020-06-15
        var kept = made.Courses[0].Findings.Select(f => f.Content).ToList();
        Assert.DoesNotContain(kept, content => content is BoardReferral or Deferral or Characterization);
        Assert.Equal(3, kept.Count(content => content is Judgement or BoardDecision or Consent));
        Assert.Equal((3, 4), (made.Counts.PlansDropped, made.Counts.DaysCut));
    }

    [Theory]
    [InlineData("2020-06-14", 1, 0)]
    [InlineData(Seen, 1, 0)]
    [InlineData("2020-06-16", 0, 1)]
    [InlineData("2020-06", 0, 1)] // may be after it
    public void A_referral_up_to_the_last_contact_stays(string day, int kept, int dropped)
    {
        var made = Made(new(), Course(Exported.Of(day, new BoardReferral(), 4)));
        Assert.Equal((kept, dropped), (made.Courses[0].Findings.Count(f => f.Content is BoardReferral), made.Counts.PlansDropped));
    }

    [Fact]
    public void Months_since_a_resection_end_at_the_last_contact()
    {
        var row = FlatTables.Of(Made(new(), Course(Exported.Of(Typed, new BoardReferral(), 4))).Courses, new(Exported.Lock))[0].Row();
        Assert.Equal("1932", row["os_days"]);
        Assert.InRange(decimal.Parse(row["months_since_resection"], System.Globalization.CultureInfo.InvariantCulture), 53.3m, 53.4m); // 1624 days
    }

    [Fact]
    public void Who_was_never_seen_has_no_day_of_entry_either()
    {
        var made = Made(new() { Times = TimesAs.Shifted }, Exported.Of(Typed, new Judgement { About = Judgement.IndexTumour, Value = "T1" }), Exported.Of(Typed, new BoardReferral(), 2));
        Assert.All(made.Courses[0].Findings, f => Assert.False(f.Happened.IsKnown));
    }

    [Fact]
    public void The_report_counts_what_was_dropped_and_cut()
    {
        var course = Exported.Course("UPP-1", Course(Exported.Of(Typed, new BoardReferral(), 4), Exported.Of(Typed, new Judgement { About = "grade_increased", Value = "true" }, 5)));
        var (made, cohort) = (Deidentification.Of([course], new(), Exported.Lock, new Random(1).Next), ExportCohort.Of([course], ExportCohort.Sharing));
        Assert.Contains("1 referrals, deferrals and planned characterizations after it were taken out, 1 other findings", DeidentificationReport.Markdown(made, cohort), StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(DeidentificationReport.Json(made, cohort));
        Assert.Equal((1, 1), (json.RootElement.GetProperty("plans_after_last_contact_dropped").GetInt32(), json.RootElement.GetProperty("days_cut_at_last_contact").GetInt32()));
    }

    [Fact]
    public void No_day_of_any_kind_lies_after_the_last_contact_whenever_it_was_typed()
    {
        Content[] desk = [new BoardReferral(), new Judgement { About = Judgement.IndexTumour, Value = "T1" }, new LineOverride { Course = "C1", StartsLine = true }, new Consent { Purpose = ConsentPurpose.Research }, new Person(), new TumourEntity()];
        Prop.ForAll(Gen.Choose(0, 4000).ListOf(6).ToArbitrary(), days =>
        {
            var made = Made(new(), Course([.. desk.Select((content, i) => Exported.Of($"{new DateOnly(2015, 3, 2).AddDays(days[i]):O}", content, i + 10))]));
            return DaysOf(made).All(day => day <= 1932);
        }).QuickCheckThrowOnFailure();
    }
}
