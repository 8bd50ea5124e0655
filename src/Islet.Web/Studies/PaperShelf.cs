namespace Islet.Web;

/// <summary>The page of a paper: what it found, how Islet computes it, published beside simulated or quoted.</summary>
/// <param name="Name">Of its file and of its study.</param>
/// <param name="Blocks">What follows its title.</param>
public sealed record ShelvedPaper(string Name, string Title, IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>Whether its patients were made so that the paper's numbers come out; else it has none, and its numbers are quoted.</summary>
    public bool IsSimulated => Blocks.OfType<PaperBlock.Figure>().Any();
}

/// <summary>
/// The pages of papers, as <c>islet study paper</c> writes them into docs/papers and as they stand beside the program. They are read and not computed again: the
/// three cohorts take longer to make than a reader waits, and a test holds the files to what the command writes, so that page and documentation are the same numbers.
/// </summary>
public sealed class PaperShelf(WorkbenchOptions options)
{
    private const string Index = "README"; // lists the others, as the page of this shelf does

    public IReadOnlyList<ShelvedPaper> All() => !Directory.Exists(options.PaperFolder) ? []
        : [.. Directory.EnumerateFiles(options.PaperFolder, "*.md").Where(f => Path.GetFileNameWithoutExtension(f) != Index).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>Null: there is no such page.</summary>
    public ShelvedPaper? Find(string name) => Names.Contains(name) ? Read(Path.Combine(options.PaperFolder, name + ".md")) : null;

    /// <summary>A figure of a page; null: it has none of this name.</summary>
    public byte[]? Figure(string name, string figure) =>
        Find(name)?.Blocks.OfType<PaperBlock.Figure>().Any(f => f.File == figure) is true && Path.Combine(options.PaperFolder, name, figure) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    // A name from an address is looked for among those that are there: it makes no path.
    private IEnumerable<string> Names => !Directory.Exists(options.PaperFolder) ? [] : Directory.EnumerateFiles(options.PaperFolder, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(n => n != Index);

    private static ShelvedPaper Read(string path)
    {
        var blocks = PaperText.Blocks(File.ReadAllText(path));
        var name = Path.GetFileNameWithoutExtension(path);
        return new(name, blocks.OfType<PaperBlock.Heading>().FirstOrDefault()?.Text ?? name, [.. blocks.SkipWhile(b => b is not PaperBlock.Heading { Level: 1 }).Skip(1)]);
    }
}
