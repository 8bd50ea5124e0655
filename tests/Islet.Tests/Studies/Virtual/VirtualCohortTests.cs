using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class VirtualCohortTests
{
    [Fact] // golden: changes only when the profile, the generator or a finding's form changes, and then CHANGELOG says so
    public void The_first_three_courses_are_these_bytes() => Golden.Matches(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n\n", Synthetic.Courses(3).Select(Synthetic.Text))))),
        "tests", "Islet.Tests", "Studies", "Fixtures", "virtual-cohort.sha256");

    [Theory, InlineData("de-DE"), InlineData("ar-SA"), InlineData("th-TH")]
    public void The_culture_of_the_machine_changes_nothing(string name)
    {
        var here = Synthetic.Courses(20).Select(Synthetic.Text).ToList();
        var (culture, there) = (CultureInfo.CurrentCulture, new List<string>());
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            there.AddRange(Synthetic.Courses(20).Select(Synthetic.Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        Assert.Equal(here, there);
    }

    [Fact]
    public void A_patient_is_the_same_in_a_cohort_of_any_size() =>
        Assert.Equal(Synthetic.Courses(5).Select(Synthetic.Text), Synthetic.Courses(50).Take(5).Select(Synthetic.Text));

    [Fact]
    public void Another_seed_gives_other_patients() =>
        Assert.DoesNotContain(Synthetic.Text(Synthetic.Courses(1)[0]), Synthetic.Courses(300, seed: 2).Select(Synthetic.Text));

    [Fact]
    public void A_change_of_the_imaging_leaves_everything_else_as_it_was()
    {
        var imaging = Synthetic.Profile.Imaging with { SstrPetAtDiagnosis = 0, MonthsBetweenWithTumour = new([(0, 12), (100, 12)]) };
        var profile = Synthetic.Profile with { Imaging = imaging };
        var others = VirtualCohort.Generate(profile, 1, 50).Select(WithoutImaging);
        Assert.Equal(Synthetic.Courses(50).Select(WithoutImaging), others);

        static string WithoutImaging(NewCourse c) => Synthetic.Text(c with { Findings = [.. c.Findings.Where(f => f.Content is not (ImagingStudy or LesionRead))] });
    }

    [Fact]
    public void Every_patient_is_marked_synthetic_on_a_calendar_under_a_key_that_grows()
    {
        var courses = Synthetic.Courses(10_001).Select(c => c.Patient).ToList();
        Assert.All(courses, p => Assert.True(p is { Synthetic: true, Axis.Kind: AxisKind.Calendar }));
        Assert.Equal(["SYN-0001", "SYN-9999", "SYN-10000"], [courses[0].Key, courses[9_998].Key, courses[9_999].Key]);
        Assert.Equal(courses.Count, courses.Select(p => p.Key).Distinct().Count());
    }

    [Fact]
    public void Every_finding_has_an_origin_of_its_own_so_that_a_second_import_changes_nothing()
    {
        var findings = Synthetic.Courses(300).SelectMany(c => c.Findings).ToList();
        Assert.All(findings, f => Assert.StartsWith("virtual:pancreatic-net:1/", f.Origin, StringComparison.Ordinal));
        Assert.Equal(findings.Count, findings.Select(f => f.Origin).Distinct().Count());
        Assert.Equal(findings.Count, findings.Select(FindingId.OfImport).Distinct().Count());
    }

    [Fact] // what replaces another finding names it by the identity under which it is imported
    public void What_replaces_a_finding_names_one_of_the_same_course()
    {
        var courses = Synthetic.Courses(500);
        foreach (var course in courses)
        {
            var ids = course.Findings.Select(FindingId.OfImport).ToHashSet();
            Assert.All(course.Findings.Where(f => f.Supersedes is not null), f => Assert.True(ids.Contains(f.Supersedes!.Value) && f.Why is not null));
        }
        Assert.Equal(Enum.GetValues<Why>(), courses.SelectMany(c => c.Findings).Select(f => f.Why).OfType<Why>().Distinct().Order());
    }

    [Fact]
    public void A_central_review_is_another_read_of_the_same_tissue_on_the_same_day()
    {
        var findings = Synthetic.Courses(500).SelectMany(c => c.Findings).ToList();
        var reviews = findings.Where(f => f.Content is Specimen { Read: ReadRole.Central }).ToList();
        Assert.True(reviews.Count > 20);
        foreach (var review in reviews)
        {
            var first = findings.First(f => f.Origin == review.Origin![..review.Origin!.IndexOf("/review", StringComparison.Ordinal)]);
            Assert.Equal((first.Happened, ((Specimen)first.Content).SpecimenName), (review.Happened, ((Specimen)review.Content).SpecimenName));
            Assert.True(review.Content is Specimen { Differentiation: Differentiation.Well, ReportedGrade: Grade.G3 } or Specimen { ReportedGrade: null });
        }
        var disputed = findings.Where(f => f.Content is Specimen { Read: ReadRole.Consensus }).ToList();
        Assert.NotEmpty(disputed);
        Assert.All(disputed, c => Assert.Equal(3, reviews.Count(r => r.Origin!.StartsWith(c.Origin! + "/R", StringComparison.Ordinal))));
    }
}
