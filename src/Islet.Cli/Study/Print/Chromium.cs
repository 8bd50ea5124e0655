using System.Diagnostics;
using System.Globalization;

namespace Islet.Cli.Study;

/// <summary>The Chromium of this machine, without a window, without a network and without a memory: it prints one page and is gone.</summary>
/// <param name="Path">Of the program.</param>
internal sealed record Chromium(string Path)
{
    /// <summary>Names it where it is not on the path.</summary>
    public const string Variable = "ISLET_CHROMIUM";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    private static readonly string[] Always =
    [
        "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--no-default-browser-check", "--disable-extensions", "--disable-sync", "--disable-background-networking",
        "--disable-component-update", "--disable-default-apps", "--disable-crash-reporter", "--host-resolver-rules=MAP * ~NOTFOUND", "--force-color-profile=srgb", "--no-pdf-header-footer",
    ];

    /// <summary>The one that <see cref="Variable"/> names, else the first on the path; null: there is none.</summary>
    public static Chromium? Find(Func<string, string?> environment)
    {
        if (environment(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? new(named) : null;
        var folders = (environment("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))).FirstOrDefault(File.Exists) is { } found ? new(found) : null;
    }

    /// <summary>Prints a page to a file; null where it did, else what it said.</summary>
    /// <param name="folder">For its profile; the caller removes it.</param>
    public async Task<string?> PrintAsync(string page, string to, (int Width, int Height)? picture, DirectoryInfo folder, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(Path) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var word in Always)
            start.ArgumentList.Add(word);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
            start.ArgumentList.Add("--no-sandbox"); // as root it refuses to start otherwise; the page is ours and reaches nothing
        start.ArgumentList.Add("--user-data-dir=" + System.IO.Path.Combine(folder.FullName, "profile"));
        start.ArgumentList.Add((picture is null ? "--print-to-pdf=" : "--screenshot=") + to);
        if (picture is var (width, height))
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--window-size={width},{height}"));
        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var (said, heard) = (process.StandardError.ReadToEndAsync(limit.Token), process.StandardOutput.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            _ = await heard;
            return File.Exists(to) ? null : (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "it wrote nothing";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "it did not finish within a minute";
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
