using Islet.Clinic;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>Laws that every synthetic course keeps.</summary>
public class CoherenceTests
{
    private static readonly IReadOnlyList<NewCourse> Courses = Synthetic.Courses(500);

    [Fact]
    public void Nothing_is_reported_before_it_happened_or_after_the_lock()
    {
        foreach (var f in Courses.SelectMany(c => c.Findings))
        {
            Assert.True(f.Happened.Day is { } day && day.Last <= Synthetic.Profile.DataLock, f.Origin);
            if (f.Reported.When.Day is { } reported)
                Assert.True(reported.First >= f.Happened.Day!.Value.First && reported.Last <= Synthetic.Profile.DataLock, f.Origin);
        }
    }

    [Fact]
    public void Nothing_happens_before_birth_or_after_the_end_of_follow_up()
    {
        foreach (var course in Courses)
        {
            var end = course.DayOf<VitalStatus>();
            var born = course.One<Person>().Birth?.First ?? DateOnly.MinValue;
            Assert.All(course.Findings, f => Assert.InRange(f.Happened.Day!.Value.First, born, end));
            Assert.All(course.Findings, f => Assert.True(f.Happened.Day!.Value.Last <= end, f.Origin));
        }
    }

    [Fact]
    public void Every_course_has_its_person_tumour_diagnosis_tissue_and_ending()
    {
        foreach (var course in Courses)
        {
            Assert.Single(course.Of<Person>());
            Assert.Single(course.Of<TumourEntity>(), t => t.Tumour == "T1");
            Assert.Single(course.Of<VitalStatus>());
            Assert.NotEmpty(course.Of<Specimen>());
            Assert.InRange(course.DayOf<Diagnosis>(), Synthetic.Profile.DiagnosedFrom, Synthetic.Profile.DiagnosedTo);
            Assert.Contains(course.Findings, f => f.Content is Specimen && f.Happened.Day!.Value == course.DayOf<Diagnosis>());
        }
    }

    [Fact]
    public void A_treatment_ends_once_after_it_began_and_before_the_next_begins()
    {
        foreach (var course in Courses)
        {
            var starts = course.Findings.Where(f => f.Content is Treatment { Course: ['L', ..] }).Select(f => (((Treatment)f.Content).Course, Day: f.Happened.Day!.Value)).ToList();
            var stops = course.Findings.Where(f => f.Content is TreatmentStop).ToDictionary(f => ((TreatmentStop)f.Content).Course, f => f.Happened.Day!.Value);
            var all = course.Findings.Where(f => f.Content is Treatment).ToDictionary(f => ((Treatment)f.Content).Course!, f => f.Happened.Day!.Value);
            Assert.All(stops, stop => Assert.True(all[stop.Key].First <= stop.Value.Last));
            Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(stops[pair.First.Course!].First <= pair.Second.Day.Last));
            Assert.All(starts, s => Assert.True(s.Day.Last >= course.DayOf<Diagnosis>()));
        }
    }

    [Fact]
    public void Only_the_dead_have_a_cause_and_all_their_treatments_have_ended()
    {
        foreach (var course in Courses)
        {
            var status = course.One<VitalStatus>();
            var running = course.Of<Treatment>().Count() - course.Of<TreatmentStop>().Count();
            Assert.True(status.Alive is true ? status.Cause is null : !status.LostToFollowUp && running == 0);
            Assert.InRange(running, 0, 4); // a line, an analogue beside it, two drugs for symptoms
        }
    }

    [Fact] // WHO 2019: G1 under 3 %, G2 to 20 %, G3 above
    public void The_written_grade_is_that_of_the_index()
    {
        var reads = Courses.SelectMany(c => c.Of<Specimen>()).Where(s => s is { ReportedGrade: not null, Ki67Percent.Percent: not null }).ToList();
        Assert.True(reads.Count > 400);
        var planted = reads.Where(s => s is { ReportedGrade: Grade.G3, Ki67Percent.Percent: <= 10 }).ToList();
        Assert.InRange(planted.Count, 1, 10);
        Assert.All(reads.Except(planted), s => Assert.Equal(s.Ki67Percent!.Value.Percent switch { < 3 => Grade.G1, <= 20 => Grade.G2, _ => Grade.G3 }, s.ReportedGrade));
    }

    [Fact] // Rindi 2006 and AJCC 8, as classify.md has them
    public void Both_stages_follow_from_T_N_and_M()
    {
        foreach (var s in Courses.SelectMany(c => c.Of<Staging>()).Where(s => s.N is not null))
        {
            if (s is { System: "ENETS", Stage: "IIA" or "IIB", T: "T2" or "T3" })
                continue; // some of these are planted
            var expected = (s.System, s.T, s.N, s.M) switch
            {
                (_, _, _, not "M0") => "IV",
                ("ENETS", _, "N1", _) => "IIIB",
                ("ENETS", "T1", _, _) => "I",
                ("ENETS", "T2", _, _) => "IIA",
                ("ENETS", "T3", _, _) => "IIB",
                ("ENETS", _, _, _) => "IIIA",
                (_, "T4", _, _) or (_, _, "N1", _) => "III",
                (_, "T1", _, _) => "I",
                _ => "II",
            };
            Assert.Equal(expected, s.Stage);
            Assert.Equal(s is { N: "N0", M: "M0", T: not "T4" } ? Presence.Absent : Presence.Present, s.ExtrapancreaticSpread);
        }
    }

    [Fact]
    public void No_rule_of_consistency_finds_a_contradiction_but_the_planted_ones()
    {
        Assert.All(VirtualCohort.Generate(Synthetic.Sound, 1, 500), course => Assert.Empty(ConsistencyRules.Check(Synthetic.Imported(course))));
        var found = Courses.SelectMany(course => ConsistencyRules.Check(Synthetic.Imported(course))).ToList();
        Assert.InRange(found.Count, 3, 25);
        Assert.Equal(["W_GRADE_COUNTS", "W_STAGE_GROUP", "W_SYNDROME_HORMONE"], found.Select(f => f.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_stated_size_agrees_with_both_T()
    {
        foreach (var course in Courses)
        {
            var size = course.Of<Specimen>().Where(s => s.Tumour == "T1").Select(s => s.LargestDiameterMm).FirstOrDefault(mm => mm is not null);
            if (size is not { } mm)
                continue;
            Assert.All(course.Of<Staging>().Where(s => s.T is not "T4"), s => Assert.Equal(
                (s.System, mm) switch { ("ENETS", < 20) or ("AJCC", <= 20) => "T1", (_, <= 40) => "T2", _ => "T3" }, s.T));
        }
    }

    [Fact]
    public void The_stated_age_is_that_of_the_birth_date_where_the_day_is_known()
    {
        var exact = Courses.Where(c => c.One<Person>().Birth is { IsExact: true }).ToList();
        Assert.True(exact.Count > 50);
        foreach (var course in exact)
        {
            var (born, diagnosed) = (course.One<Person>().Birth!.Value.First, course.DayOf<Diagnosis>());
            var age = (int)course.One<Diagnosis>().AgeYears!.Value;
            Assert.True(born.AddYears(age) <= diagnosed && born.AddYears(age + 1) > diagnosed);
        }
    }

    [Fact]
    public void Coarse_dates_are_old_and_the_diagnosis_and_the_end_are_known_to_the_day()
    {
        var coarse = Courses.SelectMany(c => c.Findings).Where(f => f.Happened.Day is { IsExact: false }).ToList();
        Assert.True(coarse.Count > 20);
        Assert.All(coarse, f => Assert.True(f.Happened.Day!.Value.First < Synthetic.Profile.Dates.CoarseBefore && f.Content is not (Diagnosis or VitalStatus)));
    }

    [Fact]
    public void A_receptor_result_needs_a_receptor_PET_with_tumour_and_liver_metastases_need_tumour()
    {
        var studies = Courses.SelectMany(c => c.Of<ImagingStudy>()).ToList();
        Assert.All(studies.Where(s => s.SstrPetResult is not null), s => Assert.True(s is { Modality: "SSTR-PET", TumourPresent: true }));
        Assert.All(studies.Where(s => s.LiverMetastases is true), s => Assert.True(s.TumourPresent));
        Assert.Contains(studies, s => s.TumourPresent is false);
    }
}
