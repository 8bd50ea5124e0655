using System.Globalization;
using System.Runtime.InteropServices;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>A problem with the cells it stands in, so that a person can correct them, the map, or mark it as meant.</summary>
/// <param name="Column">Null: a row, a sheet or the file.</param>
/// <param name="Text">What stands in the cells; null: it is not shown.</param>
/// <param name="Rows">In how many rows.</param>
public sealed record CellProblem(Problem Problem, string Sheet, string? Column, string? Text, int Rows);

/// <summary>What an import by a map found wrong, collected; told in the order of sheets, rows and columns, whatever the order of finding.</summary>
internal sealed class MappedProblems(CourseMap map, IReadOnlyList<Sheet> sheets)
{
    private const int RowsNamed = 5;
    private const int MostTexts = 100; // of one code in one column; the rest are counted
    private const int MostOfOneCode = 1000;
    private const int LongestShown = 40;

    private readonly List<CellProblem> whole = [];
    private readonly List<(CellAt At, CellProblem Told)> single = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Sheet, int Column, string Code, string? Text), Repeated> repeated = [];
    private readonly Dictionary<(int Sheet, int Column, string Code), int> texts = [];
    private readonly Dictionary<(string Code, string Column), AcceptedProblem[]> meant =
        map.Accept.GroupBy(a => (a.Code, a.Column)).ToDictionary(same => same.Key, same => same.ToArray());

    /// <summary>Something is wrong with the whole: no patient can be taken, with or without keep-going.</summary>
    public bool RefusesAll { get; private set; }

    public bool RefusesAny { get; private set; }

    /// <summary>Problems that the map marks as meant.</summary>
    public int Meant { get; private set; }

    public Sheet Sheet(CellAt at) => sheets[at.Sheet];

    public string Where(CellAt at) => at.Column < 0 ? sheets[at.Sheet].Where(at.Row) : sheets[at.Sheet].Where(at.Row, sheets[at.Sheet].Columns[at.Column]);

    public void AddWhole(Problem problem)
    {
        whole.Add(new(problem, "", null, null, 0));
        RefusesAll |= problem.Refuses();
        RefusesAny |= problem.Refuses();
    }

    /// <summary>A problem with its own words; the row stands in it once.</summary>
    public void Add(CellAt at, string code, string found, string expected, string remedy)
    {
        if (IsMeant(at, code, null))
            return;
        RefusesAny |= code.StartsWith("E_", StringComparison.Ordinal);
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, code, out _);
        if (++count <= MostOfOneCode)
            single.Add((at, new(new(code, Where(at), found, expected, remedy), Sheet(at).Name, Name(at), null, 1)));
    }

    /// <summary>A cell that was not taken as it stands: the same text in the same column is one problem, with the rows in which it stands.</summary>
    /// <param name="text">Null: it must not be shown.</param>
    public void AddCell(CellAt at, string? text, string code, string expected, string remedy)
    {
        if (IsMeant(at, code, text))
            return;
        RefusesAny |= code.StartsWith("E_", StringComparison.Ordinal);
        var key = (at.Sheet, at.Column, code, text);
        if (!repeated.TryGetValue(key, out var seen))
        {
            ref var kinds = ref CollectionsMarshal.GetValueRefOrAddDefault(texts, (at.Sheet, at.Column, code), out _);
            if (++kinds > MostTexts)
                key.text = null;
            if (!repeated.TryGetValue(key, out seen))
                repeated.Add(key, seen = new(at, expected, remedy, kinds > MostTexts));
        }
        seen.Add(at.Row);
    }

    public IReadOnlyList<CellProblem> InOrder() =>
        [.. whole, .. single.Concat(More()).Concat(repeated.Select(r => (r.Value.First, Told(r.Key.Code, r.Key.Text, r.Value))))
            .OrderBy(p => p.Item1).ThenBy(p => p.Item2.Problem.Code, StringComparer.Ordinal).ThenBy(p => p.Item2.Problem.Found, StringComparer.Ordinal).Select(p => p.Item2)];

    /// <summary>The text of a cell for the "found" of a problem.</summary>
    public static string Shown(string? text) => text is null ? "something that is not shown here"
        : text.Length <= LongestShown ? $"'{text}'" : $"'{text.AsSpan(0, LongestShown)}…'";

    private CellProblem Told(string code, string? text, Repeated seen)
    {
        var (sheet, at) = (Sheet(seen.First), seen.First);
        var where = seen.Count == 1 ? Where(at) : $"{sheet.Where(0)}, rows {seen.Named()}{(Column(at) is { } c ? string.Create(CultureInfo.InvariantCulture, $", column {c.Name} ({c.Number})") : "")}";
        var found = seen.IsRest ? $"other texts like these, in {seen.Count.ToString(CultureInfo.InvariantCulture)} rows" : Shown(text);
        return new(new(code, where, found, seen.Expected, seen.Remedy), sheet.Name, Name(at), text, seen.Count);
    }

    private IEnumerable<(CellAt, CellProblem)> More() =>
        from entry in counts
        where entry.Value > MostOfOneCode
        let like = single.First(s => s.Told.Problem.Code == entry.Key)
        select (new CellAt(like.At.Sheet, int.MaxValue, -1), like.Told with
        {
            Column = null, Rows = entry.Value - MostOfOneCode,
            Problem = like.Told.Problem with { Where = Sheet(like.At).Where(0), Found = string.Create(CultureInfo.InvariantCulture, $"{entry.Value - MostOfOneCode} more like it") },
        });

    private bool IsMeant(CellAt at, string code, string? text)
    {
        if (meant.Count == 0 || Name(at) is not { } column || !meant.TryGetValue((code, column), out var accepted)
            || !accepted.Any(a => a.Found is null || string.Equals(a.Found, text, StringComparison.OrdinalIgnoreCase)))
            return false;
        Meant++;
        return true;
    }

    private SheetColumn? Column(CellAt at) => at.Column < 0 ? null : Sheet(at).Columns[at.Column];

    private string? Name(CellAt at) => Column(at)?.Name;

    private sealed class Repeated(CellAt first, string expected, string remedy, bool isRest)
    {
        private readonly SortedSet<int> named = [];
        private int last;

        public CellAt First { get; private set; } = first;

        public string Expected => expected;

        public string Remedy => remedy;

        public bool IsRest => isRest;

        public int Count { get; private set; }

        public void Add(int row)
        {
            if (row == last) // several members read one cell
                return;
            last = row;
            Count++;
            named.Add(row);
            if (named.Count > RowsNamed)
                named.Remove(named.Max);
            First = First with { Row = named.Min };
        }

        public string Named()
        {
            var rows = string.Join(", ", named.Select(r => r.ToString(CultureInfo.InvariantCulture)));
            return Count <= named.Count ? rows : string.Create(CultureInfo.InvariantCulture, $"{rows} and {Count - named.Count} more");
        }
    }
}
