using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sdtm;

/// <summary>Tumour domains of pharmaversesdtm 1.5.0.9001 (Apache 2.0; authors S. Bundfuss, G. Vegesna), and the sums of pharmaverseadam's adtr_onco. All tumours are invented.</summary>
public class PublicDataTests
{
    [SkippableFact]
    public void Every_sum_and_nadir_and_change_of_the_eight_subjects_is_that_of_ADTR()
    {
        var path = Repository.SharedOrSkip("data", "sdtm-onco", "adtr_sdiam_recist8.csv");
        var rows = File.ReadAllLines(path).Skip(1).Select(l => l.Split(',')).ToList();
        var answers = Answers("onco_recist", PartialDate.First).Where(a => a.Series.Reader == "INV").ToDictionary(a => a.Series.Subject);
        Assert.Equal(25, rows.Count);
        foreach (var row in rows)
        {
            var (answer, visit, day) = (answers[row[0].Trim('"')], row[1].Trim('"'), AxisPoint.Of(Day.Parse(row[2]).First));
            if (visit == "BASELINE")
            {
                Assert.Equal((Number(row[3]), day), (answer.BaselineSum, answer.Timeline.Baseline!.Date!.Value));
                continue;
            }
            var point = Assert.Single(answer.Assessment.TimePoints, p => answer.Visit(p.Id).Label == visit);
            Assert.Equal(day, point.Date); // ADTR puts a partial date on the first of the month
            Assert.Equal((Number(row[3]), Number(row[4]), Number(row[7])), (point.Size!.Sum, point.Size.Baseline, point.Size.Nadir));
            Assert.Equal(row[13..].Length > 1 && Listed(row, 0) == Listed(row, 1), point.Size.IsComplete);
            if (point.Size.IsComplete)
                Assert.Equal((Number(row[6]) ?? 0, Number(row[9])), (Rounded(point.Size.PercentOfBaseline) ?? 0, Rounded(point.Size.PercentOfNadir)));
            Assert.Equal(row[10].Contains('Y', StringComparison.Ordinal), point.Target is ResponseCategory.PD);
        }

        static string Listed(string[] row, int which) => string.Join(',', row[13..]).Split("\",\"")[which].Trim('"');
        static decimal? Number(string cell) => cell.Length == 0 ? null : Math.Round(decimal.Parse(cell, CultureInfo.InvariantCulture), 8);
        static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 8) : null;
    }

    [SkippableFact]
    public void The_overall_responses_of_the_eight_subjects_are_those_stated_but_one()
    {
        var answers = Answers("onco_recist");
        Assert.Equal(24, answers.Count);
        Assert.Equal(66, answers.Sum(a => a.Stated!.TimePoints.Count));
        // After overall complete response a lesion of 4.95 mm is back: the file calls it partial response by the sum, spec 1.9 progression whatever the sum.
        var answer = Assert.Single(answers, a => a.Contradicted.Any());
        Assert.Equal(("01-701-1133", "RADIOLOGIST 2"), (answer.Series.Subject, answer.Series.Reader));
        var point = Assert.Single(answer.Contradicted);
        Assert.Equal((ResponseCategory.PD, ResponseCategory.PR, "reappearance"), (point.Overall, answer.StatedOf(point.Id), point.DecidedBy));
    }

    [SkippableTheory]
    [InlineData(PartialDate.Last, "2014-02-28")]
    [InlineData(PartialDate.First, "2014-02-01")]
    [InlineData(PartialDate.None, null)]
    public void A_month_is_a_day_by_the_policy(PartialDate policy, string? day)
    {
        var answer = Answers("onco_recist", policy).Single(a => a.Series.Subject == "01-701-1015" && a.Series.Reader == "INV");
        Assert.Equal(day is null ? null : AxisPoint.Of(Day.Parse(day).First), answer.Assessment.TimePoints[1].Date);
        Assert.Equal(["WEEK 3", "WEEK 6", "WEEK 9"], answer.Assessment.TimePoints.Select(p => p.Id));
    }

    /// <summary>
    /// Of 1,899 overall responses 114 are not what TR says, and 3 are CHECK. The specification reckons 110: with DIAMETER for the axis that counts and visits in the
    /// order of VISITNUM instead of dates the same rules find 107, and the 3.
    /// </summary>
    [SkippableFact]
    public void Of_the_large_set_114_stated_responses_contradict_the_measurements()
    {
        var answers = Answers("onco");
        Assert.Equal(762, answers.Count);
        Assert.Equal(1896, answers.Sum(a => a.Stated?.TimePoints.Count ?? 0));
        var found = answers.SelectMany(a => a.Contradicted.Select(p => $"{a.StatedOf(p.Id)} {p.Overall} {p.DecidedBy}")).CountBy(w => w).OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal);
        Assert.Equal(
            [
                new("SD PD target_sum", 48), new("PR PD target_sum", 35), new("PR NE target_missing", 20), new("SD PR target_fall", 4), new("PR SD target_stable", 3), new("SD NE target_missing", 2),
                new("CR NE target_missing", 1), new("PD SD target_stable", 1),
            ], found);
    }

    [SkippableFact]
    public void Special_rows_of_the_large_set_are_read_as_its_notes_say()
    {
        using var folder = SdtmFolder.Public("onco");
        var study = folder.Read();
        Assert.Equal(["E_SDTM_RESPONSE", "W_DIAMETER_DISAGREES", "W_SDTM_PARTIAL_DATE"], study.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
        Assert.Contains("and 1900 more", study.Problems.Single(p => p.Code == "W_DIAMETER_DISAGREES").Where, StringComparison.Ordinal); // 1,905 rows
        Assert.Contains("lines 4067, 4069, 4071", study.Problems.Single(p => p.Code == "E_SDTM_RESPONSE").Where, StringComparison.Ordinal);

        var first = study.Series.Single(s => s.Subject == "01-701-1015" && s.Reader == "INV").Series.TimePoints[0];
        Assert.Equal(AxisPoint.Of(new DateOnly(2014, 1, 2)), first.Date); // 2014-01 beside 2014-01-02 in one visit

        var two = study.Series.Single(s => s.Subject == "01-711-1143" && s.Reader == "INV");
        Assert.Equal(["BASELINE", "WEEK 6", "WEEK 12", "UNSCHEDULED 9.2 (2013-06-22)", "UNSCHEDULED 9.2 (2013-09-22)"], two.Series.TimePoints.Select(t => t.Id));
        Assert.Equal([ResponseCategory.NE, ResponseCategory.SD, ResponseCategory.PR, ResponseCategory.PD], Recist11.Criterion.Assess(two.Series, ResponseOptions.Default).TimePoints.Select(t => t.Overall));
        Assert.Equal(["WEEK 6 PR", "WEEK 12 SD", "UNSCHEDULED 9.2 (2013-09-22) PD"], two.Stated.Where(s => s.Test == "OVRLRESP").Select(s => $"{s.TimePoint} {s.Category}"));
    }

    private static List<SdtmAnswer> Answers(string set, PartialDate policy = PartialDate.Last)
    {
        using var folder = SdtmFolder.Public(set);
        return [.. folder.Read(policy).Series.Select(s => SdtmAnswer.Of(s, Recist11.Criterion, ResponseOptions.Default))];
    }
}
