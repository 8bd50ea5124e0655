using Islet.Clinic;
using Islet.Course;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>What stands below a table with a layout of its own: by which conventions its cells were found, and what the study says itself.</summary>
internal static class StudyNotes
{
    public static IEnumerable<string> Of(StudyResults results, LayoutResult found)
    {
        var (layout, study) = (found.Table, results.Study);
        yield return $"Columns are read at: {string.Join("; ", layout.Columns.Where(c => c.Missing.Count == 0).Select(c => Named(c.At, study)).Distinct())}." +
            string.Concat(layout.Rows.Where(r => r.Ask?.At is not null).GroupBy(r => r.Ask!.At!.Value).Select(g => $" At {Named(g.Key, study)}: {string.Join("; ", g.Select(r => r.Label))}."));
        if (Recharacterizations(layout, study))
            yield return Windows;
        var asked = layout.Rows.Aggregate(default(FactSet), (facts, row) => facts | (row.Ask?.Facts ?? default));
        if (asked.Contains(Fact.SignificantChange))
            yield return SignificantChange;
        if (asked.Contains(Fact.SystemicLinesBefore))
            yield return "Treatments before: that there was none of a kind is known only where a person has said that the treatment history is complete.";
        if (found.Rows.Any(r => r.Cells.Any(c => c.Unknown > 0 && r.Row.Ask is { Rest: null, Time: null, Percent: null or LayoutPercent.None } && layout.Percent is LayoutPercent.None)))
            yield return "Unknown: the facts of the row are not known of these patients. They are in the denominator and in no count.";
        if (found.Rows.Any(r => r.Row.Ask?.Rest is not null))
            yield return $"{string.Join(", ", found.Rows.Select(r => r.Row.Ask?.Rest).OfType<string>().Distinct())}: all patients of the row who are in none of the counts before, those of whom nothing is known included.";
        if (found.Rows.Any(r => r.Cells.Any(c => c.Open > 0)))
            yield return "More undecided: it is not known whether the row is about these patients. They are in no count and in no denominator.";
        foreach (var note in LayoutNotes.Of(found))
            yield return note;
        foreach (var note in layout.Notes)
            yield return note;
    }

    // Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.2 and note of table 2, with the limits of Ki-67 at exactly 10 and 20 % that the house chose.
    private const string SignificantChange = "Significant change, against earlier characterizations: (i) a new hormonal syndrome, or a hormone newly secreted by the tumour; " +
        "(ii) loss or gain of lesions that take up FDG or the receptor tracer; (iii) a rise of Ki-67 into a higher grade, or from low G2 (3 to 10%) to high G2 (over 10 to 20%). " +
        "Yes where any of them is, no only where all three are known not to be, else unknown. It rests on these alone: whether therapy changed is asked apart.";

    private static string Named(StudyEvent at, Study study)
    {
        var (named, happens) = (StudyWords.EventName(at), StudyWords.EventName(at.In(study)));
        return named == happens ? happens : $"{named} ({happens})";
    }

    private static bool Recharacterizations(LayoutTable layout, Study study) =>
        layout.Columns.Select(c => c.At).Concat(layout.Rows.Select(r => r.Ask?.At).OfType<StudyEvent>()).Any(e => e.In(study).Kind is EventKind.Recharacterization);

    private static string Windows => Text($"A characterization is declared by a person, or else derived from the examinations: each new tissue or dual PET with other tissue within {CharacterizationWindows.TissueDays} days, ") +
        Text($"PET within {CharacterizationWindows.PetDays} days and hormones within {CharacterizationWindows.HormoneDays} days of it; house windows, for the paper gives none.");
}
