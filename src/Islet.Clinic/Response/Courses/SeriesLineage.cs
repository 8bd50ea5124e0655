namespace Islet.Clinic;

/// <summary>Which lesions fell apart and which became one, as far as the visits read so far say (Eisenhauer 2009, appendix II).</summary>
internal sealed class SeriesLineage(LesionRoles roles)
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal), hosts = new(StringComparer.Ordinal);

    public void Learn(VisitReads visit)
    {
        foreach (var read in visit.All.Select(r => r.Read))
        {
            if (read.SplitFrom is { } parent && parent != read.Lesion)
                parents[read.Lesion] = parent;
            if (read.MergedInto is { } host && host != read.Lesion)
                hosts[read.Lesion] = host;
            else if (read.LongestMm is not null || read.ShortAxisMm is not null)
                hosts.Remove(read.Lesion); // told apart again
        }
    }

    /// <summary>The followed lesion of which this one is a part; null: none.</summary>
    public string? Root(string lesion)
    {
        HashSet<string> seen = [];
        for (var at = lesion; seen.Add(at) && parents.TryGetValue(at, out var parent); at = parent)
            if (roles.IsTracked(parent))
                return parent;
        return null;
    }

    public IReadOnlyList<string> Fragments(string lesion) => [.. parents.Keys.Where(part => !roles.IsTracked(part) && Root(part) == lesion).Order(StringComparer.Ordinal)];

    /// <summary>A merged lesion stays merged until it is measured by itself again; nobody repeats the word at every scan. [H]</summary>
    public string? Host(string lesion) => hosts.GetValueOrDefault(lesion);

    public IReadOnlyList<string> Absorbed(string lesion) => [.. hosts.Where(h => h.Value == lesion).Select(h => h.Key).Order(StringComparer.Ordinal)];
}
