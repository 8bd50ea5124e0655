using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Islet.Bench;

/// <summary>R's survival on the same data: the peers' script makes the data and times each task in a process of its own.</summary>
/// <param name="script">make_survival_bench.R.</param>
internal sealed class SurvivalPeer(string script, string folder)
{
    private const int Runs = 5;

    public static bool Present()
    {
        try
        {
            return Rscript("-e", "suppressPackageStartupMessages(library(survival))") is not null;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    public string Data(int rows, string kind)
    {
        _ = Rscript(script, "gen", folder, Text(rows), kind) ?? throw new InvalidOperationException("The script made no data.");
        return Path.Combine(folder, $"surv_{Text(rows)}_{kind}.csv");
    }

    /// <summary>Median seconds of five processes, and what the last found; null where one failed.</summary>
    public (double Seconds, double Check)? Time(int rows, string kind, string task, int runs = Runs)
    {
        var found = new List<(double Seconds, double Check)>();
        for (var i = 0; i < runs; i++)
        {
            if (Rscript(script, "time", folder, Text(rows), kind, task) is not { } line || line.Split(';') is not { Length: 6 } cells)
                return null;
            found.Add((double.Parse(cells[3], CultureInfo.InvariantCulture), double.Parse(cells[5], CultureInfo.InvariantCulture)));
        }
        return found.OrderBy(f => f.Seconds).ElementAt(runs / 2);
    }

    private static string Text(int rows) => rows.ToString(CultureInfo.InvariantCulture);

    // The last line it wrote; null where it failed.
    private static string? Rscript(params string[] arguments)
    {
        var start = new ProcessStartInfo("Rscript", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.TrimEnd().Split('\n')[^1] : null;
    }
}
