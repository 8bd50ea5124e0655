using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The files of one guideline's folder: names without folder, and bytes.</summary>
/// <param name="Folder">"nanets-2020".</param>
public sealed record GuidelineFiles(string Folder, IReadOnlyDictionary<string, byte[]> Files)
{
    private static readonly Lazy<IReadOnlyList<GuidelineFiles>> FromResources = new(OfResources);

    /// <summary>The cards of its folder <c>cards</c>; a guideline need not have any.</summary>
    public IReadOnlyDictionary<string, byte[]> Cards { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>Of every guideline that the program carries, in the order of their folders' names.</summary>
    public static IReadOnlyList<GuidelineFiles> Shipped => FromResources.Value;

    /// <summary>The files of a folder on disk; only YAML is read.</summary>
    /// <exception cref="RefusedException">E_GUIDELINE_FOLDER: there is no such folder, or it cannot be read.</exception>
    public static async Task<GuidelineFiles> ReadAsync(DirectoryInfo folder, CancellationToken cancel)
    {
        try
        {
            var cards = new DirectoryInfo(Path.Combine(folder.FullName, FactCards.Folder));
            return new(folder.Name, await FilesAsync(folder, cancel)) { Cards = cards.Exists ? await FilesAsync(cards, cancel) : new() };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(folder.FullName))
                throw new RefusedException("E_GUIDELINE_FOLDER", folder.Name, "a file", "a folder with guideline.yaml", "Name the folder in which the file stands: a guideline is checked as a whole.");
            throw new RefusedException("E_GUIDELINE_FOLDER", folder.Name, e is DirectoryNotFoundException ? "no such folder" : "a folder that cannot be read",
                $"a folder with {StatementBaseReader.Head}", "Correct the path; docs/guideline-authoring.md begins with an empty folder.");
        }
    }

    private static async Task<Dictionary<string, byte[]>> FilesAsync(DirectoryInfo folder, CancellationToken cancel)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in folder.EnumerateFiles("*.yaml").OrderBy(f => f.Name, StringComparer.Ordinal))
            files[file.Name] = await File.ReadAllBytesAsync(file.FullName, cancel);
        return files;
    }

    private static IReadOnlyList<GuidelineFiles> OfResources()
    {
        var assembly = typeof(GuidelineFiles).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.Split('/') is [_, var file] && file.EndsWith(".yaml", StringComparison.Ordinal))
            .GroupBy(name => name.Split('/')[0], StringComparer.Ordinal).Where(folder => folder.Contains($"{folder.Key}/{StatementBaseReader.Head}"))
            .OrderBy(folder => folder.Key, StringComparer.Ordinal).Select(folder => new GuidelineFiles(folder.Key, folder.ToDictionary(name => name.Split('/')[1], Bytes, StringComparer.Ordinal)) { Cards = CardsOf(folder.Key) })];

        Dictionary<string, byte[]> CardsOf(string folder) => assembly.GetManifestResourceNames().Where(name => name.StartsWith($"{folder}/{FactCards.Folder}/", StringComparison.Ordinal))
            .ToDictionary(name => name.Split('/')[2], Bytes, StringComparer.Ordinal);

        byte[] Bytes(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }
}
