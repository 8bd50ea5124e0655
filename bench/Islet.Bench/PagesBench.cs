using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Islet.Registry;

namespace Islet.Bench;

/// <summary>
/// Every page under load: so many connections, each asking the next page as soon as it has the last (closed loop, no think time), over the loopback only, signed in as
/// people are. For each page the times, the server's processor time, and what is sent over the wire, as a browser asks for it (compressed).
/// </summary>
internal static partial class PagesBench
{
    private const int Connections = 20, MostRequests = 4_000;
    private const double SecondsToWarm = 180, SecondsAPage = 2;
    private const string User = "bench";
    private const string YoungestGeneration = "0x8000000"; // as ./islet serve starts it

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "islet.dll");

    /// <param name="registries">A file or an address on a server each; nobody in it yet: it is filled. None: a file that is deleted at the end.</param>
    public static async Task<int> RunAsync(string[] registries)
    {
        var folder = Directory.CreateTempSubdirectory("islet-pages-");
        try
        {
            foreach (var registry in registries.Length > 0 ? registries : [Path.Combine(folder.FullName, "registry.db")])
            {
                await BenchRegistry.FillAsync(registry, folder);
                await MeasureAsync(registry);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task MeasureAsync(string registry)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var password = RandomNumberGenerator.GetHexString(24);
        await BenchRegistry.AccountAsync(registry, User, password);
        using var server = Process.Start(new ProcessStartInfo("dotnet", [Program, "serve", "--registry", registry, "--urls", address]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_GCgen0size"] = YoungestGeneration } })!;
        _ = Task.WhenAll(server.StandardError.ReadToEndAsync(), server.StandardOutput.ReadToEndAsync());
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, AutomaticDecompression = DecompressionMethods.None, UseProxy = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(10) };
        try
        {
            var start = Stopwatch.StartNew();
            while (!await AnswersAsync(http))
                await Task.Delay(50);
            await SignInAsync(http, password);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{(RegistryAddress.IsServer(registry) ? "PostgreSQL" : "SQLite")}, {Environment.ProcessorCount} processors, {Connections} connections, {DateTime.UtcNow:yyyy-MM-dd}; load average {Load()}; first answer after {start.Elapsed.TotalSeconds:F1} s"));
            while (await IsCountingAsync(http))
                await Task.Delay(500);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the worklist is counted after {start.Elapsed.TotalSeconds:F0} s; server's memory {Memory(server, "VmRSS")} MB, peak {Memory(server, "VmHWM")} MB"));
            http.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
            await WarmAsync(http);
            Console.WriteLine("  page                                  p50 ms   p95 ms       /s   cpu ms   most kB");
            foreach (var (page, path) in BenchPages.All)
                await LoadAsync(http, server, page, path);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  server's memory {Memory(server, "VmRSS")} MB, peak {Memory(server, "VmHWM")} MB; load average {Load()}"));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    /// <summary>A server that has run for a while has compiled what it runs.</summary>
    private static Task WarmAsync(HttpClient http)
    {
        var until = Stopwatch.StartNew();
        return Task.WhenAll(Enumerable.Range(1, Connections).Select(async connection =>
        {
            var random = new Random(-connection);
            while (until.Elapsed.TotalSeconds < SecondsToWarm)
            {
                using var answer = await http.GetAsync(BenchPages.All[random.Next(BenchPages.All.Count)].Path(random));
            }
        }));
    }

    private static async Task LoadAsync(HttpClient http, Process server, string page, Func<Random, string> path)
    {
        using (await http.GetAsync(path(new(0)))) { } // what a page keeps from now on
        var (times, bytes, failed) = (new ConcurrentBag<double>(), 0L, 0);
        var (until, used) = (Stopwatch.StartNew(), Processor(server));
        await Task.WhenAll(Enumerable.Range(1, Connections).Select(async connection =>
        {
            var random = new Random(connection);
            while (until.Elapsed.TotalSeconds < SecondsAPage && times.Count < MostRequests)
            {
                var watch = Stopwatch.StartNew();
                using var answer = await http.GetAsync(path(random), HttpCompletionOption.ResponseHeadersRead);
                var sent = (await answer.Content.ReadAsByteArrayAsync()).Length;
                times.Add(watch.Elapsed.TotalMilliseconds);
                for (var most = Volatile.Read(ref bytes); sent > most && Interlocked.CompareExchange(ref bytes, sent, most) != most; most = Volatile.Read(ref bytes)) { }
                if (!answer.IsSuccessStatusCode && page != BenchPages.NotThere)
                    Interlocked.Increment(ref failed);
            }
        }));
        double[] sorted = [.. times.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {page,-36} {sorted[sorted.Length / 2],7:F1}  {sorted[(int)Math.Ceiling(sorted.Length * 0.95) - 1],7:F1}  {sorted.Length / until.Elapsed.TotalSeconds,7:F0}  {(Processor(server) - used).TotalMilliseconds / sorted.Length,7:F1}   {bytes / 1000.0,7:F1}{(failed > 0 ? $"   {failed} FAILED" : "")}"));
    }

    private static async Task SignInAsync(HttpClient http, string password)
    {
        var form = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = User, ["password"] = password, ["__RequestVerificationToken"] = FormToken().Match(form).Groups["token"].Value };
        using var answer = await http.PostAsync(new Uri("/sign-in/now", UriKind.Relative), new FormUrlEncodedContent(fields));
        using var page = await http.GetAsync(new Uri("/worklist", UriKind.Relative));
        if (!page.IsSuccessStatusCode || page.RequestMessage!.RequestUri!.AbsolutePath != "/worklist")
            throw new InvalidOperationException($"Nobody is signed in: the worklist answers {(int)page.StatusCode} at {page.RequestMessage!.RequestUri!.AbsolutePath}.");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormToken();

    private static async Task<bool> IsCountingAsync(HttpClient http) =>
        (await http.GetStringAsync(new Uri("/worklist", UriKind.Relative))).Contains("class=\"counting\"", StringComparison.Ordinal);

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/healthz", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private static TimeSpan Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static long Memory(Process process, string row) => !File.Exists($"/proc/{process.Id}/status") ? 0
        : long.Parse(File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith(row, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
