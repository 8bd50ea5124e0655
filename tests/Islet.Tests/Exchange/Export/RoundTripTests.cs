using System.Text;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Export;

/// <summary>The sample cohort out and in again: what a form can hold comes back, and what it cannot the export has said.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly DateTime Moment = new(2025, 6, 30, 12, 0, 0, DateTimeKind.Utc);

    private readonly string folder = Directory.CreateTempSubdirectory("islet-out-").FullName;

    public static TheoryData<TableForm> Forms => [.. Enum.GetValues<TableForm>()];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, MemberData(nameof(Forms))]
    public void The_sample_cohort_comes_back_whole(TableForm form)
    {
        var courses = Exported.Virtual(40).Select(Holdable).ToList();
        var back = Again(form, courses, out var problems);
        Assert.DoesNotContain(problems, p => p.Refuses());
        Assert.DoesNotContain(problems, p => p.Code is "W_VALUE" or "W_CONFLICT" or "W_COLUMN_UNMAPPED" or "W_FINDING_INCOMPLETE");
        Assert.Equal(Said(courses), Said(back));
    }

    [Theory, MemberData(nameof(Forms))]
    public void Every_member_of_every_kind_comes_back(TableForm form)
    {
        DiseaseCourse[] courses = [.. FindingForm.All.Where(f => f.Kind != nameof(PersonMatch))
            .Select((f, i) => Exported.Course($"p{i}", Exported.Of("2020-02-03", FilledForm.Of(f.Kind) with { PlacedAtOrigin = false }, reported: "2020-03-04")))];
        Assert.Equal(Said(courses), Said(Again(form, courses, out _)));
    }

    [Theory, MemberData(nameof(Forms))]
    public void Offsets_partial_dates_and_the_undated_come_back(TableForm form)
    {
        var offsets = Exported.Course("a", Exported.Of("+9.4 mo", new VitalStatus { Alive = true }, 1), Exported.Of("-30 d", new VitalStatus { Alive = true }, 2, "-28.5 d"),
            Exported.Of("+0 mo", new Staging { System = "AJCC", M = "M1", PlacedAtOrigin = true }, 3, null), Exported.Of("", new Staging { System = "ENETS" }, 4, null)) with { Axis = Axis.OffsetFrom("sequencing") };
        Assert.Equal(Said([offsets]), Said(Again(form, [offsets], out _)));
        Directory.Delete(folder, recursive: true);
        var calendar = Exported.Course("a", Exported.Of("2019", new VitalStatus { Alive = true }, 1, "2020-05"), Exported.Of("2019-05", new VitalStatus { Cause = CauseOfDeath.Unknown }, 2, null), Exported.Of("", new Staging { System = "ENETS" }, 3, null));
        Assert.Equal(Said([calendar]), Said(Again(form, [calendar], out _)));
    }

    [Theory, MemberData(nameof(Forms))]
    public void Text_that_would_trouble_the_form_comes_back(TableForm form)
    {
        DiseaseCourse[] courses = [.. new[] { "=1+1", "a \"quoted\", word; and more", "'apostrophe", "two\nlines", "+46 8", "å ∑ 猫", new string('x', 400) }
            .Select((text, i) => Exported.Course($"p{i}", Exported.Of("2020-02-03", new Diagnosis { Histology = text })))];
        Assert.Equal(Said(courses), Said(Again(form, courses, out _)));
    }

    [Fact]
    public void What_cannot_come_back_is_said()
    {
        var first = Exported.Of("2020", new VitalStatus { Alive = true, AsWritten = new Dictionary<string, string> { ["alive"] = "ja" } });
        var course = Exported.Course("a", first, Exported.Of("2021", new VitalStatus { Alive = true }, 2) with { Supersedes = first.Id, Why = Why.Correction }, Exported.Of("2021", new UnrecognizedContent("Dream", "{}"), 3),
            Exported.Of("", new PersonMatch { Other = "b", Same = false }, 4), Exported.Of("2021", new ClinicalStatus { SyndromicSymptoms = [], Asked = ["syndromic_symptoms"] }, 5));
        var written = TableFiles.Write(TableForm.Csv, folder, "tables", [course, Exported.Course("b") with { Axis = Axis.Shifted, Synthetic = true }], new(Exported.Lock), Moment);
        string[] expected = ["replaced or withdrawn", "kinds that this version does not know", "as it happened", "kind islet only", "axis calendar; 1 patients", "persons; 1 are not", "decisions about two records", "own words", "Asked, none"];
        Assert.All(expected, said => Assert.Contains(written.CannotHold, sentence => sentence.Contains(said, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Forms))]
    public void The_same_courses_give_the_same_bytes(TableForm form)
    {
        var files = TableFiles.Write(form, folder, "tables.xlsx", Exported.Virtual(10), new(Exported.Lock), Moment).Files;
        var again = Directory.CreateDirectory(Path.Combine(folder, "again")).FullName;
        Assert.Equal(files, TableFiles.Write(form, again, "tables.xlsx", Exported.Virtual(10), new(Exported.Lock), Moment).Files);
        Assert.All(files, file => Assert.True(File.ReadAllBytes(Path.Combine(folder, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(again, file))), file));
    }

    /// <summary>What tables can hold: what is in force, without own words, "asked, none" and decisions about two records. The export says so of the rest.</summary>
    private static DiseaseCourse Holdable(DiseaseCourse course)
    {
        var succession = Succession.Of(course.Findings);
        return course with
        {
            Findings = [.. course.Findings.Where(f => succession.IsInForce(f) && f.Content is not PersonMatch).Select(f => f with
            {
                Supersedes = null,
                Why = null,
                Content = f.Content is ClinicalStatus s
                    ? s with { SyndromicSymptoms = Some(s.SyndromicSymptoms), HereditaryFeatures = Some(s.HereditaryFeatures), FamilyHistorySyndromes = Some(s.FamilyHistorySyndromes) }
                    : f.Content with { AsWritten = null },
            })],
        };

        static IReadOnlyList<string>? Some(IReadOnlyList<string>? list) => list is { Count: > 0 } ? list : null;
    }

    private List<NewCourse> Again(TableForm form, IReadOnlyList<DiseaseCourse> courses, out IReadOnlyList<Problem> problems)
    {
        Directory.CreateDirectory(folder);
        TableFiles.Write(form, folder, "tables.xlsx", courses, new(Exported.Lock), Moment);
        var name = form is TableForm.Xlsx ? "tables.xlsx.map.yaml" : "map.yaml";
        var (map, wrong) = CourseMap.Read(File.ReadAllBytes(Path.Combine(folder, name)), name);
        Assert.Empty(wrong);
        var file = SheetFiles.Open(form is TableForm.Xlsx ? Path.Combine(folder, "tables.xlsx") : folder, form.ToString().ToLowerInvariant(), map!.Convention);
        var mapped = MappedCourses.Open(file, map!);
        List<NewCourse> back = [.. mapped.Courses()];
        problems = mapped.Problems;
        return back;
    }

    private static string Said(IEnumerable<DiseaseCourse> courses) => Said(courses.Select(c => (c.Key, c.Axis, c.Center, c.Synthetic, c.Findings.Select(f => (f.Happened, f.Reported, f.Content)))));

    private static string Said(IEnumerable<NewCourse> courses) =>
        Said(courses.Select(c => (c.Patient.Key, c.Patient.Axis, c.Patient.Center, c.Patient.Synthetic, c.Findings.Select(f => (f.Happened, f.Reported, f.Content)))));

    /// <summary>As lines, so that a difference is read; a result known as it happened is one known on that day.</summary>
    private static string Said(IEnumerable<(string Key, Axis Axis, string? Center, bool Synthetic, IEnumerable<(When Happened, Reported Reported, Content Content)> Findings)> courses)
    {
        var text = new StringBuilder();
        foreach (var course in courses.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            text.Append(course.Key).Append(' ').Append(course.Axis).Append(' ').Append(course.Center).Append(' ').Append(course.Synthetic).Append('\n');
            text.AppendJoin('\n', course.Findings.Select(f => $"  {f.Content.Kind} {f.Happened} {f.Reported.Of(f.Happened)} {FindingKinds.Write(f.Content)}").Order(StringComparer.Ordinal)).Append('\n');
        }
        return text.ToString();
    }
}
