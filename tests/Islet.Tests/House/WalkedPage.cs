using System.Diagnostics;
using System.Text.RegularExpressions;
using Islet.Cli;

namespace Islet.Tests.House;

/// <summary>
/// A page of the documentation whose commands are run, in its order and word for word, in a folder of their own. What the repository holds is taken from there;
/// what the commands make goes into the folder.
/// </summary>
/// <param name="path">Of the page, from the repository's root.</param>
/// <param name="made">Files and folders that its commands make, by the names that the page gives them.</param>
internal sealed partial class WalkedPage(string path, params string[] made) : IDisposable
{
    private const string Program = "./islet ";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-page-");

    public string Text { get; } = File.ReadAllText(Repository.File(path.Split('/')));

    public IReadOnlyList<string> Commands => [.. Blocks("sh").SelectMany(block => block.Split('\n')).Where(line => line.Length > 0)];

    /// <summary>Files that the page links to, from the repository's root.</summary>
    public IEnumerable<string> Links => LocalLink().Matches(Text).Select(link => Path.Combine(Path.GetDirectoryName(path)!, link.Groups[1].Value));

    public void Dispose() => folder.Delete(recursive: true);

    public IEnumerable<string> Blocks(string language) => Block().Matches(Text).Where(block => block.Groups[1].Value == language).Select(block => block.Groups[2].Value);

    public string Made(params string[] parts) => Path.Combine([folder.FullName, .. parts]);

    /// <summary>Runs a command and gives what it says; one that does not end as it should fails the test.</summary>
    public async Task<string> RunAsync(string command)
    {
        using var said = new StringWriter();
        var exit = command.StartsWith(Program, StringComparison.Ordinal)
            ? await IsletCommand.RunAsync([.. Word().Matches(command[Program.Length..]).Select(word => Located(word.Value.Trim('"')))], said, said)
            : await ShellAsync(command, said);
        Assert.True(exit is ExitCode.Done or ExitCode.ProblemsFound, $"{command} ended with {exit}: {said}");
        return said.ToString();
    }

    private string Located(string word) => made.Contains(word.Split('/')[0]) ? Made(word.Split('/'))
        : IsOfRepository(word) ? Repository.File(word.Split('/')) : word;

    private static bool IsOfRepository(string word) => word.IndexOf('/', StringComparison.Ordinal) > 0 && Directory.Exists(Repository.File(word.Split('/')[0]));

    /// <summary>What a person does with other programs: an editor, a source of random bytes.</summary>
    private async Task<int> ShellAsync(string line, StringWriter said)
    {
        var located = string.Join(' ', line.Split(' ').Select(word => IsOfRepository(word) ? Located(word) : word));
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", located]) { WorkingDirectory = folder.FullName, RedirectStandardError = true, UseShellExecute = false })!;
        said.Write(await shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }

    [GeneratedRegex("```([a-z]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex LocalLink();
}
