using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>A cell from which a member of a finding came.</summary>
public sealed record PreviewCell(string Sheet, int Row, string Column, string Text);

/// <summary>A finding as it would become, with the cells it came from.</summary>
/// <param name="Cells">By member; happened and reported for the times. What the map says of every row has no cell.</param>
public sealed record PreviewFinding(NewFinding Finding, IReadOnlyDictionary<string, PreviewCell> Cells);

public sealed record PreviewCourse(NewPatient Patient, IReadOnlyList<PreviewFinding> Findings);

/// <param name="Problems">Of the whole and of these patients; those of whole columns are left to the import.</param>
public sealed record MapPreview(IReadOnlyList<PreviewCourse> Courses, IReadOnlyList<CellProblem> Problems);

public sealed partial class MappedCourses
{
    /// <summary>The first patients as they would become. Nothing is stored, and no key file is needed: people are numbered.</summary>
    public static MapPreview Preview(SheetFile file, CourseMap map, int patients, MappedOptions? options = null)
    {
        var people = 0;
        var numbered = (options ?? MappedOptions.None) with { Pseudonym = _ => (++people).ToString(CultureInfo.InvariantCulture) };
        return new MappedCourses(file, map, numbered).Previewed(patients);
    }

    private MapPreview Previewed(int patients)
    {
        var finished = Drafts().Take(patients).Select(Finished).ToList();
        var cells = Texts([.. finished.SelectMany(p => p.Findings).SelectMany(f => f.Cells.Values)]);
        return new([.. finished.Select(p => new PreviewCourse(p.Patient, [.. p.Findings.Select(f =>
            new PreviewFinding(f.Finding, f.Cells.ToDictionary(c => c.Key, c => cells[c.Value], StringComparer.Ordinal)))]))], problems.InOrder());
    }

    private Dictionary<CellAt, PreviewCell> Texts(HashSet<CellAt> wanted)
    {
        var (found, rows) = (new Dictionary<CellAt, PreviewCell>(), wanted.ToLookup(c => (c.Sheet, c.Row)));
        foreach (var sheet in sheets)
        {
            var open = wanted.Where(c => c.Sheet == sheet.Order).Select(c => c.Row).ToHashSet();
            foreach (var row in sheet.Sheet.Rows().TakeWhile(_ => open.Count > 0).Where(r => open.Remove(r.Number)))
            {
                foreach (var at in rows[(sheet.Order, row.Number)])
                    found.Add(at, new(sheet.Sheet.Name, row.Number, sheet.Sheet.Columns[at.Column].Name, row.Cells[at.Column].Text));
            }
        }
        return found;
    }
}
