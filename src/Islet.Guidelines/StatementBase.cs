using System.Reflection;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>All statements of one guideline, in the document's order.</summary>
/// <param name="Key">"nanets-2020": of its folder.</param>
/// <param name="Name">As it is named beside every statement.</param>
/// <param name="Source">Paper, journal, year.</param>
public sealed record StatementBase(string Key, string Name, string Title, string Source, Macros Macros, IReadOnlyList<Statement> Statements)
{
    private static readonly Lazy<StatementBase> Shipped = new(() => OfResources("nanets-2020"));

    /// <summary>Halfdanarson et al., Pancreas 2020;49:863–881, as shipped in <c>guidelines/nanets-2020</c>.</summary>
    public static StatementBase Nanets2020 => Shipped.Value;

    public IReadOnlyList<Verdict> Read(FactReader facts) => [.. Statements.Select(s => s.Read(facts))];

    /// <summary>Reads a base from its files. All problems are found in one go, each with line and column.</summary>
    /// <param name="files">Name without folder, and bytes; <see cref="StatementBaseReader.Head"/> names the topics, each a file.</param>
    public static Parsed<StatementBase> Read(IReadOnlyDictionary<string, byte[]> files) => StatementBaseReader.Read(files);

    private static StatementBase OfResources(string key)
    {
        var assembly = typeof(StatementBase).Assembly;
        var files = assembly.GetManifestResourceNames().Where(name => name.StartsWith(key + "/", StringComparison.Ordinal))
            .ToDictionary(name => name[(key.Length + 1)..], name => Bytes(assembly, name), StringComparer.Ordinal);
        var read = Read(files);
        return read.Value ?? throw new InvalidOperationException($"The shipped base {key} does not read:{Environment.NewLine}{string.Join(Environment.NewLine, read.Problems)}");
    }

    private static byte[] Bytes(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
