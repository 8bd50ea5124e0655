using System.Text;
using Islet.Imaging.Pictures;

namespace Islet.Tests.Imaging.Pictures;

public class PngWriterTests
{
    [Theory, InlineData(1, 1, false), InlineData(7, 5, false), InlineData(64, 33, false), InlineData(64, 33, true)]
    public void Another_reader_finds_the_pixels_that_were_written(int width, int height, bool fast)
    {
        var random = new Random(width);
        var (grey, rgb) = (new byte[width * height], new byte[3 * width * height]);
        random.NextBytes(grey);
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)(i % 200); // a ramp: other filters win than in noise
        var (one, three) = (PngFile.Read(PngWriter.Grey(width, height, grey, fast: fast)), PngFile.Read(PngWriter.Rgb(width, height, rgb, fast: fast)));
        Assert.Equal((width, height, 1, 3), (one.Width, one.Height, one.Channels, three.Channels));
        Assert.Equal(grey, one.Pixels);
        Assert.Equal(rgb, three.Pixels);
    }

    [Fact] // PNG, third edition, 11.3.4.3: pixels per unit, big endian, unit 1 = metre
    public void The_size_of_a_pixel_stands_in_the_file_where_it_is_known()
    {
        Assert.Equal([0, 0, 0x01, 0xF4, 0, 0, 0x01, 0xF4, 1], PngFile.Read(PngWriter.Grey(1, 1, [0], 2.0)).Chunks.Single(c => c.Type == "pHYs").Data);
        Assert.DoesNotContain(PngFile.Read(PngWriter.Grey(1, 1, [0])).Chunks, c => c.Type == "pHYs");
    }

    [Fact]
    public void The_only_text_in_it_is_the_programs_name()
    {
        var chunks = PngFile.Read(PngWriter.Rgb(2, 1, [1, 2, 3, 4, 5, 6], 1)).Chunks;
        Assert.Equal(["IHDR", "sRGB", "pHYs", "tEXt", "IDAT", "IEND"], chunks.Select(c => c.Type));
        Assert.Equal("Software\0Islet", Encoding.Latin1.GetString(chunks.Single(c => c.Type == "tEXt").Data));
    }

    [Fact]
    public void A_film_holds_each_of_its_pictures_in_order()
    {
        byte[][] frames = [[0, 1, 2, 3, 4, 5], [9, 8, 7, 6, 5, 4], [1, 1, 1, 2, 2, 2]];
        var film = PngFile.Read(PngWriter.GreyFilm(3, 2, frames, 12));
        Assert.Equal(frames[0], film.Pixels);
        Assert.Equal(frames[1..], film.Chunks.Where(c => c.Type == "fdAT").Select(c => PngFile.Unfiltered(c.Data[4..], 3, 2, 1)));
        Assert.Equal([0, 1, 2, 3, 4], film.Chunks.Where(c => c.Type is "fcTL" or "fdAT").Select(c => c.Data[3])); // APNG: one count of both
    }

    [Fact]
    public void The_same_pixels_give_the_same_bytes() => Assert.Equal(PngWriter.Grey(50, 40, new byte[2000], 1), PngWriter.Grey(50, 40, new byte[2000], 1));
}
