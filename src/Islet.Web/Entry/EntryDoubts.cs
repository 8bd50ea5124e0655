using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>A form that was understood, held against the course: what cannot be is refused, what is unlikely waits for a person's word.</summary>
/// <remarks>What contradicts what is the rules' (<see cref="ConsistencyRules"/>), and so is what a form does about it (<see cref="NewContradictions"/>).</remarks>
internal static class EntryDoubts
{
    /// <summary>Larger than a tumour or a lesion that is measured [H].</summary>
    private const decimal LargestCm = 15, LargestMm = 150;

    /// <param name="readings">Those of one form that say a finding.</param>
    /// <param name="before">The finding that is corrected: what was doubtful about it already is not asked again.</param>
    public static IEnumerable<FieldProblem> Of(EntryLayout layout, IReadOnlyList<TypedReading> readings, DiseaseCourse course, bool sure, Finding? before = null)
    {
        TypedReading[] said = [.. readings.Where(r => r.Finding is not null)];
        var problems = Contradictions(layout, said, course);
        if (!sure)
            problems = problems.Concat(said.SelectMany((r, i) => Questions(r, course, [.. said.Take(i)], before)));
        return problems.Where(p => p.Refuses || !sure).DistinctBy(p => (p.Field, p.Code, p.Says));
    }

    private static IEnumerable<FieldProblem> Contradictions(EntryLayout layout, TypedReading[] said, DiseaseCourse course)
    {
        var findings = said.Select((r, i) => EntryPreview.Of(r.Finding!, i)).ToList();
        foreach (var found in NewContradictions.Of(course, course with { Findings = [.. course.Findings, .. findings] }))
        {
            var how = NewContradictions.Of(found.Code);
            var mention = found.Mentions.Where(m => m.Number >= course.Findings.Count).Select(m => (Mention?)m).FirstOrDefault();
            var reading = said[mention is { } own ? own.Number - course.Findings.Count : 0];
            var field = layout.Field(mention?.Member ?? "");
            if (how is not AtEntry.Told)
                yield return new(field is null ? TypedFinding.DayField : reading.PlaceOf(field.Id), field?.Name, how is AtEntry.Refused ? "E_ENTRY_IMPOSSIBLE" : "W_ENTRY_CONTRADICTS", ContradictionWords.Says(found, mention is null || found.Mentions[0].Number >= course.Findings.Count, course));
        }
    }

    private static IEnumerable<FieldProblem> Questions(TypedReading reading, DiseaseCourse course, IReadOnlyList<TypedReading> sameForm, Finding? before)
    {
        var succession = Succession.Of(course.Findings);
        List<(When, Content)> others = [.. course.Findings.Where(f => succession.IsInForce(f) && f.Id != before?.Id).Select(f => (f.Happened, f.Content)), .. sameForm.Select(r => (r.Finding!.Happened, r.Finding.Content))];
        var known = before is null ? [] : Of(before.Content, before.Happened, others).ToHashSet();
        return Of(reading.Finding!.Content, reading.Finding.Happened, others).Where(doubt => !known.Contains(doubt))
            .Select(doubt => new FieldProblem(reading.PlaceOf(EntryField.IdOf(doubt.Member)), doubt.Member, doubt.Code, doubt.Says));
    }

    private static IEnumerable<EntryDoubt> Of(Content content, When happened, IReadOnlyList<(When Happened, Content Content)> others) => content switch
    {
        Laboratory lab => LaboratoryDoubts.Of(lab, happened, others),
        Treatment { Drugs.Count: 0, Investigational: not true } => [new("drugs", "W_ENTRY_LOOK", T("No drug is named: nothing can be said of this treatment. Name it, or say that it is investigational."))],
        LesionRead { Study: null } => [new("study", "W_ENTRY_LOOK", T("No scan is named: the lesion table and the response cannot place this lesion. Name the scan, or enter the lesion in the table."))],
        Staging { TumourSizeCm: > LargestCm } => [new("tumour_size_cm", "W_ENTRY_LOOK", T($"Larger than {LargestCm} cm: were millimetres meant?"))],
        Specimen { LargestDiameterMm: > LargestMm } => [new("largest_diameter_mm", "W_ENTRY_LOOK", T($"Larger than {LargestMm} mm: look at the number and the unit."))],
        _ => [],
    };
}

/// <summary>What is unlikely about one member of a finding.</summary>
internal readonly record struct EntryDoubt(string Member, string Code, string Says);

/// <summary>A finding as it would be recorded.</summary>
internal static class EntryPreview
{
    public static Finding Of(NewFinding entered, int place) => new(new(UInt128.MaxValue - (UInt128)(uint)place), entered.Happened, entered.Reported, new(long.MaxValue, DateTimeOffset.MaxValue, "", ""), entered.Content, Supersedes: entered.Supersedes, Why: entered.Why);
}
