using Islet.Imaging.Pictures;

namespace Islet.Tests.Imaging.Pictures;

public class PictureSheetTests
{
    private static Picture Plain(int width, int height, byte red, double? mm) => new(width, height, [.. Enumerable.Range(0, width * height).SelectMany(_ => (byte[])[red, 10, 20])], mm);

    [Fact]
    public void Every_tile_is_shown_whole_and_once_in_rows()
    {
        var sheet = PictureSheet.Of(["heading"], [.. Enumerable.Range(0, 5).Select(i => (Plain(30 - i, 20 + i, (byte)(200 + i), 2.0), $"tile {i}"))], columns: 2);
        for (var i = 0; i < 5; i++)
        {
            var at = Enumerable.Range(0, sheet.Width * sheet.Height).Where(p => sheet.Rgb[3 * p] == 200 + i && sheet.Rgb[(3 * p) + 1] == 10 && sheet.Rgb[(3 * p) + 2] == 20).ToList();
            Assert.Equal((30 - i) * (20 + i), at.Count);
            Assert.Equal((30 - i, 20 + i), (at.Max(p => p % sheet.Width) - at.Min(p => p % sheet.Width) + 1, (at[^1] / sheet.Width) - (at[0] / sheet.Width) + 1));
        }
    }

    [Fact]
    public void A_scale_stands_below_only_where_all_tiles_have_one()
    {
        var (same, other) = (PictureSheet.Of([], [(Plain(80, 20, 1, 2), ""), (Plain(80, 20, 2, 2), "")], 2), PictureSheet.Of([], [(Plain(80, 20, 1, 2), ""), (Plain(80, 20, 2, 3), "")], 2));
        Assert.Equal((2.0, null), (same.PixelMm, other.PixelMm));
        Assert.True(same.Height > other.Height);
        // The longest dark row under the tiles, up to where the words begin: 10 cm of 2 mm.
        Assert.InRange(Enumerable.Range(same.Height - 24, 24).Max(y => Enumerable.Range(0, 68).Count(x => same.Rgb[3 * ((y * same.Width) + x)] < 160)), 49, 53);
    }
}
