using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Cohorts;

/// <summary>Published tables read by maps that hold only names of columns and codes. Counts: README of the cohorts.</summary>
public class MappedCohortTests
{
    [SkippableFact]
    public void The_case_list_names_a_column_twice_and_comes_in_by_the_name_that_its_map_gives()
    {
        var file = Repository.SharedOrSkip("data", "cohorts", "pnet_case_list_sheltzer", "updated_pnet_case_list.csv");
        var refused = Assert.Single(SheetFiles.Open(file, "csv", new()).Problems, p => p.Code == "E_COLUMN_TWICE");
        Assert.Contains("names: {6:", refused.Remedy, StringComparison.Ordinal);
        var (source, courses) = Read(file, "sheltzer-case-list", keepGoing: false);
        Assert.DoesNotContain(source.Problems, p => p.Refuses());
        Assert.Equal((466, 557), (courses.Count, All<Specimen>(courses).Count));
        Assert.Equal((83, 94, 11), Grades(courses));
    }

    [SkippableFact]
    public void The_table_of_grades_comes_in_with_the_numbers_of_its_laboratories()
    {
        var (source, courses) = Read(Repository.SharedOrSkip("data", "cohorts", "pnet_case_list_sheltzer", "updated_grade_diff.csv"), "sheltzer-grade-diff", keepGoing: false);
        Assert.DoesNotContain(source.Problems, p => p.Refuses()); // README of the cohorts: 473 patients in 570 rows, ten of them called as "PEN 10.00"
        Assert.Equal((473, 570), (courses.Count, All<Specimen>(courses).Count));
    }

    [SkippableFact]
    public void The_download_of_the_portal_gives_the_same_deaths_by_a_map_as_by_its_own_reader()
    {
        var (source, courses) = Read(Repository.SharedOrSkip("data", "cohorts", "msk_impact_2017_net", "msk_impact_2017_clinical_data_NE_rows.tsv"), "msk-impact-2017", keepGoing: false);
        var timed = courses.SelectMany(c => c.Findings).Where(f => f is { Content: VitalStatus, Happened.IsKnown: true }).ToList();
        Assert.DoesNotContain(source.Problems, p => p.Refuses());
        Assert.Equal((214, 233, 163, 54), (courses.Count, All<Specimen>(courses).Count, timed.Count, timed.Count(f => f.Content is VitalStatus { Alive: false })));
    }

    private static (int, int, int) Grades(IReadOnlyList<NewCourse> courses) =>
        All<Specimen>(courses).Select(s => s.ReportedGrade?.ToString()).ToList() is var grades ? (grades.Count(g => g == "G1"), grades.Count(g => g == "G2"), grades.Count(g => g == "G3")) : default;

    private static List<T> All<T>(IReadOnlyList<NewCourse> courses) where T : Content => [.. courses.SelectMany(c => c.Findings).Select(f => f.Content).OfType<T>()];

    private static (MappedCourses Source, IReadOnlyList<NewCourse> Courses) Read(string file, string map, bool keepGoing)
    {
        var read = CourseMap.Read(File.ReadAllBytes(Repository.File("tests", "Islet.Tests", "Exchange", "Cohorts", $"{map}.map.yaml")), map);
        Assert.Empty(read.Problems);
        var source = MappedCourses.Open(SheetFiles.Open(file, "csv", read.Value!.Convention), read.Value, new() { KeepGoing = keepGoing });
        return (source, [.. source.Courses()]);
    }
}
