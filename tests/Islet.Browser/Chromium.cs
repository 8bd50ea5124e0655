using System.Net;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;
using Islet.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Islet.Browser;

/// <summary>The workbench over the synthetic sample cohort, and the system's Chromium before it.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private readonly string folder = Directory.CreateTempSubdirectory("islet-browser-").FullName;
    private WebApplication workbench = null!;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Address { get; private set; } = "";

    public static string Root { get; } = Up(AppContext.BaseDirectory);

    /// <summary>Where screenshots and printed pages are left to be looked at.</summary>
    public static string Screens { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "test", "screens")).FullName;

    public async Task InitializeAsync()
    {
        if (!IsHere)
            return;
        var registry = Path.Combine(folder, "demo.db");
        await FillAsync();
        workbench = Workbench.Create(new(registry, new(IPAddress.Loopback, 0)) { StudyFolder = Path.Combine(Root, "studies") });
        await workbench.StartAsync();
        Address = Workbench.AddressOf(workbench).GetLeftPart(UriPartial.Authority);
        playwright = await Playwright.CreateAsync();
        browser = await LaunchAsync(playwright);
    }

    /// <summary>The system's own browser, which asks nothing of the outside.</summary>
    internal static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Program,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--lang=en-US"],
    });

    internal static bool IsHere => File.Exists(Program);

    internal static string NotHere => $"Skipped: Chromium is not here ({Program}; Debian package chromium).";

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (workbench is not null)
            await workbench.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A window of its own; the test is skipped, and says so, where there is no Chromium.</summary>
    public async Task<IPage> PageAsync(int width = 1280, int height = 900, bool script = true, ColorScheme colours = ColorScheme.Light)
    {
        Skip.If(browser is null, NotHere);
        var context = await browser.NewContextAsync(new() { BaseURL = Address, ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = script, ColorScheme = colours });
        return await context.NewPageAsync();
    }

    /// <summary>Adds courses beside the server, as another process would.</summary>
    public async Task ImportAsync(IEnumerable<NewCourse> courses)
    {
        using var log = FindingLog.OpenOrCreate(Path.Combine(folder, "demo.db"), TimeProvider.System);
        await using var import = await log.BeginImportAsync(new("test", "synthetic"));
        foreach (var course in courses)
            await import.StageAsync(course);
        await import.CommitAsync();
    }

    private async Task FillAsync() => await ImportAsync(await CohortAsync());

    /// <summary>The patients of <c>islet demo</c>.</summary>
    internal static async Task<IEnumerable<NewCourse>> CohortAsync()
    {
        var (profile, _) = ProfileFile.Read(await File.ReadAllTextAsync(Path.Combine(Root, "demo", "profiles", "pancreatic-net.yaml")), "profile");
        return VirtualCohort.Generate(profile!, 1);
    }

    private static string Up(string folder) =>
        File.Exists(Path.Combine(folder, "Islet.slnx")) ? folder : Up(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}

[CollectionDefinition(nameof(Chromium))]
public sealed class OneChromium : ICollectionFixture<Chromium>;
