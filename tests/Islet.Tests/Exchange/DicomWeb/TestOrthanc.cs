using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Islet.Tests.Exchange.DicomWeb;

/// <summary>
/// An Orthanc of the tests' own on the loopback, with a configuration and a storage that go with it; the service that Debian's package starts is left alone. Its
/// shell waits for our end of a pipe, so that it ends when we do, however we end.
/// </summary>
internal sealed class TestOrthanc
{
    public const string User = "islet", Password = "p@ss:wörd";

    private static readonly Lazy<TestOrthanc?> Started = new(Start);

    private readonly Process shell;

    private TestOrthanc(Process shell, int port) => (this.shell, Url) = (shell, FormattableString.Invariant($"http://127.0.0.1:{port}/dicom-web"));

    /// <summary>Skips the test where the system has no Orthanc with its plugin.</summary>
    public static TestOrthanc Here
    {
        get
        {
            Skip.If(Started.Value is null, "no Orthanc with its DICOMweb plugin on this computer: install the Debian packages orthanc and orthanc-dicomweb");
            return Started.Value!;
        }
    }

    public string Url { get; }

    private static TestOrthanc? Start()
    {
        string? program = First("/usr/sbin/Orthanc", "/usr/bin/Orthanc", "/usr/local/sbin/Orthanc"), plugin = First("/usr/share/orthanc/plugins/libOrthancDicomWeb.so", "/usr/lib/orthanc/plugins/libOrthancDicomWeb.so", "/usr/local/share/orthanc/plugins/libOrthancDicomWeb.so");
        if (OperatingSystem.IsWindows() || program is null || plugin is null)
            return null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var (folder, port) = (Directory.CreateTempSubdirectory("islet-orthanc-").FullName, FreePort());
            File.WriteAllText(Path.Combine(folder, "orthanc.json"), JsonSerializer.Serialize(new Dictionary<string, object>
            {
                ["Name"] = "ISLETTEST", ["HttpPort"] = port, ["RemoteAccessAllowed"] = false, ["AuthenticationEnabled"] = true, ["RegisteredUsers"] = new Dictionary<string, string> { [User] = Password }, ["DicomServerEnabled"] = false,
                ["StorageDirectory"] = Path.Combine(folder, "store"), ["IndexDirectory"] = Path.Combine(folder, "store"), ["Plugins"] = new[] { plugin }, ["OverwriteInstances"] = false, ["HttpVerbose"] = false,
                ["DicomWeb"] = new Dictionary<string, object> { ["Enable"] = true, ["Root"] = "/dicom-web/", ["EnableWado"] = false },
            }));
            var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardInput = true };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add($"cd '{folder}'; '{program}' orthanc.json >log 2>&1 & read -r end || true; kill $! || true; wait; cd /; rm -rf '{folder}'");
            var orthanc = new TestOrthanc(Process.Start(start)!, port);
            if (orthanc.Answers(port))
                return orthanc;
            orthanc.shell.StandardInput.Close();
        }
        throw new InvalidOperationException("An Orthanc is here and does not start.");
    }

    private bool Answers(int port)
    {
        using var http = new HttpClient();
        for (var wait = 0; wait < 300 && !shell.HasExited; wait++)
        {
            try
            {
                return http.GetAsync(new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/dicom-web/studies"))).Result.StatusCode == HttpStatusCode.Unauthorized;
            }
            catch (AggregateException)
            {
                Thread.Sleep(100);
            }
        }
        return false;
    }

    private static string? First(params string[] paths) => paths.FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
