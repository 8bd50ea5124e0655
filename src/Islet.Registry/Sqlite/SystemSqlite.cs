using System.Reflection;
using System.Runtime.InteropServices;
using Islet.Course;
using SQLitePCL;

namespace Islet.Registry;

/// <summary>Binds to the SQLite that the operating system ships and patches; Islet brings none of its own.</summary>
internal static class SystemSqlite
{
    private const string NameInProvider = "e_sqlite3";

    private static readonly Lazy<nint> Bound = new(() => Bind(Names));

    private static string[] Names => OperatingSystem.IsWindows() ? ["winsqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["libsqlite3.dylib", "/usr/lib/libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];

    /// <exception cref="RefusedException">E_SQLITE_MISSING.</exception>
    public static void Use() => _ = Bound.Value;

    internal static nint Load(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
                return library;
        }
        throw new RefusedException(Refusal.SqliteMissing(string.Join(", ", names)));
    }

    private static nint Bind(IEnumerable<string> names)
    {
        var library = Load(names);
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        raw.FreezeProvider();
        return library;

        nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == NameInProvider ? library : 0;
    }
}
