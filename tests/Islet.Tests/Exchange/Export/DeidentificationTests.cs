using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Export;

public class DeidentificationTests
{
    private const string Key = "UPP-00417";

    /// <summary>A fixed sequence in place of chance.</summary>
    private static Func<int, int> Dice(int seed = 1)
    {
        var random = new Random(seed);
        return random.Next;
    }

    private static Deidentified Made(IReadOnlyList<DiseaseCourse> courses, DeidentifyOptions? options = null) =>
        Deidentification.Of(courses, options ?? new(), Exported.Lock, Dice());

    [Theory, InlineData(TimesAs.DaysSinceDiagnosis, true), InlineData(TimesAs.Shifted, true), InlineData(TimesAs.Shifted, false)]
    public void No_date_pseudonym_name_or_free_text_is_anywhere_in_the_bytes(TimesAs times, bool center)
    {
        var planted = 0;
        string Canary(FindingMember member) => $"CANARY-{member.Name}-{++planted} Ingeborg Ek";
        List<Finding> findings = [Exported.Of("1987-03-14", new Diagnosis { AgeYears = 45.5m })];
        foreach (var (i, form) in FindingForm.All.Index())
        {
            findings.Add(new Finding(new((UInt128)(1000 + i)), When.Parse($"1987-11-{i % 28 + 1:D2}"), Reported.On(When.Parse("1987-12-24")), new(3, new(1988, 2, 3, 4, 5, 6, default), "CANARY nurse", "CANARY.xlsx"),
                FilledForm.Of(form.Kind, Canary, written: true), FindingKinds.VersionOf(form.Kind), $"CANARY/{Key}/{i}"));
        }
        findings.Add(Exported.Of("1987-05-05", new UnrecognizedContent("Dream", """{"text":"CANARY"}"""), 5000));
        findings.Add(Exported.Of("1987-06-06", new VitalStatus { Alive = true, AsWritten = new Dictionary<string, string> { ["alive"] = "CANARY" } }, 5001));
        Assert.True(planted > 50);
        var course = Exported.Course(Key, findings);
        var made = Made([course], new() { Times = times, KeepCenter = center });
        var bytes = Encoding.UTF8.GetString(AllBytes(made, ExportCohort.Of([course], ExportCohort.Sharing)));
        Assert.DoesNotContain("CANARY", bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Ingeborg", bytes, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Key, bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("1987", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("1988", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("1941", bytes, StringComparison.Ordinal); // birth
        Assert.Equal(center, bytes.Contains("Uppsala", StringComparison.Ordinal));
        Assert.Contains("withheld", bytes, StringComparison.Ordinal); // what a form requires is there, and says that it is not
    }

    [Fact] // or a fragment would be a new lesion, and its patient progressing
    public void What_a_lesion_fell_into_or_became_is_still_known()
    {
        Content[] written =
        [
            new LesionRead { Lesion = "seg 6 Ek", Study = "CT-1" }, new LesionRead { Lesion = "seg 6 Ek b", Study = "CT-2", SplitFrom = "seg 6 Ek" }, new LesionRead { Lesion = "seg 7 Ek", Study = "CT-2", MergedInto = "seg 6 Ek" },
            new ImagingStudy { Study = "CT-2", ComparedWith = "CT-1", Response = "PR", ResponseCriterion = "RECIST 1.1" }, new ImagingStudy { Study = "CT-3", Response = "see letter Ek", ResponseCriterion = "by Ek" },
        ];
        var course = Made([Exported.Course(Key, [Exported.Of("2020-01-01", new Diagnosis()), .. written.Select((content, i) => Exported.Of("2020-02-03", content, i + 10))])]).Courses.Single();
        var (reads, studies) = (course.Findings.Select(f => f.Content).OfType<LesionRead>().ToList(), course.Findings.Select(f => f.Content).OfType<ImagingStudy>().ToList());
        Assert.Equal(reads.Single(r => r.SplitFrom is not null).SplitFrom, reads.Single(r => r.MergedInto is not null).MergedInto);
        Assert.Contains(reads, r => r is { SplitFrom: null, MergedInto: null } && r.Lesion == reads.Single(x => x.SplitFrom is not null).SplitFrom);
        Assert.Contains(studies, s => s is { Response: "PR", ResponseCriterion: "RECIST 1.1", ComparedWith: not null });
        Assert.Contains(studies, s => s is { Response: null, ResponseCriterion: null });
        Assert.DoesNotContain("Ek", string.Concat(course.Findings.Select(f => FindingKinds.Write(f.Content))), StringComparison.Ordinal);
    }

    [Fact] // a lesion keeps its identity over studies, and the names of a centre do not leave it
    public void Findings_that_name_each_other_still_do_under_new_names()
    {
        Content[] written =
        [
            new ImagingStudy { Study = "PET-88123", Modality = "SSTR-PET" }, new ImagingStudy { Study = "PET-88124", Modality = "FDG-PET", PairedWith = "PET-88123" },
            new LesionRead { Lesion = "seg 6 Ek", Study = "PET-88123" }, new LesionRead { Lesion = "seg 6 Ek", Study = "PET-88124" },
            new Specimen { SpecimenName = "B20-1187", Lesion = "seg 6 Ek" }, new Procedure { Name = "ablation", Lesions = ["seg 6 Ek"] },
            new Characterization { SpecimenName = "B20-1187", Studies = ["PET-88124", "PET-88123"] },
        ];
        var course = Exported.Course(Key, [Exported.Of("2020-01-01", new Diagnosis()), .. written.Select((content, i) => Exported.Of("2020-02-03", content, i + 10))]);
        var made = Made([course]).Courses[0].Findings.Select(f => f.Content).ToList();
        Assert.Equal(["L1", "L1"], made.OfType<LesionRead>().Select(l => l.Lesion));
        Assert.Equal(("S1", "L1"), (made.OfType<Specimen>().Single().SpecimenName, made.OfType<Specimen>().Single().Lesion));
        Assert.Equal(["L1"], made.OfType<Procedure>().Single().Lesions);
        var (sstr, fdg) = (made.OfType<ImagingStudy>().Single(i => i.PairedWith is null), made.OfType<ImagingStudy>().Single(i => i.PairedWith is not null));
        Assert.Equal(sstr.Study, fdg.PairedWith);
        Assert.Equal(new[] { fdg.Study!, sstr.Study! }, made.OfType<Characterization>().Single().Studies);
        Assert.Equal("S1", made.OfType<Characterization>().Single().SpecimenName);
    }

    [Fact] // and no number of a patient, origin or identity of a finding by which rows could be matched
    public void Nothing_of_the_row_in_the_registry_goes_with_it()
    {
        var courses = Exported.Virtual(30);
        var made = Made(courses);
        Assert.NotEqual(courses.Select(c => c.Findings.Count), made.Courses.Select(c => c.Findings.Count)); // another order
        Assert.Equal(Enumerable.Range(1, 30).Select(n => $"{n:D2}"), made.Courses.Select(c => c.Key));
        var before = courses.SelectMany(c => c.Findings).Select(f => f.Id).ToHashSet();
        Assert.All(made.Courses.SelectMany(c => c.Findings), f => Assert.True(!before.Contains(f.Id) && f.Origin!.StartsWith("deidentified/", StringComparison.Ordinal) && f.Recorded.By == "islet"));
    }

    [Fact] // facts.md 1.8: intervals are exact on the shifted axis and on that of offsets
    public void Intervals_between_exact_days_stay_what_they_were()
    {
        var day = from n in Gen.Choose(1, 20000) select new DateOnly(1960, 1, 1).AddDays(n);
        Prop.ForAll(day.ListOf(5).ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), (days, seed) =>
        {
            var course = Exported.Course(Key, [Exported.Of($"{days[0]:O}", new Diagnosis()), .. days.Skip(1).Select((d, i) => Exported.Of($"{d:O}", new VitalStatus { Alive = true }, i + 2))]);
            return Enum.GetValues<TimesAs>().All(times =>
            {
                var made = Deidentification.Of([course], new() { Times = times }, Exported.Lock, Dice(seed)).Courses[0];
                var zero = made.Findings.Single(f => f.Content is Diagnosis).Happened.First!.Value;
                return made.Findings.Where(f => f.Content is VitalStatus).Select(f => AxisPoint.DaysBetween(zero, f.Happened.First!.Value)).Order()
                    .SequenceEqual(days.Skip(1).Select(d => (decimal)(d.DayNumber - days[0].DayNumber)).Order());
            });
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_patient_is_shifted_by_a_number_of_days_of_their_own_and_never_forwards()
    {
        var courses = Enumerable.Range(0, 50).Select(i => Exported.Course($"{i}", Exported.Of("2020-06-15", new Diagnosis()))).ToList();
        List<DateOnly> moved = [.. Made(courses, new() { Times = TimesAs.Shifted }).Courses.Select(c => c.Findings[0].Happened.Day!.Value.First)];
        Assert.All(moved, day => Assert.InRange(day, new DateOnly(2010, 6, 18), new DateOnly(2020, 6, 14)));
        Assert.True(moved.Distinct().Count() > 40);
    }

    [Theory]
    [InlineData(89, "2020-01-01", 89)] // 45 CFR 164.514(b)(2)(i)(C): all ages over 89
    [InlineData(90, "2020-01-01", 90)]
    [InlineData(97, "2020-01-01", 90)]
    [InlineData(85, "2023-01-01", 85)]
    [InlineData(85, "2026-01-01", null)] // the last day would tell that the patient passed 89
    [InlineData(null, "2026-01-01", null)]
    public void Ages_above_the_limit_are_one_group_and_none_can_be_counted_up(int? stated, string lastSeen, int? expected)
    {
        var made = Made([Exported.Course(Key, Exported.Of("2020-01-01", new Diagnosis { AgeYears = stated }), Exported.Of(lastSeen, new VitalStatus { Alive = true }, 2))]);
        Assert.Equal(expected, made.Courses[0].Findings.Select(f => (f.Content as Diagnosis)?.AgeYears).Max());
        Assert.Equal((stated > 89 ? 1 : 0, stated is not null && expected is null ? 1 : 0), (made.Counts.AgesGrouped, made.Counts.AgesDropped));
    }

    [Fact]
    public void An_age_that_only_the_birth_tells_stands_at_the_diagnosis_and_the_birth_is_gone()
    {
        var made = Made([Exported.Course(Key, Exported.Of("2020-07-01", new Diagnosis()), Exported.Of("", new Person { Birth = Day.Parse("1950-08-01"), Sex = Sex.Male }, 2))]).Courses[0];
        Assert.Equal(69, made.Findings.Select(f => f.Content).OfType<Diagnosis>().Single().AgeYears);
        Assert.Equal((null, Sex.Male), made.Findings.Select(f => f.Content).OfType<Person>().Select(p => (p.Birth, p.Sex!.Value)).Single());
    }

    [Fact] // nothing is guessed: a month is no number of days
    public void What_the_new_axis_cannot_say_is_unknown_and_counted()
    {
        var made = Made([Exported.Course("a", Exported.Of("2020-07-01", new Diagnosis()), Exported.Of("2021-05", new VitalStatus { Alive = true }, 2)),
            Exported.Course("b", Exported.Of("2020", new Diagnosis()), Exported.Of("2021-05-01", new VitalStatus { Alive = true }, 2))]);
        Assert.Equal((1, 1), (made.Counts.Undated, made.Counts.WithoutZero));
        Assert.Equal(3, made.Courses.SelectMany(c => c.Findings).Count(f => !f.Happened.IsKnown));
        var shifted = Made([Exported.Course("b", Exported.Of("2020", new Diagnosis()), Exported.Of("2020-10", new VitalStatus { Alive = true }, 2))], new() { Times = TimesAs.Shifted });
        Assert.Equal([4, 7], shifted.Courses[0].Findings.Select(f => f.Happened.ToString().Length)); // a year stays a year, a month a month
        Assert.Equal(2, shifted.Counts.Coarse);
    }

    [Fact] // findings of a course name each other: a stop still stops its treatment, and the judgement still names the specimen
    public void Names_within_a_course_are_made_anew_and_still_agree()
    {
        var made = Made([Exported.Course(Key, Exported.Of("2020", new Treatment { Course = "Anna's SSA", Drugs = ["lanreotide", "secret"] }), Exported.Of("2021", new TreatmentStop { Course = "Anna's SSA", Reason = "toxicity" }, 2),
            Exported.Of("2020", new Specimen { SpecimenName = "H12/345", Tumour = "left one" }, 3), Exported.Of("2020", new Judgement { About = "governing_specimen", Value = "H12/345" }, 4))]).Courses[0];
        var (treatment, stop) = (made.Findings.Select(f => f.Content).OfType<Treatment>().Single(), made.Findings.Select(f => f.Content).OfType<TreatmentStop>().Single());
        Assert.Equal(("C1", "C1", "toxicity"), (treatment.Course, stop.Course, stop.Reason));
        Assert.Equal(["lanreotide"], treatment.Drugs);
        Assert.Equal("S1", made.Findings.Select(f => f.Content).OfType<Judgement>().Single().Value);
        Assert.Equal(("S1", "T1"), made.Findings.Select(f => f.Content).OfType<Specimen>().Select(s => (s.SpecimenName, s.Tumour)).Single());
    }

    [Fact]
    public void Risk_counts_who_is_alike_and_suppression_leaves_no_small_group()
    {
        var courses = Exported.Virtual(300);
        var (open, closed) = (Made(courses), Made(courses, new() { Suppress = true }));
        Assert.Equal(300, open.Risk.Patients);
        Assert.True(open.Risk.Unique > 0 && open.Risk.Smallest == 1 && open.RiskWithYear.Unique > open.Risk.Unique);
        Assert.Equal(open.Risk.BelowK, open.Risk.Small.Sum(g => g.Patients));
        Assert.Equal((0, 0), (closed.Risk.Unique, closed.Risk.BelowK));
        Assert.True(closed.Risk.Smallest >= 5 && closed.Suppressed >= open.Risk.BelowK && closed.CellsBlanked >= closed.Suppressed);
    }

    [Fact]
    public void The_report_says_what_was_done_and_what_remains_and_never_who_was_diagnosed_when()
    {
        var courses = Exported.Virtual(100);
        var (made, cohort) = (Made(courses), ExportCohort.Of(courses, ExportCohort.Sharing));
        var text = DeidentificationReport.Markdown(made, cohort);
        Assert.Contains("100 of 100 patients", text, StringComparison.Ordinal);
        Assert.Contains("Of 100 patients in it nobody recorded whether they agreed to sharing", text, StringComparison.Ordinal);
        Assert.Contains("| site | age | sex | centre | patients |", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(19|20)\d\d\b", text);
        using var json = System.Text.Json.JsonDocument.Parse(DeidentificationReport.Json(made, cohort));
        Assert.Equal(made.Risk.Unique, json.RootElement.GetProperty("risk").GetProperty("unique").GetInt32());
        Assert.False(json.RootElement.GetProperty("risk_with_year_of_diagnosis").TryGetProperty("small_groups", out _));
    }

    private static byte[] AllBytes(Deidentified made, ExportCohort cohort)
    {
        using var file = new MemoryStream();
        using (var writer = new IsletWriter(file, new("Islet", null, Deidentified: true)))
        {
            foreach (var course in made.Courses)
                writer.Write(IsletCourse.Of(course));
            writer.End();
        }
        foreach (var table in FlatTables.Of(made.Courses, new(Exported.Lock, History: true, AgeLimit: 89)))
            foreach (var row in table.Rows())
                file.Write(Encoding.UTF8.GetBytes(string.Join('\t', row.Cells.Select(c => c.Text)) + "\n"));
        file.Write(Encoding.UTF8.GetBytes(DeidentificationReport.Markdown(made, cohort)));
        file.Write(DeidentificationReport.Json(made, cohort));
        return file.ToArray();
    }
}
