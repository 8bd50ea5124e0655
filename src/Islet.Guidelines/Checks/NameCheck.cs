namespace Islet.Guidelines;

/// <summary>Whether a guideline can be told from others by its short name, and its statements by theirs.</summary>
internal static class NameCheck
{
    /// <param name="folder">In which it stands.</param>
    public static void Of(StatementBase guideline, string folder, CheckProblems problems)
    {
        if (StatementBase.Shipped.Any(b => b.Key == guideline.Key && (b.Name != guideline.Name || folder != guideline.Key)))
            problems.KeyShipped(guideline.Key);
        else if (folder != guideline.Key)
            problems.FolderName(guideline.Key, folder);
        var prefixes = guideline.Statements.GroupBy(Prefix, StringComparer.Ordinal).OrderByDescending(same => same.Count()).ToList();
        foreach (var statement in prefixes.Skip(1).SelectMany(same => same))
            problems.Prefix(statement, prefixes[0].Key);
    }

    private static string Prefix(Statement statement) => statement.Id[..statement.Id.IndexOf('-', StringComparison.Ordinal)];
}
