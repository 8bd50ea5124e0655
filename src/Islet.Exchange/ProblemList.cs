using System.Globalization;
using System.Runtime.InteropServices;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What an import found wrong, collected; told in the order of files, lines and columns, whatever the order of finding.</summary>
internal sealed class ProblemList
{
    private const int LinesNamed = 5;
    private const int FoundLength = 500;

    private const int MostOfOneCode = 1000;

    private readonly List<(Place Place, Problem Problem)> single = [];
    private readonly Dictionary<(int FileOrder, string File, string Code), int> counts = [];
    private readonly Dictionary<(string File, int Column, string Code, string Found), Repeated> repeated = [];

    /// <summary>Something is wrong with a whole file or study: no patient can be taken, with or without keep-going.</summary>
    public bool RefusesAll { get; private set; }

    public bool RefusesAny => Refusals > 0;

    /// <summary>How often something refused so far: who counts before and after a patient knows whether the patient is refused.</summary>
    public int Refusals { get; private set; }

    public void Add(Place place, string code, string found, string expected, string remedy)
    {
        var problem = new Problem(code, place.ToString(), Shown(found), expected, remedy);
        Refusals += problem.Refuses() ? 1 : 0;
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, (place.FileOrder, place.File, code), out _);
        if (++count <= MostOfOneCode)
            single.Add((place, problem));
    }

    /// <summary>As <see cref="Add"/>, for a problem of the whole; a row's width or identity refuses that row, not the whole.</summary>
    public void Refuse(Place place, string code, string found, string expected, string remedy)
    {
        Add(place, code, found, expected, remedy);
        RefusesAll |= place.Line == 0 || code is "E_DELIMITER" or "E_COLUMN_COUNT" or "E_COLUMN_TWICE" or "E_COLUMN_NAME" or "E_COLUMN_MISSING";
    }

    /// <summary>The same value in the same column is one problem, with the lines on which it stands.</summary>
    public void AddValue(Place place, string code, string found, string expected, string remedy)
    {
        Refusals += code.StartsWith("E_", StringComparison.Ordinal) ? 1 : 0;
        var key = (place.File, place.ColumnNumber, code, found);
        if (!repeated.TryGetValue(key, out var seen))
            repeated.Add(key, seen = new(place, expected, remedy));
        seen.Lines.Add(place.Line);
    }

    public IReadOnlyList<Problem> InOrder() =>
    [
        .. single.Concat(More()).Concat(repeated.Select(r => r.Value.Told(r.Key.Code, r.Key.Found)))
            .OrderBy(p => p.Place.FileOrder).ThenBy(p => p.Place.Line).ThenBy(p => p.Place.ColumnNumber)
            .ThenBy(p => p.Problem.Code, StringComparer.Ordinal).ThenBy(p => p.Problem.Found, StringComparer.Ordinal)
            .Select(p => p.Problem),
    ];

    /// <summary>A file that is wrong on every row is told by its first thousand, and by how many there are.</summary>
    private IEnumerable<(Place Place, Problem Problem)> More() =>
        from entry in counts
        where entry.Value > MostOfOneCode
        let like = single.First(s => s.Problem.Code == entry.Key.Code && s.Place.File == entry.Key.File).Problem
        select (new Place(entry.Key.FileOrder, entry.Key.File, int.MaxValue),
            like with { Where = entry.Key.File, Found = string.Create(CultureInfo.InvariantCulture, $"{entry.Value - MostOfOneCode} more like it") });

    private static string Shown(string found) => found.Length <= FoundLength ? found : string.Concat(found.AsSpan(0, FoundLength), "…");

    private sealed record Repeated(Place First, string Expected, string Remedy)
    {
        public List<int> Lines { get; } = [];

        public (Place Place, Problem Problem) Told(string code, string found)
        {
            Lines.Sort();
            var named = string.Join(", ", Lines.Take(LinesNamed).Select(l => l.ToString(CultureInfo.InvariantCulture)));
            var lines = Lines.Count == 1 ? $"line {named}" : Lines.Count <= LinesNamed ? $"lines {named}"
                : $"lines {named} and {Lines.Count - LinesNamed} more";
            var place = First with { Line = Lines[0] };
            return (place, new(code, $"{First.File}, {lines}, column {First.Column?.Name} ({First.ColumnNumber})", found, Expected, Remedy));
        }
    }
}
