using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Islet.Course;

namespace Islet.Exchange;

/// <param name="Type">The last word of the relation's type: worksheet, sharedStrings, externalLink.</param>
/// <param name="Target">Path of a part within the package; of what lies outside it: empty.</param>
internal sealed record PartRelation(string Id, string Type, string Target);

/// <summary>The zip file that a workbook is: its parts and their relations, bounded before anything is unpacked.</summary>
/// <remarks>ECMA-376, part 2 (Open Packaging Conventions).</remarks>
internal sealed class WorkbookPackage : IDisposable
{
    private const int MostParts = 10_000;
    private const long MostBytes = 1L << 32;
    private const long SmallPart = 1L << 26;
    private const long HighestRatio = 250; // sheets of real tables pack 5 to 50 to one, a bomb a thousand

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true };

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);

    private WorkbookPackage(string file, ZipArchive zip)
    {
        (File, this.zip) = (file, zip);
        if (zip.Entries.Count > MostParts)
            throw new RefusedException(TooLarge(file, string.Create(CultureInfo.InvariantCulture, $"{zip.Entries.Count} parts")));
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            if (entry.Length > SmallPart && entry.Length / HighestRatio > entry.CompressedLength)
                throw new RefusedException(TooLarge(file, string.Create(CultureInfo.InvariantCulture, $"a part that unpacks to {entry.Length / Math.Max(1, entry.CompressedLength)} times its size")));
            if (entry.Length > MostBytes - total)
                throw new RefusedException(TooLarge(file, string.Create(CultureInfo.InvariantCulture, $"parts that unpack to more than {MostBytes >> 30} GiB")));
            total += entry.Length;
            if (!parts.TryAdd(Normal(entry.FullName), entry))
                throw new RefusedException(Broken(file, "two parts of one name"));
        }
    }

    public string File { get; }

    /// <exception cref="RefusedException">E_WORKBOOK_FORM, E_WORKBOOK_ENCRYPTED, E_WORKBOOK_SIZE.</exception>
    public static WorkbookPackage Open(string path)
    {
        var file = Path.GetFileName(path);
        if (OtherFile.Told(path) is { } other)
            throw new RefusedException(other);
        var archive = new ZipArchive(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), ZipArchiveMode.Read);
        try
        {
            return new(file, archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public bool Has(string part) => parts.ContainsKey(part);

    public XmlReader Read(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
            throw new RefusedException(Broken(File, $"no part {Path.GetFileName(part)}"));
        return XmlReader.Create(new PartStream(entry.Open(), File, entry.Length), Settings);
    }

    /// <param name="part">Empty: of the package itself.</param>
    public IReadOnlyList<PartRelation> Relations(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        var name = $"{folder}_rels/{part[folder.Length..]}.rels";
        List<PartRelation> relations = [];
        if (!Has(name))
            return relations;
        using var reader = Read(name);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.Count < MostParts)
                relations.Add(new(reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type")?.Split('/')[^1] ?? "",
                    reader.GetAttribute("TargetMode") == "External" ? "" : Resolved(folder, reader.GetAttribute("Target") ?? "")));
        }
        return relations;
    }

    public void Dispose() => zip.Dispose();

    public static Problem TooLarge(string file, string found) => new("E_WORKBOOK_SIZE", file, found, "a workbook of ordinary size",
        "If the workbook is what it should be, save its sheets as csv and import those.");

    public static Problem Broken(string file, string found) => new("E_WORKBOOK_BROKEN", file, found, "a whole workbook",
        "Open it in the program that made it and save it again; a copy that was cut off has to be copied again.");

    private static string Normal(string name) => name.Replace('\\', '/').TrimStart('/');

    private static string Resolved(string folder, string target)
    {
        if (target is ['/', ..])
            return Normal(target);
        List<string> path = [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var step in target.Replace('\\', '/').Split('/'))
        {
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("." or ".." or ""))
                path.Add(step);
        }
        return string.Join('/', path);
    }
}
