using System.Net;
using Islet.Cli.Serve;
using Islet.Registry;
using Islet.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>What <c>islet demo</c> serves on a Thursday, made once; each journey has a copy of its own to write into.</summary>
public sealed class Demo : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-journeys-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (!Chromium.IsHere)
            return;
        var clock = new MovedClock(MovedClock.Thursday);
        using (var log = FindingLog.OpenOrCreate(Path.Combine(folder, "demo.db"), clock))
        {
            await using (var import = await log.BeginImportAsync(new("ada", "virtual:pancreatic-net:1")))
            {
                foreach (var course in await Chromium.CohortAsync())
                    await import.StageAsync(course);
                await import.CommitAsync();
            }
            await DemoBoard.ReferAsync(log, DateOnly.FromDateTime(clock.GetLocalNow().DateTime), CancellationToken.None);
        }
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A registry, a workbench over it, and somebody who stands before it.</summary>
    /// <param name="now">When it is; a Thursday of 2026 unless told.</param>
    /// <param name="file">Name of the registry.</param>
    /// <param name="pets">With the demonstration's patient whose PETs were read, who comes last.</param>
    public async Task<Walk> WalkAsync(Way way, string journey, DateTimeOffset? now = null, string file = "demo.db", bool pets = false)
    {
        Skip.If(browser is null, Chromium.NotHere);
        var own = Directory.CreateDirectory(Path.Combine(folder, $"{journey}-{way.Name}-{Guid.NewGuid():N}")).FullName;
        var registry = Path.Combine(own, file);
        File.Copy(Path.Combine(folder, "demo.db"), registry);
        var clock = new MovedClock(now ?? MovedClock.Thursday);
        var options = new WorkbenchOptions(registry, new(IPAddress.Loopback, 0)) { StudyFolder = Path.Combine(Chromium.Root, "studies"), Clock = clock };
        if (pets)
        {
            options = options with { Images = DemoPets.FolderOf(registry, registry) };
            DemoPets.Write(options.Images, CancellationToken.None);
            using var log = FindingLog.Open(registry, clock);
            await DemoPets.ReadAsync(log, options, CancellationToken.None);
        }
        var workbench = Workbench.Create(options);
        await workbench.StartAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Workbench.AddressOf(workbench).GetLeftPart(UriPartial.Authority),
            ViewportSize = new() { Width = way.Width, Height = way.Height },
            JavaScriptEnabled = way.Script,
        });
        return new(registry, workbench, context, Traveller.Of(await context.NewPageAsync(), way, journey));
    }
}

/// <summary>One journey under way.</summary>
public sealed record Walk(string Registry, WebApplication Workbench, IBrowserContext Context, Traveller Traveller) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Context.CloseAsync();
        await Workbench.DisposeAsync();
        Assert.Empty(Traveller.Faults);
    }
}

/// <summary>Runs like the system's clock, from another day.</summary>
internal sealed class MovedClock(DateTimeOffset from) : TimeProvider
{
    /// <summary>The day of the board in the demonstration.</summary>
    public static readonly DateTimeOffset Thursday = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);

    private readonly TimeSpan moved = from - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + moved;
}

[CollectionDefinition(nameof(Demo))]
public sealed class OneDemo : ICollectionFixture<Demo>;
