using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>The shipped profile, and its courses as a registry would hold them.</summary>
internal static class Synthetic
{
    public static string ProfileText { get; } = File.ReadAllText(Repository.File("demo", "profiles", "pancreatic-net.yaml"));

    public static Profile Profile { get; } = ProfileFile.Read(ProfileText, "pancreatic-net.yaml").Profile!;

    public static IReadOnlyList<NewCourse> Courses(int patients, ulong seed = 1) => [.. VirtualCohort.Generate(Profile, seed, patients)];

    /// <summary>As imported on the day after the lock.</summary>
    public static DiseaseCourse Imported(NewCourse course)
    {
        var recording = new Recording(1, new DateTimeOffset(Profile.DataLock.AddDays(1), default, default), "test", "virtual");
        return new(1, course.Patient.Key, course.Patient.Axis, course.Patient.Center, course.Patient.Synthetic,
            [.. course.Findings.Select(f => new Finding(FindingId.OfImport(f), f.Happened, f.Reported, recording, f.Content, 1, f.Origin, f.Supersedes, f.Why))]);
    }

    /// <summary>What nobody has taken back or replaced.</summary>
    public static IEnumerable<NewFinding> InForce(this NewCourse course)
    {
        var gone = course.Findings.Select(f => f.Supersedes).OfType<FindingId>().ToHashSet();
        return gone.Count == 0 ? course.Findings : course.Findings.Where(f => f.Why is not Why.Withdrawal && !gone.Contains(FindingId.OfImport(f)));
    }

    public static IEnumerable<T> Of<T>(this NewCourse course)
        where T : Content => course.InForce().Select(f => f.Content).OfType<T>();

    public static T One<T>(this NewCourse course)
        where T : Content => course.Of<T>().Single();

    public static DateOnly DayOf<T>(this NewCourse course)
        where T : Content => course.Findings.Single(f => f.Content is T).Happened.Day!.Value.First;

    /// <summary>Without what is planted so that a check finds something.</summary>
    public static Profile Sound { get; } = Profile with
    {
        Paperwork = Profile.Paperwork with { GradeAgainstCounts = 0, StageAgainstTnm = 0, SyndromeWithoutHormone = 0 },
    };

    public static string Text(NewCourse course) => string.Join('\n', course.Findings
        .Select(f => string.Join('|', f.Origin, f.Content.Kind, f.Happened.ToString(), f.Reported.ToStored(), f.ContentJson, f.Supersedes, f.Why))
        .Prepend($"{course.Patient.Key}|{course.Patient.Axis}|{course.Patient.Center}|{course.Patient.Synthetic}"));
}
