using System.Reflection;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>All statements of one guideline, in the document's order.</summary>
/// <param name="Key">"nanets-2020": of its folder.</param>
/// <param name="Name">As it is named beside every statement.</param>
/// <param name="Source">Paper, journal, year.</param>
public sealed record StatementBase(string Key, string Name, string Title, string Source, Macros Macros, IReadOnlyList<Statement> Statements)
{
    private const string First = "nanets-2020";

    private static readonly Lazy<IReadOnlyList<StatementBase>> FromResources = new(() => [.. Folders.Select(OfResources)]);

    /// <summary>Every guideline of <c>guidelines/</c>, that of NANETS first.</summary>
    public static IReadOnlyList<StatementBase> Shipped => FromResources.Value;

    /// <summary>Their keys, in that order; no statement is read for them.</summary>
    public static IReadOnlyList<string> ShippedKeys { get; } = [.. Folders.Select(f => f.Key)];

    /// <summary>Halfdanarson et al., Pancreas 2020;49:863–881, as shipped in <c>guidelines/nanets-2020</c>.</summary>
    public static StatementBase Nanets2020 => Shipped[0];

    /// <summary>Year of publication, shown beside every statement.</summary>
    public required int Year { get; init; }

    /// <summary>Who speaks: "the 2020 panel".</summary>
    public required string Panel { get; init; }

    /// <summary>For whom it was made; a statement of wider reach has a condition without it.</summary>
    public required Condition Scope { get; init; }

    /// <summary>The treatment options of which its statements speak, in the order in which they are listed.</summary>
    public IReadOnlyList<TreatmentOption> Options { get; init; } = [];

    /// <summary>By "NANETS2020-SYS-02" or "SYS-02", in any case.</summary>
    public Statement? Find(string id) => Evaluation.Find(id);

    /// <summary>Made at first use, and again for a copy that has other statements.</summary>
    internal BaseEvaluation Evaluation => field?.Statements == Statements ? field : field = new(Statements);

    /// <summary>Reads a base from its files. All problems are found in one go, each with line and column.</summary>
    /// <param name="files">Name without folder, and bytes; <see cref="StatementBaseReader.Head"/> names the topics, each a file.</param>
    public static Parsed<StatementBase> Read(IReadOnlyDictionary<string, byte[]> files) => StatementBaseReader.Read(files);

    /// <summary>The names of the files of each guideline.</summary>
    private static IEnumerable<IGrouping<string, string>> Folders => typeof(StatementBase).Assembly.GetManifestResourceNames().Select(name => name.Split('/')).Where(path => path is [_, _])
        .GroupBy(path => path[0], path => path[1], StringComparer.Ordinal).Where(folder => folder.Contains(StatementBaseReader.Head))
        .OrderBy(folder => folder.Key != First).ThenBy(folder => folder.Key, StringComparer.Ordinal);

    private static StatementBase OfResources(IGrouping<string, string> folder)
    {
        var read = Read(folder.ToDictionary(name => name, name => Bytes(typeof(StatementBase).Assembly, $"{folder.Key}/{name}"), StringComparer.Ordinal));
        return read.Value ?? throw new InvalidOperationException($"The shipped base {folder.Key} does not read:{Environment.NewLine}{string.Join(Environment.NewLine, read.Problems)}");
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
