namespace Islet.Tests.Figures;

/// <summary>Compares a text with the file that holds what was once looked at and found good; ISLET_GOLDEN=update writes it anew.</summary>
internal static class Golden
{
    public static void Matches(string name, string text)
    {
        var path = Path.Combine(Root(), "tests", "Islet.Tests", "Figures", "Golden", name);
        if (Environment.GetEnvironmentVariable("ISLET_GOLDEN") is "update")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{name} is missing: look at the figure, then run with ISLET_GOLDEN=update.");
        var expected = File.ReadAllText(path).Split('\n');
        foreach (var (line, (was, now)) in expected.Zip(text.Split('\n')).Index())
            Assert.True(string.Equals(was, now, StringComparison.Ordinal), $"{name}, line {line + 1}:\n  was {was}\n  now {now}");
        Assert.Equal(expected.Length, text.Split('\n').Length);
    }

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Islet.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
