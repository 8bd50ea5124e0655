using Islet.Course;

namespace Islet.Registry;

/// <summary>What <c>--registry</c> names: the path of a file, or a database on a PostgreSQL server.</summary>
public static class RegistryAddress
{
    public static bool IsServer(string registry) => ServerAddress.IsOne(registry);

    /// <summary>For people: the file's name, or host/database. A user or a password is never in it.</summary>
    /// <exception cref="RefusedException">E_REGISTRY_ADDRESS.</exception>
    public static string NameOf(string registry) => IsServer(registry) ? ServerAddress.Parse(registry).Name : Path.GetFileName(registry);

    /// <summary>Something stands there; it need not be a registry.</summary>
    /// <exception cref="RefusedException">A server that refuses, or cannot be reached.</exception>
    public static bool Exists(string registry) => IsServer(registry) ? RegistryServer.Exists(registry) : Path.Exists(registry);

    /// <summary>Begins the paths of files that belong to the registry and are no part of it: beside a file, or in the user's own folder on this computer.</summary>
    /// <exception cref="RefusedException">E_REGISTRY_ADDRESS.</exception>
    public static string Beside(string registry)
    {
        if (!IsServer(registry))
            return registry;
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "islet");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, string.Concat(NameOf(registry).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_')));
    }
}
