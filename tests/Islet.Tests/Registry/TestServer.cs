using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dapper;
using Npgsql;

namespace Islet.Tests.Registry;

/// <summary>
/// A PostgreSQL of the tests' own on the loopback, in a folder that goes with it. Its shell waits for our end of a pipe, so that it ends when we do,
/// however we end.
/// </summary>
internal sealed class TestServer
{
    private const string User = "islet", Password = "p@ss/word"; // what has to be escaped in an address

    private static readonly Lazy<TestServer?> Started = new(Start);

    private readonly Process shell;
    private int databases;

    private TestServer(Process shell, int port) => (this.shell, Port) = (shell, port);

    public int Port { get; }

    /// <summary>Skips the test where the system has no PostgreSQL.</summary>
    public static TestServer Here
    {
        get
        {
            Skip.If(Started.Value is null, "no PostgreSQL server on this computer: install the Debian package postgresql");
            return Started.Value!;
        }
    }

    public string Address(string database, string user = User, string password = Password) =>
        FormattableString.Invariant($"postgres://{user}:{Uri.EscapeDataString(password)}@127.0.0.1:{Port}/{database}");

    /// <returns>The name of a database of its own.</returns>
    public string CreateDatabase(string options = "")
    {
        var name = FormattableString.Invariant($"test_{Interlocked.Increment(ref databases)}");
        Execute("postgres", $"CREATE DATABASE {name} {options}");
        return name;
    }

    public void DropDatabase(string name) => Execute("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    public int Execute(string database, string sql)
    {
        using var db = Connect(database);
        return db.Execute(sql);
    }

    public NpgsqlConnection Connect(string database)
    {
        var db = new NpgsqlConnection(FormattableString.Invariant($"Host=127.0.0.1;Port={Port};Username={User};Password={Password};Database={database};Search Path=islet;Pooling=false"));
        db.Open();
        return db;
    }

    private static TestServer? Start()
    {
        if (OperatingSystem.IsWindows() || Binaries() is not { } binaries)
            return null;
        var folder = Directory.CreateTempSubdirectory("islet-postgres-").FullName;
        var asRoot = Environment.UserName == "root";
        if (asRoot)
            Run("chown", "postgres", folder);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var port = FreePort();
            var script = $"""
                set -e; cd '{folder}'; printf %s '{Password}' > pw
                '{binaries}/initdb' -D data -U {User} -E UTF8 --locale=C.UTF-8 --auth-host=scram-sha-256 --auth-local=trust --pwfile=pw --no-sync >log 2>&1
                '{binaries}/postgres' -D data -k '{folder}' -h 127.0.0.1 -p {port} -c fsync=off -c full_page_writes=off -c max_connections=400 -c max_locks_per_transaction=256 >>log 2>&1 &
                read -r end || true
                kill -QUIT $! || true; wait; cd /; rm -rf '{folder}'
                """;
            var start = new ProcessStartInfo(asRoot ? "runuser" : "sh") { UseShellExecute = false, RedirectStandardInput = true };
            foreach (var argument in asRoot ? (string[])["-u", "postgres", "--", "sh", "-c", script] : ["-c", script])
                start.ArgumentList.Add(argument);
            var server = new TestServer(Process.Start(start)!, port);
            if (server.Answers())
                return server;
            server.shell.StandardInput.Close();
        }
        throw new InvalidOperationException("A PostgreSQL is here and does not start.");
    }

    private bool Answers()
    {
        for (var wait = 0; wait < 300 && !shell.HasExited; wait++)
        {
            try
            {
                Connect("postgres").Dispose();
                return true;
            }
            catch (NpgsqlException)
            {
                Thread.Sleep(100);
            }
        }
        return false;
    }

    /// <summary>The newest of Debian's folders, or what the path names.</summary>
    private static string? Binaries() => (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .OrderDescending(StringComparer.Ordinal).Select(version => version + "/bin")
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(folder => Is(folder + "/initdb") && Is(folder + "/postgres"));

    /// <summary>A link to nothing is nothing.</summary>
    private static bool Is(string program) => File.Exists(program) && new FileInfo(program) is var file && (file.LinkTarget is null || file.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
    }
}
