using Islet.Course;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

public class RedcapImportTests
{
    private static string Fixture(string name) => Repository.File("tests", "Islet.Tests", "Exchange", "Sheets", "Redcap", "Fixtures", name);

    [Theory]
    [InlineData("longitudinal"), InlineData("labels")]
    public void A_project_becomes_courses_by_one_map_raw_or_with_labels(string export)
    {
        var courses = Read(export, out var import);
        Assert.DoesNotContain(import.Problems, p => p.Code != "W_REDCAP_IDENTIFIER");
        Assert.Equal(["101", "102", "103", "104", "105", "106"], courses.Select(c => c.Patient.Key));
        Assert.Equal([1.5m, 8m, 12m], courses.Take(2).SelectMany(c => c.Findings).Select(f => f.Content).OfType<Specimen>().Select(s => s.Ki67Percent!.Value.Percent!.Value));
        Assert.Equal(10, courses.SelectMany(c => c.Findings).Count(f => f.Content is ImagingStudy));
        Assert.Equal(4, courses.SelectMany(c => c.Findings).Count(f => f.Content is Laboratory)); // two of six are missing codes
        Assert.Equal(Sex.Female, courses[0].Findings.Select(f => f.Content).OfType<Person>().Single().Sex);
    }

    private static List<NewCourse> Read(string export, out MappedCourses import)
    {
        var map = CourseMap.Parse(File.ReadAllText(Fixture("longitudinal.map.yaml")));
        Assert.Empty(map.Problems);
        import = MappedCourses.Open(RedcapProject.Open(Fixture(export), map.Value!.Convention), map.Value);
        return [.. import.Courses()];
    }
}
