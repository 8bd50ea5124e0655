using System.Text;
using Islet.Clinic;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

public sealed class CohortStudyTests
{
    private static readonly CohortGroup Grade = CohortGroups.Find("grade")!;

    private static readonly string[] Levels = ["grade", "ki67", "site", "sex", "age"];

    public static TheoryData<TimeZero, EndpointEvent> Questions => new()
    {
        { TimeZero.Diagnosis, EndpointEvent.Death }, { TimeZero.Diagnosis, EndpointEvent.Progression }, { TimeZero.FirstLine, EndpointEvent.Death },
        { TimeZero.FirstLine, EndpointEvent.Progression }, { TimeZero.SecondLine, EndpointEvent.NextTreatment }, { TimeZero.Recharacterization, EndpointEvent.Death },
    };

    [Theory, MemberData(nameof(Questions))]
    public void The_file_reads_back_as_the_study_that_was_asked_and_gives_the_same_bytes(TimeZero zero, EndpointEvent happens)
    {
        var text = Choice(zero, happens).Text("A title", "By somebody");
        var read = StudyCohorts.Read(text, "made.yaml");
        Assert.Equal(zero, read.TimeZero);
        Assert.Equal(happens, read.Endpoints[0].Event);
        Assert.Equal(text[text.IndexOf("study:", StringComparison.Ordinal)..], StudyText.Of(read)[1..]);
        var courses = StudyCohorts.Virtual(60);
        Assert.Equal(StudyOutput.Json(StudyCohorts.Run(read, courses)), StudyOutput.Json(StudyCohorts.Run(StudyCohorts.Read(text, "made.yaml"), courses.Reverse())));
    }

    [Fact]
    public void The_shipped_study_is_written_and_read_back_with_the_same_numbers()
    {
        var again = StudyCohorts.Read(StudyText.Of(StudyCohorts.Shipped), StudyCohorts.Shipped.Source.Name);
        var courses = StudyCohorts.Virtual(80);
        Assert.Equal(Encoding.UTF8.GetString(StudyOutput.Json(StudyCohorts.Run(StudyCohorts.Shipped, courses))).Replace(StudyCohorts.Shipped.Source.Sha256, again.Source.Sha256, StringComparison.Ordinal),
            Encoding.UTF8.GetString(StudyOutput.Json(StudyCohorts.Run(again, courses))));
    }

    [Theory, InlineData("a \"quoted\" title: yes # no"), InlineData("line\nstudy: other"), InlineData("back\\slash"), InlineData("true"), InlineData("a\u2028|>{}[]&*!%@`"), InlineData("'")]
    public void No_text_of_a_form_can_change_the_file_around_it(string title)
    {
        var read = StudyCohorts.Read((Choice(TimeZero.Diagnosis, EndpointEvent.Death) with { Title = title, About = title }).Text(title), "made.yaml");
        Assert.Equal("made", read.Id);
        Assert.Equal(title.Replace('\n', ' ').Replace('\u2028', ' '), read.Title);
    }

    [Fact]
    public void Time_to_next_treatment_from_diagnosis_is_refused_by_the_file()
    {
        var (study, problems) = Study.Parse(StudyCohorts.ShippedText.Replace("event: death", "event: next_treatment\n    death: event", StringComparison.Ordinal));
        Assert.Null(study);
        Assert.Contains(problems, p => p.Code == "E_STUDY_VALUE" && p.Expected.Contains("time_zero, or from, line 1", StringComparison.Ordinal));
    }

    [Fact]
    public void The_clock_of_a_line_starts_on_its_first_day_and_ends_at_progression_or_the_next_line()
    {
        var course = StudyCohorts.Dated(1, "2020-01-01", "2023-01-01", alive: true,
            StudyCohorts.On("2020-02-01", new Treatment { Course = "A", Drugs = ["lanreotide"] }),
            StudyCohorts.On("2021-02-01", new ProgressionJudgement { Progressive = true, Grounds = ["radiological"] }),
            StudyCohorts.On("2021-03-01", new Treatment { Course = "B", Drugs = ["everolimus"] }));
        Assert.Equal((1, 1), Outcome(course, EndpointEvent.Progression));
        Assert.Equal((1, 1), Outcome(course, EndpointEvent.NextTreatment));
        Assert.Equal((1, 0), Outcome(course, EndpointEvent.Death));

        static (int, int) Outcome(DiseaseCourse course, EndpointEvent happens)
        {
            var results = StudyCohorts.Run(StudyCohorts.Read((Choice(TimeZero.FirstLine, happens) with { Cohort = [], By = null, Terms = [] }).Text(), "made.yaml"), [course]);
            return (results.Patients, results.Events);
        }
    }

    [Fact]
    public void Levels_of_a_group_exclude_each_other_and_the_unknown_excludes_them_all()
    {
        foreach (var course in StudyCohorts.Virtual(60))
        {
            var facts = new Snapshot(course, View.Latest(course, new(2024, 6, 30))).Reader;
            foreach (var group in CohortGroups.All)
            {
                var yes = group.Group.Levels.Count(l => l.Condition.Read(facts).Answer is Answer.Yes);
                Assert.InRange(yes, 0, 1);
                if (group.Unknown.Read(facts).Answer is Answer.Yes)
                    Assert.Equal(Group.Unknown, group.Group.Read(facts));
            }
        }
    }

    [Fact]
    public void A_filter_is_recognised_as_the_values_it_was_made_of()
    {
        foreach (var group in Levels.Select(id => CohortGroups.Find(id)!))
        {
            string[] values = [group.Group.Levels[^1].Name, CohortGroup.UnknownName, group.Group.Levels[0].Name];
            Assert.Equal([values[2], values[0], values[1]], group.ValuesOf(group.Filter(values)!));
        }
        Assert.Null(Grade.ValuesOf(Condition.Parse("net_grade = G1", Macros.None).Value!));
    }

    [Fact]
    public void Empty_groups_and_treatment_before_its_time_are_remarked()
    {
        var by = CohortGroups.Find("lines")!.Group;
        var remarks = StudyRemarks.Of(StudyCohorts.Run(StudyCohorts.Read((Choice(TimeZero.Diagnosis, EndpointEvent.Death) with { By = by, Terms = [], Cohort = [] }).Text(), "made.yaml"), StudyCohorts.Virtual(40)));
        Assert.Contains(remarks, r => r.Kind is StudyRemarkKind.TreatmentAfterZero);
        Assert.Contains(remarks, r => r.Kind is StudyRemarkKind.EmptyGroup);
        Assert.DoesNotContain(StudyRemarks.Of(StudyCohorts.Run(StudyCohorts.Read((Choice(TimeZero.FirstLine, EndpointEvent.Death) with { By = by, Terms = [] }).Text(), "made.yaml"), StudyCohorts.Virtual(40))), r => r.Kind is StudyRemarkKind.TreatmentAfterZero);
    }

    [Theory] // Table 1 and its CSV once had sex twice under one key, and an "other" that nobody has
    [InlineData("sex", null)]
    [InlineData("age", null)]
    [InlineData("grade", "sex")]
    [InlineData("sex", "age")]
    public void Table_1_describes_nothing_twice(string adjusted, string? by)
    {
        var choice = Choice(TimeZero.Diagnosis, EndpointEvent.Death) with { By = by is null ? null : CohortGroups.Find(by)!.Group, Terms = [CohortStudy.Of(CohortGroups.Find(adjusted)!.Group), CohortStudy.Per10(Fact.AgeAtDiagnosisYears)] };
        var results = StudyCohorts.Run(StudyCohorts.Read(choice.Text(), "made.yaml"), StudyCohorts.Virtual(80));
        List<Fact> described = [.. results.Baseline!.Rows.SelectMany(r => r.Characteristic.Fact is { } fact ? FactSet.Of(fact) : r.Characteristic.Group!.Facts), .. by is null ? [] : choice.By!.Facts];
        Assert.Equal(described.Count, described.Distinct().Count());
        Assert.Contains(Fact.Sex, described);
        Assert.Contains(Fact.AgeAtDiagnosisYears, described);
        Assert.DoesNotContain(results.Baseline.Rows.Where(r => r.Characteristic.Fact == Fact.Sex).SelectMany(r => r.Categories), c => c.Value == "other");
        var keys = StudyTables.Of(results).Single(t => t.Name == "baseline").Data.Rows.Select(r => string.Join('\t', r.Take(4))).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact] // issue 9: every result carries its remarks
    public void What_the_page_warns_of_stands_in_report_and_results_too()
    {
        var results = StudyCohorts.Run(StudyCohorts.Read(Choice(TimeZero.Diagnosis, EndpointEvent.Death).Text(), "made.yaml"), StudyCohorts.Virtual(40));
        var remarks = StudyRemarks.Of(results).Select(r => StudyRemarkWords.Of(r).InEnglish).ToList();
        Assert.NotEmpty(remarks);
        Assert.All(remarks, said => Assert.DoesNotContain('{', said));
        var (report, json) = (System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(StudyOutput.Files(results).Single(f => f.Path == "report.html").Content.Span)), System.Text.Json.JsonDocument.Parse(StudyOutput.Json(results)));
        Assert.All(remarks, said => Assert.Contains(said, report, StringComparison.Ordinal));
        Assert.Equal(remarks, json.RootElement.GetProperty("remarks").EnumerateArray().Select(r => r.GetProperty("says").GetString()!));
    }

    private static CohortStudy Choice(TimeZero zero, EndpointEvent happens) => new("made", "Made by hand", "Why", zero, CohortStudy.EndpointOf(happens),
        [new(Condition.Parse("primary_site = pancreas", Macros.None).Value!, "elsewhere")], Grade.Group, [CohortStudy.Of(Grade.Group), CohortStudy.Per10(Fact.AgeAtDiagnosisYears)]);
}
