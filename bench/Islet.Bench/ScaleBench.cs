using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Islet.Registry;
using Islet.Studies;

namespace Islet.Bench;

/// <summary>
/// The walk from files to pages at the size of a large centre and of a nation, each step as its user calls it: the command as a process, the
/// page over HTTP. The files are synthetic, ten findings a patient.
/// </summary>
internal static class ScaleBench
{
    private const int PageRequests = 400, WarmRuns = 10;
    public const ulong Seed = 20261121;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "islet.dll");

    public static async Task<int> RunAsync(string[] sizes)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd}"));
        foreach (var patients in sizes.Length > 0 ? [.. sizes.Select(s => int.Parse(s, CultureInfo.InvariantCulture))] : new[] { 5_000, 100_000 })
            await RunAsync(patients);
        return 0;
    }

    /// <summary>Only the warm study, of a registry that is there.</summary>
    public static async Task<int> StudyOfAsync(string registry)
    {
        await StudyAsync(registry);
        return 0;
    }

    private static async Task RunAsync(int patients)
    {
        var folder = Directory.CreateTempSubdirectory("islet-scale-");
        try
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{patients} patients, {patients * 10L} findings"));
            var study = folder.CreateSubdirectory("study");
            await CbioportalFiles.WriteAsync(study, patients, Seed);
            var registry = Path.Combine(folder.FullName, "registry.db");
            await IsletAsync("import", "import", "cbioportal", study.FullName, "--registry", registry);
            await IsletAsync("the same import again", "import", "cbioportal", study.FullName, "--registry", registry);
            Tell("file", new FileInfo(registry).Length / 1e6, "MB");
            await IsletAsync("check", "check", "--registry", registry, "--json");
            await IsletAsync("study, cold process", "study", "run", StudyFile(), "--registry", registry, "--out", Path.Combine(folder.FullName, "out"));
            await StudyAsync(registry);
            await PagesAsync(registry, patients);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>From the registry to figure and tables in a process that has done it before.</summary>
    private static async Task StudyAsync(string registry)
    {
        using var log = FindingLog.Open(registry, TimeProvider.System);
        var study = Study.Read(await File.ReadAllBytesAsync(StudyFile()), "study").Value!;
        var (scans, runs, files) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < WarmRuns; i++)
        {
            var position = await log.PositionAsync();
            var plan = new StudyPlan(study, DataLock.At(position.Batch, position.At));
            var watch = Stopwatch.StartNew();
            var rows = await log.MapAsync(plan.Read, position);
            scans.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            var results = plan.Run(rows);
            runs.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            StudyOutput.Files(results, width: 800);
            files.Add(watch.Elapsed.TotalSeconds);
        }
        Tell("study, warm", scans[^1] + runs[^1] + files[^1], string.Create(CultureInfo.InvariantCulture, $"s (courses {scans[^1]:F2}, estimates {runs[^1]:F2}, files {files[^1]:F2})"));
    }

    /// <summary>A command as its user calls it: time of the wall, of the processors, and the most memory it held.</summary>
    internal static async Task IsletAsync(string step, params string[] args)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(args);
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (peak, ticks) = (0L, 0L);
        while (!process.WaitForExit(20))
            (peak, ticks) = (Math.Max(peak, MemoryOf(process, "VmHWM")), Math.Max(ticks, TicksOf(process)));
        await output;
        if (process.ExitCode is not (0 or 1))
            throw new InvalidOperationException($"{step} ended with {process.ExitCode}: {(await output)[1]}");
        Tell(step, watch.Elapsed.TotalSeconds, string.Create(CultureInfo.InvariantCulture, $"s, {ticks / 100.0:F2} s of processor, peak {peak / 1024} MB"));
    }

    private static async Task PagesAsync(string registry, int patients)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = Start(["serve", "--registry", registry, "--urls", address]);
        _ = server.StandardError.ReadToEndAsync();
        _ = server.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = new(address) };
        try
        {
            var watch = Stopwatch.StartNew();
            while (!await AnswersAsync(http))
                await Task.Delay(20);
            Tell("server answers after", watch.Elapsed.TotalSeconds, "s");
            var random = new Random(1);
            string Patient() => string.Create(CultureInfo.InvariantCulture, $"/patients/{random.Next(1, patients + 1)}");
            await TimeAsync(http, "overview", 50, () => "/");
            await TimeAsync(http, "patient", PageRequests, Patient);
            await TimeAsync(http, "patient list", 50, () => string.Create(CultureInfo.InvariantCulture, $"/patients?page={random.Next(1, Math.Max(2, patients / 50))}"));
            await TimeAsync(http, "patient list, sorted and searched", 50, () => string.Create(CultureInfo.InvariantCulture, $"/patients?q={random.Next(10, 99)}&sort=-age"));
            await TimeAsync(http, "study page", 5, () => "/studies/overall-survival-by-grade");
            Tell("server's memory", MemoryOf(server, "VmRSS") / 1024.0, string.Create(CultureInfo.InvariantCulture, $"MB, peak {MemoryOf(server, "VmHWM") / 1024} MB"));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task TimeAsync(HttpClient http, string page, int requests, Func<string> address)
    {
        for (var i = 0; i < 5; i++)
            (await http.GetAsync(address())).EnsureSuccessStatusCode();
        var times = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            var watch = Stopwatch.StartNew();
            using var response = await http.GetAsync(address());
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
            times[i] = watch.Elapsed.TotalMilliseconds;
        }
        Array.Sort(times);
        Tell($"page: {page}", times[requests / 2], string.Create(CultureInfo.InvariantCulture, $"ms median, p95 {times[(int)Math.Ceiling(requests * 0.95) - 1]:F1} ms"));
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/")).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private static Process Start(string[] args) => Process.Start(new ProcessStartInfo("dotnet", [Program, .. args]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;

    internal static void Tell(string step, double value, string unit) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {step,-38} {value,9:F2} {unit}"));

    /// <summary>Kilobytes, as Linux counts them; 0 elsewhere or after the end.</summary>
    private static long MemoryOf(Process process, string row)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith(row, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim().Split('\t')[^1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Hundredths of a second of processors, in user's and kernel's code (proc(5), fields 14 and 15); 0 elsewhere or after the end.</summary>
    private static long TicksOf(Process process)
    {
        try
        {
            var fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ');
            return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string StudyFile() => Path.Combine(Checkout(), "studies", "overall-survival-by-grade.yaml");

    internal static string Checkout()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Islet.slnx")))
                return folder;
        }
        throw new InvalidOperationException("Run the benchmark from a checkout.");
    }
}
