using System.Text.RegularExpressions;
using Islet.Browser.Journeys;
using Microsoft.Playwright;

namespace Islet.Browser;

/// <summary>The README shows the workbench as it is.</summary>
[Collection(nameof(Demo))]
public partial class ReadmePictureTests(Demo demo)
{
    private static readonly (string Name, string Address, string Top)[] Shown =
    [
        ("workbench-board", "/patients/91/board", "p.trail"), ("workbench-guideline", "/patients/9/guideline", "p.trail"),
        ("workbench-patient", "/patients/27", "section[aria-labelledby=changed]"), ("workbench-response", "/patients/34/response?line=1", "section[aria-labelledby=criteria]"),
    ];

    [SkippableFact]
    public async Task Its_pictures_of_the_workbench_are_taken_here()
    {
        await using var walk = await demo.WalkAsync(new("readme", 1280, 1000), "readme");
        var pictures = new Pictures("");
        foreach (var (name, address, top) in Shown)
        {
            await walk.Traveller.OpenAsync(address);
            await pictures.TakeAsync(walk.Traveller.Page, name, walk.Traveller.Page.Locator(top).First);
        }
        await using var reading = await demo.WalkAsync(new("readme", 1280, 1000), "readme-pet", pets: true);
        await ReadAPetTests.OpenAsync(reading.Traveller, ReadAPetTests.LastSst);
        await reading.Traveller.Page.Locator(".spot .goto").First.ClickAsync();
        await reading.Traveller.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await pictures.TakeAsync(reading.Traveller.Page, "workbench-pet", reading.Traveller.Page.Locator("div.pet"));
        Assert.Equal(pictures.There().Order(), pictures.Taken.Order());
        Assert.Equal(Picture().Matches(await File.ReadAllTextAsync(Path.Combine(Chromium.Root, "README.md"))).Select(picture => picture.Groups[1].Value).Order(), pictures.Taken.Order());
    }

    [GeneratedRegex(@"\]\(docs/images/([a-z-]+)\.png\)")]
    private static partial Regex Picture();
}
