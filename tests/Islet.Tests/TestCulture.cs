using System.Globalization;
using System.Runtime.CompilerServices;

namespace Islet.Tests;

/// <summary>The tests run once as the machine is and once with <c>ISLET_TEST_CULTURE=de-DE</c>, where 1.5 is written 1,5.</summary>
internal static class TestCulture
{
    [ModuleInitializer]
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable("ISLET_TEST_CULTURE") is not { Length: > 0 } name)
            return;
        var culture = CultureInfo.GetCultureInfo(name);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
    }
}
