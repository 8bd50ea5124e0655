using System.Text;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

public sealed class SharedContentsTests
{
    private static readonly byte[] Scan = """{"modality":"FDG-PET","fdg_pet_result":"positive","stated_by":"nuclear_medicine"}"""u8.ToArray();

    private readonly SharedContents contents = new();

    [Fact]
    public void Courses_that_say_the_same_share_one_content() => Assert.Same(contents.Of(1, "ImagingStudy", 3, Scan), contents.Of(2, "ImagingStudy", 3, Scan));

    [Fact]
    public void Two_findings_of_one_course_never_share_a_content_though_they_say_the_same()
    {
        contents.Of(1, "ImagingStudy", 3, Scan);
        Content[] ofOneCourse = [contents.Of(2, "ImagingStudy", 3, Scan), contents.Of(2, "ImagingStudy", 3, Scan), contents.Of(2, "ImagingStudy", 3, Scan)];
        Assert.Equal(3, ofOneCourse.Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(ofOneCourse, content => Assert.Equal("positive", Assert.IsType<ImagingStudy>(content).FdgPetResult));
    }

    [Fact]
    public void The_same_bytes_of_another_kind_are_another_content()
    {
        var bytes = """{"stated_by":"clinician","tumour":"T1"}"""u8.ToArray();
        Assert.IsType<Diagnosis>(contents.Of(1, "Diagnosis", 1, bytes));
        Assert.IsType<UnrecognizedContent>(contents.Of(2, "Diagnosis", FindingKinds.VersionOf("Diagnosis") + 1, bytes));
        Assert.IsType<Specimen>(contents.Of(3, "Specimen", 3, bytes));
    }

    [Fact]
    public void However_many_are_read_each_says_what_its_own_bytes_say()
    {
        foreach (var patient in Enumerable.Range(1, 10_000).Concat(Enumerable.Range(1, 100)))
        {
            var written = FindingKinds.Write(new Person { Sex = Sex.Female, Birth = new DateOnly(1930, 1, 1).AddDays(patient) });
            Assert.Equal(written, FindingKinds.Write(contents.Of(patient, "Person", 1, Encoding.UTF8.GetBytes(written))));
        }
    }

    [Fact]
    public void What_is_not_of_its_form_is_refused_each_time()
    {
        for (var patient = 1; patient <= 2; patient++)
            Assert.Equal("E_CONTENT", Assert.Throws<RefusedException>(() => contents.Of(patient, "Diagnosis", 1, "{\"tumor\":1}"u8)).Problem.Code);
    }
}
