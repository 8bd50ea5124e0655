using System.Reflection;

namespace Islet.Web;

/// <summary>Which Islet this is.</summary>
public static class Release
{
    /// <summary>Without the build's suffix.</summary>
    public static string Version { get; } =
        (typeof(Release).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];
}
