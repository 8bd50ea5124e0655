using System.Net;
using Islet.Cli;
using Islet.Cli.Serve;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

public class ServeTests
{
    [Theory]
    [InlineData("http://0.0.0.0:4180"), InlineData("http://10.1.2.3:4180"), InlineData("https://127.0.0.1:4180"), InlineData("http://example.org"), InlineData("4180"), InlineData("http://127.0.0.1:1/x")]
    public void An_address_that_others_reach_is_refused(string urls) =>
        Assert.Equal("E_LISTEN", Assert.Throws<RefusedException>(() => ServeCommand.EndPoint(urls, AccessOptions.Team)).Problem.Code);

    [Theory]
    [InlineData("http://localhost:4180", "127.0.0.1:4180"), InlineData("http://127.0.0.1:80", "127.0.0.1:80"), InlineData("http://[::1]:99", "[::1]:99")]
    public void The_loopback_is_served(string urls, string expected) => Assert.Equal(IPEndPoint.Parse(expected), ServeCommand.EndPoint(urls, AccessOptions.Team).Listen);

    [Fact]
    public async Task The_demo_makes_its_registry_serves_it_says_where_and_stops_when_told()
    {
        var folder = Directory.CreateTempSubdirectory("islet-demo-").FullName;
        try
        {
            using var stop = new CancellationTokenSource();
            var (output, errors) = (new Lines("Islet is ready: "), new StringWriter());
            var demo = DemoCommand.RunAsync(Path.Combine(folder, "new", "demo.db"), port: 0, output, errors, stop.Token);
            await Task.WhenAny(output.Said, demo);
            using var http = new HttpClient();
            Assert.Equal("ok", await http.GetStringAsync(new Uri((await output.Said) + "/healthz")));
            await stop.CancelAsync();
            Assert.Equal(ExitCode.Done, await demo);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Waits for a line that begins so, and gives the rest of it.</summary>
    private sealed class Lines(string beginning) : StringWriter
    {
        private readonly TaskCompletionSource<string> said = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Said => said.Task;

        public override Task WriteLineAsync(string? value)
        {
            if (value?.StartsWith(beginning, StringComparison.Ordinal) is true)
                said.SetResult(value[beginning.Length..]);
            return Task.CompletedTask;
        }
    }
}
