using System.Buffers.Binary;
using Microsoft.Playwright;

namespace Islet.Browser;

/// <summary>Pictures of the documentation. <c>ISLET_GOLDEN=update</c> writes them; otherwise each is taken, held against the one that is there, and left with the other screens.</summary>
/// <param name="folder">Below <c>docs/images</c>; empty: that folder itself.</param>
internal sealed class Pictures(string folder)
{
    private const int LeastBytes = 8_000; // an empty page compresses to less than 2 kB
    private const int MostBytes = 220_000; // of a page with images of a body; others take less than 150 kB

    private readonly HashSet<string> taken = [];

    public static bool Update { get; } = Environment.GetEnvironmentVariable("ISLET_GOLDEN") is "update";

    public IReadOnlySet<string> Taken => taken;

    private string Folder { get; } = Path.Combine(Chromium.Root, "docs", "images", folder);

    /// <param name="top">What stands uppermost in the picture; null: the top of the page.</param>
    /// <param name="above">Pixels left above it; more where a bar stays there.</param>
    public async Task TakeAsync(IPage page, string name, ILocator? top = null, int above = 16)
    {
        if (top is null)
            await page.EvaluateAsync("scrollTo({ top: 0, behavior: 'instant' })");
        else
            await top.EvaluateAsync("(e, above) => scrollTo({ top: scrollY + e.getBoundingClientRect().top - above, behavior: 'instant' })", above);
        var kept = Path.Combine(Folder, name + ".png");
        var found = PalettePng.Of(await page.ScreenshotAsync());
        await File.WriteAllBytesAsync(Update ? kept : Path.Combine(Chromium.Screens, $"{folder}{name}.png"), found);
        Assert.True(taken.Add(name), $"{name} is taken twice");
        Assert.True(File.Exists(kept), $"There is no {Path.Combine("docs", "images", folder, name)}.png; ISLET_GOLDEN=update takes it.");
        var before = await File.ReadAllBytesAsync(kept);
        Assert.InRange(found.Length, LeastBytes, MostBytes);
        Assert.InRange(before.Length, LeastBytes, MostBytes);
        Assert.Equal(SizeOf(before), SizeOf(found));
    }

    /// <summary>Each picture that there is, by its name.</summary>
    public IEnumerable<string> There() => Directory.EnumerateFiles(Folder, "*.png").Select(file => Path.GetFileNameWithoutExtension(file));

    /// <summary>Width and height stand in the first chunk of a PNG (ISO/IEC 15948, 11.2.2).</summary>
    private static (int Width, int Height) SizeOf(ReadOnlySpan<byte> png) => (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
}
