using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// A course as somebody sees it who may see no key and no free text: the patient is "P12", texts and names are gone, of the day of birth the year is left, who typed
/// it and from which file are not told. Clinical days and centres stay, so that this is no de-identified file: it is for a reader inside the centre, and what
/// leaves the centre goes through <see cref="Deidentification"/>.
/// </summary>
/// <remarks>Regulation (EU) 2016/679, article 4(5): pseudonymisation; the registry keeps the additional information apart.</remarks>
public static class PseudonymousCourse
{
    /// <summary>As the patient's address has it.</summary>
    public static string NameOf(long patient) => string.Create(CultureInfo.InvariantCulture, $"P{patient}");

    public static DiseaseCourse Of(DiseaseCourse course)
    {
        if (course.Findings.Count == 0)
            return course with { Key = NameOf(course.Patient) };
        var redaction = new Redaction(new(), keepPlace: true, keepDays: true);
        var age = AgeOf(course);
        var findings = new List<Finding>(course.Findings.Count);
        foreach (var f in course.Findings)
        {
            if (redaction.Of(f.Content) is not { } content)
                continue;
            if (content is Diagnosis { AgeYears: null } diagnosis)
                content = diagnosis with { AgeYears = age };
            findings.Add(f with { Content = content, Origin = null, Recorded = f.Recorded with { By = "", Source = "" } });
        }
        return course with { Key = NameOf(course.Patient), Findings = findings };
    }

    /// <summary>Completed years, while the day of birth is still there to count from.</summary>
    private static decimal? AgeOf(DiseaseCourse course) =>
        new Snapshot(course, View.Latest(course, DateOnly.MaxValue))[Fact.AgeAtDiagnosisYears].Value is FactValue.Number { Value: var age } ? age : null;
}
