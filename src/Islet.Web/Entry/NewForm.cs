using System.Security.Cryptography;
using Islet.Course;

namespace Islet.Web;

/// <summary>A form before anything is typed: what is usual for its kind, and the names that the course needs next. No value of medicine stands in it.</summary>
public static class NewForm
{
    public static FormText Of(EntryLayout layout, DiseaseCourse course)
    {
        var tumours = EntrySuggestions.Tumours(course);
        var head = new FormText([])
            .With(TypedFinding.ReportedField, layout.Report is UsualReport.SameDay ? TypedFinding.SameDay : TypedFinding.NotKnown)
            .With(TypedFinding.ByField, layout.By.ToString())
            .With(TypedFinding.TumourField, tumours is [var only] && layout.Kind is not "Tumour" ? only : "");
        if (layout.Kind is LaboratoryPanel.Kind)
            return LaboratoryPanel.Fill(head, LaboratoryPanel.Rows(course));
        foreach (var (field, name) in Names(layout, course))
            head = head.With(EntryField.IdOf(field), name);
        return head;
    }

    /// <summary>Names one saving of one form, so that sending it twice records once.</summary>
    public static string Token() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static IEnumerable<(string Field, string Name)> Names(EntryLayout layout, DiseaseCourse course)
    {
        IEnumerable<string> Taken(Func<Content, string?> name) => course.Findings.Select(f => name(f.Content)).OfType<string>();
        if (layout.Kind is "Specimen")
            yield return ("specimen", LesionTable.FreeName("S", Taken(c => (c as Specimen)?.SpecimenName)));
        else if (layout.Kind is "ImagingStudy")
            yield return ("study", LesionTable.FreeName("I", Taken(c => c switch { ImagingStudy s => s.Study, LesionRead l => l.Study, _ => null })));
        else if (layout.Kind is "Treatment")
            yield return ("course", LesionTable.FreeName("R", Taken(c => (c as Treatment)?.Course)));
        else if (layout.Kind is "TreatmentStop" or "Injection" && Running(course) is [var running])
            yield return ("course", running);
        if (layout.Kind is "Specimen" or "ImagingStudy" or "LesionRead")
            yield return ("read", SnakeCase.Of(ReadRole.Original));
    }

    private static IReadOnlyList<string> Running(DiseaseCourse course)
    {
        var succession = Succession.Of(course.Findings);
        var stopped = course.Findings.Where(succession.IsInForce).Select(f => (f.Content as TreatmentStop)?.Course).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. course.Findings.Where(succession.IsInForce).Select(f => (f.Content as Treatment)?.Course).OfType<string>().Where(name => !stopped.Contains(name)).Distinct(StringComparer.Ordinal)];
    }
}
