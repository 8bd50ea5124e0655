using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Islet.Imaging;
using Islet.Imaging.Pictures;

namespace Islet.Bench;

/// <summary>
/// Whole-body quantification of 96 million voxels: threshold, components, statistics, SUVpeak and three projections, from the integers as stored; beside it scipy on the same
/// file, in the best form its script knows. Each side runs in processes of its own, so that the peaks of memory do not mix.
/// </summary>
internal static class PetBench
{
    private const double SuvThreshold = 4, VoxelMm = 1.65;
    private const int Runs = 7, Angles = 36;

    /// <summary>SUV up to which a turning projection is kept.</summary>
    private const double Largest = 32.767;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["once", var folder])
            return Once(folder);
        if (args is ["turn", var turned])
            return Turn(turned);
        var (script, data) = (args.Length > 0 ? Path.GetFullPath(args[0]) : null, Environment.GetEnvironmentVariable("PETTMP") ?? Path.Combine(Path.GetTempPath(), "petbench"));
        Directory.CreateDirectory(data);
        if (!File.Exists(Path.Combine(data, "slope.npy")))
            await MakeAsync(script, data);
        Console.WriteLine("| program | seconds, median of " + Text(Runs) + " | least | peak MiB | found |\n|---|---|---|---|---|");
        var ours = new List<string>();
        for (var i = 0; i < Runs; i++)
            ours.Add(await OfAsync(Environment.ProcessPath!, data, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(PetBench).Assembly.Location, "pet", "once", data] : ["pet", "once", data]) ?? throw new InvalidOperationException("The bench's own process failed."));
        Report("islet", ours);
        var turns = new List<string>();
        for (var i = 0; i < Runs; i++)
            turns.Add(await OfAsync(Environment.ProcessPath!, data, Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? [typeof(PetBench).Assembly.Location, "pet", "turn", data] : ["pet", "turn", data]) ?? throw new InvalidOperationException("The bench's own process failed."));
        Report(string.Create(CultureInfo.InvariantCulture, $"islet, turning projection of {Angles} angles, processor time"), turns);
        if (script is not null && await Python() is { } python)
        {
            var theirs = new List<string>();
            for (var i = 0; i < Runs && await OfAsync(python, data, [script, "--step", "pipeline"]) is { } line; i++)
                theirs.Add(line);
            Report("numpy and scipy", theirs);
        }
        return 0;
    }

    /// <summary>The script's own phantom where its module is at hand; else one like it, which both sides then read.</summary>
    private static async Task MakeAsync(string? script, string data)
    {
        if (script is not null && await Python() is { } python
            && await OfAsync(python, data, ["-c", $"import sys; sys.path.insert(0, {Quoted(Path.GetDirectoryName(script)!)}); import {Path.GetFileNameWithoutExtension(script)} as b; b.make(); print('made')"]) is not null)
            return;
        Console.Error.WriteLine("The script's phantom is not at hand: a phantom of the same size is made, with other numbers.");
        PetPhantom.Write(data, 600);
    }

    private static int Once(string folder)
    {
        var (image, _) = PetPhantom.Read(folder, VoxelMm);
        Work(image); // the first call pays for compilation
        var collected = GC.GetTotalAllocatedBytes();
        var start = Stopwatch.GetTimestamp();
        var (components, largest, peak, mips) = Work(image);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(FormattableString.Invariant($"{{\"s\": {seconds}, \"peak_mib\": {process.PeakWorkingSet64 / 1048576.0:0}, \"n\": {components.Sum(_ => 1)}, \"voxels\": {components.Sum(c => c.Voxels)}, \"max\": {largest:0.0000}, \"peak\": {peak:0.0000}, \"mip\": {mips:0}, \"allocated_mib\": {(GC.GetTotalAllocatedBytes() - collected) / 1048576.0:0}}}"));
        return 0;
    }

    /// <summary>Processor time rather than time: so much work it is, however many cores share it.</summary>
    private static int Turn(string folder)
    {
        var (image, _) = PetPhantom.Read(folder, VoxelMm);
        RotatingMip.Of(image, Angles, Largest); // the first call pays for compilation
        using var process = Process.GetCurrentProcess();
        var (spent, start) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        var turning = RotatingMip.Of(image, Angles, Largest);
        var wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        Console.WriteLine(FormattableString.Invariant($"{{\"s\": {(process.TotalProcessorTime - spent).TotalSeconds}, \"peak_mib\": {process.PeakWorkingSet64 / 1048576.0:0}, \"wall_s\": {wall:0.000}, \"angles\": {turning.Angles}, \"max\": {turning.At(0).Values.Max():0.00}}}"));
        return 0;
    }

    private static (IReadOnlyList<Region> Components, double Max, double Peak, double Mips) Work(VoxelImage image)
    {
        var components = Components.Of(Threshold.AtLeast(image, SuvThreshold));
        var statistics = components.Select(c => RegionStatistics.Of(image, c)!).ToList();
        var peak = components.Max(c => SuvPeak.Of(image, c, PeakVariant.IbsiGlobal)!.Value.Suv);
        var mips = Projections.Of(image);
        return (components, statistics.Max(s => s.Max), peak, mips.Coronal.Sum() + mips.Sagittal.Sum() + mips.Axial.Sum());
    }

    private static void Report(string program, List<string> lines)
    {
        if (lines.Count == 0)
            return;
        List<double> seconds = [.. lines.Select(l => Field(l, "s")).Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {program} | {seconds[seconds.Count / 2]:0.000} | {seconds[0]:0.000} | {lines.Max(l => Field(l, "peak_mib")):0} | {lines[0].Replace("|", "", StringComparison.Ordinal)} |"));
    }

    private static double Field(string json, string name) => double.Parse(FieldOf(name).Match(json).Groups["value"].Value, CultureInfo.InvariantCulture);

    private static Regex FieldOf(string name) => new($"\"{name}\": (?<value>[0-9.eE+-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string path) => "'" + path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    /// <summary>The first that has scipy; null: none.</summary>
    private static async Task<string?> Python()
    {
        foreach (var program in (string[])["python3", "/usr/bin/python3"])
            if (await OfAsync(program, ".", ["-c", "import numpy, scipy; print(scipy.__version__)"]) is not null)
                return program;
        return null;
    }

    // The last line it wrote; null where it failed or is not there.
    private static async Task<string?> OfAsync(string program, string data, string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["PETTMP"] = data;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == 0)
                return output.TrimEnd().Split('\n')[^1];
            await Console.Error.WriteLineAsync((await errors).TrimEnd().Split('\n')[^1]);
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
