using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Islet.Bench;

/// <summary>
/// Pages under load: so many connections, each asking the next page as soon as it has the last (closed loop, no think time), bounded in time, over the loopback only.
/// For each page the times and what is sent over the wire, as a browser asks for it (compressed).
/// </summary>
internal static class PagesBench
{
    private const int Connections = 20;
    private const double SecondsAPage = 5;
    private const int MostRequests = 4_000;

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "islet.dll");

    /// <param name="args">The registry; the number of its first patient with a long course; the number of patients from there on.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var (registry, first, count) = (args[0], Number(args, 1, 1), Number(args, 2, 100));
        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = Process.Start(new ProcessStartInfo("dotnet", [Program, "serve", "--registry", registry, "--urls", address]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = Task.WhenAll(server.StandardError.ReadToEndAsync(), server.StandardOutput.ReadToEndAsync());
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, AutomaticDecompression = DecompressionMethods.None, UseProxy = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        try
        {
            var start = Stopwatch.StartNew();
            while (!await AnswersAsync(http))
                await Task.Delay(50);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {Connections} connections, {DateTime.UtcNow:yyyy-MM-dd}; load average {Load()}; first answer after {start.Elapsed.TotalSeconds:F1} s"));
            while (await IsCountingAsync(http))
                await Task.Delay(1000);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  the worklist is counted after {start.Elapsed.TotalSeconds:F0} s; server's memory {Memory(server, "VmRSS")} MB, peak {Memory(server, "VmHWM")} MB"));
            foreach (var (page, path) in Pages(first, count))
                await LoadAsync(http, page, path);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  server's memory {Memory(server, "VmRSS")} MB, peak {Memory(server, "VmHWM")} MB; load average {Load()}"));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
        return 0;
    }

    private static IEnumerable<(string Page, Func<Random, string> Path)> Pages(int first, int count)
    {
        string Patient(Random r, string page) => string.Create(CultureInfo.InvariantCulture, $"/patients/{first + r.Next(count)}{page}");
        return
        [
            ("overview", _ => "/"), ("worklist", r => string.Create(CultureInfo.InvariantCulture, $"/worklist?page={1 + r.Next(50)}")), ("worklist, one kind", _ => "/worklist?kind=examination"),
            ("patient list", r => string.Create(CultureInfo.InvariantCulture, $"/patients?page={1 + r.Next(500)}")), ("patient list, searched and sorted", r => string.Create(CultureInfo.InvariantCulture, $"/patients?q={r.Next(10, 99)}&sort=-age")),
            ("decisions", r => string.Create(CultureInfo.InvariantCulture, $"/decisions?page={1 + r.Next(50)}")), ("patient", r => Patient(r, "")), ("board", r => Patient(r, "/board")), ("response", r => Patient(r, "/response")),
            ("lesions", r => Patient(r, "/lesions")), ("fact sheet", r => Patient(r, "/facts")), ("guideline", r => Patient(r, "/guideline")), ("plan", r => Patient(r, "/plan")), ("similar patients", r => Patient(r, "/similar")),
            ("a patient's work", r => Patient(r, "/worklist")), ("cohort", _ => "/cohort"), ("studies", _ => "/studies"), ("guidelines", _ => "/guidelines"), ("problems", _ => "/problems"),
        ];
    }

    private static async Task LoadAsync(HttpClient http, string page, Func<Random, string> path)
    {
        using (var probe = await http.GetAsync(path(new(0))))
        {
            if (!probe.IsSuccessStatusCode)
            {
                Console.WriteLine($"  {page,-36} answers {(int)probe.StatusCode}");
                return;
            }
        }
        var (times, bytes, failed) = (new ConcurrentBag<double>(), 0L, 0);
        var until = Stopwatch.StartNew();
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
                if (!answer.IsSuccessStatusCode)
                    Interlocked.Increment(ref failed);
            }
        }));
        double[] sorted = [.. times.Order()];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {page,-36} p50 {sorted[sorted.Length / 2],7:F1} ms   p95 {sorted[(int)Math.Ceiling(sorted.Length * 0.95) - 1],7:F1} ms   {sorted.Length / until.Elapsed.TotalSeconds,6:F0}/s   at most {bytes / 1000.0,6:F1} kB{(failed > 0 ? $"   {failed} FAILED" : "")}"));
    }

    private static async Task<bool> IsCountingAsync(HttpClient http)
    {
        using var plain = new HttpRequestMessage(HttpMethod.Get, "/worklist");
        plain.Headers.AcceptEncoding.ParseAdd("identity");
        using var answer = await http.SendAsync(plain);
        return (await answer.Content.ReadAsStringAsync()).Contains("class=\"counting\"", StringComparison.Ordinal);
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync(new Uri("/", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    private static int Number(string[] args, int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

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
