using Islet.Course;
using Islet.Exchange;

namespace Islet.Cli.Exchange;

/// <summary>An import of a centre's own file by its map.</summary>
internal static class ImportByMap
{
    /// <summary>As the map's <c>file: kind:</c> says them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Enum.GetValues<FileKind>().Select(Word)];

    public static async Task<int> RunAsync(ImportRun run, string kind, string path, FileInfo mapFile, MappedOptions options, CancellationToken cancel)
    {
        var (map, problems) = await ReadAsync(mapFile, cancel);
        if (map is null)
            return await run.RefuseAsync(problems);
        if (map.FileKind is { } declared && Word(declared) != kind)
            throw new RefusedException("E_MAP_FILE_KIND", mapFile.Name, $"kind: {Word(declared)}, and an import of {kind}", "a map for this kind of file", "Name the file's own kind, or correct the map.");
        return await run.RunAsync(() => MappedCourses.Open(SheetFiles.Open(path, kind, map.Convention), map, options), cancel);
    }

    private static async Task<Parsed<CourseMap>> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        try
        {
            return CourseMap.Read(await File.ReadAllBytesAsync(file.FullName, cancel), file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("E_MAP_FILE", file.Name, e is FileNotFoundException or DirectoryNotFoundException ? "no such file" : "a file that cannot be read",
                "a map in YAML", "Correct the path; docs/maps.md shows a map, and islet import suggest proposes one.");
        }
    }

    private static string Word(FileKind kind) => kind.ToString().ToLowerInvariant();
}
