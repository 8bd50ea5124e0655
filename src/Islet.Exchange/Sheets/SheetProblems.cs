using System.Globalization;
using System.Runtime.InteropServices;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What is wrong with one table, collected: the same in one column is one problem, told with the rows on which it stands.</summary>
/// <param name="sheet">Of the file; equal to <paramref name="file"/> where the file is one table.</param>
internal sealed class SheetProblems(string file, string sheet)
{
    private const int RowsNamed = 5;

    private readonly Dictionary<(string Code, int Column, string Found), Told> told = [];

    public bool Refuses => told.Keys.Any(key => key.Code.StartsWith("E_", StringComparison.Ordinal));

    /// <summary>Of the whole table.</summary>
    public void Add(string code, string found, string expected, string remedy) => At(0, null, code, found, expected, remedy);

    /// <param name="row">0: of a whole column.</param>
    public void At(int row, SheetColumn? column, string code, string found, string expected, string remedy)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(told, (code, column?.Number ?? 0, found), out var known);
        if (!known)
            entry = new(column, row, expected, remedy);
        entry!.Add(row);
    }

    /// <summary>By row, then column.</summary>
    /// <param name="named">The columns by the names that they got in the end; null: as they were told.</param>
    public IEnumerable<Problem> InOrder(IReadOnlyDictionary<int, SheetColumn>? named = null) => told
        .OrderBy(t => t.Value.First).ThenBy(t => t.Key.Column).ThenBy(t => t.Key.Code, StringComparer.Ordinal).ThenBy(t => t.Key.Found, StringComparer.Ordinal)
        .Select(t => new Problem(t.Key.Code, Where(t.Value, named), t.Key.Found, t.Value.Expected, t.Value.Remedy));

    private string Where(Told problem, IReadOnlyDictionary<int, SheetColumn>? named)
    {
        var column = problem.Column is { } told && (named?.GetValueOrDefault(told.Number) ?? told) is { } c ? string.Create(CultureInfo.InvariantCulture, $", column {(c.Name.Length == 0 ? "without name" : c.Name)} ({c.Number})") : "";
        return $"{(sheet == file ? file : $"{file}, sheet {sheet}")}{problem.Rows()}{column}";
    }

    private sealed class Told(SheetColumn? column, int first, string expected, string remedy)
    {
        private readonly List<int> named = [];
        private int count;

        public SheetColumn? Column => column;

        public int First => first;

        public string Expected => expected;

        public string Remedy => remedy;

        public void Add(int row)
        {
            count++;
            if (row > 0 && named.Count < RowsNamed)
                named.Add(row);
        }

        public string Rows() => RowList.Words(named, count) is { Length: > 0 } words ? $", {words}" : "";
    }
}

/// <summary>Rows in words: the first few by number, the rest by count.</summary>
internal static class RowList
{
    public static string Words(IReadOnlyList<int> named, int count)
    {
        var numbers = string.Join(", ", named.Select(n => n.ToString(CultureInfo.InvariantCulture)));
        return named.Count == 0 ? "" : count > named.Count ? $"rows {numbers} and {count - named.Count} more" : $"{(count == 1 ? "row" : "rows")} {numbers}";
    }
}
