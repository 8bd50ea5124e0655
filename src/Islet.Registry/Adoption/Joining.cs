using Islet.Course;

namespace Islet.Registry;

/// <summary>What of another registry's course goes into the course that is here.</summary>
/// <param name="New">In an order in which each comes after what it replaces.</param>
internal sealed record Joining(IReadOnlyList<StoredFinding> New, int Unchanged, IReadOnlyList<Problem> Problems)
{
    private enum Fate
    {
        Unchanged,
        New,
        Contradicts,
        Conflict,
    }

    /// <param name="there">Held to be sound: every chain of replacements begins with a finding that replaces nothing.</param>
    public static Joining Decide(string where, IReadOnlyList<StoredFinding> here, IReadOnlyList<StoredFinding> there)
    {
        var held = here.ToDictionary(f => f.Id);
        var replaced = here.Select(f => f.Supersedes).OfType<FindingId>().ToHashSet();
        var origins = here.Select(f => f.Origin).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var successors = there.Where(f => f.Supersedes is not null).ToDictionary(f => f.Supersedes!.Value);
        var (added, unchanged, problems) = (new List<StoredFinding>(), 0, new List<Problem>());
        foreach (var root in there.Where(f => f.Supersedes is null))
        {
            for (var f = root; f is not null; f = successors.GetValueOrDefault(f.Id))
            {
                var fate = Of(f);
                unchanged += fate is Fate.Unchanged ? 1 : 0;
                if (fate is Fate.New)
                    added.Add(f);
                if (fate is Fate.Contradicts)
                    problems.Add(AdoptionProblems.Contradicts($"{where}, finding {f.Id}"));
                if (fate is not Fate.Conflict)
                    continue;
                problems.Add(AdoptionProblems.Conflict($"{where}, finding {f.Id}"));
                break; // what builds on it is left out with it
            }
        }
        return new(added, unchanged, problems);

        Fate Of(StoredFinding f) => held.TryGetValue(f.Id, out var same) ? (same with { Batch = f.Batch } == f ? Fate.Unchanged : Fate.Contradicts)
            : f.Supersedes is { } older ? (replaced.Contains(older) ? Fate.Conflict : Fate.New)
            : f.Origin is { } origin && origins.Contains(origin) ? Fate.Conflict : Fate.New;
    }
}
