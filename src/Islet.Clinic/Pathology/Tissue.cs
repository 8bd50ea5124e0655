using Islet.Course;

namespace Islet.Clinic;

/// <summary>One piece of tissue and all that was read in it.</summary>
/// <param name="Reads">Reads in view, in rising rank (facts.md 1.6, rule T).</param>
/// <param name="Earlier">Reads that a later review of the same tissue replaced, oldest first. What was only corrected or completed is not among them.</param>
public sealed record Tissue(IReadOnlyList<Finding> Reads, IReadOnlyList<Finding> Earlier)
{
    /// <summary>The read that speaks: consensus, else a central or second read, else the original (facts.md 1.5).</summary>
    public Finding Leading => Reads[^1];

    public Specimen Said => (Specimen)Leading.Content;

    public string? Name => Said.SpecimenName;

    /// <summary>The first read that was issued.</summary>
    public Finding First => Earlier.Count > 0 ? Earlier[0] : Reads[0];

    /// <summary>The same tissue was read again, and the later read speaks.</summary>
    public bool IsReviewed => Leading.Id != First.Id;

    /// <summary>Two reviews differ in class and no consensus settles it: none of them speaks (facts.md 1.5).</summary>
    public bool ReviewsDiffer => Said.Read is not ReadRole.Consensus
        && TissueClass.Differ(Reads.Select(r => (Specimen)r.Content).Where(s => s.Read is ReadRole.Second or ReadRole.Central && HasEnough(s)));

    /// <summary>Not enough to say anything, whether or not the reason is given.</summary>
    public bool IsInadequate => !HasEnough(Said);

    /// <summary>The tissue that a view sees of the index tumour, each piece once, the latest last.</summary>
    public static IReadOnlyList<Tissue> Of(Snapshot snapshot)
    {
        List<Seen> visible = [.. snapshot.Visible<Specimen>().Where(s => ((Specimen)s.Finding.Content).SpecimenType is not "none")];
        if (visible.Count == 0)
            return [];
        if (visible is [var only])
            return [new([only.Finding], Replaced(visible, snapshot))];
        var axis = snapshot.Course.Axis;
        return [.. visible.GroupBy(s => ((Specimen)s.Finding.Content).SpecimenName ?? s.Finding.Id.ToString(), StringComparer.Ordinal)
            .Select(reads => new Tissue(ByRank(reads), Replaced(reads, snapshot)))
            .OrderBy(t => t.Leading.HappenedBy(axis)?.Days).ThenBy(t => t.Leading.Happened.First?.Days).ThenBy(t => t.Leading.Id)];
    }

    private static List<Finding> ByRank(IEnumerable<Seen> reads)
    {
        List<Seen> rest = [.. reads];
        var ranked = new List<Finding>(rest.Count);
        while (rest.Count > 0)
        {
            var highest = Sight.ByRank(rest);
            rest.Remove(highest);
            ranked.Insert(0, highest.Finding);
        }
        return ranked;
    }

    /// <summary>Follows the reads in view back over what they replaced, and keeps what was a read of its own.</summary>
    private static List<Finding> Replaced(IEnumerable<Seen> reads, Snapshot snapshot)
    {
        List<Finding> earlier = [];
        foreach (var seen in reads)
        {
            var read = seen.Finding;
            while (read is { Supersedes: { } id, Why: var why } && snapshot.Findings.FirstOrDefault(s => s.Finding.Id == id) is { Visibility: Visibility.Superseded, Finding: { } older })
            {
                if (why is Why.Review && older.Content is Specimen)
                    earlier.Insert(0, older);
                read = older;
            }
        }
        return earlier;
    }

    private static bool HasEnough(Specimen read) => read is { Adequate: not false, InadequateBecause: null };
}
