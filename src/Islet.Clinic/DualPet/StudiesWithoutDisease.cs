using Islet.Course;

namespace Islet.Clinic;

/// <summary>Studies on which there was no tumour to be seen. They are on record, and give no result of the tracer: facts.md section 5, C-NO-DISEASE.</summary>
public static class StudiesWithoutDisease
{
    /// <summary>The last one of a modality, where none with a result is as late; null: none, or a later study showed tumour.</summary>
    /// <param name="modality">SSTR-PET, SRS, FDG-PET.</param>
    public static Finding? LastOf(string modality, Snapshot snapshot)
    {
        List<Finding> studies = [.. snapshot.Visible<ImagingStudy>().Select(s => s.Finding).Where(f => f.Content is ImagingStudy i && i.Modality == modality && f.Happened.Last is not null)];
        return studies.Where(f => ((ImagingStudy)f.Content).TumourPresent is false).MaxBy(f => (f.Happened.Last!.Value.Days, f.Id)) is { } last
            && !studies.Exists(f => ((ImagingStudy)f.Content).TumourPresent is not false && HasResult((ImagingStudy)f.Content) && f.Happened.First > last.Happened.Last) ? last : null;
    }

    private static bool HasResult(ImagingStudy study) => (study.SstrPetResult ?? study.SrsResult ?? study.FdgPetResult) is not null;
}
