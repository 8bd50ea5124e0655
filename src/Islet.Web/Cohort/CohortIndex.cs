using Islet.Figures;
using Islet.Studies;

namespace Islet.Web;

/// <summary>The patients with one value of a facet.</summary>
public sealed record FacetValue(string Value, PatientBits Patients);

/// <summary>A facet and those of its values that somebody has, in their own order; the unknown last.</summary>
public sealed record IndexedFacet(CohortFacet Facet, IReadOnlyList<FacetValue> Values)
{
    public PatientBits? this[string value] => Values.FirstOrDefault(v => v.Value == value)?.Patients;
}

/// <summary>A set of patients for every value of every facet. Made from the marks of a census when it is first asked for; never changed.</summary>
public sealed class CohortIndex
{
    private readonly IReadOnlyList<CohortMark> marks;

    private CohortIndex(IReadOnlyList<CohortMark> marks, IReadOnlyList<IndexedFacet> facets) => (this.marks, Facets) = (marks, facets);

    public int Patients => marks.Count;

    public IReadOnlyList<IndexedFacet> Facets { get; }

    public IndexedFacet this[CohortFacet facet] => Facets.First(f => f.Facet == facet);

    public static CohortIndex Of(IReadOnlyList<PatientRow> rows, IReadOnlyList<CohortMark> marks) => new(marks, [.. CohortFacet.All.Select(facet => Column(facet, rows, marks))]);

    /// <summary>One patient's way through the lines of therapy.</summary>
    public IReadOnlyList<SequenceState> Lines(int row)
    {
        var states = new List<SequenceState>(CohortMark.MostLines);
        for (var line = 0; line < CohortMark.MostLines && marks[row].Line(line) is { } state; line++)
            states.Add(state);
        return states;
    }

    private static IndexedFacet Column(CohortFacet facet, IReadOnlyList<PatientRow> rows, IReadOnlyList<CohortMark> marks)
    {
        var (values, read) = (new Dictionary<string, PatientBits>(StringComparer.Ordinal), CohortFacet.ValuesOf(facet));
        for (var i = 0; i < rows.Count; i++)
            foreach (var value in read(rows[i], marks[i]))
            {
                if (!values.TryGetValue(value, out var patients))
                    values.Add(value, patients = new(rows.Count));
                patients[i] = true;
            }
        return new(facet, [.. values.OrderBy(v => Rank(facet, v.Key)).ThenBy(v => v.Key, StringComparer.Ordinal).Select(v => new FacetValue(v.Key, v.Value))]);
    }

    private static int Rank(CohortFacet facet, string value) => value switch
    {
        CohortFacet.Unknown => int.MaxValue,
        CohortFacet.Undecided or CohortFacet.UnknownBefore => int.MaxValue - 1,
        CohortFacet.Later => int.MaxValue - 2,
        "died" when facet.Group is null => int.MaxValue - 3,
        CohortFacet.None => int.MaxValue - 4,
        CohortFacet.Other => int.MaxValue - 5,
        _ when facet.Group is { } group => group.Group.Levels.ToList().FindIndex(l => l.Name == value),
        _ => 0,
    };
}
