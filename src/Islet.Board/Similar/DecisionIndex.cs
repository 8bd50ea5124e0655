using System.Collections.Concurrent;

namespace Islet.Board;

/// <summary>Of which decisions a list is asked; null: all.</summary>
/// <param name="Done">As recorded: true, false; with <paramref name="DoneUnknown"/> those of which nobody recorded it.</param>
public sealed record DecisionFilter(string? Center = null, bool? Done = null, bool DoneUnknown = false)
{
    public bool Includes(Landmark one) => (Center is null || one.Center == Center) && (DoneUnknown ? one.Decision.Done is null : Done is null || one.Decision.Done == Done);
}

/// <summary>Every decision of the registry's boards with the state on its day and what followed, kept in memory. Never changed: what is recorded later makes a new one.</summary>
public sealed class DecisionIndex
{
    private readonly Landmark[] landmarks;
    private readonly Lazy<Landmark[]> latest;
    private readonly ConcurrentDictionary<DecisionFilter, IReadOnlyList<Landmark>> filtered = []; // of the few filters there are, made when first asked for

    /// <param name="landmarks">By patient, of one patient by their days.</param>
    public DecisionIndex(IEnumerable<Landmark> landmarks)
    {
        this.landmarks = [.. landmarks];
        latest = new(() => [.. this.landmarks.OrderByDescending(l => l.Day).ThenBy(l => l.Patient)]);
    }

    /// <summary>By patient, of one patient by their days.</summary>
    public IReadOnlyList<Landmark> All => landmarks;

    public IReadOnlyList<string> Centers => field ??= [.. landmarks.Select(l => l.Center).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Those of a filter, the latest first.</summary>
    public IReadOnlyList<Landmark> Latest(DecisionFilter filter) => filter == new DecisionFilter() ? latest.Value : filtered.GetOrAdd(filter, _ => [.. latest.Value.Where(filter.Includes)]);

    public DecisionIndex With(IReadOnlyCollection<long> touched, IEnumerable<Landmark> now)
    {
        var gone = touched.ToHashSet();
        return new(landmarks.Where(l => !gone.Contains(l.Patient)).Concat(now).OrderBy(l => l.Patient));
    }
}
