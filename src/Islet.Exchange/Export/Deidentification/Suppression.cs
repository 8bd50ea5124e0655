using Islet.Course;

namespace Islet.Exchange;

/// <summary>Blanks what makes a patient stand out: site, age, sex and centre of everybody in a group below the limit, who then are one group of unknowns.</summary>
/// <param name="Cells">Blanked, as the table of patients counts them.</param>
internal sealed record Suppression(IReadOnlyList<DiseaseCourse> Courses, int Patients, int Cells)
{
    public static Suppression Of(IReadOnlyList<DiseaseCourse> courses, DeidentifyOptions options)
    {
        List<(IReadOnlyList<string> Values, List<DiseaseCourse> Members)> groups = [.. courses
            .GroupBy(c => string.Join('\0', ReidentificationRisk.QuasiIdentifiers(c, options)), StringComparer.Ordinal)
            .Select(g => (ReidentificationRisk.QuasiIdentifiers(g.First(), options), g.ToList())).OrderBy(g => g.Item2.Count).ThenBy(g => g.Item2[0].Patient)];
        var (blanked, cells) = (new HashSet<long>(), 0);
        foreach (var (values, members) in groups)
        {
            // A blanked group that is itself too small takes the next one in.
            if (members.Count >= options.SmallestGroup && (blanked.Count == 0 || blanked.Count >= options.SmallestGroup))
                break;
            blanked.UnionWith(members.Select(c => c.Patient));
            cells += members.Count * values.Count(v => v.Length > 0);
        }
        return new([.. courses.Select(c => blanked.Contains(c.Patient) ? Blank(c) : c)], blanked.Count, cells);
    }

    private static DiseaseCourse Blank(DiseaseCourse course) => course with
    {
        Center = null,
        Findings = [.. course.Findings.Select(f => f.Content switch
        {
            Person person => f with { Content = person with { Sex = null, Country = null } },
            Diagnosis diagnosis => f with { Content = diagnosis with { AgeYears = null, Histology = null } },
            TumourEntity tumour => f with { Content = tumour with { Organ = null } },
            Specimen specimen => f with { Content = specimen with { Organ = null } },
            _ => f,
        })],
    };
}
