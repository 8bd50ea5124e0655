using Islet.Exchange;

namespace Islet.Web;

/// <summary>The problems of one code in one column, which are mended together.</summary>
/// <param name="Column">Null: of rows, a sheet or the file.</param>
/// <param name="Problems">Each with its number in the whole list.</param>
public sealed record ProblemGroup(string Code, string? Column, IReadOnlyList<(int Number, CellProblem Problem)> Problems)
{
    public int Rows => Problems.Sum(p => p.Problem.Rows);

    public bool Refuses => Code.StartsWith("E_", StringComparison.Ordinal);

    /// <summary>In the order in which they come; those that refuse first.</summary>
    public static IReadOnlyList<ProblemGroup> Of(IReadOnlyList<CellProblem> problems) =>
        [.. problems.Index().GroupBy(p => (p.Item.Problem.Code, p.Item.Column)).Select(g => new ProblemGroup(g.Key.Code, g.Key.Column, [.. g.Select(p => (p.Index, p.Item))]))
            .OrderByDescending(g => g.Refuses)];

    /// <summary>The columns that have problems, in the order of the groups; a column's place in it is its number in addresses.</summary>
    public static IReadOnlyList<string> Columns(IReadOnlyList<ProblemGroup> groups) => [.. groups.Select(g => g.Column).OfType<string>().Distinct(StringComparer.Ordinal)];
}
