namespace Islet.Tests;

/// <summary>Text that a person has read and approved. <c>ISLET_GOLDEN=update</c> writes what is found instead of comparing.</summary>
internal static class Golden
{
    /// <param name="path">Of the approved file, from the repository's root.</param>
    public static void Matches(string found, params string[] path)
    {
        var file = Repository.File(path);
        if (Environment.GetEnvironmentVariable("ISLET_GOLDEN") == "update")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, found);
        }
        Assert.True(File.Exists(file), $"There is no {string.Join('/', path)}; ISLET_GOLDEN=update writes it.");
        Assert.Equal(File.ReadAllText(file), found);
    }
}
