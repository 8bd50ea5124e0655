using System.Globalization;
using Islet.Course;
using Npgsql;

namespace Islet.Registry;

/// <summary>The address of a registry on a PostgreSQL server: <c>postgres://user:password@host:port/database</c>. It is never said again as it was given.</summary>
/// <param name="Name">host/database: what messages and pages say.</param>
internal sealed record ServerAddress(string Name, NpgsqlConnectionStringBuilder Connection)
{
    private const int UsualPort = 5432;

    private static readonly string[] Schemes = ["postgres://", "postgresql://"];

    public static bool IsOne(string registry) => Schemes.Any(scheme => registry.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="RefusedException">E_REGISTRY_ADDRESS.</exception>
    public static ServerAddress Parse(string registry)
    {
        if (!Uri.TryCreate(registry, UriKind.Absolute, out var uri) || uri.AbsolutePath.Trim('/') is not { Length: > 0 } path || path.Contains('/', StringComparison.Ordinal) || uri.Fragment.Length > 0)
            throw new RefusedException(ServerProblems.Address("an address without a database, or no address"));
        var user = uri.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.Host.Trim('[', ']') : "localhost",
            Port = uri.Port > 0 ? uri.Port : UsualPort,
            Database = Uri.UnescapeDataString(path),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (var (name, value) in Options(uri.Query))
            Set(connection, name, value);
        return new(NameOf(connection), connection);
    }

    /// <summary>A record would print its connection, password and all.</summary>
    public override string ToString() => Name;

    private static string NameOf(NpgsqlConnectionStringBuilder c) =>
        string.Create(CultureInfo.InvariantCulture, $"{(c.Host!.StartsWith('/') ? "this computer" : c.Host)}{(c.Port == UsualPort ? "" : $":{c.Port}")}/{c.Database}");

    private static IEnumerable<(string Name, string Value)> Options(string query) =>
        query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2))
            .Select(pair => (pair[0].ToLowerInvariant(), pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : ""));

    /// <summary>Those of libpq's words that mean something here.</summary>
    private static void Set(NpgsqlConnectionStringBuilder connection, string name, string value)
    {
        switch (name)
        {
            case "host": // a folder of sockets, which has no place in an address
                connection.Host = value;
                break;
            case "sslmode" when Enum.TryParse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode):
                connection.SslMode = mode;
                break;
            case "sslrootcert":
                connection.RootCertificate = value;
                break;
            case "connect_timeout" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 1024:
                connection.Timeout = seconds;
                break;
            case "pool" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var connections) && connections is >= 4 and <= 1000:
                connection.MaxPoolSize = connections;
                break;
            default:
                throw new RefusedException(ServerProblems.Address("an option after ? that is none, or out of range"));
        }
    }
}
