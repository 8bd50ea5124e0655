using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// What a desk enters of a patient (a referral, a deferral, a judgement, a consent) bears the day on which it was typed, not one of the patient's. Counted from
/// diagnosis, the day of the export tells the diagnosis to the day: nothing of a course may lie after the patient was last in contact with the clinic.
/// </summary>
internal static class LastContact
{
    /// <summary>Seen, examined, treated or dead on that day. Everything else says when somebody wrote, and so does a kind that is not known yet.</summary>
    private static bool IsContact(Content content) => content is Diagnosis or Specimen or Staging or ImagingStudy or LesionRead or Treatment or TreatmentStop or Injection or Procedure or VitalStatus
        or Laboratory or ClinicalStatus or ProgressionJudgement or ReportedOutcome or AdverseEvent or Molecular or Enrolment or EnrolmentEnd;

    /// <summary>Says only what is to come, and nothing once nobody came: a place on the board's list, an item put off, a characterization without examinations.</summary>
    private static bool IsPlan(Content content) => content is BoardReferral or Deferral or Characterization;

    /// <param name="inForce">Findings of one course, on its own axis.</param>
    /// <returns>Plans after the last contact dropped, whatever else bears a later day set on that of the contact.</returns>
    public static List<Finding> Cut(IReadOnlyList<Finding> inForce, DeidentificationCounts counts)
    {
        // Of a partial date the first day: the contact is known to be no earlier, and may not be dated into the future.
        var last = inForce.Where(f => IsContact(f.Content) && f.Happened.IsKnown).MaxBy(f => f.Happened.First!.Value.Days)?.Happened ?? When.Unknown;
        var kept = new List<Finding>(inForce.Count);
        foreach (var f in inForce)
        {
            var late = !IsContact(f.Content) && IsAfter(f.Happened, last);
            if (late && IsPlan(f.Content))
            {
                counts.PlansDropped++;
                continue;
            }
            var typed = f.Reported is { AsHappened: false, When: var reported } && IsAfter(reported, last);
            counts.DaysCut += late || typed ? 1 : 0;
            kept.Add(f with { Happened = late ? last : f.Happened, Reported = typed ? Reported.On(last) : f.Reported });
        }
        return kept;
    }

    private static bool IsAfter(When when, When contact) => when.Last is { } day && (contact.Last is not { } end || day > end);
}
