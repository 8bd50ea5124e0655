using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// A course as somebody sees it who may see no key and no free text: the patient is "P12", texts, names and days of birth are gone, who typed it and from which
/// file are not told. Clinical days stay, so that this is no de-identified file: it is for a reader inside the centre.
/// </summary>
public static class PseudonymousCourse
{
    public static DiseaseCourse Of(DiseaseCourse course)
    {
        var redaction = new Redaction(new(), keepPlace: true);
        return course with
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"P{course.Patient}"),
            Findings = [.. course.Findings.Select(f => Of(f, redaction)).OfType<Finding>()],
        };
    }

    private static Finding? Of(Finding finding, Redaction redaction) => redaction.Of(finding.Content) is { } content
        ? finding with { Content = content, Origin = null, Recorded = finding.Recorded with { By = "", Source = "" } } : null;
}
