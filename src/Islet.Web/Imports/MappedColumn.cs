using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>A column of the file, and what the map makes of it.</summary>
/// <param name="Becomes">In words; empty: the map does not read it, and nobody said that it is left out.</param>
public sealed record MappedColumn(SheetColumn Column, IReadOnlyList<string> Becomes)
{
    /// <summary>The columns of all sheets, each name once; a column's place in the list is its number in addresses.</summary>
    public static IReadOnlyList<MappedColumn> Of(SheetFile file, CourseMap? map) =>
        [.. file.Sheets.SelectMany(s => s.Columns).DistinctBy(c => c.Name, StringComparer.Ordinal).Select(c => new MappedColumn(c, map is null ? [] : [.. Uses(map, c.Name)]))];

    private static IEnumerable<string> Uses(CourseMap map, string column)
    {
        if (map.Patient.Columns.Contains(column))
            yield return map.Patient is PatientIdentity ? T("who the patient is: for the key file only") : T("the patient's pseudonym");
        if (map.Center?.Column == column)
            yield return T("the centre");
        if (map.Axis.ZeroColumn == column)
            yield return T("day zero");
        foreach (var (finding, member, _) in map.Readers(column))
            yield return $"{FactWords.Sentence(finding.Name)}: {FactWords.Word(member.Member)}";
        foreach (var finding in map.Findings)
        {
            if (finding.Reads(finding.When?.Column, column))
                yield return $"{FactWords.Sentence(finding.Name)}: day";
            if (finding.Reads(finding.Reported?.Column, column))
                yield return T($"{FactWords.Sentence(finding.Name)}: day of the report");
            if (finding.Reads(finding.OnlyWhere?.Column, column))
                yield return T($"{FactWords.Sentence(finding.Name)}: only where it says so");
            if (finding.By.Any(by => finding.Reads(by, column)))
                yield return T($"{FactWords.Sentence(finding.Name)}: tells rows apart");
            foreach (var (member, word) in finding.Set.SelectMany(m => m.From is CheckedColumns c ? c.Words.Where(w => finding.Reads(w.Column, column)).Select(w => (m.Member, w.Word)) : []))
                yield return $"{FactWords.Sentence(finding.Name)}: {FactWords.Word(member)}, {FactWords.Word(word)}";
        }
        if (map.LeaveOut.Contains(column))
            yield return T("left out");
    }

    /// <summary>What a column can be said to be: every member of every kind that a sheet speaks of.</summary>
    public static IReadOnlyList<(string Kind, IReadOnlyList<FindingMember> Members)> Targets { get; } =
        [.. FindingForm.All.Where(f => f.Kind is not nameof(PersonMatch)).Select(f => (f.Kind, (IReadOnlyList<FindingMember>)[.. f.Members.Where(m => m.Name is not ("stated_by" or "tumour" or "placed_at_origin"))]))];
}
