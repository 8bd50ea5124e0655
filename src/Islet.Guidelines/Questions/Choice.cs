namespace Islet.Guidelines;

internal static class Choice
{
    /// <summary>Every choice of so many items, in their order.</summary>
    public static IEnumerable<T[]> Of<T>(IReadOnlyList<T> from, int size, int start = 0) => size == 0 ? [[]]
        : Enumerable.Range(start, Math.Max(0, from.Count - start)).SelectMany(i => Of(from, size - 1, i + 1).Select(rest => (T[])[from[i], .. rest]));
}
