using System.Globalization;

namespace Islet.Studies;

/// <summary>A sentence of the catalogue with its values: said in English by a file, in the reader's language by a page.</summary>
/// <param name="Many">For another count than one, <paramref name="English"/> being for one; {0} is the count. Null: there is but one form.</param>
public readonly record struct RemarkSentence(string English, string? Many, int Count, IReadOnlyList<string> Values)
{
    public string InEnglish => string.Format(CultureInfo.InvariantCulture, Many is null || Count == 1 ? English : Many, [.. Many is null ? [] : new[] { Numbers.Count(Count) }, .. Values]);
}

/// <summary>What remarks say: the same on the builder's page and in a report, for what leaves the page is what is printed.</summary>
public static class StudyRemarkWords
{
    /// <param name="fact">A fact's name in the reader's words; null: as reports have it.</param>
    public static RemarkSentence Of(StudyRemark r, Func<string, string>? fact = null)
    {
        var (count, among, of) = (Numbers.Count(r.Count), Numbers.Count(r.Among), r.Kind is StudyRemarkKind.KnownLater ? (fact ?? StudyWords.Label)(r.Of) : r.Of);
        return r.Kind switch
        {
            StudyRemarkKind.Nothing when r.Among == 0 => Said(N("Nobody could be analysed. The flow of patients says where they left.")),
            StudyRemarkKind.Nothing => Said(N("None of the {0} patients had the event: nothing can be estimated but that."), among),
            StudyRemarkKind.FewEvents when r.Of.Length == 0 => Said(N("Only {0} of {1} patients had the event: the curve and its median hang on single patients."), count, among),
            StudyRemarkKind.FewEvents => Said(N("{0}: only {1} of {2} patients had the event: its curve and median hang on single patients."), of, count, among),
            StudyRemarkKind.SmallGroup => N(r.Count, "{1}: only {0} patient. Such a group shows no more than this patient, and a printed curve may point at a person.",
                "{1}: only {0} patients. Such a group shows no more than these patients, and a printed curve may point at persons.", of),
            StudyRemarkKind.EmptyGroup => Said(N("Nobody analysed is in {0}: there is no curve of it."), of),
            StudyRemarkKind.OfDiagnosis => Said(N("{0}: recorded at diagnosis, and not what was so at time zero. Who had no distant metastases then may have them by now; “Distant metastases at time zero” asks for those."), of),
            StudyRemarkKind.PartialDates => Said(N("{0} of {1} patients left because a date is known only to the month or year. Such dates are rarely partial by chance: of early deaths less is known to the day."), count, among),
            StudyRemarkKind.LaterLines => N(r.Count, "{0} patient has a drug round an operation, or for symptoms, that counts as a line only for what came after it. No clock starts with it, for on its first day nobody knew.",
                "{0} patients have a drug round an operation, or for symptoms, that counts as a line only for what came after it. No clock starts with it, for on its first day nobody knew."),
            StudyRemarkKind.GroupUnknown => Said(N("{0} is unknown of {1} of {2} patients, who are in no group's curve. If it is not by chance unknown, the comparison is biased."), of, count, among),
            StudyRemarkKind.Undecided => Said(N("“{0}” could not be decided of {1} of {2} patients, who left. If it is not by chance unknown, the cohort is a selection."), of, count, among),
            StudyRemarkKind.TreatmentAfterZero => Said(N("{0} tells of treatment, and is read at time zero: only what had been given by then counts. What was given later would make groups of those who lived long enough to be given it (immortal time). To compare treatments, start the clock with the line of therapy."), of),
            StudyRemarkKind.KnownLater => Said(N("{0}: {1} of {2} values became known, or changed, more than {3} days after time zero (median {4} days). Who lives longer is read again more often."), of, count, among, Numbers.Count(MarkedValues.LateDays), Numbers.Count(r.Days)),
            StudyRemarkKind.ShortFollowUp => Said(N("Median follow-up is {0} months; numbers at {1} months rest on few patients."), count, among),
            StudyRemarkKind.NotTested => Said(N("Groups are not tested: {0}."), of),
            StudyRemarkKind.NotFitted => Said(N("No model: {0}."), of),
            StudyRemarkKind.SamePseudonym when r.Among == (int)SamePseudonym.Apart => Said(N("{0} records of several datasets share a pseudonym. The study takes them for different persons; if some are one person, that person is counted twice."), count),
            StudyRemarkKind.SamePseudonym => Said(N("{0} records of several datasets share a pseudonym. The study takes them for one person each, of whom the record of the first dataset counts; if it is a chance, persons are lost."), count),
            StudyRemarkKind.Coded => Said(N("Of the statistics: {0}"), of),
            StudyRemarkKind.Model => Said(N("Of the model: {0}"), of),
        };
    }

    private static RemarkSentence Said(string english, params string[] values) => new(english, null, 0, values);

    /// <summary>Marks a sentence for the catalogue, which this room does not know.</summary>
    private static string N(string english) => english;

    private static RemarkSentence N(int count, string one, string many, params string[] values) => new(one, many, count, values);
}
