using Islet.Clinic;
using static Islet.Tests.Clinic.SizeResponse.Measured;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>Eisenhauer et al. 2009, section 4.6 and table 3; specification 1.12 and 1.13. Unconfirmed, then confirmed.</summary>
public class BestResponseTests
{
    [Theory] // table 3, two time points 56 days apart
    [InlineData("56 CR 112 CR", "CR CR"), InlineData("56 CR 112 PD", "CR SD"), InlineData("30 CR 112 PD", "CR PD"), InlineData("56 CR 112 NE", "CR SD"), InlineData("30 CR 112 NE", "CR NE"), InlineData("56 CR", "CR SD")]
    [InlineData("56 PR 112 CR", "CR PR"), InlineData("56 PR 112 PR", "PR PR"), InlineData("56 PR 112 SD", "PR SD"), InlineData("56 PR 112 PD", "PR SD"), InlineData("30 PR 112 PD", "PR PD"), InlineData("56 PR 112 NE", "PR SD")]
    [InlineData("30 PR 112 NE", "PR NE"), InlineData("56 NE 112 CR", "CR SD"), InlineData("56 NE 112 PR", "PR SD"), InlineData("56 NE 112 SD", "SD SD"), InlineData("20 NE 40 SD", "NE NE"), InlineData("56 NE 112 PD", "PD PD")]
    [InlineData("56 NE 112 NE", "NE NE"), InlineData("56 SD 112 PD", "SD SD"), InlineData("30 SD 112 PD", "PD PD"), InlineData("", "NE NE"), InlineData("56 NON 112 PD", "NON NON"), InlineData("30 NON", "NE NE")]
    [InlineData("56 CR 112 PR", "CR SD")] // a missing non-target makes the second a partial response: no disease came back
    public void Table_3(string course, string expected) => Assert.Equal(expected, Best(course));

    [Theory]
    [InlineData("41 SD", "NE NE"), InlineData("42 SD", "SD SD"), InlineData("41 NON", "NE NE"), InlineData("42 NON", "NON NON")] // at least 42 days
    [InlineData("56 PR 83 PR", "PR SD"), InlineData("56 PR 84 PR", "PR PR"), InlineData("56 CR 83 CR", "CR SD"), InlineData("56 CR 84 CR", "CR CR")] // at least 28 days
    public void Minimum_times_are_inclusive(string course, string expected) => Assert.Equal(expected, Best(course));

    [Theory]
    [InlineData("56 PR 70 PR 84 PR", "PR PR"), InlineData("56 PR 70 CR 84 CR", "CR PR"), InlineData("56 PR 70 CR 84 PR", "CR SD")] // confirmation need not be the next; none after a complete one
    [InlineData("56 PR 112 NE 168 PR", "PR PR"), InlineData("56 PR 112 NE 168 NE 224 PR", "PR SD"), InlineData("56 CR 112 NE 168 CR", "CR CR"), InlineData("56 CR 112 NE 168 NE 224 CR", "CR SD")]
    [InlineData("56 PR 112 SD 168 PR", "PR SD"), InlineData("56 PR 112 PR 168 CR 224 PD", "CR PR"), InlineData("56 PR 112 CR", "CR PR"), InlineData("56 CR 70 PR 112 CR", "CR PR")]
    [InlineData("56 PD 112 PR 168 PR", "PD PD"), InlineData("56 SD 112 PD 168 CR", "SD SD"), InlineData("56 PR 84 PD 112 PR", "PR SD")] // nothing after progression counts
    [InlineData("30 PR 70 SD 112 PD", "PR SD"), InlineData("20 SD 30 PR", "PR NE")]
    public void Any_number_of_time_points(string course, string expected) => Assert.Equal(expected, Best(course));

    [Fact]
    public void Options_allow_one_stable_and_more_that_are_not_evaluable()
    {
        Assert.Equal("PR PR", Best("56 PR 112 SD 168 PR", new() { AllowSdBetweenPr = true }));
        Assert.Equal("PR SD", Best("56 PR 112 SD 168 SD 224 PR", new() { AllowSdBetweenPr = true }));
        Assert.Equal("CR SD", Best("56 CR 112 SD 168 CR", new() { AllowSdBetweenPr = true }));
        Assert.Equal("PR PR", Best("56 PR 112 NE 168 NE 224 PR", new() { MaxIntermediateNe = 2 }));
        Assert.Equal("PR SD", Best("56 PR 112 NE 168 PR", new() { MaxIntermediateNe = 0 }));
        Assert.Equal("PR PR", Best("56 PR 63 PR", new() { ConfirmMinDays = 7 }));
        Assert.Equal("SD SD", Best("30 SD", new() { MinSdDays = 30 }));
    }

    [Theory] // a new therapy on day 100
    [InlineData("56 SD 100 PR", "PR SD"), InlineData("56 SD 101 PR", "SD SD"), InlineData("101 PR 150 PR", "NE NE"), InlineData("56 PR 101 PR", "PR SD"), InlineData("30 SD 101 PD", "NE NE")]
    public void What_came_after_a_new_therapy_does_not_count(string course, string expected)
    {
        var (assessment, series) = Said(course);
        Assert.Equal(expected, assessment.Best(series with { Events = new(NewTherapy: Day(100)) }));
    }

    [Fact]
    public void A_response_is_dated_to_the_first_of_the_two()
    {
        var (assessment, series) = Said("56 SD 112 PR 168 CR");
        var best = BestResponses.Of(assessment, series, confirmed: true);
        Assert.Equal((ResponseCategory.PR, Day(112), "TP2", "TP3", BestResponseReason.ConfirmedLater), (best.Category, best.Date!.Value, best.TimePoint!, best.ConfirmedBy!, best.Reason));
    }

    [Theory]
    [InlineData("", BestResponseReason.NoAssessment), InlineData("56 NE", BestResponseReason.NotEvaluable), InlineData("30 SD", BestResponseReason.TooEarly), InlineData("56 SD", BestResponseReason.Shown), InlineData("56 PR", BestResponseReason.NotConfirmed)]
    public void The_reason_is_said(string course, BestResponseReason reason)
    {
        var (assessment, series) = Said(course);
        Assert.Equal(reason, BestResponses.Of(assessment, series, confirmed: true).Reason);
    }

    [Fact]
    public void Stable_disease_of_unknown_length_is_not_called_stable()
    {
        var (assessment, series) = Said("56 SD");
        var best = BestResponses.Of(assessment, series with { Reference = null }, confirmed: false);
        Assert.Equal((ResponseCategory.NE, BestResponseReason.DurationNotKnown), (best.Category, best.Reason));
        var undated = Series("T1", "-7: T1=50", "?: T1=50");
        Assert.Equal(BestResponseReason.DurationNotKnown, BestResponses.Of(undated.Recist(), undated, confirmed: false).Reason);
    }

    [Theory] // D4: PD, NON-CR/NON-PD, SD, PR, CR, NE
    [InlineData("56 PR 56 SD", "SD SD"), InlineData("56 SD 56 PR", "SD SD"), InlineData("56 NE 56 CR", "CR SD"), InlineData("56 CR 56 PR", "PR SD"), InlineData("56 NON 56 SD", "NON NON"), InlineData("56 PD 56 CR", "PD PD")]
    public void Of_two_reads_on_one_day_the_worse_counts(string course, string expected) => Assert.Equal(expected, Best(course));

    [Fact]
    public void Complete_response_with_disease_back_at_the_next_scan_is_stable_or_progression()
    {
        var series = Series("T1", "-7: T1=50", "56: T1=0", "112: T1=4", "168: T1=4");
        Assert.Equal(("CR PD PD", "CR SD"), (series.Recist().Overall(), series.Recist().Best(series)));
        var early = Series("T1", "-7: T1=50", "30: T1=0", "112: T1=4");
        Assert.Equal("CR PD", early.Recist().Best(early));
    }

    [Theory]
    [InlineData("56 MR 112 MR", "MR MR"), InlineData("56 MR", "MR SD"), InlineData("56 PR 112 MR", "PR MR"), InlineData("56 MR 112 PR", "PR MR"), InlineData("56 PR 70 CR 84 PR", "CR SD"), InlineData("56 MR 112 SD 168 MR", "MR SD")]
    public void Minor_responses_have_their_place(string course, string expected) => Assert.Equal(expected, Best(course));

    [Theory]
    [InlineData("56 Cmr 112 Cmr", "Cmr Cmr"), InlineData("56 Pmr", "Pmr Smd"), InlineData("56 Smd 112 Pmd", "Smd Smd"), InlineData("30 Smd 112 Pmd", "Pmd Pmd"), InlineData("56 Response 112 Progression", "Response Stable")]
    [InlineData("56 Stable", "Stable Stable"), InlineData("56 EarlyResponder", "EarlyResponder SD"), InlineData("56 NotApplicable", "NE NE")]
    public void Every_criterion_keeps_its_own_words(string course, string expected) => Assert.Equal(expected, Best(course));

    private static string Best(string course, ResponseOptions? options = null)
    {
        var (assessment, series) = Said(course, options);
        return assessment.Best(series);
    }

    /// <summary>Days and what was said on them: rules over time read categories, whatever made them.</summary>
    internal static (ResponseAssessment Assessment, ResponseSeries Series) Said(string course, ResponseOptions? options = null)
    {
        var words = course.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToList();
        var series = Series("T1", ["-7: T1=50", .. words.Select(w => w[0] + ": T1=50")]);
        var points = words.Select((w, i) => new TimePointResponse
        {
            Id = $"TP{i + 1}", Date = Day(Mm(w[0])), Overall = w[1] == "NON" ? ResponseCategory.NonCrNonPd : Enum.Parse<ResponseCategory>(w[1]),
            Progressions = w[1] is "PD" or "Pmd" or "Progression" ? [new(ProgressionCause.Target, Day(Mm(w[0])), ["T1"])] : [],
        });
        return (new(Recist11.Criterion, options ?? ResponseOptions.Default, [.. points], [], []), series);
    }
}
