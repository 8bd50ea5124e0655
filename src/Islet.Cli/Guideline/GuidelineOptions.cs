using System.CommandLine;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Cli.Guideline;

/// <summary>How commands name a guideline and a statement.</summary>
internal static class GuidelineOptions
{
    public static Option<string?> Guideline(string otherwise) => new("--guideline") { Description = $"One of the shipped guidelines: {string.Join(", ", StatementBase.ShippedKeys)}; or the folder of one's own. [default: {otherwise}]", HelpName = "KEY|FOLDER" };

    /// <summary>A shipped guideline by its key; else the one that stands in a folder of this name.</summary>
    /// <exception cref="RefusedException">E_GUIDELINE_UNKNOWN, E_GUIDELINE_FOLDER, E_GUIDELINE_PROBLEMS.</exception>
    public static async Task<StatementBase> ReadAsync(string keyOrFolder, CancellationToken cancel)
    {
        if (StatementBase.ShippedKeys.Contains(keyOrFolder, StringComparer.OrdinalIgnoreCase) || !Path.Exists(keyOrFolder))
            return Named(keyOrFolder);
        var files = await GuidelineFiles.ReadAsync(new(Path.TrimEndingDirectorySeparator(keyOrFolder)), cancel);
        var read = StatementBase.Read(files.Files);
        return read.Value ?? throw new RefusedException("E_GUIDELINE_PROBLEMS", $"{files.Folder}/{read.Problems[0].Where}", $"{read.Problems[0].Code}; problems in all: {read.Problems.Count}", "a guideline that reads", "islet guideline check FOLDER explains each of them.");
    }

    /// <exception cref="RefusedException">E_GUIDELINE_UNKNOWN.</exception>
    public static StatementBase Named(string key) => StatementBase.Shipped.FirstOrDefault(b => b.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
        ?? throw new RefusedException("E_GUIDELINE_UNKNOWN", "--guideline", Shown(key), $"one of {string.Join(", ", StatementBase.ShippedKeys)}, or a folder",
            DidYouMean(Spelling.Nearest(key, StatementBase.ShippedKeys)) ?? "islet guideline list shows their statements.");

    /// <summary>By NANETS2020-SYS-02, or SYS-02 where one guideline alone has it.</summary>
    /// <exception cref="RefusedException">E_STATEMENT_UNKNOWN.</exception>
    public static (StatementBase Guideline, Statement Statement) StatementOf(string id, IReadOnlyList<StatementBase> among)
    {
        List<(StatementBase Guideline, Statement Statement)> found = [.. among.Select(b => (b, b.Find(id.Trim()))).Where(f => f.Item2 is not null).Select(f => (f.b, f.Item2!))];
        return found switch
        {
            [var only] => only,
            [] => throw Unknown("no statement of this id", DidYouMean(Nearest(id, among)) ?? "islet guideline list shows them all."),
            _ => throw Unknown("a number that several guidelines have", $"Write {string.Join(" or ", found.Select(f => f.Statement.Id))}."),
        };

        static RefusedException Unknown(string found, string remedy) => new("E_STATEMENT_UNKNOWN", "ID", found, "the id of a statement, as NANETS2020-SYS-02 or SYS-02", remedy);
    }

    /// <summary>By whole id where the guideline's name is written, else by number.</summary>
    private static IReadOnlyList<string> Nearest(string id, IReadOnlyList<StatementBase> among)
    {
        var statements = among.SelectMany(b => b.Statements).ToList();
        return Spelling.Nearest(id, statements.Select(s => id.Count(c => c == '-') > 1 ? s.Id : s.Number).Distinct(StringComparer.Ordinal));
    }

    private static string? DidYouMean(IReadOnlyList<string> nearest) => nearest.Count == 0 ? null : $"Did you mean {string.Join(" or ", nearest)}?";

    private static string Shown(string text) => text.Length <= 40 ? text : $"{text[..40]}…";
}
