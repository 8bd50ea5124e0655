using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>Cohorts simulated to match a paper, made once a test run.</summary>
internal static class Calibrated
{
    private static readonly Lazy<string> ExampleText = new(() => File.ReadAllText(Repository.File("tests", "Islet.Tests", "Studies", "Virtual", "Calibrated", "example.yaml")));

    public static string Example => ExampleText.Value;

    public static CalibratedProfile Profile(string text)
    {
        var (profile, problems) = CalibratedFile.Read(text, "profile.yaml");
        Assert.True(profile is not null, string.Join('\n', problems));
        return profile;
    }

    public static CalibratedProfile Shipped(string name) => Profile(File.ReadAllText(Repository.File("demo", "profiles", name)));

    /// <summary>As imported on the day after the lock.</summary>
    public static DiseaseCourse Imported(CalibratedProfile profile, NewCourse course)
    {
        var recording = new Recording(1, new DateTimeOffset(profile.DataLock.AddDays(1), default, default), "test", "virtual");
        return new(1, course.Patient.Key, course.Patient.Axis, course.Patient.Center, course.Patient.Synthetic,
            [.. course.Findings.Select(f => new Finding(FindingId.OfImport(f), f.Happened, f.Reported, recording, f.Content, 1, f.Origin, f.Supersedes, f.Why))]);
    }
}
