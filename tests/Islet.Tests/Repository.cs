namespace Islet.Tests;

/// <summary>Where the tests find the repository, and the data beside it that may not be committed.</summary>
internal static class Repository
{
    public static string Root { get; } = Up(AppContext.BaseDirectory);

    /// <summary>The folder of specifications and real data; <c>ISLET_SHARED</c> or <c>../shared</c>.</summary>
    private static string Shared => Environment.GetEnvironmentVariable("ISLET_SHARED") ?? Path.Combine(Root, "..", "shared");

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file or folder of real data. The test is skipped, and says so, where it is absent.</summary>
    public static string SharedOrSkip(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Shared, .. parts]));
        Skip.IfNot(System.IO.File.Exists(path) || Directory.Exists(path), $"Skipped: shared/{string.Join('/', parts)} is not here (real data is not committed; set ISLET_SHARED).");
        return path;
    }

    private static string Up(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "Islet.slnx")) ? folder : Up(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
